//! What a text is made of: provisions, their words, their rules.

pub mod clause;
pub mod provision;
pub mod token;
