//! The record of nuclear security, read from the repository.

use std::{collections::BTreeMap, fs, path::Path};

use comity_regime::{Regime, load::load};

#[allow(dead_code, reason = "each test binary uses what it needs")]
pub fn record() -> Regime {
    record_with("instruments/.none", "")
}

/// The same with one file more.
pub fn record_with(path: &str, text: &str) -> Regime {
    let record = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record/nuclear-security");
    let mut folder = BTreeMap::new();
    for (within, ending) in
        [("", "csv"), ("instruments/", "instrument"), ("pathways/", "pathway"), ("acts/", "csv")]
    {
        for file in fs::read_dir(record.join(within)).into_iter().flatten() {
            let file = file.unwrap().path();
            if file.extension().is_some_and(|e| e == ending) {
                let name = format!("{within}{}", file.file_name().unwrap().to_str().unwrap());
                folder.insert(name, fs::read(&file).unwrap());
            }
        }
    }
    folder.insert(path.to_owned(), text.as_bytes().to_vec());
    load(&folder, None, None).unwrap().regime
}
