//! Word documents (.docx, ECMA-376) as people have them: paragraphs with their automatic numbers, tracked insertions and deletions,
//! comments, footnotes. Everything else is counted and reported.
//!
//! What comes from Word is never the text: it is a proposal against a reading that is recognised, or words to be tabled. Who a
//! change says made it is a name that anybody can type.

mod body;
mod changes;
mod number;
mod package;
mod proposed;

use std::collections::BTreeMap;

pub use changes::{Changes, changes};
pub use package::Unreadable;
pub use proposed::NotOfText;
use serde::Serialize;

use crate::reading::Base;

/// A document that was read.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Document {
    /// Its paragraphs in their order, those of tables and of text boxes among them.
    pub paragraphs: Vec<Paragraph>,
    /// The reading of which it was made, as the document says.
    pub base: Option<Base>,
    /// What was found in it.
    pub found: Found,
}

/// What was found in a document besides words that simply stand in it.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize)]
pub struct Found {
    /// By the author that they name, how many tracked insertions and deletions.
    pub tracked: BTreeMap<String, Tracked>,
    /// Rules of provisions, which are no words of the text.
    pub rules: usize,
    /// Comments.
    pub comments: Vec<Comment>,
    /// What is not read as what it is, by its name, and how often it stands there.
    pub not_read: BTreeMap<&'static str, usize>,
}

/// Tracked changes of an author.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize)]
pub struct Tracked {
    /// Insertions.
    pub insertions: usize,
    /// Deletions.
    pub deletions: usize,
}

/// A comment.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize)]
pub struct Comment {
    /// Who it says wrote it.
    pub author: String,
    /// What it says.
    pub text: String,
    /// The paragraph beside which it stands, from 1; zero where it stands beside none.
    pub paragraph: usize,
    #[serde(skip)]
    id: String,
}

/// A paragraph.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Paragraph {
    /// Its automatic number.
    pub number: String,
    /// Its words, change by change.
    pub runs: Vec<Written>,
    /// The provisions of the base that it is, by their places.
    pub of: Vec<usize>,
    /// The provision of the base whose rule it is, by its place: it is no word of the text.
    pub rule: Option<usize>,
    /// Its end is deleted: what follows it is joined to it.
    pub joined: bool,
    /// It is a note at the foot of a page.
    pub is_note: bool,
}

/// Words of a paragraph, and whether they are a tracked change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    /// The words.
    pub text: String,
    /// What is tracked of them.
    pub change: Option<Change>,
}

/// A tracked change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
    /// Words that were put in.
    Inserted,
    /// Words that were struck out.
    Deleted,
}

impl Paragraph {
    /// What it says with its tracked changes made, its number before it.
    pub fn text(&self) -> String {
        let words: String = self
            .runs
            .iter()
            .filter(|run| run.change != Some(Change::Deleted))
            .map(|run| run.text.as_str())
            .collect();
        match self.number.is_empty() {
            true => words,
            false => format!("{} {words}", self.number),
        }
    }
}

impl Document {
    /// What it says with its tracked changes made, a line for each paragraph, an empty one after it: as plain text that
    /// [`import`](crate::import::import) takes in.
    pub fn lines(&self) -> String {
        let mut lines = String::new();
        for paragraph in self.paragraphs.iter().filter(|paragraph| paragraph.rule.is_none()) {
            lines.push_str(&paragraph.text());
            if !paragraph.joined {
                lines.push_str("\n\n");
            }
        }
        lines
    }
}

/// Reads a document.
///
/// # Errors
/// It is no document of Word, or one that is not read: with macros, encrypted, too large, or broken.
pub fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let parts = package::parts(bytes)?;
    let numbers = number::Numbers::of(parts.numbering.as_deref(), parts.styles.as_deref())?;
    let mut document = body::read(&parts, numbers)?;
    document.base = parts.properties.as_deref().map(body::base).transpose()?.flatten();
    *document.found.not_read.entry("headers and footers, not read").or_default() += parts.margins;
    document.found.not_read.retain(|_, count| *count > 0);
    Ok(document)
}
