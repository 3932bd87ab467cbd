//! What came of it: stock-taking over a period, with the period before beside it; and measures worked out, with the gaps
//! that they show.

mod document;
mod figures;
pub mod measure;
pub mod stocktake;

pub use document::plain_text;
pub use figures::Figures;
pub use stocktake::{Scope, Stocktake};
