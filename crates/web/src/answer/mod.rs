//! What is answered: plain data in rows and JSON, calendars and feeds, the whole record at once, the description of all of it; and
//! how an answer is made ready to be sent and kept.

pub mod bulk;
pub mod bytes;
pub mod catalog;
pub mod document;
pub mod export;
pub mod feeds;
pub mod memory;
pub mod openapi;
pub mod respond;
pub mod shelf;
pub mod tables;

/// The licence of the record (SPDX), as its data package says.
pub const LICENCE: &str = "CC0-1.0";
