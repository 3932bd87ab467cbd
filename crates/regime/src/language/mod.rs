//! The language of instruments: a file that a treaty lawyer can read aloud and check against the articles it cites.
//!
//! [`parse`] turns a text into [`ast`]; [`print()`] turns it back, in the one canonical layout. The grammar is
//! published in `docs/grammar.md`, whose examples are tests.

pub mod ast;
mod clause;
mod entry;
mod forum;
mod lex;
mod line;
mod measure;
mod pathway;
mod period;
mod print;
mod say;
mod say_measure;
mod set;
mod wording;

pub use line::{Script, parse, parse_set};
pub use print::print;
pub use say::Counting;
pub use say_measure::plain;
