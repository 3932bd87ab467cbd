//! What day it is, as far as the machine's clock is to be believed: a day once recorded is never followed by an earlier
//! one, so that an entry made while the clock is wrong would date all that come after it.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Instant, UNIX_EPOCH},
};

use comity_regime::Day;

use crate::{LedgerError, store::STORE};

/// The file with the day that the operator has said it is.
pub const CLOCK: &str = "clock";
/// How many days ahead of what else is known of the time a clock may be: time zones, and a little.
const AHEAD: i32 = 1;
/// How many days may pass without a sign of life before somebody is asked whether they really have.
const ASLEEP: i32 = 31;

/// Days are asked of it.
#[derive(Debug)]
pub struct Clock {
    today: fn() -> Day,
    folder: PathBuf,
    /// The latest day of which there is a trace: an entry, a file, what somebody said.
    known: Day,
    /// When a quorum of witnesses last said what time it is, and which.
    witnessed: Option<(Instant, u64)>,
}

impl Clock {
    /// The clock of a data folder, as it was left.
    pub fn of(folder: &Path, today: fn() -> Day) -> Clock {
        let files = [STORE, "comity.db-wal", "log/checkpoint"].map(|name| folder.join(name));
        let written = files.iter().filter_map(|path| modified(path)).max();
        let mut clock = Clock { today, folder: folder.to_owned(), known: Day::MIN, witnessed: None };
        clock.known = written.into_iter().chain(clock.said()).max().unwrap_or(Day::MIN);
        clock
    }

    /// What the operator has said.
    fn said(&self) -> Option<Day> {
        fs::read_to_string(self.folder.join(CLOCK)).ok()?.trim().parse().ok()
    }

    /// Takes note of the time that a quorum of witnesses says it is, in seconds since 1970.
    pub fn witnessed(&mut self, seconds: u64) {
        self.witnessed = Some((Instant::now(), seconds));
    }

    /// The day under which something is recorded after `last`.
    ///
    /// # Errors
    /// If the clock is ahead of all else that is known of the time.
    pub fn day(&mut self, last: Day) -> Result<Day, LedgerError> {
        let today = (self.today)();
        let ahead = |of: Day, by: i32| today > of.plus_days(by);
        if let Some((when, seconds)) = self.witnessed {
            let there = day(seconds.saturating_add(when.elapsed().as_secs()));
            if there.is_some_and(|there| ahead(there, AHEAD)) {
                return Err(self.wrong(today, "witnesses say that it is", there));
            }
        }
        if ahead(self.known.max(last), AHEAD) {
            let there = self.file_system()?;
            if ahead(there, AHEAD) {
                return Err(self.wrong(today, "a file that is written now is dated", Some(there)));
            }
            let known = self.known.max(last).max(self.said().unwrap_or(Day::MIN));
            if known > Day::MIN && ahead(known, ASLEEP) {
                return Err(self.wrong(today, "nothing here is newer than", Some(known)));
            }
        }
        self.known = self.known.max(today);
        Ok(today.max(last))
    }

    /// The day that the file system gives a file written now.
    fn file_system(&self) -> Result<Day, LedgerError> {
        let path = self.folder.join("clock.new");
        let written = fs::write(&path, b"").map(|()| modified(&path));
        let removed = fs::remove_file(&path);
        let day = written.and_then(|day| removed.map(|()| day)).map_err(LedgerError::io(&path))?;
        Ok(day.unwrap_or(Day::MIN))
    }

    fn wrong(&self, today: Day, what: &str, day: Option<Day>) -> LedgerError {
        let day = day.map_or("?".into(), |day| day.to_string());
        LedgerError::Clock(format!("the clock of this machine says {today}, and {what} {day}"))
    }
}

/// Takes the operator's word for it that it is this day.
///
/// # Errors
/// If it cannot be written down.
pub fn say(folder: &Path, day: Day) -> Result<(), LedgerError> {
    let path = folder.join(CLOCK);
    fs::write(&path, format!("{day}\n")).map_err(LedgerError::io(&path))
}

fn modified(path: &Path) -> Option<Day> {
    let written = fs::metadata(path).ok()?.modified().ok()?;
    day(written.duration_since(UNIX_EPOCH).ok()?.as_secs())
}

/// The day of a moment in seconds since 1970, in UTC.
fn day(seconds: u64) -> Option<Day> {
    crate::policy::moment(seconds).get(..10)?.parse().ok()
}
