//! What says something to the log, and what is needed for that.

pub mod document;
pub mod key;
pub mod paper;
pub mod record;
pub mod signing;
