//! The level of an instrument: how many of the States that could join it do so in a year.
//!
//! A gamma-Poisson level that forgets and drifts. What was seen long ago counts less each year (the discount of West & Harrison
//! 1997, *Bayesian Forecasting and Dynamic Models*, ch. 10), and into the future the logarithm of the level walks. In the
//! survey's back-test a hierarchical model without the drift lost to "the last five years go on"; drift is the larger part
//! of what is not known (docs/decisions/forecasts.md has the figures).

mod baseline;
mod check;
mod prior;

pub use baseline::Baseline;
pub use check::{PriorCheck, prior_check};
pub use prior::LifeTable;
use serde::Serialize;

use crate::{
    history::Course,
    random::{Purpose, Stream},
};

/// What the model is tuned by. [`Parameters::CHOSEN`] is what a back-test on the treaties for choosing chose.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Parameters {
    /// How much of what was seen still counts a year later.
    pub memory: f64,
    /// The prior's weight, in joins of which half are believed: towards what treaties of this age do.
    pub prior: f64,
    /// Standard deviation of the yearly step of the logarithm of the level.
    pub walk: f64,
    /// How much of its distance from what treaties usually do (in logarithms) the level loses in a year.
    pub settle: f64,
}

impl Parameters {
    /// Chosen by `cargo run --release -p comity-foresee --example choose`, on origins up to 2005 of the treaties for choosing.
    pub const CHOSEN: Parameters = Parameters { memory: 0.3, prior: 1.0, walk: 0.4, settle: 0.05 };
}

/// What is believed of a level at the end of what was seen: a gamma distribution, in joins per State-year.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Level {
    /// Its shape: joins, as far as they still count.
    pub shape: f64,
    /// Its rate: State-years, as far as they still count.
    pub rate: f64,
    /// What treaties usually do: the level to which it settles.
    pub usual: f64,
}

impl Level {
    /// The level after a course, with what treaties of the same age do as prior.
    pub fn after(course: &Course, table: &LifeTable, parameters: Parameters) -> Level {
        let begins = course.age - states(course.years.len());
        let weight = parameters.prior * 0.5;
        let keep = parameters.memory;
        let mut level: Option<(f64, f64)> = None;
        for (at, year) in course.years.iter().enumerate() {
            let prior = weight / table.rate(begins + states(at));
            let (shape, rate) = level.unwrap_or((weight, prior));
            level = Some((
                keep * shape + (1.0 - keep) * weight + year.joins,
                keep * rate + (1.0 - keep) * prior + year.exposure,
            ));
        }
        let (shape, rate) = level.unwrap_or((weight, weight / table.rate(0.0)));
        Level { shape, rate, usual: table.mean() }
    }

    /// The level of what nobody could join yet: what treaties do when they are new, within a factor of three either way (a
    /// standard deviation of 1.09 of the logarithm, as that of a gamma distribution of shape 1.2).
    pub fn unknown(table: &LifeTable) -> Level {
        let shape = 1.2;
        Level { shape, rate: shape / table.rate(1.0), usual: table.mean() }
    }

    /// The mean of the level, in joins per State-year.
    pub fn mean(&self) -> f64 {
        self.shape / self.rate
    }

    /// One future: the level in each of so many years to come.
    pub fn path(&self, years: usize, parameters: Parameters, stream: &mut Stream) -> Vec<f64> {
        let usual = libm::log(self.usual);
        let mut log = libm::log((stream.gamma(self.shape) / self.rate).max(1e-12));
        (0..years)
            .map(|_| {
                log += parameters.settle * (usual - log) + parameters.walk * stream.normal();
                libm::exp(log)
            })
            .collect()
    }
}

/// How many more States join within so many years each, in each of so many futures: by years, then by future.
pub fn further(
    level: &Level,
    course: &Course,
    parameters: Parameters,
    years: &[usize],
    futures: u32,
    seed: u64,
) -> Vec<Vec<u16>> {
    let horizon = years.iter().copied().max().unwrap_or(0);
    let chances = |future| {
        let path = level.path(horizon, parameters, &mut Stream::new(seed, future, Purpose::Level(0)));
        years.iter().map(|years| -libm::expm1(-path[..*years].iter().sum::<f64>())).collect()
    };
    joins(chances, course.at_risk, years.len(), futures, seed)
}

/// How many of those at risk join by each of several times, in each of so many futures: by time, then by future. `chances`
/// are those of a State in a future; whoever has joined by one time has by every later one.
fn joins(
    chances: impl Fn(u32) -> Vec<f64>,
    at_risk: usize,
    times: usize,
    futures: u32,
    seed: u64,
) -> Vec<Vec<u16>> {
    let mut all = vec![vec![]; times];
    for future in 0..futures {
        let chances = chances(future);
        let mut counts = vec![0u16; times];
        let mut stream = Stream::new(seed, future, Purpose::States(0));
        for _ in 0..at_risk {
            let u = stream.uniform();
            for (count, chance) in counts.iter_mut().zip(&chances) {
                *count += u16::from(u < *chance);
            }
        }
        all.iter_mut().zip(counts).for_each(|(futures, n)| futures.push(n));
    }
    all
}

/// The most that a rate may be (95 %) of which nothing was seen in so many State-years: the rule of three (Hanley & Lippman-Hand
/// 1983). `None` of less than one State-year, of which nothing follows.
pub(crate) fn rule_of_three(state_years: f64) -> Option<f64> {
    (state_years >= 1.0).then(|| 3.0 / state_years)
}

/// A number of States, or of years, as a number.
#[expect(clippy::cast_precision_loss, reason = "at most a few hundred")]
pub(crate) fn states(n: usize) -> f64 {
    n as f64
}
