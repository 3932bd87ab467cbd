//! Pathways compared: what each would bring, in the same futures, with what is believed of it drawn anew in each.
//!
//! A pathway never sets how many States join. It changes who meets when, who is invited and what is urged; what that does is a
//! belief with bounds and somebody's word for it, drawn in each future from between its bounds. Which pathway is better is never
//! one number: inclusiveness and ambition stand side by side, each in several dimensions.

mod compare;
mod outcome;
mod planned;
mod results;
mod sensitivity;

pub use compare::{Comparison, Dimension, Pair, compare};
pub use outcome::{Outcome, run};
pub use planned::{Belief, Meetings, Planned, plan, world};
pub use results::{Coverage, Gain, Results};
pub use sensitivity::{Reversal, Swing, sensitivity};
