//! A document that is coming: written beside its place and hashed as it comes. Nothing of it is left if it is dropped.

use std::{
    fs::{self, File, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
};

use rand_core::{OsRng, RngCore};
use sha2::{Digest, Sha256};

use super::{
    brought::{Kept, Unfit},
    digest::DocumentDigest,
};
use crate::{LedgerError, format::Format, sealed::hex};

/// What its name begins and ends with until it is whole.
const BEFORE: &str = "incoming-";
const AFTER: &str = "new";

/// A document that is coming.
#[derive(Debug)]
pub struct Incoming {
    path: PathBuf,
    file: File,
    hash: Sha256,
    bytes: u64,
    most: u64,
}

impl Incoming {
    /// Begins one of at most so many bytes, in the folder of documents.
    pub(super) fn begin(folder: &Path, most: u64) -> Result<Incoming, LedgerError> {
        fs::create_dir_all(folder).map_err(LedgerError::io(folder))?;
        let mut number = [0; 16];
        OsRng.fill_bytes(&mut number);
        let path = folder.join(format!("{BEFORE}{}.{AFTER}", hex(&number)));
        let file = OpenOptions::new().read(true).write(true).create_new(true).open(&path);
        let file = file.map_err(LedgerError::io(&path))?;
        Ok(Incoming { path, file, hash: Sha256::new(), bytes: 0, most })
    }

    /// Takes some more of it.
    ///
    /// # Errors
    /// If it has become too large, or cannot be written.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Unfit> {
        self.bytes += bytes.len() as u64;
        if self.bytes > self.most {
            return Err(Unfit::TooLarge(self.most));
        }
        self.hash.update(bytes);
        self.file.write_all(bytes).map_err(|e| LedgerError::io(&self.path)(e).into())
    }

    /// What it is, now that it is whole.
    pub(super) fn whole(&mut self, digest: DocumentDigest) -> Result<Kept, Unfit> {
        let found = DocumentDigest::from(self.hash.finalize_reset());
        if found != digest {
            return Err(Unfit::Differs { digest, found });
        }
        let format = Format::recognise(&mut self.file).map_err(LedgerError::io(&self.path))?;
        Ok(Kept { bytes: self.bytes, format: format.map_err(Unfit::Unknown)? })
    }

    /// Where it is until it has its place.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Makes its bytes durable.
    pub(super) fn sync(&self) -> Result<(), LedgerError> {
        self.file.sync_all().map_err(LedgerError::io(&self.path))
    }

    /// Gives it its place, durably.
    pub(super) fn place(self, place: &Path) -> Result<(), LedgerError> {
        let folder = place.parent().unwrap_or(place);
        fs::create_dir_all(folder).map_err(LedgerError::io(folder))?;
        fs::rename(&self.path, place).map_err(LedgerError::io(place))?;
        crate::key::sync(folder)?;
        folder.parent().map_or(Ok(()), crate::key::sync)
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        // It has gone if it was given its place.
        let _ = fs::remove_file(&self.path);
    }
}

/// Takes away what a crash left half-way.
pub(super) fn tidy(folder: &Path) {
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let ours = name.strip_prefix(BEFORE).is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_hexdigit()));
        if ours && path.extension().is_some_and(|e| e == AFTER) {
            // It takes up room, no more.
            let _ = fs::remove_file(&path);
        }
    }
}
