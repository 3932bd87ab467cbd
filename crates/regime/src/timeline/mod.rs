//! Sets of actors over time: who comes and who goes on which day.

mod block;
mod bounds;

use std::fmt;

use block::{Block, LARGEST};
pub use bounds::{Bounds, BoundsTimeline, Count, Stay, Stays};

use crate::{ActorIx, ActorSet, Day};

/// A set of actors that changes from day to day; empty before its first change.
///
/// Its changes stand in blocks, which states of the line share with each other: a later one takes as much memory, and as long
/// to be made, as it differs.
#[derive(Clone, Default)]
pub struct Timeline {
    // INVARIANT: the days of all blocks are strictly increasing, neighbouring sets differ, and no block is empty.
    pieces: Vec<Piece>,
    // INVARIANT: the first day of each piece. They lie together, since every question looks for one.
    firsts: Vec<Day>,
}

/// A block in its place.
#[derive(Clone)]
struct Piece {
    /// The set that the blocks before it make.
    before: ActorSet,
    block: Block,
}

impl Timeline {
    /// A set that never changes.
    pub fn constant(set: ActorSet) -> Timeline {
        let mut line = Timeline::default();
        line.push(Day::MIN, set);
        line
    }

    /// The set on `day`.
    pub fn at(&self, day: Day) -> ActorSet {
        match self.firsts.partition_point(|first| *first <= day) {
            0 => ActorSet::EMPTY,
            // Nothing is before the first.
            1 => self.pieces[0].block.at(day),
            n => self.pieces[n - 1].before ^ self.pieces[n - 1].block.at(day),
        }
    }

    /// The set after all changes.
    fn end(&self) -> ActorSet {
        self.pieces.last().map_or(ActorSet::EMPTY, |last| last.before ^ last.block.last())
    }

    /// The changes, in order: from this day on, this set.
    pub fn changes(&self) -> impl Iterator<Item = (Day, ActorSet)> + '_ {
        self.pieces
            .iter()
            .flat_map(|piece| piece.block.changes().map(|(day, differs)| (day, piece.before ^ differs)))
    }

    /// The days on which the set changes, in order.
    pub fn days(&self) -> impl Iterator<Item = Day> + '_ {
        self.pieces.iter().flat_map(|piece| piece.block.days().iter().copied())
    }

    /// Continues the line: from `day`, not before the last change, the set is `set`.
    pub fn push(&mut self, day: Day, set: ActorSet) {
        for actor in (self.end() ^ set).iter() {
            self.toggle(day, actor);
        }
    }

    /// The line in which every listed actor is a member from its first day until before its second.
    /// Stays of one actor may overlap.
    pub fn from_spans(spans: impl IntoIterator<Item = Stay>) -> Timeline {
        let mut line = Timeline::default();
        let toggles = toggles_of(spans);
        let room = LARGEST.min(toggles.len());
        let (mut days, mut sets) = (Vec::with_capacity(room), Vec::with_capacity(room));
        let (mut before, mut differs) = (ActorSet::EMPTY, ActorSet::EMPTY);
        for same_day in toggles.chunk_by(|a, b| a.0 == b.0) {
            if days.len() == LARGEST {
                line.insert(line.pieces.len(), before, Block::new(&days, &sets));
                days.clear();
                sets.clear();
                before = before ^ std::mem::replace(&mut differs, ActorSet::EMPTY);
            }
            same_day.iter().for_each(|(_, actor)| differs.toggle(*actor));
            days.push(same_day[0].0);
            sets.push(differs);
        }
        line.insert(line.pieces.len(), before, Block::new(&days, &sets));
        line
    }

    /// Puts the spans that some actors have in the place of those that they had. Returns the first day on which that makes a
    /// difference.
    pub fn exchange(&mut self, had: &[Stay], have: &[Stay]) -> Option<Day> {
        let differ = differences(had, have);
        for (day, actor) in &differ {
            self.toggle(*day, *actor);
        }
        differ.into_iter().map(|(day, _)| day).min()
    }

    /// Puts a block in a place, if there is anything in it.
    fn insert(&mut self, at: usize, before: ActorSet, block: Block) {
        if let Some(first) = block.first() {
            self.firsts.insert(at, first);
            self.pieces.insert(at, Piece { before, block });
        }
    }

    /// From a day on, an actor that was in the set is not, and the other way round.
    fn toggle(&mut self, day: Day, actor: ActorIx) {
        let at = self.firsts.partition_point(|first| *first <= day).saturating_sub(1);
        let Some(piece) = self.pieces.get_mut(at) else {
            return self.insert(at, ActorSet::EMPTY, Block::one(day, actor));
        };
        let rest = piece.block.toggle(day, actor);
        let end = piece.before ^ piece.block.last();
        let mut next = at + 1;
        match piece.block.first() {
            Some(first) => self.firsts[at] = first,
            None => {
                self.pieces.remove(at);
                self.firsts.remove(at);
                next = at;
            }
        }
        if let Some(rest) = rest {
            self.insert(next, end, rest);
            next += 1;
        }
        self.pieces[next..].iter_mut().for_each(|piece| piece.before.toggle(actor));
    }

    /// Combines two lines day by day.
    pub fn zip(&self, other: &Timeline, f: impl Fn(ActorSet, ActorSet) -> ActorSet) -> Timeline {
        let mut line = Timeline::default();
        let (mut a, mut b) = (self.changes().peekable(), other.changes().peekable());
        let (mut left, mut right) = (ActorSet::EMPTY, ActorSet::EMPTY);
        let mut day = Some(Day::MIN);
        while let Some(on) = day {
            while let Some((_, set)) = a.next_if(|(day, _)| *day <= on) {
                left = set;
            }
            while let Some((_, set)) = b.next_if(|(day, _)| *day <= on) {
                right = set;
            }
            line.push(on, f(left, right));
            day = a.peek().into_iter().chain(b.peek()).map(|(day, _)| *day).min();
        }
        line
    }
}

/// From a day on, an actor that was a member is not, and the other way round.
type Toggle = (Day, ActorIx);

/// The comings and goings that only one of two makes.
fn differences(had: &[Stay], have: &[Stay]) -> Vec<Toggle> {
    let (had, have) = (toggles_of(had.iter().copied()), toggles_of(have.iter().copied()));
    let common = had.iter().zip(&have).take_while(|(a, b)| a == b).count();
    let (had, have) = (&had[common..], &have[common..]);
    let without = |these: &[Toggle], those: &[Toggle]| -> Vec<Toggle> {
        these.iter().filter(|toggle| those.binary_search(toggle).is_err()).copied().collect()
    };
    [without(had, have), without(have, had)].concat()
}

/// The comings and goings that spans make, in order.
fn toggles_of(spans: impl IntoIterator<Item = Stay>) -> Vec<Toggle> {
    let spans: Vec<Stay> = spans.into_iter().filter(|(_, from, to)| from < to).collect();
    let apart = |pair: &[Stay]| (pair[0].0, pair[0].2) < (pair[1].0, pair[1].1);
    let mut toggles = if spans.windows(2).all(apart) { ends_of(&spans) } else { joined_ends_of(&spans) };
    // One number is compared faster than two.
    toggles.sort_unstable_by_key(|(day, actor)| (i64::from(day.number()) << 16) | i64::from(actor.0));
    toggles
}

/// The comings and goings that spans make of which none touches another.
fn ends_of(spans: &[Stay]) -> Vec<Toggle> {
    let mut toggles = Vec::with_capacity(2 * spans.len());
    for (actor, from, to) in spans {
        toggles.push((*from, *actor));
        if *to < Day::MAX {
            toggles.push((*to, *actor));
        }
    }
    toggles
}

/// The same, where those of one actor may overlap.
fn joined_ends_of(spans: &[Stay]) -> Vec<Toggle> {
    let mut steps: Vec<(ActorIx, Day, i32)> = vec![];
    for (actor, from, to) in spans {
        steps.push((*actor, *from, 1));
        if *to < Day::MAX {
            steps.push((*actor, *to, -1));
        }
    }
    steps.sort_unstable();
    let (mut toggles, mut depth, mut of) = (Vec::with_capacity(steps.len()), 0, None);
    for steps in steps.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let (actor, day, _) = steps[0];
        if of != Some(actor) {
            (of, depth) = (Some(actor), 0);
        }
        let was = depth > 0;
        depth += steps.iter().map(|(.., step)| step).sum::<i32>();
        if was != (depth > 0) {
            toggles.push((day, actor));
        }
    }
    toggles
}

impl PartialEq for Timeline {
    fn eq(&self, other: &Timeline) -> bool {
        self.changes().eq(other.changes())
    }
}

impl Eq for Timeline {}

impl fmt::Debug for Timeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.changes()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(n: i32) -> Day {
        Day::MIN.plus_days(1000 + n)
    }

    fn spans(of: &[(u16, i32, i32)]) -> Vec<Stay> {
        of.iter().map(|&(a, from, to)| (ActorIx(a), day(from), day(to))).collect()
    }

    /// Enough of them that a line has several blocks.
    fn some(many: usize) -> impl Strategy<Value = Vec<(u16, i32, i32)>> {
        prop::collection::vec((0u16..6, 0i32..400, 0i32..400), 0..many)
    }

    proptest! {
        /// A timeline built from spans answers as the spans themselves do.
        #[test]
        fn spans_and_lookups_agree(of in some(600), probes in prop::collection::vec(-2i32..405, 20)) {
            let line = Timeline::from_spans(spans(&of));
            for probe in probes {
                let expected: ActorSet = of.iter().filter(|s| s.1 <= probe && probe < s.2).map(|s| ActorIx(s.0)).collect();
                prop_assert_eq!(line.at(day(probe)), expected);
            }
            let mut said = ActorSet::EMPTY;
            let mut last = None;
            for (on, set) in line.changes() {
                prop_assert!(last < Some(on) && set != said);
                prop_assert_eq!(line.at(on), set);
                (last, said) = (Some(on), set);
            }
            prop_assert_eq!(line.days().collect::<Vec<_>>(), line.changes().map(|(on, _)| on).collect::<Vec<_>>());
        }

        /// Whatever is exchanged for whatever, the line is that of the spans that it has then; the one that it was made
        /// from stays as it was; and the first day of difference is that.
        #[test]
        fn what_is_exchanged_is_as_if_made_anew(rest in some(600), had in some(200), have in some(200)) {
            // The actors of one chain of States and those of others are never the same.
            let of = |those: &[(u16, i32, i32)], first| spans(&those.iter().map(|s| (s.0 + first, s.1, s.2)).collect::<Vec<_>>());
            let (rest, had, have) = (of(&rest, 0), of(&had, 6), of(&have, 6));
            let before = Timeline::from_spans([rest.clone(), had.clone()].concat());
            let (kept, mut line) = (before.clone(), before.clone());
            let first = line.exchange(&had, &have);
            let made = Timeline::from_spans([rest, have].concat());
            prop_assert_eq!(&line, &made);
            prop_assert_eq!(&kept, &before);
            let differs = |on: &i32| before.at(day(*on)) != made.at(day(*on));
            prop_assert_eq!(first, (-2..405).find(differs).map(day));
            for on in -2..405 {
                prop_assert_eq!(line.at(day(on)), made.at(day(on)));
            }
        }

        /// What is pushed in order of days is what is there on them.
        #[test]
        fn pushed_sets_are_there(of in prop::collection::vec((0i32..3, prop::collection::vec(0u16..500, 0..40)), 0..60)) {
            let (mut line, mut on, mut then) = (Timeline::default(), 0, std::collections::BTreeMap::new());
            for (step, actors) in of {
                on += step;
                let set: ActorSet = actors.into_iter().map(ActorIx).collect();
                line.push(day(on), set);
                then.insert(on, set);
            }
            for on in -1..200 {
                let expected = then.range(..=on).next_back().map_or(ActorSet::EMPTY, |(_, set)| *set);
                prop_assert_eq!(line.at(day(on)), expected);
            }
        }
    }

    /// More come and go on one day than a block holds.
    #[test]
    fn a_day_may_be_longer_than_a_block() {
        let all = |from, to| -> Vec<Stay> { (0..500).map(|a| (ActorIx(a), day(from), day(to))).collect() };
        let mut line = Timeline::from_spans(all(5, 9));
        assert_eq!(
            line.changes().map(|(on, set)| (on, set.len())).collect::<Vec<_>>(),
            [(day(5), 500), (day(9), 0)]
        );
        for actor in [499, 0, 250, 256] {
            let one = |from, to| [(ActorIx(actor), day(from), day(to))];
            assert_eq!(line.exchange(&one(5, 9), &one(5, 7)), Some(day(7)));
            assert_eq!(line.exchange(&one(5, 7), &one(6, 7)), Some(day(5)));
        }
        let counts = line.changes().map(|(on, set)| (on, set.len())).collect::<Vec<_>>();
        assert_eq!(counts, [(day(5), 496), (day(6), 500), (day(7), 496), (day(9), 0)]);
    }
}
