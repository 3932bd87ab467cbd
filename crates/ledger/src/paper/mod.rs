//! Papers, sealed and opened, and documents that acts cite: where their files lie.

mod brought;
mod digest;
pub mod documents;
pub mod fetch;
pub mod format;
mod incoming;
pub mod papers;
pub mod sealed;
