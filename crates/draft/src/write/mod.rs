//! Readings and acts in the forms of others.

pub mod akn;
mod markdown;
mod table;

pub use akn::akn;
pub use markdown::markdown;
pub use table::{ACT_COLUMNS, PROPOSAL_COLUMNS, act_row, proposals};
