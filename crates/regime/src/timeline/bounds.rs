//! Sets that are known only within bounds, on a day and over time.

use super::{Timeline, differences};
use crate::{ActorIx, ActorSet, Day, known::Known};

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
#[derive(Clone, Default, Debug)]
pub struct BoundsTimeline {
    /// Who surely is a member.
    pub sure: Timeline,
    /// Who possibly is; `None` where that is the same as `sure`, as it is for a certain record.
    doubtful: Option<Timeline>,
}

impl PartialEq for BoundsTimeline {
    fn eq(&self, other: &BoundsTimeline) -> bool {
        self.sure == other.sure && self.possible() == other.possible()
    }
}

impl Eq for BoundsTimeline {}

/// From a day until before another, in which an actor is a member. Those of one actor may overlap.
pub type Stay = (ActorIx, Day, Day);

/// When actors are members, within bounds.
#[derive(Clone, Default, Debug)]
pub struct Stays {
    /// When they surely are.
    sure: Vec<Stay>,
    /// When they possibly are; `None` where that is the same.
    doubtful: Option<Vec<Stay>>,
}

impl Stays {
    /// Adds that an actor surely is from a day until before another, and possibly from one until before another.
    pub fn push(&mut self, actor: ActorIx, sure: (Day, Day), possible: (Day, Day)) {
        if sure != possible && self.doubtful.is_none() {
            self.doubtful = Some(self.sure.clone());
        }
        self.sure.push((actor, sure.0, sure.1));
        if let Some(doubtful) = &mut self.doubtful {
            doubtful.push((actor, possible.0, possible.1));
        }
    }

    /// When they possibly are.
    fn possible(&self) -> &[Stay] {
        self.doubtful.as_deref().unwrap_or(&self.sure)
    }

    /// The first day on which two differ.
    pub fn differ(&self, other: &Stays) -> Option<Day> {
        let between = |a: &[Stay], b: &[Stay]| differences(a, b).into_iter().map(|(day, _)| day).min();
        let surely = between(&self.sure, &other.sure);
        if self.is_certain() && other.is_certain() {
            return surely;
        }
        surely.into_iter().chain(between(self.possible(), other.possible())).min()
    }

    fn is_certain(&self) -> bool {
        self.doubtful.is_none()
    }
}

impl From<Stays> for BoundsTimeline {
    fn from(spans: Stays) -> BoundsTimeline {
        let sure = Timeline::from_spans(spans.sure);
        match spans.doubtful {
            None => BoundsTimeline::certain(sure),
            Some(possible) => BoundsTimeline::new(sure, Timeline::from_spans(possible)),
        }
    }
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

    /// Puts the spans in which some actors surely and possibly are members in the place of those that they had. Returns the
    /// first day on which that makes a difference.
    pub fn exchange(&mut self, had: &Stays, have: &Stays) -> Option<Day> {
        if self.doubtful.is_none() && (!had.is_certain() || !have.is_certain()) {
            self.doubtful = Some(self.sure.clone());
        }
        let possibly = self.doubtful.as_mut().and_then(|line| line.exchange(had.possible(), have.possible()));
        let surely = self.sure.exchange(&had.sure, &have.sure);
        surely.into_iter().chain(possibly).min()
    }

    /// The bounds on `day`.
    pub fn at(&self, day: Day) -> Bounds {
        let sure = self.sure.at(day);
        Bounds { sure, possible: self.doubtful.as_ref().map_or(sure, |line| line.at(day)) }
    }

    /// Every day on which either bound changes, in order.
    pub fn days(&self) -> Vec<Day> {
        let mut days: Vec<Day> = self.sure.days().collect();
        if let Some(line) = &self.doubtful {
            days.extend(line.days());
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
