//! States and organisations.

mod account;
pub mod compare;
pub mod list;
pub mod state;
pub mod who;
