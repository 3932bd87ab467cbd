//! Forums, their sessions, and what falls due in them.

mod calendar;
pub mod forum;
mod next;
pub mod session;

use super::Page;

/// The page of a name, if it is one of these.
pub fn named(name: &str) -> Option<Page> {
    Some(match name {
        "calendar" | "forums" => calendar::page,
        "next" => next::page,
        _ => return None,
    })
}
