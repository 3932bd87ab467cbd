//! The forms of acts, made from the core's table of kinds: those that stand next to each other there and share a form
//! are said in one, with a choice between them.

use comity_regime::kind::{Asked, Column, IN_FORUMS, Kind, ON_COMMITMENTS, ON_INSTRUMENTS, Takes};

use super::{Field, Form, Input};

/// On instruments.
pub fn instruments() -> Vec<Form> {
    forms(ON_INSTRUMENTS)
}

/// On commitments.
pub fn commitments() -> Vec<Form> {
    forms(ON_COMMITMENTS)
}

/// On forums and their sessions.
pub fn sessions() -> Vec<Form> {
    forms(IN_FORUMS)
}

fn forms(kinds: &'static [Kind]) -> Vec<Form> {
    kinds.chunk_by(|one, next| one.form == next.form).map(form).collect()
}

/// A form has the columns of all its kinds, and asks for those that all of them need. They are made once, and kept as long
/// as the program runs.
fn form(kinds: &'static [Kind]) -> Form {
    // Where one kind has more columns than another, it has them all in their order.
    let longest = kinds.iter().max_by_key(|kind| asked(kind).count());
    let columns = longest.into_iter().flat_map(asked);
    let fields = columns.map(|column| Field {
        column: column.name,
        input: input(column.takes),
        required: kinds.iter().all(|kind| kind.column(column.name).is_some_and(is_needed)),
    });
    let mut fields: Vec<Field> = fields.collect();
    let act = match kinds {
        [only] => Some(only.word),
        _ => {
            let words: Vec<&str> = kinds.iter().map(|kind| kind.word).collect();
            let choice = Field { column: "act", input: Input::Choice("act", words.leak()), required: true };
            let after = fields.iter().position(|field| field.column == "actor").map_or(0, |at| at + 1);
            fields.insert(after, choice);
            None
        }
    };
    Form { id: kinds.first().map_or("", |kind| kind.form), act, fields: fields.leak() }
}

fn asked(kind: &Kind) -> impl Iterator<Item = &'static Column> + use<> {
    kind.columns.iter().filter(|column| column.asked != Asked::Unasked)
}

fn is_needed(column: &Column) -> bool {
    matches!(column.asked, Asked::Must | Asked::Desk)
}

/// How a column is filled in. What has no list to choose from is named by its id.
fn input(takes: Takes) -> Input {
    if let Some((vocabulary, words)) = takes.words() {
        return Input::Choice(vocabulary, words);
    }
    match takes {
        Takes::Actor => Input::Actor,
        Takes::Instrument => Input::Instrument,
        Takes::Forum => Input::Forum,
        Takes::Session | Takes::Place => Input::Session,
        Takes::Decision => Input::Decision,
        Takes::Commitment | Takes::OwnCommitment => Input::Commitment,
        Takes::Source => Input::Source,
        Takes::Date => Input::Date,
        Takes::Day => Input::Day,
        Takes::Words => Input::Words,
        Takes::Digest => Input::Digest,
        _ => Input::Text,
    }
}
