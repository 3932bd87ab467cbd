//! Texts that States negotiate: what is on a table, one text on any day, one provision of it.

mod beside;
mod delegation;
mod four;
mod list;
mod means;
mod progress;
pub mod provision;
mod reading;
pub mod text;
mod word;

use super::Page;

/// The page of a name, if it is one of these.
pub fn named(name: &str) -> Option<Page> {
    Some(match name {
        "texts" => list::page,
        _ => return None,
    })
}
