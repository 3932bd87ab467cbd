//! What a proposal would do to provisions.

use serde::Serialize;

use crate::part::provision::{Tabled, Wordings};

/// One change to a text.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// New provisions.
    Insert {
        /// Where.
        place: Place,
        /// What.
        provisions: Vec<Tabled>,
    },
    /// Other wordings of a provision.
    Replace {
        /// The provision.
        provision: String,
        /// What it is to say, by language.
        wordings: Wordings,
    },
    /// Other words within a provision.
    Words {
        /// The provision.
        provision: String,
        /// In which language.
        language: String,
        /// The words as they stand.
        old: String,
        /// What is to stand instead; nothing strikes them out.
        new: String,
        /// Which of several places where they stand, from 1; zero where there is one.
        at: usize,
    },
    /// A provision, with all in it, is to go.
    Delete {
        /// The provision.
        provision: String,
    },
    /// A provision, with all in it, is to stand elsewhere.
    Move {
        /// The provision.
        provision: String,
        /// Where.
        place: Place,
    },
    /// A provision is to become two of its kind.
    Split {
        /// The provision.
        provision: String,
        /// The id of the second.
        into: String,
        /// The words with which the second begins, in the working language.
        from: String,
    },
    /// A provision is to be joined to the end of another.
    Merge {
        /// The provision.
        provision: String,
        /// The one that it is joined to.
        into: String,
    },
}

impl Operation {
    /// What it does, in a word.
    pub fn word(&self) -> &'static str {
        match self {
            Operation::Insert { .. } => "insert",
            Operation::Replace { .. } => "replace",
            Operation::Words { .. } => "words",
            Operation::Delete { .. } => "delete",
            Operation::Move { .. } => "move",
            Operation::Split { .. } => "split",
            Operation::Merge { .. } => "merge",
        }
    }

    /// The provisions that it is about.
    pub fn about(&self) -> Vec<&str> {
        match self {
            Operation::Insert { place, .. } => vec![place.of()],
            Operation::Replace { provision, .. }
            | Operation::Words { provision, .. }
            | Operation::Delete { provision }
            | Operation::Split { provision, .. } => vec![provision],
            Operation::Move { provision, place } => vec![provision, place.of()],
            Operation::Merge { provision, into } => vec![provision, into],
        }
    }
}

/// A place in a text, by a provision that is there.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Right before a provision.
    Before(String),
    /// Right after it.
    After(String),
    /// At the end of it.
    Within(String),
}

impl Place {
    /// The provision by which the place is told.
    pub fn of(&self) -> &str {
        match self {
            Place::Before(id) | Place::After(id) | Place::Within(id) => id,
        }
    }

    /// `before`, `after` or `within`.
    pub fn word(&self) -> &'static str {
        match self {
            Place::Before(_) => "before",
            Place::After(_) => "after",
            Place::Within(_) => "within",
        }
    }
}
