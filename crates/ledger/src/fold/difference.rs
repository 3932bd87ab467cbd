//! What a record folder says and a log does not, and the other way round; and the statements that make up for it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::standing::{Standing, name};
use crate::{
    Content, Fields, Kind,
    entry::{CORRECTS, NOTHING, REMOVES, WHY},
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
        let log = self.log.as_ref().map_or(&NOTHING, |said| &said.content.fields);
        log.differing(self.folder.as_ref().map_or(&NOTHING, |content| &content.fields))
    }
}

/// All on which a log and a folder differ, row by row, in the order in which one thing refers to another. `readings` are the
/// log's acts as they read now: where the folder has an act as it reads, and the log has it as it was first said and what
/// corrected it since, both say the same.
pub fn differences(log: Vec<Standing>, folder: Vec<Standing>, readings: &[Standing]) -> Vec<Difference> {
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
    let (log, folder) = as_they_read(log, folder, readings);
    paired(log, folder)
}

/// What is left where acts of the folder that are readings of the log's are taken away, and with them what they were read from.
fn as_they_read(
    mut log: Vec<Standing>,
    folder: Vec<Content<'static>>,
    readings: &[Standing],
) -> (Vec<Standing>, Vec<Content<'static>>) {
    // An act that both have as it was said is on neither side any more.
    let open: BTreeSet<u64> = log.iter().map(|said| said.entry).collect();
    let readings = || readings.iter().filter(|said| open.contains(&said.entry));
    let mut read: HashMap<Vec<u8>, Vec<u64>> = HashMap::new();
    for said in readings() {
        read.entry(bare(&said.content)).or_default().push(said.entry);
    }
    let mut taken = vec![];
    let folder = folder
        .into_iter()
        .filter(|content| {
            let entry = read.get_mut(&bare(content)).filter(|_| content.kind == Kind::Act).and_then(Vec::pop);
            taken.extend(entry);
            entry.is_none()
        })
        .collect();
    let (first, rest): (Vec<_>, Vec<_>) = log.drain(..).partition(|said| taken.contains(&said.entry));
    let corrects = |said: &Standing| {
        let (fields, is) = (&said.content.fields, said.content.fields.get("act") == "rectification");
        let same = |other: &Standing, column: &str| other.content.fields.get(column) == fields.get(column);
        is && first.iter().any(|act| {
            let of = [act.content.fields.get("target"), act.content.fields.get("id")];
            let about = !fields.get("instrument").is_empty()
                || of.iter().any(|of| !of.is_empty() && fields.get("target").ends_with(of));
            same(act, "actor") && same(act, "instrument") && about
        })
    };
    let mut log: Vec<Standing> = rest.into_iter().filter(|said| !corrects(said)).collect();
    // What is corrected is an act as it reads now.
    let now: HashMap<u64, &Standing> = readings().map(|said| (said.entry, said)).collect();
    for said in &mut log {
        if let Some(reading) = now.get(&said.entry) {
            said.content = reading.content.clone();
        }
    }
    (log, folder)
}

/// An act without what it cites and remarks, which a correction adds to.
fn bare(content: &Content<'_>) -> Vec<u8> {
    let said = content.fields.pairs().iter().filter(|(column, _)| !["source", "note"].contains(&&**column));
    let fields = Fields::new(said.map(|(column, text)| (&**column, &**text)));
    Content { kind: content.kind, fields }.bytes()
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
    pub today: &'a str,
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
            rectification(&old.content.fields, &new.fields, taking.today)
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

/// The columns in which what happened in a forum or to a commitment can be corrected in place.
const CORRECTED: [&str; 9] =
    ["value", "from", "until", "place", "whom", "topic", "language", "digest", "detail"];

/// The rectification that makes a proceeding read as another.
fn restated(old: &Fields<'_>, new: &Fields<'_>, today: &str) -> Result<Content<'static>, &'static str> {
    let differs: Vec<&str> = old.differing(new).into_iter().map(|(column, ..)| column).collect();
    let known = |column: &&str| CORRECTED.contains(column) || ["date", "source", "note"].contains(column);
    let emptied = |column: &&str| CORRECTED.contains(column) && new.get(column).is_empty();
    if !differs.iter().all(known) || differs.iter().any(emptied) || new.get("detail") == "nothing" {
        return Err("it differs in what cannot be corrected in place: strike it out and record it anew");
    }
    let of = if old.get("id").is_empty() { old.get("target") } else { old.get("id") };
    let target = format!("{} {} {of}", old.get("date"), old.get("act"));
    let columns =
        differs.iter().filter(|column| CORRECTED.contains(column)).map(|column| (*column, new.get(column)));
    let mut fields = Fields::new(columns.chain(["actor", "source"].map(|column| (column, new.get(column)))));
    if differs.contains(&"date") {
        fields.set("effective", new.get("date"));
    }
    if fields.pairs().len() <= 2 {
        return Err("what the act cites or remarks differs: it stays as it was recorded");
    }
    for (column, text) in [("date", today), ("act", "rectification"), ("target", &target)] {
        fields.set(column, text);
    }
    Ok(Content::act(fields))
}

/// The rectification that makes an act on an instrument read as another: of its date and kind (VCLT Art. 79).
fn rectification(old: &Fields<'_>, new: &Fields<'_>, today: &str) -> Result<Content<'static>, &'static str> {
    if old.get("act") == "rectification" || new.get("act") == "rectification" {
        return Err("a rectification stays as it was recorded; another one corrects what it made");
    }
    if old.get("instrument").is_empty() || old.get("act") == "pledge" {
        return restated(old, new, today);
    }
    let differs: Vec<&str> = old.differing(new).into_iter().map(|(column, ..)| column).collect();
    if differs.iter().any(|column| !["date", "act", "source", "note"].contains(column)) {
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
