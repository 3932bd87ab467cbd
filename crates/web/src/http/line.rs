//! The line of those who wait for an answer. Askers are taken in turn, one thing of each, so that whoever asks for much
//! waits behind themselves and not before others (fair queueing: J. Nagle, RFC 970; dropping from the longest queue:
//! RFC 8290, section 4.1.2).

use std::{
    collections::{HashMap, VecDeque},
    hash::Hash,
};

/// How much may wait, and be made, at once.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// Things that wait.
    pub line: usize,
    /// Things that are made.
    pub makers: usize,
    /// Things that are made for one asker.
    pub makers_each: usize,
}

/// What waits, by asker.
#[derive(Debug)]
pub struct Line<K, T> {
    room: Room,
    /// Who waits, in the order of their turns; each once.
    turns: VecDeque<K>,
    /// What of theirs waits or is made; of whom nothing is, is not in it.
    askers: HashMap<K, Own<T>>,
    waiting: usize,
    made: usize,
    tickets: u64,
}

#[derive(Debug)]
struct Own<T> {
    waiting: VecDeque<(u64, T)>,
    made: usize,
}

/// A place in the line.
#[derive(Debug)]
pub struct Entered<T> {
    /// By which it is left again.
    pub ticket: u64,
    /// What lost its place for it.
    pub displaced: Option<T>,
}

impl<K: Copy + Eq + Hash, T> Line<K, T> {
    /// An empty one.
    pub fn new(room: Room) -> Line<K, T> {
        let (turns, askers) = (VecDeque::new(), HashMap::new());
        Line { room, turns, askers, waiting: 0, made: 0, tickets: 0 }
    }

    /// Waits, if no more than `most` of this asker do. A full line makes room by sending away what came last of whoever has
    /// most in it; `None` if nobody has more than this asker would.
    pub fn enter(&mut self, asker: K, most: usize, what: T) -> Option<Entered<T>> {
        let theirs = self.askers.get(&asker).map_or(0, |own| own.waiting.len());
        if theirs >= most {
            return None;
        }
        let displaced = if self.waiting < self.room.line { None } else { Some(self.displace(theirs + 1)?) };
        let ticket = self.tickets;
        self.tickets += 1;
        let own = self.askers.entry(asker).or_insert_with(|| Own { waiting: VecDeque::new(), made: 0 });
        if own.waiting.is_empty() {
            self.turns.push_back(asker);
        }
        own.waiting.push_back((ticket, what));
        self.waiting += 1;
        Some(Entered { ticket, displaced })
    }

    /// Takes the last of whoever has most, and more than so many.
    fn displace(&mut self, than: usize) -> Option<T> {
        let (asker, own) = self.askers.iter_mut().max_by_key(|(_, own)| own.waiting.len())?;
        if own.waiting.len() <= than {
            return None;
        }
        let (asker, last) = (*asker, own.waiting.pop_back());
        self.waiting -= 1;
        self.settle(asker);
        last.map(|(_, what)| what)
    }

    /// The next to be made, and for whom, if there is somebody to make it. It is made until [`Line::made`].
    pub fn next(&mut self) -> Option<(K, T)> {
        if self.made >= self.room.makers {
            return None;
        }
        let may = |asker: &K| self.askers.get(asker).is_some_and(|own| own.made < self.room.makers_each);
        let turn = self.turns.iter().position(may)?;
        let asker = self.turns.remove(turn)?;
        let own = self.askers.get_mut(&asker)?;
        let (_, what) = own.waiting.pop_front()?;
        own.made += 1;
        if !own.waiting.is_empty() {
            self.turns.push_back(asker);
        }
        self.waiting -= 1;
        self.made += 1;
        Some((asker, what))
    }

    /// Something of an asker has been made.
    pub fn made(&mut self, asker: K) {
        if let Some(own) = self.askers.get_mut(&asker).filter(|own| own.made > 0) {
            own.made -= 1;
            self.made -= 1;
            self.settle(asker);
        }
    }

    /// Leaves the line, if what has this ticket is still in it.
    pub fn leave(&mut self, asker: K, ticket: u64) -> Option<T> {
        let own = self.askers.get_mut(&asker)?;
        let place = own.waiting.iter().position(|(theirs, _)| *theirs == ticket)?;
        let (_, what) = own.waiting.remove(place)?;
        self.waiting -= 1;
        self.settle(asker);
        Some(what)
    }

    /// Forgets an asker's turn, and the asker, of whom nothing is left.
    fn settle(&mut self, asker: K) {
        let Some(own) = self.askers.get(&asker).filter(|own| own.waiting.is_empty()) else { return };
        if own.made == 0 {
            self.askers.remove(&asker);
        }
        self.turns.retain(|turn| *turn != asker);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const ROOM: Room = Room { line: 8, makers: 3, makers_each: 2 };

    /// A line in which each of these waits, in this order; what they wait for is its place.
    fn line(askers: &str) -> Line<char, usize> {
        let mut line = Line::new(ROOM);
        for (what, asker) in askers.chars().enumerate() {
            assert!(line.enter(asker, 6, what).unwrap().displaced.is_none());
        }
        line
    }

    /// In which order they are taken by one who makes one thing after the other.
    fn order(line: &mut Line<char, usize>) -> String {
        std::iter::from_fn(|| {
            let (asker, _) = line.next()?;
            line.made(asker);
            Some(asker)
        })
        .collect()
    }

    #[test]
    fn askers_are_taken_in_turn_and_each_in_the_order_they_asked() {
        let mut much = line("aaaaabcb");
        assert_eq!(order(&mut much), "abcabaaa");
        assert!(much.askers.is_empty() && much.turns.is_empty());
        assert_eq!((much.waiting, much.made), (0, 0));
        let mut one = line("aaa");
        let taken: Vec<usize> = std::iter::from_fn(|| {
            let (asker, what) = one.next()?;
            one.made(asker);
            Some(what)
        })
        .collect();
        assert_eq!(taken, [0, 1, 2]);
    }

    #[test]
    fn one_asker_never_has_all_who_make() {
        let mut line = line("aaaa");
        assert_eq!((line.next(), line.next(), line.next()), (Some(('a', 0)), Some(('a', 1)), None));
        // Whoever comes now is not kept waiting by what is being made.
        line.enter('b', 6, 9).unwrap();
        assert_eq!(line.next(), Some(('b', 9)));
        line.enter('c', 6, 10).unwrap();
        assert_eq!(line.next(), None);
        line.made('b');
        // The turn of 'a' came first, and passes: as much of theirs is made as may be.
        assert_eq!(line.next(), Some(('c', 10)));
        line.made('a');
        assert_eq!(line.next(), Some(('a', 2)));
    }

    #[test]
    fn whoever_has_too_much_in_line_is_sent_away_and_nobody_else() {
        let mut line = line("aaaaaa");
        assert!(line.enter('a', 6, 6).is_none());
        assert!(line.enter('b', 6, 7).is_some());
    }

    #[test]
    fn a_full_line_makes_room_for_whoever_has_less_in_it() {
        let mut line = line("aaaaabbb");
        let displaced = |entered: Option<Entered<usize>>| entered.and_then(|entered| entered.displaced);
        // The last of 'a', who has most, goes; until nobody has more than another would.
        assert_eq!(displaced(line.enter('c', 6, 8)), Some(4));
        assert_eq!(displaced(line.enter('c', 6, 9)), Some(3));
        assert!(line.enter('a', 6, 10).is_none() && line.enter('b', 6, 10).is_none());
        assert!(line.enter('c', 6, 10).is_none());
        assert_eq!(displaced(line.enter('d', 6, 11)).map(|what| what < 8), Some(true));
        assert_eq!(line.waiting, ROOM.line);
        assert_eq!(order(&mut line).len(), ROOM.line);
    }

    #[test]
    fn whoever_leaves_takes_no_turn() {
        let mut line = line("ab");
        let ticket = line.enter('c', 6, 2).unwrap().ticket;
        assert_eq!((line.leave('a', 0), line.leave('a', 0), line.leave('b', 0)), (Some(0), None, None));
        assert_eq!(line.leave('c', ticket), Some(2));
        assert_eq!(order(&mut line), "b");
        assert!(line.askers.is_empty());
    }
}
