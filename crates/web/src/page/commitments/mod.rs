//! Commitments, and what a period made of them.

mod filter;
pub mod list;
pub mod promise;
pub mod stocktake;
