//! The record as it was known: rows as they were said then, made again from the entries that there were.

use std::{
    collections::VecDeque,
    fmt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use comity_regime::{Day, Regime};

use crate::{
    Checkpoint, Entry, LedgerError, Record,
    fold::{Past, decoded, regime_of},
    store,
    verify::{Bundles, LARGEST, files, split},
};

/// So many earlier states are kept: a reader goes back and forth between a few days.
const KEPT: usize = 4;

/// What was known when.
pub struct History {
    past: Box<dyn Past + Send + Sync>,
    /// Regimes by the number of entries that they are made of; the latest asked for last.
    kept: Mutex<VecDeque<(u64, Arc<Regime>)>>,
}

impl fmt::Debug for History {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("History").finish_non_exhaustive()
    }
}

impl History {
    /// Of the log in a data folder, or of a copy of one.
    pub fn of(folder: &Path) -> History {
        let folder = folder.to_owned();
        History { past: Box::new(Entries { folder }), kept: Mutex::default() }
    }

    /// All entries.
    pub fn entries(&self) -> &dyn Past {
        &*self.past
    }

    /// The regime as a record knew it at the end of a day, with sources, actors, attributes, definitions and names as they
    /// were said by then.
    ///
    /// # Errors
    /// If the entries cannot be read, which is tried only where a row was said after that day.
    pub fn known(&self, record: &Record, day: Day) -> Result<Regime, LedgerError> {
        let Some(turn) = record.rows.first_since(day) else { return Ok(record.regime.as_known(day)) };
        // A group is in the record as a whole or not at all.
        let size = record.trust.group_of(turn).unwrap_or(turn);
        let find = |kept: &VecDeque<(u64, Arc<Regime>)>| {
            kept.iter().find(|(of, _)| *of == size).map(|(_, regime)| regime.clone())
        };
        if let Some(then) = self.kept.lock().ok().and_then(|kept| find(&kept)) {
            return Ok(then.as_known(day));
        }
        let then = Arc::new(regime_of(&*self.past, size)?);
        if let Ok(mut kept) = self.kept.lock() {
            kept.push_back((size, then.clone()));
            if kept.len() > KEPT {
                kept.pop_front();
            }
        }
        Ok(then.as_known(day))
    }
}

impl Past for History {
    fn each(&self, take: &mut dyn FnMut(u64, &Entry<'_>)) -> Result<(), LedgerError> {
        self.past.each(take)
    }
}

/// The entries of a data folder: those of its store, or of its public files where it is a copy.
struct Entries {
    folder: PathBuf,
}

impl Past for Entries {
    fn each(&self, take: &mut dyn FnMut(u64, &Entry<'_>)) -> Result<(), LedgerError> {
        if store::is_named(&self.folder) {
            let store = store::open_to_read(&self.folder)?;
            let size = store.checkpoint()?.map_or(0, |checkpoint| checkpoint.size);
            return store.entries(0, Some(size), &mut |index, data| decoded(index, &data, take)).map(|_| ());
        }
        let read = files(self.folder.join("log"));
        let note = String::from_utf8(read("checkpoint")?)
            .map_err(|_| LedgerError::unverified("the checkpoint is not UTF-8"))?;
        let size =
            Checkpoint::size_of(&note).ok_or_else(|| LedgerError::unverified("it is no checkpoint"))?;
        let (mut bundles, mut index) = (Bundles::of(size, 0, LARGEST)?, 0);
        while let Some(bundle) = bundles.next(&*read)? {
            for bytes in split(&bundle)? {
                decoded(index, bytes, take)?;
                index += 1;
            }
        }
        Ok(())
    }
}
