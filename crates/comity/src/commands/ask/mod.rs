//! What asks the record: who is bound by what, who promised what, what falls due.

pub mod calendar;
pub mod commitments;
pub mod known;
pub mod measure;
pub mod parties;
pub mod remind;
pub mod status;
pub mod stocktake;
pub mod timeline;
pub mod who;
