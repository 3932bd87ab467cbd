//! What came of it: measures, promises and what falls due on a day; stock-taking over a period, with the period before beside it.

mod document;
pub mod due;
mod figures;
pub mod promise;
mod share;
pub mod stocktake;

pub use document::plain_text;
pub use figures::Figures;
pub use share::Measured;
pub use stocktake::{Scope, Stocktake};
