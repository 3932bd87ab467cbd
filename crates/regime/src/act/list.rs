//! The acts on one instrument, by the States that did them.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Act, ActKind, rectified};
use crate::{ActorIx, Actors, Day};

/// The acts on one instrument. States that continue one another are one chain, named by its first: what one of them did is
/// looked up without looking at what others did, and lists share the chains in which they do not differ.
#[derive(Clone, Default, Debug)]
pub struct Acts {
    // INVARIANT: none is empty, and each is in the order recorded.
    chains: BTreeMap<ActorIx, Arc<Vec<Act>>>,
    /// Those that have rectified something, which are few.
    rectified: BTreeSet<ActorIx>,
}

impl Acts {
    /// The acts on each of so many instruments, of acts in the order recorded.
    pub fn on_each(instruments: usize, acts: Vec<Act>, actors: &Actors) -> Vec<Acts> {
        let chain = |act: &Act| {
            usize::from(act.instrument.0) * actors.len() + usize::from(actors.origin(act.actor).0)
        };
        // There may be millions of chains: none grows, and none has room that it does not need.
        let mut lengths = vec![0_usize; instruments * actors.len()];
        acts.iter().for_each(|act| lengths[chain(act)] += 1);
        let mut of: Vec<Vec<Act>> = lengths.into_iter().map(Vec::with_capacity).collect();
        for act in acts {
            of[chain(&act)].push(act);
        }
        let mut of = of.into_iter();
        let each = (0..instruments).map(|_| {
            let chains = (0..).map(ActorIx).zip(of.by_ref().take(actors.len()));
            let mut list = Acts::default();
            for (origin, chain) in chains.filter(|(_, chain)| !chain.is_empty()) {
                if chain.iter().any(|act| act.kind == ActKind::Rectification) {
                    list.rectified.insert(origin);
                }
                list.chains.insert(origin, Arc::new(chain));
            }
            list
        });
        each.collect()
    }

    /// Adds an act behind all others.
    pub fn push(&mut self, act: Act, actors: &Actors) {
        let origin = actors.origin(act.actor);
        if act.kind == ActKind::Rectification {
            self.rectified.insert(origin);
        }
        let chain = Arc::make_mut(self.chains.entry(origin).or_default());
        // There may be millions of chains, most of them short and without a next act for years.
        if chain.len() == chain.capacity() {
            chain.reserve_exact(chain.len() / 8 + 1);
        }
        chain.push(act);
    }

    /// Takes the last act of a chain back.
    pub fn take_back(&mut self, origin: ActorIx) {
        if let Some(chain) = self.chains.get_mut(&origin) {
            Arc::make_mut(chain).pop();
            self.settle();
        }
    }

    /// What one chain did, in the order recorded.
    pub fn of(&self, origin: ActorIx) -> &[Act] {
        self.chains.get(&origin).map_or(&[], |chain| chain)
    }

    /// What each chain did, in the order recorded.
    pub fn chains(&self) -> impl Iterator<Item = (ActorIx, &[Act])> {
        self.chains.iter().map(|(origin, chain)| (*origin, chain.as_slice()))
    }

    /// All of them, chain by chain.
    pub fn iter(&self) -> impl Iterator<Item = &Act> {
        self.chains.values().flat_map(|chain| chain.iter())
    }

    /// All of them, in the order recorded.
    pub fn recorded(&self) -> Vec<&Act> {
        let mut acts: Vec<&Act> = self.iter().collect();
        acts.sort_by_key(|act| act.entry);
        acts
    }

    /// Leaves those out that do not fit.
    pub fn retain(&mut self, fits: impl Fn(&Act) -> bool) {
        for chain in self.chains.values_mut().filter(|chain| !chain.iter().all(&fits)) {
            Arc::make_mut(chain).retain(&fits);
        }
        self.settle();
    }

    /// Whether a chain had consented to be bound by a day, whatever became of that.
    pub fn has_consented(&self, origin: ActorIx, on: Day) -> bool {
        let consents = |act: &Act| act.kind.is_consent() && act.is_of_the_state() && act.date.earliest <= on;
        if self.rectified.contains(&origin) {
            return rectified(self.of(origin).iter()).iter().any(|act| consents(act));
        }
        self.of(origin).iter().any(consents)
    }

    /// After acts were taken away.
    fn settle(&mut self) {
        self.chains.retain(|_, chain| !chain.is_empty());
        let chains = &self.chains;
        self.rectified.retain(|origin| {
            chains.get(origin).is_some_and(|chain| chain.iter().any(|act| act.kind == ActKind::Rectification))
        });
    }
}
