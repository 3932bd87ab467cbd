//! What States do alike: in which months they join, and how often they join several instruments on one day.

use std::collections::HashMap;

use comity_regime::{ActorIx, Day, Regime};
use serde::Serialize;

use crate::{
    history::{Reference, Use, history},
    level::states,
    month::Month,
};

/// Months and bundles, from all joins to known days by a day, of the record and the reference class.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Habits {
    /// By month of the year: how many times the average month's joins.
    pub season: [f64; 12],
    /// The share of joins on the same day as another of the same State.
    pub shared: f64,
}

/// A prior of so many joins in every month: a month is extraordinary only after many years.
const EVEN: f64 = 10.0;

/// Looks at all that was known on a day.
pub fn habits(regime: &Regime, reference: &Reference, on: Day) -> Habits {
    let mut days: HashMap<(ActorIx, Day), usize> = HashMap::new();
    let (mut joins, mut months) = (0, [EVEN; 12]);
    let instruments = regime.order().iter().filter(|ix| regime.register().definition(**ix).stands_alone());
    let own = instruments.filter_map(|ix| history(regime, *ix, on).ok());
    let others = reference
        .treaties(Use::Choose)
        .filter_map(|(id, _, complete)| reference.history(id, on.min(complete)));
    for history in own.chain(others) {
        for spell in &history.spells {
            let Some(day) = spell.joined.and_then(|w| w.day()) else { continue };
            joins += 1;
            months[Month::of(day).of_year()] += 1.0;
            *days.entry((spell.state, day)).or_default() += 1;
        }
    }
    let mean = months.iter().sum::<f64>() / 12.0;
    let together: usize = days.values().filter(|n| **n > 1).sum();
    Habits {
        season: months.map(|n| n / mean),
        shared: if joins == 0 { 0.0 } else { states(together) / states(joins) },
    }
}
