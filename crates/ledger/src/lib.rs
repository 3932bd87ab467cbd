//! The record as a transparency log: canonical entries, one group-committing sequencer, C2SP tiles and checkpoints.
//!
//! ```text
//! submission -> admitted against the regime -> one durable transaction -> tiles, checkpoint -> acknowledged
//! ```
//!
//! The store (SQLite) is the record; tiles and checkpoint are made from it and written below `log/` exactly as
//! [C2SP tlog-tiles](https://c2sp.org/tlog-tiles) lays them out, so that any web server can serve them and any
//! client of that specification can check them.

mod canonical;
mod cosignature;
mod edge;
pub mod entry;
mod error;
pub mod fold;
mod key;
pub mod mirror;
pub mod policy;
pub mod proof;
mod publish;
mod reader;
mod seed;
pub mod sequencer;
mod store;
pub mod verify;
pub mod witness;

pub use cosignature::WitnessKey;
use edge::Edge;
pub use entry::{Content, Entry, Fields, Kind};
pub use error::LedgerError;
use key::Signer;
pub use key::open_checkpoint;
pub use mirror::Mirror;
pub use policy::Policy;
pub use proof::Proof;
pub use reader::read;
pub use seed::contents;
pub use sequencer::{Ledger, Options, Receipt, Record, Refusal};
pub use tlog_tiles::{Hash, record_hash};
pub use witness::Witness;

/// Where a log stands: how many entries, and their Merkle root (RFC 6962, section 2.1).
#[derive(Clone, Debug, PartialEq)]
pub struct Checkpoint {
    /// The number of entries.
    pub size: u64,
    /// The root over all of them.
    pub root: Hash,
    /// The signed note that says so (C2SP tlog-checkpoint).
    pub note: String,
}

impl Checkpoint {
    /// The root in hexadecimal, as pages and ETags show it.
    pub fn root_hex(&self) -> String {
        self.root.0.iter().map(|b| format!("{b:02x}")).collect()
    }
}
