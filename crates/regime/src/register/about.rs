//! What a record says of itself.

use std::ops::Range;

use super::Titles;
use crate::{diagnostic::SourceText, language::ast::Standing};

/// A record as a whole.
#[derive(Clone, Debug)]
pub struct About {
    /// Its id, by which `names.csv` speaks of it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its title in other languages.
    pub titles: Titles,
    /// What it says of itself in a sentence.
    pub statement: Option<String>,
    /// Whether it is kept by whoever receives the acts.
    pub standing: Option<Standing>,
    /// Who keeps it.
    pub operator: Option<String>,
    /// Where they can be reached.
    pub contact: Option<String>,
    /// Where it is defined.
    pub source: SourceText,
    /// The bytes of its definition.
    pub span: Range<usize>,
}
