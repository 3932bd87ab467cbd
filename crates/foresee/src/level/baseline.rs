//! What a forecast has to beat.

use serde::Serialize;

use super::{LifeTable, joins, states};
use crate::history::Course;

/// Simple forecasts, each a rate that goes on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Baseline {
    /// The rate since the instrument was opened.
    ConstantHazard,
    /// The rate of the last five years.
    LastFiveYears,
    /// What the treaties of the reference class did at this age (Kaplan-Meier by years, that is a life table).
    ReferenceClass,
}

impl Baseline {
    /// All of them.
    pub const ALL: [Baseline; 3] =
        [Baseline::ConstantHazard, Baseline::LastFiveYears, Baseline::ReferenceClass];

    /// What it is called.
    pub fn word(self) -> &'static str {
        match self {
            Baseline::ConstantHazard => "constant hazard since opening",
            Baseline::LastFiveYears => "the last five years go on",
            Baseline::ReferenceClass => "what treaties of this age did",
        }
    }

    /// The chance that a State that is outside joins within so many years.
    pub fn chance(self, course: &Course, table: &LifeTable, years: usize) -> f64 {
        let of = match self {
            Baseline::ConstantHazard => course.last(usize::MAX),
            Baseline::LastFiveYears => course.last(5),
            Baseline::ReferenceClass => return table.chance(course.age, years),
        };
        if of.exposure <= 0.0 { 0.0 } else { -libm::expm1(-of.joins / of.exposure * states(years)) }
    }

    /// How many more States join within so many years each, in each of so many futures.
    pub fn further(
        self,
        course: &Course,
        table: &LifeTable,
        years: &[usize],
        futures: u32,
        seed: u64,
    ) -> Vec<Vec<u16>> {
        let chances: Vec<f64> = years.iter().map(|y| self.chance(course, table, *y)).collect();
        joins(|_| chances.clone(), course.at_risk, years.len(), futures, seed)
    }
}
