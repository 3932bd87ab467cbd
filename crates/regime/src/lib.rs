//! The pure core of Comity: actors, acts, dates, the language of instruments, and status on any date.
//!
//! ```text
//! definitions + acts  ->  the regime on any date  ->  status
//! ```
//!
//! No I/O, no clock, no async, no randomness: the same definitions and acts give the same answers on every machine.

pub mod act;
pub mod actor;
pub mod check;
mod cited;
pub mod consequence;
mod day;
pub mod definition;
pub mod diagnostic;
pub mod docket;
mod draft;
pub mod edtf;
pub mod engine;
pub mod explain;
pub mod kind;
mod known;
pub mod language;
pub mod load;
pub mod naive;
mod name;
pub mod participation;
pub mod proceeding;
pub mod process;
pub mod register;
pub mod statement;
pub mod status;
pub mod timeline;
mod words;

pub use act::{Act, ActKind, Acts, AllActs, InstrumentIx, Particulars, Target};
pub use actor::{Actor, ActorIx, ActorKind, ActorSet, Actors};
pub use cited::SourceIx;
pub use day::Day;
pub use diagnostic::{Diagnostic, Severity, SourceText};
pub use docket::Docket;
pub use draft::Draft;
pub use edtf::When;
pub use engine::Regime;
pub use name::nearest;
pub use proceeding::Proceeding;
pub use register::{ForumIx, Register};
pub use timeline::{Bounds, BoundsTimeline, Count, Stay, Stays, Timeline};
