//! What lies beside a log, by its kind: encrypted papers, documents, and what waits for a second signature. In a folder they are
//! files; where servers share a database, they are there.

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use super::{Files, address::Address};
use crate::{LedgerError, key::write_durably};

/// A kind of files.
struct Kind {
    /// Its folder, and what the database knows it by.
    name: &'static str,
    /// Behind each name in the folder.
    ending: &'static str,
    /// Whether they lie in folders by how their names begin.
    shelves: bool,
    /// Whether the name of each is the SHA-256 of its bytes.
    digests: bool,
}

/// All kinds.
const KINDS: [Kind; 3] = [
    Kind { name: "papers", ending: ".age", shelves: false, digests: true },
    Kind { name: "documents", ending: "", shelves: true, digests: true },
    Kind { name: "waiting", ending: ".json", shelves: false, digests: false },
];

impl Kind {
    fn path(&self, folder: &Path, name: &str) -> PathBuf {
        let folder = folder.join(self.name);
        let shelf = if self.shelves { folder.join(name.get(..2).unwrap_or_default()) } else { folder };
        shelf.join(format!("{name}{}", self.ending))
    }

    /// The files of a folder, by their names: what has another kind of name is on its way, or nobody's.
    fn all(&self, folder: &Path) -> Vec<(String, PathBuf)> {
        let below = |folder: &Path| -> Vec<PathBuf> {
            fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
        };
        let top = below(&folder.join(self.name));
        let files = if self.shelves { top.iter().flat_map(|shelf| below(shelf)).collect() } else { top };
        let named = |path: PathBuf| {
            let name = path.file_name()?.to_str()?.strip_suffix(self.ending)?.to_owned();
            (name.len() == 64 && name.bytes().all(|b| b.is_ascii_hexdigit())).then_some((name, path))
        };
        files.into_iter().filter_map(named).collect()
    }
}

/// Brings all files of a folder to the database at an address, and reads them back; how many there are.
///
/// # Errors
/// If one cannot be read or brought, or is not what its name says.
pub fn to_database(folder: &Path, address: &Address) -> Result<usize, LedgerError> {
    let mut count = 0;
    for kind in &KINDS {
        let files = Files::at(address.clone(), kind.name);
        for (name, path) in kind.all(folder) {
            files.put_file(&name, &path)?;
            let mut there = Sha256::new();
            files.read(&name, |part| {
                there.update(part);
                Ok(())
            })?;
            let there = format!("{:x}", there.finalize());
            let here = if kind.digests { name } else { digest(&path)? };
            if there != here {
                let what = "what was brought there is not what its name says".into();
                return Err(LedgerError::Damaged { path, what });
            }
            count += 1;
        }
    }
    Ok(count)
}

/// Fetches all files of the database at an address into a folder; how many there are.
///
/// # Errors
/// If one cannot be fetched or written, or is not what its name says.
pub fn to_folder(address: &Address, folder: &Path) -> Result<usize, LedgerError> {
    let mut count = 0;
    for kind in &KINDS {
        let files = Files::at(address.clone(), kind.name);
        for held in files.all()? {
            let path = kind.path(folder, &held.name);
            let parent = path.parent().unwrap_or(folder);
            fs::create_dir_all(parent).map_err(LedgerError::io(parent))?;
            let bytes = files.get(&held.name)?.unwrap_or_default();
            if kind.digests && format!("{:x}", Sha256::digest(&bytes)) != held.name {
                let what = "the database has another file under this name".into();
                return Err(LedgerError::Damaged { path, what });
            }
            write_durably(&path, &bytes, false)?;
            count += 1;
        }
    }
    Ok(count)
}

/// Brings all files of a database to another; how many there are.
///
/// # Errors
/// If one cannot be fetched or brought, or is not what its name says.
pub fn between(from: &Address, to: &Address) -> Result<usize, LedgerError> {
    let mut count = 0;
    for kind in &KINDS {
        let (here, there) = (Files::at(from.clone(), kind.name), Files::at(to.clone(), kind.name));
        for held in here.all()? {
            let bytes = here.get(&held.name)?.unwrap_or_default();
            if kind.digests && format!("{:x}", Sha256::digest(&bytes)) != held.name {
                let what = format!("{} {} is another file", kind.name, held.name);
                return Err(LedgerError::Damaged { path: from.to_string().into(), what });
            }
            there.put(&held.name, &bytes)?;
            count += 1;
        }
    }
    Ok(count)
}

fn digest(path: &Path) -> Result<String, LedgerError> {
    let failed = |e| LedgerError::io(path)(e);
    let (mut file, mut digest, mut buffer) =
        (fs::File::open(path).map_err(failed)?, Sha256::new(), vec![0; 64 << 10]);
    loop {
        match file.read(&mut buffer).map_err(failed)? {
            0 => return Ok(format!("{:x}", digest.finalize())),
            read => digest.update(&buffer[..read]),
        }
    }
}
