//! Readings and acts in the forms of others.

pub mod akn;
mod definition;
mod docx;
mod element;
mod markdown;
pub mod means;
mod table;

pub use akn::akn;
pub use definition::{Definition, Problem, definition};
pub use docx::{docx, docx_compared, letter};
pub use markdown::markdown;
pub use table::{ACT_COLUMNS, PROPOSAL_COLUMNS, act_row, proposals};
