//! Finding anything in the record by a few words, in any of the six languages and however they are spelt.

mod index;
mod words;

use std::sync::{Arc, Mutex, PoisonError};

use comity_regime::Regime;

pub use index::{Index, Item, Kind};

/// The index of the latest record that was searched. It is made when somebody searches, and again when the record grew.
#[derive(Default)]
pub struct Shelf(Mutex<Option<(String, Arc<Index>)>>);

impl Shelf {
    /// The index of a record with this root.
    pub fn index(&self, root: &str, regime: &Regime) -> Arc<Index> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, index)) = kept.as_ref().filter(|(of, _)| of == root) {
            return index.clone();
        }
        let index = Arc::new(Index::of(regime));
        *kept = Some((root.to_owned(), index.clone()));
        index
    }
}
