//! What the prior alone says, beside what treaties did: a prior that nothing ever resembled would say so here.

use comity_regime::Day;
use serde::Serialize;

use super::{Level, LifeTable, Parameters, states};
use crate::{
    history::{Reference, Use},
    random::{Purpose, Stream},
};

/// The share of States that join a new instrument within so many years, by the prior alone and by treaty.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PriorCheck {
    /// How many years after opening.
    pub years: usize,
    /// By the prior: the shares below which 5, 25, 50, 75 and 95 % of its futures lie.
    pub band: [f64; 5],
    /// Each treaty that is known so long, with the share that had joined.
    pub treaties: Vec<(String, f64)>,
    /// How many of them lie within 5 and 95 %.
    pub inside: usize,
}

/// A prior-predictive check.
pub fn prior_check(reference: &Reference, table: &LifeTable, years: usize, seed: u64) -> PriorCheck {
    let level = Level::unknown(table);
    let mut drawn: Vec<f64> = (0..4000)
        .map(|future| {
            let mut stream = Stream::new(seed, future, Purpose::Level(0));
            -libm::expm1(-level.path(years, Parameters::CHOSEN, &mut stream).iter().sum::<f64>())
        })
        .collect();
    drawn.sort_unstable_by(f64::total_cmp);
    let band = [200, 1000, 2000, 3000, 3800].map(|at| drawn[at]);
    let after = |opened: Day| opened.plus_years(i32::try_from(years).unwrap_or(i32::MAX));
    let treaties: Vec<(String, f64)> = reference
        .treaties(Use::Choose)
        .filter_map(|(id, opened, _)| {
            let known = reference.history(id, after(opened))?;
            let all = known.joined + known.at_risk().count();
            Some((id.to_owned(), states(known.joined) / states(all.max(1))))
        })
        .collect();
    let inside = treaties.iter().filter(|(_, share)| band[0] <= *share && *share <= band[4]).count();
    PriorCheck { years, band, treaties, inside }
}
