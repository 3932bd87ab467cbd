//! A list that only grows, and that states share.

use std::sync::Arc;

/// So many stand together.
const BLOCK: usize = 4096;

/// Items in the order in which they came. Adding one copies the last block at most.
#[derive(Clone, Debug)]
pub struct Grown<T> {
    // INVARIANT: each is of `BLOCK` items.
    full: Vec<Arc<[T]>>,
    // INVARIANT: fewer than `BLOCK`.
    last: Arc<Vec<T>>,
}

impl<T> Default for Grown<T> {
    fn default() -> Grown<T> {
        Grown { full: vec![], last: Arc::default() }
    }
}

impl<T: Copy> Grown<T> {
    /// Of items in their order.
    pub fn of(items: &[T]) -> Grown<T> {
        let blocks = items.chunks_exact(BLOCK);
        Grown { last: Arc::new(blocks.remainder().to_vec()), full: blocks.map(Arc::from).collect() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.full.len() * BLOCK + self.last.len()
    }

    /// The one in a place.
    pub fn get(&self, at: usize) -> Option<T> {
        let block = self.full.get(at / BLOCK).map_or(self.last.as_slice(), |block| block);
        block.get(at % BLOCK).copied().filter(|_| at < self.len())
    }

    /// Adds one behind all others.
    pub fn push(&mut self, item: T) {
        let last = Arc::make_mut(&mut self.last);
        last.push(item);
        if last.len() == BLOCK {
            self.full.push(std::mem::take(last).into());
        }
    }

    /// Takes the last one away.
    pub fn pop(&mut self) -> Option<T> {
        if self.last.is_empty() {
            self.last = Arc::new(self.full.pop()?.to_vec());
        }
        Arc::make_mut(&mut self.last).pop()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_is_there_in_its_order() {
        let n = 2 * BLOCK;
        let mut list = Grown::of(&(0..n).collect::<Vec<usize>>());
        let before = list.clone();
        assert_eq!((list.len(), list.get(n)), (n, None));
        list.push(n);
        assert_eq!(before.len(), n);
        assert_eq!((0..=n).map(|at| list.get(at)).collect::<Vec<_>>(), (0..=n).map(Some).collect::<Vec<_>>());
        assert_eq!((list.pop(), list.pop(), list.len()), (Some(n), Some(n - 1), n - 1));
        list.push(7);
        assert_eq!((list.get(n - 1), list.get(n), before.get(n - 1)), (Some(7), None, Some(n - 1)));
        assert_eq!(Grown::<u8>::default().pop(), None);
    }
}
