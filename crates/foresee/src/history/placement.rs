//! Joins on days that are not known, placed: each within its interval, and all together as published totals say.

use super::{History, Spell};
use crate::month::Month;

/// Rounds of fitting to intervals and to totals in turn; after these, a total is met within a fifth of a State.
const ROUNDS: usize = 200;

/// How much of each State's joining falls into which month.
#[derive(Clone, PartialEq, Debug)]
pub struct Placement {
    /// By spell (as in the history): the months in which it may have joined, with the chance of each. The chances add up to
    /// less than 1 where it may have joined after the day seen.
    pub spells: Vec<Vec<(Month, f64)>>,
    /// By month from the opening on: joins that a total tells of and no name.
    pub unnamed: Vec<f64>,
}

/// The months between two days on which it is known how many had joined.
struct Segment {
    from: Month,
    until: Month,
    joins: f64,
}

impl Placement {
    /// Places the joins of a history: evenly within each interval, as far as the totals let them (iterative proportional
    /// fitting, Deming & Stephan 1940). A total that contradicts names is left aside: names are believed.
    pub fn of(history: &History) -> Placement {
        let end = history.next_month();
        let months = usize::try_from(end.since(history.opened)).unwrap_or(0);
        let mut spells: Vec<Vec<(Month, f64)>> =
            history.spells.iter().map(|spell| spread(spell, history, end)).collect();
        let segments = segments(history, end);
        let open: Vec<usize> = (0..spells.len()).filter(|at| spells[*at].len() > 1).collect();
        let beyond: Vec<bool> =
            history.spells.iter().map(|s| s.joined.is_some_and(|w| w.latest > history.seen)).collect();
        let mut unnamed = vec![0.0; months];
        // Where every month is known there is nothing to fit.
        let rounds = if open.is_empty() { 1 } else { ROUNDS };
        for round in 0..rounds {
            for segment in &segments {
                let within = |(month, _): &&(Month, f64)| segment.from <= *month && *month < segment.until;
                let mass = |at: usize| spells[at].iter().filter(within).map(|(_, p)| p).sum::<f64>();
                let loose: f64 = open.iter().map(|at| mass(*at)).sum();
                let all: f64 = (0..spells.len()).map(mass).sum();
                let wanted = segment.joins - (all - loose);
                if loose > 1e-9 && wanted > 0.0 {
                    let factor = wanted / loose;
                    for at in &open {
                        for (month, p) in &mut spells[*at] {
                            if segment.from <= *month && *month < segment.until {
                                *p *= factor;
                            }
                        }
                    }
                }
            }
            for at in &open {
                let sum: f64 = spells[*at].iter().map(|(_, p)| p).sum();
                // Who may have joined later need not have joined yet.
                if sum > 1.0 || (!beyond[*at] && sum > 0.0) {
                    spells[*at].iter_mut().for_each(|(_, p)| *p /= sum);
                }
            }
            if round + 1 == rounds {
                for segment in &segments {
                    let all: f64 = spells
                        .iter()
                        .flatten()
                        .filter(|(month, _)| segment.from <= *month && *month < segment.until)
                        .map(|(_, p)| p)
                        .sum();
                    let missing = (segment.joins - all).max(0.0);
                    let length = f64::from(segment.until.since(segment.from).max(1));
                    for month in segment.from.0..segment.until.0 {
                        if let Ok(at) = usize::try_from(month - history.opened.0)
                            && missing > 0.05
                            && at < months
                        {
                            unnamed[at] += missing / length;
                        }
                    }
                }
            }
        }
        Placement { spells, unnamed }
    }
}

/// A State's joining, evenly over the months in which it may have been, as far as they have been seen.
fn spread(spell: &Spell, history: &History, end: Month) -> Vec<(Month, f64)> {
    let Some(when) = spell.joined.filter(|w| w.earliest <= history.seen) else { return vec![] };
    let begin = Month::of(when.earliest).max(spell.eligible).max(history.opened);
    let last = Month::of(when.latest).max(begin);
    let length = f64::from(last.since(begin) + 1);
    // What lies within the last month seen counts as seen.
    (begin.0..=last.0.min(end.0 - 1).max(begin.0)).map(|m| (Month(m.min(end.0 - 1)), 1.0 / length)).collect()
}

/// The stretches between days on which the number is known, with how many joined within each.
fn segments(history: &History, end: Month) -> Vec<Segment> {
    let certain = |by: Month| {
        let joined = history.spells.iter().filter_map(|s| s.joined);
        joined.clone().filter(|w| Month::after(w.latest) <= by).count()
            ..=joined.filter(|w| Month::of(w.earliest) < by).count()
    };
    let mut anchors: Vec<(Month, usize)> = vec![];
    for (day, number) in history.totals.iter().copied().chain([(history.seen, history.joined)]) {
        let month = Month::after(day).min(end);
        let named = certain(month);
        let last = anchors.last().map_or((history.opened, 0), |a| *a);
        let believable = number >= *named.start() && number >= last.1;
        if month <= last.0 || !believable {
            continue;
        }
        anchors.push((month, number));
    }
    let mut from = (history.opened, 0);
    let mut all = vec![];
    for (month, number) in anchors {
        #[expect(clippy::cast_precision_loss, reason = "a number of States")]
        let joins = (number - from.1) as f64;
        all.push(Segment { from: from.0, until: month, joins });
        from = (month, number);
    }
    all
}
