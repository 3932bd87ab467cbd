//! Reading a ledger's record beside a server that writes it.

use std::{fs, path::Path};

use tlog_tiles::record_hash;

use crate::{
    Edge, Entry, LedgerError, Record, fold,
    key::{VERIFIER, open_checkpoint},
    store::{STORE, Store},
};

/// The record of a data folder as it is now. Nothing is written, and no lock is taken: SQLite's snapshot is enough.
///
/// # Errors
/// If there is none, or it is damaged.
pub fn read(folder: &Path) -> Result<Record, LedgerError> {
    let store = Store::open_to_read(&folder.join(STORE))?;
    let (checkpoint, raw) = store.snapshot()?;
    let checkpoint = checkpoint.ok_or_else(|| store.damaged("it holds no entries"))?;
    let (mut edge, mut entries) = (Edge::default(), Vec::with_capacity(raw.len()));
    for (index, data) in (0u64..).zip(&raw) {
        let entry = Entry::decode(data).map_err(|what| store.damaged(format!("entry {index}: {what}")))?;
        edge.push(record_hash(data), &mut vec![]);
        entries.push(entry);
    }
    let path = folder.join(VERIFIER);
    let key = fs::read_to_string(&path).map_err(LedgerError::io(&path))?;
    let signed =
        open_checkpoint(checkpoint.note.as_bytes(), key.trim()).map_err(|e| store.damaged(e.to_string()))?;
    if (edge.size(), edge.root()) != signed {
        return Err(store.damaged("its entries have another root hash than was signed"));
    }
    // The root was signed by who admitted them: their signatures have been checked.
    let state = fold::state(&raw, &entries, key.trim(), u64::MAX)?;
    Ok(Record::of(state, checkpoint))
}
