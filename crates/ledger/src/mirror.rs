//! A mirror: a full copy of somebody's log, every step of it checked. It goes only where the log grew to, and keeps what
//! contradicts that.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};
use tlog_tiles::record_hash;

use crate::{
    Checkpoint, Entry, LedgerError, Policy, Record,
    edge::TILE_WIDTH,
    fold,
    key::write_durably,
    opening::lock,
    policy::Judged,
    publish::Publisher,
    sealed::{PAPERS, Papers, hex},
    verify::{ReadFile, fetch, files, split, verify},
};

/// A copy of a log in a folder of its own.
#[derive(Debug)]
pub struct Mirror {
    folder: PathBuf,
    policy: Policy,
    entries: Vec<Vec<u8>>,
    /// How many of them have had their signatures checked.
    checked: u64,
    /// The last checkpoint that was followed.
    seen: Option<Checkpoint>,
    publisher: Publisher,
    // Held while the mirror is open: one process, one folder.
    _lock: File,
}

impl Mirror {
    /// Opens the copy in a folder, which may be empty, and checks all of it.
    ///
    /// # Errors
    /// If another process has it, or the copy does not hold together.
    pub fn open(folder: &Path, policy: Policy) -> Result<Mirror, LedgerError> {
        let log = folder.join("log");
        fs::create_dir_all(&log).map_err(LedgerError::io(&log))?;
        let lock = lock(folder)?;
        let path = log.join("checkpoint");
        let mut mirror = Mirror {
            folder: folder.to_owned(),
            policy,
            entries: vec![],
            checked: 0,
            seen: None,
            publisher: Publisher::new(&log),
            _lock: lock,
        };
        if path.exists() {
            let note = fs::read_to_string(&path).map_err(LedgerError::io(&path))?;
            let damaged = |e: LedgerError| LedgerError::Damaged { path: log.clone(), what: e.to_string() };
            let key = mirror.policy.judge(&note).map_err(damaged)?.key;
            let verified = verify(&*files(log.clone()), &key, &mut |_, _| {}).map_err(damaged)?;
            mirror.entries = verified.raw().map_err(damaged)?;
            mirror.seen = Some(verified.checkpoint);
            mirror.publish()?;
        }
        Ok(mirror)
    }

    /// Follows the log to the checkpoint that it shows now; whether there was something new.
    ///
    /// # Errors
    /// If the policy does not accept the checkpoint, or the log is not what was copied and more. Then the mirror stays
    /// where it is; a checkpoint that contradicts the copy is kept as `evidence-SIZE-ROOT.note`.
    pub fn follow(&mut self, read: &ReadFile<'_>) -> Result<bool, LedgerError> {
        let note = String::from_utf8(read("checkpoint")?)
            .map_err(|_| LedgerError::unverified("the checkpoint is not UTF-8"))?;
        let next = self.policy.require(&note)?.checkpoint;
        let had = self.entries.len() as u64;
        match &self.seen {
            Some(seen) if *seen == next => return Ok(false),
            Some(seen) if next.size < seen.size => {
                let what = format!(
                    "the log shows {} entries, and has shown {} before: it was rolled back, or this is an old checkpoint",
                    next.size, seen.size
                );
                return Err(LedgerError::unverified(what));
            }
            _ => {}
        }
        let new = match self.fetch(read, next.size) {
            Err(error @ LedgerError::Entry { .. }) => return Err(self.contradicted(&next, error)),
            new => new?,
        };
        let mut edge = self.publisher.edge().clone();
        for entry in &new {
            edge.push(record_hash(entry), &mut vec![]);
        }
        if edge.root() != next.root {
            let what = format!(
                "the checkpoint of {} entries does not sign the {had} that were copied and those that came since: the log was rewritten or its view is split",
                next.size
            );
            return Err(self.contradicted(&next, LedgerError::unverified(what)));
        }
        self.backdated(had, &new)?;
        self.entries.extend(new);
        self.seen = Some(next);
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
        let decoded = (0..)
            .zip(&self.entries)
            .map(|(index, bytes)| Entry::decode(bytes).map_err(|what| LedgerError::Entry { index, what }));
        let entries = decoded.collect::<Result<Vec<_>, _>>()?;
        let state = fold::state(&self.entries, &entries, &self.judged()?.key, self.checked)?;
        self.checked = checkpoint.size;
        Ok(Some(Record { regime: state.regime, trust: state.trust, checkpoint }))
    }

    /// Copies the encrypted papers that the record speaks of and that are not here yet; `read` fetches one by its name.
    /// Each must be the file that its entry names.
    ///
    /// # Errors
    /// The first that cannot be had, or is another; those before it are here then.
    pub fn papers(&self, papers: &Papers, read: &ReadFile<'_>) -> Result<(), LedgerError> {
        let folder = self.folder.join(PAPERS);
        for paper in papers.values() {
            let name = format!("{}.age", paper.file);
            let path = folder.join(&name);
            if path.exists() {
                continue;
            }
            let file = read(&name)?;
            if hex(&Sha256::digest(&file)) != paper.file {
                let what = format!("{name} is not the file that was sealed");
                return Err(LedgerError::Entry { index: paper.entry, what });
            }
            fs::create_dir_all(&folder).map_err(LedgerError::io(&folder))?;
            write_durably(&path, &file, false)?;
        }
        Ok(())
    }

    /// The entries that are not copied yet. Those that are and come with them must be the same.
    fn fetch(&self, read: &ReadFile<'_>, size: u64) -> Result<Vec<Vec<u8>>, LedgerError> {
        let (width, had) = (TILE_WIDTH as u64, self.entries.len() as u64);
        let mut new = vec![];
        for bundle in had / width..size.div_ceil(width) {
            let wanted = usize::try_from((size - bundle * width).min(width)).unwrap_or(TILE_WIDTH);
            let fetched = fetch(read, None, bundle, wanted)?;
            let there = split(&fetched.data)?;
            if there.len() < wanted {
                let what = format!("{} holds {} entries, not {wanted}", fetched.path, there.len());
                return Err(LedgerError::unverified(what));
            }
            for (index, entry) in (bundle * width..).zip(there).take(wanted) {
                match usize::try_from(index).ok().and_then(|index| self.entries.get(index)) {
                    None => new.push(entry.to_vec()),
                    Some(copied) if copied == entry => {}
                    Some(_) => {
                        let what = "it is not the entry that was copied before: the log was rewritten".into();
                        return Err(LedgerError::Entry { index, what });
                    }
                }
            }
        }
        Ok(new)
    }

    /// Refuses entries that say they were recorded before witnesses cosigned the log without them.
    fn backdated(&self, had: u64, new: &[Vec<u8>]) -> Result<(), LedgerError> {
        let cosigned = self.judged().ok().and_then(|judged| judged.day());
        let Some(without) = cosigned else { return Ok(()) };
        for (index, bytes) in (had..).zip(new) {
            let recorded = Entry::decode(bytes).map_err(|what| LedgerError::Entry { index, what })?.recorded;
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
        match fs::write(&path, &checkpoint.note).map_err(LedgerError::io(&path)) {
            Ok(()) => error,
            Err(failed) => failed,
        }
    }

    /// Writes what is copied as files of a log, from the start if the last time failed.
    fn publish(&mut self) -> Result<(), LedgerError> {
        let Some(seen) = &self.seen else { return Ok(()) };
        let done = usize::try_from(self.publisher.edge().size()).unwrap_or(usize::MAX);
        let new = self.entries.get(done..).unwrap_or_default();
        let written = self
            .publisher
            .add(new.iter().map(Vec::as_slice))
            .and_then(|()| self.publisher.publish(&seen.note));
        if written.is_err() {
            self.publisher.restart();
        }
        written
    }
}
