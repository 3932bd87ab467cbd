//! Processes: forums and their calendars, sessions, decisions, commitments and what falls due. All of it is computed
//! from definitions and [`Proceeding`](crate::Proceeding)s, on any day.

pub mod calendar;
pub mod commitment;
pub mod decision;
pub mod due;
pub mod progress;
pub mod request;
pub mod session;
pub mod total;

pub use crate::proceeding::State;
pub use calendar::{Calendar, DueSession, DueState};
pub use commitment::{Commitment, CommitmentKind};
pub use decision::{Because, Outcome};
pub use due::{Due, Ground};
pub use progress::{Progress, SOON};
pub use request::Requests;
pub use session::{Participation, SessionReport};
pub use total::{Agreement, Compared};
