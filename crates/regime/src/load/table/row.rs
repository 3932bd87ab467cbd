//! Rows of tables, that know where each of their fields stands.

use std::{borrow::Cow, ops::Range};

use super::columns::Table;
use crate::{Diagnostic, SourceText, name::nearest};

/// Whether a spreadsheet would take a text for a formula: it begins with one of `= + - @`, also as wide as a Chinese
/// character, behind spaces and quotation marks or not, with a tab or the end of a line; and is no number.
fn is_formula(text: &str) -> bool {
    let begins = text.trim_start_matches([' ', '\u{a0}', '\u{3000}', '\u{feff}', '"', '\'']);
    begins.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'])
        && text.parse::<f64>().is_err()
}

/// A text as a field of a table that people open in a spreadsheet: what it would take for a formula stands behind an
/// apostrophe, which reading takes off again (OWASP, "CSV Injection").
pub fn guarded(text: String) -> String {
    if is_formula(text.trim_start_matches('\'')) { format!("'{text}") } else { text }
}

/// The text that [`guarded`] was given.
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_formula(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

/// A row: fields by column, each with its place for messages.
#[derive(Debug)]
pub struct Row<'a> {
    /// The text it stands in.
    pub source: &'a SourceText,
    pub(super) place: Place,
    pub(super) fields: Fields<'a>,
}

/// What stands in a row.
#[derive(Debug)]
pub(super) enum Fields<'a> {
    Csv { header: &'a csv::StringRecord, record: &'a csv::StringRecord },
    Pairs(&'a [(Cow<'a, str>, Cow<'a, str>)]),
}

/// Where a row stands, to be kept when the row is gone.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// The byte at which a CSV row begins.
    Csv(usize),
    /// A log entry.
    Entry,
}

impl<'a> Row<'a> {
    /// A row that came as a log entry: columns with their texts. `source` holds it as JSON, for messages.
    pub fn entry(source: &'a SourceText, pairs: &'a [(Cow<'a, str>, Cow<'a, str>)]) -> Row<'a> {
        Row { source, place: Place::Entry, fields: Fields::Pairs(pairs) }
    }

    /// A field without the space around it; empty if the column is not there.
    pub fn get(&self, column: &str) -> &'a str {
        match &self.fields {
            Fields::Csv { header, record } => {
                let at = header.iter().position(|name| name == column);
                unguarded(at.and_then(|at| record.get(at)).unwrap_or_default().trim())
            }
            Fields::Pairs(pairs) => {
                pairs.iter().find(|(c, _)| c == column).map_or("", |(_, value)| value.trim())
            }
        }
    }

    /// Its columns with their fields.
    pub fn fields(&self) -> Vec<(&'a str, &'a str)> {
        match &self.fields {
            Fields::Csv { header, record } => {
                header.iter().zip(record.iter().map(|field| unguarded(field.trim()))).collect()
            }
            Fields::Pairs(pairs) => {
                pairs.iter().map(|(column, value)| (column.as_ref(), value.as_ref())).collect()
            }
        }
    }

    /// An error for every field that is no column of a table.
    pub fn unknown_columns(&self, table: &Table) -> Vec<Diagnostic> {
        let Fields::Pairs(pairs) = &self.fields else { return vec![] };
        // When an act was recorded is for a log to say.
        let columns = || table.required.iter().chain(table.optional).copied().filter(|c| *c != "recorded");
        let unknown = pairs.iter().map(|(key, _)| key).filter(|key| !columns().any(|c| c == key.as_ref()));
        unknown
            .map(|key| {
                let near = nearest(key, columns()).map(|n| format!("did you mean '{n}'?"));
                let message = format!("a row of {} has no field '{key}'", table.name);
                self.error(key, "wrong-columns", message).help_if(near)
            })
            .collect()
    }

    /// Where the row stands.
    pub fn place(&self) -> Place {
        self.place
    }

    /// An error at a field.
    pub fn error(&self, column: &str, code: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(code, self.source, self.place.span(self.source, column), message).field(column)
    }
}

impl Place {
    /// The bytes of a field, found again in the text.
    pub fn span(self, source: &SourceText, column: &str) -> Range<usize> {
        match self {
            Place::Csv(start) => csv_span(source, start, column).unwrap_or(start..start),
            Place::Entry => {
                let key = format!("\"{column}\":");
                let at = source.text.find(&key).map_or(0, |at| at + key.len());
                at..source.text[at..].find([',', '}']).map_or(source.text.len(), |n| at + n)
            }
        }
    }
}

fn csv_span(source: &SourceText, start: usize, column: &str) -> Option<Range<usize>> {
    let header = source.text.lines().next()?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(header.as_bytes());
    let at = reader.records().next()?.ok()?.iter().position(|name| name.trim() == column)?;
    let (mut field, mut quoted, mut begin) = (0, false, start);
    for (i, c) in source.text.get(start..)?.char_indices() {
        match c {
            '"' => quoted = !quoted,
            ',' | '\n' | '\r' if !quoted => {
                if field == at {
                    return Some(begin..start + i);
                }
                if c != ',' {
                    break;
                }
                (field, begin) = (field + 1, start + i + 1);
            }
            _ => {}
        }
    }
    (field == at).then_some(begin..source.text.len())
}
