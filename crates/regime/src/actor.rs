//! Who acts: States, States that have ended, and organisations apart from States.

use borsh::{BorshDeserialize, BorshSerialize};
use std::{collections::HashMap, fmt, ops};

use crate::{Day, SourceIx, name::nearest};

/// An actor's place in [`Actors`]; the bit it occupies in an [`ActorSet`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, BorshSerialize, BorshDeserialize)]
pub struct ActorIx(pub u16);

/// A State, or an organisation of States.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ActorKind {
    /// A State, in the practice of depositaries ("all States"), member of the UN or not.
    State,
    /// An international organisation: it may be party, and most clauses do not count it.
    Organisation,
}

impl ActorKind {
    /// `state` or `organisation`.
    pub fn word(self) -> &'static str {
        match self {
            ActorKind::State => "state",
            ActorKind::Organisation => "organisation",
        }
    }
}

/// Somebody who can act under treaties.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actor {
    /// ISO 3166-1 alpha-3 (alpha-3 of ISO 3166-3 for former States), or an organisation's short name.
    pub id: String,
    /// The short name in English.
    pub name: String,
    /// State or organisation.
    pub kind: ActorKind,
    /// The day it came into being, where the record says so.
    pub from: Option<Day>,
    /// The day it ceased to be: it exists before this day and not on it.
    pub to: Option<Day>,
    /// The former State whose legal personality, and so whose treaties, this one continues.
    pub continues: Option<ActorIx>,
    /// The State on whose territory it came into being without continuing it: it may succeed to treaties by notification.
    pub succeeds: Option<ActorIx>,
    /// Where that is published.
    pub sources: Vec<SourceIx>,
    /// A remark.
    pub note: String,
}

impl Actor {
    /// A day, or its last if that was before.
    pub fn by_its_end(&self, day: Day) -> Day {
        self.to.map_or(day, |to| day.min(to.plus_days(-1)))
    }

    /// Whether it exists on `day`.
    pub fn exists_on(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day < to)
    }
}

/// All actors, in a fixed order; at most [`ActorSet::CAPACITY`].
#[derive(Clone, Default, Debug)]
pub struct Actors {
    list: Vec<Actor>,
    by_id: HashMap<String, ActorIx>,
    /// Of each the first of the chain of States that it continues.
    origins: Vec<ActorIx>,
    /// Of each the one that continues it.
    heirs: Vec<Option<ActorIx>>,
}

/// The days on which an actor is there: from the first until before the second.
pub type Tenure = (ActorIx, Day, Day);

impl Actors {
    /// Adds an actor.
    ///
    /// # Errors
    /// If the id is taken or the register is full.
    pub fn add(&mut self, actor: Actor) -> Result<ActorIx, String> {
        if self.by_id.contains_key(&actor.id) {
            return Err(format!("'{}' is already an actor", actor.id));
        }
        if self.list.len() == ActorSet::CAPACITY {
            return Err(format!("there may be at most {} actors", ActorSet::CAPACITY));
        }
        let ix = ActorIx(u16::try_from(self.list.len()).map_err(|e| e.to_string())?);
        self.by_id.insert(actor.id.clone(), ix);
        // INVARIANT: `continues` always names an actor added earlier, so that every chain is finite.
        let before = actor.continues.filter(|before| *before < ix);
        self.origins.push(before.map_or(ix, |before| self.origin(before)));
        if let Some(before) = before {
            self.heirs[usize::from(before.0)] = Some(ix);
        }
        self.heirs.push(None);
        self.list.push(actor);
        Ok(ix)
    }

    /// The actor with this id.
    pub fn find(&self, id: &str) -> Option<ActorIx> {
        self.by_id.get(id).copied()
    }

    /// The name of the actor with this id; the id itself where there is none.
    pub fn name_of<'a>(&'a self, id: &'a str) -> &'a str {
        self.find(id).map_or(id, |ix| &self[ix].name)
    }

    /// The known id or name nearest to what was written, for error messages.
    pub fn nearest(&self, text: &str) -> Option<&Actor> {
        let wanted = text.to_lowercase();
        if let Some(named) =
            self.list.iter().find(|a| a.name.to_lowercase() == wanted || a.id.to_lowercase() == wanted)
        {
            return Some(named);
        }
        let id = nearest(text, self.list.iter().flat_map(|a| [a.id.as_str(), a.name.as_str()]))?;
        self.list.iter().find(|a| a.id == id || a.name == id)
    }

    /// Every actor with its index.
    pub fn iter(&self) -> impl Iterator<Item = (ActorIx, &Actor)> {
        (0u16..).map(ActorIx).zip(&self.list)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Those for whom `test` holds.
    pub fn select(&self, test: impl Fn(&Actor) -> bool) -> ActorSet {
        self.iter().filter(|(_, a)| test(a)).map(|(ix, _)| ix).collect()
    }

    /// The first of the chain of States that `ix` continues; itself if it continues none.
    pub fn origin(&self, ix: ActorIx) -> ActorIx {
        self.origins[usize::from(ix.0)]
    }

    /// Whether two are one State, under whatever name.
    pub fn same(&self, a: ActorIx, b: ActorIx) -> bool {
        self.origin(a) == self.origin(b)
    }

    /// The one that continues `ix`, if there is one.
    pub fn heir(&self, ix: ActorIx) -> Option<ActorIx> {
        self.heirs[usize::from(ix.0)]
    }

    /// The States of a chain, each with the days on which it is there. None is there before it exists, nor while the one
    /// that it continues still is.
    pub fn tenures(&self, origin: ActorIx) -> impl Iterator<Item = Tenure> + '_ {
        let mut next = Some(origin);
        let mut free = Day::MIN;
        std::iter::from_fn(move || {
            let ix = next?;
            next = self.heir(ix);
            let from = self[ix].from.unwrap_or(free).max(free);
            let to = self[ix].to.or_else(|| next.and_then(|heir| self[heir].from)).unwrap_or(Day::MAX);
            free = to.max(free);
            Some((ix, from, to))
        })
    }

    /// The State of a chain that is there on a day; the act of any State of the chain concerns that one.
    pub fn member_on(&self, origin: ActorIx, day: Day) -> Option<ActorIx> {
        self.tenures(origin).find(|(_, from, to)| *from <= day && day < *to).map(|(ix, ..)| ix)
    }

    /// Who stands for a chain on a day: the State that is there, or else the last that was, or the first to come.
    pub fn standing_for(&self, origin: ActorIx, day: Day) -> ActorIx {
        self.tenures(origin).take_while(|(_, from, _)| *from <= day).last().map_or(origin, |(ix, ..)| ix)
    }

    /// Those of a set that have come to an end by a day, each with the last day on which it was there.
    pub fn ended(&self, set: ActorSet, day: Day) -> impl Iterator<Item = (ActorIx, Day)> + '_ {
        let ended = move |ix| self[ix].to.filter(|to| *to <= day).map(|to| (ix, to.plus_days(-1)));
        set.iter().filter_map(ended)
    }
}

impl ops::Index<ActorIx> for Actors {
    type Output = Actor;
    fn index(&self, ix: ActorIx) -> &Actor {
        &self.list[usize::from(ix.0)]
    }
}

const WORDS: usize = 8;

/// A set of actors: one bit each.
#[derive(Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct ActorSet([u64; WORDS]);

impl ActorSet {
    /// The empty set.
    pub const EMPTY: ActorSet = ActorSet([0; WORDS]);
    /// How many actors there can be.
    pub const CAPACITY: usize = WORDS * 64;

    /// Adds an actor.
    pub fn insert(&mut self, ix: ActorIx) {
        self.0[usize::from(ix.0) / 64] |= 1 << (ix.0 % 64);
    }

    /// Takes an actor out.
    pub fn remove(&mut self, ix: ActorIx) {
        self.0[usize::from(ix.0) / 64] &= !(1 << (ix.0 % 64));
    }

    /// Takes an actor out that is in it, and adds one that is not.
    pub fn toggle(&mut self, ix: ActorIx) {
        self.0[usize::from(ix.0) / 64] ^= 1 << (ix.0 % 64);
    }

    /// Whether the actor is in it.
    pub fn contains(&self, ix: ActorIx) -> bool {
        self.0[usize::from(ix.0) / 64] >> (ix.0 % 64) & 1 == 1
    }

    /// How many actors are in it.
    pub fn len(&self) -> usize {
        self.0.iter().map(|w| w.count_ones() as usize).sum()
    }

    /// Whether nobody is in it.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|w| *w == 0)
    }

    /// Whether everybody in it is in `other` too.
    pub fn is_subset(&self, other: &ActorSet) -> bool {
        (*self - *other).is_empty()
    }

    /// Its actors in the order of the register.
    pub fn iter(&self) -> impl Iterator<Item = ActorIx> + use<> {
        let words = self.0;
        (0u16..).zip(words).flat_map(|(w, mut bits)| {
            std::iter::from_fn(move || {
                let bit = u16::try_from(bits.trailing_zeros()).ok().filter(|b| *b < 64)?;
                bits &= bits - 1;
                Some(ActorIx(w * 64 + bit))
            })
        })
    }

    fn zip(self, other: ActorSet, f: impl Fn(u64, u64) -> u64) -> ActorSet {
        ActorSet(std::array::from_fn(|i| f(self.0[i], other.0[i])))
    }
}

impl ops::BitAnd for ActorSet {
    type Output = ActorSet;
    fn bitand(self, other: ActorSet) -> ActorSet {
        self.zip(other, |a, b| a & b)
    }
}

impl ops::BitOr for ActorSet {
    type Output = ActorSet;
    fn bitor(self, other: ActorSet) -> ActorSet {
        self.zip(other, |a, b| a | b)
    }
}

impl ops::BitXor for ActorSet {
    type Output = ActorSet;
    fn bitxor(self, other: ActorSet) -> ActorSet {
        self.zip(other, |a, b| a ^ b)
    }
}

impl ops::Sub for ActorSet {
    type Output = ActorSet;
    fn sub(self, other: ActorSet) -> ActorSet {
        self.zip(other, |a, b| a & !b)
    }
}

impl FromIterator<ActorIx> for ActorSet {
    fn from_iter<I: IntoIterator<Item = ActorIx>>(actors: I) -> ActorSet {
        let mut set = ActorSet::EMPTY;
        actors.into_iter().for_each(|ix| set.insert(ix));
        set
    }
}

impl fmt::Debug for ActorSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(|ix| ix.0)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn sets_behave_like_sets(a in prop::collection::btree_set(0u16..512, 0..60), b in prop::collection::btree_set(0u16..512, 0..60)) {
            let set = |s: &BTreeSet<u16>| s.iter().copied().map(ActorIx).collect::<ActorSet>();
            let back = |s: ActorSet| s.iter().map(|ix| ix.0).collect::<BTreeSet<u16>>();
            prop_assert_eq!(back(set(&a) & set(&b)), &a & &b);
            prop_assert_eq!(back(set(&a) | set(&b)), &a | &b);
            prop_assert_eq!(back(set(&a) - set(&b)), &a - &b);
            prop_assert_eq!(back(set(&a) ^ set(&b)), &a ^ &b);
            prop_assert_eq!(set(&a).len(), a.len());
        }
    }
}
