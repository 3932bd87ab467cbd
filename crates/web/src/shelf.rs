//! What is kept between answers.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::body::Bytes;
use comity_regime::{Day, Regime};

use crate::{bulk::Bulk, search::Index};

/// What takes a while to make and is the same until the record grows: made when somebody asks, and kept.
#[derive(Default)]
pub struct Shelf {
    index: Mutex<Option<(String, Arc<Index>)>>,
    bulk: Mutex<HashMap<Bulk, (String, Bytes)>>,
}

impl Shelf {
    /// A bulk export of a record with this root, on a day.
    pub fn bulk(
        &self,
        root: &str,
        on: Day,
        bulk: Bulk,
        make: impl FnOnce() -> Result<Vec<u8>, String>,
    ) -> Result<Bytes, String> {
        let of = format!("{root}.{on}");
        // Held while it is made: whoever asks for the same waits for it.
        let mut kept = self.bulk.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, bytes)) = kept.get(&bulk).filter(|(kept, _)| *kept == of) {
            return Ok(bytes.clone());
        }
        let bytes = Bytes::from(make()?);
        kept.insert(bulk, (of, bytes.clone()));
        Ok(bytes)
    }

    /// The index of a record with this root.
    pub fn index(&self, root: &str, regime: &Regime) -> Arc<Index> {
        let mut kept = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, index)) = kept.as_ref().filter(|(of, _)| of == root) {
            return index.clone();
        }
        let index = Arc::new(Index::of(regime));
        *kept = Some((root.to_owned(), index.clone()));
        index
    }
}
