//! Those who watch a log: whoever verifies it, witnesses, mirrors.

pub mod form;
pub mod growth;
pub mod line;
pub mod mirror;
pub mod verify;
pub mod witness;
