//! How a log and a record folder differ, and what follows from it, in words.

use comity_ledger::fold::{difference::Difference, standing::name};
use comity_regime::{When, consequence::Consequences};
use serde_json::{Value, json};

use crate::commands::ask::known::who;

/// What follows on the day, in lines.
pub fn consequences(changes: &Consequences) -> String {
    let mut text = String::new();
    let mut add = |line: String| text += &format!("  {line}\n");
    changes.defined.iter().for_each(|id| add(format!("new: {id}")));
    changes.undefined.iter().for_each(|id| add(format!("gone: {id}")));
    for change in &changes.instruments {
        let (was, is) = (&change.before, &change.after);
        if was.parties != is.parties {
            let who = who(is.force);
            add(format!("{}: {} {who}, {} before", is.instrument, is.parties, was.parties));
        }
        if was.entry_into_force != is.entry_into_force {
            let day = |day: Option<When>| day.map_or("not known".into(), |day| day.to_string());
            let (is_day, was_day) = (day(is.entry_into_force), day(was.entry_into_force));
            add(format!("{}: in force from {is_day}, {was_day} before", is.instrument));
        }
        let bound = change.bound.len();
        if bound > 0 {
            add(format!("{}: the day from which it binds changes for {bound}", is.instrument));
        }
    }
    let counts = [
        (changes.due.len(), "things fall due"),
        (changes.settled.len(), "things are due no more"),
        (changes.commitments.len(), "commitments are new or stand otherwise"),
    ];
    for (count, what) in counts.into_iter().filter(|(count, _)| *count > 0) {
        add(format!("{count} {what}"));
    }
    if text.is_empty() { String::new() } else { format!("what follows:\n{text}") }
}

/// A difference in a line: a plus for what the folder has, a minus for what the log has, both where they differ.
pub fn line(difference: &Difference) -> String {
    let content = difference.folder.as_ref().or(difference.log.as_ref().map(|said| &said.content));
    let Some(content) = content else { return String::new() };
    let columns = ["date", "actor", "act", "instrument", "target", "id"];
    let words = || columns.map(|column| content.fields.get(column)).join(" ");
    let what = name(content).unwrap_or_else(words);
    let what = what.split_whitespace().collect::<Vec<_>>().join(" ");
    let sign = match (&difference.log, &difference.folder) {
        (Some(_), Some(_)) => "~",
        (None, _) => "+",
        (_, None) => "-",
    };
    let entry = difference.log.as_ref().map_or(String::new(), |said| format!(" (entry {})", said.entry));
    format!("{sign} {} {what}{entry}", content.kind.word())
}

pub fn shown(found: &[Difference]) -> String {
    let mut text = String::new();
    for difference in found {
        text += &format!("{}\n", line(difference));
        if difference.log.is_some() && difference.folder.is_some() {
            for (column, log, folder) in difference.columns() {
                text += &format!("    {column}: {} -> {}\n", short(log), short(folder));
            }
        }
    }
    text
}

/// The beginning of a text, in a line.
fn short(text: &str) -> String {
    let line: String = text.chars().map(|c| if c == '\n' { ' ' } else { c }).take(100).collect();
    if line.len() < text.len() { format!("{line}...") } else { line }
}

pub fn as_json(difference: &Difference) -> Value {
    let log = difference.log.as_ref();
    json!({
        "kind": difference.kind().word(),
        "entry": log.map(|said| said.entry),
        "log": log.map(|said| said.content.fields.json()),
        "folder": difference.folder.as_ref().map(|content| content.fields.json()),
    })
}

/// A row for each column that differs.
pub fn as_csv(found: &[Difference]) -> Vec<Vec<String>> {
    let rows = found.iter().flat_map(|difference| {
        let entry = difference.log.as_ref().map_or(String::new(), |said| said.entry.to_string());
        let kind = difference.kind().word().to_owned();
        difference.columns().into_iter().map(move |(column, log, folder)| {
            vec![kind.clone(), entry.clone(), column.to_owned(), log.to_owned(), folder.to_owned()]
        })
    });
    let head = ["kind", "entry", "column", "log", "folder"].map(str::to_owned).to_vec();
    std::iter::once(head).chain(rows).collect()
}
