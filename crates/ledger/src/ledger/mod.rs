//! An open ledger: what is said to it is handed to the one sequencer, what is read of it is a whole that never changes.

pub(crate) mod backup;
pub(crate) mod beginning;
pub mod clock;
pub(crate) mod history;
mod offered;
pub(crate) mod opening;
pub(crate) mod reader;
pub(crate) mod sequencer;
pub(crate) mod snapshot;

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread::{self, JoinHandle},
};

use arc_swap::{ArcSwap, ArcSwapOption};
use comity_regime::{Day, Diagnostic, Regime};
use sha2::{Digest, Sha256};

use crate::{
    Checkpoint, Content, Kind, LedgerError, Statement, Trust,
    clock::Clock,
    entry::group,
    fold::{State, rows::Rows},
    key::{key_name, open_checkpoint},
    sealed::{self, LARGEST_FILE, hex},
    sequencer::Sequencer,
    store::{Heard, moved::lock},
};

/// How a ledger is opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// The log's name, used when its key is made: an address without a scheme, such as `example.org/record`.
    pub origin: String,
    /// What day it is. A day once recorded is never followed by an earlier one, whatever the clock says.
    pub today: fn() -> Day,
}

/// What refuses entries beside the checks of the record itself, such as the rules of a table at which a text is negotiated: given
/// the regime before them, the one that they would be part of, whose docket has them, and the number of the first.
pub type Rules = fn(&Regime, &Regime, u64) -> Vec<Diagnostic>;

/// What readers see: the regime and the log it follows from. Never changed, only replaced as a whole.
#[derive(Clone, Debug)]
pub struct Record {
    /// The regime.
    pub regime: Regime,
    /// The rows that it is made of, acts apart.
    pub rows: Arc<Rows>,
    /// Who may speak, and who spoke.
    pub trust: Trust,
    /// The log it was made from.
    pub checkpoint: Checkpoint,
    /// The key by which the log is known: what is signed names it, and it checks the checkpoint.
    pub key: Arc<str>,
}

impl Record {
    /// What follows from the entries that a checkpoint covers.
    pub fn of(state: State, checkpoint: Checkpoint) -> Record {
        let State { regime, rows, trust, key, .. } = state;
        Record { regime, rows, trust, checkpoint, key: key.into() }
    }
}

/// That an act is durable and has its place in the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Receipt {
    /// Its place: the number of entries before it.
    pub index: u64,
    /// How many entries it became: one, or those of a group with its heading.
    pub entries: u64,
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

pub(crate) struct Submission {
    pub statement: Statement<'static>,
    /// What it is known by if it is signed; the signatures fit, or it is refused.
    pub digest: Option<[u8; 32]>,
    /// By what it is known if it was signed for an earlier key of the log.
    pub earlier: Vec<[u8; 32]>,
    /// The key of the log by which its signatures were checked.
    pub log: Arc<str>,
    /// Why it cannot enter, unless it has already: then its key may have ended since, or been begun by it.
    pub refused: Option<String>,
    /// For a sealing, the encrypted paper: the one that is spoken of.
    pub paper: Option<Vec<u8>>,
    pub reply: mpsc::SyncSender<Result<Receipt, Refusal>>,
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

/// What keeps the sequencer from its work. It goes on by itself once it can.
#[derive(Debug, Default)]
pub(crate) struct Trouble {
    /// Why it is not known what reached the disk, so that nothing can be recorded.
    pub poisoned: ArcSwapOption<LedgerError>,
    /// Why the public files are behind the store.
    pub behind: ArcSwapOption<LedgerError>,
    /// Why the clock is not to be believed, so that nothing is recorded.
    pub clock: ArcSwapOption<String>,
}

/// What the sequencer is asked for.
pub(crate) enum Message {
    Submission(Box<Submission>),
    /// A checkpoint with the cosignatures of witnesses.
    Cosigned(Checkpoint),
    /// The time that a quorum of witnesses says it is, in seconds since 1970.
    Witnessed(u64),
    /// That the public files are not there any more.
    Gone,
    /// What other servers on the same store do.
    Heard(Heard),
    /// That nothing more is handed in.
    End,
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
    // The first of the public files that anybody reads.
    checkpoint: PathBuf,
    mended: Vec<String>,
    // Written by the sequencer only.
    trouble: Arc<Trouble>,
    // Written by the sequencer only: whether it is the one that sequences.
    leads: Arc<AtomicBool>,
    missing: Vec<(u64, String)>,
    spared: u64,
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
        Ledger::open_by(folder, options, |_, _, _| vec![], seed)
    }

    /// The same, with rules that refuse more. What a log begins with is not held against them.
    ///
    /// # Errors
    /// As [`Ledger::open`].
    pub fn open_by(
        folder: &Path,
        options: &Options,
        rules: Rules,
        seed: impl FnOnce() -> Vec<Content<'static>>,
    ) -> Result<Ledger, LedgerError> {
        fs::create_dir_all(folder).map_err(LedgerError::io(folder))?;
        let lock = lock(folder)?;
        let clock = Clock::of(folder, options.today);
        beginning::begin(folder, options, seed)?;
        let (sender, receiver) = mpsc::channel();
        let (sequencer, mended) = Sequencer::open(folder, clock, rules, sender.clone())?;
        let record = sequencer.record();
        sequencer.papers.tidy();
        let missing = sequencer.papers.missing(&record.trust.papers);
        let (verifier_key, spared) = (sequencer.verifier_key().to_owned(), sequencer.spared());
        let (current, trouble, leads) = (sequencer.current(), sequencer.trouble(), sequencer.leads.clone());
        let thread = thread::Builder::new().name("sequencer".into()).spawn(move || sequencer.run(&receiver));
        Ok(Ledger {
            submissions: Mutex::new(Some(sender)),
            sequencer: Some(thread.map_err(LedgerError::io(folder))?),
            current,
            verifier_key,
            checkpoint: folder.join("log/checkpoint"),
            mended,
            trouble,
            leads,
            missing,
            spared,
            _lock: lock,
        })
    }

    /// Submits what somebody says and waits until it is durable and sequenced. What is signed can be submitted again
    /// without harm: it enters the log once, and the answer is the same, also where the log's key was replaced meanwhile.
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
        let (reply, answer) = mpsc::sync_channel(1);
        let submission = submission(&self.record(), statement, paper, reply)?;
        let sender = self.submissions.lock().ok().and_then(|s| s.clone()).ok_or_else(stopped)?;
        sender.send(Message::Submission(Box::new(submission))).map_err(|_| stopped())?;
        Ok(Offered(answer))
    }

    /// Publishes a checkpoint with the cosignatures of witnesses, if it is still the latest. It lies in the public files
    /// only: witnesses are asked again when the log is next opened.
    ///
    /// # Errors
    /// If the note is not what this log signed.
    pub fn cosigned(&self, note: String) -> Result<(), LedgerError> {
        let (size, root) = open_checkpoint(note.as_bytes(), &self.record().key)?;
        if let Some(sender) = self.submissions.lock().ok().and_then(|s| s.clone()) {
            let _ = sender.send(Message::Cosigned(Checkpoint { size, root, note }));
        }
        Ok(())
    }

    /// Takes note of the time that a quorum of witnesses says it is, in seconds since 1970.
    pub fn witnessed(&self, seconds: u64) {
        if let Some(sender) = self.submissions.lock().ok().and_then(|s| s.clone()) {
            let _ = sender.send(Message::Witnessed(seconds));
        }
    }

    /// What is current.
    pub fn record(&self) -> Arc<Record> {
        self.current.load_full()
    }

    /// Whether this server sequences. Where several share a store, one of them does, and what is submitted to the others goes
    /// to it.
    pub fn leads(&self) -> bool {
        self.leads.load(Ordering::Relaxed)
    }

    /// Why nothing can be recorded at the moment, if so. It is tried again by itself.
    pub fn failure(&self) -> Option<String> {
        let unwritten = self.trouble.poisoned.load().as_ref().map(ToString::to_string);
        unwritten.or_else(|| self.trouble.clock.load().as_ref().map(|why| why.to_string()))
    }

    /// Why the public files are behind what is recorded, or gone, if they are. They are made up for by themselves; those that
    /// are gone once somebody asks, or something is recorded.
    pub fn behind(&self) -> Option<String> {
        let unwritten = self.trouble.behind.load().as_ref().map(ToString::to_string);
        unwritten.or_else(|| {
            if self.checkpoint.exists() {
                return None;
            }
            if let Some(sender) = self.submissions.lock().ok().and_then(|s| s.clone()) {
                let _ = sender.send(Message::Gone);
            }
            Some(format!(
                "{} is gone; it and all that belongs to it are made again from the store",
                self.checkpoint.display()
            ))
        })
    }

    /// Sealed papers that were not there, or not as they were sealed, when the log was opened: the entry, and the file.
    pub fn missing(&self) -> &[(u64, String)] {
        &self.missing
    }

    /// How many entries a snapshot of the state spared reading when the log was opened.
    pub fn spared(&self) -> u64 {
        self.spared
    }

    /// The log's name.
    pub fn origin(&self) -> &str {
        key_name(&self.verifier_key)
    }

    /// The key that checked the log's signatures when it was opened, in the note format. It may have been replaced since:
    /// [`Record::key`].
    pub fn verifier_key(&self) -> &str {
        &self.verifier_key
    }

    /// Published files that were found changed when the log was opened, and have been made again from the store.
    pub fn mended(&self) -> &[String] {
        &self.mended
    }
}

/// What is handed in, with all that is checked of it before its turn: signatures are, on the thread of whoever hands it in, so
/// that the sequencer waits for none.
///
/// # Errors
/// What is already known to be wrong.
fn submission(
    record: &Record,
    statement: Statement<'static>,
    paper: Option<&[u8]>,
    reply: mpsc::SyncSender<Result<Receipt, Refusal>>,
) -> Result<Submission, Refusal> {
    if statement.content.kind == Kind::Rehearsal {
        let what = "a log is not made a rehearsal: 'comity backup --rehearsal' makes a copy that is one";
        return Err(Refusal::Forbidden(what.into()));
    }
    if statement.content.kind == Kind::Group {
        group::check(&statement.content.fields, &statement.group).map_err(Refusal::Forbidden)?;
    }
    let (mut digest, mut refused, mut earlier) = (None, None, vec![]);
    if !statement.signatures.is_empty() {
        let pending = record.trust.pending(&statement, &record.key, record.checkpoint.size);
        let (known, wrong) = match pending {
            Ok(pending) => (pending.digest(), pending.check().err()),
            Err(why) => (Sha256::digest(statement.signed_bytes(&record.key)).into(), Some(why)),
        };
        (digest, refused) = (Some(known), wrong);
        if refused.is_some() {
            let keys = record.trust.successions.iter().map(|succession| &succession.before);
            earlier = keys.map(|key| Sha256::digest(statement.signed_bytes(key)).into()).collect();
        }
    }
    let paper = match statement.content.kind {
        Kind::Sealed => Some(the_paper(&statement, paper).map_err(Refusal::Forbidden)?.to_vec()),
        _ => None,
    };
    Ok(Submission { statement, digest, earlier, log: record.key.clone(), refused, paper, reply })
}

/// The encrypted paper that a sealing speaks of.
fn the_paper<'a>(statement: &Statement<'_>, paper: Option<&'a [u8]>) -> Result<&'a [u8], String> {
    if statement.signatures.is_empty() {
        return Err("whoever seals a paper signs it".into());
    }
    let paper = paper.ok_or("the encrypted paper is missing")?;
    if paper.len() > LARGEST_FILE {
        return Err("the encrypted paper is too large".into());
    }
    let fields = &statement.content.fields;
    if hex(&Sha256::digest(paper)) != fields.get("file") {
        return Err("the encrypted paper is not the one that is spoken of: its digest differs".into());
    }
    let (encrypted, named) = (sealed::recipients(paper)?, fields.get("for").split_whitespace().count());
    if encrypted < named.max(1) {
        return Err(format!(
            "the paper is encrypted to {encrypted} keys, and is said to be for {named}: encrypt it to each of them"
        ));
    }
    Ok(paper)
}

impl Drop for Ledger {
    fn drop(&mut self) {
        if let Some(sender) = self.submissions.lock().ok().and_then(|mut sender| sender.take()) {
            // It may have ended by itself.
            let _ = sender.send(Message::End);
        }
        if let Some(thread) = self.sequencer.take() {
            let _ = thread.join();
        }
    }
}
