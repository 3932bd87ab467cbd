//! The beginning of a log: its key and its first entries, all or nothing. They are made in a folder of their own and moved
//! into place when they are whole, so that a start that fails or is killed leaves nothing that the next would go on from.

use std::{fs, path::Path};

use comity_regime::Day;
use tlog_tiles::record_hash;

use crate::{
    Checkpoint, Content, Edge, Entry, LedgerError, Options, Signer, Statement,
    clock::Clock,
    fold,
    key::{SECRET, VERIFIER, sync},
    keyring::DEPOSITARY,
    opening::published,
    store::{STORE, Store},
};

/// Where it is made.
const STAGE: &str = "beginning";

/// Begins a log in a folder that holds none.
///
/// # Errors
/// If the store of a log is missing, the first entries do not make a regime, or something cannot be written.
pub fn begin(
    folder: &Path,
    options: &Options,
    seed: impl FnOnce() -> Vec<Content<'static>>,
) -> Result<(), LedgerError> {
    if folder.join(STORE).exists() {
        return Ok(());
    }
    let stage = folder.join(STAGE);
    if stage.exists() {
        // What another start left half-way.
        fs::remove_dir_all(&stage).map_err(LedgerError::io(&stage))?;
    }
    if folder.join("log/checkpoint").exists() {
        let signer = Signer::open(folder, &options.origin)?;
        let published = published(&folder.join("log"), &signer)?.size;
        return Err(LedgerError::RolledBack { published, held: 0 });
    }
    let recorded = Clock::of(folder, options.today).day(Day::MIN)?;
    let statements = seed().into_iter().map(|content| Statement::unsigned(DEPOSITARY, content));
    let entries: Vec<Entry> = statements.map(|statement| Entry { recorded, statement }).collect();
    let encode =
        |(index, entry): (u64, &Entry)| entry.encode().map_err(|what| LedgerError::Entry { index, what });
    let encoded = (0..).zip(&entries).map(encode).collect::<Result<Vec<_>, _>>()?;
    let begun = make(folder, &stage, options, &encoded, &entries);
    if begun.is_err() {
        let _ = fs::remove_dir_all(&stage);
    }
    begun
}

fn make(
    folder: &Path,
    stage: &Path,
    options: &Options,
    encoded: &[Vec<u8>],
    entries: &[Entry<'_>],
) -> Result<(), LedgerError> {
    fs::create_dir_all(stage).map_err(LedgerError::io(stage))?;
    let has_key = folder.join(SECRET).exists();
    let signer = Signer::open(if has_key { folder } else { stage }, &options.origin)?;
    fold::state(encoded, entries, signer.verifier_key(), u64::MAX)?;
    let mut store = Store::open(&stage.join(STORE))?;
    if !encoded.is_empty() {
        let mut edge = Edge::default();
        encoded.iter().for_each(|entry| edge.push(record_hash(entry), &mut vec![]));
        let (size, root) = (edge.size(), edge.root());
        let checkpoint = Checkpoint { size, root, note: signer.checkpoint(size, root)? };
        store.append(0, encoded, &checkpoint)?;
    }
    store.close()?;
    // The store last: with it the log is there.
    let keys: &[&str] = if has_key { &[] } else { &[VERIFIER, SECRET] };
    for name in keys.iter().chain(&[STORE]) {
        let place = folder.join(name);
        fs::rename(stage.join(name), &place).map_err(LedgerError::io(&place))?;
    }
    sync(folder)?;
    fs::remove_dir_all(stage).map_err(LedgerError::io(stage))
}
