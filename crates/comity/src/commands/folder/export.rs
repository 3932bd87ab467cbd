//! `comity export`: the record as a record folder.

use std::{
    fs,
    path::{Component, Path},
    process::ExitCode,
};

use comity_ledger::documents::{DOCUMENTS, Documents, Found, Room, cited};
use comity_regime::Regime;
use comity_web::export;

use crate::{
    commands::Done,
    report::{Failure, say},
    source,
};

pub fn run(from: &source::From, dir: &Path, documents: bool) -> Done {
    if documents && from.record.is_some() {
        let text = "documents lie beside a log: leave --record out, and name its folder with --data";
        return Err(Failure::usage(text));
    }
    let (regime, said) = from.said()?;
    let failed = |path: &Path| {
        let path = path.display().to_string();
        move |e: std::io::Error| Failure::Said(format!("{path}: {e}"), 1)
    };
    if dir.exists() && fs::read_dir(dir).map_err(failed(dir))?.next().is_some() {
        return Err(Failure::usage(format!("{} is not empty; an export makes a new folder", dir.display())));
    }
    let files = export::folder(said, regime.register());
    // A log that holds other paths is not opened; nothing is written outside the folder whatever it holds.
    let plain = |path: &&String| Path::new(path).components().all(|c| matches!(c, Component::Normal(_)));
    if let Some(path) = files.keys().find(|path| !plain(path)) {
        return Err(Failure::Said(format!("'{path}' is no path in a record folder; nothing was written"), 1));
    }
    for (path, bytes) in &files {
        let place = dir.join(path);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent).map_err(failed(parent))?;
        }
        fs::write(&place, bytes).map_err(failed(&place))?;
    }
    say(format!("{} files in {}", files.len(), dir.display()))?;
    if documents {
        let (kept, cited) = with_documents(from, &regime, dir)?;
        say(format!("{kept} of {cited} documents in {}", dir.join(DOCUMENTS).display()))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Copies the documents that are cited and here, each under its SHA-256 with the ending of its kind. How many they are, and
/// how many are cited.
fn with_documents(from: &source::From, regime: &Regime, dir: &Path) -> Result<(usize, usize), Failure> {
    let (documents, cited) = (Documents::of(&from.data(), Room::default()), cited(regime));
    let folder = dir.join(DOCUMENTS);
    let mut kept = 0;
    for digest in cited.keys() {
        let Found::Whole(found) = documents.check(*digest) else { continue };
        let place = folder.join(format!("{digest}.{}", found.format.ending()));
        fs::create_dir_all(&folder)
            .and_then(|()| fs::copy(documents.path(*digest), &place))
            .map_err(|e| Failure::Said(format!("{}: {e}", place.display()), 1))?;
        kept += 1;
    }
    Ok((kept, cited.len()))
}
