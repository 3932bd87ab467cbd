//! Papers: sealed, opened, and where their encrypted files lie.

pub mod papers;
pub mod sealed;
