//! A figure on a day: who or what brings how much, what that comes to, and what of it is not known.

pub mod events;
mod reading;
pub mod reckon;
mod stake;
pub mod stock;
mod value;

pub use events::Row;
pub use reading::{Group, Reading};
pub use reckon::Reckoner;
pub use stake::{Stake, Stakes};
pub use stock::{Held, Seen};
pub use value::{Fraction, Kind, Value};
