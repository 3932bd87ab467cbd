//! The operator's Ed25519 key, which signs checkpoints (C2SP signed-note).

use std::{fs, path::Path};

use rand_core::OsRng;
use signed_note::{Note, StandardSigner, StandardVerifier, VerifierList};
use tlog_tiles::Hash;

use crate::{LedgerError, secret, store};

use super::secret::{BEFORE, NEXT, beside};
pub(crate) use super::{
    durable::{sync, write_durably},
    secret::SECRET,
};

/// The file of the key that checks, in a data folder.
pub const VERIFIER: &str = "log.vkey";

/// Signs checkpoints under a name: the log's origin.
pub struct Signer {
    signer: StandardSigner,
    origin: String,
    verifier_key: String,
    /// The key before this one, and what checks it, as long as it signs as well.
    before: Option<(StandardSigner, String)>,
}

/// Reads a key in a folder: both of its files, which belong together.
fn read_pair(secret: &Path, public: &Path) -> Result<(StandardSigner, String), LedgerError> {
    let read = |path: &Path| fs::read_to_string(path).map_err(LedgerError::io(path));
    let (skey, vkey) = (secret::read(secret)?, read(public)?);
    let (skey, vkey) = (skey.trim(), vkey.trim());
    let bad = |what: String| LedgerError::Key { path: secret.to_owned(), what };
    let signer = StandardSigner::new(skey).map_err(|e| bad(format!("this is not a signing key: {e}")))?;
    let together = || -> Option<()> {
        let mut note = Note::new(b"probe\n", &[]).ok()?;
        note.add_sigs(&[&signer]).ok()?;
        let verifier = StandardVerifier::new(vkey).ok()?;
        note.verify(&VerifierList::new(vec![Box::new(verifier)])).ok().map(|_| ())
    };
    // Or nobody could check what it signs.
    together().ok_or_else(|| bad(format!("it and {} do not belong together", public.display())))?;
    Ok((signer, vkey.to_owned()))
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
            if store::is_named(folder) || folder.join("log/checkpoint").exists() {
                let what = "the key that signed this log is missing; restore it from a backup, or if this is a mirror, run it with 'comity mirror'".into();
                return Err(LedgerError::Key { path: secret, what });
            }
            return Signer::make(folder, origin);
        }
        let at = |name: &str, ending: &str| folder.join(beside(name, ending));
        let next = at(VERIFIER, NEXT);
        let (signer, verifier_key) = match read_pair(&secret, &public) {
            // A replacement was broken off between the one file and the other.
            Err(_) if read_pair(&secret, &next).is_ok() => {
                fs::rename(&next, &public).map_err(LedgerError::io(&public))?;
                sync(folder)?;
                read_pair(&secret, &public)?
            }
            read => read?,
        };
        let before = (at(SECRET, BEFORE), at(VERIFIER, BEFORE));
        let before = if before.0.exists() { Some(read_pair(&before.0, &before.1)?) } else { None };
        let origin = signed_note::Signer::name(&signer).to_owned();
        Ok(Signer { signer, origin, verifier_key, before })
    }

    /// The key in a folder, or a new one: for a log that is about to be begun in a store that is known to be empty.
    ///
    /// # Errors
    /// As [`Signer::open`].
    pub fn open_or_make(folder: &Path, origin: &str) -> Result<Signer, LedgerError> {
        match folder.join(SECRET).exists() {
            true => Signer::open(folder, origin),
            false => Signer::make(folder, origin),
        }
    }

    /// The key that is to take the place of a folder's own, which is made if there is none yet; encrypted where a passphrase is
    /// known, which has to be so where the folder's own is.
    ///
    /// # Errors
    /// If its files cannot be read or written.
    pub fn make_next(folder: &Path) -> Result<Signer, LedgerError> {
        let own = Signer::open(folder, "")?;
        let at = |name: &str| folder.join(beside(name, NEXT));
        if !at(SECRET).exists() {
            let (skey, vkey) = signed_note::generate_key(&mut OsRng, &own.origin);
            write_new(&at(VERIFIER), &vkey, false)?;
            secret::write(&at(SECRET), &skey)?;
        }
        let (signer, verifier_key) = read_pair(&at(SECRET), &at(VERIFIER))?;
        Ok(Signer { signer, origin: own.origin, verifier_key, before: None })
    }

    /// The signer that a key of this name has in a folder, ready to take this one's place: both sign from then on.
    ///
    /// # Errors
    /// If the folder has no such key.
    pub fn succeeded_by(&self, folder: &Path, next: &str) -> Result<Signer, LedgerError> {
        let at = |name: &str| folder.join(beside(name, NEXT));
        let missing = || {
            let what = format!(
                "the next key of the log, {next}, is not here: copy it from the server on which it was made, where it is log.key.next, or log.key by now; on a log of one server 'comity log next-key' makes it"
            );
            LedgerError::Key { path: at(SECRET), what }
        };
        let (signer, verifier_key) = read_pair(&at(SECRET), &at(VERIFIER)).map_err(|_| missing())?;
        if verifier_key != next {
            return Err(missing());
        }
        let (before, _) = read_pair(&folder.join(SECRET), &folder.join(VERIFIER))?;
        let before = Some((before, self.verifier_key.clone()));
        Ok(Signer { signer, origin: self.origin.clone(), verifier_key, before })
    }

    /// Puts the files of this key, which has succeeded another, in the place of that one's. Broken off at any point, it goes on
    /// where the folder is next opened.
    ///
    /// # Errors
    /// If they cannot be moved.
    pub fn settle(&self, folder: &Path) -> Result<(), LedgerError> {
        let at = |name: &str, ending: &str| folder.join(beside(name, ending));
        for (name, secret) in [(VERIFIER, false), (SECRET, true)] {
            let path = folder.join(name);
            let bytes = fs::read(&path).map_err(LedgerError::io(&path))?;
            write_durably(&at(name, BEFORE), &bytes, secret)?;
        }
        for name in [SECRET, VERIFIER] {
            let place = folder.join(name);
            fs::rename(at(name, NEXT), &place).map_err(LedgerError::io(&place))?;
            sync(folder)?;
        }
        Ok(())
    }

    /// The signer of a folder's log, whose key this is: this one; or the next, where the key was replaced and its files were
    /// not, since whoever did it was ended in between.
    ///
    /// # Errors
    /// If the next key is not here, or its files cannot be moved.
    pub fn of_log(self, folder: &Path, key: &str) -> Result<Signer, LedgerError> {
        if key == self.verifier_key {
            return Ok(self);
        }
        let next = self.succeeded_by(folder, key)?;
        next.settle(folder)?;
        Ok(next)
    }

    /// What signs notes.
    pub(crate) fn note_signer(&self) -> &dyn signed_note::Signer {
        &self.signer
    }

    /// Signs a text of the log's own folder, which is no checkpoint: it begins otherwise than with the log's name.
    pub(crate) fn vouch(&self, text: &str) -> Result<String, LedgerError> {
        signed(text.as_bytes(), &[self.note_signer()])
    }

    /// The text of a note, if this key signed it.
    pub(crate) fn vouched(&self, note: &[u8]) -> Option<String> {
        let note = Note::from_bytes(note).ok()?;
        let verifier = parse_verifier(&self.verifier_key).ok()?;
        note.verify(&VerifierList::new(vec![Box::new(verifier)])).ok()?;
        String::from_utf8(note.text().to_vec()).ok()
    }

    /// Opens a checkpoint that this key signed, or the one before it.
    ///
    /// # Errors
    /// As [`open_checkpoint`].
    pub fn open_checkpoint(&self, bytes: &[u8]) -> Result<(u64, Hash), LedgerError> {
        let before = self.before.as_ref().map(|(_, key)| key);
        open_checkpoint(bytes, &self.verifier_key).or_else(|error| match before {
            Some(key) => open_checkpoint(bytes, key),
            None => Err(error),
        })
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
        secret::write(&secret, &skey)?;
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
        let before = self.before.iter().map(|(signer, _)| signer as &dyn signed_note::Signer);
        let signers: Vec<&dyn signed_note::Signer> =
            std::iter::once(self.note_signer()).chain(before).collect();
        signed(&text.to_bytes(), &signers)
    }
}

/// A note with the signatures of these.
///
/// # Errors
/// If it cannot be signed, which keys are tried for when they are opened.
pub(crate) fn signed(text: &[u8], signers: &[&dyn signed_note::Signer]) -> Result<String, LedgerError> {
    let failed = |what: String| LedgerError::unverified(format!("a note cannot be signed: {what}"));
    let mut note = Note::new(text, &[]).map_err(|e| failed(e.to_string()))?;
    note.add_sigs(signers).map_err(|e| failed(e.to_string()))?;
    String::from_utf8(note.to_bytes()).map_err(|e| failed(e.to_string()))
}

/// Writes a new file, durably; a secret for its owner only.
pub(crate) fn write_new(path: &Path, text: &str, secret: bool) -> Result<(), LedgerError> {
    write_durably(path, format!("{text}\n").as_bytes(), secret)
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
