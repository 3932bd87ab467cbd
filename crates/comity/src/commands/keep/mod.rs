//! What keeps a log: serving, publishing, copying, checking and cosigning it.

pub mod backup;
pub mod log;
pub mod mirror;
pub mod publish;
pub mod serve;
pub mod store;
pub mod verify;
pub mod witness;
