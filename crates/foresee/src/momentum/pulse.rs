//! Whether joins gather around sessions: an event study, with a test that slides the sessions into the past.

use comity_regime::{ActorSet, Day, ForumIx, InstrumentIx, Regime};
use serde::{Serialize, Serializer};
use statrs::distribution::{Beta, ContinuousCDF};

use super::origins;
use crate::{
    error::Unforeseeable,
    history::{Placement, history},
    level::states as number,
    month::Month,
};

/// Months from a session, both ends included. Where sessions are so near each other that a month lies in several, it counts
/// in one: in the month of a session first, then after one, then before one.
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
    pub sentence: Said,
}

/// What follows from an event study.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Said {
    /// Too few days are known: so many, of so many joins.
    TooFewDays(usize, usize),
    /// How many joined after sessions, how many on average if these are slid, and in how many of the slides as many.
    Joins {
        /// Joins of participants in the month of a session or the six after it.
        after: f64,
        /// Their mean over the slides.
        slid: f64,
        /// In how many of the slides there are as many or more.
        as_many: usize,
    },
}

/// How sure a pulse is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sure {
    /// Chance hardly makes it: less than 5 % of the slides have as many.
    Hardly,
    /// It is suggestive: up to a quarter of them have.
    Suggestive,
    /// The data cannot tell it from chance.
    No,
}

impl Said {
    /// How sure the pulse is, where joins are counted.
    pub fn sure(&self) -> Option<Sure> {
        match self {
            Said::TooFewDays(..) => None,
            // 5 % of 48 is 2.4.
            Said::Joins { as_many: 0..=2, .. } => Some(Sure::Hardly),
            Said::Joins { as_many: 3..=12, .. } => Some(Sure::Suggestive),
            Said::Joins { .. } => Some(Sure::No),
        }
    }

    /// How many slides there are.
    pub fn slides() -> i32 {
        SHIFTS
    }
}

impl std::fmt::Display for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Said::TooFewDays(known, of) => write!(
                f,
                "only {known} of {of} joins have a known month, and some are known because they were reported at a session: nothing can be concluded from when they were"
            ),
            Said::Joins { after, slid, as_many } => {
                write!(
                    f,
                    "joins of participants in the month of a session or the six after it: {after:.0}; if the sessions are slid back by 1 to {SHIFTS} months {slid:.1} on average, and in {as_many} of the {SHIFTS} slides as many: "
                )?;
                f.write_str(match self.sure() {
                    Some(Sure::Hardly) => "a pulse that chance hardly makes",
                    Some(Sure::Suggestive) => "suggestive, not established",
                    _ => "the data cannot tell a pulse from chance",
                })
            }
        }
    }
}

impl Serialize for Said {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
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
    let months: Vec<Month> = regime.held(forum, on).iter().map(|s| Month::of(s.from.earliest)).collect();
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
    let windows = (0..WINDOWS.len()).map(|at| {
        let within = |month: &Month| window(&months, *month) == Some(at);
        let of = |inside: bool| {
            let joins = joins.iter().filter(|(month, who)| *who == inside && within(month)).count();
            let mut there = 0;
            for month in (known.opened.0..known.next_month().0).map(Month).filter(within) {
                let at_risk = at_risk.iter().filter(|(spell, joined, who)| {
                    *who == inside && spell.exists(month) && joined.is_none_or(|j| j >= month)
                });
                there += at_risk.count();
            }
            (number(joins), number(there) / 12.0)
        };
        Window { months: WINDOWS[at].0, participants: of(true), others: of(false) }
    });
    let windows = windows.collect();
    let count = |months: &[Month]| {
        let soon = |month: Month| months.iter().any(|session| (0..=6).contains(&month.since(*session)));
        number(joins.iter().filter(|(month, inside)| *inside && soon(*month)).count())
    };
    let after = count(&months);
    let slid: Vec<f64> = (1..=SHIFTS)
        .map(|by| {
            let comb: Vec<Month> = months.iter().map(|m| m.plus(-by)).collect();
            count(&comb)
        })
        .collect();
    let as_many = slid.iter().filter(|n| **n >= after).count();
    let mean = slid.iter().sum::<f64>() / number(slid.len());
    let of = known.spells.iter().filter(|s| s.joined.is_some()).count();
    let sentence = match joins.len() * 4 < of * 3 {
        true => Said::TooFewDays(joins.len(), of),
        false => Said::Joins { after, slid: mean, as_many },
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

/// The window that a month lies in.
fn window(sessions: &[Month], month: Month) -> Option<usize> {
    let within = |at: &usize| {
        let (_, from, to) = WINDOWS[*at];
        sessions.iter().any(|session| (from..=to).contains(&month.since(*session)))
    };
    [1, 2, 0, 3].into_iter().find(within)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of two sessions half a year apart, the months between are after the one and before the other.
    #[test]
    fn a_month_between_two_sessions_counts_once() {
        let sessions = [Month(100), Month(106)];
        let each: Vec<Option<usize>> = (93..=119).map(|m| window(&sessions, Month(m))).collect();
        assert_eq!(each.iter().filter(|w| **w == Some(1)).count(), 2);
        assert_eq!((each[0], each[1], each[10], each[26]), (None, Some(0), Some(2), None));
        // 6 before, 2 of sessions, 5 between and 6 after, 6 later on.
        let of = |at| each.iter().filter(|w| **w == Some(at)).count();
        assert_eq!((of(0), of(1), of(2), of(3)), (6, 2, 11, 6));
    }
}
