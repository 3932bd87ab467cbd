//! The engine: from definitions and acts to who is bound by what on any day.
//!
//! Every instrument is evaluated once into [`Standing`]s, sorted lists of changes over bitsets, in the order of
//! their dependence on each other; any question on any day is then a binary search. Uncertain dates are carried
//! as bounds: what is *sure* holds for every choice of the uncertain days, what is not *possible* holds for none.

mod condition;
mod extent;
mod horizon;
mod measure;
mod plan;
mod quantity;
mod regime;
mod resolve;
mod set;
mod standing;

pub use condition::{Need, Tally, Unit};
pub use extent::{Extent, Published};
pub use horizon::Beyond;
pub use quantity::Stock;
pub use regime::Regime;
pub(crate) use resolve::instruments as instruments_in;
pub use set::{Lines, Scope, Set, Which};
pub use standing::{Consent, EntryIntoForce, Span, Standing, WayTaken};
