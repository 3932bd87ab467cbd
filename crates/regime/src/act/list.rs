//! The acts on one instrument, by the States that did them.

use std::{
    borrow::Cow,
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
    chains: BTreeMap<ActorIx, Chain>,
    /// Those that have rectified something, which are few.
    rectified: BTreeSet<ActorIx>,
}

/// What one chain of States did.
#[derive(Clone, Default, Debug)]
struct Chain {
    acts: Arc<Vec<Act>>,
    /// The first day on which it may have consented to be bound, as its acts were recorded: whoever asks where each State stands
    /// would otherwise fetch an act of each.
    consented: Option<Day>,
}

impl Chain {
    fn of(acts: Vec<Act>) -> Chain {
        let consented = acts.iter().filter_map(consent).min();
        Chain { acts: Arc::new(acts), consented }
    }

    /// As it is after a change of its acts.
    fn changed(&mut self, change: impl FnOnce(&mut Vec<Act>)) {
        change(Arc::make_mut(&mut self.acts));
        self.consented = self.acts.iter().filter_map(consent).min();
    }
}

/// The first day on which an act may have been done, if it is a State's consent to be bound.
fn consent(act: &Act) -> Option<Day> {
    (act.kind.is_consent() && act.is_of_the_state()).then_some(act.date.earliest)
}

impl Acts {
    /// The acts on each of so many instruments, of acts in the order recorded. Says of each in which chain it comes to lie, and behind
    /// how many.
    pub(super) fn on_each(
        instruments: usize,
        acts: Vec<Act>,
        actors: &Actors,
        mut lies: impl FnMut(&Act, ActorIx, usize),
    ) -> Vec<Acts> {
        let chain = |act: &Act| {
            usize::from(act.instrument.0) * actors.len() + usize::from(actors.origin(act.actor).0)
        };
        // There may be millions of chains: none grows, and none has room that it does not need.
        let mut lengths = vec![0_usize; instruments * actors.len()];
        acts.iter().for_each(|act| lengths[chain(act)] += 1);
        let mut of: Vec<Vec<Act>> = lengths.into_iter().map(Vec::with_capacity).collect();
        for act in acts {
            let chain = &mut of[chain(&act)];
            lies(&act, actors.origin(act.actor), chain.len());
            chain.push(act);
        }
        let mut of = of.into_iter();
        let each = (0..instruments).map(|_| {
            let chains = (0..).map(ActorIx).zip(of.by_ref().take(actors.len()));
            let mut list = Acts::default();
            for (origin, chain) in chains.filter(|(_, chain)| !chain.is_empty()) {
                if chain.iter().any(|act| act.kind == ActKind::Rectification) {
                    list.rectified.insert(origin);
                }
                list.chains.insert(origin, Chain::of(chain));
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
        let of = self.chains.entry(origin).or_default();
        of.consented = of.consented.into_iter().chain(consent(&act)).min();
        let chain = Arc::make_mut(&mut of.acts);
        // There may be millions of chains, most of them short and without a next act for years.
        if chain.len() == chain.capacity() {
            chain.reserve_exact(chain.len() / 8 + 1);
        }
        chain.push(act);
    }

    /// Takes the last act of a chain back.
    pub fn take_back(&mut self, origin: ActorIx) {
        if let Some(chain) = self.chains.get_mut(&origin) {
            chain.changed(|acts| drop(acts.pop()));
            self.settle();
        }
    }

    /// What one chain did, in the order recorded.
    pub fn of(&self, origin: ActorIx) -> &[Act] {
        self.chains.get(&origin).map_or(&[], |chain| &chain.acts)
    }

    /// What one chain did as it reads now, in the order recorded.
    pub fn read(&self, origin: ActorIx) -> Cow<'_, [Act]> {
        if !self.rectified.contains(&origin) {
            return Cow::Borrowed(self.of(origin));
        }
        let read = rectified(self.of(origin).iter());
        Cow::Owned(read.into_iter().map(Cow::into_owned).collect())
    }

    /// What all did as it reads now, chain by chain.
    pub fn all_read(&self) -> impl Iterator<Item = (ActorIx, Cow<'_, [Act]>)> {
        self.chains.keys().map(|origin| (*origin, self.read(*origin)))
    }

    /// What each chain did, in the order recorded.
    pub fn chains(&self) -> impl Iterator<Item = (ActorIx, &[Act])> {
        self.chains.iter().map(|(origin, chain)| (*origin, chain.acts.as_slice()))
    }

    /// All of them, chain by chain.
    pub fn iter(&self) -> impl Iterator<Item = &Act> {
        self.chains.values().flat_map(|chain| chain.acts.iter())
    }

    /// All of them, in the order recorded.
    pub fn recorded(&self) -> Vec<&Act> {
        let mut acts: Vec<&Act> = self.iter().collect();
        acts.sort_by_key(|act| act.entry);
        acts
    }

    /// Those that rectify others.
    pub fn rectifications(&self) -> impl Iterator<Item = &Act> {
        let chains = self.rectified.iter().flat_map(|origin| self.of(*origin));
        chains.filter(|act| act.kind == ActKind::Rectification)
    }

    /// Leaves those out that do not fit.
    pub fn retain(&mut self, fits: impl Fn(&Act) -> bool) {
        for chain in self.chains.values_mut().filter(|chain| !chain.acts.iter().all(&fits)) {
            chain.changed(|acts| acts.retain(&fits));
        }
        self.settle();
    }

    /// Whether a chain had consented to be bound by a day, whatever became of that.
    pub fn has_consented(&self, origin: ActorIx, on: Day) -> bool {
        if self.rectified.contains(&origin) {
            return self.read(origin).iter().filter_map(consent).any(|day| day <= on);
        }
        self.chains.get(&origin).and_then(|chain| chain.consented).is_some_and(|day| day <= on)
    }

    /// After acts were taken away.
    fn settle(&mut self) {
        self.chains.retain(|_, chain| !chain.acts.is_empty());
        let chains = &self.chains;
        self.rectified.retain(|origin| {
            chains
                .get(origin)
                .is_some_and(|chain| chain.acts.iter().any(|act| act.kind == ActKind::Rectification))
        });
    }
}
