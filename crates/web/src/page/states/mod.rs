//! States and organisations.

pub mod compare;
pub mod list;
pub mod state;
pub mod who;
