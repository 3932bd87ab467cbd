//! The pages, one file each.

pub mod acts;
pub mod calendar;
pub mod commitments;
pub mod disagreements;
pub mod forum;
pub mod instrument;
pub mod instruments;
pub mod layout;
pub mod log;
pub mod session;
pub mod sources;
pub mod state;
pub mod states;
pub mod stocktake;
pub mod today;
pub mod who;
