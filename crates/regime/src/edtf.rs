//! Dates that may be uncertain, in the Extended Date/Time Format (ISO 8601-2:2019), level 1.
//!
//! An act happened on one day; an EDTF text says within which days that day lies. `?`, `~` and `%`
//! (doubtful, approximate) give no bounds and seasons depend on the hemisphere, so they are refused
//! with the advice to write the interval that is meant.

use borsh::{BorshDeserialize, BorshSerialize};
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Day;

/// The days within which something happened: `earliest <= day <= latest`. Certain when both are equal.
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
pub struct When {
    /// The first day on which it may have happened; [`Day::MIN`] if nothing bounds it.
    pub earliest: Day,
    /// The last day on which it may have happened; [`Day::MAX`] if nothing bounds it.
    pub latest: Day,
}

impl When {
    /// A day within an interval; `None` if the interval is empty.
    pub fn between(earliest: Day, latest: Day) -> Option<When> {
        (earliest <= latest).then_some(When { earliest, latest })
    }

    /// Whether the day is known.
    pub fn is_certain(self) -> bool {
        self.earliest == self.latest
    }

    /// The day, if it is known.
    pub fn day(self) -> Option<Day> {
        self.is_certain().then_some(self.earliest)
    }

    /// Whether `day` may be the one.
    pub fn contains(self, day: Day) -> bool {
        self.earliest <= day && day <= self.latest
    }

    /// The earlier of two days.
    pub fn earlier(self, other: When) -> When {
        When { earliest: self.earliest.min(other.earliest), latest: self.latest.min(other.latest) }
    }

    /// The same day where it is surely the one, or else perhaps never.
    pub fn if_surely(self, surely: bool) -> When {
        if surely { self } else { When { latest: Day::MAX, ..self } }
    }

    /// Applies a function that never turns an earlier day into a later one.
    pub fn map(self, f: impl Fn(Day) -> Day) -> When {
        When {
            earliest: f(self.earliest),
            latest: if self.latest == Day::MAX { Day::MAX } else { f(self.latest) },
        }
    }

    /// Reads an EDTF level 1 text.
    ///
    /// ```
    /// # use comity_regime::When;
    /// assert_eq!(When::parse("2008-05").unwrap(), When::parse("2008-05-01/2008-05-31").unwrap());
    /// assert_eq!(When::parse("201X").unwrap().to_string(), "2010-01-01/2019-12-31");
    /// assert!(When::parse("../2016-04-08").unwrap().contains("1999-01-01".parse().unwrap()));
    /// ```
    ///
    /// # Errors
    /// Says what was expected, in words for the person who wrote the date.
    pub fn parse(text: &str) -> Result<When, String> {
        // Most dates are whole days, and a log has many.
        if let Some(day) = Day::parse(text) {
            return Ok(day.into());
        }
        if let Some(hint) = hint(text) {
            return Err(format!("'{text}' is not a date: {hint}"));
        }
        let Some((from, to)) = text.split_once('/') else {
            return single(text);
        };
        let earliest = if matches!(from, "" | "..") { Day::MIN } else { single(from)?.earliest };
        let latest = if matches!(to, "" | "..") { Day::MAX } else { single(to)?.latest };
        When::between(earliest, latest)
            .ok_or_else(|| format!("'{text}' ends before it begins: swap the two dates"))
    }
}

/// How to write a day that has to be whole, where it is written as other programs do.
pub(crate) fn hint_of_day(text: &str) -> Option<String> {
    let unknown = text.ends_with("-00") && text.len() == 10;
    let whole = "the day has to be whole here: leave it out if it is not known, and say so in a remark";
    hint(text).map(|hint| if unknown { whole.into() } else { hint })
}

/// What somebody meant who wrote a date as other programs do: `2007-11-00`, `1.2.2007`, `01/02/2007`, `2007/02/01`.
fn hint(text: &str) -> Option<String> {
    let digits = |part: &str| part.len() <= 4 && !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    // One sign between all three: an interval such as 2008-05/2009 has two.
    let sign = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '-' | '.' | '/'))?;
    let parts: Vec<&str> = text.split(sign).collect();
    let [a, b, c] = parts[..] else { return None };
    if ![a, b, c].into_iter().all(digits) {
        return None;
    }
    match (a.len(), c.len()) {
        (4, 1..=2) if sign != '-' => Some(format!("write {a}-{b:0>2}-{c:0>2}")),
        (4, 2) if b == "00" => Some(format!("write {a} if the month is not known")),
        (4, 2) if c == "00" => Some(format!("write {a}-{b} if the day is not known")),
        (1..=2, 4) => Some(format!("write the year first, then the month and the day: {c}-MM-DD")),
        _ => None,
    }
}

/// One date without a slash: a day, a month, a year, or one of these with `X` for digits not known.
fn single(text: &str) -> Result<When, String> {
    if let Some(mark) = text.chars().find(|c| matches!(c, '?' | '~' | '%')) {
        return Err(format!(
            "'{text}': '{mark}' says that a date is doubtful but not how far; write the interval it lies in, such as 2008-01-01/2009-12-31"
        ));
    }
    let unreadable = || {
        format!(
            "'{text}' is not a date: write YYYY-MM-DD, or YYYY-MM, YYYY or an interval such as 2008-05-01/2008-06-30 if the day is not known"
        )
    };
    if text.len() > 10 || !text.is_ascii() {
        return Err(unreadable());
    }
    let mut parts = text.split('-');
    let years = digits(parts.next().unwrap_or_default(), 4).ok_or_else(unreadable)?;
    let month = parts.next().map(|p| digits(p, 2).ok_or_else(unreadable)).transpose()?;
    let day = parts.next().map(|p| digits(p, 2).ok_or_else(unreadable)).transpose()?;
    if parts.next().is_some() {
        return Err(unreadable());
    }
    if month.is_some_and(|(lo, hi)| lo == hi && (21..=41).contains(&lo)) {
        return Err(format!(
            "'{text}' names a season, which depends on the hemisphere; write the months, such as 2008-03/2008-05"
        ));
    }
    let impossible = || format!("'{text}' is not a date of the calendar");
    let (m0, m1) = month.map_or(Ok((1, 12)), |(lo, hi)| bounded(lo, hi, 1, 12).ok_or_else(impossible))?;
    let (year0, year1) = years;
    let first_of = |y: i32, m: i32| i16::try_from(y).ok().and_then(|y| Day::new(y, i8::try_from(m).ok()?, 1));
    let (Some(from), Some(last_month)) = (first_of(year0, m0), first_of(year1, m1)) else {
        return Err(impossible());
    };
    let to = last_month.first_of_month_after(1).plus_days(-1).max(last_month);
    let to = if last_month.year() == 9999 && m1 == 12 { Day::MAX } else { to };
    let Some((d0, d1)) = day else {
        return When::between(from, to).ok_or_else(impossible);
    };
    let month_length = to.number() - last_month.number() + 1;
    let first_length = if m0 == m1 && year0 == year1 { month_length } else { 31 };
    let (d0, _) = bounded(d0, d1, 1, first_length).ok_or_else(impossible)?;
    let (_, d1) = bounded(d0, d1, 1, month_length).ok_or_else(impossible)?;
    When::between(from.plus_days(d0 - 1), last_month.plus_days(d1 - 1)).ok_or_else(impossible)
}

/// The numbers that a field of exactly `width` digits may stand for; trailing `X` is any digit.
fn digits(text: &str, width: usize) -> Option<(i32, i32)> {
    let known = text.trim_end_matches('X');
    if text.len() != width || !known.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let scale = 10i32.pow(u32::try_from(width - known.len()).ok()?);
    let base = known.parse::<i32>().unwrap_or(0) * scale;
    Some((base, base + scale - 1))
}

fn bounded(lo: i32, hi: i32, least: i32, most: i32) -> Option<(i32, i32)> {
    let (lo, hi) = (lo.max(least), hi.min(most));
    (lo <= hi).then_some((lo, hi))
}

impl From<Day> for When {
    fn from(day: Day) -> When {
        When { earliest: day, latest: day }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let When { earliest, latest } = *self;
        if earliest == latest {
            return write!(f, "{earliest}");
        }
        let (first, last) = (earliest.to_string(), latest.to_string());
        let ends_month = latest == Day::MAX || latest.next().date().day() == 1;
        if earliest != Day::MIN && latest != Day::MAX && earliest.date().day() == 1 && ends_month {
            if first[..7] == last[..7] {
                return f.write_str(&first[..7]);
            }
            if first[..4] == last[..4] && first.ends_with("01-01") && last.ends_with("12-31") {
                return f.write_str(&first[..4]);
            }
        }
        let open =
            |day: Day, text: String| if day == Day::MIN || day == Day::MAX { "..".into() } else { text };
        write!(f, "{}/{}", open(earliest, first), open(latest, last))
    }
}

impl fmt::Debug for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::str::FromStr for Day {
    type Err = String;
    fn from_str(text: &str) -> Result<Day, String> {
        Day::try_from(text.to_owned())
    }
}

impl TryFrom<String> for When {
    type Error = String;
    fn try_from(text: String) -> Result<When, String> {
        When::parse(&text)
    }
}

impl From<When> for String {
    fn from(when: When) -> String {
        when.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A whole day is read by itself first: that comes to what reading it as any other date does.
    #[test]
    fn a_whole_day_is_itself() {
        let years = |from: i16, to: i16| {
            let (from, to) = (Day::new(from, 1, 1).unwrap(), Day::new(to, 12, 31).unwrap());
            std::iter::successors(Some(from), move |day| (*day < to).then(|| day.next()))
        };
        let days = years(0, 4).chain(years(1899, 1904)).chain(years(1996, 2001)).chain(years(9996, 9999));
        for day in days {
            let text = day.to_string();
            assert_eq!((When::parse(&text), single(&text)), (Ok(day.into()), Ok(day.into())), "{text}");
        }
    }

    #[test]
    fn texts_and_their_bounds() {
        for (text, bounds) in [
            ("2008", "2008-01-01 2008-12-31"),
            ("2008-02", "2008-02-01 2008-02-29"),
            ("2008-02-XX", "2008-02-01 2008-02-29"),
            ("2008-XX", "2008-01-01 2008-12-31"),
            ("2008-XX-XX", "2008-01-01 2008-12-31"),
            ("20XX", "2000-01-01 2099-12-31"),
            ("2008-1X", "2008-10-01 2008-12-31"),
            ("2008-05-2X", "2008-05-20 2008-05-29"),
            ("2008-05/2008-06-10", "2008-05-01 2008-06-10"),
            ("2008/2009-05", "2008-01-01 2009-05-31"),
            ("2008-05/2009", "2008-05-01 2009-12-31"),
            ("2008-05-07/2009", "2008-05-07 2009-12-31"),
            ("2008/..", "2008-01-01 9999-12-31"),
            ("../2016-04-08", "0000-01-01 2016-04-08"),
            ("2016-04-08/", "2016-04-08 9999-12-31"),
            ("9999-12-31", "9999-12-31 9999-12-31"),
        ] {
            let when = When::parse(text).unwrap();
            assert_eq!(format!("{} {}", when.earliest, when.latest), bounds, "{text}");
        }
        for text in [
            "",
            "2008-13",
            "2008-02-30",
            "2015-02-29",
            "8 May 2016",
            "2008?",
            "2008-21",
            "2009/2008",
            "2008-05-01-01",
            "-2008",
            "2008-5-1",
            "2007-11-00",
            "2007-00-00",
            "1.2.2007",
            "01/02/2007",
            "2007/02/01",
            "２００８",
        ] {
            assert!(When::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn dates_of_other_programs_are_explained() {
        for (text, hint) in [
            ("2007-11-00", "write 2007-11 if"),
            ("2007-00-00", "write 2007 if"),
            ("1.2.2007", "2007-MM-DD"),
            ("01/02/2007", "2007-MM-DD"),
            ("2007/2/1", "write 2007-02-01"),
        ] {
            let wrong = When::parse(text).unwrap_err();
            assert!(wrong.contains(hint), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn display_and_parse_agree(a in Day::MIN.number()..Day::MAX.number(), n in 0i32..800) {
            let when = When::between(Day::MIN.plus_days(a - Day::MIN.number()), Day::MIN.plus_days(a - Day::MIN.number() + n)).unwrap();
            prop_assert_eq!(When::parse(&when.to_string()).unwrap(), when);
        }

        /// Either end of an interval may be a day, a month or a year.
        #[test]
        fn intervals_mix_days_months_and_years(y in 1900i16..2100, n in 0i16..9, m in 1i8..=12, d in 1i8..=28, how in 0usize..9) {
            let text = |year: i16, how: usize| {
                let whole = format!("{year:04}-{m:02}-{d:02}");
                whole[..[4, 7, 10][how]].to_owned()
            };
            let (from, to) = (text(y, how % 3), text(y + n, how / 3));
            let (first, last) = (When::parse(&from).unwrap(), When::parse(&to).unwrap());
            let whole = When::between(first.earliest, last.latest);
            prop_assert_eq!(When::parse(&format!("{from}/{to}")).ok(), whole, "{}/{}", from, to);
        }

        #[test]
        fn parse_never_panics(text in "[0-9X./~?-]{0,22}") {
            let _ = When::parse(&text);
        }
    }
}
