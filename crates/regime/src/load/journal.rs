//! Everything that was done, in the order of the record: acts on instruments, and what happened in forums and to commitments.

use std::ops::Range;

use super::Columns;
use crate::{Act, ActorIx, AllActs, Day, Proceeding, Regime, When};

/// What one entry says was done.
#[derive(Clone, Copy, Debug)]
pub enum Done<'a> {
    /// An act on an instrument.
    Act(&'a Act),
    /// What happened in a forum or to a commitment.
    Proceeding(&'a Proceeding),
}

impl Done<'_> {
    /// Its place in the record.
    pub fn entry(self) -> u64 {
        match self {
            Done::Act(act) => act.entry,
            Done::Proceeding(p) => p.entry,
        }
    }

    /// The day it entered the record; [`Day::MIN`] where the record does not say.
    pub fn recorded(self) -> Day {
        match self {
            Done::Act(act) => act.recorded,
            Done::Proceeding(p) => p.recorded,
        }
    }

    /// When it was done.
    pub fn date(self) -> When {
        match self {
            Done::Act(act) => act.date,
            Done::Proceeding(p) => p.date,
        }
    }

    /// Who did it.
    pub fn actor(self) -> ActorIx {
        match self {
            Done::Act(act) => act.actor,
            Done::Proceeding(p) => p.actor,
        }
    }

    /// Its row in the table of acts.
    pub fn columns(self, regime: &Regime) -> Columns {
        match self {
            Done::Act(act) => regime.act_columns(act),
            Done::Proceeding(p) => regime.proceeding_columns(p),
        }
    }
}

/// Everything that was done, in the order of the record. What is asked of it is looked up, however much there is.
#[derive(Clone, Copy, Debug)]
pub struct Journal<'a> {
    acts: &'a AllActs,
    others: &'a [Proceeding],
}

impl<'a> Journal<'a> {
    /// How much there is.
    pub fn len(self) -> usize {
        self.acts.len() + self.others.len()
    }

    /// Whether there is nothing.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// All of it.
    pub fn all(self) -> Vec<Done<'a>> {
        self.range(0..self.len())
    }

    /// What stands in some places of the order.
    pub fn range(self, places: Range<usize>) -> Vec<Done<'a>> {
        let (start, end) = (places.start.min(self.len()), places.end.min(self.len()));
        let (first, last) = (self.acts_before(start), self.acts_before(end));
        let acts = self.acts.range(first..last).map(Done::Act);
        let others = self.others.get(start - first..end - last).unwrap_or_default();
        let mut all: Vec<Done<'a>> = acts.chain(others.iter().map(Done::Proceeding)).collect();
        // Two runs, each in order.
        all.sort_by_key(|done| done.entry());
        all
    }

    /// What the record holds from an entry on.
    pub fn since(self, entry: u64) -> Vec<Done<'a>> {
        let others = self.others.partition_point(|p| p.entry < entry);
        self.range(self.acts.before_entry(entry) + others..self.len())
    }

    /// What an entry says was done.
    pub fn of_entry(self, entry: u64) -> Option<Done<'a>> {
        let other =
            || self.others.get(self.others.partition_point(|p| p.entry < entry)).filter(|p| p.entry == entry);
        self.acts.of_entry(entry).map(Done::Act).or_else(|| other().map(Done::Proceeding))
    }

    /// How many of the first so many are acts on instruments.
    fn acts_before(self, place: usize) -> usize {
        let (mut low, mut high) = (place.saturating_sub(self.others.len()), place.min(self.acts.len()));
        while low < high {
            // So many acts, and the others of so many as there are in all.
            let middle = low.midpoint(high);
            let act = self.acts.range(middle..middle + 1).next().map(|act| act.entry);
            let other = self.others.get(place - middle - 1).map(|p| p.entry);
            match (act, other) {
                (Some(act), Some(other)) if act < other => low = middle + 1,
                _ => high = middle,
            }
        }
        low
    }
}

impl Regime {
    /// Everything that was done, in the order of the record.
    pub fn journal(&self) -> Journal<'_> {
        Journal { acts: self.acts(), others: self.docket().recorded() }
    }
}
