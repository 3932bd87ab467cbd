//! Finding anything in the record by a few words, in any of the six languages and however they are spelt.

mod index;
mod names;
mod words;

pub use index::{Index, Item, Kind};
