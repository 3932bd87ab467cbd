//! Where facts are published.

use borsh::{BorshDeserialize, BorshSerialize};

/// A source's place in the register of sources. Those that are listed and those that are cited by their address are counted
/// apart, so that one more of either moves no other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, BorshSerialize, BorshDeserialize)]
pub enum SourceIx {
    /// Among those that are listed.
    Listed(u32),
    /// Among those that are cited by their address.
    Cited(u32),
}
