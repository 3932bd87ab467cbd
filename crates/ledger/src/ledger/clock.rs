//! What day it is, as far as the machine's clock is to be believed: a day once recorded is never followed by an earlier
//! one, so that an entry made while the clock is wrong would date all that come after it.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Instant, UNIX_EPOCH},
};

use comity_regime::Day;

use crate::LedgerError;

/// The file with the last day that was taken for right.
pub const CLOCK: &str = "clock";
/// How many days ahead of what else is known of the time a clock may be: time zones, and a little.
const AHEAD: i32 = 1;
/// How many days may pass without a sign of life before somebody is asked whether they really have. A server gives one
/// every hour.
const ASLEEP: i32 = 31;

/// Days are asked of it.
#[derive(Debug)]
pub struct Clock {
    today: fn() -> Day,
    folder: PathBuf,
    /// The latest day that was taken for right, or that somebody said it was. Times of files tell nothing: a clock that is
    /// wrong dates them as well.
    known: Day,
    /// When a quorum of witnesses last said what time it is, and which.
    witnessed: Option<(Instant, u64)>,
}

impl Clock {
    /// The clock of a data folder, as it was left.
    pub fn of(folder: &Path, today: fn() -> Day) -> Clock {
        let mut clock = Clock { today, folder: folder.to_owned(), known: Day::MIN, witnessed: None };
        clock.known = clock.said().unwrap_or(Day::MIN);
        clock
    }

    /// What was kept, by the program or by the operator.
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
        let there =
            self.witnessed.map(|(when, seconds)| day(seconds.saturating_add(when.elapsed().as_secs())));
        match there.flatten() {
            Some(there) if ahead(there, AHEAD) => {
                return Err(wrong(today, "witnesses say that it is", there));
            }
            // They say that it is right.
            Some(_) => {}
            None if ahead(self.known.max(last), AHEAD) => {
                let there = self.file_system()?;
                if ahead(there, AHEAD) {
                    return Err(wrong(today, "a file that is written now is dated", there));
                }
                let known = self.known.max(last).max(self.said().unwrap_or(Day::MIN));
                if known > Day::MIN && ahead(known, ASLEEP) {
                    return Err(wrong(today, "the last day on which this log was at work is", known));
                }
            }
            None => {}
        }
        self.known = self.known.max(today);
        // A clock that is behind would date what comes now before what witnesses have cosigned.
        let cosigned = self.witnessed.and_then(|(_, seconds)| day(seconds.saturating_sub(300)));
        Ok(today.max(last).max(cosigned.unwrap_or(last)))
    }

    /// Keeps the day that was taken for right, for the next start.
    pub fn keep(&self) {
        if self.said().is_none_or(|said| said < self.known) {
            // Without it somebody may be asked once more.
            let _ = say(&self.folder, self.known);
        }
    }

    /// The day that the file system gives a file written now.
    fn file_system(&self) -> Result<Day, LedgerError> {
        let path = self.folder.join("clock.new");
        let written = fs::write(&path, b"").map(|()| modified(&path));
        let removed = fs::remove_file(&path);
        let day = written.and_then(|day| removed.map(|()| day)).map_err(LedgerError::io(&path))?;
        Ok(day.unwrap_or(Day::MIN))
    }
}

fn wrong(today: Day, what: &str, day: Day) -> LedgerError {
    LedgerError::Clock(format!("the clock of this machine says {today}, and {what} {day}"))
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
