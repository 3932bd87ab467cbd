//! What a figure hangs on: the same figure under other assumptions, each changed alone.

use std::cmp::Ordering;

use comity_regime::{
    Bounds, Day, Diagnostic, Regime,
    language::ast::{Figure, SetExpr, Silence, Validity},
    register::Measure,
};
use serde::Serialize;

use super::{Fraction, Kind, Reckoner, Stake, Value, ground::DEEPEST};

/// What is assumed that the record does not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Assumption {
    /// The question of a variant, by its name.
    Variant(String),
    /// Readings stand for half as long.
    HalfAsLong,
    /// Readings stand until another is found.
    ForEver,
    /// Of whom nothing was read nothing is known.
    SilenceUnknown,
    /// Of whom nothing was read has none.
    SilenceNone,
    /// The record is complete: what was not found did not happen.
    Complete,
    /// An actor, by its id, is left out.
    LeftOut(String),
}

impl Assumption {
    /// As programs know it.
    pub fn word(&self) -> &'static str {
        match self {
            Assumption::Variant(_) => "variant",
            Assumption::HalfAsLong => "half_as_long",
            Assumption::ForEver => "for_ever",
            Assumption::SilenceUnknown => "silence_unknown",
            Assumption::SilenceNone => "silence_none",
            Assumption::Complete => "complete",
            Assumption::LeftOut(_) => "left_out",
        }
    }

    /// In English.
    fn said(&self, regime: &Regime) -> String {
        let words = match self {
            Assumption::Variant(name) => name,
            Assumption::HalfAsLong => "readings stand for half as long",
            Assumption::ForEver => "readings stand until another is found",
            Assumption::SilenceUnknown => "of whom nothing was read nothing is known",
            Assumption::SilenceNone => "of whom nothing was read has none",
            Assumption::Complete => "the record is complete",
            Assumption::LeftOut(id) => return format!("{} left out", regime.register().actors.name_of(id)),
        };
        words.to_owned()
    }
}

/// A figure under one assumption that is another than the record's.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Setting {
    /// What is assumed.
    #[serde(skip)]
    pub what: Assumption,
    /// The same, in English.
    pub assumption: String,
    /// The figure then.
    pub value: Value,
}

/// What a figure hangs on.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Sensitivity {
    /// Of which measure.
    pub measure: String,
    /// On which day.
    pub on: Day,
    /// The figure as the record has it.
    pub value: Value,
    /// The figure under each other assumption.
    pub settings: Vec<Setting>,
    /// The figures with the lowest low end and with the highest high end of all; `null` where nothing bounds it.
    pub range: Option<(Value, Value)>,
    /// All of it in one sentence, in English.
    pub sentence: String,
}

/// Works a figure out under other assumptions.
///
/// # Errors
/// Names that are unknown.
pub fn sensitivity(regime: &Regime, measure: &Measure, on: Day) -> Result<Sensitivity, Vec<Diagnostic>> {
    let value_in = |regime: &Regime, figure: &Figure| {
        Reckoner::new(regime, figure, &measure.source).map(|reckoner| reckoner.value(on))
    };
    let value = value_in(regime, &measure.figure)?;
    let mut settings = vec![];
    let mut add = |what: Assumption, value: Value| {
        settings.push(Setting { assumption: what.said(regime), what, value });
    };
    for variant in &measure.variants {
        add(Assumption::Variant(variant.name.clone()), value_in(regime, &variant.figure)?);
    }
    if speaks_of_readings(regime, &measure.figure) {
        let shorter = regime.with_attributes(|d| d.holds = d.holds.map(halved));
        add(Assumption::HalfAsLong, value_in(&shorter, &measure.figure)?);
        let for_ever = regime.with_attributes(|d| d.holds = None);
        add(Assumption::ForEver, value_in(&for_ever, &measure.figure)?);
        let open = regime.with_attributes(|d| d.silence = Some(Silence::Unknown));
        add(Assumption::SilenceUnknown, value_in(&open, &measure.figure)?);
        let closed = regime.with_attributes(|d| d.silence = Some(Silence::None(Validity::default())));
        add(Assumption::SilenceNone, value_in(&closed, &measure.figure)?);
    }
    let reckoner = Reckoner::new(regime, &measure.figure, &measure.source)?;
    if !matches!(measure.figure, Figure::Missions(..)) {
        add(Assumption::Complete, as_recorded(&reckoner, on));
    }
    for (about, without) in each_left_out(&reckoner, on) {
        add(Assumption::LeftOut(about), without);
    }
    let (range, sentence) = ends(&value, &settings);
    Ok(Sensitivity { measure: measure.id.clone(), on, value, settings, range, sentence })
}

/// Whether a figure, or a list that it names, asks for quantities.
fn speaks_of_readings(regime: &Regime, figure: &Figure) -> bool {
    fn asks(regime: &Regime, set: &SetExpr, depth: usize) -> bool {
        let is_asked = |leaf: &SetExpr| match leaf {
            SetExpr::Holding(..) => true,
            SetExpr::List(name) if depth < DEEPEST => {
                let list = regime.register().lists.iter().find(|list| list.id == name.text);
                list.is_some_and(|list| asks(regime, &list.members, depth + 1))
            }
            _ => false,
        };
        set.leaves().into_iter().any(is_asked)
    }
    !figure.quantities().is_empty() || figure.sets().into_iter().any(|set| asks(regime, set, 0))
}

fn halved(step: comity_regime::language::ast::Step) -> comity_regime::language::ast::Step {
    use comity_regime::language::ast::Step;
    match step {
        Step::Years(n) => Step::Months(n.saturating_mul(6)),
        Step::Months(n) => Step::Days(n.saturating_mul(15)),
        Step::Days(n) => Step::Days(n / 2),
        other => other,
    }
}

/// The figure as if nothing had happened after the day through which the record is complete.
fn as_recorded(reckoner: &Reckoner<'_>, on: Day) -> Value {
    let recorded = |set| reckoner.regime.extent(set, on).recorded;
    let bounds: Vec<Bounds> = reckoner.sets.iter().map(recorded).collect();
    let mut rows = reckoner.rows(on);
    for row in rows.iter_mut().filter(|row| !row.known.covers(on)) {
        let Stake { low, low_of, .. } = row.stake;
        row.stake = Stake { high: low, high_of: low_of, ..row.stake };
    }
    Value::of(reckoner.kind(), reckoner.sum(reckoner.stakes_of(&bounds, &rows, on)))
}

/// How many of those that are left out one at a time are shown: those that move the figure most.
const SHOWN: usize = 3;

/// The figure with each left out, for those that it moves most.
fn each_left_out(reckoner: &Reckoner<'_>, on: Day) -> Vec<(String, Value)> {
    if !matches!(reckoner.kind(), Kind::Share | Kind::Amount(_)) {
        return vec![];
    }
    let is_actor = |about: &str| reckoner.regime.register().actors.find(about).is_some();
    let stakes = reckoner.stakes(on);
    let total: Stake = stakes.iter().map(|(_, stake)| *stake).sum();
    let whole = Value::of(reckoner.kind(), total);
    let middle = |value: &Value| {
        let of = |f: Option<Fraction>| f.map_or(0.0, |f| value.number(f));
        (of(value.low) + of(value.high)) / 2.0
    };
    let mut all: Vec<(f64, String, Value)> = stakes
        .into_iter()
        .filter(|(about, stake)| is_actor(about) && stake.open == 0)
        .map(|(about, stake)| {
            let rest = total.without(stake);
            let value = Value::of(reckoner.kind(), rest);
            ((middle(&value) - middle(&whole)).abs(), about, value)
        })
        .filter(|(moved, ..)| *moved > 0.0)
        .collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    all.into_iter().take(SHOWN).map(|(_, about, value)| (about, value)).collect()
}

/// The figures that reach furthest, each at that end alone; and a sentence about them.
fn ends(value: &Value, settings: &[Setting]) -> (Option<(Value, Value)>, String) {
    let all =
        || std::iter::once(value).chain(settings.iter().map(|s| &s.value)).filter(|v| v.kind == value.kind);
    let least = all().filter(|v| v.low.is_some()).min_by(|a, b| compared(a.low, b.low)).map(|v| v.end(v.low));
    let most =
        all().filter(|v| v.high.is_some()).max_by(|a, b| compared(a.high, b.high)).map(|v| v.end(v.high));
    let range = least.zip(most);
    let Some((least, most)) = &range else { return (None, "Nothing bounds it.".into()) };
    let open = if all().any(Value::is_open) { " (under one of them nothing bounds it)" } else { "" };
    let sentence = format!(
        "At least {} and at most {}, whichever of these is assumed{open}.",
        least.least(),
        most.most()
    );
    (range, sentence)
}

fn compared(a: Option<Fraction>, b: Option<Fraction>) -> Ordering {
    a.zip(b).map_or(Ordering::Equal, |(a, b)| a.against(b))
}
