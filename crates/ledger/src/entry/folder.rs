//! Record folders and entries: what the tables and files of a folder say, one thing each, and the folder that says the same.

use std::collections::BTreeMap;

use comity_regime::{
    Day, Diagnostic, SourceText,
    load::{
        ACTORS, ACTS, ATTRIBUTES, DISAGREEMENTS, Folder, NAMES, Row, SOURCES, Table, guarded, is_acts,
        is_definition, read_table, text,
    },
};

use crate::{Content, Entry, Fields, Kind, Statement, keyring::DEPOSITARY, trust::is_policy};

/// The tables of a record folder that are one file each.
pub const TABLES: [(Kind, &str, &Table); 5] = [
    (Kind::Source, "sources.csv", &SOURCES),
    (Kind::Disagreement, "disagreements.csv", &DISAGREEMENTS),
    (Kind::Actor, "actors.csv", &ACTORS),
    (Kind::Attribute, "attributes.csv", &ATTRIBUTES),
    (Kind::Name, "names.csv", &NAMES),
];

/// What a record folder says, in the order in which one thing refers to another. The folder must be one that
/// [`comity_regime::load::load`] reads without error; what it cannot read is left out here.
pub fn contents(folder: &Folder) -> Vec<Content<'static>> {
    let mut contents = vec![];
    rows(folder, &mut |kind, row| contents.push(said(kind, row)));
    definitions(folder, &mut |path, source| contents.push(Content::definition(path, &source.text)));
    // What is referred to comes before what refers to it.
    contents.sort_by_key(|c| c.kind);
    contents
}

/// What a record folder says in one row or one file that no entry of a log has room for. A signed entry has somewhat less.
pub fn too_large(folder: &Folder) -> Vec<Diagnostic> {
    let mut found = vec![];
    rows(folder, &mut |kind, row| {
        if let Err(what) = fits(said(kind, row)) {
            let longest = row.fields().into_iter().max_by_key(|(_, text)| text.len());
            let wrong = row.error(longest.map_or("", |(column, _)| column), "too-large", what);
            let help = match kind {
                Kind::Act => "what is long is a document, which an act cites by its 'digest'",
                _ => "say it in fewer words",
            };
            found.push(wrong.help(help));
        }
    });
    definitions(folder, &mut |path, source| {
        if let Err(what) = fits(Content::definition(path, &source.text)) {
            found.push(
                Diagnostic::file("too-large", path, what)
                    .help("divide it into several files, or leave remarks out"),
            );
        }
    });
    found
}

/// Whether there is room for something in an entry.
fn fits(content: Content<'_>) -> Result<(), String> {
    let statement = Statement::unsigned(DEPOSITARY, content);
    let entry = Entry { recorded: Day::MAX, statement };
    entry.encode().map(drop).map_err(|what| format!("as an entry of a log {what}"))
}

/// Every row of the tables.
fn rows(folder: &Folder, take: &mut dyn FnMut(Kind, &Row<'_>)) {
    let acts = folder.keys().filter(|path| is_acts(path)).map(|path| (Kind::Act, path.as_str(), &ACTS));
    for (kind, path, table) in TABLES.into_iter().chain(acts) {
        let Some(Ok(source)) = folder.get(path).map(|bytes| text(path, bytes)) else { continue };
        read_table(&source, table, &mut vec![], &mut |row, _| take(kind, row));
    }
}

/// What a row says. When it was recorded is for the log to say.
fn said(kind: Kind, row: &Row<'_>) -> Content<'static> {
    let fields = row.fields().into_iter().filter(|(column, _)| *column != "recorded");
    Content { kind, fields: Fields::new(fields) }
}

/// Every file of definitions or policies.
fn definitions(folder: &Folder, take: &mut dyn FnMut(&str, &SourceText)) {
    for (path, bytes) in folder.iter().filter(|(path, _)| is_definition(path) || is_policy(path)) {
        if let Ok(source) = text(path, bytes) {
            take(path, &source);
        }
    }
}

/// The files of a record folder that says this: reading it again gives the same.
pub fn files(contents: &[Content<'_>]) -> Folder {
    let mut folder = Folder::new();
    for (kind, path, table) in TABLES {
        let rows: Vec<&Fields<'_>> =
            contents.iter().filter(|content| content.kind == kind).map(|content| &content.fields).collect();
        // A folder without these would take those of the built-in record, or any source that is cited.
        if !rows.is_empty() || matches!(kind, Kind::Source | Kind::Actor | Kind::Attribute | Kind::Name) {
            folder.insert(path.to_owned(), csv(table, &rows, false));
        }
    }
    let mut acts: BTreeMap<String, Vec<&Fields<'_>>> = BTreeMap::new();
    for Content { fields, .. } in contents.iter().filter(|content| content.kind == Kind::Act) {
        let file = match (fields.get("instrument"), fields.get("act")) {
            ("", _) | (_, "pledge") => "proceedings",
            (instrument, _) => instrument,
        };
        acts.entry(format!("acts/{file}.csv")).or_default().push(fields);
    }
    folder.extend(acts.into_iter().map(|(path, rows)| (path, csv(&ACTS, &rows, true))));
    for Content { fields, .. } in contents.iter().filter(|content| content.kind == Kind::Definition) {
        folder.insert(fields.get("path").to_owned(), fields.get("text").as_bytes().to_vec());
    }
    folder
}

/// Rows as a table; with the columns that any of them has and those that it must have, if `used` ones are enough.
fn csv(table: &Table, rows: &[&Fields<'_>], used: bool) -> Vec<u8> {
    let has = |column: &&str| {
        !used || table.required.contains(column) || rows.iter().any(|row| !row.get(column).is_empty())
    };
    let columns: Vec<&str> = table.required.iter().chain(table.optional).copied().filter(has).collect();
    // Texts of several lines look like forgotten quotation marks, unless everything has some.
    let lines = rows.iter().any(|row| row.pairs().iter().any(|(_, text)| text.contains('\n')));
    let quotes = if lines { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
    let mut out = csv::WriterBuilder::new().quote_style(quotes).from_writer(vec![]);
    let each =
        rows.iter().map(|row| columns.iter().map(|column| guarded(row.get(column).to_owned())).collect());
    let header: Vec<String> = columns.iter().map(|column| (*column).to_owned()).collect();
    // INVARIANT: writing to memory does not fail.
    std::iter::once(header).chain(each).for_each(|row: Vec<String>| drop(out.write_record(row)));
    out.into_inner().unwrap_or_default()
}
