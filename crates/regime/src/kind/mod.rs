//! Every kind of act in one table: what stands in which column, who fills it in where, and how policies know it.
//!
//! All that asks about kinds is made from these rows or held against them: which columns are read, refused or corrected
//! (`load`), what an act is about (`check`), the forms of the desk, the vocabulary of policies, and the tables of the
//! book. What a kind brings about stands where that is worked out, in `engine` and `process`.

mod column;
mod commitment;
mod instrument;
mod session;

pub use column::{Asked, Column, Takes, Vocabulary};
use column::{asks, may, must};

use crate::{ActKind, proceeding::What};

/// A kind of act.
#[derive(Debug)]
pub struct Kind {
    /// Its word in the column `act`.
    pub word: &'static str,
    /// The form at the desk in which it is said. Kinds that stand next to each other share one.
    pub form: &'static str,
    /// Its word in policies: another one where an act on an instrument has the same.
    pub action: &'static str,
    /// The group of actions of which policies speak.
    pub group: &'static str,
    /// Its columns, in the order in which people think of them.
    pub columns: &'static [Column],
}

impl Kind {
    const fn new(
        word: &'static str,
        form: &'static str,
        group: &'static str,
        columns: &'static [Column],
    ) -> Kind {
        Kind { word, form, action: word, group, columns }
    }

    /// A column of it.
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Whether a column says anything of an act of this kind.
    pub fn uses(&self, name: &str) -> bool {
        self.column(name).is_some_and(|column| column.asked != Asked::OfCorrected)
    }

    /// What it is about: what stands in the column `target`.
    pub fn about(&self) -> Option<Takes> {
        self.column("target").map(|column| column.takes)
    }
}

/// Acts on instruments, in the order of the desk: mostly the depositary's officers record them.
pub static ON_INSTRUMENTS: &[Kind] = instrument::KINDS;

/// Acts on commitments, in the order of the desk: mostly delegations and reviewers say them.
pub static ON_COMMITMENTS: &[Kind] = commitment::KINDS;

/// Acts in forums, in their sessions and at the tables of texts, in the order of the desk: mostly chairs and the
/// secretariat say them; delegations ask, propose, and vote.
pub static IN_FORUMS: &[Kind] = session::KINDS;

/// The kind of an act on an instrument.
pub fn on_instrument(word: &str) -> Option<&'static Kind> {
    ON_INSTRUMENTS.iter().find(|kind| kind.word == word)
}

/// The kinds of acts in forums and on commitments.
pub fn of_proceedings() -> impl Iterator<Item = &'static Kind> {
    ON_COMMITMENTS.iter().chain(IN_FORUMS)
}

/// The kind of an act in a forum or on a commitment.
pub fn of_proceeding(word: &str) -> Option<&'static Kind> {
    of_proceedings().find(|kind| kind.word == word)
}

// Each word has its row and each row its word, or this is not compiled.
const _: () = assert!(
    have(ActKind::WORDS, &[instrument::KINDS]),
    "each word of ActKind (crates/regime/src/act/mod.rs) has one row in crates/regime/src/kind/instrument.rs"
);
const _: () = assert!(
    have(&What::WORDS, &[commitment::KINDS, session::KINDS]),
    "each of What::WORDS (crates/regime/src/proceeding/what.rs) has one row in crates/regime/src/kind/commitment.rs or session.rs"
);

/// Whether words are those of rows, each once.
const fn have(words: &[&str], tables: &[&[Kind]]) -> bool {
    let (mut word, mut rows) = (0, 0);
    while word < words.len() {
        let (mut table, mut found) = (0, 0);
        rows = 0;
        while table < tables.len() {
            let mut row = 0;
            while row < tables[table].len() {
                if same(words[word].as_bytes(), tables[table][row].word.as_bytes()) {
                    found += 1;
                }
                row += 1;
            }
            rows += row;
            table += 1;
        }
        if found != 1 {
            return false;
        }
        word += 1;
    }
    rows == word
}

/// Whether two texts are the same; `==` cannot be asked yet while compiling.
const fn same(a: &[u8], b: &[u8]) -> bool {
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}
