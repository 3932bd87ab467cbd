//! Forecasts that were published, as the record has them; scored when the day that they are of has come.
//!
//! They are acts (`forecast`), frozen before their time and never corrected. One that entered a log only when its day had
//! come is no forecast: it is listed, and not scored.

use std::collections::BTreeMap;

use comity_regime::{Day, Proceeding, Regime, proceeding::What};
use serde::Serialize;

use crate::{
    future::{Fan, Held},
    history::{History, history},
};

/// The model that forecasts are made with now, as the column `topic` has it: its settings change the number.
pub const MODEL: &str = "level 1";

/// One published forecast.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Published {
    /// Its place in the record.
    pub entry: u64,
    /// The day of its publication.
    pub published: Day,
    /// Who published it.
    pub by: String,
    /// The instrument.
    pub instrument: String,
    /// The day on which it stands.
    pub on: Day,
    /// By which model.
    pub model: String,
    /// Seed, futures and record, as it says.
    pub made: String,
    /// The quantiles, with the day that they are of.
    pub fan: Fan,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a published forecast.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Its day has not come.
    Awaited,
    /// Its day has come, and it is not known yet how many had joined.
    Unknown,
    /// It was recorded when its day had come.
    TooLate,
    /// It is scored.
    Scored(Held),
}

/// How published forecasts have done so far.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize)]
pub struct Record {
    /// How many were published.
    pub published: usize,
    /// How many have been scored.
    pub scored: usize,
    /// Of how many it is decided whether the 90 % band held, and how often it did.
    pub in_90: (usize, usize),
    /// The same of the 50 % band.
    pub in_50: (usize, usize),
    /// The mean weighted interval score in States, at least and at most; `None` while nothing is scored.
    pub score: Option<(f64, f64)>,
}

/// Every published forecast of a record, the earliest first, as it stands on a day; of one instrument, if one is named.
pub fn published(regime: &Regime, only: Option<&str>, today: Day) -> Vec<Published> {
    let mut known: BTreeMap<&str, Option<History>> = BTreeMap::new();
    let mut all = vec![];
    for p in regime.docket().all().filter(|p| p.date.earliest <= today) {
        let What::Forecast { quantiles, on, through, model } = &p.what else { continue };
        if only.is_some_and(|id| id != p.target) {
            continue;
        }
        let later = known.entry(&p.target).or_insert_with(|| {
            let ix = regime.register().instrument(&p.target)?;
            history(regime, ix, today).ok()
        });
        let fan = Fan::published(*through, *quantiles);
        all.push(Published {
            entry: p.entry,
            published: p.date.latest,
            by: regime.register().actors[p.actor].id.clone(),
            instrument: p.target.clone(),
            on: *on,
            model: model.clone(),
            made: p.detail.clone(),
            outcome: outcome(p, &fan, later.as_ref(), today),
            fan,
        });
    }
    all.sort_by(|a, b| {
        (a.published, &a.instrument, a.fan.through).cmp(&(b.published, &b.instrument, b.fan.through))
    });
    all
}

fn outcome(p: &Proceeding, fan: &Fan, later: Option<&History>, today: Day) -> Outcome {
    // A folder does not say when something entered it.
    if p.recorded.max(p.date.latest) >= fan.through {
        return Outcome::TooLate;
    }
    if fan.through >= today {
        return Outcome::Awaited;
    }
    later.and_then(|later| fan.held(later)).map_or(Outcome::Unknown, Outcome::Scored)
}

/// How forecasts have done so far.
pub fn so_far(all: &[Published]) -> Record {
    let scored: Vec<Held> = all
        .iter()
        .filter_map(|p| match p.outcome {
            Outcome::Scored(held) => Some(held),
            _ => None,
        })
        .collect();
    let held = |of: fn(&Held) -> Option<bool>| {
        let decided: Vec<bool> = scored.iter().filter_map(of).collect();
        (decided.iter().filter(|held| **held).count(), decided.len())
    };
    let n = crate::level::states(scored.len());
    let mean = |of: fn(&Held) -> f64| scored.iter().map(of).sum::<f64>() / n;
    Record {
        published: all.len(),
        scored: scored.len(),
        in_90: held(|h| h.in_90),
        in_50: held(|h| h.in_50),
        score: (!scored.is_empty()).then(|| (mean(|h| h.score.0), mean(|h| h.score.1))),
    }
}
