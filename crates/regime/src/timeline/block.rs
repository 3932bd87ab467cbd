//! A part of a line: comings and goings in order.

use crate::{ActorIx, ActorSet, Day};

/// From a day on, an actor that was in the set is not, and the other way round.
pub type Toggle = (Day, ActorIx);

/// So many stand together at most.
const LARGEST: usize = 256;
/// After so many the set is written out, so that few have to be followed to any day.
const APART: usize = 16;

/// Comings and goings in order, and the sets that they make of an empty one.
#[derive(Clone, Default)]
pub struct Block {
    // INVARIANT: strictly increasing.
    toggles: Vec<Toggle>,
    /// What the first `APART` make, the first two times `APART`, and so on.
    marks: Vec<ActorSet>,
}

impl Block {
    /// Of toggles in order.
    pub fn of(toggles: Vec<Toggle>) -> Block {
        let mut block = Block { toggles, marks: vec![] };
        block.mark(0);
        block
    }

    /// Blocks of any number of toggles in order.
    pub fn several(toggles: Vec<Toggle>) -> impl Iterator<Item = Block> {
        let full = toggles.len().div_ceil(LARGEST);
        (0..full).map(move |n| {
            let end = toggles.len().min((n + 1) * LARGEST);
            Block::of(toggles[n * LARGEST..end].to_vec())
        })
    }

    /// All of them, in order.
    pub fn toggles(&self) -> &[Toggle] {
        &self.toggles
    }

    /// The first.
    pub fn first(&self) -> Option<Toggle> {
        self.toggles.first().copied()
    }

    /// What all of them make.
    pub fn all(&self) -> ActorSet {
        self.made(self.toggles.len())
    }

    /// What those through a day make.
    pub fn through(&self, day: Day) -> ActorSet {
        self.made(self.toggles.partition_point(|(on, _)| *on <= day))
    }

    /// What the first so many make.
    fn made(&self, many: usize) -> ActorSet {
        let marks = many / APART;
        let mut set = marks.checked_sub(1).map_or(ActorSet::EMPTY, |last| self.marks[last]);
        self.toggles[marks * APART..many].iter().for_each(|(_, actor)| set.toggle(*actor));
        set
    }

    /// Adds one, or takes it away if it is there. What it has no room for is a block behind it.
    pub fn toggle(&mut self, toggle: Toggle) -> Option<Block> {
        let (at, rest) = match self.toggles.binary_search(&toggle) {
            Ok(at) => {
                self.toggles.remove(at);
                (at, None)
            }
            // Most come last: whole blocks are left behind.
            Err(at) if at == LARGEST => return Some(Block::of(vec![toggle])),
            Err(at) => {
                self.toggles.insert(at, toggle);
                let rest = (self.toggles.len() > LARGEST).then(|| self.toggles.split_off(LARGEST / 2));
                (at, rest.map(Block::of))
            }
        };
        self.mark(at.min(self.toggles.len()));
        rest
    }

    /// Writes the sets out that follow from those toggles on.
    fn mark(&mut self, changed: usize) {
        self.marks.truncate(changed / APART);
        while (self.marks.len() + 1) * APART <= self.toggles.len() {
            let many = self.marks.len() * APART;
            let mut set = self.made(many);
            self.toggles[many..many + APART].iter().for_each(|(_, actor)| set.toggle(*actor));
            self.marks.push(set);
        }
    }
}
