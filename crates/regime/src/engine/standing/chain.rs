//! What States that continue one another did, and the consents to be bound that are among it.

use std::borrow::Cow;

use super::Stretch;
use crate::{Act, ActorIx, Day, When};

/// When a chain of States left an instrument.
pub type Left = (ActorIx, When);

/// One expression of consent to be bound and what became of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Consent {
    /// Who: the first of the States that continue each other.
    pub origin: ActorIx,
    /// The act, as rectified; of several with different depositaries the earliest.
    pub act: Act,
    /// From when it binds; `None` while the instrument is surely not in force.
    pub bound: Option<When>,
    /// When a denunciation ends it; before it binds, on the day it is withdrawn.
    pub until: Option<When>,
}

/// What States that continue one another did.
pub struct Chain {
    /// The first of them.
    pub origin: ActorIx,
    /// Their acts as they read now, in order of date. Those about a territory are none of the State's own.
    pub acts: Vec<Act>,
    /// Their consents, once they are worked out.
    pub consents: Vec<Consent>,
}

impl Chain {
    /// Of acts in the order recorded.
    pub fn new(origin: ActorIx, acts: &[Act]) -> Chain {
        let of_the_state = crate::act::rectified(acts.iter()).into_iter().filter(|act| act.is_of_the_state());
        let mut acts: Vec<Act> = of_the_state.map(Cow::into_owned).collect();
        acts.sort_by_key(|a| (a.date.earliest, a.date.latest, a.entry));
        Chain { origin, acts, consents: vec![] }
    }

    /// When it is bound.
    pub fn bound(&self) -> impl Iterator<Item = Stretch> {
        self.consents.iter().filter_map(|c| c.bound.map(|from| (c.origin, from, c.until)))
    }

    /// When it counts as bound: not before it said that it is.
    pub fn counted(&self) -> impl Iterator<Item = Stretch> {
        let of = |c: &Consent| {
            let (said, bound) = (c.act.date, c.bound?);
            let earliest = bound.earliest.max(said.earliest);
            Some((c.origin, When { earliest, latest: bound.latest.max(said.latest) }, c.until))
        };
        self.consents.iter().filter_map(of)
    }

    /// Whether it is bound from a day before it said so.
    pub fn reaches_back(&self) -> bool {
        self.bound().ne(self.counted())
    }

    /// When its deposits count.
    pub fn deposits(&self) -> impl Iterator<Item = Stretch> {
        self.consents.iter().map(|c| (c.origin, c.act.date, c.until))
    }

    /// When it left by a denunciation, and was not bound anew on that day.
    pub fn left(&self) -> Vec<Left> {
        let of = |(at, consent): (usize, &Consent)| {
            let until = consent.until?;
            let again = || {
                self.consents[at + 1..]
                    .iter()
                    .filter_map(|c| Some((c.bound?, c.until.unwrap_or(Day::MAX.into()))))
            };
            let surely =
                again().any(|(from, to)| from.latest <= until.earliest && until.latest < to.earliest);
            let possibly =
                again().any(|(from, to)| from.earliest <= until.latest && until.earliest < to.latest);
            (!surely).then(|| (self.origin, until.if_surely(!possibly)))
        };
        self.consents.iter().enumerate().filter_map(of).collect()
    }

    /// When it has signed.
    pub fn signatures(&self) -> impl Iterator<Item = Stretch> {
        self.acts.iter().filter(|a| a.kind.is_signature()).map(|a| (self.origin, a.date, None))
    }
}
