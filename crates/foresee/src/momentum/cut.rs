//! Joins and State-years of two groups in a few periods, with days that are not known drawn again and again.

use comity_regime::ActorIx;

use super::{Cell, FEW_JOINS, FEW_YEARS, NoRatio, SATURATED};
use crate::{
    history::{History, Placement},
    level::states as number,
    month::Month,
    random::{Purpose, Stream},
};

/// Completions of the record that are drawn, and draws of rates from each.
const COMPLETIONS: u32 = 200;
const DRAWS: u32 = 20;

/// Joins and State-years.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Cut {
    pub joins: f64,
    pub state_years: f64,
}

/// By group (others, participants) and period.
type Table = [Vec<Cut>; 2];

/// A ratio of ratios.
pub struct Ratio {
    /// The middle, and the 90 % interval.
    pub points: [f64; 3],
    /// How wide the interval is, as a factor, and how wide it would be if all days were known.
    pub widths: (f64, f64),
}

/// Two groups in a few periods, completed several times.
pub struct Cuts {
    completed: Vec<Table>,
    /// What the periods are.
    periods: Vec<&'static str>,
    /// By group and period: how many could join when it began, of how many.
    begin: [Vec<(usize, usize)>; 2],
}

impl Cuts {
    pub fn new(
        known: &History,
        placement: &Placement,
        periods: &[(&'static str, Month, Month)],
        seed: u64,
        inside: impl Fn(ActorIx) -> bool,
    ) -> Cuts {
        let groups: Vec<usize> = known.spells.iter().map(|s| usize::from(inside(s.state))).collect();
        let completed = (0..COMPLETIONS)
            .map(|n| {
                let mut stream = Stream::new(seed, n, Purpose::Shared);
                let mut table: Table =
                    [vec![Cut::default(); periods.len()], vec![Cut::default(); periods.len()]];
                for ((spell, places), group) in known.spells.iter().zip(&placement.spells).zip(&groups) {
                    let month = pick(places, stream.uniform());
                    for (cut, (_, from, until)) in table[*group].iter_mut().zip(periods) {
                        // Who joins in a month is at risk for half of it, and so is who joins as it becomes able to.
                        let last = month.map_or(*until, |m| m.min(*until));
                        let end = spell.ended.map_or(last, |end| end.min(last));
                        let begin = spell.eligible.max(*from);
                        cut.state_years += f64::from(end.since(begin).max(0)) / 12.0;
                        if let Some(month) = month.filter(|m| *from <= *m && *m < *until) {
                            cut.joins += 1.0;
                            cut.state_years += 0.5 / 12.0;
                            debug_assert!(month >= spell.eligible);
                        }
                    }
                }
                table
            })
            .collect();
        let begin = [0, 1].map(|group| {
            let count = |from: Month, until: Month| {
                let mut at_risk = 0.0;
                let mut of = 0;
                for ((spell, places), g) in known.spells.iter().zip(&placement.spells).zip(&groups) {
                    if *g != group || spell.ended.is_some_and(|end| end <= from) || spell.eligible >= until {
                        continue;
                    }
                    of += 1;
                    at_risk += 1.0 - places.iter().filter(|(m, _)| *m < from).map(|(_, p)| p).sum::<f64>();
                }
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a number of States"
                )]
                (at_risk.max(0.0).round() as usize, of)
            };
            periods.iter().map(|(_, from, until)| count(*from, *until)).collect()
        });
        Cuts { completed, periods: periods.iter().map(|(what, ..)| *what).collect(), begin }
    }

    /// What is known of a group in a period.
    pub fn cell(&self, inside: bool, period: usize, seed: u64) -> Cell {
        let group = usize::from(inside);
        let n = f64::from(COMPLETIONS);
        let mean =
            |f: fn(&Cut) -> f64| self.completed.iter().map(|table| f(&table[group][period])).sum::<f64>() / n;
        let (joins, state_years) = (mean(|c| c.joins), mean(|c| c.state_years));
        let certain = self.completed.iter().all(|t| t[group][period] == self.completed[0][group][period]);
        // Where every day is known there is nothing to draw.
        let rate = match certain {
            true => super::rate(self.completed[0][group][period]),
            false => points(self.rates(seed, |table, stream| draw(table[group][period], stream))),
        };
        let (at_risk, of) = self.begin[group][period];
        let few = joins < FEW_JOINS || state_years < FEW_YEARS;
        Cell { joins, state_years, at_risk, of, rate, few }
    }

    /// How many times faster participants became from before the forum to while it met, out of how many times others did.
    ///
    /// # Errors
    /// Why there is no such figure.
    pub fn ratio_of_ratios(&self, seed: u64) -> Result<Ratio, NoRatio> {
        match self.periods.get(..2) {
            Some(["before", "during"]) => {}
            _ if self.periods.first() == Some(&"before") => return Err(NoRatio::NotKnownDuring),
            _ => return Err(NoRatio::NotOpenBefore),
        }
        let cells = || self.begin.iter().flat_map(|group| &group[..2]);
        if cells().any(|(_, of)| *of == 0) {
            return Err(NoRatio::NobodyInGroup);
        }
        if cells().any(|(at_risk, of)| number(*at_risk) < SATURATED * number(*of)) {
            return Err(NoRatio::Full);
        }
        let ratio = |table: &Table, stream: &mut Stream| {
            let mut of = |group: usize| draw(table[group][1], stream) / draw(table[group][0], stream);
            of(1) / of(0)
        };
        let all = points(self.rates(seed, ratio));
        // Each completion by itself is what the record would be with all its days.
        let widths: Vec<f64> = self
            .completed
            .iter()
            .step_by(10)
            .zip(0u32..)
            .map(|(table, n)| {
                let mut stream = Stream::new(seed, 1_000_000 + n, Purpose::Shared);
                let [_, low, high] = points((0..1000).map(|_| ratio(table, &mut stream)).collect());
                libm::log(high / low)
            })
            .collect();
        let known = libm::exp(widths.iter().sum::<f64>() / number(widths.len()));
        Ok(Ratio { points: all, widths: (all[2] / all[1], known) })
    }

    fn rates(&self, seed: u64, f: impl Fn(&Table, &mut Stream) -> f64) -> Vec<f64> {
        let mut all = vec![];
        for (table, n) in self.completed.iter().zip(0u32..) {
            let mut stream = Stream::new(seed, n, Purpose::Effects);
            all.extend((0..DRAWS).map(|_| f(table, &mut stream)));
        }
        all
    }
}

/// A rate that is in keeping with what was seen.
fn draw(cut: Cut, stream: &mut Stream) -> f64 {
    stream.gamma(cut.joins + 0.5) / (cut.state_years + 5.0)
}

/// The month in which a State joined, if by the day seen.
fn pick(places: &[(Month, f64)], u: f64) -> Option<Month> {
    let mut sum = 0.0;
    for (month, p) in places {
        sum += p;
        if u < sum {
            return Some(*month);
        }
    }
    // Sums of thirds and the like may end just below 1.
    places.last().filter(|_| sum > 0.999).map(|(month, _)| *month)
}

/// The middle, and the 90 % interval.
fn points(mut draws: Vec<f64>) -> [f64; 3] {
    draws.sort_unstable_by(f64::total_cmp);
    let last = draws.len().saturating_sub(1);
    [0.5, 0.05, 0.95].map(|share| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the draws")]
        let at = (share * number(last)).round() as usize;
        draws.get(at).copied().unwrap_or(f64::NAN)
    })
}
