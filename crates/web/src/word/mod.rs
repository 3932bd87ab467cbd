//! Words: the six languages, the names of things in them, and what somebody's words lead to.

pub mod address;
pub mod locale;
pub mod search;
