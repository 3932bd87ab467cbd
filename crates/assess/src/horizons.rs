//! Through which day the figures of a period are known.

use comity_regime::{Count, Day, ForumIx, InstrumentIx, language::ast::Force, register::Known};
use serde::Serialize;

use crate::period::Period;

/// Through which day the record is complete for all that the figures of a period count; `null` where it does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Horizons {
    /// What was promised, and taken back.
    pub promised: Known,
    /// What became of it.
    pub followed: Known,
    /// Who joined and left.
    pub joined: Known,
    /// Sessions.
    pub sessions: Known,
    /// Who took part in them, and at which level.
    pub delegations: Known,
}

impl Horizons {
    /// Those of a period.
    pub fn of(period: &Period<'_>) -> Horizons {
        let (regime, scope) = (period.regime, period.scope);
        let register = regime.register();
        let least = |all: &mut dyn Iterator<Item = Known>| all.min().unwrap_or(Known::Always);
        let instrument = |ix: &InstrumentIx| match register.definition(*ix) {
            proposed if proposed.force == Force::Proposed => Known::Always,
            definition => Known::of(definition.complete),
        };
        let forum = |ix: &ForumIx| match register.forum_definition(*ix) {
            proposed if proposed.force == Force::Proposed => Known::Always,
            definition => definition.known(),
        };
        let (instruments, forums) = (scope.instruments(regime), scope.forums(regime));
        let joined = least(&mut instruments.iter().map(instrument));
        let sessions = least(&mut forums.iter().map(forum));
        let texts = instruments.iter().filter(|ix| register.definition(**ix).force == Force::Political);
        let texts = least(&mut texts.map(instrument));
        let commitments = regime.commitments(period.to);
        let own = commitments.iter().filter(|c| scope.holds(regime, c));
        let followed = least(&mut own.map(|c| regime.progress(c, period.to).looked_through));
        // Only a published count says that all who came are known.
        let counted = period.sessions().iter().all(|session| session.participation.is_complete());
        Horizons {
            promised: texts.min(sessions),
            followed,
            joined,
            sessions,
            delegations: if counted { sessions } else { Known::Unsaid },
        }
    }

    /// That of a figure, by what it counts.
    pub fn through(&self, figure: &str) -> Known {
        match figure {
            "promised" | "withdrawn" => self.promised,
            "joined" | "left" => self.joined,
            "sessions held" | "sessions due and not held" => self.sessions,
            figure if figure.starts_with("deliver") || figure.starts_with("reported") => self.followed,
            "days passed, nothing found" => self.followed,
            _ => self.delegations,
        }
    }
}

/// Whether a figure of a period that ends on a day is one of which there may be more. What was not found was not found.
pub fn at_least(figure: &str, known: Known, to: Day) -> bool {
    figure != "days passed, nothing found" && !known.covers(to)
}

/// A figure as people read it.
pub(crate) fn said(figure: &str, count: Count, known: Known, to: Day) -> String {
    if at_least(figure, known, to) { format!("{} or more", count.min) } else { count.to_string() }
}
