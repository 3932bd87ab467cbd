//! The way back of a depositary whose officers are shut out: witnesses that the record names vouch for a new key.
//!
//! Two officers watch over each other, so that one stolen key cannot do anything alone; but of two officers, one with a
//! stolen key leaves the other without a second. The record may name third parties in `policies/recovery.txt`, in the
//! words of [C2SP tlog-policy](https://c2sp.org/tlog-policy): a quorum of them, and the new key itself, recover the
//! depositary. All keys of its officers end then, and the new one registers others, as in the beginning.

use std::path::Path;

use comity_regime::Day;

use super::office::DEPOSITARY;
use crate::{
    Fields, Kind, Policy, Statement, WitnessKey, authority::PolicyError, cosignature::Cosigner,
    policy::moment,
};

/// Where the third parties stand in a record folder.
pub const RECOVERY: &str = "policies/recovery.txt";

/// How many days a word is good for.
const GOOD_FOR: i32 = 30;

/// The column with what they vouch for, a signature line each.
pub const ENDORSED: &str = "endorsed";

/// Reads who may vouch for a new key.
///
/// # Errors
/// The line that is wrong; or if nobody would have to.
pub fn policy(text: &str) -> Result<Policy, PolicyError> {
    let policy = Policy::parse(text).map_err(|e| {
        let before: usize = text.split_inclusive('\n').take(e.line - 1).map(str::len).sum();
        PolicyError { offset: before + e.column - 1, what: e.what }
    })?;
    if policy.is_met(&|_| false) {
        return Err(PolicyError::new("a recovery takes somebody's word: name a quorum of witnesses"));
    }
    Ok(policy)
}

/// Whether a statement recovers the depositary.
pub fn is_recovery(statement: &Statement<'_>) -> bool {
    let Statement { by, content, .. } = statement;
    content.kind == Kind::Key
        && content.fields.get("does") == "recovery"
        && content.fields.get("holder") == DEPOSITARY
        && by == DEPOSITARY
}

/// The bytes that third parties sign, but for the time: the statement without what they say of it. It names the log and
/// the state of it, so that what they sign is good once, and soon.
fn vouched(statement: &Statement<'_>, log: &str) -> Vec<u8> {
    let said = statement.content.fields.pairs().iter().filter(|(column, _)| column != ENDORSED);
    let mut plain = statement.clone();
    plain.content.fields = Fields::new(said.map(|(column, text)| (&**column, &**text)));
    plain.signed_bytes(log)
}

/// Adds the signature line of the witness in a folder to a statement that recovers the depositary; `now` is in seconds
/// since 1970.
///
/// # Errors
/// If there is no witness's key, or the statement recovers nobody or stands upon no state of the log.
pub fn endorse(
    statement: &mut Statement<'static>,
    log: &str,
    witness: &Path,
    now: u64,
) -> Result<(), String> {
    let by = Cosigner::read(witness).map_err(|e| e.to_string())?;
    if !is_recovery(statement) || statement.upon.is_none() {
        return Err("this is no recovery of the depositary, as 'comity key recover' saves it".into());
    }
    if !statement.signatures.is_empty() {
        return Err("it is signed already: those who vouch for it come first".into());
    }
    let line = by.vouch(&vouched(statement, log), now).map_err(|e| e.to_string())?;
    let lines = format!("{}{line}", statement.content.fields.get(ENDORSED));
    statement.content.fields.set(ENDORSED, &lines);
    Ok(())
}

/// Whether enough third parties vouch for a statement.
///
/// # Errors
/// Who is missing.
pub fn check(
    policy: Option<&Policy>,
    statement: &Statement<'_>,
    log: &str,
    recorded: Day,
) -> Result<(), String> {
    let policy = policy.ok_or_else(|| {
        format!("this record names nobody who could recover the depositary ({RECOVERY}): an officer's key is replaced by registration and revocation")
    })?;
    if statement.upon.is_none() {
        return Err("those who vouch for a key say upon which state of the log: 'upon' is missing".into());
    }
    let (lines, message) = (statement.content.fields.get(ENDORSED), vouched(statement, log));
    // Who vouched for a drill, or for what was given up, did not for years.
    let recent = |time: u64| {
        let day = moment(time).get(..10).and_then(|day| day.parse::<Day>().ok());
        day.is_some_and(|day| recorded.plus_days(-GOOD_FOR) <= day && day <= recorded.plus_days(1))
    };
    let vouches =
        |key: &WitnessKey| lines.lines().any(|line| key.vouches(line, &message).is_some_and(recent));
    if policy.is_met(&vouches) {
        return Ok(());
    }
    let missing = policy.witnesses().iter().filter(|w| !vouches(&w.key)).map(|w| w.name.as_str());
    let missing = missing.collect::<Vec<_>>().join(", ");
    Err(format!(
        "too few have vouched for this key within {GOOD_FOR} days ('comity endorse'); of those that {RECOVERY} names, missing: {missing}"
    ))
}
