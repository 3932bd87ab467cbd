//! From a record folder's files, or a log's entries, to a regime. Nothing is read from disk here.

mod builder;
mod journal;
mod misplaced;
mod names;
mod proceeding;
mod source;
mod table;
mod values;
mod write;

use std::collections::BTreeMap;

pub use builder::{Builder, Recorded};
pub use journal::{Done, Journal};
pub use source::is_address;
use table::ENOUGH;
pub use table::{
    ACTORS, ACTS, ATTRIBUTES, DISAGREEMENTS, NAMES, Place, Row, SOURCES, Table, guarded, read_table, strict,
    unguarded,
};
pub use write::Columns;

use crate::{Day, Diagnostic, Regime, SourceText, check};

/// The files of a record folder by their path within it, with `/` between folders.
pub type Folder = BTreeMap<String, Vec<u8>>;

/// A record read without error.
#[derive(Debug)]
pub struct Loaded {
    /// The regime it describes.
    pub regime: Regime,
    /// What is worth a look.
    pub warnings: Vec<Diagnostic>,
    places: Vec<builder::Origin>,
}

impl Loaded {
    /// An error in a line of a field of the row of an act, which is known by its entry. The line is counted from 1.
    pub fn error(
        &self,
        entry: u64,
        column: &str,
        line: usize,
        code: &'static str,
        message: String,
    ) -> Diagnostic {
        let place = usize::try_from(entry).ok().and_then(|at| self.places.get(at));
        let Some(place) = place else { return Diagnostic::file(code, "acts.csv", message) };
        let span = place.span(column);
        let text = &place.source.text;
        let ends =
            text.get(span.start..).unwrap_or_default().match_indices('\n').map(|(at, _)| span.start + at + 1);
        let start = std::iter::once(span.start).chain(ends).nth(line.saturating_sub(1)).unwrap_or(span.start);
        let length = text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
        Diagnostic::error(code, &place.source, start..start + length, message).field(column)
    }
}

/// Reads a record folder. A folder without `actors.csv` takes its actors from `builtin`, and so its attributes
/// if it has no `attributes.csv` either. Acts that are dated after `today` are remarked on, where that is known.
///
/// # Errors
/// Everything that is wrong, with its place; nothing is loaded then.
pub fn load(
    folder: &Folder,
    builtin: Option<&Folder>,
    today: Option<Day>,
) -> Result<Loaded, Vec<Diagnostic>> {
    let mut builder = Builder::strict();
    let mut found = vec![];
    let has = |name: &str| folder.contains_key(name);
    let borrowed = builtin.filter(|_| !has("actors.csv"));
    let from = |name: &str| if has(name) { Some(folder) } else { borrowed };

    if !has("sources.csv") {
        builder.sources_unknown = true;
    }
    for base in [Some(folder), borrowed].into_iter().flatten() {
        if !each_row(base, "sources.csv", &SOURCES, &mut found, |row, found| builder.source(row, found)) {
            // What refers to sources or actors would be found wrong row by row, and is not.
            return Err(found);
        }
        builder.borrowing = true;
    }
    if let Some(base) = from("actors.csv")
        && !each_row(base, "actors.csv", &ACTORS, &mut found, |row, found| builder.actor(row, found))
    {
        return Err(found);
    }
    builder.actors_done();
    if let Some(base) = from("attributes.csv") {
        each_row(base, "attributes.csv", &ATTRIBUTES, &mut found, |row, found| builder.attribute(row, found));
    }
    each_row(folder, "disagreements.csv", &DISAGREEMENTS, &mut found, |row, found| builder.claim(row, found));
    for (path, bytes) in folder.iter().filter(|(path, _)| is_definition(path)) {
        match text(path, bytes) {
            Ok(source) => {
                found.extend(unwanted(&source));
                builder.definition(&source, &mut found);
            }
            Err(wrong) => found.push(*wrong),
        }
    }
    if let Some(base) = from("attributes.csv").filter(|_| !has("attributes.csv")) {
        let definitions = base.get(ATTRIBUTE_DEFINITIONS).map(|bytes| text(ATTRIBUTE_DEFINITIONS, bytes));
        definitions.into_iter().flatten().for_each(|source| builder.borrow_attributes(&source));
    }
    builder.compare_values(&mut found);
    builder.definitions_done();
    for path in folder.keys().filter(|path| is_acts(path)) {
        each_row(folder, path, &ACTS, &mut found, |row, found| builder.act(row, found));
    }
    // A folder that takes the actors of another takes their names.
    if let Some(base) = from("names.csv") {
        let own = has("names.csv");
        each_row(base, "names.csv", &NAMES, &mut found, |row, found| {
            if own || builder.is_actor(row.get("of")) {
                builder.name(row, found);
            }
        });
    }
    if folder.keys().all(|path| !is_definition(path) || is_pathways(path)) {
        found.push(
            Diagnostic::file("empty", "instruments/", "there is no instrument here")
                .help("a record folder has its definitions in instruments/NAME.instrument"),
        );
    }
    found.sort_by_key(|d| !d.is_error());
    if found.iter().any(Diagnostic::is_error) {
        return Err(found);
    }
    let (regime, places) = builder.finish()?;
    let mut findings = check::regime(&regime);
    findings.extend(check::future(&regime, today));
    findings.extend(check::totals(&regime));
    findings.sort_by_key(|f| (!f.is_error, f.entry));
    let more = findings.split_off(findings.len().min(ENOUGH));
    found.extend(findings.into_iter().map(|f| {
        let place = usize::try_from(f.entry).ok().and_then(|at| places.get(at));
        match place {
            Some(place) => f.at(&place.source, place.span(f.column)),
            None => f.at(&SourceText::new("acts.csv", ""), 0..0),
        }
    }));
    if let Some(first) = more.first() {
        let what = format!("there are {} more findings on acts than these first {ENOUGH}", more.len());
        let rest = Diagnostic::file("too-many", "acts.csv", what);
        found.push(if first.is_error { rest } else { rest.warning() });
    }
    found.extend(check::definitions(&regime));
    found.sort_by_key(|d| !d.is_error());
    if found.iter().any(Diagnostic::is_error) {
        Err(found)
    } else {
        Ok(Loaded { regime, warnings: found, places })
    }
}

/// The first sign of a file of definitions that may not stand in one.
pub fn unwanted(source: &SourceText) -> Option<Diagnostic> {
    // The ends of lines may be those of other systems.
    let lines = source.text.split_inclusive('\n');
    let mut begin = 0;
    for line in lines {
        let text = line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line));
        if let Some((at, c)) = strict::sign(text) {
            let span = begin + at..begin + at + c.len_utf8();
            let error = Diagnostic::error("control-character", source, span, strict::unwanted(c));
            return Some(error.help(strict::MEND));
        }
        begin += line.len();
    }
    None
}

/// Whether a file of a record folder holds acts.
pub fn is_acts(path: &str) -> bool {
    path == "acts.csv" || lies_in(path, "acts/", ".csv")
}

/// Whether a path is that of a file in one folder, with a name that means nothing to any file system: what comes out of a
/// log is written to folders and archives.
fn lies_in(path: &str, folder: &str, ending: &str) -> bool {
    let name = path.strip_prefix(folder).and_then(|name| name.strip_suffix(ending));
    name.is_some_and(|name| {
        let plain =
            |c: char| !c.is_control() && !matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
        (1..=200).contains(&name.len()) && !name.starts_with('.') && name.chars().all(plain)
    })
}

/// The file of definitions that says what the attributes are of a record from which others take them.
pub const ATTRIBUTE_DEFINITIONS: &str = "instruments/attributes.instrument";

/// Whether a file of a record folder holds definitions.
pub fn is_definition(path: &str) -> bool {
    lies_in(path, "instruments/", ".instrument") || is_pathways(path)
}

/// Whether a file of a record folder holds pathways: what could be done, apart from what is.
fn is_pathways(path: &str) -> bool {
    lies_in(path, "pathways/", ".pathway")
}

/// Reads the rows of a file, if it is there. False if something is wrong with the whole of it.
fn each_row(
    folder: &Folder,
    path: &str,
    table: &Table,
    found: &mut Vec<Diagnostic>,
    mut add: impl FnMut(&Row<'_>, &mut Vec<Diagnostic>),
) -> bool {
    let Some(bytes) = folder.get(path) else { return true };
    match text(path, bytes) {
        Ok(source) => read_table(&source, table, found, &mut add),
        Err(wrong) => {
            found.push(*wrong);
            false
        }
    }
}

/// A file's text; UTF-8, with or without a byte order mark.
///
/// # Errors
/// Points at the first byte that is not UTF-8, and names the encoding it looks like.
pub fn text(path: &str, bytes: &[u8]) -> Result<SourceText, Box<Diagnostic>> {
    let wrong = |text: &str, at: usize, help: &str| {
        let source = SourceText::new(path, text);
        let message = "this file is not UTF-8 text".to_owned();
        Box::new(Diagnostic::error("encoding", &source, at..at, message).help(help))
    };
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(wrong("", 0, "it looks like UTF-16: save it as UTF-8"));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(SourceText::new(path, text)),
        Err(e) => {
            let good = String::from_utf8_lossy(&bytes[..e.valid_up_to()]);
            Err(wrong(
                &good,
                good.len(),
                "it looks like Windows-1252 or another old encoding: save it as UTF-8",
            ))
        }
    }
}
