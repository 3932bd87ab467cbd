//! Where the gaps are: all measures by the gap they measure, one of them in full, and the weakest link.

mod changes;
mod list;
pub mod measure;
mod weakest;
mod what_if;
mod why;

use super::Page;

/// The page of a name, if it is one of these.
pub fn named(name: &str) -> Option<Page> {
    Some(match name {
        "gaps" | "measures" => list::page,
        "weakest-link" => weakest::page,
        _ => return None,
    })
}
