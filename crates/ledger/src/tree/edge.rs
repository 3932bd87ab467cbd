//! The right edge of a Merkle tree in tiles: all that is needed to append and to say the root.

use std::io;

use borsh::{BorshDeserialize, BorshSerialize};
use tlog_tiles::{Hash, node_hash};

/// Hashes in a tile (C2SP tlog-tiles: tiles of height 8).
pub const TILE_WIDTH: usize = 256;

/// The unfinished tile of each level; level 0 holds leaf hashes, level L the roots of 256^L leaves each.
///
/// INVARIANT: every level holds fewer than `TILE_WIDTH` hashes; a tile that fills is handed out and its root
/// moves one level up.
#[derive(Clone, Debug, Default)]
pub struct Edge {
    levels: Vec<Vec<Hash>>,
    /// How many tiles of each level are finished.
    finished: Vec<u64>,
    size: u64,
}

impl BorshSerialize for Edge {
    fn serialize<W: io::Write>(&self, to: &mut W) -> io::Result<()> {
        let levels: Vec<Vec<[u8; 32]>> =
            self.levels.iter().map(|level| level.iter().map(|hash| hash.0).collect()).collect();
        (self.size, &self.finished, levels).serialize(to)
    }
}

impl BorshDeserialize for Edge {
    fn deserialize_reader<R: io::Read>(from: &mut R) -> io::Result<Edge> {
        let (size, finished, levels) = <(u64, Vec<u64>, Vec<Vec<[u8; 32]>>)>::deserialize_reader(from)?;
        let levels = levels.into_iter().map(|level| level.into_iter().map(Hash).collect()).collect();
        Ok(Edge { levels, finished, size })
    }
}

/// A tile that was filled, or the unfinished rest of a level.
#[derive(Clone, Debug, PartialEq)]
pub struct HashTile {
    /// Its level.
    pub level: usize,
    /// Its place within the level.
    pub index: u64,
    /// Its hashes, 1 to 256.
    pub hashes: Vec<Hash>,
}

impl Edge {
    /// The edge of the first `size` leaves of a tree whose tiles are there: `tile` gives the first hashes, so many, of the tile of
    /// a level at a place within it.
    ///
    /// # Errors
    /// That of `tile`.
    pub fn at<E>(
        size: u64,
        tile: &mut dyn FnMut(usize, u64, usize) -> Result<Vec<Hash>, E>,
    ) -> Result<Edge, E> {
        let mut edge = Edge { size, ..Edge::default() };
        // Level L holds a hash for each 256^L leaves.
        let mut count = size;
        while count > 0 {
            let (index, width) = (count / TILE_WIDTH as u64, count % TILE_WIDTH as u64);
            let width = usize::try_from(width).unwrap_or(TILE_WIDTH);
            let hashes = if width == 0 { vec![] } else { tile(edge.levels.len(), index, width)? };
            edge.levels.push(hashes);
            edge.finished.push(index);
            count = index;
        }
        Ok(edge)
    }

    /// How many leaves there are.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Appends a leaf; hands out each tile that this fills.
    pub fn push(&mut self, leaf: Hash, filled: &mut Vec<HashTile>) {
        self.size += 1;
        let (mut level, mut hash) = (0, leaf);
        loop {
            if self.levels.len() == level {
                self.levels.push(Vec::with_capacity(TILE_WIDTH));
                self.finished.push(0);
            }
            self.levels[level].push(hash);
            if self.levels[level].len() < TILE_WIDTH {
                return;
            }
            let hashes = std::mem::replace(&mut self.levels[level], Vec::with_capacity(TILE_WIDTH));
            hash = subtree(&hashes);
            filled.push(HashTile { level, index: self.finished[level], hashes });
            self.finished[level] += 1;
            level += 1;
        }
    }

    /// The unfinished tiles.
    pub fn partial(&self) -> impl Iterator<Item = HashTile> + '_ {
        let levels = self.levels.iter().zip(&self.finished).enumerate();
        levels.filter(|(_, (hashes, _))| !hashes.is_empty()).map(|(level, (hashes, index))| HashTile {
            level,
            index: *index,
            hashes: hashes.clone(),
        })
    }

    /// The root over all leaves (RFC 6962, section 2.1); of none, the hash of nothing.
    pub fn root(&self) -> Hash {
        // What is unfinished below stands last on the level above: it is smaller than its neighbours, so the
        // largest power of two splits the list of subtrees just as it splits the leaves.
        let mut rest: Option<Hash> = None;
        for hashes in &self.levels {
            let mut subtrees = hashes.clone();
            subtrees.extend(rest);
            rest = (!subtrees.is_empty()).then(|| subtree(&subtrees));
        }
        rest.unwrap_or(tlog_tiles::EMPTY_HASH)
    }
}

/// The Merkle hash of a list of subtrees, all complete and of one size but perhaps the last.
pub fn subtree(hashes: &[Hash]) -> Hash {
    match hashes {
        [] => tlog_tiles::EMPTY_HASH,
        [one] => *one,
        more => {
            let split = more.len().next_power_of_two() / 2;
            node_hash(subtree(&more[..split]), subtree(&more[split..]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use tlog_tiles::{HashReader, record_hash, stored_hashes, tree_hash};

    struct Stored(Vec<Hash>);

    impl HashReader for Stored {
        fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, tlog_tiles::Error> {
            Ok(indexes.iter().map(|i| self.0[usize::try_from(*i).unwrap()]).collect())
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

        /// The root is what the port of Go's tlog says, at every size.
        #[test]
        fn roots_agree_with_tlog(n in 1u64..1200) {
            let (mut edge, mut stored, mut filled) = (Edge::default(), Stored(vec![]), vec![]);
            for i in 0..n {
                let data = i.to_be_bytes();
                edge.push(record_hash(&data), &mut filled);
                let new = stored_hashes(i, &data, &stored).unwrap();
                stored.0.extend(new);
            }
            prop_assert_eq!(edge.root(), tree_hash(n, &stored).unwrap());
            prop_assert_eq!(filled.iter().filter(|t| t.level == 0).count() as u64, n / 256);
        }
    }
}
