//! A log goes from one store to another, and it is proved that nothing changed on the way.

use std::path::Path;

use tlog_tiles::record_hash;

use super::{Sqlite, Store};
use crate::{Checkpoint, Edge, LedgerError, Upon, key::open_checkpoint};

/// The key that checks a log's signatures, where it is known.
type Key<'a> = Option<&'a str>;

/// Copies a log into a store that is empty, and reads it back. Returns its checkpoint.
///
/// # Errors
/// If there is none, the other store is not empty, something cannot be read or written, or either of them does not hold what
/// was signed.
pub fn copy(from: &dyn Store, to: &mut dyn Store, key: Key<'_>) -> Result<Checkpoint, LedgerError> {
    let checkpoint = held(from, key)?;
    if to.checkpoint()?.is_some() {
        let what = "it holds a log already, and nothing is written over it: name one that is empty".into();
        return Err(LedgerError::Taken { path: to.place(), what });
    }
    to.fill(from, &checkpoint)?;
    let there = held(to, key)?;
    if there != checkpoint {
        return Err(to.damaged("what was copied there is not there".into()));
    }
    Ok(checkpoint)
}

/// Copies a log into a new file.
pub(crate) fn into_file(from: &dyn Store, to: &Path) -> Result<(), LedgerError> {
    let mut store = Sqlite::create(to)?;
    copy(from, &mut store, None)?;
    store.close()
}

/// The checkpoint of a store, once its entries have been held against it.
///
/// # Errors
/// If there is none, or it is over other entries, or signed by another key.
pub fn held(store: &dyn Store, key: Key<'_>) -> Result<Checkpoint, LedgerError> {
    let none = || store.damaged("it holds no entries".into());
    let checkpoint = store.settled()?.ok_or_else(none)?;
    let signed = match key {
        Some(key) => open_checkpoint(checkpoint.note.as_bytes(), key)?,
        None => (checkpoint.size, checkpoint.root),
    };
    if Upon::at(&checkpoint) != stood(store, checkpoint.size)? || signed != (checkpoint.size, checkpoint.root)
    {
        return Err(store.damaged("its entries have another root hash than was signed".into()));
    }
    Ok(checkpoint)
}

/// Where a store stood when it had so many entries, by what it holds of them.
///
/// # Errors
/// If one cannot be read.
pub(crate) fn stood(store: &dyn Store, size: u64) -> Result<Upon, LedgerError> {
    let mut edge = Edge::default();
    store.entries(0, Some(size), &mut |_, data| {
        edge.push(record_hash(&data), &mut vec![]);
        Ok(())
    })?;
    Ok(Upon { size: edge.size(), root: edge.root() })
}
