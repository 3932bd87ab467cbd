//! What is public of a log, in object storage: tiles and entry bundles first, and the checkpoint that covers them last, moved
//! only on condition that nobody else has moved it (C2SP tlog-tiles).
//!
//! ```text
//! checkpoint there -> ours, a prefix of ours? -> what is new since -> create only -> checkpoint, if it is still that one
//! ```
//!
//! It can be ended anywhere and begun again: the checkpoint there says what is there, since nothing is moved before it.

pub mod address;
mod endpoint;
mod exports;
mod follow;
mod place;
mod publisher;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod refusals;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
mod trouble;

pub use exports::export;
pub use follow::{beside, follow, once};
pub use publisher::{Published, Publisher};
pub use trouble::Trouble;
