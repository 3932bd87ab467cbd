//! A measure over time, and between two days.

mod change;
mod series;

pub use change::{Cause, Difference, Part, change, changes, difference};
pub use series::{Series, Step, history, series};
