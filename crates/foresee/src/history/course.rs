//! The course of an instrument, year by year: all that a forecast of its level looks at.

use serde::Serialize;

use super::{History, Placement};
use crate::month::Month;

/// Twelve months.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize)]
pub struct Year {
    /// How many joined; a fraction where days are not known.
    pub joins: f64,
    /// How many State-years those had that could have joined.
    pub exposure: f64,
}

/// How an instrument came to where it stands.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Course {
    /// Years since it could first be joined.
    pub age: f64,
    /// Years that end with the day seen, the earliest first; the first of them may be shorter.
    pub years: Vec<Year>,
    /// How many States had joined.
    pub joined: usize,
    /// How many more may.
    pub at_risk: usize,
}

impl Course {
    /// The course of a history.
    pub fn of(history: &History) -> Course {
        Course::placed(history, &Placement::of(history))
    }

    /// The same, where its joins have been placed already.
    pub fn placed(history: &History, placement: &Placement) -> Course {
        let (first, end) = (history.opened, history.next_month());
        let months = usize::try_from(end.since(first)).unwrap_or(0);
        let (joins, exposure) = monthly(history, placement, months);
        let mut years = vec![];
        let mut until = months;
        while until > 0 {
            let from = until.saturating_sub(12);
            let mut year = Year::default();
            for at in from..until {
                year.joins += joins[at];
                year.exposure += exposure[at] / 12.0;
            }
            years.push(year);
            until = from;
        }
        years.reverse();
        let at_risk = history.at_risk().count().saturating_sub(history.unnamed());
        Course { age: f64::from(end.since(first).max(0)) / 12.0, years, joined: history.joined, at_risk }
    }

    /// Joins and State-years over the last so many years, or as many as there are.
    pub fn last(&self, years: usize) -> Year {
        let from = self.years.len().saturating_sub(years);
        self.years[from..].iter().fold(Year::default(), |sum, year| Year {
            joins: sum.joins + year.joins,
            exposure: sum.exposure + year.exposure,
        })
    }
}

/// By month from the first on: how many joined, and how many could have. Whoever joins in a month is at risk for half of it.
fn monthly(history: &History, placement: &Placement, months: usize) -> (Vec<f64>, Vec<f64>) {
    let (mut joins, mut at_risk) = (placement.unnamed.clone(), vec![0.0; months]);
    let mut gone = 0.0;
    for (at, slot) in at_risk.iter_mut().enumerate() {
        gone += placement.unnamed.get(at).copied().unwrap_or(0.0);
        *slot -= gone;
    }
    for (spell, places) in history.spells.iter().zip(&placement.spells) {
        let mut left = 1.0;
        let mut next = places.iter().peekable();
        for at in 0..months {
            let month = Month(history.opened.0 + i32::try_from(at).unwrap_or(0));
            let mut p = 0.0;
            while let Some((_, q)) = next.next_if(|(m, _)| *m == month) {
                p += q;
            }
            if spell.exists(month) || p > 0.0 {
                at_risk[at] += left - p / 2.0;
            }
            joins[at] += p;
            left -= p;
            if left < 1e-9 {
                break;
            }
        }
    }
    at_risk.iter_mut().for_each(|n| *n = n.max(0.0));
    (joins, at_risk)
}
