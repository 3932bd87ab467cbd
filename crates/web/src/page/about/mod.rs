//! The record about itself: its terms, its acts, its sources and where they disagree.

mod acts;
mod corrections;
mod disagreements;
mod help;
pub mod source;
mod sources;
mod totals;

use super::Page;

/// The page of a name, if it is one of these.
pub fn named(name: &str) -> Option<Page> {
    Some(match name {
        "acts" => acts::page,
        "corrections" => corrections::page,
        "disagreements" => disagreements::page,
        "totals" => totals::page,
        "sources" => sources::page,
        "about" => help::about,
        "help" => help::help,
        "follow" => crate::follow::page::about,
        _ => return None,
    })
}
