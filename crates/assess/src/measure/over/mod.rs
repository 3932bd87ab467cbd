//! A measure over time, and between two days.

mod change;
mod series;

pub use change::{Cause, Difference, Part, difference};
pub use series::{Series, Step, series};
