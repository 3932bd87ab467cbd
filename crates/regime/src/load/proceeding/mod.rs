//! Rows of the table of acts that are about a forum or a commitment.

mod correction;

use super::{
    Builder, Row,
    builder::{day, digest, when},
};
use crate::{
    Day, Diagnostic, When,
    kind::{self, Asked, Column, Kind, Takes, Vocabulary},
    proceeding::{Counted, Drafting, Given, Proceeding, Value, What},
    register::number::whole,
};

/// The longest id of a session, a decision, a commitment.
const LONGEST_ID: usize = 80;

impl Builder {
    /// Reads a row as a proceeding without adding it. The words of its `target` are looked up when all are in.
    pub(super) fn read_proceeding(
        &mut self,
        row: &Row<'_>,
        entry: u64,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Proceeding> {
        let before = found.len();
        let date = self.dated(row, found);
        let actor = self.known_actor(row, "actor", found);
        let what = self.what(row, found);
        let id = row.get("id");
        if let Some(what) = &what {
            if what.makes() {
                named(row, id, found);
            } else if !id.is_empty() {
                let message = format!("'{}' makes nothing that has an id", what.word());
                found.push(
                    row.error("id", "misplaced", message)
                        .help("leave the column empty; what it is about stands in target"),
                );
            }
            let target = kind::of_proceeding(what.word()).and_then(|kind| kind.column("target"));
            if row.get("target").is_empty() && target.is_some_and(|target| target.asked == Asked::Must) {
                let message = format!("this {} does not say what it is about", what.word());
                found.push(row.error("target", "missing", message).help(
                    "write the id of the forum, the session, the decision or the commitment in the column target",
                ));
            }
        }
        let recorded = day(row, "recorded", found).unwrap_or(Day::MIN);
        let digest = digest(row, found);
        let sources = self.cited(row, found, true);
        if found[before..].iter().any(Diagnostic::is_error) {
            return None;
        }
        let text = |column: &str| row.get(column).to_owned();
        let target =
            if matches!(what, Some(What::Rectification { .. })) { String::new() } else { text("target") };
        Some(Proceeding {
            date: date?,
            actor: actor?,
            id: text("id"),
            target,
            what: what?,
            detail: text("detail"),
            note: text("note"),
            digest,
            entry,
            recorded,
            sources,
        })
    }

    /// What was done, by the row's word and the columns that belong to it.
    fn what(&self, row: &Row<'_>, found: &mut Vec<Diagnostic>) -> Option<What> {
        let kind = kind::of_proceeding(row.get("act"))?;
        if kind.word == "rectification" {
            return self.rectification(row, found);
        }
        let what = What::of(kind.word, self.given(row, kind, found))?;
        if let What::Drafting { does, until, .. } = &what
            && !drafting(row, *does, *until, found)
        {
            return None;
        }
        Some(what)
    }

    /// What stands in the columns of its kind.
    fn given(&self, row: &Row<'_>, kind: &Kind, found: &mut Vec<Diagnostic>) -> Given {
        let mut given = Given::default();
        for column in kind.columns.iter().filter(|column| kind.uses(column.name)) {
            let name = column.name;
            let is_empty = row.get(name).is_empty();
            if is_empty && let Some((message, help)) = column.missing {
                let error = row.error(name, "missing", message);
                found.push(error.help_if(Some(help.to_owned()).filter(|help| !help.is_empty())));
            } else if !is_empty || column.asked == Asked::Must {
                self.read_column(row, column, &mut given, found);
            } else if column.asked == Asked::OrActor {
                // What is wrong with whoever acts is said of that column.
                given.whom = self.known_actor(row, "actor", &mut vec![]);
            }
        }
        given
    }

    fn read_column(&self, row: &Row<'_>, column: &Column, given: &mut Given, found: &mut Vec<Diagnostic>) {
        let name = column.name;
        let text = || row.get(name).to_owned();
        match name {
            "value" => given.value = self.value(row, column.takes, found),
            "from" => given.from = dated(row, column, found),
            "until" => given.until = dated(row, column, found),
            "whom" => given.whom = self.known_actor(row, name, found),
            "instrument" => given.joins = self.known_instrument(row, found),
            "place" => given.place = text(),
            "topic" => given.topic = text(),
            "language" => given.language = text(),
            "detail" if matches!(column.takes, Takes::Counted) => given.counted = counted(row, found),
            _ => {}
        }
    }

    /// What stands in the column `value`.
    fn value(&self, row: &Row<'_>, takes: Takes, found: &mut Vec<Diagnostic>) -> Option<Value> {
        match takes {
            Takes::Word(vocabulary) => word(row, vocabulary, found),
            Takes::Number => number(row, self.strict, found).map(Value::Number),
            Takes::Quantiles => quantiles(row, found).map(Value::Quantiles),
            _ => Some(Value::Text(row.get("value").to_owned())),
        }
    }
}

/// A day; where it has to be known, to the day.
fn dated(row: &Row<'_>, column: &Column, found: &mut Vec<Diagnostic>) -> Option<When> {
    match column.takes {
        Takes::Day => day(row, column.name, found).map(When::from),
        _ => when(row, column.name, found),
    }
}

/// Five numbers, none less than the one before.
fn quantiles(row: &Row<'_>, found: &mut Vec<Diagnostic>) -> Option<[u16; 5]> {
    let words: Vec<&str> = row.get("value").split_whitespace().collect();
    let number = |text: &&str| whole(text).and_then(|n| u16::try_from(n).ok());
    let numbers: Vec<u16> = words.iter().filter_map(number).collect();
    let quantiles = <[u16; 5]>::try_from(numbers).ok().filter(|q| words.len() == 5 && q.is_sorted());
    if quantiles.is_none() {
        let message =
            format!("'{}' is not five whole numbers, none less than the one before", row.get("value"));
        found.push(row.error("value", "bad-number", message).help(
            "write the numbers below which 5, 25, 50, 75 and 95 of 100 futures lie, such as: 34 49 64 86 123",
        ));
    }
    quantiles
}

/// Whether an act at the table of a text is of its kind, and has what is needed for what it does.
fn drafting(row: &Row<'_>, does: Drafting, until: Option<Day>, found: &mut Vec<Diagnostic>) -> bool {
    let word = if does.is_chairs() { "chairing" } else { "drafting" };
    if row.get("act") != word {
        let message = format!("a {} is an act of the kind '{word}'", does.word().replace('_', " "));
        found.push(row.error("act", "unknown-act", message).help(format!("write {word}")));
        return false;
    }
    if does.says() && row.get("topic").is_empty() {
        let message = format!("this {} does not say which", does.word().replace('_', " "));
        let help = match does {
            Drafting::Position => {
                "write it in the column topic: support, no_objection, objection, reservation or abstention"
            }
            Drafting::Decision => {
                "write it in the column topic, such as basis, take_in, ad_referendum or adopt"
            }
            _ => "write in the column topic under what name it is tabled, such as: chair's text",
        };
        found.push(row.error("topic", "missing", message).help(help));
    }
    if does.ends() && until.is_none() && row.get("until").is_empty() {
        let message = "this does not say until when somebody can object";
        found.push(row.error("until", "missing", message).help("write the last day in the column until"));
    }
    for (column, used) in [("topic", does.says()), ("until", does.ends())] {
        if !used && !row.get(column).is_empty() {
            let message =
                format!("the column '{column}' says nothing of a {}", does.word().replace('_', " "));
            found.push(row.error(column, "misplaced", message));
        }
    }
    true
}

/// What is counted.
fn counted(row: &Row<'_>, found: &mut Vec<Diagnostic>) -> Option<Counted> {
    let unknown = |help: String| {
        let message = format!("'{}' is nothing that is counted", row.get("detail"));
        found.push(row.error("detail", "unknown-word", message).help(help));
    };
    Counted::parse(row.get("detail")).map_err(unknown).ok()
}

/// A published number; none where it was only said to be enough.
fn number(row: &Row<'_>, strict: bool, found: &mut Vec<Diagnostic>) -> Option<Option<u32>> {
    let text = row.get("value");
    if text == "enough" {
        return Some(None);
    }
    let number = if strict { whole(text) } else { text.parse().ok() }.filter(|n: &u32| *n <= 1_000_000);
    if number.is_none() {
        let message = format!("'{text}' is not a whole number of at most 1,000,000");
        let help = "write it in digits and nothing else, such as 53; of requests it may also be 'enough', where only that was published";
        found.push(row.error("value", "bad-number", message).help(help));
    }
    number.map(Some)
}

/// The word in the column `value`.
fn word(row: &Row<'_>, vocabulary: &Vocabulary, found: &mut Vec<Diagnostic>) -> Option<Value> {
    let word = row.get("value");
    let unknown = |help: String| {
        let message = if word.is_empty() {
            "the value is missing".into()
        } else {
            format!("'{word}' is not a value this act can have")
        };
        found.push(row.error("value", "unknown-word", message).help(help));
    };
    (vocabulary.read)(word).map_err(unknown).ok()
}

/// An id: lower-case letters, digits, hyphens and dots.
fn named(row: &Row<'_>, id: &str, found: &mut Vec<Diagnostic>) {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.';
    if id.is_empty() {
        found.push(
            row.error("id", "missing", "what this act makes has no id")
                .help("give it one in the column id: later acts refer to it"),
        );
    } else if id.len() > LONGEST_ID || !id.bytes().all(allowed) {
        let message = format!(
            "'{id}' is not an id of at most {LONGEST_ID} lower-case letters, digits, hyphens and dots"
        );
        found.push(row.error("id", "bad-id", message));
    }
}
