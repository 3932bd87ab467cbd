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
    store::{self, Postgres, STORE, Sqlite, Store, address::Address},
};

/// Where it is made.
const STAGE: &str = "beginning";

/// Whether a folder holds a log, or what is left of one.
pub fn is_begun(folder: &Path) -> bool {
    store::is_named(folder) || [SECRET, "log/checkpoint"].iter().any(|name| folder.join(name).exists())
}

/// Begins a log in a folder that holds none.
///
/// # Errors
/// If the store of a log is missing, the first entries do not make a regime, or something cannot be written.
pub fn begin(
    folder: &Path,
    options: &Options,
    seed: impl FnOnce() -> Vec<Content<'static>>,
) -> Result<(), LedgerError> {
    if let Some(address) = Address::of(folder)? {
        return shared(folder, &address, options, seed);
    }
    if folder.join(STORE).exists() {
        return Ok(());
    }
    let stage = folder.join(STAGE);
    if stage.join(STORE).exists() && folder.join(SECRET).exists() && !stage.join(SECRET).exists() {
        // Another start was ended between moving the key and moving the store.
        return place(folder, &stage);
    }
    clear(&stage)?;
    if folder.join("log/checkpoint").exists() {
        let signer = Signer::open(folder, &options.origin)?;
        let seen = published(&folder.join("log"), &signer)?;
        return Err(LedgerError::RolledBack { published: seen.size.max(seen.reached), held: 0 });
    }
    if folder.join(SECRET).exists() {
        let what = "a log was signed with this key, and its store is not here: restore comity.db from a backup, or choose another folder";
        return Err(LedgerError::Key { path: folder.join(SECRET), what: what.into() });
    }
    let encoded = first(folder, options, seed)?;
    if let Err(error) = make(&stage, options, &encoded) {
        let _ = clear(&stage);
        return Err(error);
    }
    // What is whole stays if it cannot be moved: its key may be in place, and the next start goes on with it.
    place(folder, &stage)
}

/// The bytes of the first entries.
fn first(
    folder: &Path,
    options: &Options,
    seed: impl FnOnce() -> Vec<Content<'static>>,
) -> Result<Vec<Vec<u8>>, LedgerError> {
    let recorded = Clock::of(folder, options.today).day(Day::MIN)?;
    let statements = seed().into_iter().map(|content| Statement::unsigned(DEPOSITARY, content));
    let encode = |(index, statement)| {
        Entry { recorded, statement }.encode().map_err(|what| LedgerError::Entry { index, what })
    };
    (0..).zip(statements).map(encode).collect()
}

fn make(stage: &Path, options: &Options, encoded: &[Vec<u8>]) -> Result<(), LedgerError> {
    fs::create_dir_all(stage).map_err(LedgerError::io(stage))?;
    let signer = Signer::open(stage, &options.origin)?;
    fold::state(encoded, signer.verifier_key(), u64::MAX)?;
    let mut store = Sqlite::create(&stage.join(STORE))?;
    append(&mut store, &signer, encoded)?;
    store.close()
}

fn append(store: &mut dyn Store, signer: &Signer, encoded: &[Vec<u8>]) -> Result<(), LedgerError> {
    if encoded.is_empty() {
        return Ok(());
    }
    let mut edge = Edge::default();
    encoded.iter().for_each(|entry| edge.push(record_hash(entry), &mut vec![]));
    let (size, root) = (edge.size(), edge.root());
    let checkpoint = Checkpoint { size, root, note: signer.checkpoint(size, root)? };
    store.append(store::stand(None), encoded, &checkpoint)
}

/// Begins a log in a database that servers share, if it is empty. The key is there first: without entries that it signed, it is
/// that of no log, and the next start goes on with it.
fn shared(
    folder: &Path,
    address: &Address,
    options: &Options,
    seed: impl FnOnce() -> Vec<Content<'static>>,
) -> Result<(), LedgerError> {
    let mut store = Postgres::open(address)?;
    if store.checkpoint()?.is_some() || folder.join("log/checkpoint").exists() {
        return Ok(());
    }
    let encoded = first(folder, options, seed)?;
    let signer = Signer::open_or_make(folder, &options.origin)?;
    fold::state(&encoded, signer.verifier_key(), u64::MAX)?;
    append(&mut store, &signer, &encoded)
}

/// Moves what is whole to its place. The store last: with it the log is there.
fn place(folder: &Path, stage: &Path) -> Result<(), LedgerError> {
    for name in [VERIFIER, SECRET, STORE] {
        let (from, place) = (stage.join(name), folder.join(name));
        if from.exists() {
            fs::rename(from, &place).map_err(LedgerError::io(&place))?;
        }
    }
    sync(folder)?;
    fs::remove_dir(stage).map_err(LedgerError::io(stage))
}

/// Takes away what another start left half-way, and nothing else.
fn clear(stage: &Path) -> Result<(), LedgerError> {
    if !stage.exists() {
        return Ok(());
    }
    for name in [VERIFIER, SECRET, STORE, "comity.db-wal", "comity.db-shm", "comity.db-journal"] {
        // It may not have come so far.
        let _ = fs::remove_file(stage.join(name));
    }
    fs::remove_dir(stage).map_err(LedgerError::io(stage))
}
