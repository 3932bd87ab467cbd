//! Sets of actors over time: a sorted list of days on which a set changed, and the set from then on.

use crate::{ActorIx, ActorSet, Day, known::Known};

/// A set of actors that changes from day to day; empty before its first change.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Timeline {
    // INVARIANT: `days` is strictly increasing and as long as `sets`; neighbours in `sets` differ.
    days: Vec<Day>,
    sets: Vec<ActorSet>,
}

impl Timeline {
    /// A set that never changes.
    pub fn constant(set: ActorSet) -> Timeline {
        let mut line = Timeline::default();
        line.push(Day::MIN, set);
        line
    }

    /// The set on `day`.
    pub fn at(&self, day: Day) -> ActorSet {
        match self.days.partition_point(|d| *d <= day) {
            0 => ActorSet::EMPTY,
            n => self.sets[n - 1],
        }
    }

    /// The changes, in order: from this day on, this set.
    pub fn changes(&self) -> impl Iterator<Item = (Day, ActorSet)> + '_ {
        self.days.iter().copied().zip(self.sets.iter().copied())
    }

    /// The days on which the set changes.
    pub fn days(&self) -> &[Day] {
        &self.days
    }

    /// Continues the line: from `day`, not before the last change, the set is `set`.
    pub fn push(&mut self, day: Day, set: ActorSet) {
        if self.days.last() == Some(&day) {
            self.days.pop();
            self.sets.pop();
        }
        if self.sets.last().copied().unwrap_or_default() != set {
            self.days.push(day);
            self.sets.push(set);
        }
    }

    /// The line in which every listed actor is a member from its first day until before its second.
    /// Spans of one actor may overlap.
    pub fn from_spans(spans: impl IntoIterator<Item = (ActorIx, Day, Day)>) -> Timeline {
        let mut changes: Vec<(Day, ActorIx, i32)> = Vec::new();
        for (actor, from, to) in spans {
            if from < to {
                changes.push((from, actor, 1));
                if to < Day::MAX {
                    changes.push((to, actor, -1));
                }
            }
        }
        changes.sort_unstable();
        let mut depth = [0i32; ActorSet::CAPACITY];
        let (mut line, mut set) = (Timeline::default(), ActorSet::EMPTY);
        for group in changes.chunk_by(|a, b| a.0 == b.0) {
            for &(_, actor, step) in group {
                let depth = &mut depth[usize::from(actor.0)];
                *depth += step;
                if *depth > 0 { set.insert(actor) } else { set.remove(actor) }
            }
            line.push(group[0].0, set);
        }
        line
    }

    /// Combines two lines day by day.
    pub fn zip(&self, other: &Timeline, f: impl Fn(ActorSet, ActorSet) -> ActorSet) -> Timeline {
        let mut line = Timeline::default();
        line.push(Day::MIN, f(self.at(Day::MIN), other.at(Day::MIN)));
        let (mut a, mut b) = (0, 0);
        while a < self.days.len() || b < other.days.len() {
            let day = match (self.days.get(a), other.days.get(b)) {
                (Some(x), Some(y)) => *x.min(y),
                (Some(x), None) => *x,
                (_, y) => *y.unwrap_or(&Day::MAX),
            };
            a += usize::from(self.days.get(a) == Some(&day));
            b += usize::from(other.days.get(b) == Some(&day));
            let left = a.checked_sub(1).map_or(ActorSet::EMPTY, |i| self.sets[i]);
            let right = b.checked_sub(1).map_or(ActorSet::EMPTY, |i| other.sets[i]);
            line.push(day, f(left, right));
        }
        line
    }
}

/// A set known only within bounds: who surely is a member, and who possibly is.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Bounds {
    /// Members whatever the uncertain dates turn out to be.
    pub sure: ActorSet,
    /// Members for some choice of the uncertain dates; holds all of `sure`.
    pub possible: ActorSet,
}

impl Bounds {
    /// A set without doubt.
    pub fn certain(set: ActorSet) -> Bounds {
        Bounds { sure: set, possible: set }
    }

    /// How many members there are, at least and at most.
    pub fn count(&self) -> Count {
        Count { min: self.sure.len(), max: self.possible.len() }
    }

    /// Members of both.
    pub fn and(self, other: Bounds) -> Bounds {
        Bounds { sure: self.sure & other.sure, possible: self.possible & other.possible }
    }

    /// Members of either.
    pub fn or(self, other: Bounds) -> Bounds {
        Bounds { sure: self.sure | other.sure, possible: self.possible | other.possible }
    }

    /// Members of this one that are not members of the other.
    pub fn but_not(self, other: Bounds) -> Bounds {
        Bounds { sure: self.sure - other.possible, possible: self.possible - other.sure }
    }
}

/// A number known within bounds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// At least.
    pub min: usize,
    /// At most.
    pub max: usize,
}

impl Count {
    /// Whether it stands for so many or more, of something whose members come and do not go: more are possible than there
    /// are names for, and no fewer; or the record does not say through which day it is complete.
    pub fn or_more(self, by_name: Count, known: Known) -> bool {
        let wider = self.min < self.max && by_name.max < self.max && by_name.min <= self.min;
        wider || known == Known::Unsaid && self.min == self.max
    }
}

impl serde::Serialize for Count {
    /// A plain number when certain, else `{"min":98,"max":101}`.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        if self.min == self.max {
            return serializer.serialize_u64(self.min as u64);
        }
        let mut range = serializer.serialize_struct("Count", 2)?;
        range.serialize_field("min", &self.min)?;
        range.serialize_field("max", &self.max)?;
        range.end()
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.min == self.max {
            f.pad(&self.min.to_string())
        } else {
            f.pad(&format!("{}-{}", self.min, self.max))
        }
    }
}

/// [`Bounds`] over time.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct BoundsTimeline {
    /// Who surely is a member.
    pub sure: Timeline,
    /// Who possibly is; `None` while the same as `sure`, as it is for a certain record.
    doubtful: Option<Timeline>,
}

impl BoundsTimeline {
    /// A line from its two bounds.
    pub fn new(sure: Timeline, possible: Timeline) -> BoundsTimeline {
        BoundsTimeline { doubtful: (possible != sure).then_some(possible), sure }
    }

    /// A set without doubt.
    pub fn certain(line: Timeline) -> BoundsTimeline {
        BoundsTimeline { sure: line, doubtful: None }
    }

    /// Who possibly is a member.
    pub fn possible(&self) -> &Timeline {
        self.doubtful.as_ref().unwrap_or(&self.sure)
    }

    /// The bounds on `day`.
    pub fn at(&self, day: Day) -> Bounds {
        let sure = self.sure.at(day);
        Bounds { sure, possible: self.doubtful.as_ref().map_or(sure, |line| line.at(day)) }
    }

    /// Every day on which either bound changes, in order.
    pub fn days(&self) -> Vec<Day> {
        let mut days = self.sure.days().to_vec();
        if let Some(line) = &self.doubtful {
            days.extend_from_slice(line.days());
            days.sort_unstable();
            days.dedup();
        }
        days
    }

    /// Combines two lines day by day; `f` must work on bounds.
    pub fn zip(&self, other: &BoundsTimeline, f: impl Fn(Bounds, Bounds) -> Bounds) -> BoundsTimeline {
        let mut days = self.days();
        days.extend(other.days());
        days.push(Day::MIN);
        days.sort_unstable();
        days.dedup();
        let (mut sure, mut possible) = (Timeline::default(), Timeline::default());
        for day in days {
            let bounds = f(self.at(day), other.at(day));
            sure.push(day, bounds.sure);
            possible.push(day, bounds.possible);
        }
        BoundsTimeline::new(sure, possible)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// A timeline built from spans answers as the spans themselves do.
        #[test]
        fn spans_and_lookups_agree(spans in prop::collection::vec((0u16..6, 0i32..40, 0i32..40), 0..20), probe in -2i32..45) {
            let day = |n: i32| Day::MIN.plus_days(1000 + n);
            let line = Timeline::from_spans(spans.iter().map(|&(a, from, to)| (ActorIx(a), day(from), day(to))));
            let expected: ActorSet = spans.iter().filter(|s| s.1 <= probe && probe < s.2).map(|s| ActorIx(s.0)).collect();
            prop_assert_eq!(line.at(day(probe)), expected);
        }
    }
}
