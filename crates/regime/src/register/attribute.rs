//! Attributes of actors: what somebody has for a time, and how much of it.

use crate::{ActorIx, ActorSet, Actors, BoundsTimeline, Day, SourceIx, Timeline, When};

/// A row of `attributes.csv`: an actor has a value for an attribute during a time.
#[derive(Clone, Debug)]
pub struct AttributeRow {
    /// Whose it is; the State named means those that continue one another.
    pub actor: ActorIx,
    /// The value as written.
    pub value: String,
    /// The value as a weight, in millionths, where it is a number.
    pub weight: u64,
    /// From when.
    pub from: Option<When>,
    /// Until when: it holds before this day and not on it.
    pub to: Option<When>,
    /// Where it is published.
    pub sources: Vec<SourceIx>,
    /// A remark.
    pub note: String,
}

/// A row as it concerns one of the States that continue one another, while that State is there.
#[derive(Clone, Copy, Debug)]
struct Held {
    actor: ActorIx,
    from: When,
    to: When,
    weight: u64,
    has: bool,
}

/// An attribute of actors.
#[derive(Clone, Default, Debug)]
pub struct Attribute {
    /// Its rows.
    pub rows: Vec<AttributeRow>,
    /// Who has it when. A value of 0 or `no` is not having it.
    pub holders: BoundsTimeline,
    held: Vec<Held>,
}

impl Attribute {
    /// An attribute from its rows.
    pub fn new(rows: Vec<AttributeRow>, actors: &Actors) -> Attribute {
        let mut held = vec![];
        for row in &rows {
            let (open, shut) = (row.from.unwrap_or(Day::MIN.into()), row.to.unwrap_or(Day::MAX.into()));
            for (actor, from, to) in actors.tenures(actors.origin(row.actor)) {
                let clip = |when: When| When {
                    earliest: when.earliest.clamp(from, to.max(from)),
                    latest: when.latest.clamp(from, to.max(from)),
                };
                let has = !matches!(row.value.as_str(), "0" | "no" | "");
                held.push(Held { actor, from: clip(open), to: clip(shut), weight: row.weight, has });
            }
        }
        let line = |sure: bool| {
            let has = held.iter().filter(|h| h.has);
            Timeline::from_spans(has.map(|h| match sure {
                true => (h.actor, h.from.latest, h.to.earliest),
                false => (h.actor, h.from.earliest, h.to.latest),
            }))
        };
        Attribute { holders: BoundsTimeline::new(line(true), line(false)), rows, held }
    }

    /// Every day on which a row may begin or end, and so a weight may change.
    pub fn days(&self) -> impl Iterator<Item = Day> {
        let ends = self.held.iter().flat_map(|h| [h.from, h.to]);
        ends.flat_map(|end| [end.earliest, end.latest])
    }

    /// The least that a set surely weighs on a day, in millionths.
    pub fn least(&self, set: ActorSet, day: Day) -> u64 {
        self.sum(set, |h| h.from.latest <= day && day < h.to.earliest)
    }

    /// The most that a set possibly weighs on a day, in millionths.
    pub fn most(&self, set: ActorSet, day: Day) -> u64 {
        self.sum(set, |h| h.from.earliest <= day && day < h.to.latest)
    }

    fn sum(&self, set: ActorSet, counts: impl Fn(&Held) -> bool) -> u64 {
        let counted = self.held.iter().filter(|h| set.contains(h.actor) && counts(h));
        counted.fold(0u64, |sum, h| sum.saturating_add(h.weight))
    }
}
