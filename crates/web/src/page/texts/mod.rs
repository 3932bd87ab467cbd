//! Texts that States negotiate: what is on a table, one text on any day, one provision of it.

mod beside;
mod compared;
mod delegation;
mod four;
pub mod list;
mod progress;
pub mod provision;
mod reading;
mod said;
pub mod text;
mod words;
