//! What the pages say of witnesses: who has cosigned the checkpoint they stand on.

use std::sync::{Arc, Mutex};

use comity_ledger::{Policy, Record, policy::Judged};

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

    /// The checkpoint of a record as the policy sees it; `None` if a signature does not hold. The keys that took the place of
    /// those of the policy are the log's as well.
    pub fn judged(&self, record: &Record) -> Option<Arc<Judged>> {
        let mut last = self.last.lock().ok()?;
        let note = &record.checkpoint.note;
        if last.as_ref().is_none_or(|judged| judged.checkpoint.note != *note) {
            let mut policy = self.policy.clone();
            for succession in record.trust.successions.iter() {
                policy.succeed(&succession.before, &succession.next);
            }
            *last = policy.judge(note).ok().map(Arc::new);
        }
        last.clone()
    }
}
