//! Texts that States write together: tabled, proposed for, bracketed, agreed, adopted.
//!
//! ```text
//! acts in order  ->  table on any day, as known on any day  ->  reading: words, brackets, whom each waits for
//! ```
//!
//! Pure: no clock, no files. The same acts make the same text. An act that breaks a [`Rule`] changes nothing and is listed with
//! it. Nothing leaves a reading without an act, and every word in it has one that brought it.

pub mod act;
mod fold;
mod grammar;
pub mod import;
mod part;
mod reading;
mod record;
mod rule;
pub mod view;
pub mod write;

pub use act::{Act, Does};
pub use fold::{fold, follow, state, state::Table, try_act};
pub use grammar::{Row, act_of, print_acts, read_acts, read_acts_of, read_row, row_of};
pub use part::{clause, provision, token};
pub use reading::{Base, Choice, Doubt, Part, Phase, Piece, Reading, Shown, Span, Status, Wait, Whole};
pub use record::{Lost, Text, act_in, check, refused, text, texts};
pub use rule::{Refusal, Refused, Rule};
pub use write::means;
