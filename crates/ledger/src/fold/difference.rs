//! What a record folder says and a log does not, and the other way round; and the statements that make up for it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::standing::{Standing, name};
use crate::{
    Content, Fields, Kind,
    entry::{CORRECTS, REMOVES, WHY},
};

/// Something on which two records differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What the log says, with its entry; nothing where only the folder says it.
    pub log: Option<Standing>,
    /// What the folder says; nothing where only the log says it.
    pub folder: Option<Content<'static>>,
}

impl Difference {
    /// What it is about.
    pub fn kind(&self) -> Kind {
        let log = self.log.as_ref().map(|said| said.content.kind);
        log.or(self.folder.as_ref().map(|said| said.kind)).unwrap_or(Kind::Act)
    }

    /// The columns that differ, each with what the log has and what the folder has.
    pub fn columns(&self) -> Vec<(&str, &str, &str)> {
        let log = self.log.as_ref().map(|said| &said.content.fields);
        let folder = self.folder.as_ref().map(|content| &content.fields);
        let all = log.into_iter().chain(folder).flat_map(Fields::pairs);
        let columns: BTreeSet<&str> = all.map(|(column, _)| &**column).collect();
        let each = columns.into_iter().map(|column| {
            (
                column,
                log.map_or("", |fields| fields.get(column)),
                folder.map_or("", |fields| fields.get(column)),
            )
        });
        each.filter(|(_, log, folder)| log != folder).collect()
    }
}

/// All on which a log and a folder differ, row by row, in the order in which one thing refers to another.
pub fn differences(log: Vec<Standing>, folder: Vec<Standing>) -> Vec<Difference> {
    // What both say is taken away first, as often as both say it.
    let mut both: HashMap<Vec<u8>, usize> = HashMap::new();
    for said in &folder {
        *both.entry(said.content.bytes()).or_default() += 1;
    }
    let mut common: HashMap<Vec<u8>, usize> = HashMap::new();
    let log: Vec<Standing> = log
        .into_iter()
        .filter(|said| {
            let bytes = said.content.bytes();
            match both.get_mut(&bytes).filter(|left| **left > 0) {
                Some(left) => {
                    *left -= 1;
                    *common.entry(bytes).or_default() += 1;
                    false
                }
                None => true,
            }
        })
        .collect();
    let folder: Vec<Content<'static>> = folder
        .into_iter()
        .map(|said| said.content)
        .filter(|content| match common.get_mut(&content.bytes()).filter(|left| **left > 0) {
            Some(left) => {
                *left -= 1;
                false
            }
            None => true,
        })
        .collect();
    paired(log, folder)
}

/// Puts what is about the same thing side by side: by name, where there is one of that name on each side; and an act, where
/// each side has just one such act by the same actor on the same instrument.
fn paired(log: Vec<Standing>, folder: Vec<Content<'static>>) -> Vec<Difference> {
    let mut named: BTreeMap<(Kind, String), Vec<Standing>> = BTreeMap::new();
    for said in log {
        named.entry(key(&said.content)).or_default().push(said);
    }
    let mut ours: HashMap<(Kind, String), usize> = HashMap::new();
    for content in &folder {
        *ours.entry(key(content)).or_default() += 1;
    }
    let mut all: Vec<Difference> = folder
        .into_iter()
        .map(|content| {
            let key = key(&content);
            let alone = ours.get(&key) == Some(&1) && named.get(&key).is_some_and(|said| said.len() == 1);
            let log = if alone { named.remove(&key).and_then(|mut said| said.pop()) } else { None };
            Difference { log, folder: Some(content) }
        })
        .collect();
    let mut only: Vec<Standing> = named.into_values().flatten().collect();
    only.sort_by_key(|said| said.entry);
    all.extend(only.into_iter().map(|said| Difference { log: Some(said), folder: None }));
    all
}

fn key(content: &Content<'_>) -> (Kind, String) {
    let act = || {
        ["instrument", "target", "id", "actor", "act", "territory"].map(|c| content.fields.get(c)).join(" ")
    };
    (content.kind, name(content).unwrap_or_else(act))
}

/// How a log is brought to say what a folder says.
#[derive(Clone, Debug, Default)]
pub struct Taking<'a> {
    /// Why, for what is corrected or removed.
    pub why: &'a str,
    /// What definitions rest on: sources, and a decision.
    pub source: &'a str,
    /// The decision that definitions rest on.
    pub decision: &'a str,
    /// The day of whatever rectifications that takes.
    pub today: String,
    /// Whether rows that only the log has are removed.
    pub remove: bool,
}

/// The statements that make up for differences, in their order; and which are left, each with the reason.
pub fn statements(
    differences: &[Difference],
    taking: &Taking<'_>,
) -> (Vec<Content<'static>>, Vec<(Difference, String)>) {
    let (mut said, mut left) = (vec![], vec![]);
    for difference in differences {
        match statement(difference, taking) {
            Ok(content) => said.push(content),
            Err(why) => left.push((difference.clone(), why.to_owned())),
        }
    }
    (said, left)
}

fn statement(difference: &Difference, taking: &Taking<'_>) -> Result<Content<'static>, &'static str> {
    match (&difference.log, &difference.folder) {
        (None, Some(new)) if new.kind == Kind::Definition => Ok(cited(new.clone(), taking)),
        (None, Some(new)) => Ok(new.clone()),
        (Some(old), Some(new)) if new.kind == Kind::Act => {
            rectification(&old.content.fields, &new.fields, &taking.today)
        }
        (Some(old), Some(new)) => {
            let mut new = if new.kind == Kind::Definition { cited(new.clone(), taking) } else { new.clone() };
            if new.kind != Kind::Definition {
                new.fields.set(CORRECTS, &old.entry.to_string());
            }
            if !taking.why.is_empty() {
                new.fields.set(WHY, taking.why);
            }
            Ok(new)
        }
        (Some(old), None) if old.content.kind == Kind::Act => {
            Err("what was done is not taken away: a rectification strikes it out")
        }
        (Some(_), None) if !taking.remove => Err("it is left as it is; --remove takes it away"),
        (Some(old), None) => {
            let entry = old.entry.to_string();
            let fields = Fields::new([(REMOVES, entry.as_str()), (WHY, taking.why)]);
            Ok(Content { kind: old.content.kind, fields })
        }
        (None, None) => Err("there is no difference"),
    }
}

/// A definition with what it rests on.
fn cited(mut definition: Content<'static>, taking: &Taking<'_>) -> Content<'static> {
    for (column, text) in [("source", taking.source), ("decision", taking.decision)] {
        if !text.is_empty() {
            definition.fields.set(column, text);
        }
    }
    definition
}

/// The rectification that makes an act on an instrument read as another: of its date and kind (VCLT Art. 79).
fn rectification(old: &Fields<'_>, new: &Fields<'_>, today: &str) -> Result<Content<'static>, &'static str> {
    let other = |column: &&str| old.get(column) != new.get(column);
    let all = old.pairs().iter().chain(new.pairs()).map(|(column, _)| &**column);
    let differs: Vec<&str> = all.filter(other).collect();
    if old.get("instrument").is_empty()
        || differs.iter().any(|column| !["date", "act", "source", "note"].contains(column))
    {
        return Err("the act differs in more than its date: record a rectification");
    }
    if !differs.iter().any(|column| ["date", "act"].contains(column)) {
        return Err("what the act cites or remarks differs: it stays as it was recorded");
    }
    let dated = |fields: &Fields<'_>| format!("{} {}", fields.get("date"), fields.get("act"));
    let (target, detail) = (dated(old), dated(new));
    let columns = ["actor", "instrument", "territory", "place", "source", "note"];
    let mut fields = Fields::new(columns.map(|column| (column, new.get(column))));
    for (column, text) in
        [("date", today), ("act", "rectification"), ("target", &target), ("detail", &detail)]
    {
        fields.set(column, text);
    }
    Ok(Content::act(fields))
}
