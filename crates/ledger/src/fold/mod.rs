//! From entries to the regime: the one way in which state comes about.

mod admission;
mod build;
pub mod difference;
pub(crate) mod kept;
pub mod rows;
pub mod standing;

use std::sync::Arc;

pub(crate) use admission::decoded;
pub use admission::{Admission, Past};
use build::Build;
use comity_regime::{Day, Diagnostic, Regime};
use rows::Rows;

use crate::{
    Entry, LedgerError,
    recent::Recent,
    rehearsal::Logs,
    trust::{self, Checker, Trust},
};

/// All that follows from the entries of a log.
#[derive(Debug)]
pub struct State {
    /// Who is bound by what.
    pub regime: Regime,
    /// The rows that it is made of, acts apart.
    pub rows: Arc<Rows>,
    /// Who may speak, and who spoke.
    pub trust: Trust,
    /// What the next entry stands upon.
    pub recent: Recent,
    /// The key by which the log is known: the last that it has had.
    pub key: String,
}

/// The state that the entries of the log of a verifier key make. Every rule on who may say what is applied again; signatures
/// are checked against their bytes from entry `unchecked` on: those before it have been checked before.
///
/// # Errors
/// The first entry that does not hold.
pub fn state(
    raw: &[impl AsRef<[u8]>],
    entries: &[Entry<'_>],
    log: &str,
    unchecked: u64,
) -> Result<State, LedgerError> {
    let logs = Logs::of(entries, log)?;
    let (regime, rows) = standing(entries)?;
    let mut checker = Checker::default();
    let each = raw.iter().map(AsRef::as_ref).zip(entries);
    let begun = (Trust::default(), Recent::default(), Day::MIN);
    let (trust, recent, _) = trust::fold(begun, each, &logs, &regime, &mut |p| {
        if p.index < unchecked { Ok(()) } else { checker.add(p) }
    })?;
    checker.finish()?;
    Ok(State { regime, rows: Arc::new(rows), trust, recent, key: logs.own().to_owned() })
}

/// The regime that entries make. They are taken by kind (sources, actors, attributes, definitions, acts, names), and within
/// a kind in the order of the log; a row takes the place of the one that it corrects.
///
/// # Errors
/// If an entry refers to what is not there, which admission keeps from happening.
pub fn regime(entries: &[Entry<'_>]) -> Result<Regime, LedgerError> {
    standing(entries).map(|(regime, _)| regime)
}

/// The regime that the first `size` entries make, read twice instead of being held.
///
/// # Errors
/// As [`regime`]; and if they cannot be read.
pub fn regime_of(past: &dyn Past, size: u64) -> Result<Regime, LedgerError> {
    let (mut rows, mut wrong) = (Rows::default(), None);
    past.each(&mut |index, entry| {
        if index < size && wrong.is_none() {
            let applied = rows.apply(entry, index);
            wrong = applied.err().map(|what| LedgerError::Entry { index, what });
        }
    })?;
    if let Some(wrong) = wrong {
        return Err(wrong);
    }
    let mut build = Build::on(&rows, u64::MAX);
    past.each(&mut |index, entry| {
        if index < size {
            build.entry(entry, index);
        }
    })?;
    build.finish().map(|(regime, _)| regime).map_err(|found| regime_error(&found))
}

fn standing(entries: &[Entry<'_>]) -> Result<(Regime, Rows), LedgerError> {
    let rows = Rows::of(entries).map_err(|(index, what)| LedgerError::Entry { index, what })?;
    let mut build = Build::on(&rows, u64::MAX);
    for (index, entry) in (0..).zip(entries) {
        build.entry(entry, index);
    }
    let (regime, _) = build.finish().map_err(|found| regime_error(&found))?;
    Ok((regime, rows))
}

fn regime_error(found: &[Diagnostic]) -> LedgerError {
    let first = found.iter().filter(|d| d.is_error()).take(3).map(ToString::to_string);
    LedgerError::Regime(first.collect::<Vec<_>>().join("; "))
}
