//! A sorted list that states share.

use std::sync::Arc;

/// So many stand together at most.
const LARGEST: usize = 2048;

/// Items in their order, each once. Putting one in or taking one out copies one block.
#[derive(Clone, Debug)]
pub struct Sorted<T> {
    // INVARIANT: the items of all blocks are strictly increasing, and no block is empty.
    blocks: Vec<Arc<Vec<T>>>,
}

impl<T> Default for Sorted<T> {
    fn default() -> Sorted<T> {
        Sorted { blocks: vec![] }
    }
}

impl<T: Copy + Ord> Sorted<T> {
    /// Of items in any order, each once.
    pub fn of(mut items: Vec<T>) -> Sorted<T> {
        items.sort_unstable();
        Sorted { blocks: items.chunks(LARGEST).map(|some| Arc::new(some.to_vec())).collect() }
    }

    /// The block in which an item has its place: the last that begins with it or before it.
    fn block_of(&self, item: T) -> usize {
        self.blocks.partition_point(|block| block.first() <= Some(&item)).saturating_sub(1)
    }

    /// Puts an item in its place.
    pub fn insert(&mut self, item: T) {
        let at = self.block_of(item);
        let Some(block) = self.blocks.get_mut(at) else {
            return self.blocks.push(Arc::new(vec![item]));
        };
        let place = block.partition_point(|other| *other < item);
        if place == LARGEST {
            // Most come last: whole blocks are left behind.
            return self.blocks.insert(at + 1, Arc::new(vec![item]));
        }
        let block = Arc::make_mut(block);
        block.insert(place, item);
        if block.len() > LARGEST {
            let rest = block.split_off(LARGEST / 2);
            self.blocks.insert(at + 1, Arc::new(rest));
        }
    }

    /// Takes an item out.
    pub fn remove(&mut self, item: T) {
        let at = self.block_of(item);
        let Some(block) = self.blocks.get_mut(at) else { return };
        let Ok(place) = block.binary_search(&item) else { return };
        if block.len() == 1 {
            self.blocks.remove(at);
        } else {
            Arc::make_mut(block).remove(place);
        }
    }

    /// Those from an item on, in their order.
    pub fn from(&self, item: T) -> impl Iterator<Item = T> + '_ {
        let at = self.block_of(item);
        let place = self.blocks.get(at).map_or(0, |block| block.partition_point(|other| *other < item));
        self.blocks[at.min(self.blocks.len())..].iter().flat_map(|block| block.iter().copied()).skip(place)
    }

    /// Those before an item, the last first.
    pub fn before(&self, item: T) -> impl Iterator<Item = T> + '_ {
        let at = self.block_of(item);
        let own = self.blocks.get(at).map_or(&[][..], |block| {
            let place = block.partition_point(|other| *other < item);
            &block[..place]
        });
        let earlier = self.blocks[..at.min(self.blocks.len())].iter().rev();
        own.iter().rev().chain(earlier.flat_map(|block| block.iter().rev())).copied()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// It answers as a set does, whatever is put in and taken out; and what it was copied from stays as it was.
        #[test]
        fn as_a_set(begun in prop::collection::btree_set(0u32..9000, 0..5000), steps in prop::collection::vec((any::<bool>(), 0u32..9000), 0..3000), asked in prop::collection::vec(0u32..9001, 9)) {
            let first = Sorted::of(begun.iter().copied().collect());
            let (mut list, mut set) = (first.clone(), begun.clone());
            for (comes, item) in steps {
                if comes && set.insert(item) {
                    list.insert(item);
                } else if !comes && set.remove(&item) {
                    list.remove(item);
                }
            }
            for (list, set) in [(first, begun), (list, set)] {
                for item in &asked {
                    prop_assert!(list.from(*item).eq(set.range(item..).copied()));
                    prop_assert!(list.before(*item).eq(set.range(..item).rev().copied()));
                }
            }
        }
    }

    #[test]
    fn what_comes_last_leaves_whole_blocks_behind() {
        let mut list = Sorted::default();
        (0..3 * LARGEST).for_each(|n| list.insert(n));
        assert_eq!(list.blocks.len(), 3);
        assert!(list.from(0).eq(0..3 * LARGEST));
        (0..3 * LARGEST).for_each(|n| list.remove(n));
        assert_eq!((list.blocks.len(), list.before(usize::MAX).next()), (0, None));
        assert_eq!(list.from(0).collect::<BTreeSet<_>>(), BTreeSet::new());
    }
}
