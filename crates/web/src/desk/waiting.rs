//! What waits for a second signature: statements that one officer has signed, kept beside the log and not in it.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use comity_ledger::{Record, Statement};
use sha2::{Digest, Sha256};

/// No more wait at once.
const MOST: usize = 1000;

/// The folder in which they lie, a file each, by the digest of what is signed.
#[derive(Default)]
pub struct Waiting {
    folder: PathBuf,
}

/// A statement that waits.
pub struct Item {
    /// The digest of what is signed, in hexadecimal.
    pub digest: String,
    /// The statement, signed once.
    pub statement: Statement<'static>,
    /// The office of who signed it.
    pub officer: String,
}

impl Waiting {
    /// What lies in a folder, which is made when something first waits.
    pub fn in_folder(folder: PathBuf) -> Waiting {
        Waiting { folder }
    }

    /// Keeps a statement until it is countersigned. The same statement is kept once.
    ///
    /// # Errors
    /// If its signature does not fit, more signatures are there than one, or the folder is full or cannot be written.
    pub fn add(&self, record: &Record, log: &str, statement: &Statement<'static>) -> Result<String, String> {
        if statement.signatures.len() != 1 {
            return Err("it waits for a second signature only with one under it".into());
        }
        let pending = record.trust.pending(statement, log, record.checkpoint.size)?;
        pending.check()?;
        let digest = digest(statement, log);
        let path = self.path(&digest);
        if !path.exists() && self.files().len() >= MOST {
            return Err(format!("{MOST} statements wait already: countersign or withdraw some first"));
        }
        let failed = |e: io::Error| format!("{}: {e}", path.display());
        fs::create_dir_all(&self.folder).map_err(failed)?;
        let beside = path.with_extension("new");
        fs::write(&beside, statement.encode(log)).map_err(failed)?;
        fs::File::open(&beside).and_then(|file| file.sync_all()).map_err(failed)?;
        fs::rename(&beside, &path).map_err(failed)?;
        fs::File::open(&self.folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
        Ok(digest)
    }

    /// What waits for somebody: signed in the name they speak for, the oldest first. What can be read no more, or whose
    /// key has ended since, is left out.
    pub fn of(&self, record: &Record, log: &str, holder: &str) -> Vec<Item> {
        let mut files: Vec<_> = self
            .files()
            .into_iter()
            .filter_map(|path| Some((fs::metadata(&path).ok()?.modified().ok()?, path)))
            .collect();
        files.sort();
        files
            .into_iter()
            .filter_map(|(_, path)| read(&path, record, log))
            .filter(|item| item.statement.by == holder)
            .collect()
    }

    /// One that waits.
    pub fn find(&self, record: &Record, log: &str, digest: &str) -> Option<Item> {
        let plain = digest.len() == 64 && digest.bytes().all(|b| b.is_ascii_hexdigit());
        plain.then(|| read(&self.path(digest), record, log)).flatten()
    }

    /// Takes one away: it was recorded, or withdrawn.
    pub fn remove(&self, digest: &str) {
        let plain = digest.len() == 64 && digest.bytes().all(|b| b.is_ascii_hexdigit());
        if plain {
            // It may be gone already.
            let _ = fs::remove_file(self.path(digest));
        }
    }

    fn path(&self, digest: &str) -> PathBuf {
        self.folder.join(format!("{digest}.json"))
    }

    fn files(&self) -> Vec<PathBuf> {
        let all = fs::read_dir(&self.folder).into_iter().flatten().flatten().map(|entry| entry.path());
        all.filter(|path| path.extension().is_some_and(|e| e == "json")).collect()
    }
}

/// The digest by which a statement is known while it waits.
pub fn digest(statement: &Statement<'_>, log: &str) -> String {
    let digest = Sha256::digest(statement.signed_bytes(log));
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn read(path: &Path, record: &Record, ours: &str) -> Option<Item> {
    let text = fs::read_to_string(path).ok()?;
    let (statement, log) = Statement::decode(&text).ok()?;
    let signers = record.trust.keyring.signers(&statement).ok()?;
    let officer = signers.first()?.officer.clone();
    (log == ours).then(|| Item { digest: digest(&statement, ours), statement, officer })
}
