//! What the futures say of each instrument.

use comity_regime::Day;
use rayon::prelude::*;
use serde::{Serialize, Serializer};

use super::{Fan, Influence, World};
use crate::{
    level::{Baseline, Level, rule_of_three, states},
    score::Draws,
};

/// When a number of States may be reached.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Crossing {
    /// So many States.
    pub states: u16,
    /// By the end of each year: the share of futures in which it has been reached.
    pub reached: Vec<(Day, f64)>,
}

/// What may become of one instrument.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Outlook {
    /// Its id.
    pub instrument: String,
    /// Its title.
    pub title: String,
    /// The day on which the question was asked.
    pub on: Day,
    /// The last day on which it is known how many States had joined.
    pub seen: Day,
    /// How many had.
    pub joined: usize,
    /// How many of them nobody names.
    pub unnamed: usize,
    /// How many may still join.
    pub at_risk: usize,
    /// What is believed of its level now.
    pub level: Level,
    /// By the end of each year: how many have joined.
    pub fan: Vec<Fan>,
    /// The same by what a forecast has to beat: the middle only.
    pub baselines: Vec<(&'static str, Vec<f64>)>,
    /// When every tenth number may be reached.
    pub crossings: Vec<Crossing>,
    /// How many futures, and the seed that names them.
    pub futures: u32,
    /// The seed.
    pub seed: u64,
    /// What is to be said beside it.
    pub remarks: Vec<Remark>,
}

impl Outlook {
    /// By the end of each year: how many would have joined by one of the simple forecasts.
    pub fn baseline(&self, of: Baseline) -> &[f64] {
        self.baselines.iter().find(|(word, _)| *word == of.word()).map_or(&[], |(_, line)| line)
    }
}

/// What is to be said beside a forecast.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Remark {
    /// Nobody is left that may join.
    Complete,
    /// It is only proposed.
    Proposed,
    /// Nobody has joined in so many State-years; the most that the rate may be (95 %).
    NoJoins {
        /// State-years.
        state_years: f64,
        /// Joins per State-year, at most.
        most: f64,
    },
    /// So many have joined whom nobody names.
    Unnamed(usize),
    /// It looks farther ahead than forecasts have been scored, in years.
    Unscored(i32),
}

/// As far ahead as forecasts have been scored, in years.
pub const SCORED: i32 = 8;

impl std::fmt::Display for Remark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Remark::Complete => {
                f.write_str("nobody is left that may join: it is complete, and there is nothing to forecast")
            }
            Remark::Proposed => {
                f.write_str("it is only proposed: so many would join if it could be joined from this day on")
            }
            Remark::NoJoins { state_years, most } => {
                write!(f, "0 joins in {state_years:.0} State-years: at most {most:.3} a State and year")
            }
            Remark::Unnamed(n) => write!(
                f,
                "{n} of those that have joined are known only from a published total: in each future, they are other States"
            ),
            Remark::Unscored(years) => {
                write!(f, "beyond {years} years ahead no forecast of this kind has been scored")
            }
        }
    }
}

impl Serialize for Remark {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Draws futures in which nothing is done, and says what becomes of each instrument.
pub fn outlook(world: &World, futures: u32) -> Vec<Outlook> {
    let counts = world.counts(futures);
    let through: Vec<Day> = world.points.iter().map(|p| p.first_day().plus_days(-1)).collect();
    let each = |(k, draws): (usize, Vec<Vec<u16>>)| {
        let prospect = &world.prospects[k];
        let at: Vec<Draws> = draws.into_iter().filter_map(Draws::new).collect();
        let most = prospect.joined + prospect.course.at_risk;
        let first = u16::try_from(prospect.joined / 10 * 10 + 10).unwrap_or(u16::MAX);
        let last = u16::try_from(most).unwrap_or(u16::MAX);
        let crossings = (first..=last).step_by(10).map(|n| Crossing {
            states: n,
            reached: through.iter().copied().zip(at.iter().map(|draws| draws.at_least(n))).collect(),
        });
        let baselines = Baseline::ALL.map(|baseline| {
            let line = world.points.iter().map(|p| {
                let years = f64::from(p.since(prospect.start).max(0)) / 12.0;
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "years")]
                let chance = baseline.chance(&prospect.course, &world.table, years.round() as usize);
                states(prospect.joined) + states(prospect.course.at_risk) * chance
            });
            (baseline.word(), line.collect())
        });
        Outlook {
            instrument: prospect.id.clone(),
            title: prospect.title.clone(),
            on: world.on,
            seen: prospect.seen,
            joined: prospect.joined,
            unnamed: prospect.unnamed,
            at_risk: prospect.course.at_risk,
            level: prospect.level,
            fan: through.iter().zip(&at).map(|(day, draws)| Fan::of(*day, draws)).collect(),
            baselines: baselines.into(),
            crossings: crossings.collect(),
            futures,
            seed: world.seed,
            remarks: remarks(world, k),
        }
    };
    counts.into_iter().enumerate().map(each).collect()
}

impl World {
    /// By prospect and point: how many have joined, in each future in which nothing is done; what is proposed is taken as open.
    pub fn counts(&self, futures: u32) -> Vec<Vec<Vec<u16>>> {
        let nothing = Influence::opened(self);
        let drawn: Vec<Vec<Vec<u16>>> = (0..futures)
            .into_par_iter()
            .map(|future| {
                let joins = self.run(&self.draw(future), &nothing);
                (0..self.prospects.len()).map(|k| joins.counts(self, k)).collect()
            })
            .collect();
        (0..self.prospects.len())
            .map(|k| {
                let at = |point: usize| drawn.iter().map(|future| future[k][point]).collect();
                (0..self.points.len()).map(at).collect()
            })
            .collect()
    }
}

/// What is to be said beside a forecast.
fn remarks(world: &World, k: usize) -> Vec<Remark> {
    let prospect = &world.prospects[k];
    let mut remarks = vec![];
    if prospect.course.at_risk == 0 {
        remarks.push(Remark::Complete);
    }
    if prospect.proposed {
        remarks.push(Remark::Proposed);
    }
    let all = prospect.course.last(usize::MAX);
    if all.joins < 0.5
        && let Some(most) = rule_of_three(all.exposure)
    {
        remarks.push(Remark::NoJoins { state_years: all.exposure, most });
    }
    if prospect.unnamed > 0 {
        remarks.push(Remark::Unnamed(prospect.unnamed));
    }
    let horizon = world.points.last().map_or(0, |end| end.since(prospect.start)) / 12;
    if horizon > SCORED {
        remarks.push(Remark::Unscored(SCORED));
    }
    remarks
}
