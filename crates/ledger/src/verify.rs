//! Checking a published log from its raw files, with no trust in whoever serves them.

use std::{fs, path::PathBuf};

use tlog_tiles::record_hash;

use crate::{
    Checkpoint, Edge, Entry, LedgerError,
    edge::{HashTile, TILE_WIDTH},
    fold::{self, State},
    key::open_checkpoint,
    publish::tile_path,
};

/// Fetches a file of a log by its path below the log's address.
pub type ReadFile<'a> = dyn Fn(&str) -> Result<Vec<u8>, LedgerError> + 'a;

/// Reads the public files of a log in a folder.
pub fn files(folder: PathBuf) -> Box<ReadFile<'static>> {
    Box::new(move |path| {
        let path = folder.join(path);
        fs::read(&path).map_err(LedgerError::io(&path))
    })
}

/// A log whose every hash was computed again.
#[derive(Debug)]
pub struct Verified {
    /// The checkpoint, which its operator signed.
    pub checkpoint: Checkpoint,
    /// The key that checks its checkpoint.
    key: String,
    /// Its entry bundles, as they were read.
    bundles: Vec<Vec<u8>>,
}

impl Verified {
    /// Its entries.
    ///
    /// # Errors
    /// The first that is no entry.
    pub fn entries(&self) -> Result<Vec<Entry<'_>>, LedgerError> {
        let mut entries = Vec::with_capacity(self.bundles.len() * TILE_WIDTH);
        for bundle in &self.bundles {
            for bytes in split(bundle)? {
                let index = entries.len() as u64;
                entries.push(Entry::decode(bytes).map_err(|what| LedgerError::Entry { index, what })?);
            }
        }
        Ok(entries)
    }

    /// What follows from its entries, once every signature and every rule on who may say what has been checked.
    ///
    /// # Errors
    /// The first entry that does not hold.
    pub fn state(&self) -> Result<State, LedgerError> {
        fold::state(&self.raw()?, &self.entries()?, &self.key, 0)
    }

    /// Its entries, as they are in the log.
    pub(crate) fn raw(&self) -> Result<Vec<Vec<u8>>, LedgerError> {
        let bundles = self.bundles.iter().map(|bundle| split(bundle));
        Ok(bundles.collect::<Result<Vec<_>, _>>()?.concat().into_iter().map(<[u8]>::to_vec).collect())
    }
}

/// Verifies a log: `read` fetches a file by its path below the log's address. `progress` hears how many entries of
/// how many have been read.
///
/// # Errors
/// The first thing that does not hold together, by entry and tile.
pub fn verify(
    read: &ReadFile<'_>,
    verifier_key: &str,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Verified, LedgerError> {
    let note = read("checkpoint")?;
    let (size, root) = open_checkpoint(&note, verifier_key)?;
    let width = TILE_WIDTH as u64;
    let mut edge = Edge::default();
    let mut bundles = vec![];
    for index in 0..size.div_ceil(width) {
        let wanted = usize::try_from((size - index * width).min(width)).unwrap_or(TILE_WIDTH);
        let Fetched { path, mut data, whole } = fetch(read, None, index, wanted)?;
        let mut filled = vec![];
        let mut there = split(&data).map_err(|e| LedgerError::unverified(format!("{path}: {e}")))?;
        if there.len() < wanted || there.len() > wanted && !whole {
            return Err(LedgerError::unverified(format!(
                "{path} holds {} entries, not {wanted}",
                there.len()
            )));
        }
        there.truncate(wanted);
        let length = there.iter().map(|bytes| 2 + bytes.len()).sum();
        for bytes in there {
            edge.push(record_hash(bytes), &mut filled);
        }
        data.truncate(length);
        bundles.push(data);
        for tile in &filled {
            compare(read, tile)?;
        }
        progress(edge.size(), size);
    }
    for tile in edge.partial() {
        compare(read, &tile)?;
    }
    if edge.root() != root {
        let what = format!(
            "the checkpoint signs another root than these {size} entries have: the log was rewritten"
        );
        return Err(LedgerError::unverified(what));
    }
    let note = String::from_utf8(note).map_err(|_| LedgerError::unverified("the checkpoint is not UTF-8"))?;
    Ok(Verified { checkpoint: Checkpoint { size, root, note }, key: verifier_key.to_owned(), bundles })
}

/// A tile or bundle.
pub(crate) struct Fetched {
    pub path: String,
    pub data: Vec<u8>,
    /// A full one was read where a partial one was wanted.
    whole: bool,
}

/// Reads a tile or bundle. A partial one may have been filled and taken away since the checkpoint was read; then the
/// full one begins as it did (tlog-tiles, section "Partial Tiles").
pub(crate) fn fetch(
    read: &ReadFile<'_>,
    level: Option<usize>,
    index: u64,
    width: usize,
) -> Result<Fetched, LedgerError> {
    let path = tile_path(level, index, width);
    match read(&path) {
        Ok(data) => Ok(Fetched { path, data, whole: false }),
        Err(missing) if width < TILE_WIDTH => {
            let path = tile_path(level, index, TILE_WIDTH);
            let data = read(&path).map_err(|_| missing)?;
            Ok(Fetched { path, data, whole: true })
        }
        Err(missing) => Err(missing),
    }
}

/// The entries of a bundle.
pub(crate) fn split(data: &[u8]) -> Result<Vec<&[u8]>, LedgerError> {
    let (mut rest, mut entries) = (data, Vec::with_capacity(TILE_WIDTH));
    while let [high, low, tail @ ..] = rest {
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let (entry, tail) = tail
            .split_at_checked(length)
            .ok_or_else(|| LedgerError::unverified("it ends in the middle of an entry"))?;
        entries.push(entry);
        rest = tail;
    }
    if rest.is_empty() {
        Ok(entries)
    } else {
        Err(LedgerError::unverified("it ends in the middle of an entry"))
    }
}

/// Holds a published tile against the hashes it must have.
fn compare(read: &ReadFile<'_>, tile: &HashTile) -> Result<(), LedgerError> {
    let Fetched { path, mut data, whole } = fetch(read, Some(tile.level), tile.index, tile.hashes.len())?;
    let wanted = tile.hashes.len() * 32;
    if whole {
        data.truncate(wanted);
    }
    if data.len() != wanted {
        return Err(LedgerError::unverified(format!("{path} has {} bytes, not {wanted}", data.len())));
    }
    let differs = data.chunks(32).zip(&tile.hashes).position(|(there, hash)| there != hash.0);
    match differs {
        None => Ok(()),
        Some(at) if tile.level == 0 => Err(LedgerError::Entry {
            index: tile.index * TILE_WIDTH as u64 + at as u64,
            what: format!("its hash is not the one in {path}: the entry or the tile was changed"),
        }),
        Some(at) => {
            let span = (TILE_WIDTH as u64).pow(u32::try_from(tile.level).unwrap_or(u32::MAX));
            let first = (tile.index * TILE_WIDTH as u64 + at as u64) * span;
            let what = format!("{path} does not follow from entries {first} to {}", first + span - 1);
            Err(LedgerError::unverified(what))
        }
    }
}
