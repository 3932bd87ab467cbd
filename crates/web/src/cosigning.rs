//! What the pages say of witnesses: who has cosigned the checkpoint they stand on.

use std::sync::{Arc, Mutex};

use comity_ledger::{Policy, policy::Judged};

/// A policy, and the last checkpoint as it sees it: every page says so, and the signatures are checked once.
#[derive(Debug)]
pub struct Cosigning {
    policy: Policy,
    verifier_key: String,
    last: Mutex<Option<Arc<Judged>>>,
}

impl Cosigning {
    /// By a policy, of the log that is checked with this key.
    pub fn new(policy: Policy, verifier_key: String) -> Cosigning {
        Cosigning { policy, verifier_key, last: Mutex::new(None) }
    }

    /// A checkpoint as the policy sees it; `None` if the policy is of another log.
    pub fn judged(&self, note: &str) -> Option<Arc<Judged>> {
        let mut last = self.last.lock().ok()?;
        if last.as_ref().is_none_or(|judged| judged.checkpoint.note != note) {
            *last = self.policy.judge(note, Some(&self.verifier_key)).ok().map(Arc::new);
        }
        last.clone()
    }
}
