//! The rows that stand: what entries say of sources, actors, attributes, definitions and names, as later entries
//! corrected it.
//!
//! An entry adds a row. One that `corrects` another takes its place, one that `removes` another ends it, and both say
//! `why`. A definition or policy takes the place of an earlier one of the same path. Nothing is lost: the entry that
//! was corrected stays in the log, and `--known` finds the row as it was.

use std::{
    collections::BTreeMap,
    io,
    ops::Bound::{Excluded, Unbounded},
};

use borsh::{BorshDeserialize, BorshSerialize};
use comity_regime::Day;
use rpds::{HashTrieMapSync, RedBlackTreeMapSync, VectorSync};

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

/// All rows that stand after some entries. Nearly every act may bring its source along, so rows share what they have in
/// common with those before.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// By kind, in the order of the log; a row that took another's place has that place. `None` where it ended.
    tables: BTreeMap<Kind, VectorSync<Option<Row>>>,
    /// Where the row of an entry stands, if it does.
    places: HashTrieMapSync<u64, (Kind, usize)>,
    /// Where the definition or policy of a path stands.
    paths: HashTrieMapSync<String, usize>,
    changes: VectorSync<Change>,
    /// The first entry of a row by the day on which it was recorded.
    turns: RedBlackTreeMapSync<Day, u64>,
    /// How many entries did more than list a source.
    remade: u64,
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
        self.remade += u64::from(*kind != Kind::Source || at.is_some());
        self.put(*kind, at, (!removed).then_some(row), entry, index);
        if !self.turns.contains_key(&entry.recorded) {
            self.turns.insert_mut(entry.recorded, index);
        }
        Ok(())
    }

    /// Puts a row where another stands, or behind all others.
    fn put(&mut self, kind: Kind, at: Option<usize>, row: Option<Row>, said: &Entry<'_>, index: u64) {
        let table = self.tables.entry(kind).or_default();
        let old = at.and_then(|at| table.get(at)).cloned().flatten();
        let at = match at {
            Some(at) => {
                table.set_mut(at, row.clone());
                at
            }
            None => {
                table.push_back_mut(row.clone());
                table.len() - 1
            }
        };
        if let Some(old) = old {
            self.places.remove_mut(&old.entry);
            if kind == Kind::Definition {
                self.paths.remove_mut(old.fields.get("path"));
            }
            self.changes.push_back_mut(Change {
                entry: index,
                recorded: said.recorded,
                by: said.statement.by.clone().into_owned(),
                why: said.statement.content.fields.get(WHY).to_owned(),
                kind,
                before: old,
                after: row.clone(),
            });
        }
        if let Some(row) = &row {
            self.stands(kind, at, row);
        }
    }

    fn stands(&mut self, kind: Kind, at: usize, row: &Row) {
        self.places.insert_mut(row.entry, (kind, at));
        if kind == Kind::Definition {
            self.paths.insert_mut(row.fields.get("path").to_owned(), at);
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
            None => Err(match self.changes().rfind(|change| change.before.entry == number) {
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
    pub fn changes(&self) -> impl DoubleEndedIterator<Item = &Change> {
        self.changes.iter()
    }

    /// How many entries did more than list a source. A state with as many can be gone on from where only sources were
    /// listed since.
    pub fn remade(&self) -> u64 {
        self.remade
    }

    /// The first entry recorded after a day that says a row: until then the record had the same rows. Before its first day
    /// it had those of that day, or nothing could be asked about at all.
    pub fn first_since(&self, day: Day) -> Option<u64> {
        let day = self.turns.first().map_or(day, |(first, _)| day.max(*first));
        self.turns.range((Excluded(day), Unbounded)).next().map(|(_, entry)| *entry)
    }
}

/// What is kept of rows: where each stands follows from it.
type Kept<Row, Change> = (BTreeMap<Kind, Vec<Row>>, Vec<Change>, Vec<(Day, u64)>, u64);

impl BorshSerialize for Rows {
    fn serialize<W: io::Write>(&self, to: &mut W) -> io::Result<()> {
        let tables = self.tables.iter().map(|(kind, table)| (*kind, table.iter().collect())).collect();
        let turns = self.turns.iter().map(|(day, entry)| (*day, *entry)).collect();
        let kept: Kept<&Option<Row>, &Change> = (tables, self.changes.iter().collect(), turns, self.remade);
        kept.serialize(to)
    }
}

impl BorshDeserialize for Rows {
    fn deserialize_reader<R: io::Read>(from: &mut R) -> io::Result<Rows> {
        let (tables, changes, turns, remade): Kept<Option<Row>, Change> =
            BorshDeserialize::deserialize_reader(from)?;
        let (changes, turns) = (changes.into_iter().collect(), turns.into_iter().collect());
        let mut rows = Rows { changes, turns, remade, ..Rows::default() };
        for (kind, table) in tables {
            for (at, row) in table.iter().enumerate() {
                row.iter().for_each(|row| rows.stands(kind, at, row));
            }
            rows.tables.insert(kind, table.into_iter().collect());
        }
        Ok(rows)
    }
}
