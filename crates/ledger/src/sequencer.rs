//! The one sequencer: it admits acts one after the other, commits them in groups, and acknowledges what is durable.

use std::{
    fs::{self, File},
    path::Path,
    sync::{Arc, Mutex, mpsc},
    thread::{self, JoinHandle},
};

use arc_swap::ArcSwap;
use comity_regime::{Day, Diagnostic, Regime};
use tlog_tiles::{Hash, record_hash};

use crate::{
    Checkpoint, Content, Edge, Entry, LedgerError, Signer, fold,
    key::open_checkpoint,
    publish::Publisher,
    store::{STORE, Store},
};

/// At most this many acts share one transaction.
const GROUP: usize = 1024;

/// How a ledger is opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// The log's name, used when its key is made: an address without a scheme, such as `example.org/record`.
    pub origin: String,
    /// What day it is. A day once recorded is never followed by an earlier one, whatever the clock says.
    pub today: fn() -> Day,
}

/// What readers see: the regime and the log it follows from. Never changed, only replaced as a whole.
#[derive(Clone, Debug)]
pub struct Record {
    /// The regime.
    pub regime: Regime,
    /// The log it was made from.
    pub checkpoint: Checkpoint,
}

/// That an act is durable and has its place in the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Receipt {
    /// Its place: the number of entries before it.
    pub index: u64,
    /// The day under which it is recorded.
    pub recorded: Day,
    /// A checkpoint that covers it.
    pub checkpoint: Checkpoint,
    /// What is worth a look.
    pub warnings: Vec<String>,
}

/// Why an act did not enter the log. Nothing of it did.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The act is wrong.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Wrong(Vec<Diagnostic>),
    /// The ledger cannot write.
    #[error(transparent)]
    Failed(Arc<LedgerError>),
}

struct Submission {
    by: String,
    content: Content<'static>,
    reply: mpsc::SyncSender<Result<Receipt, Refusal>>,
}

/// What the sequencer is asked for.
enum Message {
    Submission(Submission),
    /// A checkpoint with the cosignatures of witnesses.
    Cosigned(Checkpoint),
}

/// An open ledger. Dropping it waits until what was submitted is written.
#[derive(Debug)]
pub struct Ledger {
    // Owned by the handle; the sequencer's thread owns everything that changes.
    submissions: Mutex<Option<mpsc::Sender<Message>>>,
    sequencer: Option<JoinHandle<()>>,
    // Written by the sequencer only; readers take what is current.
    current: Arc<ArcSwap<Record>>,
    verifier_key: String,
    mended: Vec<String>,
    // Held while the ledger is open: one process, one folder.
    _lock: File,
}

impl Ledger {
    /// Opens the ledger in a folder, making it from `seed` if there is none yet.
    ///
    /// # Errors
    /// If another process has it, the store is damaged or older than what was published, or nothing can be written.
    pub fn open(
        folder: &Path,
        options: &Options,
        seed: impl FnOnce() -> Vec<Content<'static>>,
    ) -> Result<Ledger, LedgerError> {
        fs::create_dir_all(folder).map_err(LedgerError::io(folder))?;
        let lock = lock(folder)?;
        let signer = Signer::open(folder, &options.origin)?;
        let store = Store::open(&folder.join(STORE))?;
        let mut publisher = Publisher::new(&folder.join("log"));
        let published = published(&folder.join("log/checkpoint"), &signer)?;
        let (regime, last, checkpoint) = read_all(&store, &signer, &mut publisher, published)?;
        let verifier_key = signer.verifier_key().to_owned();
        let checkpoint = match checkpoint {
            Some(checkpoint) => checkpoint,
            None => Checkpoint {
                size: 0,
                root: tlog_tiles::EMPTY_HASH,
                note: signer.checkpoint(0, tlog_tiles::EMPTY_HASH)?,
            },
        };
        publisher.publish(&checkpoint.note)?;
        let mended = std::mem::take(&mut publisher.mended);
        let mut sequencer = Sequencer {
            edge: publisher.edge().clone(),
            store,
            signer,
            publisher,
            published: checkpoint.size,
            regime,
            last,
            today: options.today,
            current: Arc::new(ArcSwap::from_pointee(Record { regime: fold::regime(&[])?, checkpoint })),
            poisoned: None,
        };
        if sequencer.edge.size() == 0 {
            sequencer.seed(seed())?;
        }
        let current = sequencer.current.clone();
        current.store(Arc::new(Record {
            regime: sequencer.regime.clone(),
            checkpoint: current.load().checkpoint.clone(),
        }));
        let (sender, receiver) = mpsc::channel();
        let thread = thread::Builder::new().name("sequencer".into()).spawn(move || sequencer.run(&receiver));
        Ok(Ledger {
            submissions: Mutex::new(Some(sender)),
            sequencer: Some(thread.map_err(LedgerError::io(folder))?),
            current,
            verifier_key,
            mended,
            _lock: lock,
        })
    }

    /// Submits an act on somebody's authority and waits until it is durable and sequenced.
    ///
    /// # Errors
    /// What is wrong with it, or why nothing can be written.
    pub fn submit(&self, by: &str, content: Content<'static>) -> Result<Receipt, Refusal> {
        let (reply, answer) = mpsc::sync_channel(1);
        let submission = Submission { by: by.to_owned(), content, reply };
        let sender = self.submissions.lock().ok().and_then(|s| s.clone());
        let gone = || Refusal::Failed(Arc::new(LedgerError::Poisoned("the sequencer has stopped".into())));
        sender.ok_or_else(gone)?.send(Message::Submission(submission)).map_err(|_| gone())?;
        answer.recv().map_err(|_| gone())?
    }

    /// Publishes a checkpoint with the cosignatures of witnesses, if it is still the latest. It lies in the public files
    /// only: witnesses are asked again when the log is next opened.
    ///
    /// # Errors
    /// If the note is not what this log signed.
    pub fn cosigned(&self, note: String) -> Result<(), LedgerError> {
        let (size, root) = open_checkpoint(note.as_bytes(), &self.verifier_key)?;
        if let Some(sender) = self.submissions.lock().ok().and_then(|s| s.clone()) {
            let _ = sender.send(Message::Cosigned(Checkpoint { size, root, note }));
        }
        Ok(())
    }

    /// What is current.
    pub fn record(&self) -> Arc<Record> {
        self.current.load_full()
    }

    /// The key that checks the log's signatures, in the note format.
    pub fn verifier_key(&self) -> &str {
        &self.verifier_key
    }

    /// Published files that were found changed when the log was opened, and have been made again from the store.
    pub fn mended(&self) -> &[String] {
        &self.mended
    }
}

impl Drop for Ledger {
    fn drop(&mut self) {
        if let Ok(mut sender) = self.submissions.lock() {
            sender.take();
        }
        if let Some(thread) = self.sequencer.take() {
            let _ = thread.join();
        }
    }
}

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

/// The checkpoint that was published, if any.
fn published(path: &Path, signer: &Signer) -> Result<Option<(u64, Hash)>, LedgerError> {
    match fs::read(path) {
        Ok(bytes) => open_checkpoint(&bytes, signer.verifier_key())
            .map(Some)
            .map_err(|e| LedgerError::Damaged { path: path.to_owned(), what: e.to_string() }),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(LedgerError::io(path)(e)),
    }
}

/// Reads every entry, and holds them against the checkpoints that were signed.
fn read_all(
    store: &Store,
    signer: &Signer,
    publisher: &mut Publisher,
    published: Option<(u64, Hash)>,
) -> Result<(Regime, Day, Option<Checkpoint>), LedgerError> {
    let checkpoint = store.checkpoint()?;
    let held = checkpoint.as_ref().map_or(0, |c| c.size);
    if let Some((size, _)) = published.filter(|(size, _)| *size > held) {
        return Err(LedgerError::RolledBack { published: size, held });
    }
    // First the hashes, then the files: nothing may be published of a store that is not as it was signed.
    let (mut edge, mut raw) = (Edge::default(), vec![]);
    let mut as_published = Ok(());
    let count = store.entries(|_, data| {
        edge.push(record_hash(&data), &mut vec![]);
        if let Some((size, root)) = published
            && edge.size() == size
            && edge.root() != root
        {
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
        let signed = open_checkpoint(checkpoint.note.as_bytes(), signer.verifier_key())
            .map_err(|e| store.damaged(e.to_string()))?;
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
    let regime = fold::regime(&entries)?;
    let last = entries.last().map_or(Day::MIN, |e| e.recorded);
    publisher.add(raw.iter().map(Vec::as_slice))?;
    Ok((regime, last, checkpoint))
}

/// What the sequencer's thread owns.
struct Sequencer {
    store: Store,
    signer: Signer,
    /// The tree over all that is committed.
    edge: Edge,
    publisher: Publisher,
    /// How many entries the public files cover.
    published: u64,
    /// The regime with all that is committed.
    regime: Regime,
    /// The latest day recorded.
    last: Day,
    today: fn() -> Day,
    current: Arc<ArcSwap<Record>>,
    /// Set when a commit failed, so that it is not known what reached the disk.
    poisoned: Option<Arc<LedgerError>>,
}

impl Sequencer {
    fn run(mut self, messages: &mpsc::Receiver<Message>) {
        while let Ok(first) = messages.recv() {
            let mut group = vec![];
            for message in std::iter::once(first).chain(messages.try_iter()).take(GROUP) {
                match message {
                    Message::Submission(submission) => group.push(submission),
                    Message::Cosigned(checkpoint) => self.cosigned(checkpoint),
                }
            }
            if !group.is_empty() {
                self.process(group);
            }
        }
    }

    /// Puts a cosigned checkpoint in the place of the same without cosignatures.
    fn cosigned(&mut self, checkpoint: Checkpoint) {
        let latest = checkpoint.size == self.published && checkpoint.root == self.edge.root();
        if latest && self.publisher.publish(&checkpoint.note).is_ok() {
            let regime = self.current.load().regime.clone();
            self.current.store(Arc::new(Record { regime, checkpoint }));
        }
    }

    /// Admits what can be admitted, commits it in one transaction, and answers everybody.
    fn process(&mut self, group: Vec<Submission>) {
        if let Some(error) = &self.poisoned {
            let poisoned = Arc::new(LedgerError::Poisoned(error.to_string()));
            for submission in group {
                let _ = submission.reply.send(Err(Refusal::Failed(poisoned.clone())));
            }
            return;
        }
        let recorded = (self.today)().max(self.last);
        let (mut regime, mut admitted, mut entries) = (self.regime.clone(), vec![], vec![]);
        for Submission { by, content, reply } in group {
            let index = self.edge.size() + entries.len() as u64;
            let entry = Entry { by: by.into(), recorded, content };
            let encoded =
                entry.encode().map_err(|what| Refusal::Failed(Arc::new(LedgerError::Entry { index, what })));
            let admission = encoded.and_then(|bytes| {
                let (next, warnings) = fold::admit(&regime, &entry, index).map_err(Refusal::Wrong)?;
                Ok((bytes, next, warnings))
            });
            match admission {
                Ok((bytes, next, warnings)) => {
                    regime = next;
                    entries.push(bytes);
                    admitted.push((reply, index, warnings.iter().map(ToString::to_string).collect()));
                }
                Err(refusal) => drop(reply.send(Err(refusal))),
            }
        }
        if entries.is_empty() {
            return;
        }
        match self.commit(&entries) {
            Ok(checkpoint) => {
                (self.regime, self.last) = (regime, recorded);
                self.current
                    .store(Arc::new(Record { regime: self.regime.clone(), checkpoint: checkpoint.clone() }));
                for (reply, index, warnings) in admitted {
                    let _ =
                        reply.send(Ok(Receipt { index, recorded, checkpoint: checkpoint.clone(), warnings }));
                }
            }
            Err(error) => {
                let error = Arc::new(error);
                self.poisoned = Some(error.clone());
                for (reply, ..) in admitted {
                    let _ = reply.send(Err(Refusal::Failed(error.clone())));
                }
            }
        }
    }

    /// Makes entries durable, then public.
    fn commit(&mut self, entries: &[Vec<u8>]) -> Result<Checkpoint, LedgerError> {
        let before = self.edge.size();
        let mut edge = self.edge.clone();
        for entry in entries {
            edge.push(record_hash(entry), &mut vec![]);
        }
        let (size, root) = (edge.size(), edge.root());
        let checkpoint = Checkpoint { size, root, note: self.signer.checkpoint(size, root)? };
        self.store.append(before, entries, &checkpoint)?;
        self.edge = edge;
        // The act is durable now. A public file that cannot be written is made up for with the next one, or when
        // the log is opened again; it does not undo the act.
        let _ = self.publish(before, entries, &checkpoint);
        Ok(checkpoint)
    }

    fn publish(
        &mut self,
        before: u64,
        entries: &[Vec<u8>],
        checkpoint: &Checkpoint,
    ) -> Result<(), LedgerError> {
        if self.published == before {
            // From here until it succeeds, the files count as behind.
            self.published = u64::MAX;
            self.publisher.add(entries.iter().map(Vec::as_slice))?;
        } else {
            self.publisher.restart();
            let mut all = vec![];
            self.store.entries(|_, data| {
                all.push(data);
                Ok(())
            })?;
            self.publisher.add(all.iter().map(Vec::as_slice))?;
        }
        self.publisher.publish(&checkpoint.note)?;
        self.published = checkpoint.size;
        Ok(())
    }

    /// The first entries of a new log, all or none.
    fn seed(&mut self, contents: Vec<Content<'static>>) -> Result<(), LedgerError> {
        let recorded = (self.today)();
        let entries: Vec<Entry> = contents
            .into_iter()
            .map(|content| Entry { by: "depositary".into(), recorded, content })
            .collect();
        if entries.is_empty() {
            return Ok(());
        }
        let encode =
            |(index, entry): (u64, &Entry)| entry.encode().map_err(|what| LedgerError::Entry { index, what });
        let encoded = (0..).zip(&entries).map(encode).collect::<Result<Vec<_>, _>>()?;
        let regime = fold::regime(&entries)?;
        let checkpoint = self.commit(&encoded)?;
        (self.regime, self.last) = (regime.clone(), recorded);
        self.current.store(Arc::new(Record { regime, checkpoint }));
        Ok(())
    }
}
