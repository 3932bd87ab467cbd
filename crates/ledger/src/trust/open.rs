//! A group of which not all members have come yet.

use comity_regime::Day;
use tlog_tiles::{Hash, record_hash};

use crate::{Edge, Entry, Statement, entry::group, keyring::Key};

/// The members of a group that are still to come are those of the next entries.
#[derive(Clone, Debug)]
pub struct Open {
    by: String,
    recorded: Day,
    /// Who signed for all of it.
    pub signers: Vec<Key>,
    left: u64,
    root: Hash,
    edge: Edge,
}

impl Open {
    /// Begins with the entry that speaks of the group.
    ///
    /// # Errors
    /// If it does not say how many there are, and their root.
    pub fn new(entry: &Entry<'_>, signers: Vec<Key>) -> Result<Open, String> {
        let (left, root) = group::read(&entry.statement.content.fields)?;
        let by = entry.statement.by.clone().into_owned();
        Ok(Open { by, recorded: entry.recorded, signers, left, root, edge: Edge::default() })
    }

    /// Whether a statement is the next of the group.
    ///
    /// # Errors
    /// Why not.
    pub fn takes(&self, statement: &Statement<'_>, recorded: Day) -> Result<(), String> {
        group::may_be_member(statement.content.kind)?;
        let alone = !statement.signatures.is_empty() || statement.upon.is_some();
        if alone || *statement.by != *self.by || recorded != self.recorded {
            return Err("it stands within a group that is not complete, and is not of it".into());
        }
        if self.left > 1 {
            return Ok(());
        }
        let mut whole = self.edge.clone();
        whole.push(leaf(statement), &mut vec![]);
        if whole.root() != self.root {
            return Err("the group before it spoke of other statements: their root differs".into());
        }
        Ok(())
    }

    /// What is still open after a statement of it.
    pub fn after(mut self, statement: &Statement<'_>) -> Option<Open> {
        self.edge.push(leaf(statement), &mut vec![]);
        self.left -= 1;
        (self.left > 0).then_some(self)
    }
}

/// What stands for a statement in the root over a group.
fn leaf(statement: &Statement<'_>) -> Hash {
    record_hash(&statement.content.bytes())
}
