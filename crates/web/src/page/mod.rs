//! The pages, a folder for each part of the site. A page makes parts of an answer; no page calls another.

pub mod about;
pub mod commitments;
pub mod foresight;
pub mod gaps;
pub mod home;
pub mod meetings;
pub mod search;
pub mod states;
pub mod texts;
pub mod treaties;
pub mod trust;
