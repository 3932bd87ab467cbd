//! What States that continue one another did, and the consents to be bound that are among it.

use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use super::Stretch;
use crate::{Act, ActKind, ActorIx, Day, When};

/// When each chain of States left an instrument, in the order of its acts. States of the regime share what does not change.
pub type Left = BTreeMap<ActorIx, Arc<[When]>>;

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
pub struct Chain<'a> {
    /// The first of them.
    pub origin: ActorIx,
    /// Their acts as they read now, in order of date. Those about a territory are none of the State's own.
    pub acts: Cow<'a, [Act]>,
    /// Their consents, once they are worked out.
    pub consents: Vec<Consent>,
}

impl<'a> Chain<'a> {
    /// Of acts in the order recorded.
    pub fn new(origin: ActorIx, acts: &'a [Act]) -> Chain<'a> {
        let counts = |act: &Act| act.kind != ActKind::Rectification && act.is_of_the_state();
        let acts = if acts.iter().all(counts) && acts.is_sorted_by_key(Act::order) {
            // As most are: nothing has to be copied.
            Cow::Borrowed(acts)
        } else {
            let read = crate::act::rectified(acts.iter()).into_iter().map(Cow::into_owned);
            let mut acts: Vec<Act> = read.filter(Act::is_of_the_state).collect();
            acts.sort_by_key(Act::order);
            Cow::Owned(acts)
        };
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
    pub fn left(&self) -> Vec<When> {
        let mut left = vec![];
        // From when one of the later consents binds at the earliest.
        let mut soonest = Day::MAX;
        for (at, consent) in self.consents.iter().enumerate().rev() {
            if let Some(until) = consent.until {
                // Most come when what was before has ended.
                let later = if soonest <= until.latest { &self.consents[at + 1..] } else { &[] };
                let mut again =
                    later.iter().filter_map(|c| Some((c.bound?, c.until.unwrap_or(Day::MAX.into()))));
                let surely = again
                    .clone()
                    .any(|(from, to)| from.latest <= until.earliest && until.latest < to.earliest);
                let possibly =
                    again.any(|(from, to)| from.earliest <= until.latest && until.earliest < to.latest);
                if !surely {
                    left.push(until.if_surely(!possibly));
                }
            }
            soonest = consent.bound.map_or(soonest, |bound| soonest.min(bound.earliest));
        }
        left.reverse();
        left
    }

    /// When it has signed.
    pub fn signatures(&self) -> impl Iterator<Item = Stretch> {
        self.acts.iter().filter(|a| a.kind.is_signature()).map(|a| (self.origin, a.date, None))
    }
}
