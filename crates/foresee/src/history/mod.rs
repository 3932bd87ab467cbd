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
}
