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
};

/// The folder of a log's encrypted papers.
#[derive(Clone, Debug)]
pub struct PaperFolder(PathBuf);

impl PaperFolder {
    /// That of a data folder.
    pub fn of(data: &Path) -> PaperFolder {
        PaperFolder(data.join(PAPERS))
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.join(format!("{file}.age"))
    }

    /// A paper by the digest of its file, if it is there and is what the digest says.
    pub fn read(&self, file: &str) -> Option<Vec<u8>> {
        fs::read(self.path(file)).ok().filter(|bytes| hex(&Sha256::digest(bytes)) == file)
    }

    /// Keeps a paper, durably: beside its place first, so that its place never holds half of it. Whether it is new here.
    ///
    /// # Errors
    /// If it cannot be written; then nothing of it is left.
    pub fn keep(&self, file: &str, bytes: &[u8]) -> Result<bool, LedgerError> {
        if self.read(file).is_some() {
            return Ok(false);
        }
        fs::create_dir_all(&self.0).map_err(LedgerError::io(&self.0))?;
        let (place, beside) = (self.path(file), self.path(file).with_extension("new"));
        let kept = write_durably(&beside, bytes, false)
            .and_then(|()| fs::rename(&beside, &place).map_err(LedgerError::io(&place)))
            .and_then(|()| crate::key::sync(&self.0));
        if kept.is_err() {
            let _ = fs::remove_file(&beside);
        }
        kept.map(|()| true)
    }

    /// Takes a paper away that was kept for an entry that did not come about.
    pub fn remove(&self, file: &str) {
        // It may never have come here.
        let _ = fs::remove_file(self.path(file));
    }

    /// Takes away what a crash left half-way. Whole papers stay, even if no entry speaks of them: the store may be an older
    /// one that was put here by mistake.
    pub fn tidy(&self) {
        for path in fs::read_dir(&self.0).into_iter().flatten().flatten().map(|entry| entry.path()) {
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
