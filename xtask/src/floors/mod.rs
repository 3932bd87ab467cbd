//! The floors of every crate. A room is a file or a folder of `src`; it stands on the rooms that it uses. Nothing uses what
//! stands above it, in a crate or in any folder of it, so that each can be read from the ground up. `docs/architecture.md`
//! names the rooms in that order, and is held against the source.

mod book;
mod source;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;
use source::{Arrow, Name, Source};

/// No file has more lines.
const LINES: usize = 600;
/// No folder of source has more entries.
const ENTRIES: usize = 12;

/// A crate of the workspace.
struct Crate {
    name: String,
    /// The file that it begins with: `src/lib.rs` or `src/main.rs`.
    root: PathBuf,
    /// Those of ours that it needs.
    needs: Vec<String>,
}

/// Draws the floors of every crate, and checks that no arrow runs up.
///
/// # Errors
/// Every arrow that does, every circle of files, every file and folder that is too large, and what the book says wrongly.
pub fn check(root: &Path) -> Result<(), String> {
    let book = root.join("docs/architecture.md");
    let text = fs::read_to_string(&book).map_err(|e| format!("{}: {e}", book.display()))?;
    let mut wrong = vec![];
    let crates = crates(root)?;
    let order = book::crates(&text);
    for one in &crates {
        let place = |name: &String| order.iter().position(|(named, _)| named == name);
        let below =
            |needed: &&String| place(needed).zip(place(&one.name)).is_some_and(|(needed, own)| needed < own);
        wrong.extend(one.needs.iter().filter(below).map(|needed| {
            format!(
                "docs/architecture.md: {} needs {needed}, which stands above it in the table of crates",
                one.name
            )
        }));
    }
    for (name, line) in &order {
        // What is no member of the workspace has a folder of its own.
        if !crates.iter().any(|one| one.name == *name) && !root.join(name).is_dir() {
            wrong.push(format!("docs/architecture.md:{line}: there is no crate '{name}'"));
        }
    }
    for one in &crates {
        if !order.iter().any(|(name, _)| *name == one.name) {
            wrong.push(format!(
                "docs/architecture.md: the crate '{}' is not in the table of crates",
                one.name
            ));
        }
        let source = Source::read(&one.root)?;
        let folder = one.root.parent().unwrap_or(root);
        let shown = |path: &Path| path.strip_prefix(root).unwrap_or(path).display().to_string();
        let rooms = rooms(&source, &[]);
        println!("   {}", one.name);
        draw(&rooms);
        for module in source.modules.values().filter(|module| module.lines > LINES) {
            wrong.push(format!(
                "{}: {} lines; no file has more than {LINES}",
                shown(&module.file),
                module.lines
            ));
        }
        crowded(folder, &mut |folder, entries| {
            wrong.push(format!("{}: {entries} entries; no folder has more than {ENTRIES}", shown(folder)));
        })?;
        let arrows = source.arrows();
        for arrow in arrows.iter().filter(|arrow| arrow.to.is_empty()) {
            wrong.push(format!(
                "{}: it uses what {} defines, which stands on all rooms",
                file(&source, &arrow.from, root),
                file(&source, &[], root)
            ));
        }
        for folder in source.modules.keys() {
            for circle in circles(&rooms_in(&arrows, &source, folder)) {
                wrong.push(format!(
                    "{}: {}",
                    shown(&inside(&source, folder)),
                    told(&circle, &arrows, folder)
                ));
            }
        }
        let described = folder.strip_prefix(root).unwrap_or(folder).display().to_string();
        wrong.extend(book::rooms(&text, &described).map_or_else(
            || {
                if described.starts_with("crates/") {
                    vec![format!("docs/architecture.md: no list of the rooms of `{described}`")]
                } else {
                    vec![]
                }
            },
            |listed| book::compare(&listed, &rooms),
        ));
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// The rooms of a folder, each with those that it uses.
type Rooms = BTreeMap<String, BTreeSet<String>>;

fn rooms(source: &Source, folder: &[String]) -> Rooms {
    rooms_in(&source.arrows(), source, folder)
}

/// A folder's own file, `mod.rs`, is no room of it: it says what there is, and what all of them have in common.
fn rooms_in(arrows: &BTreeSet<Arrow>, source: &Source, folder: &[String]) -> Rooms {
    let room = |name: &Name| name.strip_prefix(folder).and_then(|rest| rest.first()).cloned();
    let mut rooms: Rooms =
        source.modules.keys().filter_map(room).map(|room| (room, BTreeSet::new())).collect();
    for Arrow { from, to } in arrows {
        if let (Some(from), Some(to)) = (room(from), room(to))
            && from != to
        {
            rooms.entry(from).or_default().insert(to);
        }
    }
    rooms
}

/// The rooms in floors, from the ground up; those in a circle, and those that stand on one, come last.
fn floors(rooms: &Rooms) -> (Vec<Vec<&str>>, Vec<&str>) {
    let (mut floors, mut placed) = (vec![], BTreeSet::new());
    loop {
        let rests = |uses: &BTreeSet<String>| uses.iter().all(|used| placed.contains(used.as_str()));
        let floor: Vec<&str> = rooms
            .iter()
            .filter(|(room, uses)| !placed.contains(room.as_str()) && rests(uses))
            .map(|(room, _)| room.as_str())
            .collect();
        if floor.is_empty() {
            let rest = rooms.keys().map(String::as_str).filter(|room| !placed.contains(room)).collect();
            return (floors, rest);
        }
        placed.extend(floor.iter().copied());
        floors.push(floor);
    }
}

fn draw(rooms: &Rooms) {
    let (floors, rest) = floors(rooms);
    if !rest.is_empty() {
        println!("      ?  {}", rest.join(" "));
    }
    for (n, floor) in floors.iter().enumerate().rev() {
        println!("      {n}  {}", floor.join(" "));
    }
}

/// Rooms that use each other, directly or by others.
fn circles(rooms: &Rooms) -> BTreeSet<BTreeSet<&str>> {
    let all: BTreeMap<&str, BTreeSet<&str>> =
        rooms.keys().map(|room| (room.as_str(), reached(rooms, room))).collect();
    let comes_back = |room: &str, other: &str| all.get(other).is_some_and(|back| back.contains(room));
    all.iter()
        .map(|(room, reached)| reached.iter().copied().filter(|other| comes_back(room, other)).collect())
        .filter(|circle: &BTreeSet<&str>| !circle.is_empty())
        .collect()
}

/// What a room uses, directly or by others.
fn reached<'a>(rooms: &'a Rooms, from: &'a str) -> BTreeSet<&'a str> {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(room) = next.pop() {
        let used = rooms.get(room).into_iter().flatten().map(String::as_str);
        next.extend(used.filter(|used| seen.insert(*used)));
    }
    seen
}

/// A circle, with the files that make it one.
fn told(circle: &BTreeSet<&str>, arrows: &BTreeSet<Arrow>, folder: &[String]) -> String {
    let room =
        |name: &Name| name.strip_prefix(folder).and_then(|rest| rest.first()).cloned().unwrap_or_default();
    let in_it = arrows.iter().filter(|Arrow { from, to }| {
        let (from, to) = (room(from), room(to));
        from != to && circle.contains(from.as_str()) && circle.contains(to.as_str())
    });
    let each: Vec<String> =
        in_it.map(|Arrow { from, to }| format!("\n      {} -> {}", from.join("::"), to.join("::"))).collect();
    let names: Vec<&str> = circle.iter().copied().collect();
    format!("{} use each other:{}", names.join(", "), each.concat())
}

fn file(source: &Source, name: &[String], root: &Path) -> String {
    let file = source.modules.get(name).map(|module| module.file.clone()).unwrap_or_default();
    file.strip_prefix(root).unwrap_or(&file).display().to_string()
}

/// The folder of a module's children.
fn inside(source: &Source, name: &[String]) -> PathBuf {
    source.modules.get(name).and_then(|module| module.file.parent()).unwrap_or(Path::new("")).to_owned()
}

/// Folders with more entries than may be.
fn crowded(folder: &Path, found: &mut impl FnMut(&Path, usize)) -> Result<(), String> {
    let failed = |e: std::io::Error| format!("{}: {e}", folder.display());
    let entries: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(failed)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()
        .map_err(failed)?;
    if entries.len() > ENTRIES {
        found(folder, entries.len());
    }
    entries.iter().filter(|path| path.is_dir()).try_for_each(|path| crowded(path, found))
}

/// The crates of the workspace, as cargo knows them.
fn crates(root: &Path) -> Result<Vec<Crate>, String> {
    let mut command = Command::new("cargo");
    command.args(["metadata", "--format-version", "1", "--no-deps", "--offline"]).current_dir(root);
    let output = command.output().map_err(|e| format!("cargo metadata: {e}"))?;
    let metadata: Value =
        serde_json::from_slice(&output.stdout).map_err(|e| format!("cargo metadata: {e}"))?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages = list(&metadata["packages"]);
    let each = packages.iter().filter_map(|package| {
        let begins = |target: &Value| {
            let kinds = list(&target["kind"]);
            kinds
                .iter()
                .any(|kind| kind == "lib" || kind == "bin")
                .then(|| PathBuf::from(text(&target["src_path"])))
        };
        let ours = |dependency: &&Value| dependency["kind"].is_null() && dependency["path"].is_string();
        Some(Crate {
            name: text(&package["name"]),
            root: list(&package["targets"]).iter().find_map(begins)?,
            needs: list(&package["dependencies"])
                .iter()
                .filter(ours)
                .map(|needed| text(&needed["name"]))
                .collect(),
        })
    });
    Ok(each.collect())
}
