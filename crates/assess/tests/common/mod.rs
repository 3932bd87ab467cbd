//! The records that tests ask.

use std::{fs, path::Path};

use comity_regime::{
    Day, Regime,
    load::{Folder, load},
};

fn read(dir: &Path, under: &str, folder: &mut Folder) {
    for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
        let name = format!("{under}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            read(&entry.path(), &format!("{name}/"), folder);
        } else {
            folder.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}

/// The files of a record folder of this repository.
#[allow(dead_code, reason = "not every test changes a record")]
pub fn files(name: &str) -> Folder {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record");
    let mut folder = Folder::new();
    read(&root.join(name), "", &mut folder);
    folder
}

/// A record folder of this repository.
pub fn record(name: &str) -> Regime {
    let loaded = load(&files(name), Some(&files("nuclear-security")), None);
    loaded
        .unwrap_or_else(|found| panic!("{}", found.iter().map(ToString::to_string).collect::<String>()))
        .regime
}

/// A day.
pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}
