//! What of the trust is kept beside the store, so that opening a log does not ask every entry for it. What is read from
//! texts (policies, what definitions define) is read again.

use std::{collections::BTreeMap, sync::Arc};

use borsh::BorshSerialize;

use crate::{
    Kind, Trust,
    cap::Said,
    fold::rows::Rows,
    keyring::Keyring,
    sealed::Papers,
    trust::{cases::Defined, succession::Succession},
};

/// As it is kept: keys, papers, policies, of which log it is a rehearsal, groups, the log's keys, how much was said on the
/// last day, and what was signed by those it is about.
pub type Kept = (
    Keyring,
    Papers,
    BTreeMap<String, String>,
    Option<String>,
    Vec<(u64, u64)>,
    Vec<Succession>,
    Said,
    Vec<u64>,
);

impl Trust {
    /// What is kept of it, between groups.
    pub(crate) fn kept(&self) -> impl BorshSerialize + '_ {
        let Trust { keyring, papers, policies, rehearses, groups, successions, said, own, .. } = self;
        let own: Vec<u64> = own.iter().copied().collect();
        let groups: Vec<(u64, u64)> = groups.iter().map(|(head, members)| (*head, *members)).collect();
        (&**keyring, &**papers, &**policies, rehearses.as_deref(), groups, &**successions, said, own)
    }

    /// The trust that was kept, with the rows beside it.
    ///
    /// # Errors
    /// If policies cannot be read, which they could when they were admitted.
    pub(crate) fn of(kept: Kept, rows: &Rows) -> Result<Trust, String> {
        let (keyring, papers, policies, rehearses, groups, successions, said, own) = kept;
        let mut defined = Defined::default();
        rows.table(Kind::Definition).for_each(|row| defined.apply(&row.fields, row.entry));
        let mut trust = Trust {
            keyring: keyring.into(),
            papers: papers.into(),
            rehearses: rehearses.map(Into::into),
            groups: groups.into_iter().collect(),
            successions: successions.into(),
            defined: Arc::new(defined),
            said,
            own: own.into_iter().collect(),
            ..Trust::default()
        };
        for (path, text) in &policies {
            trust.policy(path, text).map_err(|e| e.placed(text))?;
        }
        Ok(trust)
    }
}
