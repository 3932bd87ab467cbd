//! Opening a ledger: a folder taken for one process, and what it holds against what was signed.

use std::{fs, path::Path};

use tlog_tiles::{Hash, record_hash};

use crate::{
    Checkpoint, Edge, Entry, LedgerError, Signer, Upon,
    edge::TILE_WIDTH,
    fold::{self, State, kept::Kept},
    publish::{Publisher, reached},
    store::Store,
};

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

/// A log in a folder, whose public files are made.
pub(crate) struct Opened {
    /// Its store.
    pub store: Box<dyn Store>,
    /// What follows from its entries.
    pub state: State,
    /// What was signed over them.
    pub checkpoint: Checkpoint,
    /// The tree over the entries that a snapshot spared reading.
    pub spared: Option<Edge>,
}

/// What was read of a store: what follows from its entries, and the tree over those that were spared.
type Read = (State, Option<Edge>);

/// Opens the log of a store, and holds what that has against what was signed and published; what is made of it goes to
/// `publisher`.
pub(crate) fn open(
    store: Box<dyn Store>,
    signer: &Signer,
    publisher: &mut Publisher,
    published: &Published,
    snapshot: Option<(Kept, Edge)>,
) -> Result<Opened, LedgerError> {
    may_write(publisher)?;
    let checkpoint = store.settled()?;
    let held = checkpoint.as_ref().map_or(0, |c| c.size);
    let spared = snapshot.as_ref().map_or(0, |(_, edge)| edge.size());
    let seen = published.size.max(published.reached).max(spared);
    if seen > held {
        return Err(LedgerError::RolledBack { published: seen, held });
    }
    let since = match (snapshot, &checkpoint) {
        (Some((kept, edge)), Some(checkpoint)) => {
            read_since(&*store, signer, publisher, published, kept, edge, checkpoint)?
        }
        _ => None,
    };
    let (state, spared) = match since {
        Some(read) => read,
        None => read_all(&*store, signer, publisher, published, checkpoint.as_ref())?,
    };
    let empty = || {
        let (size, root) = (0, tlog_tiles::EMPTY_HASH);
        Ok::<_, LedgerError>(Checkpoint { size, root, note: signer.checkpoint(size, root)? })
    };
    let checkpoint = checkpoint.map_or_else(empty, Ok)?;
    publisher.publish(&checkpoint.note)?;
    Ok(Opened { store, state, checkpoint, spared })
}

/// Whether the public files may be written. A disk that is full may have room again by the time that it is needed.
fn may_write(publisher: &Publisher) -> Result<(), LedgerError> {
    use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
    match publisher.can_write() {
        Err(LedgerError::Io { path, source })
            if matches!(source.kind(), PermissionDenied | ReadOnlyFilesystem) =>
        {
            Err(LedgerError::Io { path, source })
        }
        _ => Ok(()),
    }
}

/// Reads the entries that came since a snapshot; nothing, if what came makes the state anew, or more was published than the
/// snapshot can tell.
fn read_since(
    store: &dyn Store,
    signer: &Signer,
    publisher: &mut Publisher,
    published: &Published,
    kept: Kept,
    edge: Edge,
    checkpoint: &Checkpoint,
) -> Result<Option<Read>, LedgerError> {
    let (size, filled) = (edge.size(), edge.size() % TILE_WIDTH as u64);
    let mut raw = vec![];
    let end = store.entries(size - filled, limit(store, checkpoint.size), &mut |_, data| {
        raw.push(data);
        Ok(())
    })?;
    counted(store, end, checkpoint.size)?;
    let new = raw.split_off(usize::try_from(filled).unwrap_or(usize::MAX).min(raw.len()));
    let entries = decoded(store, size, &new)?;
    let mut recent = kept.recent.clone();
    new.iter().for_each(|data| recent.add(record_hash(data), None));
    as_signed(store, signer, checkpoint, recent.root())?;
    let as_published =
        published.root.is_none_or(|root| recent.was(Upon { size: published.size, root }).is_ok());
    if !as_published || !fold::go_on(&entries, &kept.rows) {
        return Ok(None);
    }
    let state = kept.since(&new, &entries)?;
    publisher.resume(edge.clone(), &raw);
    publisher.add(new.iter().map(Vec::as_slice))?;
    Ok(Some((state, Some(edge))))
}

/// Reads every entry.
fn read_all(
    store: &dyn Store,
    signer: &Signer,
    publisher: &mut Publisher,
    published: &Published,
    checkpoint: Option<&Checkpoint>,
) -> Result<Read, LedgerError> {
    // First the hashes, then the files: nothing may be published of a store that is not as it was signed.
    let (mut edge, mut raw) = (Edge::default(), vec![]);
    let mut as_published = Ok(());
    let count = store.entries(0, limit(store, checkpoint.map_or(0, |c| c.size)), &mut |_, data| {
        edge.push(record_hash(&data), &mut vec![]);
        let size = published.size;
        if edge.size() == size && published.root.is_some_and(|root| edge.root() != root) {
            as_published =
                Err(store.damaged(format!("its first {size} entries are not those that were published")));
        }
        raw.push(data);
        Ok(())
    })?;
    counted(store, count, checkpoint.map_or(0, |c| c.size))?;
    as_published?;
    if let Some(checkpoint) = checkpoint {
        as_signed(store, signer, checkpoint, edge.root())?;
    }
    // The root was signed by who admitted them: their signatures have been checked.
    let state = fold::state(&raw, signer.verifier_key(), u64::MAX)?;
    publisher.add(raw.iter().map(Vec::as_slice))?;
    Ok((state, None))
}

/// Up to where entries are read. Where another server may be writing, what is beyond the checkpoint is not looked at.
fn limit(store: &dyn Store, size: u64) -> Option<u64> {
    store.servers().is_some_and(|servers| !servers.leads()).then_some(size)
}

fn counted(store: &dyn Store, count: u64, held: u64) -> Result<(), LedgerError> {
    match count == held {
        true => Ok(()),
        false => Err(store.damaged(format!("it holds {count} entries, its checkpoint speaks of {held}"))),
    }
}

/// Whether a checkpoint of the log is over entries with this root.
fn as_signed(
    store: &dyn Store,
    signer: &Signer,
    checkpoint: &Checkpoint,
    root: Hash,
) -> Result<(), LedgerError> {
    let signed =
        signer.open_checkpoint(checkpoint.note.as_bytes()).map_err(|e| store.damaged(e.to_string()))?;
    if signed != (checkpoint.size, root) {
        let size = checkpoint.size;
        return Err(store.damaged(format!("its {size} entries have another root hash than was signed")));
    }
    Ok(())
}

fn decoded<'a>(store: &dyn Store, first: u64, raw: &'a [Vec<u8>]) -> Result<Vec<Entry<'a>>, LedgerError> {
    let read = |(index, data): (u64, &'a Vec<u8>)| {
        Entry::decode(data).map_err(|what| store.damaged(format!("entry {index}: {what}")))
    };
    (first..).zip(raw).map(read).collect()
}
