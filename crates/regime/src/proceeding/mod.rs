//! What happens in forums and to commitments: convening, attending, deciding, pledging, reporting, assessing.
//!
//! Acts on instruments are [`Act`](crate::Act)s. A proceeding has an `id` where it makes something that later acts
//! refer to (a session, a decision, a commitment, a mission), and a `target` that it is about.

mod correction;
mod drafting;
mod given;
mod state;
mod vocabulary;
mod what;

use borsh::{BorshDeserialize, BorshSerialize};
pub use drafting::Drafting;
pub use given::{Correction, Given, Value};
pub use state::State;
pub use vocabulary::{Capacity, Counted, Grade, Level, Sort, Vote};
pub use what::What;

use crate::{ActorIx, Day, SourceIx, When};

/// Something that happened in a forum or to a commitment.
#[derive(Clone, PartialEq, Eq, Debug, BorshSerialize, BorshDeserialize)]
pub struct Proceeding {
    /// The day it was done; may be known only within bounds.
    pub date: When,
    /// Who did it.
    pub actor: ActorIx,
    /// The id of what it makes; empty if it makes nothing that is referred to.
    pub id: String,
    /// The id of what it is about: a forum, a session, a decision, a commitment, a mission, a proposal. A part of a joint
    /// statement is `instrument/element`.
    pub target: String,
    /// What was done.
    pub what: What,
    /// Its text: a title, the words of a pledge, what a report says.
    pub detail: String,
    /// A remark for readers.
    pub note: String,
    /// The SHA-256 of the document that says it, in hexadecimal; empty if it is not given.
    pub digest: String,
    /// Its place in the record.
    pub entry: u64,
    /// The day it entered the record.
    pub recorded: Day,
    /// Where it is published.
    pub sources: Vec<SourceIx>,
}
