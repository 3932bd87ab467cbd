//! Attributes of actors: what somebody has for a time, and how much of it.

mod definition;
mod line;

pub use definition::AttributeDefinition;
pub use line::{Line, Value};

use crate::{
    ActorIx, ActorSet, Actors, BoundsTimeline, Day, SourceIx, Timeline, When, language::ast::Nature,
};

/// A row of `attributes.csv`: an actor has a value for an attribute during a time.
#[derive(Clone, Debug)]
pub struct AttributeRow {
    /// Whose it is; the State named means those that continue one another.
    pub actor: ActorIx,
    /// The value as written.
    pub value: String,
    /// The value as a weight, in millionths, where it is a number.
    pub weight: u64,
    /// Its bounds, in millionths of its unit, where it is a number or has bounds.
    pub bounds: Option<(u64, Option<u64>)>,
    /// From when; of a reading, the day that it is of.
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
    /// What it is, where a definition says so.
    pub definition: Option<AttributeDefinition>,
    /// Its rows.
    pub rows: Vec<AttributeRow>,
    /// Who has it when. A value of 0 or `no` is not having it.
    pub holders: BoundsTimeline,
    /// How much everybody has of it, where it is defined and has a unit.
    pub line: Option<Line>,
    held: Vec<Held>,
}

impl Attribute {
    /// An attribute from its rows.
    pub fn new(
        rows: Vec<AttributeRow>,
        definition: Option<AttributeDefinition>,
        actors: &Actors,
    ) -> Attribute {
        let reading = definition.as_ref().is_some_and(|d| d.nature == Nature::Reading);
        let line =
            definition.as_ref().filter(|d| d.unit.is_some() || reading).map(|d| Line::new(&rows, d, actors));
        if let Some(line) = line.filter(|_| reading) {
            let holders = line.holders(actors);
            return Attribute { definition, rows, holders, line: Some(line), held: vec![] };
        }
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
        let line_of = |sure: bool| {
            let has = held.iter().filter(|h| h.has);
            Timeline::from_spans(has.map(|h| match sure {
                true => (h.actor, h.from.latest, h.to.earliest),
                false => (h.actor, h.from.earliest, h.to.latest),
            }))
        };
        let holders = BoundsTimeline::new(line_of(true), line_of(false));
        let line = definition.as_ref().filter(|d| d.unit.is_some()).map(|d| Line::new(&rows, d, actors));
        Attribute { definition, holders, rows, line, held }
    }

    /// Whether its rows say what was found on a day.
    pub fn is_reading(&self) -> bool {
        self.definition.as_ref().is_some_and(|d| d.nature == Nature::Reading)
    }

    /// Every day on which a row may begin or end, and so a weight may change.
    pub fn days(&self) -> impl Iterator<Item = Day> {
        let ends = self.held.iter().flat_map(|h| [h.from, h.to]);
        let steps = self.line.iter().flat_map(Line::days);
        ends.flat_map(|end| [end.earliest, end.latest]).chain(steps)
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
