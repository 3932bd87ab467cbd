//! The language of instruments: a file that a treaty lawyer can read aloud and check against the articles it cites.
//!
//! [`parse`] turns a text into [`ast`]; [`print()`] turns it back, in the one canonical layout. The grammar is
//! published in `docs/grammar.md`, whose examples are tests.

pub mod ast;
mod lex;
mod line;
mod print;
mod say;

pub use line::{Script, parse, parse_set};
pub use print::print;
pub use say::{Counting, plain};
