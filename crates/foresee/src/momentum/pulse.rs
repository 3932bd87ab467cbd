//! Whether joins gather around sessions: an event study, with a test that slides the sessions into the past.

use comity_regime::{ActorSet, Day, ForumIx, InstrumentIx, Regime};
use serde::Serialize;
use statrs::distribution::{Beta, ContinuousCDF};

use super::origins;
use crate::{
    error::Unforeseeable,
    history::{Placement, history},
    level::states as number,
    month::Month,
};

/// Months from a session, both ends included.
const WINDOWS: [(&str, i32, i32); 4] = [
    ("6 to 1 months before", -6, -1),
    ("the month of the session", 0, 0),
    ("1 to 6 months after", 1, 6),
    ("7 to 12 months after", 7, 12),
];

/// How far the sessions are slid, in months.
const SHIFTS: i32 = 48;

/// Joins in a window around sessions, of participants and of others.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Window {
    /// Which months.
    pub months: &'static str,
    /// Joins and State-years of participants.
    pub participants: (f64, f64),
    /// Joins and State-years of others.
    pub others: (f64, f64),
}

/// An event study around the sessions of a forum.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Pulse {
    /// The instrument's id.
    pub instrument: String,
    /// How many sessions.
    pub sessions: usize,
    /// How many joins have a month that is known, of how many; only these are counted.
    pub joins: (usize, usize),
    /// Joins and State-years by window.
    pub windows: Vec<Window>,
    /// Participants' joins in the month of a session and the six after it.
    pub after: f64,
    /// The mean of the same with the sessions slid back by 1 to 48 months, their distances kept.
    pub after_if_slid: f64,
    /// How many of the 48 slides have as many joins or more.
    pub as_many: usize,
    /// What follows.
    pub sentence: String,
}

/// The event study of an instrument around a forum's sessions.
///
/// # Errors
/// If the instrument could not be joined yet, or the forum has never met.
pub fn pulse(
    regime: &Regime,
    ix: InstrumentIx,
    forum: ForumIx,
    who: ActorSet,
    on: Day,
) -> Result<Pulse, Unforeseeable> {
    let id = &regime.register().forum_definition(forum).id;
    let held = regime.docket().sessions(id);
    let months: Vec<Month> =
        held.iter().map(|s| s.from.earliest).filter(|day| *day <= on).map(Month::of).collect();
    if months.is_empty() {
        return Err(Unforeseeable::NeverMet { forum: id.clone(), on });
    }
    let known = history(regime, ix, on)?;
    let placement = Placement::of(&known);
    let origins = origins(regime, who);
    // A join within two months stands in the middle of them; others cannot say how near a session they were.
    let mut joins = vec![];
    let mut at_risk = vec![];
    for (spell, places) in known.spells.iter().zip(&placement.spells) {
        let inside = origins.contains(&spell.state);
        let narrow = places.len() <= 2;
        let joined = places.first().map(|(month, _)| *month);
        if let Some(month) = joined.filter(|_| narrow) {
            joins.push((month, inside));
        }
        if narrow {
            at_risk.push((spell, joined, inside));
        }
    }
    let in_window = |months: &[Month], (from, to): (i32, i32), month: Month| {
        months.iter().any(|session| (from..=to).contains(&month.since(*session)))
    };
    let count = |months: &[Month], window: (i32, i32), inside: bool| {
        number(joins.iter().filter(|(m, who)| *who == inside && in_window(months, window, *m)).count())
    };
    let years = |window: (i32, i32), inside: bool| {
        let mut sum = 0.0;
        for month in known.opened.0..known.next_month().0 {
            if in_window(&months, window, Month(month)) {
                let there = at_risk.iter().filter(|(spell, joined, who)| {
                    *who == inside && spell.exists(Month(month)) && joined.is_none_or(|j| j.0 >= month)
                });
                sum += number(there.count()) / 12.0;
            }
        }
        sum
    };
    let windows = WINDOWS
        .map(|(word, from, to)| Window {
            months: word,
            participants: (count(&months, (from, to), true), years((from, to), true)),
            others: (count(&months, (from, to), false), years((from, to), false)),
        })
        .into();
    let after = count(&months, (0, 6), true);
    let slid: Vec<f64> = (1..=SHIFTS)
        .map(|by| {
            let comb: Vec<Month> = months.iter().map(|m| m.plus(-by)).collect();
            count(&comb, (0, 6), true)
        })
        .collect();
    let as_many = slid.iter().filter(|n| **n >= after).count();
    let mean = slid.iter().sum::<f64>() / number(slid.len());
    let of = known.spells.iter().filter(|s| s.joined.is_some()).count();
    let sentence = match joins.len() * 4 < of * 3 {
        true => format!(
            "only {} of {of} joins have a known month, and some are known because they were reported at a session: nothing can be concluded from when they were",
            joins.len()
        ),
        false => words(after, mean, as_many),
    };
    Ok(Pulse {
        instrument: known.id.clone(),
        sessions: months.len(),
        joins: (joins.len(), of),
        windows,
        after,
        after_if_slid: mean,
        as_many,
        sentence,
    })
}

impl Pulse {
    /// How many times as fast participants joined in the month of a session and the six after it as in the months around (6
    /// before, and 7 to 12 after): the 5 and 95 % points. `None` where too few days are known.
    pub fn ratio(&self) -> Option<(f64, f64)> {
        let sum = |windows: &[usize]| {
            windows.iter().fold((0.0, 0.0), |sum, at| {
                let (joins, years) = self.windows[*at].participants;
                (sum.0 + joins, sum.1 + years)
            })
        };
        let ((a, x), (b, y)) = (sum(&[1, 2]), sum(&[0, 3]));
        if self.joins.0 * 4 < self.joins.1 * 3 || x <= 0.0 || y <= 0.0 || a + b < 5.0 {
            return None;
        }
        // Two Poisson rates: the share of joins that fall within the sessions' months is beta distributed, and so the ratio
        // is known (a prior of half a join each).
        let beta = Beta::new(a + 0.5, b + 0.5).ok()?;
        let ratio = |share: f64| share / (1.0 - share) * y / x;
        Some((ratio(beta.inverse_cdf(0.05)), ratio(beta.inverse_cdf(0.95))))
    }
}

fn words(after: f64, mean: f64, as_many: usize) -> String {
    let figures = format!(
        "joins of participants in the month of a session or the six after it: {after:.0}; if the sessions are slid back by 1 to {SHIFTS} months {mean:.1} on average, and in {as_many} of the {SHIFTS} slides as many"
    );
    // 5 % of 48 is 2.4.
    match as_many {
        0..=2 => format!("{figures}: a pulse that chance hardly makes"),
        3..=12 => format!("{figures}: suggestive, not established"),
        _ => format!("{figures}: the data cannot tell a pulse from chance"),
    }
}
