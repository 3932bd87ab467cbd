//! A data folder whose log goes on in a database that servers share; or that joins those that share one.

use std::{
    fs::{self, File},
    path::Path,
};

use super::{
    Postgres, STORE, Sqlite, Store,
    address::{AUTHORITY, Address},
    copy::{held, stood},
};
use crate::{
    Checkpoint, LedgerError, Upon,
    key::{SECRET, VERIFIER, sync, write_durably},
};

/// What the database of a folder is called once its log goes on elsewhere.
pub const MOVED: &str = "comity.db.moved";

/// Takes a folder for this process alone.
///
/// # Errors
/// If another has it, or it cannot be written.
pub fn lock(folder: &Path) -> Result<File, LedgerError> {
    hold(folder, "lock")
}

/// Takes what a file in a folder stands for, for this process alone.
///
/// # Errors
/// If another has it, or it cannot be written.
pub fn hold(folder: &Path, name: &str) -> Result<File, LedgerError> {
    let path = folder.join(name);
    let file = File::options()
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(LedgerError::io(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(LedgerError::InUse(folder.to_owned())),
        Err(fs::TryLockError::Error(e)) => Err(LedgerError::io(&path)(e)),
    }
}

/// Has a folder's log go on in the database at an address, which must hold all that the folder's own does. What was there is kept
/// under another name ([`MOVED`]). Returns where the log stands; nothing, if neither the folder nor the database has one yet.
///
/// # Errors
/// If the folder has no key, the database holds another log or less of it, or something cannot be written.
pub fn use_database(folder: &Path, address: &Address) -> Result<Option<Checkpoint>, LedgerError> {
    let there = Postgres::open(address)?;
    let (secret, key) = (folder.join(SECRET), folder.join(VERIFIER));
    let of_the_database = there.checkpoint()?;
    // A folder that is named by mistake is not made.
    if of_the_database.is_none() || secret.exists() {
        fs::create_dir_all(folder).map_err(LedgerError::io(folder))?;
    }
    let _lock = folder.is_dir().then(|| lock(folder)).transpose()?;
    let stands = match (of_the_database, secret.exists()) {
        (Some(_), true) => {
            let key = fs::read_to_string(&key).map_err(LedgerError::io(&key))?;
            Some(held(&there, Some(key.trim()))?)
        }
        (Some(_), false) => {
            let what = format!(
                "the log of this database is signed with a key that is not here: copy {SECRET} and {VERIFIER} of a server that has it"
            );
            return Err(LedgerError::Key { path: secret, what });
        }
        (None, true) => {
            return Err(there.damaged("it holds no entries; 'comity store copy' brings them there".into()));
        }
        (None, false) => None,
    };
    let own = folder.join(STORE);
    if own.exists() {
        let store = Sqlite::open(&own)?;
        let (has, size) = (store.checkpoint()?, stands.as_ref().map_or(0, |stands| stands.size));
        if let Some(has) = has
            && (has.size > size || stood(&there, has.size)? != Upon::at(&has))
        {
            let what = format!(
                "it holds {size} entries, and the log of {} has {}: not all of it is there, or it is another; copy it again with 'comity store copy'",
                folder.display(),
                has.size
            );
            return Err(there.damaged(what));
        }
        // All of it is in its one file.
        store.close()?;
        let aside = folder.join(MOVED);
        fs::rename(&own, &aside).map_err(LedgerError::io(&aside))?;
        sync(folder)?;
    }
    if let Some(authority) = &address.authority {
        let text = fs::read(authority).map_err(LedgerError::io(authority))?;
        write_durably(&folder.join(AUTHORITY), &text, false)?;
    }
    address.write(folder)?;
    Ok(stands)
}
