//! Readings and acts in the forms of others.

pub mod akn;
mod docx;
mod element;
mod markdown;
mod table;

pub use akn::akn;
pub use docx::{docx, docx_compared};
pub use markdown::markdown;
pub use table::{ACT_COLUMNS, PROPOSAL_COLUMNS, act_row, proposals};
