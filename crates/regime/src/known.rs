//! How far a record says that it is complete.

use serde::{Serialize, Serializer};

use crate::Day;

/// Through which day that is known on which an answer stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Known {
    /// The record does not say: something may be missing on any day.
    Unsaid,
    /// Everything through this day is in the record.
    Through(Day),
    /// It stands on nothing that could be missing.
    Always,
}

impl Known {
    /// What a definition says of the record of it.
    pub fn of(complete: Option<Day>) -> Known {
        match complete {
            // Of a record that had not begun nothing is said.
            None | Some(Day::MIN) => Known::Unsaid,
            Some(Day::MAX) => Known::Always,
            Some(day) => Known::Through(day),
        }
    }

    /// Whether everything through a day is known.
    pub fn covers(self, day: Day) -> bool {
        match self {
            Known::Unsaid => false,
            Known::Through(last) => day <= last,
            Known::Always => true,
        }
    }

    /// The last day that is known, where there is one.
    pub fn through(self) -> Option<Day> {
        match self {
            Known::Through(day) => Some(day),
            Known::Unsaid | Known::Always => None,
        }
    }
}

impl Serialize for Known {
    /// The day, or `null`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.through().serialize(serializer)
    }
}
