//! Where a log is kept: its entries, and the signed checkpoint over them. In a database of its own beside it, or in one that
//! several servers share; whatever is above knows no difference but who sequences.
//!
//! What is appended is durable when [`Store::append`] returns, and the checkpoint moves by compare-and-swap, so that two
//! sequencers on one store cannot fork the log.

pub mod address;
pub mod beside;
pub mod copy;
pub mod moved;
mod postgres;
mod sqlite;

use std::{
    fmt::Debug,
    path::{Path, PathBuf},
};

use address::{ADDRESS, Address};
use tlog_tiles::EMPTY_HASH;

pub use postgres::{
    Postgres,
    connection::Heard,
    files::{Files, Held},
    offers::Offer,
    servers::Servers,
};
pub use sqlite::{STORE, Sqlite};

use crate::{Checkpoint, LedgerError, Upon};

/// Takes an entry by its number.
pub type Each<'a> = dyn FnMut(u64, Vec<u8>) -> Result<(), LedgerError> + 'a;

/// A log in a database.
pub trait Store: Debug + Send {
    /// The checkpoint, if anything was ever written.
    ///
    /// # Errors
    /// If it cannot be read.
    fn checkpoint(&self) -> Result<Option<Checkpoint>, LedgerError>;

    /// The same, once all that it covers is as durable as what is appended. A database that was ended in between may show what
    /// its standby never had: nothing of that is to be published.
    ///
    /// # Errors
    /// If it cannot be read, or made durable.
    fn settled(&self) -> Result<Option<Checkpoint>, LedgerError> {
        self.checkpoint()
    }

    /// Hands out the entries from `first` on in order, up to `until` or to the last; says up to which.
    ///
    /// # Errors
    /// If one is missing, or cannot be read; and what `each` says.
    fn entries(&self, first: u64, until: Option<u64>, each: &mut Each<'_>) -> Result<u64, LedgerError>;

    /// Appends entries and moves the checkpoint from `before` to `after`, all in one durable transaction.
    ///
    /// # Errors
    /// [`LedgerError::Forked`] if the checkpoint is not at `before`: then nothing is written. On other errors it is not known
    /// whether it was, until the store is opened again.
    fn append(&mut self, before: Upon, entries: &[Vec<u8>], after: &Checkpoint) -> Result<(), LedgerError>;

    /// Fills a store that is empty with all that another has, in one transaction.
    ///
    /// # Errors
    /// If something cannot be read or written: then it is empty still.
    fn fill(&mut self, from: &dyn Store, checkpoint: &Checkpoint) -> Result<(), LedgerError>;

    /// The file, or the address without a password.
    fn place(&self) -> PathBuf;

    /// What is wrong with the database, as an error.
    fn damaged(&self, what: String) -> LedgerError {
        LedgerError::Damaged { path: self.place(), what }
    }

    /// The servers that share it, if several can.
    fn servers(&self) -> Option<Servers> {
        None
    }
}

/// The checkpoint of a store and every entry below it, as of one moment: what is below a checkpoint never changes.
///
/// # Errors
/// If something cannot be read.
pub fn all(store: &dyn Store) -> Result<(Option<Checkpoint>, Vec<Vec<u8>>), LedgerError> {
    let (checkpoint, mut raw) = (store.checkpoint()?, vec![]);
    let size = checkpoint.as_ref().map_or(0, |checkpoint| checkpoint.size);
    store.entries(0, Some(size), &mut |_, data| {
        raw.push(data);
        Ok(())
    })?;
    Ok((checkpoint, raw))
}

/// A number as databases have it.
fn signed(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Where a store stands that has a checkpoint, or none yet.
pub fn stand(checkpoint: Option<&Checkpoint>) -> Upon {
    checkpoint.map_or(Upon { size: 0, root: EMPTY_HASH }, Upon::at)
}

/// Whether the log of a data folder has a store: beside it, or where it says.
pub fn is_named(folder: &Path) -> bool {
    [STORE, ADDRESS].iter().any(|name| folder.join(name).exists())
}

/// Opens the store of a data folder, to write to it. `heard` is told what other servers do.
///
/// # Errors
/// If it cannot be opened, is empty or damaged, or was made by a later version.
pub fn open(folder: &Path, heard: impl Fn(Heard) + Send + 'static) -> Result<Box<dyn Store>, LedgerError> {
    match Address::of(folder)? {
        Some(address) => Ok(Box::new(Postgres::share(&address, heard)?)),
        None => Ok(Box::new(Sqlite::open(&folder.join(STORE))?)),
    }
}

/// Opens the store of a data folder beside a process that may be writing to it.
///
/// # Errors
/// If it cannot be opened, or was made by a later version.
pub fn open_to_read(folder: &Path) -> Result<Box<dyn Store>, LedgerError> {
    match Address::of(folder)? {
        Some(address) => Ok(Box::new(Postgres::open_to_read(&address)?)),
        None => Ok(Box::new(Sqlite::open_to_read(&folder.join(STORE))?)),
    }
}
