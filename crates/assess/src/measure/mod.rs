//! Measures worked out: a figure with its bounds, who is counted and who is missing, and why.
//!
//! ```text
//! a measure, a regime, a day  ->  Assessment: the figure, its variants, the groups behind it, their grounds
//!                            ->  Series: the figure over time, as steps
//!                            ->  Difference: what changed between two days, part by part
//!                            ->  Supposed: what it would be if somebody acted
//!                            ->  Sensitivity: what it hangs on
//!                            ->  WeakestLink: who meets the fewest conditions, and what would help
//! ```
//!
//! Nothing is scored and nobody is ranked: a measure counts what States themselves agreed to.

mod assessment;
mod closest;
mod figure;
mod ground;
mod over;
mod sensitivity;
mod suppose;
pub mod table;
mod weakest;

pub use assessment::{Assessment, Doubt, VariantReading, assess, overdue, since};
pub use closest::{Closest, Open, open};
pub use figure::{Fraction, Group, Held, Kind, Reading, Reckoner, Row, Seen, Stake, Stakes, Value};
pub use ground::Ground;
pub use over::{Cause, Difference, Part, Series, Step, change, changes, difference, history, series};
pub use sensitivity::{Assumption, Sensitivity, Setting, sensitivity};
pub use suppose::{Supposed, acted, suppose};
pub use weakest::{Link, WeakestLink, weakest_link};

use figure::{events, reckon, stock};
