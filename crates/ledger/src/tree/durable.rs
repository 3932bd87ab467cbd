//! Files that are there when a write has been answered, whatever happens then.

use std::{fs, io::Write, path::Path};

use crate::LedgerError;

/// Writes a file, and its name, durably.
pub(crate) fn write_durably(path: &Path, bytes: &[u8], secret: bool) -> Result<(), LedgerError> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    if secret {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    let mut file = options.open(path).map_err(LedgerError::io(path))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(LedgerError::io(path))?;
    // Its name must be as durable as what it says: what is signed with a key that is lost, nobody can go on from.
    path.parent().map_or(Ok(()), sync)
}

/// Makes the names in a folder durable.
pub(crate) fn sync(folder: &Path) -> Result<(), LedgerError> {
    #[cfg(unix)]
    fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(LedgerError::io(folder))?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}
