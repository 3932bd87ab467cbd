//! The columns of a kind of act: what stands in them, and who asks for it.

use crate::proceeding::{Counted, Drafting, Grade, Level, Sort, Value, Vote};

/// A column that acts of a kind have.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name in the table of acts.
    pub name: &'static str,
    /// What stands in it.
    pub takes: Takes,
    /// Whether it has to be filled in.
    pub asked: Asked,
    /// What is said where it is empty and may not be, and how to mend that, if the text itself does not say so.
    pub missing: Option<(&'static str, &'static str)>,
}

/// Whether a column has to be filled in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    /// An act without it is refused.
    Must,
    /// The desk asks for it; an act from elsewhere may lack it.
    Desk,
    /// It may be left empty.
    May,
    /// It may be left empty, and then is whoever acts.
    OrActor,
    /// It is read where it is given, and the desk has no field for it.
    Unasked,
    /// It is not the act's own: a correction has the columns of the act that it corrects.
    OfCorrected,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug)]
pub enum Takes {
    /// The id of a State or an organisation.
    Actor,
    /// The id of an instrument.
    Instrument,
    /// The id of a forum.
    Forum,
    /// The id of a session.
    Session,
    /// Where a commitment is made: a session, a forum or an instrument.
    Place,
    /// A session, a forum, an instrument, or anything that an act has made.
    Anything,
    /// The id of a decision.
    Decision,
    /// The id of a proposal.
    Proposal,
    /// The id of a mission.
    Mission,
    /// The id of a commitment, of anybody.
    Commitment,
    /// The id of a commitment of whoever acts.
    OwnCommitment,
    /// The id of a text, `text/provision`, or what was made at its table.
    Negotiated,
    /// Another act, by its date and word.
    Act,
    /// Ids of sources.
    Source,
    /// A day; EDTF where it is not known to the day.
    Date,
    /// A day that has to be known.
    Day,
    /// One line.
    Text,
    /// Several lines.
    Words,
    /// The SHA-256 of a document.
    Digest,
    /// A whole number, or `enough`.
    Number,
    /// The numbers below which 5, 25, 50, 75 and 95 of 100 futures lie.
    Quantiles,
    /// What was counted: a word of [`Counted`].
    Counted,
    /// A word of a closed vocabulary.
    Word(&'static Vocabulary),
}

/// A closed vocabulary as a column has it.
#[derive(Debug)]
pub struct Vocabulary {
    /// What it is called where its words are translated.
    pub name: &'static str,
    /// Its words, in the order in which they are offered.
    pub words: &'static [&'static str],
    /// What a word means.
    pub read: fn(&str) -> Result<Value, String>,
}

pub(super) static SORT: Vocabulary =
    Vocabulary { name: "sort", words: Sort::WORDS, read: |word| Sort::parse(word).map(Value::Sort) };
pub(super) static LEVEL: Vocabulary = Vocabulary {
    name: "level",
    words: &["head", "minister", "other"],
    read: |word| Level::parse(word).map(Value::Level),
};
pub(super) static VOTE: Vocabulary =
    Vocabulary { name: "value", words: Vote::WORDS, read: |word| Vote::parse(word).map(Value::Vote) };
pub(super) static GRADE: Vocabulary =
    Vocabulary { name: "grade", words: Grade::WORDS, read: |word| Grade::parse(word).map(Value::Grade) };
/// What participants do at the table of a text, the most frequent first.
pub(super) static DRAFTING: Vocabulary = Vocabulary {
    name: "drafting",
    words: &[
        "textual_proposal",
        "position",
        "bracket",
        "lifting_of_bracket",
        "cosponsorship",
        "withdrawal_of_proposal",
        "retabling",
        "sealed_proposal",
        "opening_of_proposal",
        "package",
        "division_of_package",
        "tabling",
    ],
    read: at_the_table,
};
/// What its chair does.
pub(super) static CHAIRING: Vocabulary = Vocabulary {
    name: "drafting",
    words: &[
        "text_decision",
        "consolidation",
        "silence_procedure",
        "translation",
        "correction_of_text",
        "text",
    ],
    read: at_the_table,
};

/// Either of the two: which of them it is has an error of its own.
fn at_the_table(word: &str) -> Result<Value, String> {
    Drafting::parse(word).map(Value::Drafting)
}

impl Takes {
    /// The closed vocabulary to which its words belong: their name where they are translated, and the words themselves.
    pub fn words(self) -> Option<(&'static str, &'static [&'static str])> {
        match self {
            Takes::Word(vocabulary) => Some((vocabulary.name, vocabulary.words)),
            Takes::Counted => Some(("counted", Counted::WORDS)),
            _ => None,
        }
    }
}

pub(super) const fn must(name: &'static str, takes: Takes) -> Column {
    Column { name, takes, asked: Asked::Must, missing: None }
}

pub(super) const fn asks(name: &'static str, takes: Takes) -> Column {
    Column { name, takes, asked: Asked::Desk, missing: None }
}

pub(super) const fn may(name: &'static str, takes: Takes) -> Column {
    Column { name, takes, asked: Asked::May, missing: None }
}

impl Column {
    /// The same with what is said where it is empty.
    pub(super) const fn or(self, message: &'static str, help: &'static str) -> Column {
        Column { missing: Some((message, help)), ..self }
    }

    /// The same, asked otherwise.
    pub(super) const fn but(self, asked: Asked) -> Column {
        Column { asked, ..self }
    }
}

pub(super) const ACTOR: Column = must("actor", Takes::Actor);
pub(super) const DATE: Column = must("date", Takes::Date);
pub(super) const SOURCE: Column = asks("source", Takes::Source);
pub(super) const DIGEST: Column = may("digest", Takes::Digest);
pub(super) const NOTE: Column = may("note", Takes::Text);
/// What the act makes, by which later ones name it.
pub(super) const ID: Column = asks("id", Takes::Text);
