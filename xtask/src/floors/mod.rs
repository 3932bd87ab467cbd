//! The floors of every crate. A room is a file or a folder of `src`; it stands on the rooms that it uses. Nothing uses what
//! stands above it, in a crate or in any folder of it, so that each can be read from the ground up. `docs/architecture.md`
//! names the rooms in that order, and is held against the source.

mod book;
mod rooms;
mod source;
mod workspace;

use std::{fs, path::Path};

use rooms::{circles, draw, rooms, told};
use source::Source;
use workspace::{Crate, crates, folders};

/// No file has more lines.
const LINES: usize = 600;
/// No folder of source has more entries.
const ENTRIES: usize = 12;

/// What holds of every folder of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// Nothing in it uses what stands above it.
    Down,
    /// It has no more than [`ENTRIES`] entries.
    Few,
    /// Its files have no more than [`LINES`] lines.
    Short,
    /// The book lists its rooms.
    Listed,
}

/// Where a rule does not hold yet. What holds again is struck out here, and nothing is added.
const UNMENDED: [(&str, Rule); 3] = [
    ("crates/ledger/src", Rule::Down),
    ("crates/regime/src", Rule::Few),
    ("crates/regime/src/engine", Rule::Down),
];

/// Where a rule does not hold, and how.
struct Finding {
    folder: String,
    rule: Rule,
    what: String,
}

/// Draws the floors of every crate, and checks that no arrow runs up.
///
/// # Errors
/// Every arrow that does, every circle of files, every file and folder that is too large, and what the book says wrongly.
pub fn check(root: &Path) -> Result<(), String> {
    let path = root.join("docs/architecture.md");
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let crates = crates(root)?;
    let mut found = of_table(root, &text, &crates);
    for one in &crates {
        found.extend(of_crate(root, &text, one)?);
    }
    let known = |f: &&Finding| UNMENDED.contains(&(f.folder.as_str(), f.rule));
    for finding in found.iter().filter(known) {
        println!("   known: {}", finding.what);
    }
    let holds = |folder, rule| !found.iter().any(|f| f.folder == folder && f.rule == rule);
    let mended = UNMENDED.iter().filter(|(folder, rule)| holds(*folder, *rule));
    let mended =
        mended.map(|(folder, rule)| format!("{folder}: {rule:?} holds again: strike it out of UNMENDED"));
    let wrong: Vec<String> =
        found.iter().filter(|f| !known(f)).map(|f| f.what.clone()).chain(mended).collect();
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// What the table of crates says wrongly. The library crates stand in it from the roof down.
fn of_table(root: &Path, text: &str, crates: &[Crate]) -> Vec<Finding> {
    let table = book::crates(text);
    let place = |name: &str| table.iter().position(|(named, _)| named == name);
    let finding =
        |rule, what| Finding { folder: String::new(), rule, what: format!("docs/architecture.md{what}") };
    let mut found = vec![];
    for one in crates {
        let Some(own) = place(&one.name) else {
            found.push(finding(Rule::Listed, format!(": the crate '{}' is not in the table", one.name)));
            continue;
        };
        // What measures and checks stands beside the house.
        if one.root.starts_with(root.join("crates")) {
            let above = one.needs.iter().filter(|needed| place(needed).is_some_and(|needed| needed < own));
            found.extend(above.map(|needed| {
                finding(
                    Rule::Down,
                    format!(": {} needs {needed}, which stands above it in the table", one.name),
                )
            }));
        }
    }
    // What is no member of the workspace has a folder of its own.
    let exists = |name: &String| crates.iter().any(|one| one.name == *name) || root.join(name).is_dir();
    let missing = table.iter().filter(|(name, _)| !exists(name));
    found.extend(
        missing.map(|(name, line)| finding(Rule::Listed, format!(":{line}: there is no crate '{name}'"))),
    );
    found
}

/// What does not hold of a crate, whose floors are drawn.
fn of_crate(root: &Path, text: &str, one: &Crate) -> Result<Vec<Finding>, String> {
    let shown = |path: &Path| path.strip_prefix(root).unwrap_or(path).display().to_string();
    let source = Source::read(&one.root)?;
    let arrows = source.arrows();
    let src = one.root.parent().unwrap_or(root);
    let ground = rooms(&arrows, &source, &[]);
    println!("   {}", one.name);
    draw(&ground);
    let mut found = vec![];
    let mut add =
        |folder: &Path, rule, what: String| found.push(Finding { folder: shown(folder), rule, what });
    for module in source.modules.values().filter(|module| module.lines > LINES) {
        let what = format!("{}: {} lines; no file has more than {LINES}", shown(&module.file), module.lines);
        add(module.file.parent().unwrap_or(src), Rule::Short, what);
    }
    let mut all = vec![];
    folders(src, &mut all)?;
    for (folder, entries) in all.iter().filter(|(_, entries)| *entries > ENTRIES) {
        add(
            folder,
            Rule::Few,
            format!("{}: {entries} entries; no folder has more than {ENTRIES}", shown(folder)),
        );
    }
    for arrow in arrows.iter().filter(|arrow| arrow.to.is_empty()) {
        let file = source.modules.get(&arrow.from).map_or(src, |module| module.file.as_path());
        add(
            src,
            Rule::Down,
            format!("{}: it uses what the root defines, which stands on all rooms", shown(file)),
        );
    }
    for (name, module) in &source.modules {
        let folder = module.inside();
        for circle in circles(&rooms(&arrows, &source, name)) {
            add(&folder, Rule::Down, format!("{}: {}", shown(&folder), told(&circle, &arrows, name)));
        }
    }
    match book::rooms(text, &shown(src)) {
        Some(listed) => {
            for (rule, what) in book::compare(&listed, &ground) {
                add(src, rule, what);
            }
        }
        // What measures and checks is not described room by room.
        None if src.starts_with(root.join("crates")) => {
            add(
                src,
                Rule::Listed,
                format!("docs/architecture.md: the rooms of `{}` are not listed", shown(src)),
            );
        }
        None => {}
    }
    Ok(found)
}
