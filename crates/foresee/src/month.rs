//! Months, the grid on which States are at risk of joining.

use comity_regime::Day;
use serde::Serialize;

/// A calendar month, counted from January of the year 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(transparent)]
pub struct Month(pub i32);

impl Month {
    /// The month that a day is in.
    pub fn of(day: Day) -> Month {
        let date = day.date();
        Month(i32::from(date.year()) * 12 + i32::from(date.month()) - 1)
    }

    /// The first month that is not yet over when a day is: a month is over from its 16th day on, so that no half of one
    /// is counted twice.
    pub fn after(day: Day) -> Month {
        let over = day.date().day() > 15;
        Month(Month::of(day).0 + i32::from(over))
    }

    /// Its first day.
    pub fn first_day(self) -> Day {
        let year = i16::try_from(self.0.div_euclid(12)).unwrap_or(i16::MAX);
        let month = i8::try_from(self.0.rem_euclid(12) + 1).unwrap_or(1);
        Day::new(year, month, 1).unwrap_or(Day::MAX)
    }

    /// So many months later.
    pub fn plus(self, months: i32) -> Month {
        Month(self.0.saturating_add(months))
    }

    /// How many months after another it is.
    pub fn since(self, other: Month) -> i32 {
        self.0 - other.0
    }

    /// Its place in the year: 0 for January.
    pub fn of_year(self) -> usize {
        usize::try_from(self.0.rem_euclid(12)).unwrap_or(0)
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }
}
