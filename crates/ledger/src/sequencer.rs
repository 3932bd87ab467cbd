//! The one sequencer: it admits acts one after the other, commits them in groups, and acknowledges what is durable.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, OnceLock, mpsc},
    thread::{self, JoinHandle},
};

use arc_swap::ArcSwap;
use comity_regime::{Day, Diagnostic, Regime};
use sha2::{Digest, Sha256};
use tlog_tiles::record_hash;

use crate::{
    Checkpoint, Content, Entry, Kind, LedgerError, Signer, Statement, Trust,
    fold::{self, Admission},
    key::{key_name, open_checkpoint, write_durably},
    keyring::DEPOSITARY,
    opening::{lock, published, read_all},
    publish::Publisher,
    recent::Recent,
    sealed::{LARGEST_FILE, PAPERS, hex},
    store::{STORE, Store},
};

/// At most this many acts share one transaction.
const GROUP: usize = 4096;

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
    /// Who may speak, and who spoke.
    pub trust: Trust,
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
    /// Whoever submits it may not say it, or has not signed it as it must be.
    #[error("{0}")]
    Forbidden(String),
    /// The ledger cannot write.
    #[error(transparent)]
    Failed(Arc<LedgerError>),
}

struct Submission {
    statement: Statement<'static>,
    /// What it is known by if it is signed; the signatures fit.
    digest: Option<[u8; 32]>,
    reply: mpsc::SyncSender<Result<Receipt, Refusal>>,
}

/// A statement that was handed in.
#[derive(Debug)]
pub struct Offered(mpsc::Receiver<Result<Receipt, Refusal>>);

impl Offered {
    /// Waits until it is durable and sequenced.
    ///
    /// # Errors
    /// What is wrong with it, or why nothing can be written.
    pub fn wait(self) -> Result<Receipt, Refusal> {
        self.0.recv().map_err(|_| stopped())?
    }
}

fn stopped() -> Refusal {
    Refusal::Failed(Arc::new(LedgerError::Poisoned("the sequencer has stopped".into())))
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
    // Written by the sequencer only.
    poisoned: Arc<OnceLock<Arc<LedgerError>>>,
    /// Where encrypted papers lie.
    papers: PathBuf,
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
        let (state, last, checkpoint) = read_all(&store, &signer, &mut publisher, published)?;
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
            store,
            signer,
            publisher,
            published: checkpoint.size,
            recent: state.recent,
            last,
            today: options.today,
            current: Arc::new(ArcSwap::from_pointee(Record {
                regime: state.regime,
                trust: state.trust,
                checkpoint,
            })),
            poisoned: Arc::default(),
        };
        if sequencer.recent.size() == 0 {
            sequencer.seed(seed())?;
        }
        let (current, poisoned) = (sequencer.current.clone(), sequencer.poisoned.clone());
        let (sender, receiver) = mpsc::channel();
        let thread = thread::Builder::new().name("sequencer".into()).spawn(move || sequencer.run(&receiver));
        Ok(Ledger {
            submissions: Mutex::new(Some(sender)),
            sequencer: Some(thread.map_err(LedgerError::io(folder))?),
            current,
            verifier_key,
            mended,
            poisoned,
            papers: folder.join(PAPERS),
            _lock: lock,
        })
    }

    /// Submits what somebody says and waits until it is durable and sequenced. What is signed can be submitted again
    /// without harm: it enters the log once, and the answer is the same.
    ///
    /// # Errors
    /// What is wrong with it, or why nothing can be written.
    pub fn submit(&self, statement: Statement<'static>) -> Result<Receipt, Refusal> {
        self.submit_with(statement, None)
    }

    /// Submits what somebody says, with the encrypted paper if it is the sealing of one. The paper is durable before
    /// its entry is.
    ///
    /// # Errors
    /// As [`Ledger::submit`]; and if the paper is missing, or another than is spoken of.
    pub fn submit_with(
        &self,
        statement: Statement<'static>,
        paper: Option<&[u8]>,
    ) -> Result<Receipt, Refusal> {
        self.offer(statement, paper)?.wait()
    }

    /// Hands a statement in, and leaves it to the caller when to wait for the answer; meanwhile others can be handed in,
    /// and all of them share what it costs to make them durable.
    ///
    /// # Errors
    /// What is already known to be wrong: above all, signatures that do not fit.
    pub fn offer(&self, statement: Statement<'static>, paper: Option<&[u8]>) -> Result<Offered, Refusal> {
        let mut digest = None;
        if !statement.signatures.is_empty() {
            // Signatures are checked here, on the caller's thread, so that the sequencer waits for none.
            let record = self.record();
            let pending = record.trust.pending(&statement, self.origin(), record.checkpoint.size);
            let pending = pending.and_then(|pending| pending.check().map(|()| pending));
            digest = Some(pending.map_err(Refusal::Forbidden)?.digest());
        }
        if statement.content.kind == Kind::Sealed {
            self.keep(&statement, paper)?;
        }
        let (reply, answer) = mpsc::sync_channel(1);
        let sender = self.submissions.lock().ok().and_then(|s| s.clone()).ok_or_else(stopped)?;
        sender.send(Message::Submission(Submission { statement, digest, reply })).map_err(|_| stopped())?;
        Ok(Offered(answer))
    }

    /// Keeps an encrypted paper beside the log, by its digest.
    fn keep(&self, statement: &Statement<'_>, paper: Option<&[u8]>) -> Result<(), Refusal> {
        let refused = |what: &str| Err(Refusal::Forbidden(what.to_owned()));
        if statement.signatures.is_empty() {
            return refused("whoever seals a paper signs it");
        }
        let Some(paper) = paper else { return refused("the encrypted paper is missing") };
        if paper.len() > LARGEST_FILE {
            return refused("the encrypted paper is too large");
        }
        let name = hex(&Sha256::digest(paper));
        if name != statement.content.fields.get("file") {
            return refused("the encrypted paper is not the one that is spoken of: its digest differs");
        }
        let failed = |e: LedgerError| Refusal::Failed(Arc::new(e));
        fs::create_dir_all(&self.papers).map_err(LedgerError::io(&self.papers)).map_err(failed)?;
        write_durably(&self.papers.join(format!("{name}.age")), paper, false).map_err(failed)
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

    /// Why nothing can be recorded any more until the program is started again, if so.
    pub fn failure(&self) -> Option<String> {
        self.poisoned.get().map(ToString::to_string)
    }

    /// The log's name.
    pub fn origin(&self) -> &str {
        key_name(&self.verifier_key)
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

/// What becomes of a statement.
enum Admitted {
    /// It is to be an entry with these bytes.
    New { index: u64, bytes: Vec<u8>, warnings: Vec<String> },
    /// It is an entry already.
    Before(u64),
}

/// What the sequencer's thread owns.
struct Sequencer {
    store: Store,
    signer: Signer,
    publisher: Publisher,
    /// How many entries the public files cover.
    published: u64,
    /// What the next entry stands upon: the tree over all that was admitted.
    recent: Recent,
    /// The latest day recorded.
    last: Day,
    today: fn() -> Day,
    current: Arc<ArcSwap<Record>>,
    /// Set when a commit failed, so that it is not known what reached the disk.
    poisoned: Arc<OnceLock<Arc<LedgerError>>>,
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
        let latest = checkpoint.size == self.published && checkpoint.root == self.recent.root();
        if latest && self.publisher.publish(&checkpoint.note).is_ok() {
            let record = Record::clone(&self.current.load());
            self.current.store(Arc::new(Record { checkpoint, ..record }));
        }
    }

    /// Admits what can be admitted, commits it in one transaction, and answers everybody.
    fn process(&mut self, group: Vec<Submission>) {
        if let Some(error) = self.poisoned.get() {
            let poisoned = Arc::new(LedgerError::Poisoned(error.to_string()));
            for submission in group {
                let _ = submission.reply.send(Err(Refusal::Failed(poisoned.clone())));
            }
            return;
        }
        let recorded = (self.today)().max(self.last);
        let Record { regime, mut trust, checkpoint } = Record::clone(&self.current.load());
        let mut admission = Admission::on(&regime);
        let (mut admitted, mut entries) = (vec![], vec![]);
        for Submission { statement, digest, reply } in group {
            match self.admit(&mut admission, &mut trust, statement, digest, recorded) {
                Ok(Admitted::New { index, bytes, warnings }) => {
                    entries.push(bytes);
                    admitted.push((reply, index, recorded, warnings));
                }
                Ok(Admitted::Before(index)) => {
                    let before = self.store.recorded(index).unwrap_or(recorded);
                    let said = "this was recorded before, and is not recorded twice".into();
                    admitted.push((reply, index, before, vec![said]));
                }
                Err(refusal) => drop(reply.send(Err(refusal))),
            }
        }
        let committed = match entries.is_empty() {
            true => Ok(checkpoint),
            false => self.commit(&entries),
        };
        match committed {
            Ok(checkpoint) => {
                if !entries.is_empty() {
                    self.last = recorded;
                    let regime = admission.finish();
                    self.current.store(Arc::new(Record { regime, trust, checkpoint: checkpoint.clone() }));
                }
                for (reply, index, recorded, warnings) in admitted {
                    let _ =
                        reply.send(Ok(Receipt { index, recorded, checkpoint: checkpoint.clone(), warnings }));
                }
            }
            Err(error) => {
                let error = Arc::new(error);
                let _ = self.poisoned.set(error.clone());
                for (reply, ..) in admitted {
                    let _ = reply.send(Err(Refusal::Failed(error.clone())));
                }
            }
        }
    }

    /// Holds a statement against everything that was admitted before it, and takes it into account.
    fn admit(
        &mut self,
        admission: &mut Admission,
        trust: &mut Trust,
        statement: Statement<'static>,
        digest: Option<[u8; 32]>,
        recorded: Day,
    ) -> Result<Admitted, Refusal> {
        if let Some(index) = digest.and_then(|digest| self.recent.entry_of(&digest)) {
            return Ok(Admitted::Before(index));
        }
        let index = self.recent.size();
        let failed = |what: String| Refusal::Failed(Arc::new(LedgerError::Entry { index, what }));
        trust.admit(&statement, admission.regime(), &self.recent).map_err(Refusal::Forbidden)?;
        let entry = Entry { recorded, statement };
        let bytes = entry.encode().map_err(failed)?;
        let warnings = admission.admit(&entry, index).map_err(Refusal::Wrong)?;
        trust.apply(&entry, index).map_err(failed)?;
        self.recent.add(record_hash(&bytes), digest);
        Ok(Admitted::New { index, bytes, warnings: warnings.iter().map(ToString::to_string).collect() })
    }

    /// Makes the entries that were admitted last durable, then public.
    fn commit(&mut self, entries: &[Vec<u8>]) -> Result<Checkpoint, LedgerError> {
        let (size, root) = (self.recent.size(), self.recent.root());
        let before = size - entries.len() as u64;
        let checkpoint = Checkpoint { size, root, note: self.signer.checkpoint(size, root)? };
        self.store.append(before, entries, &checkpoint)?;
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
            .map(|content| Entry { recorded, statement: Statement::unsigned(DEPOSITARY, content) })
            .collect();
        if entries.is_empty() {
            return Ok(());
        }
        let encode =
            |(index, entry): (u64, &Entry)| entry.encode().map_err(|what| LedgerError::Entry { index, what });
        let encoded = (0..).zip(&entries).map(encode).collect::<Result<Vec<_>, _>>()?;
        let state = fold::state(&encoded, &entries, key_name(self.signer.verifier_key()), u64::MAX)?;
        (self.recent, self.last) = (state.recent, recorded);
        let checkpoint = self.commit(&encoded)?;
        self.current.store(Arc::new(Record { regime: state.regime, trust: state.trust, checkpoint }));
        Ok(())
    }
}
