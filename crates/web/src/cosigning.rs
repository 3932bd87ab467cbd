//! What the pages say of witnesses: who has cosigned the checkpoint they stand on.

use std::sync::{Arc, Mutex};

use comity_ledger::{Policy, policy::Judged};

/// A policy, and the last checkpoint as it sees it: every page says so, and the signatures are checked once.
#[derive(Debug)]
pub struct Cosigning {
    policy: Policy,
    last: Mutex<Option<Arc<Judged>>>,
}

impl Cosigning {
    /// By a policy of the log that is served.
    pub fn new(policy: Policy) -> Cosigning {
        Cosigning { policy, last: Mutex::new(None) }
    }

    /// A checkpoint as the policy sees it; `None` if a signature does not hold.
    pub fn judged(&self, note: &str) -> Option<Arc<Judged>> {
        let mut last = self.last.lock().ok()?;
        if last.as_ref().is_none_or(|judged| judged.checkpoint.note != note) {
            *last = self.policy.judge(note).ok().map(Arc::new);
        }
        last.clone()
    }
}
