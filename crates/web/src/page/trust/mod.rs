//! What lets readers check the record: the log, its entries, keys and papers.

pub mod annex;
mod check;
pub mod entry;
mod keys;
mod log;
mod papers;

use super::Page;

/// The page of a name, if it is one of these.
pub fn named(name: &str) -> Option<Page> {
    Some(match name {
        "log" => log::page,
        "keys" => keys::page,
        "papers" => papers::page,
        "check" => check::check,
        "passkey" => check::passkey,
        "begin" => check::begin,
        _ => return None,
    })
}
