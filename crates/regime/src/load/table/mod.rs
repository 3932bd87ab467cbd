//! The tables of a record folder: their columns, and rows that know where each field stands.

use std::{borrow::Cow, cell::RefCell, ops::Range};

use super::{header, quotes, strict};
use crate::{Diagnostic, SourceText, name::nearest};

/// A table's columns.
#[derive(Debug)]
pub struct Table {
    /// What it is called.
    pub name: &'static str,
    /// Columns that must be there.
    pub required: &'static [&'static str],
    /// Columns that may be there.
    pub optional: &'static [&'static str],
}

/// `actors.csv`.
pub const ACTORS: Table = Table {
    name: "actors",
    required: &["id", "name", "kind"],
    optional: &["from", "to", "continues", "succeeds", "source", "note"],
};
/// `sources.csv`.
pub const SOURCES: Table = Table {
    name: "sources",
    required: &["id", "title"],
    optional: &["publisher", "url", "retrieved", "note"],
};
/// `attributes.csv`.
pub const ATTRIBUTES: Table = Table {
    name: "attributes",
    required: &["actor", "attribute", "value"],
    optional: &["from", "to", "source", "note"],
};
/// `disagreements.csv`: what each source says where sources disagree.
pub const DISAGREEMENTS: Table = Table {
    name: "disagreements",
    required: &["question", "source", "says"],
    optional: &["taken", "reason"],
};
/// `names.csv`: what things are called, in several languages.
pub const NAMES: Table = Table {
    name: "names",
    required: &["of", "language"],
    optional: &["short", "full", "covers", "source", "note"],
};
/// `acts.csv` and `acts/*.csv`.
pub const ACTS: Table = Table {
    name: "acts",
    required: &["date", "actor", "act", "source"],
    optional: &[
        "instrument",
        "id",
        "target",
        "whom",
        "value",
        "from",
        "until",
        "topic",
        "place",
        "territory",
        "digest",
        "language",
        "effective",
        "detail",
        "note",
        "recorded",
    ],
};

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
    place: Place,
    fields: Fields<'a>,
}

#[derive(Debug)]
enum Fields<'a> {
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

/// Beyond this many findings in one place more of them help nobody.
pub const ENOUGH: usize = 100;

/// Reads a table, row by row. False if something is wrong with the whole of it, so that not all rows were read.
pub fn read_table(
    source: &SourceText,
    table: &Table,
    found: &mut Vec<Diagnostic>,
    add: &mut dyn FnMut(&Row<'_>, &mut Vec<Diagnostic>),
) -> bool {
    let mut reader = csv::ReaderBuilder::new().from_reader(source.text.as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.iter().map(str::trim).collect::<csv::StringRecord>(),
        Err(e) => {
            found.push(unreadable(source, &e));
            return false;
        }
    };
    if header::separated(source, table, &header, found)
        || !quotes::balanced(source, &header, found)
        || !header::columns(source, table, &header, found)
    {
        return false;
    }
    let doubtful = source.text.bytes().any(|b| b < b' ' && b != b'\n' || b >= 0x7f);
    let nameless = header.iter().any(str::is_empty);
    let mut findings = Findings::default();
    let record = RefCell::new(csv::StringRecord::new());
    loop {
        if findings.errors >= ENOUGH {
            let message = format!("there are more errors than these first {ENOUGH} in this file");
            found.push(Diagnostic::file("too-many", &source.path, message));
            return false;
        }
        let read = reader.read_record(&mut record.borrow_mut());
        match read {
            Ok(false) => {
                found.extend(findings.left_out(source));
                return true;
            }
            Ok(true) => {}
            Err(e) => {
                // A spreadsheet leaves empty rows behind, of whatever length.
                let length = matches!(e.kind(), csv::ErrorKind::UnequalLengths { .. });
                if length && is_blank(&record.borrow()) {
                    continue;
                }
                if let Some(wrong) = header::rows_separated(source, &header, &record.borrow(), &e) {
                    // It is so with all of them.
                    found.push(wrong);
                    return false;
                }
                found.push(unreadable(source, &e));
                findings.errors += 1;
                continue;
            }
        }
        let record = record.borrow();
        if is_blank(&record) {
            continue;
        }
        let start = record.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0));
        // The position may point at line ends left over from the row before.
        let skipped = source.text[start..].find(|c| c != '\n' && c != '\r').unwrap_or(0);
        let fields = Fields::Csv { header: &header, record: &record };
        let row = Row { source, place: Place::Csv(start + skipped), fields };
        if nameless && row.fields().iter().any(|(column, text)| column.is_empty() && !text.is_empty()) {
            let help = "name the column in the first line, or take the field away";
            let message = "this row has a field in a column without a name";
            found.push(row.error("", "wrong-columns", message).help(help));
            return false;
        }
        let before = found.len();
        if doubtful {
            strict::signs(&row, found);
        }
        add(&row, found);
        findings.count(before, found);
    }
}

/// How much was found in a table.
#[derive(Default)]
struct Findings {
    errors: usize,
    warnings: usize,
}

impl Findings {
    /// Counts what was found from a place on, and takes out the warnings that are too many.
    fn count(&mut self, from: usize, found: &mut Vec<Diagnostic>) {
        for finding in found.split_off(from) {
            if finding.is_error() {
                self.errors += 1;
            } else {
                self.warnings += 1;
                if self.warnings > ENOUGH {
                    continue;
                }
            }
            found.push(finding);
        }
    }

    /// Says how many warnings were taken out.
    fn left_out(&self, source: &SourceText) -> Option<Diagnostic> {
        let more = self.warnings.checked_sub(ENOUGH).filter(|n| *n > 0)?;
        let message = format!("there are {more} more warnings than these first {ENOUGH} in this file");
        Some(Diagnostic::file("too-many", &source.path, message).warning())
    }
}

/// Whether a row has nothing in it.
fn is_blank(record: &csv::StringRecord) -> bool {
    record.iter().all(|field| field.trim().is_empty())
}

fn unreadable(source: &SourceText, error: &csv::Error) -> Diagnostic {
    let start = error.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0));
    let start =
        start + source.text.get(start..).and_then(|t| t.find(|c| c != '\n' && c != '\r')).unwrap_or(0);
    let end = source.text.get(start..).and_then(|t| t.find('\n')).map_or(source.text.len(), |n| start + n);
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => Diagnostic::error(
            "wrong-columns",
            source,
            start..end,
            format!("this row has {len} fields, the header has {expected_len}"),
        )
        .help("put a field that contains a comma in double quotes"),
        _ => Diagnostic::error("unreadable", source, start..end, format!("this row cannot be read: {error}")),
    }
}
