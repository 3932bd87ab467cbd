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

/// All sources, in the order in which they came. Nearly every act may bring one along, so lists share what they have in
/// common: a longer one takes no more memory, and is made no more slowly, than what was added.
#[derive(Clone, Default)]
pub struct Sources {
    list: VectorSync<Arc<Source>>,
    // INVARIANT: has the first of each id in the list.
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
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The one in a place.
    pub fn get(&self, ix: SourceIx) -> Option<&Source> {
        self.list.get(usize::try_from(ix.0).ok()?).map(|source| &**source)
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
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Source> + ExactSizeIterator {
        self.list.iter().map(|source| &**source)
    }

    /// Adds one behind all others, and returns its place.
    pub fn push(&mut self, source: Source) -> SourceIx {
        let ix = SourceIx(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
        let source = Arc::new(source);
        if !self.places.contains_key(&*source.id) {
            self.places.insert_mut(ById(source.clone()), ix);
        }
        self.list.push_back_mut(source);
        ix
    }

    /// Forgets all but the first so many.
    pub fn truncate(&mut self, first: usize) {
        while self.list.len() > first {
            let last = SourceIx(u32::try_from(self.list.len() - 1).unwrap_or(u32::MAX));
            if let Some(source) = self.list.last()
                && self.places.get(&*source.id) == Some(&last)
            {
                self.places.remove_mut(&*source.id.clone());
            }
            self.list.drop_last_mut();
        }
    }
}

impl FromIterator<Source> for Sources {
    fn from_iter<I: IntoIterator<Item = Source>>(all: I) -> Sources {
        let mut sources = Sources::default();
        for source in all {
            sources.push(source);
        }
        sources
    }
}

impl PartialEq for Sources {
    fn eq(&self, other: &Sources) -> bool {
        self.iter().eq(other.iter())
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

    #[test]
    fn what_is_forgotten_is_found_no_more_and_other_lists_keep_it() {
        let source = |id: &str| Source {
            id: id.into(),
            title: format!("About {id}"),
            publisher: String::new(),
            url: String::new(),
            retrieved: String::new(),
            note: String::new(),
        };
        let two: Sources = ["a", "b"].into_iter().map(source).collect();
        let mut three = two.clone();
        assert_eq!(three.push(source("c")), SourceIx(2));
        assert_eq!(three.push(source("a")), SourceIx(3));
        assert_eq!((three.find("a"), three.find("c")), (Some(SourceIx(0)), Some(SourceIx(2))));
        assert_eq!(two.find("c"), None);
        let mut forgotten = three.clone();
        forgotten.truncate(2);
        assert_eq!(forgotten, two);
        assert_eq!((forgotten.find("a"), forgotten.find("c")), (Some(SourceIx(0)), None));
        assert_eq!(three.named("c").map(|s| &*s.title), Some("About c"));
    }
}
