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
use comity_regime::{Day, Diagnostic, Regime, load::is_address};
use rows::Rows;

use crate::{
    Entry, Kind, LedgerError,
    entry::{CORRECTS, REMOVES},
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
    /// The day under which the last entry is recorded.
    pub last: Day,
}

/// The state that the entries of the log of a verifier key make. They are read again each time they are looked at: held, they would take
/// more memory than what they make, and longer to be fetched from there than to be read. Every rule on who may say what is applied
/// again; signatures are checked against their bytes from entry `unchecked` on: those before it have been checked before.
///
/// # Errors
/// An entry that does not hold: of rows the first, or else of what is said by whom.
pub fn state(raw: &[impl AsRef<[u8]>], log: &str, unchecked: u64) -> Result<State, LedgerError> {
    let (rows, of_the_log) = rows(raw)?;
    let logs = Logs::of(&of_the_log, log)?;
    let regime = standing(&rows, raw)?;
    let mut checker = Checker::default();
    let begun = (Trust::default(), Recent::default(), Day::MIN);
    let each = read(raw).map(|read| read.map(|(_, bytes, entry)| (bytes, entry)));
    let (trust, recent, last) = trust::fold(begun, each, &logs, &regime, &mut |p| {
        if p.index < unchecked { Ok(()) } else { checker.add(p) }
    })?;
    checker.finish()?;
    Ok(State { regime, rows: Arc::new(rows), trust, recent, key: logs.own().to_owned(), last })
}

/// The regime that entries make. They are taken by kind (sources, actors, attributes, definitions, acts, names), and within
/// a kind in the order of the log; a row takes the place of the one that it corrects.
///
/// # Errors
/// What is no entry; and if one refers to what is not there, which admission keeps from happening.
pub fn regime(raw: &[impl AsRef<[u8]>]) -> Result<Regime, LedgerError> {
    standing(&rows(raw)?.0, raw)
}

/// Whether what follows from entries follows from the state before them and from themselves: nothing before them has to be
/// read again.
pub(crate) fn go_on(entries: &[Entry<'_>], rows: &Rows) -> bool {
    only_add(entries, rows) && !entries.iter().any(|entry| entry.statement.content.kind.names_the_log())
}

/// Whether entries change no row, and add none but sources that nothing before can have cited: acts cite pages by their
/// address, and an actor may name what was listed nowhere.
fn only_add(entries: &[Entry<'_>], rows: &Rows) -> bool {
    let in_vain = |id: &str| {
        let names = |row: &rows::Row| row.fields.get("source").split(';').any(|cited| cited.trim() == id);
        rows.table(Kind::Actor).any(names)
    };
    entries.iter().map(|entry| &entry.statement.content).filter(|said| said.kind.is_row()).all(|said| {
        let (id, changes) =
            (said.fields.get("id"), [CORRECTS, REMOVES].map(|column| said.fields.get(column)));
        said.kind == Kind::Source && changes == ["", ""] && !is_address(id) && !in_vain(id)
    })
}

/// Entries with their places and their bytes, each read as it is come to.
fn read<'a>(
    raw: &'a [impl AsRef<[u8]>],
) -> impl Iterator<Item = Result<(u64, &'a [u8], Entry<'a>), LedgerError>> {
    (0..).zip(raw).map(|(index, bytes)| {
        let entry = Entry::decode(bytes.as_ref()).map_err(|what| LedgerError::Entry { index, what })?;
        Ok((index, bytes.as_ref(), entry))
    })
}

/// The rows that entries make, and the entries that are about the log itself. Acts, which are most of them, are not read for that.
fn rows<'a>(raw: &'a [impl AsRef<[u8]>]) -> Result<(Rows, Vec<(u64, Entry<'a>)>), LedgerError> {
    let (mut rows, mut of_the_log) = (Rows::default(), vec![]);
    for (index, bytes) in (0..).zip(raw).filter(|(_, bytes)| !Entry::says_act(bytes.as_ref())) {
        let wrong = |what| LedgerError::Entry { index, what };
        let entry = Entry::decode(bytes.as_ref()).map_err(wrong)?;
        rows.apply(&entry, index).map_err(wrong)?;
        if entry.statement.content.kind.names_the_log() {
            of_the_log.push((index, entry));
        }
    }
    Ok((rows, of_the_log))
}

fn standing(rows: &Rows, raw: &[impl AsRef<[u8]>]) -> Result<Regime, LedgerError> {
    let mut build = Build::on(rows, u64::MAX);
    for read in read(raw) {
        let (index, _, entry) = read?;
        build.entry(&entry, index);
    }
    build.finish().map(|(regime, _)| regime).map_err(|found| regime_error(&found))
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

fn regime_error(found: &[Diagnostic]) -> LedgerError {
    let first = found.iter().filter(|d| d.is_error()).take(3).map(ToString::to_string);
    LedgerError::Regime(first.collect::<Vec<_>>().join("; "))
}
