//! The words of texts that States negotiate, and what is said of them.

pub mod compared;
pub mod said;
pub mod words;
