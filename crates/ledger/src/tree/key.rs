//! The operator's Ed25519 key, which signs checkpoints (C2SP signed-note).

use std::{fs, io::Write, path::Path};

use rand_core::OsRng;
use signed_note::{Note, StandardSigner, StandardVerifier, VerifierList};
use tlog_tiles::Hash;

use crate::{LedgerError, store::STORE};

/// The file of the key that checks, in a data folder.
pub const VERIFIER: &str = "log.vkey";
/// The file of the key that signs.
pub const SECRET: &str = "log.key";

/// Signs checkpoints under a name: the log's origin.
pub struct Signer {
    signer: StandardSigner,
    origin: String,
    verifier_key: String,
}

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Signer({})", self.verifier_key)
    }
}

impl Signer {
    /// Reads the key in a folder (`log.key`), or makes one under the name `origin` if there is none yet and no store
    /// that was signed with another.
    ///
    /// # Errors
    /// If the files cannot be read or written, or hold no key.
    pub fn open(folder: &Path, origin: &str) -> Result<Signer, LedgerError> {
        let (secret, public) = (folder.join(SECRET), folder.join(VERIFIER));
        if !secret.exists() {
            // Nor is a log begun in the folder of a copy, which has no store.
            if folder.join(STORE).exists() || folder.join("log/checkpoint").exists() {
                let what = "the key that signed this log is missing; restore it from a backup, or if this is a mirror, run it with 'comity mirror'".into();
                return Err(LedgerError::Key { path: secret, what });
            }
            return Signer::make(folder, origin);
        }
        let read = |path: &Path| fs::read_to_string(path).map_err(LedgerError::io(path));
        let (skey, vkey) = (read(&secret)?, read(&public)?);
        let (skey, vkey) = (skey.trim(), vkey.trim());
        let bad = |what: String| LedgerError::Key { path: secret.clone(), what };
        let signer = StandardSigner::new(skey).map_err(|e| bad(format!("this is not a signing key: {e}")))?;
        let origin = signed_note::Signer::name(&signer).to_owned();
        let signer = Signer { signer, origin, verifier_key: vkey.to_owned() };
        // The two files must belong together, or nobody could check what we sign.
        let probe = signer.checkpoint(0, tlog_tiles::EMPTY_HASH)?;
        open_checkpoint(probe.as_bytes(), vkey)
            .map_err(|_| bad("log.key and log.vkey do not belong together".into()))?;
        Ok(signer)
    }

    /// Makes a key under a name, in a folder.
    ///
    /// # Errors
    /// If it cannot be a name, or the files cannot be written.
    pub fn make(folder: &Path, origin: &str) -> Result<Signer, LedgerError> {
        let (secret, public) = (folder.join(SECRET), folder.join(VERIFIER));
        if !signed_note::is_key_name_valid(origin) {
            let what = format!(
                "'{origin}' cannot name a log: no spaces and no plus signs, such as example.org/record"
            );
            return Err(LedgerError::Key { path: secret, what });
        }
        let (skey, vkey) = signed_note::generate_key(&mut OsRng, origin);
        // The public half first: a key that signs must never be without the key that checks.
        write_new(&public, &vkey, false)?;
        write_new(&secret, &skey, true)?;
        Signer::open(folder, origin)
    }

    /// The key that checks what this one signs, in the note format: `name+id+base64`.
    pub fn verifier_key(&self) -> &str {
        &self.verifier_key
    }

    /// A signed checkpoint (C2SP tlog-checkpoint).
    ///
    /// # Errors
    /// If it cannot be signed, which the key was tried for when it was opened.
    pub fn checkpoint(&self, size: u64, root: Hash) -> Result<String, LedgerError> {
        let failed =
            |what: String| LedgerError::unverified(format!("the checkpoint cannot be signed: {what}"));
        let text =
            tlog_tiles::Checkpoint::new(&self.origin, size, root, "").map_err(|e| failed(e.to_string()))?;
        let mut note = Note::new(&text.to_bytes(), &[]).map_err(|e| failed(e.to_string()))?;
        note.add_sigs(&[&self.signer]).map_err(|e| failed(e.to_string()))?;
        String::from_utf8(note.to_bytes()).map_err(|e| failed(e.to_string()))
    }
}

/// Writes a new file, durably; a secret for its owner only.
pub(crate) fn write_new(path: &Path, text: &str, secret: bool) -> Result<(), LedgerError> {
    write_durably(path, format!("{text}\n").as_bytes(), secret)
}

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

/// The name in a verifier key of the note format, which for a log's key is its origin.
pub fn key_name(verifier_key: &str) -> &str {
    verifier_key.split('+').next().unwrap_or_default()
}

/// Reads a verifier key of the note format.
///
/// # Errors
/// If it is none.
fn parse_verifier(key: &str) -> Result<StandardVerifier, LedgerError> {
    StandardVerifier::new(key)
        .map_err(|e| LedgerError::unverified(format!("'{key}' is not a verifier key: {e}")))
}

/// Opens a signed checkpoint: its size and root, if `verifier_key` signed it and it is the log's of that name.
///
/// # Errors
/// What is wrong with it.
pub fn open_checkpoint(bytes: &[u8], verifier_key: &str) -> Result<(u64, Hash), LedgerError> {
    let verifier = parse_verifier(verifier_key)?;
    let name = signed_note::Verifier::name(&verifier).to_owned();
    let note = Note::from_bytes(bytes)
        .map_err(|e| LedgerError::unverified(format!("the checkpoint is no signed note: {e}")))?;
    note.verify(&VerifierList::new(vec![Box::new(verifier)]))
        .map_err(|e| LedgerError::unverified(format!("the checkpoint is not signed by {name}: {e}")))?;
    let checkpoint = tlog_tiles::Checkpoint::from_bytes(note.text())
        .map_err(|e| LedgerError::unverified(format!("the checkpoint cannot be read: {e}")))?;
    if checkpoint.origin() != name {
        let what = format!("the checkpoint is of the log '{}', the key is of '{name}'", checkpoint.origin());
        return Err(LedgerError::unverified(what));
    }
    Ok((checkpoint.size(), *checkpoint.hash()))
}
