//! Finding anything in the record by a few words, in any of the six languages and however they are spelt.

mod index;
mod learned;
mod names;
mod part;
mod words;

pub use index::Index;
pub use part::{Item, Kind};
