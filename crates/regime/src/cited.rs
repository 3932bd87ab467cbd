//! Where facts are published.

use borsh::{BorshDeserialize, BorshSerialize};

/// A source's place in the register of sources.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, BorshSerialize, BorshDeserialize)]
pub struct SourceIx(pub u32);
