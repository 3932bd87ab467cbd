//! Reading a ledger's record beside a server that writes it, or as a backup holds it.

use std::{fs, path::Path};

use tlog_tiles::record_hash;

use crate::{
    Checkpoint, Edge, LedgerError, Record, fold,
    key::{VERIFIER, open_checkpoint},
    store::{self, Store},
    verify::Verified,
};

/// What the store of a data folder or a backup holds. Nothing is written, and no lock is taken: what is below a checkpoint never
/// changes.
#[derive(Debug)]
pub struct Stored {
    store: Box<dyn Store>,
    checkpoint: Checkpoint,
    raw: Vec<Vec<u8>>,
}

impl Stored {
    /// Reads all of it, and believes nothing yet.
    ///
    /// # Errors
    /// If there is none, or it cannot be read.
    pub fn read(folder: &Path) -> Result<Stored, LedgerError> {
        let store = store::open_to_read(folder)?;
        let (checkpoint, raw) = store::all(&*store)?;
        let checkpoint = checkpoint.ok_or_else(|| store.damaged("it holds no entries".into()))?;
        Ok(Stored { store, checkpoint, raw })
    }

    /// The checkpoint over it, as the log signed it.
    pub fn note(&self) -> &str {
        &self.checkpoint.note
    }

    /// Computes every hash again. A store has no tiles: the root is what its entries are held against.
    ///
    /// # Errors
    /// If the checkpoint is not signed with this key, or signs other entries.
    pub fn verify(self, verifier_key: &str) -> Result<Verified, LedgerError> {
        self.signed(verifier_key)?;
        Ok(Verified::of(self.checkpoint, verifier_key, &self.raw))
    }

    /// Whether it is signed, and goes on from what was published; how many entries more it holds.
    ///
    /// # Errors
    /// If it is not signed with this key, is older than what was published, or holds other entries.
    pub fn goes_on_from(&self, verifier_key: &str, published: &Checkpoint) -> Result<u64, LedgerError> {
        self.signed(verifier_key)?;
        let (size, held) = (published.size, self.checkpoint.size);
        let more = held.checked_sub(size).ok_or(LedgerError::RolledBack { published: size, held })?;
        match self.first(size).root() == published.root {
            true => Ok(more),
            false => Err(self.damaged(format!("its first {size} entries are not those that were published"))),
        }
    }

    fn signed(&self, verifier_key: &str) -> Result<(), LedgerError> {
        let signed =
            open_checkpoint(self.note().as_bytes(), verifier_key).map_err(|e| self.damaged(e.to_string()))?;
        let edge = self.first(u64::MAX);
        if (edge.size(), edge.root()) != signed {
            return Err(self.damaged("its entries have another root hash than was signed".into()));
        }
        Ok(())
    }

    /// The tree over so many entries, or over all that there are.
    fn first(&self, size: u64) -> Edge {
        let mut edge = Edge::default();
        let count = usize::try_from(size).unwrap_or(usize::MAX);
        self.raw.iter().take(count).for_each(|data| edge.push(record_hash(data), &mut vec![]));
        edge
    }

    fn damaged(&self, what: String) -> LedgerError {
        self.store.damaged(what)
    }
}

/// The record of a data folder as it is now.
///
/// # Errors
/// If there is none, or it is damaged.
pub fn read(folder: &Path) -> Result<Record, LedgerError> {
    let stored = Stored::read(folder)?;
    let path = folder.join(VERIFIER);
    let key = fs::read_to_string(&path).map_err(LedgerError::io(&path))?;
    stored.signed(key.trim())?;
    // The root was signed by who admitted them: their signatures have been checked.
    let state = fold::state(&stored.raw, key.trim(), u64::MAX)?;
    Ok(Record::of(state, stored.checkpoint))
}
