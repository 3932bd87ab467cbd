//! Who is in a set on a day, how many, and how much of that is known: names bound it, and so do published totals.

use serde::Serialize;

use super::{
    Regime, Set,
    horizon::Beyond,
    set::{Lines, Parties, Which},
};
use crate::{
    Bounds, Count, Day, InstrumentIx, Proceeding, When,
    language::ast::{Force, take},
    proceeding::{Counted, What},
    register::{Instrument, Known},
};

/// A set on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Extent {
    /// Who the record names, as if it were complete.
    pub recorded: Bounds,
    /// Who is in it for sure, and who possibly: after the horizon of the record as well.
    pub bounds: Bounds,
    /// How many that makes at least and at most, where totals were published not only by name. Of a record that says nothing
    /// of itself it is how many are named.
    pub count: Count,
    /// Through which day it is known.
    pub known: Known,
}

impl Extent {
    /// Whether nothing about it is in doubt.
    pub fn is_sure(&self) -> bool {
        self.count.min == self.count.max && self.bounds.sure == self.bounds.possible
    }
}

/// A total that somebody published.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Published {
    /// How many.
    pub number: usize,
    /// Of what.
    pub counted: Counted,
    /// The day that it is of.
    pub date: When,
    /// Where it was published, by id.
    pub sources: Vec<String>,
    /// What is to be said about it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Regime {
    /// A set on a day.
    pub fn extent(&self, set: &Set, on: Day) -> Extent {
        let lines = self.lines();
        Extent {
            recorded: set.at(on, lines.reading(Beyond::Nothing)),
            bounds: self.bounds(set, on),
            count: self.count(set, on, Parties::Bound),
            known: set.known(lines, on),
        }
    }

    /// Who is in a set on a day for sure, and who possibly.
    pub fn bounds(&self, set: &Set, on: Day) -> Bounds {
        set.at(on, self.lines().reading(Beyond::Unstated))
    }

    /// How many are in a set, by name and by published totals.
    pub(super) fn count(&self, set: &Set, on: Day, parties: Parties) -> Count {
        Totals { regime: self, lines: Lines { parties, ..self.lines() } }.count(set, on).1
    }

    /// The days from which published totals say something else of how many are in a set.
    pub(super) fn total_days(&self, set: &Set, days: &mut Vec<Day>) {
        match set {
            Set::Of(ix, which) => {
                let definition = self.register().definition(*ix);
                for p in self.published(&definition.id) {
                    days.extend([begins(definition, *which, &p), p.date.earliest.next()]);
                }
            }
            Set::And(a, b) | Set::Or(a, b) | Set::ButNot(a, b) => {
                self.total_days(a, days);
                self.total_days(b, days);
            }
            _ => {}
        }
    }

    /// The totals published of something, in the order of their days.
    pub fn published(&self, id: &str) -> Vec<Published> {
        let mut all: Vec<Published> = self.docket().about(id).filter_map(|p| self.total(p)).collect();
        all.sort_by_key(|p| (p.date.latest, p.date.earliest, p.number));
        all
    }

    /// A published total, if a proceeding is one.
    pub(crate) fn total(&self, p: &Proceeding) -> Option<Published> {
        let What::PublishedCount(counted, Some(n)) = p.what else { return None };
        Some(Published {
            number: usize::try_from(n).ok()?,
            counted,
            date: p.date,
            sources: self.source_ids(p.sources.iter().copied()),
            note: p.note.clone(),
        })
    }
}

/// Counts sets, by name and by published totals.
struct Totals<'a> {
    regime: &'a Regime,
    lines: Lines<'a>,
}

/// Who is in a set, and how many that makes.
type Members = (Bounds, Count);

impl Totals<'_> {
    /// Each part of a set is looked at once, however deep it is.
    fn count(&self, set: &Set, day: Day) -> Members {
        match set {
            Set::Of(ix, which) => (self.lines.at(*ix, *which, day), self.of(*ix, *which, day)),
            Set::Forum(_, line, Some(total)) if !line.at(day).possible.is_empty() => {
                narrowed(set.at(day, self.lines), *total, *total)
            }
            Set::And(a, b) => {
                let (a, b) = (self.count(a, day), self.count(b, day));
                narrowed(a.0.and(b.0), in_both(a, b), a.1.max.min(b.1.max))
            }
            Set::Or(a, b) => {
                let (a, b) = (self.count(a, day), self.count(b, day));
                narrowed(a.0.or(b.0), a.1.min.max(b.1.min), a.1.max + b.1.max)
            }
            Set::ButNot(a, b) => {
                let (a, b) = (self.count(a, day), self.count(b, day));
                let (least, most) = (a.1.min.saturating_sub(b.1.max), a.1.max.saturating_sub(in_both(a, b)));
                narrowed(a.0.but_not(b.0), least, most)
            }
            _ => {
                let bounds = set.at(day, self.lines);
                (bounds, bounds.count())
            }
        }
    }

    /// How many are something towards an instrument. Where all are named that is how many; after the horizon there are at
    /// least as many as were counted before, less those known to have left since, and at most as many as later.
    fn of(&self, ix: InstrumentIx, which: Which, day: Day) -> Count {
        let by_name = self.lines.at(ix, which, day).count();
        let definition = self.regime.register().definition(ix);
        let unsaid = definition.complete.is_none() && definition.force != Force::Proposed;
        // What was counted once says nothing of what is over.
        if self.lines.is_over(ix, which, day) || !unsaid && !self.lines.is_open(ix, day) {
            return by_name;
        }
        let political = definition.force == Force::Political;
        let counts = |counted: Counted, exactly: bool| match which {
            Which::Bound => match counted {
                Counted::Parties => true,
                Counted::States => !exactly,
                Counted::Subscribers | Counted::Participants => political,
                _ => false,
            },
            Which::Contracting | Which::Deposited => {
                !exactly && matches!(counted, Counted::Parties | Counted::States)
            }
            Which::Signers => counted == Counted::Signatories,
            Which::Signed | Which::Provisional | Which::Objecting => false,
        };
        let begins = |p: &Published| begins(definition, which, p);
        let line = self.lines.line(ix, which);
        let left = |from: Day, to: Day| (line.at(from).possible - line.at(to).possible).len();
        let published = self.regime.published(&definition.id);
        let before = published.iter().filter(|p| counts(p.counted, false) && begins(p) <= day);
        let least = before.map(|p| p.number.saturating_sub(left(p.date.latest, day))).max().unwrap_or(0);
        if unsaid {
            return Count { min: by_name.min.max(least), max: by_name.max.max(least) };
        }
        let after = published.iter().filter(|p| counts(p.counted, true) && day <= p.date.earliest);
        let most = after.map(|p| p.number + left(day, p.date.earliest)).min().unwrap_or(usize::MAX);
        within(by_name, least, most)
    }
}

/// From when on so many are in a set as were counted. Counted are those that have joined; they are bound a little later.
fn begins(definition: &Instrument, which: Which, p: &Published) -> Day {
    match (which, definition.later(p.date.latest)) {
        (Which::Bound, Some(later)) => take(&later.steps, p.date.latest),
        _ => p.date.latest,
    }
}

/// How many are in both at least: whoever is counted in one and cannot be outside the other.
fn in_both((x, a): Members, (y, b): Members) -> usize {
    let inside =
        |count: Count, of: Bounds, other: Bounds| count.min.saturating_sub((of.possible - other.sure).len());
    inside(a, x, y).max(inside(b, y, x)).max((x.sure & y.sure).len())
}

fn narrowed(bounds: Bounds, least: usize, most: usize) -> Members {
    (bounds, within(bounds.count(), least, most))
}

/// What names say, narrowed; names are believed where the two contradict each other.
fn within(by_name: Count, least: usize, most: usize) -> Count {
    let min = by_name.min.max(least.min(by_name.max));
    Count { min, max: by_name.max.min(most).max(min) }
}
