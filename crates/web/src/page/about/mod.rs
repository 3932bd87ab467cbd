//! The record about itself: its terms, its acts, its sources and where they disagree.

pub mod acts;
pub mod corrections;
pub mod disagreements;
pub mod help;
pub mod source;
pub mod sources;
pub mod totals;
