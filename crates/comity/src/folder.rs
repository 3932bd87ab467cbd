//! Record folders on disk, and the one built into the program.

use std::{fs, path::Path};

use comity_ledger::{Content, Fields, Kind, entry::folder::files as tables, trust::is_policy};
use comity_regime::{
    Diagnostic, Regime, Register,
    load::{ATTRIBUTE_DEFINITIONS, Folder, is_acts, is_definition},
};
use include_dir::{Dir, include_dir};

use crate::report::Failure;

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../record/nuclear-security");

/// Larger files are refused before they are read: a record's largest table is far below this.
const LARGEST: u64 = 256 << 20;

/// The record of nuclear security that comes with the program.
pub fn built_in() -> Folder {
    let mut folder = Folder::new();
    let mut pending = vec![&BUILT_IN];
    while let Some(dir) = pending.pop() {
        pending.extend(dir.dirs());
        for file in dir.files() {
            if let Some(path) = file.path().to_str().filter(|p| belongs(&p.replace('\\', "/"))) {
                folder.insert(path.replace('\\', "/"), file.contents().to_vec());
            }
        }
    }
    folder
}

/// Whether a file is part of a record.
fn belongs(path: &str) -> bool {
    is_definition(path)
        || is_acts(path)
        || is_policy(path)
        || ["actors.csv", "attributes.csv", "disagreements.csv", "names.csv", "sources.csv"].contains(&path)
}

/// What a record without actors or policies of its own takes from the one that is built in, and the sources that are
/// cited by what it takes: a log has nothing to look them up in.
pub fn completed(mut files: Folder, regime: &Regime) -> Folder {
    let has_actors = files.contains_key("actors.csv");
    let has_attributes = files.contains_key("attributes.csv");
    let borrowed = |path: &str| match path {
        "actors.csv" | "attributes.csv" => !has_actors,
        // What attributes are goes with their rows.
        ATTRIBUTE_DEFINITIONS => !has_actors && !has_attributes,
        path => is_policy(path),
    };
    for (path, bytes) in built_in().into_iter().filter(|(path, _)| borrowed(path)) {
        files.entry(path).or_insert(bytes);
    }
    let mut made = tables(&sources(regime.register()).chain(names(regime)).collect::<Vec<_>>());
    if !has_actors || !files.contains_key("sources.csv") {
        files.extend(made.remove_entry("sources.csv"));
    }
    // Of what the built-in record names, only the actors are here.
    if let Some((path, names)) = made.remove_entry("names.csv") {
        files.entry(path).or_insert(names);
    }
    files
}

/// The sources that are listed, and those that are cited by a name where none are.
fn sources(register: &Register) -> impl Iterator<Item = Content<'static>> {
    register.sources.iter().filter(|s| s.url.is_empty() || s.url != s.id).map(|s| {
        let texts = [&s.id, &s.title, &s.publisher, &s.url, &s.retrieved, &s.note];
        row(Kind::Source, ["id", "title", "publisher", "url", "retrieved", "note"].into_iter().zip(texts))
    })
}

/// What things are called.
fn names(regime: &Regime) -> impl Iterator<Item = Content<'static>> {
    regime.register().names.all().iter().map(|n| {
        let source = regime.cited(n.sources.iter().copied());
        let texts = [&n.of, &n.language, &n.short, &n.full, &n.covers, &source, &n.note];
        row(
            Kind::Name,
            ["of", "language", "short", "full", "covers", "source", "note"].into_iter().zip(texts),
        )
    })
}

fn row<'a>(kind: Kind, columns: impl Iterator<Item = (&'a str, &'a String)>) -> Content<'static> {
    Content { kind, fields: Fields::new(columns.map(|(column, text)| (column, text.as_str()))) }
}

/// Reads a record folder; paths in findings begin with `root` as it was given.
///
/// # Errors
/// If it is no folder, or a file cannot be read or is too large.
pub fn read(root: &Path) -> Result<Folder, Failure> {
    if !root.is_dir() {
        return Err(Failure::usage(format!("{} is not a folder", root.display())));
    }
    let mut folder = Folder::new();
    for sub in ["", "instruments", "pathways", "acts", "policies"] {
        let at = root.join(sub);
        if !at.is_dir() {
            continue;
        }
        let failed = |e: std::io::Error| Failure::Said(format!("{}: {e}", at.display()), 1);
        for file in fs::read_dir(&at).map_err(failed)? {
            let file = file.map_err(failed)?;
            let Some(name) = file.file_name().to_str().map(str::to_owned) else { continue };
            let path = if sub.is_empty() { name } else { format!("{sub}/{name}") };
            if !belongs(&path) {
                continue;
            }
            let about = fs::metadata(file.path()).map_err(failed)?;
            if !about.is_file() {
                // A pipe would be waited for, and a device has no end.
                let found = Diagnostic::file(
                    "no-file",
                    &file.path().display().to_string(),
                    "this is a pipe, a device or a folder, and no file",
                );
                return Err(Failure::Found(vec![found.help("put a file there, or take it away")]));
            }
            let size = about.len();
            if size > LARGEST {
                let message =
                    format!("this file has {size} bytes; a file of a record may have at most {LARGEST}");
                let found = Diagnostic::file("too-large", &file.path().display().to_string(), message);
                return Err(Failure::Found(vec![found.help("split the table into several files in acts/")]));
            }
            folder.insert(path, fs::read(file.path()).map_err(failed)?);
        }
    }
    Ok(folder)
}

/// Names the files in findings as the user knows them.
pub fn below(root: &Path, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let named = |mut d: Diagnostic| {
        let path = root.join(&*d.path);
        if path.exists() || !d.path.contains(':') {
            d.path = path.display().to_string().into();
        }
        d
    };
    found.into_iter().map(named).collect()
}
