//! What would work: momentum measured, pathways compared, forecasts that are scored.
//!
//! ```text
//! record  ->  who could join since when, and who did  ->  momentum
//!                          |                                           what then happened
//!                          v                                                  |
//!             level, with drift  ->  futures  ->  bands, thresholds, pathways -> scores
//! ```
//!
//! Pure and deterministic: no clock, no files. Every number drawn is named by a seed and made with portable functions (ChaCha,
//! `libm`), so that futures are the same bits on every machine and for any number of threads. Two kinds of figures alone come
//! from `statrs` and so from a platform's own `exp` and `ln`: the interval of a rate whose days are all known, and the bounds of
//! a pull that is measured. On another platform their last digits may differ. Nothing is shown of the future that was not
//! tried on the past: [`backtest`].

#[cfg(test)]
#[path = "../tests/common/mod.rs"]
mod common;
mod error;
pub mod forecast;
pub mod future;
pub mod history;
pub mod level;
pub mod momentum;
mod month;
pub mod pathway;
pub mod random;
pub mod score;
pub mod table;

pub use error::Unforeseeable;
pub use forecast::{
    backtest,
    clause::{MayEnter, RUN, WhatIf, WouldHave, histories, may_enter, what_if, would_have},
    published,
};
pub use future::{Outlook, World, outlook};
pub use history::{Course, History, Reference, Use, history};
pub use level::{Baseline, Level, LifeTable, Parameters};
pub use month::Month;
