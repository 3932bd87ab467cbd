//! The file of a key that signs: in the clear, for its owner only, or encrypted under a passphrase
//! ([age](https://age-encryption.org/v1), scrypt), as `age --passphrase` and `rage -p` make and read it.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use age::secrecy::SecretString;

use super::durable::{sync, write_durably};
use crate::LedgerError;

/// The file of the key that signs.
pub const SECRET: &str = "log.key";

/// Behind the names of the files of a key: the one that will take the place of the log's, and the one whose place that took.
pub(super) const NEXT: &str = "next";
pub(super) const BEFORE: &str = "before";

/// The name of a file beside one: with an ending behind its own.
pub(super) fn beside(name: &str, ending: &str) -> String {
    format!("{name}.{ending}")
}

/// How an encrypted file begins.
const MAGIC: &[u8] = b"age-encryption.org/v1\n";

/// What is said where the passphrase is asked for.
const NAME_IT: &str = "name the file with its passphrase by --log-passphrase or COMITY_LOG_PASSPHRASE";

/// What opens the key files of this process, if anything does.
static PASSPHRASE: OnceLock<SecretString> = OnceLock::new();

/// Takes note of the passphrase under which key files are encrypted, and new ones are to be. The first that is given
/// stands.
pub fn unlock(passphrase: String) {
    let _ = PASSPHRASE.set(SecretString::from(passphrase));
}

/// Whether a key file is encrypted.
pub(crate) fn is_encrypted(path: &Path) -> bool {
    fs::read(path).is_ok_and(|bytes| bytes.starts_with(MAGIC))
}

/// Reads a key file.
pub(crate) fn read(path: &Path) -> Result<String, LedgerError> {
    let bytes = fs::read(path).map_err(LedgerError::io(path))?;
    let wrong = |what: &str| LedgerError::Key { path: path.to_owned(), what: what.to_owned() };
    let bytes = match bytes.starts_with(MAGIC) {
        true => {
            let passphrase = PASSPHRASE.get().ok_or_else(|| wrong(&format!("it is encrypted: {NAME_IT}")))?;
            let identity = age::scrypt::Identity::new(passphrase.clone());
            age::decrypt(&identity, &bytes).map_err(|e| wrong(&format!("it cannot be decrypted: {e}")))?
        }
        false => bytes,
    };
    String::from_utf8(bytes).map_err(|_| wrong("this is not a signing key: it is not UTF-8"))
}

/// Writes a key file, durably: encrypted, if a passphrase is known.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), LedgerError> {
    let plain = format!("{text}\n");
    match PASSPHRASE.get() {
        Some(passphrase) => write_durably(path, &encrypted(path, &plain, passphrase)?, true),
        None => write_durably(path, plain.as_bytes(), true),
    }
}

/// The files of keys in a data folder that others than their owner may read.
pub fn exposed(folder: &Path) -> Vec<PathBuf> {
    let names = [SECRET.to_owned(), beside(SECRET, NEXT), beside(SECRET, BEFORE)];
    names.iter().map(|name| folder.join(name)).filter(|path| !is_private(path)).collect()
}

#[cfg(unix)]
fn is_private(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).map_or(true, |file| file.permissions().mode() & 0o077 == 0)
}

#[cfg(not(unix))]
fn is_private(_: &Path) -> bool {
    true
}

fn encrypted(path: &Path, plain: &str, passphrase: &SecretString) -> Result<Vec<u8>, LedgerError> {
    let recipient = age::scrypt::Recipient::new(passphrase.clone());
    age::encrypt(&recipient, plain.as_bytes())
        .map_err(|e| LedgerError::Key { path: path.to_owned(), what: format!("it cannot be encrypted: {e}") })
}

/// Encrypts the key files of a data folder that are in the clear, each in one step; which those were.
///
/// # Errors
/// If no passphrase is known, or a file cannot be read or written.
pub fn encrypt(folder: &Path) -> Result<Vec<String>, LedgerError> {
    let mut done = vec![];
    for name in [SECRET.to_owned(), beside(SECRET, NEXT), beside(SECRET, BEFORE)] {
        let path = folder.join(&name);
        if !path.exists() || is_encrypted(&path) {
            continue;
        }
        if PASSPHRASE.get().is_none() {
            let what = format!("to encrypt it, {NAME_IT}");
            return Err(LedgerError::Key { path, what });
        }
        let new = folder.join(beside(&name, "new"));
        write(&new, read(&path)?.trim())?;
        fs::rename(&new, &path).map_err(LedgerError::io(&path))?;
        sync(folder)?;
        done.push(name);
    }
    Ok(done)
}
