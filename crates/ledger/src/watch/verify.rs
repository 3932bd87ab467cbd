//! Checking a published log from its raw files, with no trust in whoever serves them.

use std::{fs, path::PathBuf};

use comity_regime::{Day, Regime};
use tlog_tiles::{Hash, record_hash};

use crate::{
    Checkpoint, Edge, Entry, LedgerError,
    edge::{HashTile, TILE_WIDTH},
    fold::{self, Past, State, decoded},
    form::{self, Odd},
    key::open_checkpoint,
    publish::{bundle, tile_path},
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
    /// A log whose entries have the root that its checkpoint signs.
    pub(crate) fn of(checkpoint: Checkpoint, verifier_key: &str, entries: &[Vec<u8>]) -> Verified {
        let bundle = |entries: &[Vec<u8>]| {
            let mut data = vec![];
            entries.iter().for_each(|entry| bundle(&mut data, entry));
            data
        };
        let bundles = entries.chunks(TILE_WIDTH).map(bundle).collect();
        Verified { checkpoint, key: verifier_key.to_owned(), bundles }
    }

    /// Its entries.
    ///
    /// # Errors
    /// The first that is no entry.
    pub fn entries(&self) -> Result<Vec<Entry<'_>>, LedgerError> {
        let decode = |(index, bytes)| Entry::decode(bytes).map_err(|what| LedgerError::Entry { index, what });
        (0..).zip(self.bytes()?).map(decode).collect()
    }

    /// What follows from its entries, once every signature and every rule on who may say what has been checked.
    ///
    /// # Errors
    /// The first entry that does not hold.
    pub fn state(&self) -> Result<State, LedgerError> {
        fold::state(&self.bytes()?, &self.key, 0)
    }

    /// Its entries that a server of this version would not have admitted, given the regime that all of them make.
    ///
    /// # Errors
    /// The first that is no entry.
    pub fn odd(&self, regime: &Regime) -> Result<Vec<Odd>, LedgerError> {
        Ok(form::odd((0..).zip(&self.entries()?), regime))
    }

    /// The day under which its last entry is recorded: none is recorded later.
    ///
    /// # Errors
    /// If it is no entry.
    pub fn recorded(&self) -> Result<Option<Day>, LedgerError> {
        let Some(bundle) = self.bundles.last() else { return Ok(None) };
        let last = split(bundle)?.pop().map(Entry::decode).transpose();
        let wrong = |what| LedgerError::Entry { index: self.checkpoint.size - 1, what };
        Ok(last.map_err(wrong)?.map(|entry| entry.recorded))
    }

    /// The bytes of each entry.
    ///
    /// # Errors
    /// If a bundle ends in the middle of one.
    pub fn bytes(&self) -> Result<Vec<&[u8]>, LedgerError> {
        let bundles = self.bundles.iter().map(|bundle| split(bundle));
        Ok(bundles.collect::<Result<Vec<_>, _>>()?.concat())
    }
}

impl Past for Verified {
    fn each(&self, take: &mut dyn FnMut(u64, &Entry<'_>)) -> Result<(), LedgerError> {
        (0..).zip(self.bytes()?).try_for_each(|(index, bytes)| decoded(index, bytes, take))
    }
}

/// How many bytes of entries are read of a log where nothing else is said: all of them are held in memory.
pub const LARGEST: u64 = 1 << 30;
/// No entry is shorter: it has a day, somebody in whose name it is said, and what is said.
const LEAST: u64 = 32;

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
    verify_within(read, verifier_key, LARGEST, progress)
}

/// Verifies a log of at most `largest` bytes of entries.
///
/// # Errors
/// As `verify`, and if the log is larger.
pub fn verify_within(
    read: &ReadFile<'_>,
    verifier_key: &str,
    largest: u64,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Verified, LedgerError> {
    let note = read("checkpoint")?;
    let (size, root) = open_checkpoint(&note, verifier_key)?;
    let note = String::from_utf8(note).map_err(|_| LedgerError::unverified("the checkpoint is not UTF-8"))?;
    verify_at(read, verifier_key, Checkpoint { size, root, note }, largest, progress)
}

/// Verifies a log as it was at a checkpoint whose signature has been checked.
pub(crate) fn verify_at(
    read: &ReadFile<'_>,
    verifier_key: &str,
    checkpoint: Checkpoint,
    largest: u64,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Verified, LedgerError> {
    let mut edge = Edge::default();
    let mut bundles = Bundles::of(checkpoint.size, 0, largest)?;
    let mut kept = vec![];
    while let Some(bundle) = bundles.next(read)? {
        let mut filled = vec![];
        for bytes in split(&bundle)? {
            edge.push(record_hash(bytes), &mut filled);
        }
        for tile in &filled {
            compare(read, tile)?;
        }
        bundles.plausible(&bundle)?;
        kept.push(bundle);
        progress(edge.size(), checkpoint.size);
    }
    for tile in edge.partial() {
        compare(read, &tile)?;
    }
    signs(&checkpoint, edge.root())?;
    Ok(Verified { checkpoint, key: verifier_key.to_owned(), bundles: kept })
}

/// The entries of a log as it was at a checkpoint, without a look at its tiles: the root follows from the entries alone.
pub(crate) fn entries_at(
    read: &ReadFile<'_>,
    checkpoint: &Checkpoint,
    largest: u64,
) -> Result<Vec<Vec<u8>>, LedgerError> {
    let mut edge = Edge::default();
    let mut bundles = Bundles::of(checkpoint.size, 0, largest)?;
    let mut entries = vec![];
    while let Some(bundle) = bundles.next(read)? {
        for bytes in split(&bundle)? {
            edge.push(record_hash(bytes), &mut vec![]);
            entries.push(bytes.to_vec());
        }
        bundles.plausible(&bundle)?;
    }
    signs(checkpoint, edge.root())?;
    Ok(entries)
}

fn signs(checkpoint: &Checkpoint, root: Hash) -> Result<(), LedgerError> {
    if checkpoint.root == root {
        return Ok(());
    }
    let size = checkpoint.size;
    let what = format!(
        "the checkpoint signs another root than these {size} entries have: the log was rewritten, or they were changed on the way"
    );
    Err(LedgerError::unverified(what))
}

/// The entry bundles of a log, one after the other. A size that a checkpoint claims is only a claim: nothing is made room
/// for before it has come, and no more comes than may be.
pub(crate) struct Bundles {
    next: u64,
    size: u64,
    left: u64,
    last: Day,
}

impl Bundles {
    /// From a bundle on, to `size` entries in all, of which at most `left` bytes are still to come.
    ///
    /// # Errors
    /// If so many entries cannot be that few bytes.
    pub fn of(size: u64, from: u64, left: u64) -> Result<Bundles, LedgerError> {
        let to_come = size.saturating_sub(from * TILE_WIDTH as u64);
        if to_come > left / LEAST {
            return Err(too_large(size));
        }
        Ok(Bundles { next: from, size, left, last: Day::MIN })
    }

    /// The next one, with just the entries that it should have.
    ///
    /// # Errors
    /// If it cannot be had, has fewer or more, or more bytes than are left.
    pub fn next(&mut self, read: &ReadFile<'_>) -> Result<Option<Vec<u8>>, LedgerError> {
        let width = TILE_WIDTH as u64;
        if self.next * width >= self.size {
            return Ok(None);
        }
        let wanted = usize::try_from((self.size - self.next * width).min(width)).unwrap_or(TILE_WIDTH);
        let Fetched { path, mut data, whole } = fetch(read, None, self.next, wanted)?;
        let there = split(&data).map_err(|e| LedgerError::unserved(format!("{path}: {e}")))?;
        let expected = if whole { TILE_WIDTH } else { wanted };
        if there.len() != expected {
            let what = format!("{path} holds {} entries, not {expected}", there.len());
            return Err(LedgerError::unserved(what));
        }
        let length = there.iter().take(wanted).map(|bytes| 2 + bytes.len()).sum();
        data.truncate(length);
        self.left = self.left.checked_sub(length as u64).ok_or_else(|| too_large(self.size))?;
        self.next += 1;
        Ok(Some(data))
    }

    /// Whether a bundle can be part of a log of ours: its first entry is one, and days never go back. It is asked of every
    /// bundle as it comes, so that of a log without end and without sense only the first is read.
    ///
    /// # Errors
    /// The entry that cannot be.
    pub fn plausible(&mut self, bundle: &[u8]) -> Result<(), LedgerError> {
        let index = (self.next - 1) * TILE_WIDTH as u64;
        let wrong = |what| LedgerError::Entry { index, what };
        let Some(first) = split(bundle)?.first().copied() else { return Ok(()) };
        let recorded = Entry::decode(first).map_err(wrong)?.recorded;
        if recorded < self.last {
            return Err(wrong(format!("it was recorded on {recorded}, and one before on {}", self.last)));
        }
        self.last = recorded;
        Ok(())
    }
}

fn too_large(size: u64) -> LedgerError {
    let what = format!(
        "the log says it has {size} entries, which is more than is read; if it is as large as that, allow for it with --largest"
    );
    LedgerError::unverified(what)
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

/// The entries of a bundle; of one that holds more than a bundle may, one more than that.
pub(crate) fn split(data: &[u8]) -> Result<Vec<&[u8]>, LedgerError> {
    let (mut rest, mut entries) = (data, Vec::with_capacity(TILE_WIDTH));
    while let [high, low, tail @ ..] = rest {
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let (entry, tail) = tail
            .split_at_checked(length)
            .ok_or_else(|| LedgerError::unverified("it ends in the middle of an entry"))?;
        entries.push(entry);
        rest = tail;
        if entries.len() > TILE_WIDTH {
            return Ok(entries);
        }
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
    let expected = if whole { TILE_WIDTH * 32 } else { wanted };
    if data.len() != expected {
        return Err(LedgerError::unverified(format!("{path} has {} bytes, not {expected}", data.len())));
    }
    data.truncate(wanted);
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
