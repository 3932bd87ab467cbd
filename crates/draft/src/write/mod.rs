//! Readings and acts in the forms of others.

mod markdown;
mod table;

pub use markdown::markdown;
pub use table::{ACT_COLUMNS, PROPOSAL_COLUMNS, act_row, proposals};
