//! What is said in one: tried on the log first, shown with what would follow, and said as one group of entries.

use std::process::ExitCode;

use comity_ledger::{
    Content, History, Record, Statement,
    fold::{Admission, Past},
    keyring::DEPOSITARY,
};
use comity_regime::{Regime, consequence::Consequences};

use super::differences::consequences;
use crate::{
    commands::{
        Done,
        say::signing::{self, Signing},
    },
    patience::Patience,
    report::{self, Failure, tell},
    source,
};

/// The log to which something is said, and all its entries.
pub struct Log {
    /// The record that it makes.
    pub record: Record,
    past: Box<dyn Past>,
}

impl Log {
    /// The data folder's, or that of a server, every entry of which is checked.
    pub fn of(from: &source::From, signing: &Signing) -> Result<Log, Failure> {
        if let Some(url) = &signing.to {
            let url = url.trim_end_matches('/');
            let (record, verified) = signing::log_of(url, &signing.key_of(url)?)?;
            return Ok(Log { record, past: Box::new(verified) });
        }
        let none = || {
            Failure::usage(format!(
                "there is no record in {}; 'comity serve' begins one",
                from.data().display()
            ))
        };
        let record = from.stored()?.ok_or_else(none)?;
        Ok(Log { record, past: Box::new(History::of(&from.data())) })
    }
}

/// Shows what would follow from entries, and says them as one group if that is asked for.
pub fn say(
    from: &source::From,
    log: &Log,
    members: Vec<Content<'static>>,
    apply: bool,
    signing: &Signing,
) -> Done {
    let after = tried(log, &members)?;
    let follows = consequences(&Consequences::between(&log.record.regime, &after, source::today()));
    if !follows.is_empty() {
        report::say(follows.trim_end())?;
    }
    if !apply && signing.sign.is_empty() && signing.save.is_none() {
        report::say(format!(
            "{} entries would be recorded together; nothing is yet: --apply, or --sign KEY, or --save FILE for others to sign",
            members.len()
        ))?;
        return Ok(ExitCode::SUCCESS);
    }
    // The log that was compared, and no other.
    let log_key = signing.to.is_some().then(|| log.record.key.to_string());
    let signing = &Signing { log_key, ..signing.clone() };
    signing::run_with(from, signing, Statement::group(DEPOSITARY, members), &|| Ok(()))
}

/// The regime with all of it in, or what is wrong.
fn tried(log: &Log, members: &[Content<'static>]) -> Result<Regime, Failure> {
    let _patience = Patience::with("trying what it changes");
    let entries = Statement::group(DEPOSITARY, members.to_vec()).into_entries(source::today());
    let Log { record, past } = log;
    let mut admission = Admission::on(&record.regime, &record.rows);
    let found = admission.admit(&entries, record.checkpoint.size, &**past)?;
    let warnings = found.map_err(Failure::Found)?;
    warnings.iter().for_each(tell);
    Ok(admission.finish().0)
}
