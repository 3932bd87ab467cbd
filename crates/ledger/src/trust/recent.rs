//! What a log was a little while ago: the roots of its recent states, and what was recently said to it.

use std::{
    collections::{HashMap, VecDeque},
    io,
};

use borsh::{BorshDeserialize, BorshSerialize};
use tlog_tiles::{EMPTY_HASH, Hash, node_hash};

use crate::Upon;

/// A statement enters the log at most so many entries after the state that its signer had seen. Bounded, so that what has
/// to be remembered is: 4 MB.
pub const WINDOW: u64 = 65_536;

/// The recent past of a log.
#[derive(Clone, Debug)]
pub struct Recent {
    /// The roots of the complete subtrees from left to right, each smaller than the one before it, with their sizes.
    peaks: Vec<(u64, Hash)>,
    size: u64,
    /// The roots of the last states, the newest last.
    roots: VecDeque<Hash>,
    /// The digests of signed statements by their entry, as long as they could be signed anew.
    said: HashMap<[u8; 32], u64>,
    order: VecDeque<(u64, [u8; 32])>,
}

impl Default for Recent {
    fn default() -> Recent {
        let roots = VecDeque::from([EMPTY_HASH]);
        Recent { peaks: vec![], size: 0, roots, said: HashMap::new(), order: VecDeque::new() }
    }
}

impl BorshSerialize for Recent {
    fn serialize<W: io::Write>(&self, to: &mut W) -> io::Result<()> {
        let peaks: Vec<(u64, [u8; 32])> = self.peaks.iter().map(|(size, hash)| (*size, hash.0)).collect();
        let roots: Vec<[u8; 32]> = self.roots.iter().map(|hash| hash.0).collect();
        (self.size, peaks, roots, &self.order).serialize(to)
    }
}

impl BorshDeserialize for Recent {
    fn deserialize_reader<R: io::Read>(from: &mut R) -> io::Result<Recent> {
        type Kept = (u64, Vec<(u64, [u8; 32])>, Vec<[u8; 32]>, VecDeque<(u64, [u8; 32])>);
        let (size, peaks, roots, order) = Kept::deserialize_reader(from)?;
        let peaks = peaks.into_iter().map(|(size, hash)| (size, Hash(hash))).collect();
        let said = order.iter().map(|(entry, digest)| (*digest, *entry)).collect();
        Ok(Recent { peaks, size, roots: roots.into_iter().map(Hash).collect(), said, order })
    }
}

impl Recent {
    /// How many entries there are.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds an entry by its leaf hash, and the digest of what was signed of it.
    pub fn add(&mut self, leaf: Hash, said: Option<[u8; 32]>) {
        if let Some(digest) = said {
            self.said.insert(digest, self.size);
            self.order.push_back((self.size, digest));
        }
        self.size += 1;
        let mut new = (1, leaf);
        while let Some((size, hash)) = self.peaks.pop_if(|(size, _)| *size == new.0) {
            new = (size * 2, node_hash(hash, new.1));
        }
        self.peaks.push(new);
        let mut hashes = self.peaks.iter().rev().map(|(_, hash)| *hash);
        let last = hashes.next().unwrap_or(EMPTY_HASH);
        self.roots.push_back(hashes.fold(last, |right, left| node_hash(left, right)));
        if self.roots.len() as u64 > WINDOW {
            self.roots.pop_front();
        }
        let oldest = (self.size + 1).saturating_sub(self.roots.len() as u64);
        while let Some((_, digest)) = self.order.pop_front_if(|(index, _)| *index < oldest) {
            self.said.remove(&digest);
        }
    }

    /// The root of the state now.
    pub fn root(&self) -> Hash {
        self.roots.back().copied().unwrap_or(EMPTY_HASH)
    }

    /// Whether the log was in this state a little while ago.
    ///
    /// # Errors
    /// If it never was, or too long ago.
    pub fn was(&self, upon: Upon) -> Result<(), String> {
        let oldest = (self.size + 1).saturating_sub(self.roots.len() as u64);
        if upon.size > self.size {
            return Err(format!("it is signed upon {} entries, and there are {}", upon.size, self.size));
        }
        // Nobody has seen an empty log once something is in it.
        if upon.size < oldest || upon.size == 0 && self.size > 0 {
            let what =
                format!("it was signed upon {} entries, too long ago: there are {}", upon.size, self.size);
            return Err(format!("{what}; sign it again upon the log as it is now"));
        }
        let at = usize::try_from(upon.size - oldest).unwrap_or(usize::MAX);
        if self.roots.get(at) == Some(&upon.root) {
            Ok(())
        } else {
            Err(format!(
                "it is signed upon a log that at {} entries had another root: whoever signed was shown another past",
                upon.size
            ))
        }
    }

    /// The entry in which a statement stands already.
    pub fn entry_of(&self, digest: &[u8; 32]) -> Option<u64> {
        self.said.get(digest).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Edge;
    use proptest::prelude::*;
    use tlog_tiles::record_hash;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

        /// Roots are those of the tree in tiles, at every size.
        #[test]
        fn roots_are_those_of_the_tiles(n in 1u64..1500) {
            let (mut recent, mut edge) = (Recent::default(), Edge::default());
            for i in 0..n {
                let leaf = record_hash(&i.to_be_bytes());
                recent.add(leaf, None);
                edge.push(leaf, &mut vec![]);
                prop_assert_eq!(recent.root(), edge.root());
            }
            let upon = |size| Upon { size, root: edge.root() };
            prop_assert!(recent.was(upon(n)).is_ok() && recent.was(upon(n - 1)).is_err());
        }
    }

    #[test]
    fn what_is_long_past_is_forgotten() {
        let mut recent = Recent::default();
        let digest = |i: u64| {
            let mut d = [0; 32];
            d[..8].copy_from_slice(&i.to_be_bytes());
            d
        };
        for i in 0..WINDOW + 10 {
            recent.add(record_hash(&i.to_be_bytes()), Some(digest(i)));
        }
        assert_eq!(recent.entry_of(&digest(3)), None);
        assert_eq!(recent.entry_of(&digest(WINDOW)), Some(WINDOW));
        let what = recent.was(Upon { size: 5, root: EMPTY_HASH }).unwrap_err();
        assert!(what.contains("too long ago"), "{what}");
        assert!(recent.roots.len() as u64 <= WINDOW && recent.said.len() as u64 <= WINDOW);
    }
}
