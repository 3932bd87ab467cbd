//! A period in figures.

use comity_regime::{
    Count, Regime,
    proceeding::{Grade, Level},
    process::{SessionReport, State},
};
use serde::Serialize;

use crate::{
    period::{Change, Line, Missed},
    scope::Scope,
};

/// The figures of a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Commitments made.
    pub promised: usize,
    /// Commitments that were first seen, or called, complete.
    pub delivered: usize,
    /// Of those, as the record itself shows.
    pub delivered_on_record: usize,
    /// By the State's own account.
    pub delivered_by_itself: usize,
    /// By peers.
    pub delivered_by_peers: usize,
    /// By independent reviewers.
    pub delivered_independently: usize,
    /// Commitments reported on.
    pub reported: usize,
    /// Deadlines that passed, with no report or assessment found.
    pub unreported: usize,
    /// Commitments taken back.
    pub withdrawn: usize,
    /// Consents and subscriptions.
    pub joined: usize,
    /// Denunciations that took effect.
    pub left: usize,
    /// Sessions held.
    pub sessions: usize,
    /// Sessions that fell due and were not held.
    pub sessions_missed: usize,
    /// Delegations at those held.
    pub delegations: usize,
    /// Of those, led by a head of State or government.
    pub heads: Count,
    /// Led by a minister or at a higher level.
    pub ministers: Count,
}

impl Figures {
    /// Each figure with what it counts.
    pub fn lines(&self) -> [(&'static str, Count); 16] {
        let n = |n: usize| Count { min: n, max: n };
        [
            ("promised", n(self.promised)),
            ("delivered", n(self.delivered)),
            ("delivered, as the record itself shows", n(self.delivered_on_record)),
            ("delivered, by its own account", n(self.delivered_by_itself)),
            ("delivered, by peers' account", n(self.delivered_by_peers)),
            ("delivered, by independent account", n(self.delivered_independently)),
            ("reported on", n(self.reported)),
            ("days passed, nothing found", n(self.unreported)),
            ("withdrawn", n(self.withdrawn)),
            ("joined", n(self.joined)),
            ("left", n(self.left)),
            ("sessions held", n(self.sessions)),
            ("sessions due and not held", n(self.sessions_missed)),
            ("delegations at sessions", n(self.delegations)),
            ("led by a head of State or government", self.heads),
            ("led by a minister or above", self.ministers),
        ]
    }
}

/// Counts what happened in a period.
pub(crate) fn figures(
    lines: &[Line],
    changes: &[Change],
    sessions: &[SessionReport],
    missed: &[Missed],
    regime: &Regime,
    scope: Scope,
) -> Figures {
    let count = |what: &str| lines.iter().filter(|l| l.happened.contains(&what)).count();
    let complete = |grade: fn(&Line) -> Option<Grade>| {
        let delivered = lines.iter().filter(|l| l.happened.contains(&"delivered"));
        delivered.filter(|l| grade(l) == Some(Grade::Complete)).count()
    };
    let left = changes.iter().filter(|c| c.act == "left").count();
    let mut figures = Figures {
        promised: count("promised"),
        delivered: count("delivered"),
        delivered_on_record: lines
            .iter()
            .filter(|l| l.happened.contains(&"delivered") && l.state == State::CameAbout)
            .count(),
        delivered_by_itself: complete(|l| l.self_assessment),
        delivered_by_peers: complete(|l| l.peer_assessment),
        delivered_independently: complete(|l| l.independent_assessment),
        reported: count("reported"),
        unreported: count("unreported"),
        withdrawn: count("withdrawn"),
        joined: changes.len() - left,
        left,
        sessions: sessions.len(),
        sessions_missed: missed.len(),
        ..Figures::default()
    };
    for session in sessions {
        let p = &session.participation;
        let (delegations, heads, ministers) = match scope {
            Scope::Actor(ix) => match regime.level_of(&session.session, ix) {
                Some(level) => {
                    let at = |least| Count {
                        min: usize::from(level.is_some_and(|l| l >= least)),
                        max: usize::from(level.is_none_or(|l| l >= least)),
                    };
                    (1, at(Level::Head), at(Level::Minister))
                }
                None => (0, Count::default(), Count::default()),
            },
            _ => (p.total(), p.at_head(), p.at_minister()),
        };
        figures.delegations += delegations;
        figures.heads = plus(figures.heads, heads);
        figures.ministers = plus(figures.ministers, ministers);
    }
    figures
}

fn plus(a: Count, b: Count) -> Count {
    Count { min: a.min + b.min, max: a.max + b.max }
}
