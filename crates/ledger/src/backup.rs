//! A copy of a data folder that can be started from, taken beside the server that writes to it.

use std::{fs, path::Path};

use crate::{
    LedgerError, Record,
    key::{SECRET, VERIFIER, write_durably},
    read,
    sealed::PAPERS,
    store::{STORE, Store},
};

/// Copies the record, its keys and its sealed papers into a new folder, as of one moment, and reads the copy back.
/// Returns what it holds.
///
/// # Errors
/// If the folder is there and not empty, something cannot be copied, or the copy does not hold together.
pub fn backup(folder: &Path, to: &Path) -> Result<Record, LedgerError> {
    fs::create_dir_all(to).map_err(LedgerError::io(to))?;
    if fs::read_dir(to).map_err(LedgerError::io(to))?.next().is_some() {
        return Err(LedgerError::Damaged {
            path: to.to_owned(),
            what: "it is not empty; a backup makes a new folder".into(),
        });
    }
    // A paper is there before its entry is, so that none is missing that the copied record speaks of.
    Store::open_to_read(&folder.join(STORE))?.copy(&to.join(STORE))?;
    for (name, secret) in [(VERIFIER, false), (SECRET, true)] {
        let path = folder.join(name);
        let bytes = fs::read(&path).map_err(LedgerError::io(&path))?;
        write_durably(&to.join(name), &bytes, secret)?;
    }
    let record = read(to)?;
    let papers = to.join(PAPERS);
    for paper in record.trust.papers.values() {
        let name = format!("{}.age", paper.file);
        let path = folder.join(PAPERS).join(&name);
        let bytes = fs::read(&path).map_err(LedgerError::io(&path))?;
        fs::create_dir_all(&papers).map_err(LedgerError::io(&papers))?;
        write_durably(&papers.join(name), &bytes, false)?;
    }
    Ok(record)
}
