//! The pages, one file each.

pub mod instrument;
pub mod instruments;
pub mod layout;
pub mod log;
pub mod sources;
pub mod state;
pub mod states;
pub mod today;
pub mod who;
