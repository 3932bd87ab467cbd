//! The one sequencer: it admits acts one after the other, commits them in groups, and acknowledges what is durable.

mod admitting;
mod following;

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, RecvTimeoutError},
    },
    time::{Duration, Instant},
};

use arc_swap::ArcSwap;
use comity_regime::Day;

use admitting::{Admitted, Admitting};
use following::Abroad;

use crate::{
    Checkpoint, Edge, Entry, LedgerError, Receipt, Record, Refusal, Rules, Signer, Upon,
    clock::Clock,
    fold::{Admission, State},
    ledger::{
        Message, Submission, Trouble,
        snapshot::{self, Snapshots},
    },
    opening::{Opened, Published, open, published},
    papers::PaperFolder,
    publish::Publisher,
    recent::Recent,
    store::{self, Store},
};

/// At most this many acts share one transaction.
const GROUP: usize = 4096;
/// How often an idle log looks at the clock.
const HEARTBEAT: Duration = Duration::from_secs(3600);
/// How often it is tried to go on where something could not be written.
const AGAIN: Duration = Duration::from_secs(1);

/// What the sequencer's thread owns.
pub(crate) struct Sequencer {
    folder: PathBuf,
    store: Box<dyn Store>,
    /// Whether this is the one that sequences.
    pub leads: Arc<AtomicBool>,
    /// What was handed in here and is sequenced by another.
    abroad: Abroad,
    /// What else refuses entries.
    rules: Rules,
    /// To be told what other servers do.
    ear: mpsc::Sender<Message>,
    signer: Signer,
    publisher: Publisher,
    /// Where encrypted papers lie.
    pub papers: PaperFolder,
    /// Papers that were kept for entries that are not durable yet.
    kept: Vec<String>,
    /// How many entries the public files cover, as long as they keep up.
    published: Option<u64>,
    /// What the next entry stands upon: the tree over all that was admitted.
    recent: Recent,
    /// The latest day recorded.
    last: Day,
    clock: Clock,
    current: Arc<ArcSwap<Record>>,
    trouble: Arc<Trouble>,
    snapshots: Snapshots,
    /// When it was last tried to open the store again.
    tried: Instant,
}

impl Sequencer {
    /// Opens the log in a folder; beside it, which of its public files had been changed and were made again.
    pub fn open(
        folder: &Path,
        clock: Clock,
        rules: Rules,
        ear: mpsc::Sender<Message>,
    ) -> Result<(Sequencer, Vec<String>), LedgerError> {
        // The name of a log is in its key.
        let signer = Signer::open(folder, "")?;
        let mut publisher = Publisher::new(&folder.join("log"));
        let before = published(&folder.join("log"), &signer)?;
        let snapshot = snapshot::read(folder, &signer);
        let store = stored(folder, &ear)?;
        let Opened { store, state, checkpoint, spared } =
            open(store, &signer, &mut publisher, &before, snapshot)?;
        let torn = before.unreadable.map(|_| "checkpoint".to_owned());
        let mut mended: Vec<_> = torn.into_iter().chain(publisher.told()).collect();
        let signer = signer.of_log(folder, &state.key)?;
        let State { regime, rows, trust, recent, key, last } = state;
        let record = Record { regime, rows, trust, checkpoint, key: key.into() };
        let trouble = Arc::default();
        let mut snapshots = Snapshots::new(folder, spared.as_ref().map(Edge::size), &record);
        if let Some(spared) = spared {
            mended.extend(snapshots.check(spared, &trouble)?);
        }
        let leads = Arc::new(AtomicBool::new(leads(&*store)));
        let mut sequencer = Sequencer {
            folder: folder.to_owned(),
            store,
            leads,
            abroad: Abroad::default(),
            rules,
            ear,
            signer,
            publisher,
            papers: PaperFolder::of(folder),
            kept: vec![],
            published: Some(record.checkpoint.size),
            recent,
            last,
            clock,
            current: Arc::new(ArcSwap::from_pointee(record)),
            trouble,
            snapshots,
            tried: Instant::now(),
        };
        let _ = sequencer.day();
        sequencer.keep();
        Ok((sequencer, mended))
    }

    pub fn record(&self) -> Arc<Record> {
        self.current.load_full()
    }

    pub fn current(&self) -> Arc<ArcSwap<Record>> {
        self.current.clone()
    }

    pub fn trouble(&self) -> Arc<Trouble> {
        self.trouble.clone()
    }

    /// How many entries the snapshot covers by which the log was opened.
    pub fn spared(&self) -> u64 {
        self.snapshots.spared
    }

    pub fn verifier_key(&self) -> &str {
        self.signer.verifier_key()
    }

    /// Works until nobody is left who could hand anything in.
    pub fn run(mut self, messages: &mpsc::Receiver<Message>) {
        loop {
            let troubled = self.trouble.poisoned.load().is_some() || self.trouble.behind.load().is_some();
            let often = troubled || self.store.servers().is_some();
            match messages.recv_timeout(if often { AGAIN } else { HEARTBEAT }) {
                Ok(first) => {
                    let together = std::iter::once(first).chain(messages.try_iter()).take(GROUP);
                    if self.take(together) {
                        return;
                    }
                }
                Err(RecvTimeoutError::Timeout) => {
                    self.go_on();
                    let _ = self.day();
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
            self.beat();
        }
    }

    /// Takes what came together; whether it is the end.
    fn take(&mut self, messages: impl Iterator<Item = Message>) -> bool {
        let (mut group, mut ends) = (vec![], false);
        for message in messages {
            match message {
                Message::Submission(submission) => group.push(*submission),
                Message::Cosigned(checkpoint) => self.cosigned(checkpoint),
                Message::Gone => self.go_on(),
                Message::Witnessed(seconds) => self.clock.witnessed(seconds),
                Message::Heard(heard) => self.heard(heard),
                Message::End => ends = true,
            }
        }
        if !group.is_empty() {
            match self.leads.load(Ordering::Relaxed) {
                true => self.process(group),
                false => self.forward(group),
            }
        }
        ends
    }

    /// The day under which something is recorded now; whether the clock is to be believed is told.
    fn day(&mut self) -> Result<Day, LedgerError> {
        let day = self.clock.day(self.last);
        match &day {
            Ok(_) => {
                self.trouble.clock.store(None);
                self.clock.keep();
            }
            Err(error) => self.trouble.clock.store(Some(Arc::new(error.to_string()))),
        }
        day
    }

    /// Tries to mend what could not be written, if there is anything.
    fn go_on(&mut self) {
        if self.trouble.poisoned.load().is_some() {
            self.tried = Instant::now();
            match self.open_again() {
                Ok(()) => {
                    self.trouble.poisoned.store(None);
                    self.trouble.behind.store(None);
                }
                Err(error) => self.trouble.poisoned.store(Some(Arc::new(error))),
            }
        }
        if self.trouble.behind.load().is_some() || !self.publisher.is_there() {
            let note = self.current.load().checkpoint.note.clone();
            self.publish(0, &[], &note);
        }
    }

    /// Opens the store again after something went wrong with it.
    fn open_again(&mut self) -> Result<(), LedgerError> {
        // Where it is known what reached a store that servers share, the rest of it need not be read again.
        if self.store.servers().is_some() && self.recent.size() == self.current.load().checkpoint.size {
            self.store = stored(&self.folder, &self.ear)?;
            return self.join();
        }
        self.read_again()
    }

    /// Finds out what reached the disk, as if the program had been started again.
    fn read_again(&mut self) -> Result<(), LedgerError> {
        self.publisher.can_write()?;
        self.publisher.restart();
        let signer = Signer::open(&self.folder, "")?;
        // What was acknowledged must still be there: the store may have been put back meanwhile.
        let Checkpoint { size, root, .. } = self.current.load().checkpoint;
        let before = Published { size, root: Some(root), ..Published::default() };
        let store = stored(&self.folder, &self.ear)?;
        let opened = open(store, &signer, &mut self.publisher, &before, None)?;
        self.signer = signer.of_log(&self.folder, &opened.state.key)?;
        let State { regime, rows, trust, recent, key, last } = opened.state;
        let key = key.into();
        (self.store, self.recent, self.last) = (opened.store, recent, last);
        self.leads.store(leads(&*self.store), Ordering::Relaxed);
        self.published = Some(opened.checkpoint.size);
        for file in self.kept.drain(..).filter(|file| trust.papers.values().all(|paper| paper.file != *file))
        {
            self.papers.remove(&file);
        }
        self.current.store(Arc::new(Record { regime, rows, trust, checkpoint: opened.checkpoint, key }));
        Ok(())
    }

    /// Puts a cosigned checkpoint in the place of the same without cosignatures.
    fn cosigned(&mut self, checkpoint: Checkpoint) {
        if !self.publisher.is_there() {
            self.go_on();
        }
        let latest = self.published == Some(checkpoint.size) && checkpoint.root == self.recent.root();
        if latest && self.publisher.publish(&checkpoint.note).is_ok() {
            let record = Record::clone(&self.current.load());
            self.tell(&checkpoint.note);
            self.current.store(Arc::new(Record { checkpoint, ..record }));
        }
    }

    /// Admits what can be admitted, commits it in one transaction, and answers everybody.
    fn process(&mut self, group: Vec<Submission>) {
        if self.trouble.poisoned.load().is_some() {
            self.go_on();
            // Another may have taken its place meanwhile.
            if !self.leads.load(Ordering::Relaxed) {
                return self.forward(group);
            }
        }
        if let Some(error) = &*self.trouble.poisoned.load() {
            return refuse(group, LedgerError::Poisoned(error.to_string()));
        }
        let recorded = match self.day() {
            Ok(day) => day,
            Err(error) => return refuse(group, error),
        };
        let Record { regime, rows, mut trust, checkpoint, .. } = Record::clone(&self.current.load());
        let mut admission = Admission::on(&regime, &rows);
        let (mut admitted, mut entries) = (vec![], vec![]);
        for Submission { statement, digest, earlier, log, refused, paper, reply } in group {
            let entered = earlier.into_iter().find(|digest| self.recent.entry_of(digest).is_some());
            let digest = entered.or(digest);
            let replaced = (*log != *self.signer.verifier_key()).then(|| {
                "the log's key was replaced meanwhile: sign it again, for the log as it is now".to_owned()
            });
            if let Some(why) =
                refused.or(replaced).filter(|_| digest.is_none_or(|d| self.recent.entry_of(&d).is_none()))
            {
                let _ = reply.send(Err(Refusal::Forbidden(why)));
                continue;
            }
            let file = paper.as_ref().map(|_| statement.content.fields.get("file").to_owned());
            let paper = file.zip(paper);
            let count = 1 + statement.group.len() as u64;
            let mut open =
                Admitting { admission: &mut admission, trust: &mut trust, before: &entries, recorded };
            match self.admit(&mut open, statement, digest, paper) {
                Ok(Admitted::New { index, bytes, warnings }) => {
                    entries.extend(bytes);
                    admitted.push((reply, index, count, recorded, warnings));
                }
                Ok(Admitted::Before { index, kept }) => {
                    let before = recorded_on(&*self.store, index).unwrap_or(recorded);
                    let said = "this was recorded before, and is not recorded twice";
                    let lost = if kept { "; its paper had been lost, and is kept again" } else { "" };
                    admitted.push((reply, index, count, before, vec![format!("{said}{lost}")]));
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
                self.kept.clear();
                if !entries.is_empty() {
                    self.last = recorded;
                    let (regime, rows) = admission.finish();
                    let key = self.signer.verifier_key().into();
                    let record = Record { regime, rows, trust, checkpoint: checkpoint.clone(), key };
                    self.current.store(Arc::new(record));
                    self.keep();
                }
                for (reply, index, entries, recorded, warnings) in admitted {
                    let checkpoint = checkpoint.clone();
                    let _ = reply.send(Ok(Receipt { index, entries, recorded, checkpoint, warnings }));
                }
            }
            Err(error) => {
                let error = Arc::new(error);
                self.trouble.poisoned.store(Some(error.clone()));
                for (reply, ..) in admitted {
                    let _ = reply.send(Err(Refusal::Failed(error.clone())));
                }
            }
        }
    }

    /// Keeps a snapshot of the state, if it is time for one and the public files are not behind.
    fn keep(&mut self) {
        self.snapshots.keep(&self.current.load_full(), &self.recent, self.publisher.edge(), self.last);
    }

    /// Makes the entries that were admitted last durable, then public.
    fn commit(&mut self, entries: &[Vec<u8>]) -> Result<Checkpoint, LedgerError> {
        let (size, root) = (self.recent.size(), self.recent.root());
        let before = Upon::at(&self.current.load().checkpoint);
        let checkpoint = Checkpoint { size, root, note: self.signer.checkpoint(size, root)? };
        self.store.append(before, entries, &checkpoint)?;
        // The entry is durable; if the files of its key cannot be moved, the next start moves them.
        if self.current.load().key.as_ref() != self.signer.verifier_key()
            && let Err(error) = self.signer.settle(&self.folder)
        {
            tracing::error!("the files of the log's next key were not put in their place: {error}");
        }
        // The act is durable now. A public file that cannot be written does not undo it; it is made up for.
        self.publish(before.size, entries, &checkpoint.note);
        self.tell(&checkpoint.note);
        Ok(checkpoint)
    }

    /// Makes the entries from `before` on public, or all of them where the files are behind.
    fn publish(&mut self, before: u64, entries: &[Vec<u8>], note: &str) {
        let written = self.write_public(before, entries, note);
        if let Err(error) = &written {
            // From here until it succeeds, the files count as behind.
            self.published = None;
            tracing::error!("the public files of the log are behind: {error}");
        }
        self.trouble.behind.store(written.err().map(Arc::new));
    }

    fn write_public(&mut self, before: u64, entries: &[Vec<u8>], note: &str) -> Result<(), LedgerError> {
        if self.published == Some(before) && self.publisher.is_there() {
            self.publisher.add(entries.iter().map(Vec::as_slice))?;
        } else {
            self.publisher.can_write()?;
            self.publisher.restart();
            let mut all = vec![];
            let size = self.current.load().checkpoint.size.max(before + entries.len() as u64);
            self.store.entries(0, Some(size), &mut |_, data| {
                all.push(data);
                Ok(())
            })?;
            self.publisher.add(all.iter().map(Vec::as_slice))?;
        }
        self.publisher.publish(note)?;
        self.published = Some(self.publisher.edge().size());
        Ok(())
    }
}

/// Opens the store of a data folder, and tries to be the one that sequences.
fn stored(folder: &Path, ear: &mpsc::Sender<Message>) -> Result<Box<dyn Store>, LedgerError> {
    let ear = ear.clone();
    let store = store::open(folder, move |heard| {
        // The log may have been closed.
        let _ = ear.send(Message::Heard(heard));
    })?;
    store.servers().map_or(Ok(false), |servers| servers.try_lead())?;
    Ok(store)
}

/// Whether whoever has opened a store sequences.
fn leads(store: &dyn Store) -> bool {
    store.servers().is_none_or(|servers| servers.leads())
}

/// The day under which an entry is recorded, if there is one with this number.
fn recorded_on(store: &dyn Store, index: u64) -> Option<Day> {
    let mut day = None;
    let mut read = |_, data: Vec<u8>| {
        day = Entry::decode(&data).ok().map(|entry| entry.recorded);
        Ok(())
    };
    store.entries(index, Some(index + 1), &mut read).ok()?;
    day
}

/// Answers everybody that nothing can be recorded.
fn refuse(group: Vec<Submission>, error: LedgerError) {
    let error = Arc::new(error);
    for submission in group {
        let _ = submission.reply.send(Err(Refusal::Failed(error.clone())));
    }
}
