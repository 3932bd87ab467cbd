//! What may come, worked out once: the six languages and the forms of a page show the same figures.

use std::sync::Arc;

use comity_foresee::{
    WhatIf,
    backtest::Report,
    forecast::Forecast,
    momentum::Around,
    pathway::{Comparison, Planned, Reversal, Swing},
};
use comity_regime::Day;
use quick_cache::sync::Cache;

/// How many figures of each kind are kept; each is a few tens of kilobytes.
const KEPT: usize = 100;

/// What figures depend on: the record, as known when, today, and what was asked.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Key {
    root: [u8; 32],
    known: Option<Day>,
    today: Day,
    asked: String,
}

impl Key {
    /// What was asked, of a record with this root, as known on a day if it is a past one.
    pub fn new(root: [u8; 32], known: Option<Day>, today: Day, asked: String) -> Key {
        Key { root, known: known.filter(|day| *day < today), today, asked }
    }
}

/// Figures of one kind.
pub struct Kept<T>(Cache<Key, Arc<T>>);

impl<T> Kept<T> {
    /// Room for so many.
    pub fn new(most: usize) -> Kept<T> {
        Kept(Cache::new(most))
    }
}

impl<T> Default for Kept<T> {
    fn default() -> Kept<T> {
        Kept::new(KEPT)
    }
}

impl<T> Kept<T> {
    /// The figures, made unless they are there; whoever asks for the same meanwhile waits for them.
    ///
    /// # Errors
    /// Why they cannot be made: that is not kept.
    pub fn or_made<E>(&self, key: &Key, make: impl FnOnce() -> Result<T, E>) -> Result<Arc<T>, E> {
        self.0.get_or_insert_with(key, || make().map(Arc::new))
    }
}

/// All that is kept of what may come.
#[derive(Default)]
pub struct Foreseen {
    /// Forecasts, with another clause applied where one was asked.
    pub forecasts: Kept<(Forecast, Option<WhatIf>)>,
    /// Momentum around a forum.
    pub momentum: Kept<Around>,
    /// Pathways side by side.
    pub pathways: Kept<Compared>,
    /// How good forecasts have been.
    pub scores: Kept<Report>,
}

/// Pathways side by side.
pub struct Compared {
    /// Through which day they are drawn.
    pub to: Day,
    /// Each as it was made ready.
    pub planned: Vec<Planned>,
    /// What they come to.
    pub comparison: Comparison,
    /// What hangs on each belief.
    pub swings: Vec<Swing>,
    /// Which belief would turn the order round.
    pub reversals: Vec<Reversal>,
}
