//! What came of it: stock-taking over a period, with the period before beside it.

mod document;
pub mod stocktake;

pub use stocktake::{Figures, Scope, Stocktake};
