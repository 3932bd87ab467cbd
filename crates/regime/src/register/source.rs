//! Where facts are published.

use std::{
    borrow::Borrow,
    fmt,
    hash::{Hash, Hasher},
    sync::Arc,
};

use borsh::{BorshDeserialize, BorshSerialize};
use rpds::{HashTrieMapSync, VectorSync};

use crate::SourceIx;

/// Where a fact is published.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, BorshSerialize, BorshDeserialize)]
pub struct Source {
    /// Its id, as rows cite it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Where it can be read.
    pub url: String,
    /// When it was read.
    pub retrieved: String,
    /// A remark.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// All sources: those that are listed, then those that are cited by their address, each in the order in which they came.
/// Nearly every act may bring one along, so lists share what they have in common: a longer one takes no more memory, and is
/// made no more slowly, than what was added.
#[derive(Clone, Default)]
pub struct Sources {
    listed: VectorSync<Arc<Source>>,
    cited: VectorSync<Arc<Source>>,
    // INVARIANT: has the first of each id.
    places: HashTrieMapSync<ById, SourceIx>,
}

/// A source by its id.
#[derive(Clone)]
struct ById(Arc<Source>);

impl Borrow<str> for ById {
    fn borrow(&self) -> &str {
        &self.0.id
    }
}

impl PartialEq for ById {
    fn eq(&self, other: &ById) -> bool {
        self.0.id == other.0.id
    }
}

impl Eq for ById {}

impl Hash for ById {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.id.hash(state);
    }
}

impl Sources {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.listed.len() + self.cited.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The one in a place.
    pub fn get(&self, ix: SourceIx) -> Option<&Source> {
        let (list, at) = match ix {
            SourceIx::Listed(at) => (&self.listed, at),
            SourceIx::Cited(at) => (&self.cited, at),
        };
        list.get(usize::try_from(at).ok()?).map(|source| &**source)
    }

    /// The place of the one with this id.
    pub fn find(&self, id: &str) -> Option<SourceIx> {
        self.places.get(id).copied()
    }

    /// The one with this id.
    pub fn named(&self, id: &str) -> Option<&Source> {
        self.get(self.find(id)?)
    }

    /// All of them in their order; those that came last can be had first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Source> {
        self.listed.iter().chain(self.cited.iter()).map(|source| &**source)
    }

    /// Those that are listed.
    pub fn listed(&self) -> impl ExactSizeIterator<Item = &Source> {
        self.listed.iter().map(|source| &**source)
    }

    /// Those that are cited by their address.
    pub fn cited(&self) -> impl ExactSizeIterator<Item = &Source> {
        self.cited.iter().map(|source| &**source)
    }

    /// Adds one behind all that are listed, and returns its place.
    pub fn list(&mut self, source: Source) -> SourceIx {
        let ix = SourceIx::Listed(count(&self.listed));
        let source = self.placed(source, ix);
        self.listed.push_back_mut(source);
        ix
    }

    /// Adds one behind all that are cited by their address, and returns its place.
    pub fn cite(&mut self, source: Source) -> SourceIx {
        let ix = SourceIx::Cited(count(&self.cited));
        let source = self.placed(source, ix);
        self.cited.push_back_mut(source);
        ix
    }

    fn placed(&mut self, source: Source, ix: SourceIx) -> Arc<Source> {
        let source = Arc::new(source);
        if !self.places.contains_key(&*source.id) {
            self.places.insert_mut(ById(source.clone()), ix);
        }
        source
    }
}

fn count(list: &VectorSync<Arc<Source>>) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

impl PartialEq for Sources {
    fn eq(&self, other: &Sources) -> bool {
        self.listed == other.listed && self.cited == other.cited
    }
}

impl fmt::Debug for Sources {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(id: &str) -> Source {
        Source {
            id: id.into(),
            title: format!("About {id}"),
            publisher: String::new(),
            url: String::new(),
            retrieved: String::new(),
            note: String::new(),
        }
    }

    #[test]
    fn what_is_listed_later_moves_nothing_and_lists_before_it_stay() {
        let mut two = Sources::default();
        assert_eq!(two.list(source("a")), SourceIx::Listed(0));
        assert_eq!(two.cite(source("https://b")), SourceIx::Cited(0));
        let mut four = two.clone();
        assert_eq!(four.list(source("c")), SourceIx::Listed(1));
        assert_eq!(four.list(source("a")), SourceIx::Listed(2));
        assert_eq!(four.find("https://b"), Some(SourceIx::Cited(0)));
        assert_eq!((four.find("a"), four.find("c")), (Some(SourceIx::Listed(0)), Some(SourceIx::Listed(1))));
        assert_eq!((two.find("c"), two.len(), four.len()), (None, 2, 4));
        assert_eq!(four.iter().map(|s| &*s.id).collect::<Vec<_>>(), ["a", "c", "a", "https://b"]);
        assert_eq!(four.iter().next_back().map(|s| &*s.id), Some("https://b"));
        assert_eq!(four.named("c").map(|s| &*s.title), Some("About c"));
        assert_ne!(two, four);
    }
}
