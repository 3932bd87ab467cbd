//! Treaties and political instruments.

pub mod instrument;
mod list;
mod map;
pub mod notification;

use super::Page;

/// The page of a name, if it is one of these.
pub fn named(name: &str) -> Option<Page> {
    Some(match name {
        "instruments" => list::page,
        "map" => map::page,
        _ => return None,
    })
}
