//! The Merkle tree over the entries: its edge, proofs, tiles and checkpoints, and who signs and cosigns them.

pub(crate) mod cosignature;
mod durable;
pub(crate) mod edge;
pub(crate) mod key;
pub mod policy;
pub mod proof;
pub(crate) mod publish;
pub mod secret;
