//! How good a forecast was, once it is known what happened.
//!
//! The scores and their names are those of forecasting (Gneiting & Raftery 2007, "Strictly proper scoring rules, prediction, and
//! estimation", JASA 102): CRPS is in States and is the absolute error of a forecast that is one number; the log score is
//! the surprise. Less is better for both.

use serde::Serialize;

use crate::level::states;

/// A share of every forecast that is spread over all that is possible, so that nothing costs infinitely much.
const SPREAD: f64 = 0.001;

/// A forecast of a number, as sorted draws.
#[derive(Clone, PartialEq, Debug)]
pub struct Draws(Vec<u16>);

impl Draws {
    /// Draws in any order; none at all forecast nothing.
    pub fn new(mut draws: Vec<u16>) -> Option<Draws> {
        draws.sort_unstable();
        (!draws.is_empty()).then_some(Draws(draws))
    }

    /// The number below which a share of the draws lies, for a share of 0 to 1.
    pub fn quantile(&self, share: f64) -> u16 {
        let last = self.0.len() - 1;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the draws")]
        let at = (share.clamp(0.0, 1.0) * states(last)).round() as usize;
        self.0[at.min(last)]
    }

    /// The mean.
    pub fn mean(&self) -> f64 {
        self.0.iter().map(|n| f64::from(*n)).sum::<f64>() / states(self.0.len())
    }

    /// The share of draws that are at least a number.
    pub fn at_least(&self, number: u16) -> f64 {
        states(self.0.len() - self.0.partition_point(|n| *n < number)) / states(self.0.len())
    }

    /// The continuous ranked probability score.
    pub fn crps(&self, happened: u16) -> f64 {
        let (n, y) = (states(self.0.len()), f64::from(happened));
        let mut error = 0.0;
        let mut spread = 0.0;
        for (at, x) in self.0.iter().enumerate() {
            let x = f64::from(*x);
            error += (x - y).abs();
            // Half the mean distance between two draws, over sorted draws.
            spread += x * (2.0 * states(at) + 1.0 - n);
        }
        error / n - spread / (n * n)
    }

    /// The logarithmic score: minus the logarithm of the chance given to what happened, out of 0 to `most`.
    pub fn log_score(&self, happened: u16, most: u16) -> f64 {
        let hits = self.0.partition_point(|n| *n <= happened) - self.0.partition_point(|n| *n < happened);
        let chance = states(hits) / states(self.0.len());
        -libm::log((1.0 - SPREAD) * chance + SPREAD / (f64::from(most) + 1.0))
    }

    /// Whether what happened lies in the middle band of a width.
    pub fn holds(&self, happened: u16, width: f64) -> bool {
        let tail = (1.0 - width) / 2.0;
        self.quantile(tail) <= happened && happened <= self.quantile(1.0 - tail)
    }

    /// Where what happened lies among the draws, from 0 to 1; in the middle of those that are equal.
    pub fn place(&self, happened: u16) -> f64 {
        let below = states(self.0.partition_point(|n| *n < happened));
        let through = states(self.0.partition_point(|n| *n <= happened));
        (below + through) / 2.0 / states(self.0.len())
    }
}

/// Scores of one forecast.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Score {
    /// Continuous ranked probability score, in States.
    pub crps: f64,
    /// Logarithmic score, in nats.
    pub log_score: f64,
    /// Whether the 50 % band held what happened.
    pub in_50: bool,
    /// Whether the 90 % band did.
    pub in_90: bool,
    /// Where among the futures it lay, from 0 to 1.
    pub place: f64,
}

impl Score {
    /// Scores draws of a number between 0 and `most`.
    pub fn of(draws: &Draws, happened: u16, most: u16) -> Score {
        Score {
            crps: draws.crps(happened),
            log_score: draws.log_score(happened, most),
            in_50: draws.holds(happened, 0.5),
            in_90: draws.holds(happened, 0.9),
            place: draws.place(happened),
        }
    }
}

/// Scores of many forecasts.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Scores {
    /// How many.
    pub forecasts: usize,
    /// Mean of the continuous ranked probability scores, in States.
    pub crps: f64,
    /// Mean of the logarithmic scores.
    pub log_score: f64,
    /// The share whose 50 % band held what happened.
    pub in_50: f64,
    /// The share whose 90 % band did.
    pub in_90: f64,
    /// How many had what happened in each tenth of their futures: even, if the bands are right.
    pub tenths: [usize; 10],
}

impl Scores {
    /// The mean of scores; `None` of none.
    pub fn of(scores: &[Score]) -> Option<Scores> {
        let n = states(scores.len());
        let mean = |f: fn(&Score) -> f64| scores.iter().map(f).sum::<f64>() / n;
        let mut tenths = [0; 10];
        for score in scores {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 9")]
            let at = (score.place * 10.0).clamp(0.0, 9.0) as usize;
            tenths[at] += 1;
        }
        (!scores.is_empty()).then(|| Scores {
            forecasts: scores.len(),
            crps: mean(|s| s.crps),
            log_score: mean(|s| s.log_score),
            in_50: mean(|s| f64::from(u8::from(s.in_50))),
            in_90: mean(|s| f64::from(u8::from(s.in_90))),
            tenths,
        })
    }
}
