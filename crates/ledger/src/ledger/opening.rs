//! Opening a ledger: a folder taken for one process, and what it holds against what was signed.

use std::{
    fs::{self, File},
    path::Path,
};

use comity_regime::Day;
use tlog_tiles::{Hash, record_hash};

use crate::{
    Checkpoint, Edge, Entry, LedgerError, Signer,
    fold::{self, State},
    publish::{Publisher, reached},
    store::Store,
};

/// Takes a folder for this process alone.
pub(crate) fn lock(folder: &Path) -> Result<File, LedgerError> {
    let path = folder.join("lock");
    let file = File::options()
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(LedgerError::io(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(LedgerError::InUse(folder.to_owned())),
        Err(fs::TryLockError::Error(e)) => Err(LedgerError::io(&path)(e)),
    }
}

/// How far the public files of a log go.
#[derive(Debug, Default)]
pub(crate) struct Published {
    /// So many entries have been published, by the checkpoint.
    pub size: u64,
    /// At least so many, by the entry bundles that are there.
    pub reached: u64,
    /// Their root, by the checkpoint.
    pub root: Option<Hash>,
    /// Why the checkpoint cannot be read, if it is there and cannot.
    pub unreadable: Option<String>,
}

/// What has been published in a log's folder. Where its checkpoint is torn, as a crash may leave it, the entry bundles
/// still say how far the log has been seen: it is written after them.
pub(crate) fn published(log: &Path, signer: &Signer) -> Result<Published, LedgerError> {
    let path = log.join("checkpoint");
    let reached = Published { reached: reached(log), ..Published::default() };
    match fs::read(&path) {
        Ok(bytes) => match signer.open_checkpoint(&bytes) {
            Ok((size, root)) => Ok(Published { size, root: Some(root), ..reached }),
            Err(e) => Ok(Published { unreadable: Some(e.to_string()), ..reached }),
        },
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(reached),
        Err(e) => Err(LedgerError::io(&path)(e)),
    }
}

/// Reads every entry, and holds them against the checkpoints that were signed.
pub(crate) fn read_all(
    store: &Store,
    signer: &Signer,
    publisher: &mut Publisher,
    published: &Published,
) -> Result<(State, Day, Option<Checkpoint>), LedgerError> {
    let checkpoint = store.checkpoint()?;
    let held = checkpoint.as_ref().map_or(0, |c| c.size);
    let seen = published.size.max(published.reached);
    if seen > held {
        return Err(LedgerError::RolledBack { published: seen, held });
    }
    // First the hashes, then the files: nothing may be published of a store that is not as it was signed.
    let (mut edge, mut raw) = (Edge::default(), vec![]);
    let mut as_published = Ok(());
    let count = store.entries(|_, data| {
        edge.push(record_hash(&data), &mut vec![]);
        let size = published.size;
        if edge.size() == size && published.root.is_some_and(|root| edge.root() != root) {
            as_published =
                Err(store.damaged(format!("its first {size} entries are not those that were published")));
        }
        raw.push(data);
        Ok(())
    })?;
    if count != held {
        return Err(store.damaged(format!("it holds {count} entries, its checkpoint speaks of {held}")));
    }
    as_published?;
    if let Some(checkpoint) = &checkpoint {
        let signed =
            signer.open_checkpoint(checkpoint.note.as_bytes()).map_err(|e| store.damaged(e.to_string()))?;
        if signed != (held, edge.root()) {
            return Err(store.damaged(format!("its {held} entries have another root hash than was signed")));
        }
    }
    let entries = raw
        .iter()
        .enumerate()
        .map(|(index, data)| {
            Entry::decode(data).map_err(|what| store.damaged(format!("entry {index}: {what}")))
        })
        .collect::<Result<Vec<_>, _>>()?;
    // The root was signed by who admitted them: their signatures have been checked.
    let state = fold::state(&raw, &entries, signer.verifier_key(), u64::MAX)?;
    let last = entries.last().map_or(Day::MIN, |e| e.recorded);
    publisher.add(raw.iter().map(Vec::as_slice))?;
    Ok((state, last, checkpoint))
}
