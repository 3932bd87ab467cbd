//! What lets readers check the record: the log, its entries, keys and papers.

pub mod check;
pub mod entry;
pub mod keys;
pub mod log;
pub mod papers;
