//! Futures: what may happen to several instruments at once, drawn many times.
//!
//! In each future every instrument has a level that drifts by itself, and every State a moment at which it joins. A State's
//! moments for different instruments are one and the same in a part of the futures, as States deposit several instruments
//! on one day. Who may join one only after another joins it only then. The random numbers of a future do not depend on what
//! is asked of it, so that two pathways are compared in the same future (common random numbers, Glasserman & Yao 1992).

mod draw;
mod fan;
mod habits;
mod outlook;
mod world;

pub use draw::{Drawn, Influence, Joins};
pub use fan::{Fan, Held};
pub use habits::{Habits, habits};
pub use outlook::{Crossing, Outlook, Remark, SCORED, outlook};
pub use world::{FARTHEST, Place, Prospect, World};
