//! A part of a line: so many changes, and the sets that they make of what was before.

use std::sync::Arc;

use crate::{ActorIx, ActorSet, Day};

/// So many changes stand together at most.
pub const LARGEST: usize = 256;

/// Changes in order. Sets are written as what differs from the set before the block, so that a block stays as it is when
/// somebody comes or goes on an earlier day.
#[derive(Clone)]
pub struct Block {
    // INVARIANT: strictly increasing, as long as `sets`.
    days: Arc<[Day]>,
    // INVARIANT: neighbours differ, and the first is not empty.
    sets: Arc<[ActorSet]>,
}

impl Block {
    /// Of changes in order.
    pub fn of(changes: impl IntoIterator<Item = (Day, ActorSet)>) -> Block {
        let (days, sets): (Vec<Day>, Vec<ActorSet>) = changes.into_iter().unzip();
        Block { days: days.into(), sets: sets.into() }
    }

    /// Of one who comes.
    pub fn one(day: Day, actor: ActorIx) -> Block {
        Block::of([(day, ActorSet::from_iter([actor]))])
    }

    /// The first day, if there is any.
    pub fn first(&self) -> Option<Day> {
        self.days.first().copied()
    }

    /// The days on which the set changes.
    pub fn days(&self) -> &[Day] {
        &self.days
    }

    /// The changes in order.
    pub fn changes(&self) -> impl Iterator<Item = (Day, ActorSet)> + '_ {
        self.days.iter().copied().zip(self.sets.iter().copied())
    }

    /// What there is on a day, not before the first.
    pub fn at(&self, day: Day) -> ActorSet {
        let changes = self.days.partition_point(|on| *on <= day);
        changes.checked_sub(1).map_or(ActorSet::EMPTY, |last| self.sets[last])
    }

    /// What there is in the end.
    pub fn last(&self) -> ActorSet {
        self.sets.last().copied().unwrap_or(ActorSet::EMPTY)
    }

    /// From a day on, an actor that was in the set is not, and the other way round. What there is no room for is a block
    /// behind it, as what differs from the end of this one.
    pub fn toggle(&mut self, day: Day, actor: ActorIx) -> Option<Block> {
        let at = self.days.partition_point(|on| *on < day);
        let before = at.checked_sub(1).map_or(ActorSet::EMPTY, |last| self.sets[last]);
        if at == LARGEST {
            // Most come last: whole blocks are left behind.
            return Some(Block::one(day, actor));
        }
        let (mut days, mut sets) = (self.days.to_vec(), self.sets.to_vec());
        if days.get(at) != Some(&day) {
            days.insert(at, day);
            sets.insert(at, before);
        }
        sets[at..].iter_mut().for_each(|set| set.toggle(actor));
        if sets[at] == before {
            days.remove(at);
            sets.remove(at);
        }
        let half = if days.len() > LARGEST { LARGEST / 2 } else { days.len() };
        let end = half.checked_sub(1).map_or(ActorSet::EMPTY, |last| sets[last]);
        let rest: Vec<(Day, ActorSet)> =
            days.drain(half..).zip(sets.drain(half..)).map(|(day, set)| (day, set ^ end)).collect();
        (self.days, self.sets) = (days.into(), sets.into());
        (!rest.is_empty()).then(|| Block::of(rest))
    }
}
