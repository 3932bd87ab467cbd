//! A state as bytes, and back: what opening a log would otherwise ask every entry for. Definitions are read and instruments
//! evaluated again, so that what is kept are facts and not what follows from them.

use std::{io, sync::Arc};

use borsh::{BorshDeserialize, BorshSerialize};
use comity_regime::{Act, Day, Proceeding, register::Source};

use crate::{
    Entry, LedgerError, Record,
    fold::{State, build::Build, regime_error, rows::Rows},
    recent::Recent,
    rehearsal::Logs,
    trust::{self, Trust},
};

/// A state as it was kept.
#[derive(Debug)]
pub struct Kept {
    /// What the next entry stands upon.
    pub recent: Recent,
    /// The day of the last entry.
    pub last: Day,
    /// The rows that stood.
    pub rows: Rows,
    key: String,
    /// The sources that are cited by their address. Those that are listed are rows.
    cited: Vec<Source>,
    acts: Vec<Act>,
    proceedings: Vec<Proceeding>,
    trust: Trust,
}

impl Kept {
    /// Writes what is to be kept of a record.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write(record: &Record, recent: &Recent, last: Day, to: &mut impl io::Write) -> io::Result<()> {
        let Record { regime, rows, trust, key, .. } = record;
        let cited: Vec<&Source> = regime.register().sources.cited().collect();
        (&**key, last, &**rows, cited).serialize(to)?;
        let count = u64::try_from(regime.acts().len()).map_err(io::Error::other)?;
        count.serialize(to)?;
        regime.acts().recorded().try_for_each(|act| act.serialize(to))?;
        (regime.docket().recorded(), trust.kept(), recent).serialize(to)
    }

    /// Reads what was kept.
    ///
    /// # Errors
    /// If it is anything else.
    pub fn read(mut from: &[u8]) -> io::Result<Kept> {
        let from = &mut from;
        let (key, last, rows, cited) = BorshDeserialize::deserialize(from)?;
        let count = u64::deserialize(from)?;
        let acts = (0..count).map(|_| Act::deserialize(from)).collect::<io::Result<_>>()?;
        let (proceedings, trust, recent) = BorshDeserialize::deserialize(from)?;
        let trust = Trust::of(trust, &rows).map_err(io::Error::other)?;
        Ok(Kept { recent, last, key, rows, cited, acts, proceedings, trust })
    }

    /// The state after the entries that came since, which follow from it and themselves ([`super::go_on`]). They were
    /// admitted, so their signatures have been checked.
    ///
    /// # Errors
    /// As [`super::state`].
    pub fn since(mut self, raw: &[impl AsRef<[u8]>], entries: &[Entry<'_>]) -> Result<State, LedgerError> {
        let first = self.recent.size();
        for (index, entry) in (first..).zip(entries) {
            self.rows.apply(entry, index).map_err(|what| LedgerError::Entry { index, what })?;
        }
        let mut build = Build::on(&self.rows, u64::MAX);
        build.resume(self.cited, self.acts, self.proceedings);
        for (index, entry) in (first..).zip(entries) {
            build.entry(entry, index);
        }
        let (regime, _) = build.finish().map_err(|found| regime_error(&found))?;
        let logs = Logs::of(&[], &self.key)?;
        let each = raw.iter().map(AsRef::as_ref).zip(entries).map(Ok);
        let begun = (self.trust, self.recent, self.last);
        let (trust, recent, last) = trust::fold(begun, each, &logs, &regime, &mut |_| Ok(()))?;
        Ok(State { regime, rows: Arc::new(self.rows), trust, recent, key: self.key, last })
    }
}
