//! The engine: from definitions and acts to who is bound by what on any day.
//!
//! Every instrument is evaluated once into [`Standing`]s, sorted lists of changes over bitsets, in the order of
//! their dependence on each other; any question on any day is then a binary search. Uncertain dates are carried
//! as bounds: what is *sure* holds for every choice of the uncertain days, what is not *possible* holds for none.

mod again;
mod condition;
mod consent;
mod entry;
mod extent;
mod horizon;
mod life;
mod measure;
mod plan;
mod provisional;
mod quantity;
mod regime;
mod resolve;
mod set;
mod standing;
mod tacit;

pub use condition::{Need, Tally, Unit};
pub use consent::Consent;
pub use entry::{EntryIntoForce, WayTaken};
pub use extent::{Extent, Published};
pub use horizon::Beyond;
pub use life::Span;
pub use quantity::Stock;
pub use regime::Regime;
pub(crate) use resolve::instruments as instruments_in;
pub use set::{Lines, Scope, Set, Which};
pub use standing::Standing;
