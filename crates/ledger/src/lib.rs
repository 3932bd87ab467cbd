//! The record as a transparency log: canonical entries, one group-committing sequencer, C2SP tiles and checkpoints.
//!
//! ```text
//! submission -> admitted against the regime -> one durable transaction -> tiles, checkpoint -> acknowledged
//! ```
//!
//! The store (SQLite, or PostgreSQL where several servers share one) is the record; tiles and checkpoint are made from it and written below `log/` exactly as
//! [C2SP tlog-tiles](https://c2sp.org/tlog-tiles) lays them out, so that any web server can serve them and any
//! client of that specification can check them.

pub mod entry;
mod error;
pub mod fold;
mod ledger;
mod paper;
pub mod store;
mod tree;
pub mod trust;
mod watch;

use entry::{canonical, passkey, signature, statement};
use ledger::{backup, beginning, opening, reader, sequencer};
pub use ledger::{clock, history::History};
pub use paper::{documents, fetch, format, papers, sealed};
use tree::{cosignature, edge, key, publish};
pub use tree::{policy, proof, secret};
pub use trust::{authority, keyring, keyring::recovery, rehearsal, succession};
use trust::{cap, recent};
pub use watch::{form, growth, line, mirror, verify, witness};

pub use backup::{backup, rehearsal as rehearse};
pub use beginning::is_begun;
pub use cosignature::{Algorithm, WitnessKey};
use edge::Edge;
pub use entry::folder::contents;
pub use entry::{Content, Entry, Fields, Kind};
pub use error::LedgerError;
use key::Signer;
pub use key::open_checkpoint;
pub use ledger::{Ledger, Offered, Options, Receipt, Record, Refusal, Rules};
pub use mirror::Mirror;
pub use passkey::{Assertion, challenge};
pub use policy::Policy;
pub use proof::Proof;
pub use reader::{Stored, read};
pub use signature::{PublicKey, SecretKey, Signature};
pub use statement::{LARGEST_GROUP, Statement, Upon};
pub use tlog_tiles::{Hash, record_hash};
pub use trust::Trust;
pub use witness::Witness;

/// Makes the key that is to replace the one of the log in a folder, unless it is there already, and the note by which both
/// say so. Nothing changes until officers have said it to the log ([`succession::said`]).
///
/// # Errors
/// If the keys cannot be read or written.
pub fn next_key(folder: &std::path::Path) -> Result<String, LedgerError> {
    let (own, next) = (Signer::open(folder, "")?, Signer::make_next(folder)?);
    succession::note(&own, &next)
}

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
    /// The log's name: the first line of a checkpoint (C2SP tlog-checkpoint).
    pub fn origin(&self) -> &str {
        self.note.lines().next().unwrap_or_default()
    }

    /// How many entries a signed note speaks of; the signature is not looked at.
    pub(crate) fn size_of(note: &str) -> Option<u64> {
        note.lines().nth(1)?.parse().ok()
    }

    /// The root in hexadecimal, as pages and ETags show it.
    pub fn root_hex(&self) -> String {
        self.root.0.iter().map(|b| format!("{b:02x}")).collect()
    }
}
