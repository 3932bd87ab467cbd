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
mod events;
mod ground;
mod over;
mod reading;
mod reckon;
mod sensitivity;
mod stake;
mod stock;
mod suppose;
pub mod table;
mod value;
mod weakest;

pub use assessment::{Assessment, Doubt, VariantReading, assess, overdue, since};
pub use events::Row;
pub use ground::Ground;
pub use over::{Cause, Difference, Part, Series, Step, difference, series};
pub use reading::{Group, Reading};
pub use reckon::Reckoner;
pub use sensitivity::{Sensitivity, Setting, sensitivity};
pub use stake::{Stake, Stakes};
pub use stock::{Held, Seen};
pub use suppose::{Supposed, acted, suppose};
pub use value::{Fraction, Kind, Value};
pub use weakest::{Link, WeakestLink, weakest_link};
