//! Days of the proleptic Gregorian calendar, in the depositary's place. No times, no zones.

use borsh::{BorshDeserialize, BorshSerialize};
use std::fmt;

use jiff::{
    SignedDuration, Span,
    civil::{Date, date},
};
use serde::{Deserialize, Serialize};

const EPOCH: Date = date(1970, 1, 1);

/// A day, counted from 1970-01-01. Covers the years 0000 to 9999, as EDTF level 0 does; arithmetic
/// that would leave this range stays at its end.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Day(i32);

impl Day {
    /// 0000-01-01: in an open interval, "at any time before".
    pub const MIN: Day = Day(-719_528);
    /// 9999-12-31: in an open interval, "not yet, or at any time after".
    pub const MAX: Day = Day(2_932_896);

    /// The day of a calendar date, or `None` if there is no such date.
    ///
    /// ```
    /// # use comity_regime::Day;
    /// assert_eq!(Day::new(2016, 5, 8).unwrap().to_string(), "2016-05-08");
    /// assert!(Day::new(2015, 2, 29).is_none());
    /// ```
    pub fn new(year: i16, month: i8, day: i8) -> Option<Day> {
        Date::new(year, month, day).ok().and_then(Day::from_date)
    }

    /// Reads `YYYY-MM-DD` and nothing else.
    pub fn parse(text: &str) -> Option<Day> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let number = |from: usize, to: usize| {
            bytes[from..to]
                .iter()
                .try_fold(0i16, |n, b| b.is_ascii_digit().then(|| n * 10 + i16::from(b - b'0')))
        };
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        Day::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
    }

    /// The day of a `jiff` date; `None` before the year 0.
    pub fn from_date(date: Date) -> Option<Day> {
        let days = i32::try_from(date.duration_since(EPOCH).as_hours() / 24).ok()?;
        (Day::MIN.0..=Day::MAX.0).contains(&days).then_some(Day(days))
    }

    /// The same day as a `jiff` date.
    pub fn date(self) -> Date {
        EPOCH.saturating_add(SignedDuration::from_hours(i64::from(self.0) * 24))
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i32 {
        self.0
    }

    /// `n` days later (earlier if negative).
    pub fn plus_days(self, n: i32) -> Day {
        Day(self.0.saturating_add(n).clamp(Day::MIN.0, Day::MAX.0))
    }

    /// The same day of the month `n` months on, or that month's last day.
    pub fn plus_months(self, n: i32) -> Day {
        let span = Span::new().try_months(n).unwrap_or_default();
        self.date().checked_add(span).ok().and_then(Day::from_date).unwrap_or(Day::MAX)
    }

    /// The same day `n` years on; 29 February becomes 28 February in a common year.
    pub fn plus_years(self, n: i32) -> Day {
        self.plus_months(n.saturating_mul(12))
    }

    /// The first day of the `k`-th month after the month this day is in.
    ///
    /// ```
    /// # use comity_regime::Day;
    /// let fortieth = Day::parse("1998-09-16").unwrap(); // Ottawa Convention, Art. 17(1)
    /// assert_eq!(fortieth.first_of_month_after(6).to_string(), "1999-03-01");
    /// ```
    pub fn first_of_month_after(self, k: i32) -> Day {
        let first = Day::from_date(self.date().first_of_month()).unwrap_or(self);
        first.plus_months(k)
    }

    /// The calendar year.
    pub fn year(self) -> i16 {
        self.date().year()
    }

    /// The next day.
    pub fn next(self) -> Day {
        self.plus_days(1)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date();
        write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl TryFrom<String> for Day {
    type Error = String;
    fn try_from(text: String) -> Result<Day, String> {
        Day::parse(&text).ok_or_else(|| format!("'{text}' is not a date of the form YYYY-MM-DD"))
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn ends_of_the_range() {
        assert_eq!(Day::MIN.to_string(), "0000-01-01");
        assert_eq!(Day::MAX.to_string(), "9999-12-31");
        assert_eq!(Day::MAX.plus_months(1), Day::MAX);
        assert_eq!(Day::MAX.first_of_month_after(1), Day::MAX);
    }

    #[test]
    fn months_end_where_the_month_ends() {
        assert_eq!(day("2001-11-30").plus_months(3), day("2002-02-28"));
        assert_eq!(day("2004-02-29").plus_years(1), day("2005-02-28"));
        assert_eq!(day("2002-04-11").plus_days(60).first_of_month_after(1), day("2002-07-01"));
    }

    proptest! {
        #[test]
        fn display_and_parse_agree(n in Day::MIN.0..=Day::MAX.0) {
            prop_assert_eq!(Day::parse(&Day(n).to_string()), Some(Day(n)));
        }

        #[test]
        fn adding_months_never_goes_back(a in -200_000i32..200_000, b in 0i32..500, m in 0i32..200) {
            let (early, late) = (Day(a), Day(a).plus_days(b));
            prop_assert!(early.plus_months(m) <= late.plus_months(m));
            prop_assert!(early.first_of_month_after(m) <= late.first_of_month_after(m));
        }

        #[test]
        fn parse_never_panics(text in ".{0,12}") {
            let _ = Day::parse(&text);
        }
    }
}
