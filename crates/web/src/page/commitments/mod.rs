//! Commitments, and what a period made of them.

mod filter;
mod list;
pub mod promise;
mod stocktake;

use super::Page;

/// The page of a name, if it is one of these.
pub fn named(name: &str) -> Option<Page> {
    Some(match name {
        "commitments" => list::page,
        "stocktake" => stocktake::page,
        _ => return None,
    })
}
