//! What came of it: measures worked out with the gaps that they show, promises and what falls due on a day; stock-taking over a
//! period, with the period before beside it.

mod document;
pub mod due;
mod figures;
pub mod follow;
mod horizons;
pub mod measure;
mod period;
pub mod promise;
mod scope;
mod standing;
mod stocktake;

pub use document::plain_text;
pub use figures::Figures;
pub use horizons::{Horizons, at_least};
pub use period::{Change, Line, Missed};
pub use scope::Scope;
pub use standing::Standing;
pub use stocktake::{GapOver, Stocktake};
