//! What is asked of a table: what changed between two days, what one delegation has on it, how far it has come.

mod compare;
mod delegation;
mod progress;

pub use compare::{Compared, Comparison, Difference, Run, compare};
pub use delegation::{Delegation, Held, Mine};
pub use progress::{Counts, Progress};
