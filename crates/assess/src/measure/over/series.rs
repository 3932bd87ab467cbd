//! A figure over time, as steps.

use std::collections::BTreeSet;

use comity_regime::{
    Day, Diagnostic, Regime, When, language::ast::Figure, proceeding::What, register::Measure,
};
use serde::Serialize;

use crate::measure::{Reckoner, Stake, Value, events};

/// A figure from a day on.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Step {
    /// From this day on.
    pub from: Day,
    /// The figure.
    pub value: Value,
}

/// A figure over time.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Series {
    /// Of which measure.
    pub measure: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The first day, and every day on which it changes.
    pub steps: Vec<Step>,
}

impl Reckoner<'_> {
    /// Every day between two on which the figure may change.
    pub fn days(&self, from: Day, to: Day) -> BTreeSet<Day> {
        let mut days: Vec<Day> = self.sets.iter().flat_map(|set| self.regime.set_days(set)).collect();
        days.extend(self.stocks.iter().flat_map(|stock| stock.days()));
        if self.sets.is_empty() || matches!(self.figure, Figure::Missions(..)) {
            days.extend(self.event_days(to));
        }
        days.into_iter().filter(|day| from < *day && *day <= to).collect()
    }

    /// Days on which something that is counted may have come, fallen due, or entered into force.
    fn event_days(&self, to: Day) -> Vec<Day> {
        let mut days = vec![];
        let regime = self.regime;
        let mut both = |when: When| {
            days.extend([when.earliest, when.latest, when.earliest.next(), when.latest.next()]);
        };
        let under = |target: &str, id: &str| target.split('/').next() == Some(id);
        if let Figure::Commitments(id, _) = self.figure {
            events::commitment_days(regime, &id.text, to).into_iter().for_each(&mut both);
            return days;
        }
        for p in regime.docket().all() {
            let counts = match self.figure {
                Figure::Reports(id) => under(&p.target, &id.text),
                Figure::Missions(service, ..) => {
                    matches!(&p.what, What::Mission { service: of, .. } if of == service)
                }
                Figure::Areas(_) => false,
                _ => true,
            };
            if counts {
                both(p.date);
            }
        }
        for (date, due) in self.rows_dates(to) {
            date.into_iter().chain(due).for_each(&mut both);
        }
        for instrument in &regime.register().instruments {
            let Some(ix) = regime.register().instrument(&instrument.id) else { continue };
            if matches!(self.figure, Figure::Reports(id) if instrument.id == id.text) {
                regime.acts_on(ix).iter().for_each(|act| both(act.date));
            }
            if matches!(self.figure, Figure::Areas(_)) && !instrument.reaches.is_empty()
                || matches!(self.figure, Figure::Sessions(_))
            {
                let standing = regime.standing(ix);
                for span in standing.in_force.iter().chain(&standing.possibly_in_force) {
                    both(span.from.into());
                    both(span.to.into());
                }
            }
        }
        if let Figure::Missions(_, _, Some(within)) = self.figure {
            let ends: Vec<Day> = days.iter().map(|day| within.from(*day).next()).collect();
            days.extend(ends);
        }
        days
    }
}

/// A measure from one day to another, both included.
///
/// # Errors
/// Names that are unknown.
pub fn series(regime: &Regime, measure: &Measure, from: Day, to: Day) -> Result<Series, Vec<Diagnostic>> {
    let reckoner = Reckoner::new(regime, &measure.figure, &measure.source)?;
    let mut steps: Vec<Step> = vec![];
    let each: Vec<(Day, Stake)> = match &measure.figure {
        Figure::Commitments(id, fate) => events::commitments_over_time(regime, &id.text, *fate, from, to),
        _ => {
            let days = std::iter::once(from).chain(reckoner.days(from, to));
            days.map(|day| (day, reckoner.stake(day))).collect()
        }
    };
    for (day, stake) in each {
        let value = Value::of(reckoner.kind(), stake);
        if steps.last().is_none_or(|last| last.value != value) {
            steps.push(Step { from: day, value });
        }
    }
    Ok(Series { measure: measure.id.clone(), from, to, steps })
}
