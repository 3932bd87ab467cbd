//! Who follows what, and what waits to be sent: a SQLite database of its own in the data folder, `mail.db`, and beside it `mail.key`,
//! from which the secrets of links are made. Both are their owner's only. Neither is in the log, in an export or in a backup of the
//! log. What is deleted is overwritten (`secure_delete`).

mod outbox;
mod wishes;

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use hmac::{Hmac, Mac};
use jiff::{Timestamp, tz::TimeZone};
use rand_core::{OsRng, RngCore};
use rusqlite::Connection;
use sha2::{Digest as _, Sha256};

pub use outbox::{Content, Waiting, with_token};

use super::schedule::Schedule;
use crate::report::Failure;

/// The database's file in a data folder.
pub const STORE: &str = "mail.db";
/// The file with the key beside it.
const KEY: &str = "mail.key";
/// The format of the database.
const FORMAT: i64 = 1;

const HOUR: u64 = 3600;
const DAY: u64 = 24 * HOUR;
/// So long what somebody asked waits to be confirmed.
const CONFIRMED_WITHIN: u64 = 48 * HOUR;
/// So long is remembered which mails were sent; what they said is forgotten at once.
const REMEMBERED: u64 = 60 * DAY;
/// So long the address is kept to which mail was refused for good.
const SUSPENDED: u64 = 90 * DAY;

const SCHEMA: &str = "
    CREATE TABLE wish (
        token BLOB PRIMARY KEY, id BLOB NOT NULL, address TEXT NOT NULL, same TEXT NOT NULL, person TEXT NOT NULL,
        language TEXT NOT NULL, topic TEXT NOT NULL, only_missing INTEGER NOT NULL, asked INTEGER NOT NULL, confirmed INTEGER
    ) WITHOUT ROWID;
    CREATE TABLE follower (
        id BLOB PRIMARY KEY, address TEXT NOT NULL, same TEXT NOT NULL UNIQUE, language TEXT NOT NULL,
        token BLOB NOT NULL UNIQUE, period TEXT NOT NULL, refused INTEGER NOT NULL DEFAULT 0, suspended INTEGER
    ) WITHOUT ROWID;
    CREATE TABLE following (
        follower BLOB NOT NULL REFERENCES follower ON DELETE CASCADE, topic TEXT NOT NULL, only_missing INTEGER NOT NULL,
        entry INTEGER NOT NULL, day TEXT NOT NULL, PRIMARY KEY (follower, topic)
    ) WITHOUT ROWID;
    CREATE TABLE mail (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL,
        wish BLOB REFERENCES wish ON DELETE CASCADE, follower BLOB REFERENCES follower ON DELETE CASCADE,
        made INTEGER NOT NULL, subject TEXT, text TEXT, html TEXT,
        state TEXT NOT NULL, next INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0, why TEXT
    ) WITHOUT ROWID;
    CREATE INDEX mail_next ON mail (state, next);
";

/// The database. What is asked of it says what time it is, in seconds since 1970.
pub struct Store {
    path: PathBuf,
    key: [u8; 32],
    schedule: Schedule,
    /// The host by which mails are named.
    host: String,
    now: fn() -> u64,
    /// One at a time: it is small, and every change is durable when it returns.
    connection: Mutex<Connection>,
}

impl Store {
    /// Opens the database of a data folder, or makes it. What was being sent when the program ended is from now on among what is not
    /// known to have arrived; how many mails those are.
    ///
    /// # Errors
    /// If it cannot be written or read, or its key is gone.
    pub fn open(
        folder: &Path,
        host: &str,
        schedule: Schedule,
        now: fn() -> u64,
    ) -> Result<(Store, usize), Failure> {
        let path = folder.join(STORE);
        let new = !path.exists();
        let key = key(&folder.join(KEY), new)?;
        let failed = |e: rusqlite::Error| Failure::usage(format!("{}: {e}", path.display()));
        if new {
            // SQLite would let others read it, where they may read what we write.
            private(&path, b"").map_err(|e| Failure::usage(format!("{}: {e}", path.display())))?;
        }
        let connection = Connection::open(&path).map_err(failed)?;
        connection
            .execute_batch("PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;")
            .map_err(failed)?;
        let format: i64 =
            connection.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(failed)?;
        match format {
            // Whoever made it may have been killed before there was anything in it.
            0 => connection
                .execute_batch(&format!("BEGIN; {SCHEMA} PRAGMA user_version = {FORMAT}; COMMIT;"))
                .map_err(failed)?,
            FORMAT => {}
            later => {
                let what = format!(
                    "it has format {later}, and this program reads {FORMAT}: it was made by a later version"
                );
                return Err(Failure::usage(format!("{}: {what}", path.display())));
            }
        }
        let broken_off = connection
            .execute("UPDATE mail SET state = 'unknown', subject = NULL, text = NULL, html = NULL, why = 'the program ended while it was being sent' WHERE state = 'sending'", [])
            .map_err(failed)?;
        let (host, connection) = (host.to_owned(), Mutex::new(connection));
        Ok((Store { path, key, schedule, host, now, connection }, broken_off))
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        // A broken lock is only another's panic: a transaction that was not committed is undone.
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What went wrong, for whoever keeps the server.
    fn failed(&self, error: &rusqlite::Error) -> String {
        format!("{}: {error}", self.path.display())
    }

    /// Deletes what is not to be kept any longer.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn tidy(&self) -> Result<(), String> {
        let now = (self.now)();
        let connection = self.connection();
        let old = |age: u64| i64::try_from(now.saturating_sub(age)).unwrap_or(i64::MAX);
        let each = [
            ("DELETE FROM wish WHERE asked <= ?1", CONFIRMED_WITHIN),
            ("DELETE FROM mail WHERE made <= ?1 AND state NOT IN ('waiting', 'sending')", REMEMBERED),
            ("DELETE FROM follower WHERE suspended <= ?1", SUSPENDED),
        ];
        for (statement, age) in each {
            connection.execute(statement, [old(age)]).map_err(|e| self.failed(&e))?;
        }
        self.back_in_time(&connection, now).map_err(|e| self.failed(&e))
    }

    /// Whoever heard while a clock was far ahead would hear nothing until that day: from now on they hear as whoever begins.
    fn back_in_time(&self, connection: &Connection, now: u64) -> rusqlite::Result<()> {
        let (current, next) = (self.schedule.period(now), self.schedule.period(now.saturating_add(8 * DAY)));
        let ahead = "UPDATE follower SET period = ?1 WHERE period > ?2";
        connection.execute(ahead, [current.to_string(), next.to_string()])?;
        connection.execute(
            "UPDATE following SET day = ?1 WHERE day > ?2",
            [today(now), today(now.saturating_add(DAY))],
        )?;
        let now = i64::try_from(now).unwrap_or(i64::MAX);
        let waits = "UPDATE mail SET next = ?1, made = min(made, ?1) WHERE state = 'waiting' AND next > ?2";
        connection.execute(waits, [now, now.saturating_add(24 * 3600)])?;
        Ok(())
    }

    /// The secret of a link: 128 bits that nobody without the key can tell from random ones, made of a random id and what it is for.
    /// The database has only its digest.
    fn token(&self, purpose: &str, id: &[u8]) -> String {
        hex(&self.code(purpose, id))
    }

    fn code(&self, purpose: &str, id: &[u8]) -> [u8; 16] {
        let mut code = [0; 16];
        // INVARIANT: a key of any length is taken.
        if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.key) {
            mac.update(purpose.as_bytes());
            mac.update(&[0]);
            mac.update(id);
            let whole = mac.finalize().into_bytes();
            code.copy_from_slice(&whole[..16]);
        }
        code
    }
}

/// The day of a moment, in UTC.
fn today(now: u64) -> String {
    let now = i64::try_from(now).ok().and_then(|now| Timestamp::from_second(now).ok());
    TimeZone::UTC.to_datetime(now.unwrap_or(Timestamp::MAX)).date().to_string()
}

/// What a token is known by.
fn digest(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}

/// 128 random bits.
fn random() -> [u8; 16] {
    let mut bytes = [0; 16];
    OsRng.fill_bytes(&mut bytes);
    bytes
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes a file that only its owner can read.
fn private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// The key in a file; a new one where the database is new.
fn key(path: &Path, new: bool) -> Result<[u8; 32], Failure> {
    let failed = |what: String| Failure::usage(format!("{}: {what}", path.display()));
    if new {
        let mut key = [0; 32];
        OsRng.fill_bytes(&mut key);
        private(path, &key).map_err(|e| failed(e.to_string()))?;
        return Ok(key);
    }
    let bytes = fs::read(path).map_err(|e| {
        failed(format!("{e}; links in mails that were sent are made with it: restore it, or take {STORE} away and begin without followers"))
    })?;
    bytes
        .try_into()
        .map_err(|_| failed("this is not the key of the mail: it has another length than 32 bytes".into()))
}
