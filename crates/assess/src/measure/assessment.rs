//! A measure on a day: its figure, its variants, its aim, and a sentence that says it.

use comity_regime::{
    Day, Diagnostic, Regime,
    language::ast::{Aim, Baseline, Origin, SetExpr, Target},
    register::{Known, Measure, Unit},
};
use serde::Serialize;

use super::{Ground, Kind, Reading, Reckoner, Stake, Value, ground};

/// A measure on a day.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Assessment {
    /// Its id.
    pub measure: String,
    /// Its title.
    pub title: String,
    /// The gap it measures.
    pub gap: Option<String>,
    /// The question it answers.
    pub asks: Option<String>,
    /// What it does not tell.
    pub limits: Option<String>,
    /// The day.
    pub on: Day,
    /// The figure, with all that it counts.
    pub reading: Reading,
    /// What it is to come to.
    pub aim: Option<Aim>,
    /// The text that the aim is taken from; without one it is that of whoever wrote the measure.
    pub from: Option<Origin>,
    /// Whether the aim is met; `null` where that is not known, or the aim is only more or less than before.
    pub met: Option<bool>,
    /// The same question, asked otherwise.
    pub variants: Vec<VariantReading>,
    /// What makes the figure uncertain, the widest doubt first.
    pub doubts: Vec<Doubt>,
    /// All of it in a sentence, in English.
    pub sentence: String,
}

/// A variant of a measure on a day.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct VariantReading {
    /// What it is called.
    pub name: String,
    /// The figure, with all that it counts.
    pub reading: Reading,
}

/// What would be sure if one actor, or one thing that was due, were known.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Doubt {
    /// Who or what.
    pub about: String,
    /// How much of the width it makes: percentage points in millionths, or the amount.
    pub width: u128,
}

/// No more doubts than these are told apart.
const TOLD: usize = 8;

/// Works a measure out.
///
/// # Errors
/// Names that are unknown.
pub fn assess(regime: &Regime, measure: &Measure, on: Day) -> Result<Assessment, Vec<Diagnostic>> {
    let reading = Reckoner::new(regime, &measure.figure, &measure.source)?.on(on);
    let mut variants = vec![];
    for variant in &measure.variants {
        let reading = Reckoner::new(regime, &variant.figure, &measure.source)?.on(on);
        variants.push(VariantReading { name: variant.name.clone(), reading });
    }
    let met = measure.aim.as_ref().and_then(|aim| is_met(&aim.target, &reading.value));
    Ok(Assessment {
        measure: measure.id.clone(),
        title: measure.title.clone(),
        gap: measure.gap.clone(),
        asks: measure.asks.clone(),
        limits: measure.limits.clone(),
        on,
        aim: measure.aim.clone(),
        from: measure.from.clone(),
        met,
        doubts: doubts(&reading),
        sentence: sentence(regime, measure, &reading, on),
        variants,
        reading,
    })
}

/// Measures whose aim was to be met by a day that has passed, and surely is not.
pub fn overdue(regime: &Regime, today: Day) -> Vec<Assessment> {
    let due = |measure: &&Measure| measure.aim.as_ref().and_then(|aim| aim.by).is_some_and(|by| by < today);
    let measures = regime.register().measures.iter().filter(due);
    let assessed = measures.filter_map(|measure| assess(regime, measure, today).ok());
    assessed.filter(|assessment| assessment.met == Some(false)).collect()
}

/// The day that change is reckoned from if nobody asks for another: the last of a session, or the day that is written.
pub fn since(regime: &Regime, measure: &Measure) -> Option<Day> {
    match measure.since.as_ref()? {
        Baseline::On(day) => Some(*day),
        Baseline::Session(id) => {
            let session = regime.docket().session(&id.text)?;
            Some(session.until.latest)
        }
    }
}

fn is_met(target: &Target, value: &Value) -> Option<bool> {
    let (low, high) = (value.low?, value.high);
    // Surely, if the end that is worse for it meets it; surely not, if the better one does not.
    let between = |surely: bool, possibly: bool| match (surely, possibly) {
        (true, _) => Some(true),
        (_, false) => Some(false),
        _ => None,
    };
    let all = |f: super::Fraction| f.of >= f.whole;
    match target {
        Target::All => between(all(low), high.is_none_or(all)),
        Target::None => between(high.is_some_and(|high| high.of == 0), low.of == 0),
        Target::AtLeast(share) => {
            let enough = |f: super::Fraction| {
                let narrow = |n: u128| u64::try_from(n).unwrap_or(u64::MAX);
                let shift = f.whole.max(f.of).checked_ilog2().unwrap_or(0).saturating_sub(60);
                share.met(narrow(f.of >> shift), narrow(f.whole >> shift))
            };
            between(enough(low), high.is_none_or(enough))
        }
        Target::AtMost(amount) => {
            let unit = amount.unit.as_ref().map(|unit| Unit::of(&unit.text));
            let most = match &value.kind {
                Kind::Amount(_) => u128::from(amount.millionths) * unit.as_ref().map_or(1, Unit::scale),
                _ => u128::from(amount.millionths) / 1_000_000,
            };
            between(high.is_some_and(|high| high.of <= most), low.of <= most)
        }
        Target::More | Target::Less => None,
    }
}

/// How much narrower the figure were if one thing at a time were known, at the middle of its bounds.
fn doubts(reading: &Reading) -> Vec<Doubt> {
    // Published totals narrow the figure and nobody's part of it: what each makes is told of the figure by names.
    let total: Stake = reading.stakes.iter().map(|(_, stake)| *stake).sum();
    let by_name = Value::of(reading.value.kind.clone(), total);
    let Some(width) = by_name.width().filter(|width| *width > 0 && !reading.value.is_sure()) else {
        return vec![];
    };
    let mut all: Vec<Doubt> = vec![];
    for (about, stake) in &reading.stakes {
        if about.is_empty() || stake.open > 0 || (stake.low, stake.low_of) == (stake.high, stake.high_of) {
            continue;
        }
        let middle = (stake.low + stake.high) / 2;
        let middle_of = (stake.low_of + stake.high_of) / 2;
        let alone = Stake { low: middle, low_of: middle_of, high: middle, high_of: middle_of, open: 0 };
        let known = total.without(*stake) + alone;
        let narrower = Value::of(reading.value.kind.clone(), known).width();
        let width = width.saturating_sub(narrower.unwrap_or(width));
        if width > 0 {
            all.push(Doubt { about: about.clone(), width });
        }
    }
    all.sort_by(|a, b| (b.width, &a.about).cmp(&(a.width, &b.about)));
    all.truncate(TOLD);
    all
}

fn sentence(regime: &Regime, measure: &Measure, reading: &Reading, on: Day) -> String {
    let names = |ids: &[String]| {
        let mut names: Vec<&str> = ids.iter().map(|id| regime.register().actors.name_of(id)).collect();
        names.sort_unstable();
        names.join(", ")
    };
    let mut text = format!("{}: {reading}, on {on}.", measure.title);
    if let Some(missing) = &reading.missing {
        match missing.sure.len() {
            0 => {}
            n if n > 12 => text += &format!(" {n} are missing."),
            _ => text += &format!(" Missing: {}.", names(&missing.sure)),
        }
        if !missing.possible.is_empty() && missing.possible.len() <= 12 {
            text += &format!(" Perhaps missing: {}.", names(&missing.possible));
        }
    }
    if let Known::Through(day) = reading.known_through
        && day < on
    {
        text += &format!(" The record is complete through {day}: later acts may be missing.");
    }
    text
}

impl Assessment {
    /// Why an actor is counted, or missing: the acts and readings behind both sets of a share.
    pub fn grounds(&self, regime: &Regime, measure: &Measure, actor: &str) -> Vec<Ground> {
        let Some(ix) = regime.register().actors.find(actor) else { return vec![] };
        let sets: Vec<&SetExpr> = measure.figure.sets();
        sets.into_iter().flat_map(|set| ground::grounds(regime, set, &measure.source, ix, self.on)).collect()
    }
}
