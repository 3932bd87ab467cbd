//! The first line of a table: which column is which. What is wrong with it is wrong with the whole table, and is said once.

use super::columns::Table;
use crate::{Diagnostic, SourceText, name::nearest};

/// What other programs put between fields where a comma belongs.
const SEPARATORS: [(char, &str); 3] = [(';', "semicolons"), ('\t', "tabs"), ('|', "bars")];

fn known(table: &Table) -> impl Iterator<Item = &'static str> + use<> {
    table.required.iter().chain(table.optional).copied()
}

/// The bytes of the first line.
fn line(source: &SourceText) -> std::ops::Range<usize> {
    0..source.text.find(['\n', '\r']).unwrap_or(source.text.len())
}

fn wrong(source: &SourceText, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("wrong-columns", source, line(source), message)
}

/// Whether fields are separated by something else than commas, which is said.
pub fn separated(
    source: &SourceText,
    table: &Table,
    header: &csv::StringRecord,
    found: &mut Vec<Diagnostic>,
) -> bool {
    let first = &source.text[line(source)];
    if first.trim_matches(['"', ' ']).to_ascii_lowercase().starts_with("sep=") {
        let help =
            "delete it: only some spreadsheets understand it, and fields are separated by commas anyway";
        found.push(wrong(source, "this first line tells a spreadsheet how to read the table").help(help));
        return true;
    }
    let named = |name: &str| known(table).any(|k| k.eq_ignore_ascii_case(name.trim_matches(['"', ' '])));
    let separated = |sign: char| header.iter().any(|h| h.split(sign).filter(|part| named(part)).count() > 1);
    let Some((sign, name)) = SEPARATORS.into_iter().find(|(sign, _)| separated(*sign)) else { return false };
    let help = format!("save the table with commas between the columns, not '{}'", sign.escape_default());
    found.push(wrong(source, format!("the columns are separated by {name}")).help(help));
    true
}

/// What is wrong with a row that is separated otherwise than the header.
pub fn rows_separated(
    source: &SourceText,
    header: &csv::StringRecord,
    record: &csv::StringRecord,
    error: &csv::Error,
) -> Option<Diagnostic> {
    let one = record.iter().next().filter(|_| record.len() == 1)?;
    let (sign, name) =
        SEPARATORS.into_iter().find(|(sign, _)| one.matches(*sign).count() + 1 == header.len())?;
    let start = error.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0));
    let start = start + source.text.get(start..)?.find(|c| c != '\n' && c != '\r')?;
    let end = source.text[start..].find('\n').map_or(source.text.len(), |n| start + n);
    let message = format!("the columns are separated by commas in the header and by {name} from here on");
    let help = format!("save the table with commas between the columns, not '{}'", sign.escape_default());
    Some(Diagnostic::error("wrong-columns", source, start..end, message).help(help))
}

/// Checks the names of columns; false if one that is needed is missing.
pub fn columns(
    source: &SourceText,
    table: &Table,
    header: &csv::StringRecord,
    found: &mut Vec<Diagnostic>,
) -> bool {
    let missing: Vec<&str> =
        table.required.iter().filter(|c| !header.iter().any(|h| h == **c)).copied().collect();
    if !missing.is_empty() {
        found.push(lacking(source, table, header, &missing));
        return false;
    }
    let mut begin = 0;
    for (i, name) in header.iter().enumerate() {
        // A spreadsheet leaves empty columns behind; that nothing stands in them is seen row by row.
        if name.is_empty() {
            continue;
        }
        let at = source.text[begin..].find(name).map_or(begin, |n| begin + n);
        begin = at + name.len();
        let wrong = |message: String| Diagnostic::error("wrong-columns", source, at..begin, message);
        if header.iter().take(i).any(|other| other == name) {
            found.push(wrong(format!("the column '{name}' is there twice")));
        } else if !known(table).any(|k| k == name) {
            let near = nearest(name, known(table));
            let unread = wrong(format!("there is no column '{name}' in the table of {}", table.name))
                .help_if(near.map(|n| format!("did you mean '{n}'?")));
            found.push(if near.is_some() { unread } else { unread.label("it is not read").warning() });
        }
    }
    true
}

/// That columns are missing which a table needs, in one finding.
fn lacking(source: &SourceText, table: &Table, header: &csv::StringRecord, missing: &[&str]) -> Diagnostic {
    let all =
        format!("the table of {} has the columns {}", table.name, known(table).collect::<Vec<_>>().join(","));
    if source.text.trim().is_empty() {
        return wrong(source, "this table is empty: its first line names its columns").help(all);
    }
    // The one that was meant, by a name that is none.
    let meant = |column: &&str| {
        let others = header.iter().filter(|h| !h.is_empty() && !known(table).any(|k| k == *h));
        nearest(column, others).map(|other| format!("'{column}' by '{other}'"))
    };
    let meant: Vec<String> = missing.iter().filter_map(meant).collect();
    if meant.is_empty() && !header.iter().any(|h| known(table).any(|k| k == h)) {
        return wrong(source, "this first line names no column of the table")
            .help(format!("begin with a header: {all}"));
    }
    let names = missing.iter().map(|c| format!("'{c}'")).collect::<Vec<_>>().join(", ");
    let message = match missing.len() {
        1 => format!("the column {names} is missing"),
        _ => format!("the columns {names} are missing"),
    };
    wrong(source, message).help(match meant.is_empty() {
        true => all,
        false => format!("did you mean {}? Names of columns are in lower case", meant.join(", ")),
    })
}
