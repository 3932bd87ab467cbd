//! Who could join an instrument since when, and who did: the material of everything here.

mod course;
mod placement;
mod record;
mod reference;

pub use course::{Course, Year};
pub use placement::Placement;
pub use record::history;
pub use reference::{Reference, Use};

use comity_regime::{ActorIx, Day, When};

use crate::month::Month;

/// One State and one instrument. A State that continues another is the same one.
#[derive(Clone, PartialEq, Debug)]
pub struct Spell {
    /// The first of the States that continue one another.
    pub state: ActorIx,
    /// The first month in which it could join.
    pub eligible: Month,
    /// The first month in which it no longer can, because it has ended; `None` while it exists.
    pub ended: Option<Month>,
    /// When it joined, as exactly as is known; `None` if it has not, by name.
    pub joined: Option<When>,
}

impl Spell {
    /// Whether it could join in a month, had it not yet.
    pub fn exists(&self, month: Month) -> bool {
        self.eligible <= month && self.ended.is_none_or(|end| month < end)
    }
}

/// Everything that is known on one day of the States that have joined an instrument, and of those that may.
#[derive(Clone, PartialEq, Debug)]
pub struct History {
    /// The instrument's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The month in which it could first be joined.
    pub opened: Month,
    /// The last day on which it is known how many States had joined. What came after is not known, and is forecast.
    pub seen: Day,
    /// How many States had joined on that day.
    pub joined: usize,
    /// Each State that could ever join.
    pub spells: Vec<Spell>,
    /// How many States had joined, by totals published by the day asked about: day and number, by day.
    pub totals: Vec<(Day, usize)>,
}

impl History {
    /// That of what nobody can join yet.
    pub fn none(id: &str, title: &str, on: Day) -> History {
        History {
            id: id.to_owned(),
            title: title.to_owned(),
            opened: Month::of(on),
            seen: on,
            joined: 0,
            spells: vec![],
            totals: vec![],
        }
    }

    /// The first month that has not been seen.
    pub fn next_month(&self) -> Month {
        Month::after(self.seen)
    }

    /// How many joined of whom it is not known on that day who they are: a total tells of them and no name, or a name with
    /// an interval that goes on.
    pub fn unnamed(&self) -> usize {
        let surely = self.spells.iter().filter(|s| s.joined.is_some_and(|w| w.latest <= self.seen)).count();
        self.joined.saturating_sub(surely)
    }

    /// Those that may still join after the day seen, as far as names go; who joined unnamed is among them.
    pub fn at_risk(&self) -> impl Iterator<Item = &Spell> {
        let next = self.next_month();
        self.spells.iter().filter(move |s| s.exists(next) && s.joined.is_none_or(|w| w.latest > self.seen))
    }

    /// How many had joined on a day, at least and at most, by names and published totals; `None` after the last day on which it
    /// is known. A total that contradicts names is left aside.
    pub fn joined_on(&self, day: Day) -> Option<(usize, usize)> {
        if day > self.seen {
            return None;
        }
        let count = |known: fn(&When) -> Day, day: Day| {
            self.spells.iter().filter(|s| s.joined.is_some_and(|w| known(&w) <= day)).count()
        };
        let sure = count(|w| w.latest, day);
        let believed = self.totals.iter().filter(|(on, number)| *number >= count(|w| w.latest, *on));
        let (mut least, mut most) = (sure, (count(|w| w.earliest, day) + self.unnamed()).min(self.joined));
        for (on, number) in believed {
            if *on <= day {
                least = least.max(*number);
            }
            if *on >= day {
                most = most.min(*number);
            }
        }
        Some((least, most.max(least)))
    }

    /// How many had joined, at least and at most, from each day on on which that changed.
    pub fn steps(&self) -> Vec<(Day, usize, usize)> {
        let joins = self.spells.iter().filter_map(|s| s.joined).flat_map(|w| [w.earliest, w.latest]);
        let mut days: Vec<Day> = joins.chain(self.totals.iter().map(|(day, _)| *day)).collect();
        days.sort_unstable();
        days.dedup();
        let mut steps: Vec<(Day, usize, usize)> = vec![];
        for day in days.into_iter().filter(|day| *day > Day::MIN) {
            let Some((least, most)) = self.joined_on(day) else { break };
            if steps.last().is_none_or(|(_, a, b)| (*a, *b) != (least, most)) {
                steps.push((day, least, most));
            }
        }
        steps
    }
}
