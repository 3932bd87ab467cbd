//! Encrypted papers as they lie beside the log, each under the digest of its file. What is there with the right digest is
//! never touched.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::{
    LedgerError,
    key::write_durably,
    sealed::{PAPERS, Papers, hex},
    store::Files,
};

/// The folder of a log's encrypted papers. Where servers share a database, it has all of them, and the folder those that were
/// asked for.
#[derive(Clone, Debug)]
pub struct PaperFolder {
    folder: PathBuf,
    shared: Option<Files>,
}

impl PaperFolder {
    /// That of a data folder.
    pub fn of(data: &Path) -> PaperFolder {
        // A folder whose store cannot be told has no log that could be opened.
        PaperFolder { folder: data.join(PAPERS), shared: Files::of(data, PAPERS).ok().flatten() }
    }

    fn path(&self, file: &str) -> PathBuf {
        self.folder.join(format!("{file}.age"))
    }

    /// A paper by the digest of its file, if it is there and is what the digest says.
    pub fn read(&self, file: &str) -> Option<Vec<u8>> {
        let right = |bytes: &Vec<u8>| hex(&Sha256::digest(bytes)) == file;
        fs::read(self.path(file)).ok().filter(right).or_else(|| {
            let shared = self.shared.as_ref()?.get(file).inspect_err(|e| tracing::warn!("{e}"));
            let bytes = shared.ok().flatten().filter(right)?;
            // The next time it is here; if not, it is asked for again.
            let _ = self.place(file, &bytes);
            Some(bytes)
        })
    }

    /// Keeps a paper, durably: beside its place first, so that its place never holds half of it. Whether it is new here.
    ///
    /// # Errors
    /// If it cannot be written; then nothing of it is left.
    pub fn keep(&self, file: &str, bytes: &[u8]) -> Result<bool, LedgerError> {
        if let Some(shared) = &self.shared {
            shared.put(file, bytes)?;
        }
        if self.read(file).is_some() {
            return Ok(false);
        }
        self.place(file, bytes).map(|()| true)
    }

    fn place(&self, file: &str, bytes: &[u8]) -> Result<(), LedgerError> {
        fs::create_dir_all(&self.folder).map_err(LedgerError::io(&self.folder))?;
        let (place, beside) = (self.path(file), self.path(file).with_extension("new"));
        let kept = write_durably(&beside, bytes, false)
            .and_then(|()| fs::rename(&beside, &place).map_err(LedgerError::io(&place)))
            .and_then(|()| crate::key::sync(&self.folder));
        if kept.is_err() {
            let _ = fs::remove_file(&beside);
        }
        kept
    }

    /// Takes a paper away that was kept for an entry that did not come about.
    pub fn remove(&self, file: &str) {
        // It may never have come here; where it stays, it takes up room, no more.
        let _ = fs::remove_file(self.path(file));
        if let Some(Err(error)) = self.shared.as_ref().map(|shared| shared.remove(file)) {
            tracing::warn!("a paper of no entry stays: {error}");
        }
    }

    /// Takes away what a crash left half-way. Whole papers stay, even if no entry speaks of them: the store may be an older
    /// one that was put here by mistake.
    pub fn tidy(&self) {
        for path in fs::read_dir(&self.folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
            let ours = name.len() == 64 && name.bytes().all(|b| b.is_ascii_hexdigit());
            if ours && path.extension().is_some_and(|e| e == "new") {
                // It takes up room, no more.
                let _ = fs::remove_file(&path);
            }
        }
    }

    /// The papers that are not here, or are not what was sealed: the entry, and the name of the file.
    pub fn missing(&self, papers: &Papers) -> Vec<(u64, String)> {
        let gone = papers.values().filter(|paper| self.read(&paper.file).is_none());
        gone.map(|paper| (paper.entry, format!("{PAPERS}/{}.age", paper.file))).collect()
    }
}
