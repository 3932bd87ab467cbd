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
    register::{Claim, Instrument, Known},
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
                let first = self.lines().first_joined(*ix).map(|of| self.register().definition(of));
                for p in self.published(&definition.id) {
                    days.extend([begins(definition, *which, &p), p.date.earliest.next()]);
                    days.extend(first.map(|first| begins(first, Which::Bound, &p)));
                }
            }
            Set::And(a, b) | Set::Or(a, b) | Set::ButNot(a, b) => {
                self.total_days(a, days);
                self.total_days(b, days);
            }
            _ => {}
        }
    }

    /// The totals published of something that the record takes, in the order of their days.
    pub fn published(&self, id: &str) -> Vec<Published> {
        let about = self.docket().about(id).filter(|p| !self.sets_aside(p));
        let mut all: Vec<Published> = about.filter_map(|p| self.total(p)).collect();
        all.sort_by_key(|p| (p.date.latest, p.date.earliest, p.number));
        all
    }

    /// Whether a proceeding is a total that the record does not take: where sources disagree, its number is said by one of its
    /// sources that is not taken, and by none that is.
    pub fn sets_aside(&self, p: &Proceeding) -> bool {
        let What::PublishedCount(_, Some(n)) = p.what else { return false };
        let says = |claim: &&Claim| {
            claim.sources.iter().any(|source| p.sources.contains(source))
                && numbers(&claim.says).any(|said| said == n)
        };
        let mut said = self.register().claims.iter().filter(says).peekable();
        said.peek().is_some() && said.all(|claim| !claim.taken)
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

/// The whole numbers in a text.
fn numbers(text: &str) -> impl Iterator<Item = u32> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok())
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
            Set::And(x, y) => {
                let (a, b) = (self.count(x, day), self.count(y, day));
                narrowed(a.0.and(b.0), self.in_both((x, a), (y, b), day), a.1.max.min(b.1.max))
            }
            Set::Or(a, b) => {
                let (a, b) = (self.count(a, day), self.count(b, day));
                narrowed(a.0.or(b.0), a.1.min.max(b.1.min), a.1.max + b.1.max)
            }
            Set::ButNot(x, y) => {
                let (a, b) = (self.count(x, day), self.count(y, day));
                let least = a.1.min.saturating_sub(b.1.max);
                let most = a.1.max.saturating_sub(self.in_both((x, a), (y, b), day));
                narrowed(a.0.but_not(b.0), least, most)
            }
            _ => {
                let bounds = set.at(day, self.lines);
                (bounds, bounds.count())
            }
        }
    }

    /// How many are in both at least: whoever is counted in one and cannot be outside the other, or had to be in it to join.
    fn in_both(&self, (x, a): (&Set, Members), (y, b): (&Set, Members), day: Day) -> usize {
        let without_names = in_both(a, b);
        without_names.max(self.had_to_join(x, y, a.0, b.0, day)).max(self.had_to_join(y, x, b.0, a.0, day))
    }

    /// How many are in both at least where the first is an instrument that only those may join that have joined the second:
    /// then whoever was counted and is not named is in the second as well.
    fn had_to_join(&self, x: &Set, y: &Set, a: Bounds, b: Bounds, day: Day) -> usize {
        let (Set::Of(ix, which), Set::Of(of, counted)) = (x, y) else { return 0 };
        if self.lines.first_joined(*ix) != Some(*of) {
            return 0;
        }
        // Whoever had joined the second is bound by it a little later.
        let second = self.regime.register().definition(*of);
        let joined = match counted {
            Which::Bound => self.of_published(*ix, *which, day, |p| begins(second, Which::Bound, p) <= day),
            Which::Contracting => self.of(*ix, *which, day),
            _ => return 0,
        };
        joined.min.saturating_sub((a.sure - b.sure).len())
    }

    /// How many are something towards an instrument. Where all are named that is how many; after the horizon there are at
    /// least as many as were counted before, less those known to have left since, and at most as many as later.
    fn of(&self, ix: InstrumentIx, which: Which, day: Day) -> Count {
        self.of_published(ix, which, day, |_| true)
    }

    /// The same by those totals alone that may be used.
    fn of_published(
        &self,
        ix: InstrumentIx,
        which: Which,
        day: Day,
        usable: impl Fn(&Published) -> bool,
    ) -> Count {
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
            Which::Contracting | Which::Deposited if !exactly => match counted {
                Counted::Parties | Counted::States => true,
                Counted::Subscribers | Counted::Participants => political,
                _ => false,
            },
            Which::Signers => counted == Counted::Signatories,
            _ => false,
        };
        let begins = |p: &Published| begins(definition, which, p);
        let line = self.lines.line(ix, which);
        let left = |from: Day, to: Day| (line.at(from).possible - line.at(to).possible).len();
        let mut published = self.regime.published(&definition.id);
        published.retain(usable);
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
