//! What treaties do at an age: the life table of the reference class.

use comity_regime::Day;
use serde::Serialize;

use super::states;
use crate::history::{Course, Reference, Use};

/// Older treaties than this count as being of this age.
const OLDEST: usize = 30;

/// Joins per State-year by age, over many treaties.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct LifeTable {
    rates: Vec<f64>,
    mean: f64,
}

impl LifeTable {
    /// What was known on a day of the treaties for choosing, one of them left out: a treaty is no prior of itself.
    pub fn known(reference: &Reference, on: Day, but: &str) -> LifeTable {
        let mut sums = vec![(0.0, 0.0); OLDEST];
        for (id, _, complete) in reference.treaties(Use::Choose).filter(|(id, ..)| *id != but) {
            let Some(history) = reference.history(id, on.min(complete)) else { continue };
            // Nothing leaves in this table, so a year that is seen once need not be seen again.
            let course = Course::of(&history);
            // The first of the years may be shorter than twelve months: ages are counted from the end.
            let begins = course.age - states(course.years.len());
            for (at, year) in course.years.iter().enumerate() {
                let slot = &mut sums[age(begins + states(at))];
                slot.0 += year.joins;
                slot.1 += year.exposure;
            }
        }
        let all = sums.iter().fold((0.5, 5.0), |sum, age| (sum.0 + age.0, sum.1 + age.1));
        // Where nothing is known yet of an age, what is known of the age before holds; and half a join in five State-years
        // keeps all of them above 0.
        let mut before = (0.5, 5.0);
        let rates = sums
            .into_iter()
            .map(|(joins, exposure)| {
                if exposure > 50.0 {
                    before = (joins + 0.5, exposure + 5.0);
                }
                before.0 / before.1
            })
            .collect();
        LifeTable { rates, mean: all.0 / all.1 }
    }

    /// Joins per State-year of treaties of an age in years.
    pub fn rate(&self, years: f64) -> f64 {
        self.rates[age(years)]
    }

    /// Joins per State-year of treaties of any age.
    pub fn mean(&self) -> f64 {
        self.mean
    }

    /// The chance that a State outside a treaty of one age joins within so many years.
    pub fn chance(&self, from: f64, years: usize) -> f64 {
        let passed: f64 = (0..years).map(|at| self.rate(from + states(at))).sum();
        -libm::expm1(-passed)
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before")]
fn age(years: f64) -> usize {
    years.clamp(0.0, 29.0) as usize
}
