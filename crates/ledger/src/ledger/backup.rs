//! A copy of a data folder, taken beside the server that writes to it: to be started from, or to be tried on.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use comity_regime::Day;
use rand_core::{OsRng, RngCore};
use tlog_tiles::record_hash;

use crate::{
    Checkpoint, Edge, Entry, LedgerError, Record, Signer, Statement,
    documents::{Documents, Room},
    key::{SECRET, VERIFIER, sync, write_durably},
    keyring::DEPOSITARY,
    papers::PaperFolder,
    read, rehearsal,
    sealed::hex,
    store::{self, STORE, Sqlite, Store, address::Address},
};

/// Copies the record, its keys, its sealed papers and its documents into a new folder, as of one moment, and reads the copy back.
/// Returns what it holds. The folder has its name only once it is whole: a copy that was broken off can be made again.
///
/// # Errors
/// If the folder is there and not empty, something cannot be copied, or the copy does not hold together. Sealed papers that
/// are missing are missing in the copy, too ([`PaperFolder::missing`]), and so are documents.
pub fn backup(folder: &Path, to: &Path) -> Result<Record, LedgerError> {
    copy(folder, to, |stage| {
        for (name, secret) in [(VERIFIER, false), (SECRET, true)] {
            let path = folder.join(name);
            let bytes = fs::read(&path).map_err(LedgerError::io(&path))?;
            write_durably(&stage.join(name), &bytes, secret)?;
            // Where the key was replaced: the one before it, which still signs as well; and the one that will take its place.
            for ending in ["before", "next"] {
                let (path, name) = (folder.join(format!("{name}.{ending}")), format!("{name}.{ending}"));
                if path.exists() {
                    let bytes = fs::read(&path).map_err(LedgerError::io(&path))?;
                    write_durably(&stage.join(name), &bytes, secret)?;
                }
            }
        }
        Ok(())
    })
}

/// The same as a copy to be tried on: with a name and a key of its own, so that nothing that is said to it is good for the
/// log that it is a copy of, nor the other way round. `today` is the day under which it says so.
///
/// # Errors
/// As [`backup`].
pub fn rehearsal(folder: &Path, to: &Path, today: Day) -> Result<Record, LedgerError> {
    copy(folder, to, |stage| {
        let path = folder.join(VERIFIER);
        let of = fs::read_to_string(&path).map_err(LedgerError::io(&path))?;
        let of = of.trim();
        let name = format!("{}/rehearsal", crate::key::key_name(of));
        let signer = Signer::make(stage, &name)?;
        let mut store = Sqlite::open(&stage.join(STORE))?;
        let stood = store::stand(store.checkpoint()?.as_ref());
        let (mut edge, mut last) = (Edge::default(), today);
        let before = store.entries(0, None, &mut |_, data| {
            edge.push(record_hash(&data), &mut vec![]);
            last = Entry::decode(&data).map_or(last, |entry| entry.recorded.max(last));
            Ok(())
        })?;
        let statement = Statement::unsigned(DEPOSITARY, rehearsal::begun(of));
        let wrong = |what: String| LedgerError::Entry { index: before, what };
        let entry = Entry { recorded: last, statement }.encode().map_err(wrong)?;
        edge.push(record_hash(&entry), &mut vec![]);
        let (size, root) = (edge.size(), edge.root());
        let checkpoint = Checkpoint { size, root, note: signer.checkpoint(size, root)? };
        store.append(stood, &[entry], &checkpoint)?;
        store.close()
    })
}

fn copy(
    folder: &Path,
    to: &Path,
    keys: impl FnOnce(&Path) -> Result<(), LedgerError>,
) -> Result<Record, LedgerError> {
    let taken = match fs::read_dir(to) {
        Ok(mut there) => there.next().is_some(),
        Err(e) if e.kind() == io::ErrorKind::NotFound => false,
        Err(e) => return Err(LedgerError::io(to)(e)),
    };
    if taken {
        let what = "it is not empty; a backup makes a new folder: give it another name".into();
        return Err(LedgerError::Taken { path: to.to_owned(), what });
    }
    let stage = beside(to)?;
    fs::create_dir(&stage).map_err(LedgerError::io(&stage))?;
    let made = fill(folder, &stage, keys);
    let placed = made.and_then(|record| {
        fs::rename(&stage, to).map_err(LedgerError::io(to))?;
        sync(parent(to))?;
        Ok(record)
    });
    if placed.is_err() {
        let _ = fs::remove_dir_all(&stage);
    }
    placed
}

fn fill(
    folder: &Path,
    stage: &Path,
    keys: impl FnOnce(&Path) -> Result<(), LedgerError>,
) -> Result<Record, LedgerError> {
    // What was published before the copy is made has to be in it: a copy of a store that was put back would fork the log.
    let note = fs::read_to_string(folder.join("log/checkpoint")).unwrap_or_default();
    let published = Checkpoint::size_of(&note).unwrap_or_default();
    // A paper is there before its entry is, so that none is missing that the copied record speaks of.
    match Address::of(folder)? {
        Some(_) => store::copy::into_file(&*store::open_to_read(folder)?, &stage.join(STORE))?,
        None => Sqlite::open_to_read(&folder.join(STORE))?.copy(&stage.join(STORE))?,
    }
    keys(stage)?;
    let record = read(stage)?;
    if published > record.checkpoint.size {
        return Err(LedgerError::RolledBack { published, held: record.checkpoint.size });
    }
    let (from, into) = (PaperFolder::of(folder), PaperFolder::of(stage));
    for paper in record.trust.papers.values() {
        // One that is lost is lost; the rest is copied all the same.
        if let Some(bytes) = from.read(&paper.file) {
            into.keep(&paper.file, &bytes)?;
        }
    }
    // What is here was taken, however much is taken now.
    let room = Room { largest: u64::MAX, ..Room::default() };
    Documents::of(stage, room).copy(&Documents::of(folder, room), &record.regime)?;
    sync(stage)?;
    Ok(record)
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Where a copy is made: in the same folder, so that it can be moved to its place as a whole, and under a name that nobody
/// else has, so that it takes nothing away.
fn beside(to: &Path) -> Result<PathBuf, LedgerError> {
    let name = to.file_name().and_then(|name| name.to_str()).ok_or_else(|| LedgerError::Taken {
        path: to.to_owned(),
        what: "it cannot be the name of a new folder".into(),
    })?;
    fs::create_dir_all(parent(to)).map_err(LedgerError::io(parent(to)))?;
    let mut number = [0; 4];
    OsRng.fill_bytes(&mut number);
    Ok(to.with_file_name(format!("{name}.incomplete-{}", hex(&number))))
}
