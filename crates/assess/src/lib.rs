//! What came of it: stock-taking over a period, with the period before beside it.

mod document;
mod figures;
pub mod stocktake;

pub use document::plain_text;
pub use figures::Figures;
pub use stocktake::{Scope, Stocktake};
