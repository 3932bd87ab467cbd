//! What works on record folders: plain text that is checked, written and compared.

pub mod check;
mod differences;
pub mod export;
pub mod fmt;
pub mod import;
pub mod together;
