//! Which keys a log has had since, for whoever knows an earlier one of it.

use signed_note::Note;

use crate::{
    Entry, Kind, LedgerError, Policy,
    key::key_name,
    succession,
    verify::{Bundles, ReadFile, split},
};

/// Takes the word of the keys that took the place of known ones, by what both signed in these entries; which those are.
/// Nothing else of the entries is believed: what is found vouches for itself.
pub fn heed<'a>(policy: &mut Policy, entries: impl IntoIterator<Item = &'a [u8]>) -> Vec<String> {
    let mut found = vec![];
    for bytes in entries {
        let Ok(entry) = Entry::decode(bytes) else { continue };
        let content = &entry.statement.content;
        if content.kind == Kind::LogKey
            && let Ok((before, next)) = succession::read(&content.fields)
            && policy.succeed(&before, &next)
        {
            found.push(next);
        }
    }
    found
}

/// Where a checkpoint is of the name of a known log and no known key signed it: looks for its key in the entries that are
/// served, from a bundle on, of which at most `largest` bytes are read; which keys it found. What cannot be had is passed over.
pub fn catch_up(
    policy: &mut Policy,
    note: &str,
    read: &ReadFile<'_>,
    bundle: u64,
    largest: u64,
) -> Vec<String> {
    let mut found = vec![];
    if let Some(size) = claimed(policy, note).filter(|_| policy.judge(note).is_err()) {
        let _ = look(policy, size, read, bundle, largest, &mut found);
    }
    found
}

fn look(
    policy: &mut Policy,
    size: u64,
    read: &ReadFile<'_>,
    bundle: u64,
    largest: u64,
    found: &mut Vec<String>,
) -> Result<(), LedgerError> {
    let mut bundles = Bundles::of(size, bundle, largest)?;
    while let Some(bundle) = bundles.next(read)? {
        bundles.plausible(&bundle)?;
        found.extend(heed(policy, split(&bundle)?));
    }
    Ok(())
}

/// The keys that a log had before one of its keys, the latest first: what its first `size` entries say, and both keys signed.
///
/// # Errors
/// If the entries cannot be had.
pub fn earlier(read: &ReadFile<'_>, size: u64, key: &str) -> Result<Vec<String>, LedgerError> {
    let mut bundles = Bundles::of(size, 0, u64::MAX)?;
    let mut replaced = vec![];
    while let Some(bundle) = bundles.next(read)? {
        for bytes in split(&bundle)? {
            let Ok(entry) = Entry::decode(bytes) else { continue };
            let content = &entry.statement.content;
            if content.kind == Kind::LogKey
                && let Ok(keys) = succession::read(&content.fields)
            {
                replaced.push(keys);
            }
        }
    }
    let mut found: Vec<String> = vec![];
    let mut key = key;
    // The last entry that brought a key says whose place it took; one that would lead back is no news.
    while let Some((before, _)) = replaced.iter().rfind(|(_, next)| next == key)
        && !found.contains(before)
    {
        found.push(before.clone());
        key = before;
    }
    Ok(found)
}

/// How many entries a checkpoint claims, if it is one of the name of a known log.
fn claimed(policy: &Policy, note: &str) -> Option<u64> {
    let note = Note::from_bytes(note.as_bytes()).ok()?;
    let checkpoint = tlog_tiles::Checkpoint::from_bytes(note.text()).ok()?;
    policy.logs().any(|key| key_name(key) == checkpoint.origin()).then(|| checkpoint.size())
}
