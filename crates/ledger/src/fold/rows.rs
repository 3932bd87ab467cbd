//! The rows that stand: what entries say of sources, actors, attributes, definitions and names, as later entries
//! corrected it.
//!
//! An entry adds a row. One that `corrects` another takes its place, one that `removes` another ends it, and both say
//! `why`. A definition or policy takes the place of an earlier one of the same path. Nothing is lost: the entry that
//! was corrected stays in the log, and `--known` finds the row as it was.

use borsh::{BorshDeserialize, BorshSerialize};
use std::collections::{BTreeMap, HashMap};

use comity_regime::Day;

use crate::{
    Content, Entry, Fields, Kind, Statement,
    entry::{CORRECTS, OF_ENTRIES, REMOVES, WHY},
    keyring::DEPOSITARY,
};

/// A row, and the entry that says it.
#[derive(Clone, Debug, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Row {
    /// The entry.
    pub entry: u64,
    /// Its columns, without those of the entry alone.
    pub fields: Fields<'static>,
    /// Why it says so, if the entry gives a reason.
    pub why: String,
}

/// That a row took another's place, or ended it.
#[derive(Clone, Debug, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Change {
    /// The entry that says so.
    pub entry: u64,
    /// The day it was recorded.
    pub recorded: Day,
    /// In whose name.
    pub by: String,
    /// Why.
    pub why: String,
    /// What it is about.
    pub kind: Kind,
    /// The row that ended.
    pub before: Row,
    /// The row that took its place, if one did.
    pub after: Option<Row>,
}

/// All rows that stand after some entries.
#[derive(Clone, Debug, Default, BorshSerialize, BorshDeserialize)]
pub struct Rows {
    /// By kind, in the order of the log; a row that took another's place has that place. `None` where it ended.
    tables: BTreeMap<Kind, Vec<Option<Row>>>,
    /// Where the row of an entry stands, if it does.
    places: HashMap<u64, (Kind, usize)>,
    /// Where the definition or policy of a path stands.
    paths: HashMap<String, usize>,
    changes: Vec<Change>,
    /// Each entry of a row, with the day it was recorded.
    turns: Vec<(u64, Day)>,
}

impl Rows {
    /// The rows of a record folder, as if each were an entry.
    pub fn of_folder(contents: &[Content<'_>]) -> Rows {
        let mut rows = Rows::default();
        for (index, content) in (0..).zip(contents) {
            let statement = Statement::unsigned(DEPOSITARY, content.clone());
            // INVARIANT: a folder corrects nothing, so each row is simply added.
            let _ = rows.apply(&Entry { recorded: Day::MIN, statement }, index);
        }
        rows
    }

    /// Takes what entry `index` says into account. Nothing changes where it does not hold.
    ///
    /// # Errors
    /// If it corrects what does not stand, or does not say why.
    pub fn apply(&mut self, entry: &Entry<'_>, index: u64) -> Result<(), String> {
        let Content { kind, fields } = &entry.statement.content;
        if !kind.is_row() {
            return Ok(());
        }
        let (corrects, removes) = (fields.get(CORRECTS), fields.get(REMOVES));
        let path = fields.get("path");
        let at = match (corrects, removes) {
            ("", "") if *kind == Kind::Definition => self.paths.get(path).copied(),
            ("", "") => None,
            ("", named) => Some(self.standing(*kind, named)?),
            (_, "") if *kind == Kind::Definition => {
                return Err("a definition takes the place of the earlier one of its path by itself: leave 'corrects' out".into());
            }
            (named, "") => Some(self.standing(*kind, named)?),
            _ => return Err("it either corrects an entry or removes what it says".into()),
        };
        if !(corrects.is_empty() && removes.is_empty()) && fields.get(WHY).trim().is_empty() {
            return Err("a correction says why: 'why' is missing".into());
        }
        let said = fields.pairs().iter().filter(|(column, _)| !OF_ENTRIES.contains(&&**column));
        let said = Fields::new(said.map(|(column, text)| (&**column, &**text)));
        let removed = !removes.is_empty();
        if removed && !said.pairs().is_empty() {
            return Err("what removes a row says which, and why, and nothing else".into());
        }
        let row = Row { entry: index, fields: said, why: fields.get(WHY).to_owned() };
        self.put(*kind, at, (!removed).then_some(row), entry, index);
        self.turns.push((index, entry.recorded));
        Ok(())
    }

    /// Puts a row where another stands, or behind all others.
    fn put(&mut self, kind: Kind, at: Option<usize>, row: Option<Row>, said: &Entry<'_>, index: u64) {
        let table = self.tables.entry(kind).or_default();
        let at = at.unwrap_or_else(|| {
            table.push(None);
            table.len() - 1
        });
        let old = std::mem::replace(&mut table[at], row);
        if let Some(old) = old {
            self.places.remove(&old.entry);
            if kind == Kind::Definition {
                self.paths.remove(old.fields.get("path"));
            }
            self.changes.push(Change {
                entry: index,
                recorded: said.recorded,
                by: said.statement.by.clone().into_owned(),
                why: said.statement.content.fields.get(WHY).to_owned(),
                kind,
                before: old,
                after: table[at].clone(),
            });
        }
        if let Some(row) = &table[at] {
            self.places.insert(index, (kind, at));
            if kind == Kind::Definition {
                self.paths.insert(row.fields.get("path").to_owned(), at);
            }
        }
    }

    /// Where the row of an entry of a kind stands.
    fn standing(&self, kind: Kind, entry: &str) -> Result<usize, String> {
        let number: u64 = entry.parse().map_err(|_| format!("'{entry}' is not the number of an entry"))?;
        match self.places.get(&number) {
            Some((found, at)) if *found == kind => Ok(*at),
            Some((found, _)) => {
                Err(format!("entry {number} says something of another kind: {}", found.word()))
            }
            None => Err(match self.changes.iter().rfind(|change| change.before.entry == number) {
                Some(Change { entry, after: None, .. }) => {
                    format!("entry {number} no longer stands: entry {entry} removed it")
                }
                Some(Change { entry, .. }) => {
                    format!("entry {number} no longer stands: correct entry {entry}, which took its place")
                }
                None => format!("entry {number} says nothing that could be corrected like this"),
            }),
        }
    }

    /// The rows of a kind, in their order. Definitions include policies.
    pub fn table(&self, kind: Kind) -> impl Iterator<Item = &Row> {
        self.tables.get(&kind).into_iter().flatten().flatten()
    }

    /// The row that an entry says, if it still stands.
    pub fn row(&self, entry: u64) -> Option<&Row> {
        let (kind, at) = self.places.get(&entry)?;
        self.tables.get(kind)?.get(*at)?.as_ref()
    }

    /// The definition or policy of a path.
    pub fn definition(&self, path: &str) -> Option<&Row> {
        self.tables.get(&Kind::Definition)?.get(*self.paths.get(path)?)?.as_ref()
    }

    /// What was corrected, in the order of the log.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The first entry recorded after a day that says a row: until then the record had the same rows. Before its first day
    /// it had those of that day, or nothing could be asked about at all.
    pub fn first_since(&self, day: Day) -> Option<u64> {
        let day = self.turns.first().map_or(day, |(_, first)| day.max(*first));
        let at = self.turns.partition_point(|(_, recorded)| *recorded <= day);
        self.turns.get(at).map(|(entry, _)| *entry)
    }
}
