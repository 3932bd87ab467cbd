//! `comity export`: the record as a record folder.

use std::{
    fs,
    io::Write,
    path::{Component, Path},
    process::ExitCode,
};

use comity_web::export;

use super::Done;
use crate::{report::Failure, source};

pub fn run(from: &source::From, dir: &Path) -> Done {
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
    writeln!(std::io::stdout(), "{} files in {}", files.len(), dir.display())?;
    Ok(ExitCode::SUCCESS)
}
