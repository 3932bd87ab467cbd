//! How much everybody has of something, day by day.
//!
//! A reading is of one day. It stands for later days until another is found or it is too old, and never for earlier ones.
//! Where its day is not known, every choice of the days counts: a value lies between the least and the most that any
//! choice gives. Before the first reading, and where there is none, silence says what it says.

use std::collections::HashMap;

use super::{AttributeDefinition, AttributeRow};
use crate::{
    ActorIx, Actors, BoundsTimeline, Day, Timeline,
    language::ast::{Nature, Silence, Step},
    register::unit::{Amounts, Unit},
};

/// How much somebody has on a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Value {
    /// How much, at least and at most, in millionths of the base unit.
    pub amounts: Amounts,
    /// The rows that may say so, by their places among the attribute's.
    pub rows: Vec<usize>,
    /// Whether nothing may be known: no reading has been found yet, or all may be too old.
    pub unknown: bool,
}

/// How much everybody has, as steps.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it means that there is no row; then one for each chain of States that has any.
    lines: Vec<Vec<(Day, Value)>>,
    /// By actor: which of them is its own.
    own: Vec<u16>,
}

impl Line {
    /// From the rows of an attribute.
    pub fn new(rows: &[AttributeRow], definition: &AttributeDefinition, actors: &Actors) -> Line {
        let mut chains: HashMap<ActorIx, Vec<usize>> = HashMap::new();
        for (at, row) in rows.iter().enumerate() {
            chains.entry(actors.origin(row.actor)).or_default().push(at);
        }
        let silence = Silences(definition.silence);
        let days = silence.days();
        let silent = steps(days, |day| Value {
            amounts: silence.on(day),
            rows: vec![],
            unknown: silence.tells_nothing(day),
        });
        let mut line = Line { lines: vec![silent], own: vec![0; actors.iter().count()] };
        for (origin, places) in chains {
            let place = u16::try_from(line.lines.len()).unwrap_or(0);
            for (actor, ..) in actors.tenures(origin) {
                line.own[usize::from(actor.0)] = place;
            }
            let chain = Chain::new(rows, &places, definition);
            line.lines.push(steps(chain.days(&silence), |day| chain.on(day, &silence)));
        }
        line
    }

    fn of(&self, actor: ActorIx) -> &[(Day, Value)] {
        let place = self.own.get(usize::from(actor.0)).copied().unwrap_or(0);
        self.lines.get(usize::from(place)).map_or(&[], Vec::as_slice)
    }

    /// How much an actor has on a day.
    pub fn at(&self, actor: ActorIx, day: Day) -> &Value {
        let steps = self.of(actor);
        let at = steps.partition_point(|(from, _)| *from <= day).saturating_sub(1);
        // INVARIANT: every line of steps begins with the first of days.
        &steps[at].1
    }

    /// The days on which it may change for anybody.
    pub fn days(&self) -> impl Iterator<Item = Day> {
        self.lines.iter().flatten().map(|(day, _)| *day)
    }

    /// The days on which it may change for somebody.
    pub fn days_of(&self, actor: ActorIx) -> impl Iterator<Item = Day> {
        self.of(actor).iter().map(|(day, _)| *day)
    }

    /// Who has any of it when.
    pub fn holders(&self, actors: &Actors) -> BoundsTimeline {
        let mut spans: (Vec<_>, Vec<_>) = Default::default();
        for (origin, _) in actors.iter().filter(|(_, actor)| actor.continues.is_none()) {
            let steps = self.of(origin);
            for (at, (from, value)) in steps.iter().enumerate() {
                let to = steps.get(at + 1).map_or(Day::MAX, |(day, _)| *day);
                for (actor, begins, ends) in actors.tenures(origin) {
                    let span = (actor, begins.max(*from), ends.min(to));
                    if value.amounts.low > 0 {
                        spans.0.push(span);
                    }
                    if value.amounts.high != Some(0) {
                        spans.1.push(span);
                    }
                }
            }
        }
        BoundsTimeline::new(Timeline::from_spans(spans.0), Timeline::from_spans(spans.1))
    }
}

/// A function of days as steps; it may change on these days only.
fn steps(mut days: Vec<Day>, on: impl Fn(Day) -> Value) -> Vec<(Day, Value)> {
    days.push(Day::MIN);
    days.sort_unstable();
    days.dedup();
    let mut steps: Vec<(Day, Value)> = vec![];
    for day in days {
        let value = on(day);
        if steps.last().is_none_or(|(_, last)| *last != value) {
            steps.push((day, value));
        }
    }
    steps
}

/// What it means that there is no row.
struct Silences(Option<Silence>);

impl Silences {
    fn days(&self) -> Vec<Day> {
        match self.0 {
            Some(Silence::None(valid)) => [valid.from, valid.until].into_iter().flatten().collect(),
            _ => vec![],
        }
    }

    fn tells_nothing(&self, day: Day) -> bool {
        !matches!(self.0, Some(Silence::None(valid)) if valid.holds_on(day))
    }

    fn on(&self, day: Day) -> Amounts {
        if self.tells_nothing(day) { Amounts::UNKNOWN } else { Amounts::ZERO }
    }
}

/// The rows of one chain of States.
struct Chain {
    rows: Vec<Placed>,
    nature: Nature,
    holds: Option<Step>,
}

struct Placed {
    at: usize,
    from: (Day, Day),
    to: (Day, Day),
    amounts: Amounts,
}

impl Chain {
    fn new(rows: &[AttributeRow], places: &[usize], definition: &AttributeDefinition) -> Chain {
        let scale = definition.unit.as_ref().map_or(1, Unit::scale);
        let placed = |at: &usize| {
            let row = &rows[*at];
            let (low, high) = row.bounds.unwrap_or(match row.value.as_str() {
                "no" | "" => (0, Some(0)),
                // `yes`, and any other word: some, and nobody says how much.
                _ => (1, None),
            });
            let scaled = |n: u64| u128::from(n) * scale;
            let amounts = Amounts { low: scaled(low), high: high.map(scaled) };
            let from = row.from.map_or((Day::MIN, Day::MIN), |when| (when.earliest, when.latest));
            let to = row.to.map_or((Day::MAX, Day::MAX), |when| (when.earliest, when.latest));
            Placed { at: *at, from, to, amounts }
        };
        let rows = places.iter().map(placed).collect();
        Chain { rows, nature: definition.nature, holds: definition.holds }
    }

    fn days(&self, silence: &Silences) -> Vec<Day> {
        let mut days = silence.days();
        for row in &self.rows {
            let begins = [row.from.0, row.from.1];
            days.extend(begins);
            match self.nature {
                Nature::State => days.extend([row.to.0, row.to.1]),
                Nature::Reading => days.extend(begins.map(|day| self.end(day))),
            }
        }
        days
    }

    /// The first day for which a reading of a day is too old.
    fn end(&self, day: Day) -> Day {
        match self.holds {
            Some(step) if day > Day::MIN => step.from(day),
            _ => Day::MAX,
        }
    }

    fn on(&self, day: Day, silence: &Silences) -> Value {
        match self.nature {
            Nature::State => self.held(day, silence),
            Nature::Reading => self.read(day, silence),
        }
    }

    /// What rows that hold for a time come to.
    fn held(&self, day: Day, silence: &Silences) -> Value {
        let (mut amounts, mut rows, mut sure) = (Amounts::ZERO, vec![], false);
        for row in self.rows.iter().filter(|row| row.from.0 <= day && day < row.to.1) {
            let surely = row.from.1 <= day && day < row.to.0;
            amounts = amounts + if surely { row.amounts } else { row.amounts.or_nothing() };
            sure |= surely;
            rows.push(row.at);
        }
        let unknown = !sure && silence.tells_nothing(day);
        let amounts = if unknown { amounts.hull(Amounts::UNKNOWN) } else { amounts };
        Value { amounts, rows, unknown }
    }

    /// What readings come to: the least and the most over all choices of their days.
    fn read(&self, day: Day, silence: &Silences) -> Value {
        let current: Vec<&Placed> = self.rows.iter().filter(|row| self.may_stand(row, day)).collect();
        let mut amounts = current.iter().map(|row| row.amounts).reduce(Amounts::hull);
        let none_yet = self.rows.iter().all(|row| row.from.1 > day);
        let mut unknown = false;
        if none_yet {
            unknown = silence.tells_nothing(day);
            let silent = silence.on(day);
            amounts = Some(amounts.map_or(silent, |amounts| amounts.hull(silent)));
        }
        if self.rows.iter().any(|row| self.may_be_too_old(row, day)) {
            unknown = true;
            amounts = Some(Amounts::UNKNOWN);
        }
        let rows = current.iter().map(|row| row.at).collect();
        Value { amounts: amounts.unwrap_or(Amounts::UNKNOWN), rows, unknown }
    }

    /// Whether, if a reading is of the day `of`, all others may be earlier, or later than the day asked about.
    fn may_be_latest(&self, row: &Placed, of: Day, day: Day) -> bool {
        self.rows.iter().all(|other| other.at == row.at || other.from.1 > day || other.from.0 <= of)
    }

    fn may_stand(&self, row: &Placed, day: Day) -> bool {
        // The later it is, the fewer come after it, and the younger it is.
        let of = row.from.1.min(day);
        row.from.0 <= day && day < self.end(of) && self.may_be_latest(row, of, day)
    }

    fn may_be_too_old(&self, row: &Placed, day: Day) -> bool {
        if self.end(row.from.0) > day {
            return false;
        }
        // The latest day that it may be of and be too old for the day asked about.
        let (mut of, mut beyond) = (row.from.0, row.from.1.min(day).next());
        while of.next() < beyond {
            let middle = of.plus_days((beyond.number() - of.number()) / 2);
            if self.end(middle) <= day { of = middle } else { beyond = middle }
        }
        self.may_be_latest(row, of, day)
    }
}
