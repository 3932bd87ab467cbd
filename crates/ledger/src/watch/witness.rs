//! A witness: it remembers what it last saw of each log, and cosigns only what grew from that (C2SP tlog-witness).

use std::{
    fs::{self, File},
    path::Path,
    sync::Mutex,
};

use base64::{Engine, prelude::BASE64_STANDARD};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use signed_note::{Note, NoteError, StandardVerifier, Verifier, VerifierList};
use tlog_tiles::{Hash, tlog::check_tree};

use crate::{
    Algorithm, LedgerError, WitnessKey, cosignature::Cosigner, key::open_checkpoint, store::moved::hold,
};

/// At most this many hashes make a proof.
const LONGEST: usize = 63;
/// So many contradictions are kept of one log: a single one proves that it was shown in two versions.
const KEPT: usize = 4;

/// Why a checkpoint was not cosigned.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The request cannot be read.
    #[error("{0}")]
    Malformed(String),
    /// A log this witness does not watch.
    #[error("this witness does not watch the log '{0}'")]
    UnknownLog(String),
    /// The log did not sign it.
    #[error("no key that is trusted for '{0}' signed this checkpoint")]
    Unsigned(String),
    /// The request starts from another size than was last cosigned, which is given.
    #[error("the last checkpoint that was cosigned has {0} entries")]
    Behind(u64),
    /// The log signed two different trees of one size.
    #[error("'{origin}' has signed two different logs of {size} entries: its view is split")]
    Split {
        /// The log.
        origin: String,
        /// The size.
        size: u64,
    },
    /// What was seen before is not what this tree begins with, or the proof is wrong.
    #[error("the proof does not show that the {size} entries of '{origin}' begin with the {old} seen before")]
    Inconsistent {
        /// The log.
        origin: String,
        /// The size seen before.
        old: u64,
        /// The size of the checkpoint.
        size: u64,
    },
    /// The witness cannot write.
    #[error(transparent)]
    Failed(#[from] LedgerError),
}

/// What a witness last saw of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The log's origin.
    pub origin: String,
    /// The number of entries.
    pub size: u64,
    /// The checkpoint as it came.
    pub note: String,
}

/// A witness, with its key and its small store in a folder of its own.
#[derive(Debug)]
pub struct Witness {
    store: Mutex<Connection>,
    path: std::path::PathBuf,
    cosigner: Cosigner,
    logs: Vec<String>,
    // Held while it is open: one process, one folder. Two would cosign two views.
    _lock: File,
}

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS seen (origin TEXT PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL, note TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS evidence (origin TEXT NOT NULL, seen TEXT NOT NULL, against TEXT NOT NULL, UNIQUE (origin, seen, against));
";

impl Witness {
    /// Opens a witness in a folder, making its key under `name` and of this kind if there is none. It watches the logs of these verifier keys.
    ///
    /// # Errors
    /// If the folder cannot be written or another witness works in it, its key is missing, or a log's key cannot be read.
    pub fn open(
        folder: &Path,
        name: &str,
        algorithm: Algorithm,
        logs: &[String],
    ) -> Result<Witness, LedgerError> {
        fs::create_dir_all(folder).map_err(LedgerError::io(folder))?;
        for key in logs {
            StandardVerifier::new(key).map_err(|e| {
                LedgerError::unverified(format!("'{key}' is not the verifier key of a log: {e}"))
            })?;
        }
        let lock = hold(folder, "witness.lock")?;
        let path = folder.join("witness.db");
        let cosigner = Cosigner::open(folder, name, algorithm, path.exists())?;
        let failed = |source| LedgerError::Store { path: path.clone(), source };
        let store = Connection::open(&path).map_err(failed)?;
        // What was cosigned must survive, or two views could be.
        store.pragma_update(None, "journal_mode", "WAL").map_err(failed)?;
        store.pragma_update(None, "synchronous", "FULL").map_err(failed)?;
        store.execute_batch(SCHEMA).map_err(failed)?;
        forget(&store).map_err(failed)?;
        Ok(Witness { store: Mutex::new(store), path, cosigner, logs: logs.to_vec(), _lock: lock })
    }

    /// The key that checks its cosignatures.
    pub fn key(&self) -> &WitnessKey {
        self.cosigner.public()
    }

    /// Cosigns a checkpoint, if it grew from what was last seen. `request` is the body of `add-checkpoint`: the size seen
    /// before, a proof, an empty line, the checkpoint. `now` is in seconds since 1970. The answer is a signature line.
    ///
    /// # Errors
    /// Why not. Two checkpoints of one size with different roots, both signed with one key of the log, are kept as evidence.
    /// Nothing else is: anybody can send a genuine checkpoint with a wrong proof.
    pub fn add_checkpoint(&self, request: &[u8], now: u64) -> Result<String, Refused> {
        let Request { old, proof, note } = Request::parse(request)?;
        let opened = Note::from_bytes(note.as_bytes())
            .map_err(|e| Refused::Malformed(format!("the checkpoint is no signed note: {e}")))?;
        let checkpoint = tlog_tiles::Checkpoint::from_bytes(opened.text())
            .map_err(|e| Refused::Malformed(format!("the checkpoint cannot be read: {e}")))?;
        let origin = checkpoint.origin().to_owned();
        let keys = self.logs.iter().filter_map(|key| StandardVerifier::new(key).ok());
        let trusted: Vec<Box<dyn Verifier>> =
            keys.filter(|key| key.name() == origin).map(|key| Box::new(key) as _).collect();
        if trusted.is_empty() {
            return Err(Refused::UnknownLog(origin));
        }
        let signatures = match opened.verify(&VerifierList::new(trusted)) {
            Ok((signatures, _)) => signatures,
            Err(NoteError::UnverifiedNote | NoteError::InvalidSignature { .. }) => {
                return Err(Refused::Unsigned(origin));
            }
            Err(e) => {
                return Err(Refused::Malformed(format!("the checkpoint's signatures cannot be read: {e}")));
            }
        };
        // What is remembered is what the log signed: lines that others added are theirs to make up.
        let signed = Note::new(opened.text(), &signatures)
            .map_err(|e| Refused::Malformed(format!("the checkpoint's signatures cannot be read: {e}")))?;
        let signed = String::from_utf8(signed.to_bytes())
            .map_err(|_| Refused::Malformed("the checkpoint is not UTF-8".into()))?;
        let (size, root) = (checkpoint.size(), *checkpoint.hash());
        if old > size {
            return Err(Refused::Malformed(format!("the old size {old} is above the checkpoint's {size}")));
        }
        self.advance(&origin, old, &proof, size, root, &signed)?;
        Ok(self.cosigner.cosign(opened.text(), now)?)
    }

    /// Holds a checkpoint against what was last seen, and remembers it: in one transaction, or two requests at once could
    /// take a witness back.
    fn advance(
        &self,
        origin: &str,
        old: u64,
        proof: &Vec<Hash>,
        size: u64,
        root: Hash,
        note: &str,
    ) -> Result<(), Refused> {
        let failed = |source| LedgerError::Store { path: self.path.clone(), source };
        let mut store =
            self.store.lock().map_err(|_| LedgerError::Poisoned("a request ended badly".into()))?;
        let transaction = store.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        let before: Option<(i64, Vec<u8>, String)> = transaction
            .query_row("SELECT size, root, note FROM seen WHERE origin = ?1", [origin], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()
            .map_err(failed)?;
        let seen = before.as_ref().map_or(0, |(size, ..)| u64::try_from(*size).unwrap_or(0));
        let seen_root = before.as_ref().and_then(|(_, root, _)| root.as_slice().try_into().ok()).map(Hash);
        if let Some((_, _, note_seen)) = &before
            && seen_root.is_some_and(|seen_root| size == seen && seen_root != root)
        {
            // Whatever size the request starts from: who signed both will have to explain them. Two keys of one name may be
            // two logs.
            let signed = |note: &str, key: &String| open_checkpoint(note.as_bytes(), key).is_ok();
            if self.logs.iter().any(|key| signed(note_seen, key) && signed(note, key)) {
                keep(&transaction, origin, note_seen, note).map_err(failed)?;
                transaction.commit().map_err(failed)?;
            }
            return Err(Refused::Split { origin: origin.to_owned(), size });
        }
        if old != seen {
            return Err(Refused::Behind(seen));
        }
        let follows = match seen_root {
            Some(_) if size == old => proof.is_empty(),
            Some(seen_root) if old > 0 => check_tree(proof, size, root, old, seen_root).is_ok(),
            _ => proof.is_empty() && (size > 0 || root == tlog_tiles::EMPTY_HASH),
        };
        if !follows {
            return Err(Refused::Inconsistent { origin: origin.to_owned(), old, size });
        }
        let sql = "INSERT INTO seen (origin, size, root, note) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (origin) DO UPDATE SET size = excluded.size, root = excluded.root, note = excluded.note";
        let stored = i64::try_from(size).map_err(|_| Refused::Malformed("no log is so large".into()))?;
        transaction.execute(sql, params![origin, stored, root.0.as_slice(), note]).map_err(failed)?;
        transaction.commit().map_err(failed)?;
        Ok(())
    }

    /// What it last saw of each log.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub fn seen(&self) -> Result<Vec<Seen>, LedgerError> {
        self.rows("SELECT origin, size, note FROM seen ORDER BY origin", |row| {
            let size: i64 = row.get(1)?;
            Ok(Seen { origin: row.get(0)?, size: u64::try_from(size).unwrap_or(0), note: row.get(2)? })
        })
    }

    /// What proves to anybody that a log was shown in two versions: what was seen, and what came. Each pair is of one size, has
    /// two roots, and is signed by the log. Of each log a few are kept.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub fn evidence(&self) -> Result<Vec<(String, String)>, LedgerError> {
        self.rows("SELECT seen, against FROM evidence ORDER BY rowid", |row| Ok((row.get(0)?, row.get(1)?)))
    }

    fn rows<T>(
        &self,
        sql: &str,
        row: impl Fn(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, LedgerError> {
        let failed = |source| LedgerError::Store { path: self.path.clone(), source };
        let store = self.store.lock().map_err(|_| LedgerError::Poisoned("a request ended badly".into()))?;
        let mut statement = store.prepare(sql).map_err(failed)?;
        let rows = statement.query_map([], row).map_err(failed)?;
        rows.collect::<rusqlite::Result<_>>().map_err(failed)
    }
}

/// The size and root of a checkpoint; `None` if it is none.
fn stands(note: &str) -> Option<(u64, Hash)> {
    let note = Note::from_bytes(note.as_bytes()).ok()?;
    let checkpoint = tlog_tiles::Checkpoint::from_bytes(note.text()).ok()?;
    Some((checkpoint.size(), *checkpoint.hash()))
}

/// Keeps a contradiction, unless that root is held against the log already or enough is.
fn keep(store: &Connection, origin: &str, seen: &str, against: &str) -> rusqlite::Result<()> {
    let mut statement = store.prepare("SELECT against FROM evidence WHERE origin = ?1")?;
    let kept = statement.query_map([origin], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    if kept.len() < KEPT && kept.iter().all(|note| stands(note) != stands(against)) {
        let sql = "INSERT OR IGNORE INTO evidence (origin, seen, against) VALUES (?1, ?2, ?3)";
        store.execute(sql, params![origin, seen, against])?;
    }
    Ok(())
}

/// Forgets what an earlier version kept and what proves nothing: checkpoints of two sizes, which a wrong proof came with.
fn forget(store: &Connection) -> rusqlite::Result<()> {
    let mut statement = store.prepare("SELECT rowid, seen, against FROM evidence")?;
    let mut rows = statement.query([])?;
    let mut nothing: Vec<i64> = vec![];
    while let Some(row) = rows.next()? {
        let [seen, against] = [row.get::<_, String>(1)?, row.get::<_, String>(2)?];
        let proves = stands(&seen).zip(stands(&against)).is_some_and(|(a, b)| a.0 == b.0 && a.1 != b.1);
        if !proves {
            nothing.push(row.get(0)?);
        }
    }
    nothing.iter().try_for_each(|row| store.execute("DELETE FROM evidence WHERE rowid = ?1", [row]).map(drop))
}

/// The body of `add-checkpoint`.
#[derive(Debug, PartialEq)]
pub struct Request<'a> {
    /// The size that was cosigned before.
    pub old: u64,
    /// That the log grew from there.
    pub proof: Vec<Hash>,
    /// The checkpoint.
    pub note: &'a str,
}

impl Request<'_> {
    fn parse(body: &[u8]) -> Result<Request<'_>, Refused> {
        let wrong = |what: &str| Refused::Malformed(what.to_owned());
        let text = std::str::from_utf8(body).map_err(|_| wrong("the request is not UTF-8"))?;
        let (head, note) =
            text.split_once("\n\n").ok_or_else(|| wrong("expected an empty line before the checkpoint"))?;
        let mut lines = head.split('\n');
        let old = lines.next().and_then(|line| line.strip_prefix("old "));
        let old = old.and_then(|size| size.parse::<u64>().ok().filter(|n| n.to_string() == size));
        let old = old.ok_or_else(|| wrong("expected 'old ' and a size in the first line"))?;
        let hash = |line: &str| -> Option<Hash> {
            BASE64_STANDARD.decode(line).ok()?.as_slice().try_into().ok().map(Hash)
        };
        let proof = lines.map(hash).collect::<Option<Vec<_>>>();
        let proof = proof.filter(|p| p.len() <= LONGEST);
        let proof = proof.ok_or_else(|| wrong("expected at most 63 hashes in base64, one in a line"))?;
        Ok(Request { old, proof, note })
    }
}

impl std::fmt::Display for Request<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "old {}", self.old)?;
        for hash in &self.proof {
            writeln!(f, "{hash}")?;
        }
        write!(f, "\n{}", self.note)
    }
}
