//! What a figure hangs on: the same figure under other assumptions, each changed alone.

use comity_regime::{
    Bounds, Day, Diagnostic, Regime,
    language::ast::{Figure, SetExpr, Silence, Validity},
    register::Measure,
};
use serde::Serialize;

use super::{Fraction, Kind, Reckoner, Stake, Value, ground::DEEPEST};

/// A figure under one assumption that is another than the record's.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Setting {
    /// What is assumed.
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
    let mut add = |assumption: String, value: Value| settings.push(Setting { assumption, value });
    for variant in &measure.variants {
        add(variant.name.clone(), value_in(regime, &variant.figure)?);
    }
    if speaks_of_readings(regime, &measure.figure) {
        let shorter = regime.with_attributes(|d| d.holds = d.holds.map(halved));
        add("readings stand for half as long".into(), value_in(&shorter, &measure.figure)?);
        let for_ever = regime.with_attributes(|d| d.holds = None);
        add("readings stand until another is found".into(), value_in(&for_ever, &measure.figure)?);
        let open = regime.with_attributes(|d| d.silence = Some(Silence::Unknown));
        add("of whom nothing was read nothing is known".into(), value_in(&open, &measure.figure)?);
        let closed = regime.with_attributes(|d| d.silence = Some(Silence::None(Validity::default())));
        add("of whom nothing was read has none".into(), value_in(&closed, &measure.figure)?);
    }
    let reckoner = Reckoner::new(regime, &measure.figure, &measure.source)?;
    if !matches!(measure.figure, Figure::Missions(..)) {
        add("the record is complete".into(), as_recorded(&reckoner, on));
    }
    for (about, without) in each_left_out(&reckoner, on) {
        let actor = regime.register().actors.name_of(&about);
        add(format!("{actor} left out"), without);
    }
    let sentence = sentence(&value, &settings);
    Ok(Sensitivity { measure: measure.id.clone(), on, value, settings, sentence })
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
    let stakes = reckoner.stakes(on);
    let total: Stake = stakes.iter().map(|(_, stake)| *stake).sum();
    let whole = Value::of(reckoner.kind(), total);
    let middle = |value: &Value| {
        let of = |f: Option<Fraction>| f.map_or(0.0, |f| value.number(f));
        (of(value.low) + of(value.high)) / 2.0
    };
    let mut all: Vec<(f64, String, Value)> = stakes
        .into_iter()
        .filter(|(about, stake)| !about.is_empty() && stake.open == 0)
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

fn sentence(value: &Value, settings: &[Setting]) -> String {
    let all = || std::iter::once(value).chain(settings.iter().map(|s| &s.value));
    let of = |f: Option<Fraction>| f.map(|f| value.number(f));
    let least = all().filter(|v| v.kind == value.kind).filter_map(|v| Some((of(v.low)?, v)));
    let most = all().filter(|v| v.kind == value.kind && !v.open).filter_map(|v| Some((of(v.high)?, v)));
    let least = least.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, v)| v);
    let most = most.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, v)| v);
    let (Some(least), Some(most)) = (least, most) else {
        return "Nothing bounds it.".into();
    };
    let end = |v: &Value, low: bool| {
        let bound = if low { v.low } else { v.high };
        Value { low: bound, high: bound, ..v.clone() }.to_string()
    };
    let open = if all().any(|v| v.open) { " (under one of them nothing bounds it)" } else { "" };
    format!(
        "At least {} and at most {}, whichever of these is assumed{open}.",
        end(least, true),
        end(most, false)
    )
}
