//! How questions come in and answers go out: connections, who may ask how much, what is sent to us, what is made and kept, what
//! monitors see. Nothing here knows of treaties.

pub mod around;
pub mod asked;
pub mod following;
pub mod limits;
mod line;
pub mod listen;
pub mod making;
pub mod metrics;
pub mod normal;
pub mod sent;
pub mod witness;
