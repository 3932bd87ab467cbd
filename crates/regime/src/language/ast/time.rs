//! Periods, the days they count from, and the days within which a rule counts.

use super::Name;
use crate::Day;

/// One step of a period; steps are listed outermost first, as they are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// `n days after`.
    Days(u32),
    /// `n months after`.
    Months(u32),
    /// `n years after`.
    Years(u32),
    /// `first day of the k-th month after the month of`.
    FirstOfMonth(u32),
}

impl Step {
    /// The day this step leads to.
    pub fn from(self, day: Day) -> Day {
        let n = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
        match self {
            Step::Days(days) => day.plus_days(n(days)),
            Step::Months(months) => day.plus_months(n(months)),
            Step::Years(years) => day.plus_years(n(years)),
            Step::FirstOfMonth(k) => day.first_of_month_after(n(k)),
        }
    }

    /// The last day from which so long a notice still ends by `day`: `6 months before`.
    pub fn before(self, day: Day) -> Day {
        let n = |n: u32| i32::try_from(n).map_or(i32::MIN, |n| -n);
        let back = match self {
            Step::Days(days) => day.plus_days(n(days)),
            Step::Months(months) | Step::FirstOfMonth(months) => day.plus_months(n(months)),
            Step::Years(years) => day.plus_years(n(years)),
        };
        // Six months after the last days of August all end with February.
        let ends = |from: &Day| *from < Day::MAX && self.from(*from) <= day;
        std::iter::successors(Some(back), |from| Some(from.next()).filter(ends)).last().unwrap_or(back)
    }
}

/// Takes all the steps, innermost first.
pub fn take(steps: &[Step], day: Day) -> Day {
    steps.iter().rev().fold(day, |day, step| step.from(day))
}

/// A day that a definition refers to.
#[derive(Clone, PartialEq, Debug)]
pub enum Anchor {
    /// A date.
    On(Day),
    /// The day the instrument was opened for signature.
    Opening,
    /// The day it was adopted.
    Adoption,
    /// The day another instrument entered into force.
    EntryIntoForceOf(Name),
}

/// A day counted from another: `3 years after adoption`, or that day itself where there are no steps.
#[derive(Clone, PartialEq, Debug)]
pub struct Moment {
    /// What is added.
    pub steps: Vec<Step>,
    /// Counted from here.
    pub anchor: Anchor,
}

/// A day that comes every year: `30 June`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct YearDay {
    /// The month, 1 to 12.
    pub month: i8,
    /// The day of it; never the 29th of February.
    pub day: i8,
}

impl YearDay {
    /// The day in a year.
    pub fn in_year(self, year: i16) -> Day {
        Day::new(year, self.month, self.day).unwrap_or(Day::MAX)
    }

    /// The first such day that is not before `day`.
    pub fn from(self, day: Day) -> Day {
        let here = self.in_year(day.year());
        if here >= day { here } else { day.year().checked_add(1).map_or(Day::MAX, |year| self.in_year(year)) }
    }
}

/// The days on which a rule counts: from one day on, and before another.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Validity {
    /// The first day on which it counts; always so far if nothing is said.
    pub from: Option<Day>,
    /// The first day on which it no longer counts; for ever if nothing is said.
    pub until: Option<Day>,
}

impl Validity {
    /// Whether the rule counts on a day.
    pub fn holds_on(self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }

    /// Whether there is a day on which both count.
    pub fn overlaps(self, other: Validity) -> bool {
        let from = self.from.max(other.from).unwrap_or(Day::MIN);
        let until = |v: Validity| v.until.unwrap_or(Day::MAX);
        from < until(self).min(until(other))
    }

    /// Whether it counts on every day.
    pub fn is_always(self) -> bool {
        self == Validity::default()
    }

    /// The days on which it begins and ends to count.
    pub fn days(self) -> impl Iterator<Item = Day> {
        self.from.into_iter().chain(self.until)
    }
}
