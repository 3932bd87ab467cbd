//! The tables of a record folder, read row by row.

mod columns;
mod header;
mod quotes;
mod row;
pub mod strict;

use std::cell::RefCell;

pub use columns::{ACTORS, ACTS, ATTRIBUTES, DISAGREEMENTS, NAMES, SOURCES, Table};
use row::Fields;
pub use row::{Place, Row, guarded, unguarded};

use crate::{Diagnostic, SourceText};

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
