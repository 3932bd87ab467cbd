//! A forecast of a number as five quantiles, and how it did.

use comity_regime::Day;
use serde::Serialize;

use crate::{history::History, score::Draws};

/// The numbers below which 5, 25, 50, 75 and 95 % of the futures lie.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Fan {
    /// The last day of the year (or of the period) that they are of.
    pub through: Day,
    /// 5 %: below the 90 % band.
    pub p05: u16,
    /// 25 %: below the 50 % band.
    pub p25: u16,
    /// The middle.
    pub p50: u16,
    /// 75 %: above the 50 % band.
    pub p75: u16,
    /// 95 %: above the 90 % band.
    pub p95: u16,
    /// The mean; `None` where only the quantiles were published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mean: Option<f64>,
}

impl Fan {
    /// The fan of draws at a day.
    pub fn of(through: Day, draws: &Draws) -> Fan {
        let [p05, p25, p50, p75, p95] = [0.05, 0.25, 0.5, 0.75, 0.95].map(|share| draws.quantile(share));
        Fan { through, p05, p25, p50, p75, p95, mean: Some(draws.mean()) }
    }

    /// The fan of quantiles that were published.
    pub fn published(through: Day, [p05, p25, p50, p75, p95]: [u16; 5]) -> Fan {
        Fan { through, p05, p25, p50, p75, p95, mean: None }
    }

    /// The five quantiles, the lowest first.
    pub fn quantiles(&self) -> [u16; 5] {
        [self.p05, self.p25, self.p50, self.p75, self.p95]
    }

    /// The weighted interval score of what happened (Bracher, Ray, Gneiting & Reich 2021, PLOS Computational Biology 17): what
    /// the CRPS is for draws, for the quantiles that a published forecast has. In States; less is better.
    pub fn interval_score(&self, happened: u16) -> f64 {
        let y = f64::from(happened);
        let interval = |low: u16, high: u16, outside: f64| {
            let (low, high) = (f64::from(low), f64::from(high));
            let miss = (low - y).max(0.0) + (y - high).max(0.0);
            outside / 2.0 * (high - low) + miss
        };
        let sum = (f64::from(self.p50) - y).abs() / 2.0
            + interval(self.p25, self.p75, 0.5)
            + interval(self.p05, self.p95, 0.1);
        sum / 2.5
    }

    /// The fan beside what is known later of what happened; `None` while it is not.
    pub fn held(&self, later: &History) -> Option<Held> {
        let (least, most) = later.joined_on(self.through)?;
        let number = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let within = |low: u16, high: u16| {
            let inside = |n| (low..=high).contains(&number(n));
            match (inside(least), inside(most)) {
                (true, true) => Some(true),
                (false, false) if number(most) < low || number(least) > high => Some(false),
                _ => None,
            }
        };
        let [a, b] = [least, most].map(|n| self.interval_score(number(n)));
        // Between the two it is least where it is nearest the middle.
        let middle = self.interval_score(self.p50.clamp(number(least), number(most)));
        Some(Held {
            through: self.through,
            least,
            most,
            in_50: within(self.p25, self.p75),
            in_90: within(self.p05, self.p95),
            score: (middle.min(a).min(b), a.max(b)),
        })
    }
}

/// What happened, beside a fan.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Held {
    /// The day.
    pub through: Day,
    /// So many States had joined at least ...
    pub least: usize,
    /// ... and at most.
    pub most: usize,
    /// Whether the 50 % band held that; `None` where what is known does not decide it.
    pub in_50: Option<bool>,
    /// Whether the 90 % band did.
    pub in_90: Option<bool>,
    /// The weighted interval score, in States: at least, and at most.
    pub score: (f64, f64),
}
