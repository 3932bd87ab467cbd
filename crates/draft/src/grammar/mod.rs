//! The text format: acts at a table as lines, printed and read back identically. `docs/drafting.md` has the grammar.

mod body;
mod node;
mod print;
mod read;
mod row;

use comity_regime::{Day, Diagnostic, SourceText};
pub use print::{print_acts, row as row_of};
pub use row::Row;

use crate::act::{Act, Does};

/// Reads the acts of one text from a file that opens it.
///
/// # Errors
/// Everything that cannot be read, with its line and column.
pub fn read_acts(source: &SourceText) -> Result<Vec<Act>, Vec<Diagnostic>> {
    read::file(source, "")
}

/// Reads acts at the table of a text that was opened before.
///
/// # Errors
/// Everything that cannot be read, with its line and column.
pub fn read_acts_of(source: &SourceText, text: &str) -> Result<Vec<Act>, Vec<Diagnostic>> {
    read::file(source, text)
}

/// What a row of the record's table of acts does at the table of a text.
///
/// # Errors
/// What its columns or its body (the column `detail`) cannot mean; lines are those of the body.
pub fn read_row(row: &Row, text: &str) -> Result<Does, Vec<Diagnostic>> {
    let source = SourceText::new("detail", &row.body);
    row::does(row, text, &source)
}

/// An act of a row.
///
/// # Errors
/// As [`read_row`].
pub fn act_of(row: &Row, text: &str, recorded: Day) -> Result<Act, Vec<Diagnostic>> {
    let does = read_row(row, text)?;
    Ok(Act { day: row.day, recorded, actor: row.actor.clone(), does })
}
