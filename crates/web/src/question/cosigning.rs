//! What the pages say of witnesses: who has cosigned the checkpoint they stand on.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use comity_ledger::{Policy, Record, policy::Judged};

/// A policy, and the last checkpoint as it sees it: every page says so, and the signatures are checked once.
#[derive(Debug)]
pub struct Cosigning {
    policy: Policy,
    last: Mutex<Option<Arc<Judged>>>,
    /// When each witness last cosigned whatever checkpoint was seen here, in seconds since 1970.
    times: Mutex<BTreeMap<String, u64>>,
}

impl Cosigning {
    /// By a policy of the log that is served.
    pub fn new(policy: Policy) -> Cosigning {
        Cosigning { policy, last: Mutex::default(), times: Mutex::default() }
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
            let cosigned = last.iter().flat_map(|judged| &judged.cosigned);
            let mut times = self.times.lock().unwrap_or_else(PoisonError::into_inner);
            times.extend(cosigned.filter_map(|(name, time)| Some((name.clone(), (*time)?))));
        }
        last.clone()
    }

    /// When each witness of the policy last cosigned a checkpoint, in seconds since 1970; 0 if none has been seen since the
    /// program began. A new checkpoint, which nobody has cosigned yet, changes nothing.
    pub fn witnessed(&self) -> Vec<(String, u64)> {
        let times = self.times.lock().unwrap_or_else(PoisonError::into_inner);
        let names = self.policy.witnesses().iter().map(|witness| &witness.name);
        names.map(|name| (name.clone(), times.get(name).copied().unwrap_or_default())).collect()
    }
}
