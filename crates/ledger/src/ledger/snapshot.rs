//! A snapshot of the state beside the store, so that opening a log costs what came since. It names the program that made
//! it and the checkpoint that it stands on, and the log's key signs its digest: nothing else is believed. It is not synced, and
//! deleting it costs only time.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use borsh::{BorshDeserialize, BorshSerialize};
use comity_regime::Day;
use sha2::{Digest, Sha256};

use crate::{
    Edge, LedgerError, Record, Signer, edge::TILE_WIDTH, fold::kept::Kept, ledger::Trouble,
    publish::Publisher, recent::Recent, store,
};

/// The file in a data folder.
pub const SNAPSHOT: &str = "state";
/// The first line of its note.
const FORM: &str = "comity-state/v1";
/// The program that made it: the sources of all that makes a state.
const PROGRAM: &str = env!("COMITY_STATE");
/// A snapshot is made when so many entries came since the last, or an eighth of all.
const EVERY: u64 = 1000;
/// What was there before a snapshot is held against it before the log is open, if it is not more than this; otherwise while it
/// is open already.
const AT_ONCE: u64 = 1 << 16;

/// What a note says of a snapshot.
fn text(size: u64, root: &tlog_tiles::Hash, digest: &[u8]) -> String {
    let (root, digest) = (BASE64_STANDARD.encode(root.0), BASE64_STANDARD.encode(digest));
    format!("{FORM}\n{PROGRAM}\n{size}\n{root}\n{digest}\n")
}

/// Reads the snapshot in a folder: what is kept, and the tree that it stands on. There is none if it is torn, another program's, or
/// signed with another key.
pub(crate) fn read(folder: &Path, signer: &Signer) -> Option<(Kept, Edge)> {
    let bytes = fs::read(folder.join(SNAPSHOT)).ok()?;
    let (rest, length) = bytes.split_last_chunk()?;
    let at = rest.len().checked_sub(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    let (state, note) = rest.split_at(at);
    let (said, digest) = (signer.vouched(note)?, Sha256::digest(state));
    // Nothing is made of what another program wrote, or nobody.
    let digested = format!("\n{}\n", BASE64_STANDARD.encode(digest));
    if !said.starts_with(&format!("{FORM}\n{PROGRAM}\n")) || !said.ends_with(&digested) {
        return None;
    }
    let mut state = state;
    let edge: Edge = BorshDeserialize::deserialize(&mut state).ok()?;
    let kept = Kept::read(state).ok()?;
    let (size, root) = (kept.recent.size(), kept.recent.root());
    let as_said = said == text(size, &root, &digest) && (edge.size(), edge.root()) == (size, root);
    as_said.then_some((kept, edge))
}

/// Digests what is written.
struct Digesting<W> {
    to: W,
    digest: Sha256,
}

impl<W: Write> Write for Digesting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.digest.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// All that a snapshot is made of, as of one moment.
struct Moment {
    record: Arc<Record>,
    recent: Recent,
    edge: Edge,
    last: Day,
}

impl Moment {
    /// Writes it beside its place, and puts it there.
    fn keep(&self, folder: &Path) -> Result<(), LedgerError> {
        let place = folder.join(SNAPSHOT);
        let beside = place.with_extension("new");
        let written = File::create(&beside).and_then(|file| self.write(file, folder));
        written.and_then(|()| fs::rename(&beside, &place)).map_err(LedgerError::io(&place))
    }

    fn write(&self, file: File, folder: &Path) -> io::Result<()> {
        let mut to = Digesting { to: BufWriter::new(file), digest: Sha256::new() };
        self.edge.serialize(&mut to)?;
        Kept::write(&self.record, &self.recent, self.last, &mut to)?;
        let Digesting { mut to, digest } = to;
        let text = text(self.recent.size(), &self.recent.root(), &digest.finalize());
        let note = Signer::open(folder, "").and_then(|key| key.vouch(&text)).map_err(io::Error::other)?;
        to.write_all(note.as_bytes())?;
        to.write_all(&u32::try_from(note.len()).map_err(io::Error::other)?.to_le_bytes())?;
        to.flush()
    }
}

/// Makes snapshots beside the sequencer, one at a time.
pub(crate) struct Snapshots {
    folder: PathBuf,
    /// How many entries the one covers by which the log was opened.
    pub spared: u64,
    /// How many entries the last one covers.
    covers: u64,
    /// How many entries its rows come from that did more than list a source: where more did, all entries are read.
    remade: Option<u64>,
    /// Whatever works beside the sequencer.
    working: Vec<JoinHandle<()>>,
    /// Whether the log is being closed: what takes long is left.
    closing: Arc<AtomicBool>,
}

impl Snapshots {
    /// Of a log that was opened by the snapshot of so many entries, if it was.
    pub fn new(folder: &Path, spared: Option<u64>, record: &Record) -> Snapshots {
        let remade = spared.map(|_| record.rows.remade());
        let spared = spared.unwrap_or(0);
        let (folder, closing) = (folder.to_owned(), Arc::default());
        Snapshots { folder, spared, covers: spared, remade, working: vec![], closing }
    }

    /// Makes one if it is time for it and `edge`, that of the public files, is that of the record.
    pub fn keep(&mut self, record: &Arc<Record>, recent: &Recent, edge: &Edge, last: Day) {
        let size = recent.size();
        let remade = self.remade != Some(record.rows.remade());
        self.working.retain(|work| !work.is_finished());
        let due = remade || size - self.covers.min(size) >= EVERY.max(size / 8);
        if size < EVERY || !due || !self.working.is_empty() || edge.size() != size {
            return;
        }
        (self.covers, self.remade) = (size, Some(record.rows.remade()));
        let moment = Moment { record: record.clone(), recent: recent.clone(), edge: edge.clone(), last };
        let folder = self.folder.clone();
        self.work(move || {
            if let Err(error) = moment.keep(&folder) {
                tracing::warn!("no snapshot of the state was made: {error}");
            }
        });
    }

    fn work(&mut self, work: impl FnOnce() + Send + 'static) {
        let thread = thread::Builder::new().name("snapshot".into()).spawn(work);
        self.working.extend(thread.inspect_err(|e| tracing::warn!("no snapshot of the state: {e}")).ok());
    }

    /// Holds what a snapshot stands on against the store and the public files: at once where it is little, otherwise beside the
    /// sequencer. Returns which files had been changed and were made again.
    ///
    /// # Errors
    /// If the store is not as it was.
    pub fn check(&mut self, edge: Edge, trouble: &Arc<Trouble>) -> Result<Vec<String>, LedgerError> {
        let closing = self.closing.clone();
        if edge.size() <= AT_ONCE {
            return check(&self.folder, &edge, &closing);
        }
        let (folder, trouble) = (self.folder.clone(), trouble.clone());
        self.work(move || match check(&folder, &edge, &closing) {
            Ok(mended) => mended
                .iter()
                .for_each(|file| tracing::warn!("{file} had been changed and was made again from the store")),
            Err(error) => {
                tracing::error!("{error}");
                trouble.poisoned.store(Some(Arc::new(error)));
            }
        });
        Ok(vec![])
    }
}

impl Drop for Snapshots {
    /// The folder is another process's after this.
    fn drop(&mut self) {
        self.closing.store(true, Ordering::Relaxed);
        self.working.drain(..).for_each(|work| drop(work.join()));
    }
}

/// Holds the store's first entries against their tree, and makes public files again that are not as they should be; as far as
/// it comes until the log is closed.
fn check(folder: &Path, edge: &Edge, closing: &AtomicBool) -> Result<Vec<String>, LedgerError> {
    let store = store::open_to_read(folder)?;
    let mut publisher = Publisher::new(&folder.join("log"));
    let bundle = TILE_WIDTH as u64;
    for first in (0..edge.size()).step_by(TILE_WIDTH) {
        if closing.load(Ordering::Relaxed) {
            return Ok(publisher.told());
        }
        let until = edge.size().min(first + bundle);
        store.entries(first, Some(until), &mut |_, data| publisher.add([data.as_slice()]))?;
    }
    if publisher.edge().root() != edge.root() {
        let size = edge.size();
        return Err(store.damaged(format!("its first {size} entries are not those that were signed")));
    }
    Ok(publisher.told())
}
