//! A figure over time, as steps.

use std::collections::BTreeSet;

use comity_regime::{
    Day, Diagnostic, Regime, When, language::ast::Figure, proceeding::What, register::Measure,
};
use serde::Serialize;

use crate::measure::{Fraction, Kind, Reckoner, Stake, Value, events, since};

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

/// Before the treaties that a regime is made of there is little to show: from this year on.
const FIRST: i16 = 1945;

/// A measure over time until a day: from the day asked for, or that of the measure, or else since anything is known of it.
///
/// # Errors
/// Names that are unknown.
pub fn history(
    regime: &Regime,
    measure: &Measure,
    asked: Option<Day>,
    until: Day,
) -> Result<Series, Vec<Diagnostic>> {
    let since = asked.or_else(|| since(regime, measure)).filter(|day| *day <= until);
    if let Some(from) = since {
        return series(regime, measure, from, until);
    }
    let from = Day::new(FIRST, 1, 1).unwrap_or(Day::MIN).min(until);
    let mut series = series(regime, measure, from, until)?;
    let begins = series.worth();
    let before = series.steps.iter().rposition(|step| step.from <= begins).unwrap_or(0);
    series.steps.drain(..before);
    if let Some(first) = series.steps.first_mut() {
        (first.from, series.from) = (begins, begins);
    }
    Ok(series)
}

impl Series {
    /// From which day on there is something to see: some years before the first of it, if so much is known.
    fn worth(&self) -> Day {
        let is_nothing = |v: &Value| {
            let full = |f: Fraction| v.kind == Kind::Share && f.of >= f.whole;
            v.low.is_none_or(|low| low.of == 0) && v.high.is_none_or(full)
        };
        let known = self.steps.iter().find(|step| !is_nothing(&step.value)).map_or(self.from, |s| s.from);
        let some = self.steps.iter().find(|step| step.value.low.is_some_and(|low| low.of > 0));
        some.map_or(known, |step| known.max(step.from.plus_years(-3).min(step.from)))
    }
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
