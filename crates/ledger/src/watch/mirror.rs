//! A mirror: a full copy of somebody's log, every step of it checked. It goes only where the log grew to, and keeps what
//! proves that it did not.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use comity_regime::Day;
use sha2::{Digest, Sha256};
use tlog_tiles::{Hash, record_hash};

use crate::{
    Checkpoint, Edge, Entry, LedgerError, Policy, Record,
    edge::TILE_WIDTH,
    fold::{self, State},
    form::{self, Odd},
    key::{SECRET, write_durably},
    line::{catch_up, heed},
    policy::{Judged, moment},
    publish::Publisher,
    sealed::{PAPERS, Papers, hex},
    store::{STORE, address::ADDRESS, moved::lock},
    succession::Succession,
    verify::{Bundles, LARGEST, ReadFile, entries_at, files, split, verify_at},
};

/// So many contradicting checkpoints are kept: one proves that the log was rewritten.
const KEPT: usize = 16;

/// A copy of a log in a folder of its own.
#[derive(Debug)]
pub struct Mirror {
    folder: PathBuf,
    policy: Policy,
    entries: Vec<Vec<u8>>,
    /// The tree over them.
    edge: Edge,
    /// How many bytes of entries are held at most.
    largest: u64,
    /// What moment it is, in seconds since 1970.
    now: fn() -> u64,
    /// How many of them have had their signatures checked.
    checked: u64,
    /// The last checkpoint that was followed.
    seen: Option<Checkpoint>,
    /// Whether the files do not show it yet.
    unpublished: bool,
    /// How often in a row what was served did not fit the checkpoint.
    misfits: u32,
    /// How often in a row a checkpoint was signed by no known key.
    strangers: u32,
    /// What was wrong with the copy when it was opened, and was mended.
    mended: Option<String>,
    /// The papers whose files are whole.
    whole: BTreeSet<String>,
    /// What follows from the entries of a size, until it is asked for.
    made: Option<(u64, State)>,
    /// What was copied, and would not have been admitted here, until it is asked for.
    odd: Vec<Odd>,
    /// Keys that took the place of the log's, until it is asked for.
    replaced: Vec<String>,
    publisher: Publisher,
    // Held while the mirror is open: one process, one folder.
    _lock: File,
}

impl Mirror {
    /// Opens the copy in a folder, which may be empty, and checks all of it. Tiles that do not follow from the entries are
    /// made again from them.
    ///
    /// # Errors
    /// If another process has it, it is the data folder of a log, or the entries are not those that were signed.
    pub fn open(folder: &Path, policy: Policy) -> Result<Mirror, LedgerError> {
        Mirror::opened(folder, policy, LARGEST, None)
    }

    /// The same; entries that were damaged are fetched again from the log that is copied. They have to be those of the last
    /// checkpoint that was followed. The mirror holds at most `largest` bytes of entries.
    ///
    /// # Errors
    /// If another process has it; if it is the data folder of a log; or if it is damaged, and the log does not have what was copied either.
    pub fn open_or_mend(
        folder: &Path,
        policy: Policy,
        largest: u64,
        upstream: &ReadFile<'_>,
    ) -> Result<Mirror, LedgerError> {
        Mirror::opened(folder, policy, largest, Some(upstream))
    }

    fn opened(
        folder: &Path,
        policy: Policy,
        largest: u64,
        upstream: Option<&ReadFile<'_>>,
    ) -> Result<Mirror, LedgerError> {
        if let Some(own) = [STORE, ADDRESS, SECRET].into_iter().find(|name| folder.join(name).exists()) {
            let what = format!(
                "{} holds {own}: it is the data folder of a log, and no copy of another is made there; mirror to a folder of its own",
                folder.display()
            );
            return Err(LedgerError::unverified(what));
        }
        let log = folder.join("log");
        fs::create_dir_all(&log).map_err(LedgerError::io(&log))?;
        let lock = lock(folder)?;
        let path = log.join("checkpoint");
        let mut mirror = Mirror {
            folder: folder.to_owned(),
            policy,
            entries: vec![],
            edge: Edge::default(),
            largest,
            now,
            checked: 0,
            seen: None,
            unpublished: false,
            misfits: 0,
            strangers: 0,
            mended: None,
            made: None,
            odd: vec![],
            replaced: vec![],
            whole: BTreeSet::new(),
            publisher: Publisher::durable(&log),
            _lock: lock,
        };
        if path.exists() {
            let note = fs::read_to_string(&path).map_err(LedgerError::io(&path))?;
            let damaged = |what: String| LedgerError::Damaged { path: log.clone(), what };
            let own = files(log.clone());
            mirror.replaced = catch_up(&mut mirror.policy, &note, &*own, 0, u64::MAX);
            let judged = mirror.policy.judge(&note).map_err(|e| damaged(e.to_string()))?;
            let (seen, key) = (judged.checkpoint, judged.key);
            // What is here has been taken for right before: it is not measured again.
            let entries = entries_at(&*own, &seen, u64::MAX).or_else(|_| {
                // With the tiles it can be told which entry it is.
                let checked = verify_at(&*own, &key, seen.clone(), u64::MAX, &mut |_, _| {});
                let what = checked
                    .err()
                    .map_or_else(|| "it was changed while it was read".into(), |e| e.to_string());
                let Some(read) = upstream else { return Err(damaged(what)) };
                let again = entries_at(read, &seen, mirror.largest)
                    .map_err(|e| damaged(format!("{what}; and it cannot be fetched again: {e}")))?;
                mirror.mended = Some(what);
                Ok(again)
            })?;
            mirror.grow(entries);
            mirror.seen = Some(seen);
            mirror.unpublished = true;
            mirror.publish()?;
        }
        Ok(mirror)
    }

    /// The same mirror by another clock: the moment it is, in seconds since 1970.
    #[must_use]
    pub fn by(self, now: fn() -> u64) -> Mirror {
        Mirror { now, ..self }
    }

    /// What was wrong with the copy when it was opened, and was fetched again.
    pub fn mended(&self) -> Option<&str> {
        self.mended.as_deref()
    }

    /// The last checkpoint that was followed.
    pub fn seen(&self) -> Option<&Checkpoint> {
        self.seen.as_ref()
    }

    /// Follows the log to the checkpoint that it shows now; whether there was something new.
    ///
    /// # Errors
    /// If the policy does not accept the checkpoint, or what is served is not what it signs, or the log is not what was
    /// copied and more. Then the mirror stays where it is. What proves that the log was rewritten is kept, as
    /// `evidence-SIZE-ROOT.note`: a checkpoint that signs something else than was copied. Entries that do not fit their own
    /// checkpoint prove nothing, as they may have been changed on the way: that is [`LedgerError::Unserved`], as is what
    /// cannot be had.
    pub fn follow(&mut self, read: &ReadFile<'_>) -> Result<bool, LedgerError> {
        let note = String::from_utf8(read("checkpoint")?)
            .map_err(|_| LedgerError::unserved("the checkpoint is not UTF-8"))?;
        self.catch_up(&note, read);
        let Judged { checkpoint: next, key, log, .. } = self.policy.require(&note)?;
        // Another log is no other version of this one, even if its word is taken as well.
        if let Some(seen) = &self.seen
            && !self.policy.same_log(&self.policy.judge(&seen.note)?.key, &key)
        {
            let what = format!(
                "this shows the log '{log}' by another key than that of '{}', which was copied; mirror it to a folder of its own",
                seen.origin()
            );
            return Err(LedgerError::unverified(what));
        }
        if self.seen.as_ref().is_some_and(|seen| *seen == next) {
            self.misfits = 0;
            self.publish()?;
            return Ok(false);
        }
        let had = self.edge.size();
        if self.seen.is_some() && next.size <= had {
            if self.root_at(next.size) != next.root {
                let what = format!(
                    "the log has signed other {} entries than those that were copied: it was rewritten, or its view is split",
                    next.size
                );
                return Err(self.contradicted(&next, LedgerError::unverified(what)));
            }
            if next.size < had {
                let what = format!(
                    "the log shows {} entries, and has shown {had} before: it was rolled back, or this is an old checkpoint",
                    next.size
                );
                return Err(LedgerError::unverified(what));
            }
        }
        // Witnesses cosign anew what has not grown.
        let new = if self.seen.is_some() && next.size == had { vec![] } else { self.grown(read, &next)? };
        self.misfits = 0;
        self.dated(had, &new)?;
        self.take(new, &next, &key)?;
        self.seen = Some(next);
        self.unpublished = true;
        self.publish()?;
        Ok(true)
    }

    /// The checkpoint of the copy, as the policy sees it.
    ///
    /// # Errors
    /// While nothing has been copied.
    pub fn judged(&self) -> Result<Judged, LedgerError> {
        let none = || LedgerError::unverified("nothing has been copied yet");
        self.policy.judge(&self.seen.as_ref().ok_or_else(none)?.note)
    }

    /// The regime that follows from the copy; `None` while nothing has been copied.
    ///
    /// # Errors
    /// If the entries make none.
    pub fn record(&mut self) -> Result<Option<Record>, LedgerError> {
        let Some(checkpoint) = self.seen.clone() else { return Ok(None) };
        let state = match self.made.take().filter(|(size, _)| *size == checkpoint.size) {
            Some((_, state)) => state,
            None => self.state(&self.judged()?.key)?,
        };
        self.checked = checkpoint.size;
        Ok(Some(Record::of(state, checkpoint)))
    }

    /// Entries that were copied and that a server of this version would not have admitted; each is told once.
    pub fn odd(&mut self) -> Vec<Odd> {
        std::mem::take(&mut self.odd)
    }

    /// Keys that took the place of the log's while it was copied, whose word is taken from then on; each is told once.
    pub fn replaced(&mut self) -> Vec<String> {
        std::mem::take(&mut self.replaced)
    }

    /// Follows the log to keys that took the place of its own: those that are copied, or where no known key signed what is shown,
    /// those in what is served. That is not done each time, as all that is new is read for it.
    fn catch_up(&mut self, note: &str, read: &ReadFile<'_>) {
        if self.policy.judge(note).is_ok() {
            self.strangers = 0;
            return;
        }
        self.strangers = self.strangers.saturating_add(1);
        if self.strangers.is_power_of_two() {
            let copied = heed(&mut self.policy, self.entries.iter().map(Vec::as_slice));
            let bundle = self.edge.size() / TILE_WIDTH as u64;
            let served = catch_up(&mut self.policy, note, read, bundle, self.largest);
            self.replaced.extend(copied.into_iter().chain(served));
        }
    }

    /// Copies the encrypted papers that the record speaks of and that are not here yet; `read` fetches one by its name.
    /// Each must be the file that its entry names.
    ///
    /// # Errors
    /// The first that cannot be had, or is another; all others are here then.
    pub fn papers(&mut self, papers: &Papers, read: &ReadFile<'_>) -> Result<(), LedgerError> {
        let (folder, mut first) = (self.folder.join(PAPERS), None);
        for paper in papers.values() {
            let name = format!("{}.age", paper.file);
            let path = folder.join(&name);
            let sealed = |file: &[u8]| hex(&Sha256::digest(file)) == paper.file;
            // One that was torn is fetched again.
            if self.whole.contains(&name) || fs::read(&path).is_ok_and(|file| sealed(&file)) {
                self.whole.insert(name);
                continue;
            }
            // One that cannot be had keeps no other away.
            let file = read(&name).and_then(|file| match sealed(&file) {
                true => Ok(file),
                false => {
                    let what = format!("{name} is not the file that was sealed");
                    Err(LedgerError::Entry { index: paper.entry, what })
                }
            });
            match file {
                Ok(file) => {
                    fs::create_dir_all(&folder).map_err(LedgerError::io(&folder))?;
                    write_durably(&path, &file, false)?;
                    self.whole.insert(name);
                }
                Err(error) => first = first.or(Some(error)),
            }
        }
        first.map_or(Ok(()), Err)
    }

    /// The entries that are not copied yet, of which a checkpoint signs that they follow on those that are.
    fn grown(&mut self, read: &ReadFile<'_>, next: &Checkpoint) -> Result<Vec<Vec<u8>>, LedgerError> {
        let (width, had) = (TILE_WIDTH as u64, self.entries.len());
        // The bundle that was partial comes again, with entries that are here already.
        let first = had / TILE_WIDTH * TILE_WIDTH;
        let held: u64 = self.entries[..first].iter().map(|entry| 2 + entry.len() as u64).sum();
        let mut bundles = Bundles::of(next.size, first as u64 / width, self.largest.saturating_sub(held))?;
        let mut fetched = vec![];
        while let Some(bundle) = bundles.next(read)? {
            bundles.plausible(&bundle).map_err(|e| misfit(next, &e.to_string()))?;
            fetched.extend(split(&bundle)?.into_iter().map(<[u8]>::to_vec));
        }
        let again = fetched.drain(..had - first).collect::<Vec<_>>();
        if extended(self.edge.clone(), &fetched).root() == next.root {
            return Ok(fetched);
        }
        self.misfits = self.misfits.saturating_add(1);
        // The root that was signed is that of what was served: then that is the log, and what was copied is not.
        let served = extended(over(&self.entries[..first]), again.iter().chain(&fetched));
        if served.root() == next.root {
            return Err(self.rewritten(next, first, &again));
        }
        // It may have been rewritten before that. Reading all of it again tells, and is not done each time.
        if !self.misfits.is_power_of_two() {
            return Err(misfit(next, "as before"));
        }
        match entries_at(read, next, self.largest) {
            Err(e) => Err(misfit(next, &e.to_string())),
            Ok(mut all) if all.starts_with(&self.entries) => Ok(all.split_off(had)),
            Ok(all) => Err(self.rewritten(next, 0, &all)),
        }
    }

    /// That other entries were signed than the copied ones from `first` on: the log was rewritten.
    fn rewritten(&self, next: &Checkpoint, first: usize, signed: &[Vec<u8>]) -> LedgerError {
        let copied = &self.entries[first..];
        let differs = copied.iter().zip(signed).position(|(copied, signed)| copied != signed);
        let index = (first + differs.unwrap_or(copied.len().min(signed.len()))) as u64;
        let what = format!(
            "the checkpoint of {} entries signs another entry than was copied before: the log was rewritten",
            next.size
        );
        self.contradicted(next, LedgerError::Entry { index, what })
    }

    /// The root over the first entries of the copy.
    fn root_at(&self, size: u64) -> Hash {
        if size == self.edge.size() {
            return self.edge.root();
        }
        let first = usize::try_from(size).ok().and_then(|size| self.entries.get(..size));
        over(first.unwrap_or(&self.entries)).root()
    }

    fn grow(&mut self, new: Vec<Vec<u8>>) {
        for entry in &new {
            self.edge.push(record_hash(entry), &mut vec![]);
        }
        self.entries.extend(new);
    }

    /// Takes what is new, if it makes a record with what was copied before. A log that signs what makes none must not take
    /// its mirrors down: they stay where they are, and keep what it signed.
    fn take(&mut self, new: Vec<Vec<u8>>, next: &Checkpoint, key: &str) -> Result<(), LedgerError> {
        let (had, edge) = (self.entries.len(), self.edge.clone());
        self.grow(new);
        match self.state(key) {
            Ok(state) => {
                for Succession { before, next, .. } in state.trust.successions.iter() {
                    if self.policy.succeed(before, next) {
                        self.replaced.push(next.clone());
                    }
                }
                let new = (had as u64..).zip(&self.entries[had..]);
                // INVARIANT: they have been decoded to make the state.
                let new: Vec<_> =
                    new.filter_map(|(n, bytes)| Some((n, Entry::decode(bytes).ok()?))).collect();
                self.odd.extend(form::odd(new.iter().map(|(n, entry)| (*n, entry)), &state.regime));
                self.made = Some((next.size, state));
                Ok(())
            }
            Err(error) => {
                self.entries.truncate(had);
                self.edge = edge;
                Err(self.contradicted(next, error))
            }
        }
    }

    fn state(&self, key: &str) -> Result<State, LedgerError> {
        fold::state(&self.entries, key, self.checked)
    }

    /// Refuses entries that say they were recorded before witnesses cosigned the log without them, or on a day to come.
    fn dated(&self, had: u64, new: &[Vec<u8>]) -> Result<(), LedgerError> {
        let cosigned = self.judged().ok().and_then(|judged| judged.day((self.now)()));
        let today = moment((self.now)()).get(..10).and_then(|day| day.parse::<Day>().ok());
        for (index, bytes) in (had..).zip(new) {
            let recorded = Entry::decode(bytes).map_err(|what| LedgerError::Entry { index, what })?.recorded;
            if today.is_some_and(|today| recorded > today.plus_days(1)) {
                let what = format!("it says it was recorded on {recorded}, which is yet to come");
                return Err(LedgerError::Entry { index, what });
            }
            let Some(without) = cosigned else { continue };
            if recorded < without {
                let what = format!(
                    "it says it was recorded on {recorded}, and on {without} witnesses cosigned the log without it: it was back-dated"
                );
                return Err(LedgerError::Entry { index, what });
            }
        }
        Ok(())
    }

    /// Keeps a checkpoint that contradicts the copy.
    fn contradicted(&self, checkpoint: &Checkpoint, error: LedgerError) -> LedgerError {
        let name = format!("evidence-{}-{}.note", checkpoint.size, &checkpoint.root_hex()[..16]);
        let path = self.folder.join(name);
        let kept = fs::read_dir(&self.folder).map_or(0, |files| {
            let names = files.flatten().map(|file| file.file_name());
            names.filter(|name| name.to_string_lossy().starts_with("evidence-")).count()
        });
        if path.exists() || kept >= KEPT {
            return error;
        }
        write_durably(&path, checkpoint.note.as_bytes(), false).err().unwrap_or(error)
    }

    /// Writes what is copied as files of a log, from the start if the last time failed.
    fn publish(&mut self) -> Result<(), LedgerError> {
        let Some(seen) = self.seen.as_ref().filter(|_| self.unpublished) else { return Ok(()) };
        let done = usize::try_from(self.publisher.edge().size()).unwrap_or(usize::MAX);
        let new = self.entries.get(done..).unwrap_or_default();
        let written = self
            .publisher
            .add(new.iter().map(Vec::as_slice))
            .and_then(|()| self.publisher.publish(&seen.note));
        match &written {
            Ok(()) => self.unpublished = false,
            Err(_) => self.publisher.restart(),
        }
        written
    }
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// The tree over entries.
fn over(entries: &[Vec<u8>]) -> Edge {
    extended(Edge::default(), entries)
}

/// A tree with more entries.
fn extended<'a>(mut edge: Edge, more: impl IntoIterator<Item = &'a Vec<u8>>) -> Edge {
    for entry in more {
        edge.push(record_hash(entry), &mut vec![]);
    }
    edge
}

/// What is served is not what was signed. That is the fault of the server or of the way, and proves nothing.
fn misfit(next: &Checkpoint, what: &str) -> LedgerError {
    LedgerError::unserved(format!(
        "what is served does not fit the checkpoint of {} entries that the log signed ({what}): it was changed on the way or by the server, or the server does not have it yet; nothing was copied, and it is tried again",
        next.size
    ))
}
