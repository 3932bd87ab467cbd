//! A part of a line: so many changes, and the sets that they make of what was before.

use std::{iter::repeat_n, sync::Arc};

use crate::{ActorIx, ActorSet, Day};

/// So many changes stand together at most; fewer in tests, where short lines are to have many blocks.
pub const LARGEST: usize = if cfg!(test) { 16 } else { 256 };

/// Changes in order. Sets are written as what differs from the set before the block, so that a block stays as it is when
/// somebody comes or goes on an earlier day. Others may share them; who has them alone changes them where they lie.
#[derive(Clone)]
pub struct Block {
    // INVARIANT: not more than there are days.
    length: usize,
    // INVARIANT: so many of them are strictly increasing; behind them is room for more.
    days: Arc<[Day]>,
    // INVARIANT: as long as `days`; of so many of them neighbours differ, and the first is not empty.
    sets: Arc<[ActorSet]>,
}

impl Block {
    /// Of days in order, and what there is from each on.
    pub fn new(days: &[Day], sets: &[ActorSet]) -> Block {
        Block { length: days.len(), days: days.into(), sets: sets.into() }
    }

    /// Of one who comes.
    pub fn one(day: Day, actor: ActorIx) -> Block {
        Block::new(&[day], &[ActorSet::from_iter([actor])])
    }

    /// The first day, if there is any.
    pub fn first(&self) -> Option<Day> {
        self.days().first().copied()
    }

    /// The days on which the set changes.
    pub fn days(&self) -> &[Day] {
        &self.days[..self.length]
    }

    fn sets(&self) -> &[ActorSet] {
        &self.sets[..self.length]
    }

    /// The changes in order.
    pub fn changes(&self) -> impl Iterator<Item = (Day, ActorSet)> + '_ {
        self.days().iter().copied().zip(self.sets().iter().copied())
    }

    /// What there is on a day, not before the first.
    pub fn at(&self, day: Day) -> ActorSet {
        let changes = self.days().partition_point(|on| *on <= day);
        changes.checked_sub(1).map_or(ActorSet::EMPTY, |last| self.sets[last])
    }

    /// What there is in the end.
    pub fn last(&self) -> ActorSet {
        self.sets().last().copied().unwrap_or(ActorSet::EMPTY)
    }

    /// From a day on, an actor that was in the set is not, and the other way round. What there is no room for is a block
    /// behind it, as what differs from the end of this one.
    pub fn toggle(&mut self, day: Day, actor: ActorIx) -> Option<Block> {
        let at = self.days().partition_point(|on| *on < day);
        if at == LARGEST {
            // Most come last: whole blocks are left behind.
            return Some(Block::one(day, actor));
        }
        let before = at.checked_sub(1).map_or(ActorSet::EMPTY, |last| self.sets[last]);
        if self.days().get(at) != Some(&day) {
            self.insert(at, day, before);
        }
        let sets = Arc::make_mut(&mut self.sets);
        sets[at..self.length].iter_mut().for_each(|set| set.toggle(actor));
        if sets[at] == before {
            self.remove(at);
        }
        (self.length > LARGEST).then(|| self.split_off(LARGEST / 2))
    }

    /// Puts a day on which nothing changes before those from a place on.
    fn insert(&mut self, at: usize, day: Day, set: ActorSet) {
        if self.length == self.days.len() {
            let more = self.length / 8 + 1;
            self.days = self.days.iter().copied().chain(repeat_n(day, more)).collect();
            self.sets = self.sets.iter().copied().chain(repeat_n(set, more)).collect();
        }
        let (days, sets) = (Arc::make_mut(&mut self.days), Arc::make_mut(&mut self.sets));
        days.copy_within(at..self.length, at + 1);
        sets.copy_within(at..self.length, at + 1);
        (days[at], sets[at]) = (day, set);
        self.length += 1;
    }

    /// Takes a day away on which nothing changes.
    fn remove(&mut self, at: usize) {
        Arc::make_mut(&mut self.days).copy_within(at + 1..self.length, at);
        Arc::make_mut(&mut self.sets).copy_within(at + 1..self.length, at);
        self.length -= 1;
    }

    /// What comes from a place on, as what differs from the end of what stays.
    fn split_off(&mut self, at: usize) -> Block {
        let end = self.sets[at - 1];
        let differs: Vec<ActorSet> = self.sets()[at..].iter().map(|set| *set ^ end).collect();
        let rest = Block::new(&self.days()[at..], &differs);
        self.length = at;
        rest
    }
}
