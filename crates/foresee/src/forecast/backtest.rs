//! Forecasts of what has happened since: made on a day with what was known then, and scored.

use comity_regime::Day;
use rayon::prelude::*;
use serde::Serialize;

use crate::{
    history::{Course, Reference, Use},
    level::{Baseline, Level, LifeTable, Parameters, further},
    score::{Draws, Score, Scores},
};

/// Which forecasts are tried.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Of which treaties.
    pub used: Use,
    /// Made on the first of January of these years, the last included ...
    pub origins: (i16, i16),
    /// ... for so many years ahead each.
    pub years: Vec<usize>,
    /// A treaty is forecast from so many years after its opening on.
    pub youngest: i32,
    /// Draws of each forecast.
    pub futures: u32,
    /// The seed.
    pub seed: u64,
}

impl Plan {
    /// What `comity backtest` tries.
    pub fn standard(used: Use) -> Plan {
        Plan { used, origins: (1995, 2018), years: vec![1, 3, 6, 8], youngest: 3, futures: 2000, seed: 869 }
    }
}

/// One forecast that can be scored.
#[derive(Clone, Debug)]
pub struct Case {
    /// Of which treaty.
    pub treaty: String,
    /// On which day.
    pub origin: Day,
    /// What was known of it.
    pub course: Course,
    /// What was known of all others.
    pub table: LifeTable,
    /// What happened: years ahead, and how many more had joined.
    pub happened: Vec<(usize, u16)>,
}

/// The forecasts of a plan of which it is known what happened.
pub fn cases(reference: &Reference, plan: &Plan) -> Vec<Case> {
    let mut cases = vec![];
    for (id, opened, _) in reference.treaties(plan.used) {
        for year in plan.origins.0..=plan.origins.1 {
            let Some(origin) = Day::new(year, 1, 1) else { continue };
            if origin < opened.plus_years(plan.youngest) {
                continue;
            }
            let Some(history) = reference.history(id, origin) else { continue };
            let course = Course::of(&history);
            let happened: Vec<(usize, u16)> = plan
                .years
                .iter()
                .filter_map(|ahead| {
                    let then = origin.plus_years(i32::try_from(*ahead).ok()?);
                    // What is complete through a day says nothing of the next.
                    let by = reference.joined_by(id, then.plus_days(-1))?;
                    Some((*ahead, u16::try_from(by.saturating_sub(history.joined)).ok()?))
                })
                .collect();
            if course.at_risk > 0 && !happened.is_empty() {
                let table = LifeTable::known(reference, origin, id);
                cases.push(Case { treaty: id.to_owned(), origin, course, table, happened });
            }
        }
    }
    cases
}

/// A way to forecast.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Way {
    /// The level that forgets and drifts.
    Level(Parameters),
    /// Something simple.
    Baseline(Baseline),
}

/// One forecast, scored.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Scored {
    /// Of which treaty.
    pub treaty: String,
    /// On which day.
    pub origin: Day,
    /// For how many years ahead.
    pub years: usize,
    /// The numbers below which 5, 25, 50, 75 and 95 % of the futures lie.
    pub quantiles: [u16; 5],
    /// What happened.
    pub happened: u16,
    /// Its scores.
    #[serde(flatten)]
    pub score: Score,
}

/// Makes and scores forecasts in one way.
pub fn score(cases: &[Case], way: Way, futures: u32, seed: u64) -> Vec<Scored> {
    let each = |case: &Case| {
        let years: Vec<usize> = case.happened.iter().map(|(years, _)| *years).collect();
        let draws = match way {
            Way::Level(parameters) => {
                let level = Level::after(&case.course, &case.table, parameters);
                further(&level, &case.course, parameters, &years, futures, seed)
            }
            Way::Baseline(baseline) => baseline.further(&case.course, &case.table, &years, futures, seed),
        };
        let most = u16::try_from(case.course.at_risk).unwrap_or(u16::MAX);
        let scored = draws.into_iter().zip(&case.happened).filter_map(|(draws, (years, happened))| {
            let draws = Draws::new(draws)?;
            Some(Scored {
                treaty: case.treaty.clone(),
                origin: case.origin,
                years: *years,
                quantiles: [0.05, 0.25, 0.5, 0.75, 0.95].map(|share| draws.quantile(share)),
                happened: *happened,
                score: Score::of(&draws, *happened, most),
            })
        });
        scored.collect::<Vec<_>>()
    };
    cases.par_iter().map(each).collect::<Vec<_>>().concat()
}

/// How one way of forecasting did.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Outcome {
    /// What it is called.
    pub way: &'static str,
    /// Its scores.
    #[serde(flatten)]
    pub scores: Scores,
    /// Its CRPS out of that of "the last five years go on": below 1 it is better.
    pub relative: f64,
}

/// A back-test, as a page shows it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Report {
    /// How many treaties were forecast.
    pub treaties: usize,
    /// From how many treaties and days: each is forecast for several years ahead.
    pub origins: usize,
    /// The level and what it is compared with, the level first.
    pub outcomes: Vec<Outcome>,
    /// The same by years ahead.
    pub by_years: Vec<(usize, Vec<Outcome>)>,
    /// The share of 1,000 resamples of whole treaties in which the level's CRPS is below that of the last five years.
    pub better: f64,
    /// Each forecast of the level.
    pub forecasts: Vec<Scored>,
}

/// Runs a back-test.
pub fn report(reference: &Reference, plan: &Plan, parameters: Parameters) -> Option<Report> {
    let cases = cases(reference, plan);
    let ways = || {
        let simple = Baseline::ALL.map(|b| (b.word(), Way::Baseline(b)));
        [("a level that forgets and drifts", Way::Level(parameters))].into_iter().chain(simple)
    };
    let all: Vec<(&'static str, Vec<Scored>)> =
        ways().map(|(word, way)| (word, score(&cases, way, plan.futures, plan.seed))).collect();
    let outcomes = |keep: &dyn Fn(&Scored) -> bool| -> Option<Vec<Outcome>> {
        let of = |scored: &[Scored]| {
            Scores::of(&scored.iter().filter(|s| keep(s)).map(|s| s.score).collect::<Vec<_>>())
        };
        let last_five = of(&all.get(2)?.1)?.crps;
        all.iter()
            .map(|(way, scored)| {
                let scores = of(scored)?;
                Some(Outcome { way, relative: scores.crps / last_five.max(1e-9), scores })
            })
            .collect()
    };
    let mut treaties: Vec<&str> = cases.iter().map(|c| c.treaty.as_str()).collect();
    treaties.dedup();
    Some(Report {
        treaties: treaties.len(),
        origins: cases.len(),
        outcomes: outcomes(&|_| true)?,
        by_years: plan
            .years
            .iter()
            .filter_map(|years| Some((*years, outcomes(&|s: &Scored| s.years == *years)?)))
            .collect(),
        better: resampled(&treaties, &all[0].1, &all[2].1, plan.seed),
        forecasts: all.first()?.1.clone(),
    })
}

/// Resamples whole treaties, since forecasts of one are alike (a cluster bootstrap).
fn resampled(treaties: &[&str], ours: &[Scored], theirs: &[Scored], seed: u64) -> f64 {
    use crate::{
        level::states,
        random::{Purpose, Stream},
    };
    let sum = |scored: &[Scored], id: &str| {
        scored.iter().filter(|s| s.treaty == id).map(|s| s.score.crps).sum::<f64>()
    };
    let gains: Vec<f64> = treaties.iter().map(|id| sum(theirs, id) - sum(ours, id)).collect();
    let better = (0..1000u32).filter(|round| {
        let mut stream = Stream::new(seed, *round, Purpose::Shared);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "below the number of treaties"
        )]
        let pick = |u: f64| (u * states(gains.len())) as usize;
        gains.iter().map(|_| gains[pick(stream.uniform()).min(gains.len() - 1)]).sum::<f64>() > 0.0
    });
    states(better.count()) / 1000.0
}
