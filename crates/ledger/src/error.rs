//! What can go wrong with a ledger, in words for whoever has to mend it.

use std::path::{Path, PathBuf};

/// Why a ledger could not be opened, written or verified.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LedgerError {
    /// A second process on one data folder.
    #[error("{0} is in use by another comity process; stop it first, or choose another folder with --data")]
    InUse(PathBuf),
    /// The file system refused.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// SQLite refused.
    #[error("{path}: {source}; {}", mending(source))]
    Store {
        /// The database.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// A database that servers share is not named as it should be, could not be reached, or refused.
    #[error("{place}: {what}")]
    Database {
        /// Its address, without a password, or the file that should have one.
        place: String,
        /// What it said, that it said nothing, or what is wrong with the file.
        what: String,
    },
    /// The store is not as it was signed.
    #[error("{path} is damaged: {what}; restore it from a backup (docs/operating.md)")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        what: String,
    },
    /// Something lies where something new was to be made.
    #[error("{path}: {what}")]
    Taken {
        /// The folder or the database.
        path: PathBuf,
        /// What lies there, and how to go on.
        what: String,
    },
    /// The store made by a later version.
    #[error(
        "{path} was made by a later version of comity (format {found}, this one reads {known}); upgrade comity"
    )]
    Version {
        /// The database.
        path: PathBuf,
        /// Its format.
        found: i64,
        /// The format this program reads.
        known: i64,
    },
    /// The store is older than the checkpoint that was published: continuing would fork the log.
    #[error(
        "a checkpoint of {published} entries was published, the store holds {held}: it is older than what others have seen; restore a newer backup"
    )]
    RolledBack {
        /// Entries in the published checkpoint.
        published: u64,
        /// Entries in the store.
        held: u64,
    },
    /// Somebody else advanced the checkpoint.
    #[error("another sequencer has advanced this log beyond {0} entries; nothing was written")]
    Forked(u64),
    /// A write failed in a way that leaves open what reached the disk.
    #[error("an earlier write failed ({0}); restart comity, which will find out what reached the disk")]
    Poisoned(String),
    /// The machine's clock is ahead of all else that is known of the time.
    #[error(
        "{0}. Nothing is recorded: what is dated wrongly dates all that comes after it. Set the clock; or if it is right, say so with 'comity log clock', and say this again"
    )]
    Clock(String),
    /// A key that cannot be read.
    #[error("{path}: {what}")]
    Key {
        /// The key's file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// An entry that may not be written, or that should not be there.
    #[error("entry {index}: {what}")]
    Entry {
        /// Its place in the log.
        index: u64,
        /// What is wrong with it.
        what: String,
    },
    /// A published log that does not hold together.
    #[error("{what}")]
    Unverified {
        /// What was found, with the tile or entry concerned.
        what: String,
    },
    /// What a server should show and does not, or not whole, or not as it was signed. That is the fault of the server or of
    /// the way to it, and may be over the next time.
    #[error("{what}")]
    Unserved {
        /// What was asked for, and what came.
        what: String,
    },
    /// The record does not make a regime.
    #[error("the record's entries do not make a regime: {0}")]
    Regime(String),
}

impl LedgerError {
    /// Names the file a system error is about.
    pub(crate) fn io(path: &Path) -> impl FnOnce(std::io::Error) -> LedgerError + use<> {
        let path = path.to_owned();
        |source| LedgerError::Io { path, source }
    }

    pub(crate) fn unserved(what: impl Into<String>) -> LedgerError {
        LedgerError::Unserved { what: what.into() }
    }

    pub(crate) fn unverified(what: impl Into<String>) -> LedgerError {
        LedgerError::Unverified { what: what.into() }
    }
}

/// What to do where SQLite refused.
fn mending(refused: &rusqlite::Error) -> &'static str {
    use rusqlite::ErrorCode::{CannotOpen, PermissionDenied, ReadOnly};
    match refused.sqlite_error_code() {
        Some(ReadOnly | PermissionDenied | CannotOpen) => {
            "whoever runs this must own the file, those beside it that end with -wal and -shm, and their folder, and may write to them"
        }
        _ => "if the file is damaged, restore it from a backup (docs/operating.md)",
    }
}
