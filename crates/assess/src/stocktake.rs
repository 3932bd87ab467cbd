//! Stock-taking: for a forum, a State, an instrument or the whole regime, between two dates, what was promised, delivered,
//! reported or not by the deadline, joined and left, and who took part at which level; beside the same for the period before.

use comity_regime::{Day, Regime, process::SessionReport};
use serde::Serialize;

use crate::{
    figures::{Figures, figures},
    horizons::Horizons,
    measure::{Reckoner, Value},
    period::{Change, Line, Missed, Period},
    scope::Scope,
};

/// Stock taken.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stocktake {
    /// The id of what it is of; empty for the whole regime.
    pub of: String,
    /// What that is called.
    pub title: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The figures.
    pub now: Figures,
    /// The figures of the period of the same length before.
    pub before: Figures,
    /// Through which day the figures are known.
    pub known_through: Horizons,
    /// The same of those of the period before.
    pub known_through_before: Horizons,
    /// What happened to each commitment.
    pub commitments: Vec<Line>,
    /// Who joined or left what.
    pub memberships: Vec<Change>,
    /// Sessions held in the period.
    pub sessions: Vec<SessionReport>,
    /// Sessions that fell due in it, and were not held by its end.
    pub sessions_missed: Vec<Missed>,
    /// The gaps on the day before and on the last day; of the whole regime only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<GapOver>,
}

/// A measure of a gap at both ends of a period.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GapOver {
    /// The measure.
    pub measure: String,
    /// Its title.
    pub title: String,
    /// The gap.
    pub gap: Option<String>,
    /// The figure on the day before the period.
    pub before: Value,
    /// The figure on its last day.
    pub after: Value,
}

/// The first and the last day of the period of the same length before.
fn before(from: Day, to: Day) -> (Day, Day) {
    let end = from.plus_days(-1);
    (end.plus_days(from.number() - to.number()), end)
}

impl Stocktake {
    /// The first and the last day of the period before, which has the same length.
    pub fn period_before(&self) -> (Day, Day) {
        before(self.from, self.to)
    }

    /// Takes stock of something between two days, both included; `None` if the second comes before the first.
    pub fn new(regime: &Regime, scope: Scope, from: Day, to: Day) -> Option<Stocktake> {
        if to < from {
            return None;
        }
        let (of, title) = scope.name(regime);
        let period = Period { regime, scope, from, to };
        let (first, last) = before(from, to);
        let before = Period { regime, scope, from: first, to: last };
        let mut stocktake = Stocktake {
            of,
            title,
            from,
            to,
            now: Figures::default(),
            before: period_figures(&before),
            known_through: Horizons::of(&period),
            known_through_before: Horizons::of(&before),
            commitments: period.commitments(),
            memberships: period.memberships(),
            sessions: period.sessions(),
            sessions_missed: period.sessions_missed(),
            gaps: if scope == Scope::Regime { gaps(regime, from.plus_days(-1), to) } else { vec![] },
        };
        stocktake.now = figures(
            &stocktake.commitments,
            &stocktake.memberships,
            &stocktake.sessions,
            &stocktake.sessions_missed,
            regime,
            scope,
        );
        Some(stocktake)
    }
}

fn gaps(regime: &Regime, before: Day, last: Day) -> Vec<GapOver> {
    let each = regime.register().measures.iter().filter_map(|measure| {
        // INVARIANT: a record with a measure that cannot be worked out is not loaded.
        let reckoner = Reckoner::new(regime, &measure.figure, &measure.source).ok()?;
        Some(GapOver {
            measure: measure.id.clone(),
            title: measure.title.clone(),
            gap: measure.gap.clone(),
            before: reckoner.value(before),
            after: reckoner.value(last),
        })
    });
    each.collect()
}

fn period_figures(p: &Period<'_>) -> Figures {
    figures(&p.commitments(), &p.memberships(), &p.sessions(), &p.sessions_missed(), p.regime, p.scope)
}
