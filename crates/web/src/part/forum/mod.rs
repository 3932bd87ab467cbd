//! Forums and their sessions: what falls due in them, what they are called, what came of them.

pub mod due;
pub mod sessions;
