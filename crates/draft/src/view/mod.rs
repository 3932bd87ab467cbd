//! What is asked of a table: what changed between two days, what one delegation has on it, how far it has come, what is pending, what
//! is proposed for one provision and what was done to it.

mod beside;
mod compare;
mod delegation;
mod find;
mod history;
mod pending;
mod progress;

pub use beside::{Beside, Change, Said};
pub use compare::{Compared, Comparison, Difference, Run, compare, compare_plain};
pub use delegation::{Delegation, Held, Mine};
pub use pending::{Pending, Sort};
pub use progress::{Counts, Progress, Step, course};
