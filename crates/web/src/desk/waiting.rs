//! What waits for a second signature: statements that one officer has signed, kept beside the log and not in it.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::{Duration, SystemTime},
};

use comity_ledger::{History, Record, Statement, store::Files};
use comity_regime::Day;
use sha2::{Digest, Sha256};

/// No more wait at once that one key has signed: of two officers, each has room of their own.
pub const OF_ONE_KEY: usize = 50;
/// How long a statement waits: longer than any two officers need, and not for ever.
pub const KEPT: Duration = Duration::from_secs(30 * 24 * 3600);

/// What the folder is called, and what a database that servers share knows it by.
const WAITING: &str = "waiting";

/// The folder in which they lie, a file each, by the digest of what is signed.
#[derive(Default)]
pub struct Waiting {
    folder: PathBuf,
    /// Where servers share a database: it has all that waits, at whichever of them it was signed.
    shared: Option<Files>,
    adding: Mutex<()>,
}

/// Why a statement is not kept.
#[derive(Debug)]
pub enum NotKept {
    /// It may not wait.
    Refused(String),
    /// The folder cannot be written.
    Failed(io::Error),
}

impl From<String> for NotKept {
    fn from(why: String) -> NotKept {
        NotKept::Refused(why)
    }
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
    /// What waits in a data folder, where a folder for it is made when something first does.
    pub fn of(data: &Path) -> Waiting {
        // A folder whose store cannot be told has no log that could be opened.
        let shared = Files::of(data, WAITING).ok().flatten();
        Waiting { folder: data.join(WAITING), shared, adding: Mutex::default() }
    }

    /// Has the folder hold what waits at any of the servers that share a database.
    fn follow(&self) {
        let Some(shared) = &self.shared else { return };
        let followed = || -> Result<(), Box<dyn std::error::Error>> {
            let held = shared.all()?;
            for held in &held {
                let path = self.path(&held.name);
                if !path.exists()
                    && let Some(bytes) = shared.get(&held.name)?
                {
                    self.write(&path, &bytes)?;
                    // It has waited since it was signed, not since it came here.
                    fs::File::options().write(true).open(&path)?.set_modified(held.since)?;
                }
            }
            let there = |path: &PathBuf| {
                held.iter().any(|held| path.file_stem().is_some_and(|name| name == held.name.as_str()))
            };
            self.files().into_iter().filter(|path| !there(path)).try_for_each(fs::remove_file)?;
            Ok(())
        };
        if let Err(error) = followed() {
            tracing::warn!("what waits at other servers could not be read: {error}");
        }
    }

    /// Keeps a statement until it is countersigned. The same statement is kept once, and for [`KEPT`].
    ///
    /// # Errors
    /// If its signature does not fit, it would not be recorded with another under it or needs none, as many of the same key wait already, or the folder cannot be written.
    pub fn add(
        &self,
        record: &Record,
        history: &History,
        log: &str,
        statement: &Statement<'static>,
        today: Day,
    ) -> Result<String, NotKept> {
        if statement.signatures.len() != 1 {
            return Err("it waits for a second signature only with one under it".to_owned().into());
        }
        let size = record.checkpoint.size;
        record.trust.pending(statement, log, size)?.check()?;
        record.trust.awaits_second(statement, &record.regime, size)?;
        super::preview(record, history, statement, today).map_err(|untried| {
            untried.findings().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
        })?;
        let digest = digest(statement, log);
        let path = self.path(&digest);
        // Held until it is written, so that no two take the last place.
        let _one = self.adding.lock().unwrap_or_else(PoisonError::into_inner);
        let key = |statement: &Statement<'_>| statement.signatures.first().map(|s| s.key.clone());
        let waiting = self.all(record, log, &|by| by == statement.by);
        let of_the_same = waiting.iter().filter(|item| key(&item.statement) == key(statement)).count();
        if !path.exists() && of_the_same >= OF_ONE_KEY {
            let by = &statement.by;
            let what = format!(
                "{OF_ONE_KEY} statements of this key wait already in the name of {by}: countersign or withdraw some first"
            );
            return Err(what.into());
        }
        let text = statement.encode(log);
        if let Some(shared) = &self.shared {
            shared.put(&digest, text.as_bytes()).map_err(|e| NotKept::Failed(io::Error::other(e)))?;
        }
        self.write(&path, text.as_bytes()).map_err(NotKept::Failed)?;
        Ok(digest)
    }

    fn write(&self, path: &Path, text: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let beside = path.with_extension("new");
        fs::write(&beside, text)?;
        fs::File::open(&beside)?.sync_all()?;
        fs::rename(&beside, path)?;
        fs::File::open(&self.folder)?.sync_all()
    }

    /// What waits in names that are `wanted`, the oldest first. What can be read no more, or whose key has ended since, is
    /// left out; what has waited too long is taken away.
    pub fn all(&self, record: &Record, log: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<Item> {
        self.follow();
        let mut files: Vec<_> = self
            .files()
            .into_iter()
            .filter_map(|path| Some((fs::metadata(&path).ok()?.modified().ok()?, path)))
            .collect();
        files.sort();
        let recent = |(kept, path): &(SystemTime, PathBuf)| {
            let expired = kept.elapsed().is_ok_and(|ago| ago > KEPT);
            if expired {
                self.take_away(path);
            }
            !expired
        };
        files
            .into_iter()
            .filter(recent)
            .filter_map(|(_, path)| read(&path, record, log))
            .filter(|item| wanted(&item.statement.by))
            .collect()
    }

    /// One that waits.
    pub fn find(&self, record: &Record, log: &str, digest: &str) -> Option<Item> {
        let plain = digest.len() == 64 && digest.bytes().all(|b| b.is_ascii_hexdigit());
        if plain {
            self.follow();
        }
        plain.then(|| read(&self.path(digest), record, log)).flatten()
    }

    /// Takes one away: it was recorded, or withdrawn.
    pub fn remove(&self, digest: &str) {
        let plain = digest.len() == 64 && digest.bytes().all(|b| b.is_ascii_hexdigit());
        if plain {
            self.take_away(&self.path(digest));
        }
    }

    fn take_away(&self, path: &Path) {
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        if let Some(Err(error)) = self.shared.as_ref().map(|shared| shared.remove(name)) {
            tracing::warn!("what waited stays for other servers: {error}");
        }
        // It may be gone already.
        let _ = fs::remove_file(path);
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
