//! When digests are due: once a week, at an hour of a day, in UTC.

use std::fmt::{self, Display, Formatter};

use jiff::{SignedDuration, Timestamp, civil::Weekday, tz::TimeZone};
use serde::Deserialize;

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Weekly {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// The hour of the week at which digests are due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The day.
    pub day: Weekly,
    /// The hour, from 0 to 23.
    pub hour: i8,
}

/// A week, from one digest to the next, by the day on which it began: `2026-12-07`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period(String);

impl Schedule {
    /// The period that a moment lies in, in seconds since 1970: its digests are due from its beginning on.
    pub fn period(self, now: u64) -> Period {
        let now = i64::try_from(now)
            .ok()
            .and_then(|now| Timestamp::from_second(now).ok())
            .unwrap_or(Timestamp::MAX);
        // Reckoned from the hour on which it turns, a period is a week of days.
        let hours = SignedDuration::from_hours(self.hour.into());
        let day = TimeZone::UTC.to_datetime(now.saturating_sub(hours).unwrap_or(Timestamp::MIN)).date();
        let since = day.weekday().since(self.weekday());
        Period(day.saturating_sub(jiff::Span::new().days(since)).to_string())
    }

    fn weekday(self) -> Weekday {
        match self.day {
            Weekly::Monday => Weekday::Monday,
            Weekly::Tuesday => Weekday::Tuesday,
            Weekly::Wednesday => Weekday::Wednesday,
            Weekly::Thursday => Weekday::Thursday,
            Weekly::Friday => Weekday::Friday,
            Weekly::Saturday => Weekday::Saturday,
            Weekly::Sunday => Weekday::Sunday,
        }
    }
}

impl Display for Period {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_begins_at_its_hour_and_lasts_a_week() {
        let schedule = Schedule { day: Weekly::Monday, hour: 6 };
        let period = |moment: &str| {
            let moment: Timestamp = moment.parse().unwrap();
            schedule.period(moment.as_second().try_into().unwrap()).to_string()
        };
        // 7 December 2026 is a Monday.
        assert_eq!(period("2026-12-07T05:59:59Z"), "2026-11-30");
        assert_eq!(period("2026-12-07T06:00:00Z"), "2026-12-07");
        assert_eq!(period("2026-12-14T05:59:59Z"), "2026-12-07");
        assert_eq!(period("2026-12-14T06:00:00Z"), "2026-12-14");
        assert_eq!(period("2027-01-01T00:00:00Z"), "2026-12-28");
        let sunday = Schedule { day: Weekly::Sunday, hour: 23 };
        assert_eq!(sunday.period(1_796_598_000).to_string(), "2026-12-06");
        assert_eq!(sunday.period(1_796_597_999).to_string(), "2026-11-29");
        assert!(sunday.period(u64::MAX).to_string().starts_with("9999"));
    }
}
