//! Where the gaps are: all measures by the gap they measure, one of them in full, and the weakest link.

mod changes;
pub mod list;
pub mod measure;
pub mod weakest;
mod what_if;
mod why;
