//! The pages, one file each.

pub mod about;
pub mod acts;
pub mod calendar;
pub mod check;
pub mod commitments;
pub mod compare;
pub mod desk;
pub mod disagreements;
pub mod entry;
pub mod forum;
pub mod instrument;
pub mod instruments;
pub mod keys;
pub mod layout;
pub mod log;
pub mod map;
pub mod notification;
pub mod papers;
pub mod search;
pub mod session;
pub mod sources;
pub mod state;
pub mod states;
pub mod stocktake;
pub mod today;
pub mod who;
