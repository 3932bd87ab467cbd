//! Forums, their sessions, and what falls due in them.

pub mod calendar;
pub mod forum;
pub mod next;
pub mod session;
