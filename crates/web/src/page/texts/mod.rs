//! Texts that States negotiate: what is on a table, one text on any day, one provision of it.

mod beside;
mod delegation;
mod four;
pub mod list;
mod means;
mod progress;
pub mod provision;
mod reading;
pub mod text;
mod word;
