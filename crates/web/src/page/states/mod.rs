//! States and organisations.

mod account;
mod compare;
mod list;
pub mod state;
mod who;

use super::Page;

/// The page of a name, if it is one of these.
pub fn named(name: &str) -> Option<Page> {
    Some(match name {
        "states" => list::page,
        "who" => who::page,
        "compare" => compare::page,
        _ => return None,
    })
}
