//! Commitments, and what a period made of them.

pub mod list;
pub mod stocktake;
