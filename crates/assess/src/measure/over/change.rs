//! What changed between two days, part by part: each with the acts and readings behind it. The parts add up.

use std::collections::BTreeMap;

use comity_regime::{Day, Diagnostic, Regime, language::plain, register::Measure};
use serde::Serialize;

use crate::measure::{Ground, Kind, Reckoner, Stake, Stakes, Value, ground, history, since};

/// Why a figure is another one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Cause {
    /// The record says something else of the earlier day now.
    Revised,
    /// The measure is defined otherwise.
    Definition,
    /// It joined, or came.
    Joined,
    /// It left.
    Left,
    /// It came into the whole, or went out of it.
    Denominator,
    /// Something was read.
    Reading,
    /// What was uncertain is not any more, or the other way round.
    Doubt,
    /// Totals were published that narrow what names leave open.
    Totals,
}

impl Cause {
    /// As programs know it.
    pub fn word(self) -> &'static str {
        match self {
            Cause::Revised => "revised",
            Cause::Definition => "definition",
            Cause::Joined => "joined",
            Cause::Left => "left",
            Cause::Denominator => "denominator",
            Cause::Reading => "reading",
            Cause::Doubt => "doubt",
            Cause::Totals => "totals",
        }
    }
}

impl Serialize for Cause {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

/// A part of a change.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Part {
    /// Why.
    pub cause: Cause,
    /// Who or what; empty where it is nobody in particular.
    pub about: String,
    /// By how much.
    pub by: Stakes,
    /// The acts and readings behind it.
    pub grounds: Vec<Ground>,
}

/// A measure on two days.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Difference {
    /// Which measure.
    pub measure: String,
    /// The first day.
    pub from: Day,
    /// The second.
    pub to: Day,
    /// The figure on the first, as it was known then.
    pub before: Value,
    /// The figure on the second.
    pub after: Value,
    /// What they are made of.
    pub stakes: (Stake, Stake),
    /// The parts of the change.
    pub parts: Vec<Part>,
}

/// What changed between two days. `then` is the record as it was known when the first figure was given; the same as `now`
/// where that does not matter.
///
/// # Errors
/// Names that are unknown, and a measure that only one of the two records has.
pub fn difference(
    then: (&Regime, Day),
    now: (&Regime, Day),
    id: &str,
) -> Result<Difference, Vec<Diagnostic>> {
    let defined = |regime: &Regime| {
        let near = comity_regime::nearest(id, regime.register().measures.iter().map(|m| m.id.as_str()));
        let unknown = Diagnostic::file("unknown-measure", "measures", format!("there is no measure '{id}'"));
        let unknown = unknown.help_if(near.map(|near| format!("did you mean '{near}'?")));
        regime.register().measure(id).cloned().ok_or_else(|| vec![unknown])
    };
    let (old, new) = (defined(then.0)?, defined(now.0)?);
    let mut parts = vec![];
    let first = Reckoner::new(then.0, &old.figure, &old.source)?;
    // The old definition, asked of the record as it is now; it may speak of what is gone.
    let asked_again = Reckoner::new(now.0, &old.figure, &old.source).ok();
    let last = Reckoner::new(now.0, &new.figure, &new.source)?;
    let totals = |reckoner: &Reckoner<'_>, day: Day| named(reckoner, day);
    let mut at = totals(&first, then.1);
    if let Some(reckoner) = &asked_again {
        let next = totals(reckoner, then.1);
        parts.extend(compared(&at, &next, |_, _| Cause::Revised, |_| vec![]));
        at = next;
    }
    if plain(&old.figure) != plain(&new.figure) || asked_again.is_none() {
        let next = totals(&last, then.1);
        parts.extend(compared(&at, &next, |_, _| Cause::Definition, |_| vec![]));
        at = next;
    }
    let next = totals(&last, now.1);
    let kind = last.kind();
    let why = |about: &str| reasons(now.0, &new, about, then.1, now.1);
    parts.extend(compared(&at, &next, |why, (was, is)| cause(&kind, was, is, why), why));
    let (named_before, named_after) = (total(&totals(&first, then.1)), total(&next));
    let stakes = (first.stake(then.1), last.stake(now.1));
    let by = (stakes.1 - named_after) + Stakes::default().less(stakes.0 - named_before);
    if !by.is_none() {
        parts.push(Part { cause: Cause::Totals, about: String::new(), by, grounds: vec![] });
    }
    parts.sort_by(|a, b| (a.cause, &a.about).cmp(&(b.cause, &b.about)));
    Ok(Difference {
        measure: id.to_owned(),
        from: then.1,
        to: now.1,
        before: first.value(then.1),
        after: last.value(now.1),
        stakes,
        parts,
    })
}

/// What changed since a day, or else since the day that the measure names, or in five years.
///
/// # Errors
/// Names that are unknown.
pub fn change(
    regime: &Regime,
    measure: &Measure,
    asked: Option<Day>,
    until: Day,
) -> Result<Difference, Vec<Diagnostic>> {
    let since = asked.or_else(|| since(regime, measure)).filter(|day| *day <= until);
    let from = since.unwrap_or_else(|| until.plus_years(-5).min(until));
    difference((regime, from), (regime, until), &measure.id)
}

/// Each change of some measures until a day, the latest first, no more than so many.
///
/// # Errors
/// Names that are unknown.
pub fn changes(
    regime: &Regime,
    measures: &[Measure],
    until: Day,
    most: usize,
) -> Result<Vec<Difference>, Vec<Diagnostic>> {
    let mut days: Vec<(Day, &str)> = vec![];
    for measure in measures {
        let steps = history(regime, measure, None, until)?.steps;
        days.extend(steps.iter().skip(1).map(|step| (step.from, measure.id.as_str())));
    }
    days.sort_by(|a, b| (b.0, a.1).cmp(&(a.0, b.1)));
    days.truncate(most);
    days.into_iter().map(|(day, id)| difference((regime, day.plus_days(-1)), (regime, day), id)).collect()
}

/// What each brings, by name.
fn named(reckoner: &Reckoner<'_>, day: Day) -> BTreeMap<String, Stake> {
    let mut all = BTreeMap::new();
    for (about, stake) in reckoner.stakes(day) {
        let sum: &mut Stake = all.entry(about).or_insert(Stake::NONE);
        *sum = *sum + stake;
    }
    all
}

fn total(all: &BTreeMap<String, Stake>) -> Stake {
    all.values().copied().sum()
}

fn compared(
    before: &BTreeMap<String, Stake>,
    after: &BTreeMap<String, Stake>,
    cause: impl Fn(&[Ground], (Stake, Stake)) -> Cause,
    why: impl Fn(&str) -> Vec<Ground>,
) -> Vec<Part> {
    let mut parts = vec![];
    let keys: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for about in keys {
        let of = |all: &BTreeMap<String, Stake>| all.get(about).copied().unwrap_or(Stake::NONE);
        let by = of(after) - of(before);
        if !by.is_none() {
            let grounds = why(about);
            let cause = cause(&grounds, (of(before), of(after)));
            parts.push(Part { cause, about: about.clone(), by, grounds });
        }
    }
    parts
}

/// The acts and readings between the two days that concern an actor.
fn reasons(regime: &Regime, measure: &Measure, about: &str, from: Day, to: Day) -> Vec<Ground> {
    let Some(actor) = regime.register().actors.find(about) else { return vec![] };
    let sets = measure.figure.sets().into_iter();
    let mut all: Vec<Ground> =
        sets.flat_map(|set| ground::grounds(regime, set, &measure.source, actor, to)).collect();
    for quantity in measure.figure.quantities() {
        if let Ok(stock) = comity_regime::engine::Stock::resolve(quantity, regime.register(), &measure.source)
        {
            let seen = crate::measure::stock::seen(regime, &stock, actor, to);
            all.push(Ground::Reading { of: quantity.to_string(), seen });
        }
    }
    // Of a reading only what is new counts; where it went stale nothing is left.
    for ground in &mut all {
        if let Ground::Reading { seen, .. } = ground {
            seen.retain(|s| s.date.is_some_and(|date| from < date.latest));
        }
    }
    all.retain(|ground| match ground {
        Ground::Act { date, bound, .. } => {
            from < date.latest || bound.is_some_and(|bound| from < bound.latest)
        }
        Ground::Row { from: begun, to: ended, .. } => {
            let within = |when: &comity_regime::When| from < when.latest && when.earliest <= to;
            begun.iter().chain(ended).any(within)
        }
        Ground::Reading { seen, .. } => !seen.is_empty(),
        Ground::Event { date, .. } => from < date.latest,
        Ground::NoAct { .. } | Ground::NoRow { .. } => false,
    });
    all
}

/// Where one stands towards a figure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It has nothing to do with it.
    Outside,
    /// It is counted.
    Counted,
    /// It is in the whole and is not counted.
    Missing,
    /// That is not known.
    Between,
}

fn place(kind: &Kind, stake: Stake) -> Place {
    let Stake { low, low_of, high, high_of, open } = stake;
    match kind {
        _ if stake == Stake::NONE => Place::Outside,
        // How much is had is seldom known to the gram: who has some of it is counted.
        Kind::Amount(_) => Place::Counted,
        Kind::Number if low > 0 && low == high && open == 0 => Place::Counted,
        Kind::Share if low > 0 && low == low_of && high == high_of && open == 0 => Place::Counted,
        Kind::Share if high == 0 && high_of > 0 && open == 0 => Place::Missing,
        _ => Place::Between,
    }
}

fn cause(kind: &Kind, before: Stake, after: Stake, grounds: &[Ground]) -> Cause {
    let acted = grounds.iter().any(|ground| !matches!(ground, Ground::Reading { .. }));
    let whole = |place| matches!(place, Place::Outside) && *kind == Kind::Share;
    match (place(kind, before), place(kind, after)) {
        _ if grounds.iter().any(|ground| matches!(ground, Ground::Reading { .. })) => Cause::Reading,
        (Place::Between, Place::Counted) if acted => Cause::Joined,
        (Place::Between, Place::Missing) if acted => Cause::Left,
        (Place::Between, _) | (_, Place::Between) => Cause::Doubt,
        (one, other) if whole(one) || whole(other) => Cause::Denominator,
        (Place::Outside | Place::Missing, Place::Counted) => Cause::Joined,
        (Place::Counted, Place::Outside | Place::Missing) => Cause::Left,
        // An amount that is another without a reading: one became too old, or who has it is not certain.
        _ => Cause::Doubt,
    }
}
