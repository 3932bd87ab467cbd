//! What is wrong with what is said about promises, and with forecasts.

use super::proceeding::Checker;
use crate::{
    ActorIx, ActorKind, Day,
    proceeding::{Capacity, What},
    process::CommitmentKind,
};

impl Checker<'_> {
    /// Whether it is about a commitment.
    pub(super) fn about_commitment(&mut self) -> bool {
        let (regime, p) = (self.regime, self.p);
        if !regime.is_commitment(&p.target) {
            let help = "a commitment is the id of a pledge or a recommendation, 'instrument/element', or 'instrument'";
            let is_one = |what: &What| matches!(what, What::Pledge { .. } | What::Recommendation { .. });
            self.unknown("commitment", is_one).help.get_or_insert_with(|| help.into());
            return false;
        }
        true
    }

    /// The commitment is this actor's, and was made before.
    pub(super) fn committed(&mut self, actor: ActorIx, column: &'static str) {
        let all = self.regime.commitments_of(&self.p.target, Day::MAX);
        match all.iter().find(|c| c.by.contains(&actor)) {
            None => {
                let message = format!("'{}' is no commitment of {}", self.p.target, self.name(actor));
                let national = all.first().filter(|c| c.kind != CommitmentKind::Joint);
                let whose = national.map(|c| format!("it is one of {}", self.name(c.actor)));
                self.push(column, "not-committed", message).help = whose
                    .or(Some("a State is committed to a joint statement from its subscription on".into()));
            }
            Some(commitment) => self.not_before(commitment.made, "the commitment"),
        }
    }

    /// An assessment is of what was promised, and in the capacity of whoever makes it.
    pub(super) fn assessment(&mut self, capacity: Capacity, of: ActorIx) {
        let (regime, p) = (self.regime, self.p);
        if !self.about_commitment() {
            return;
        }
        self.committed(of, "whom");
        let state = regime.register().actors[p.actor].kind == ActorKind::State;
        let wrong = match capacity {
            Capacity::Own if p.actor != of => Some("only the State itself assesses itself"),
            Capacity::Peer if p.actor == of => Some("a State is no peer of itself"),
            Capacity::Peer if !state => Some("peers are other States"),
            Capacity::Independent if p.actor == of => Some("a State is not independent of itself"),
            Capacity::Independent if state => {
                Some("an independent reviewer is an organisation; another State is a peer")
            }
            _ => None,
        };
        if let Some(wrong) = wrong {
            let message = format!("this is no {capacity}: {wrong}");
            self.push("act", "wrong-capacity", message).help = Some(
                "write self_assessment, peer_assessment or independent_assessment, by who assesses whom"
                    .into(),
            );
        }
    }

    /// A forecast is of an instrument, stands on a day that has come, and is made before the day that it is of.
    pub(super) fn forecast(&mut self, on: Day, through: Day) {
        let (register, date) = (self.regime.register(), self.p.date);
        if register.instrument(&self.p.target).is_none() {
            let near =
                register.nearest_instrument(&self.p.target).map(|near| format!("did you mean '{near}'?"));
            let message = format!("there is no instrument '{}'", self.p.target);
            self.push("target", "unknown-instrument", message).help = near;
        }
        if date.latest >= through {
            let message =
                format!("it is published on {date}, and of {through}: what has come is not forecast");
            self.push("until", "too-late", message);
        }
        if on > date.latest {
            self.push("from", "bad-date", format!("it stands on {on}, after it is published on {date}"));
        }
    }
}
