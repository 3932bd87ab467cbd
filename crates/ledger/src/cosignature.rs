//! Cosignatures: a witness's timestamped statement that it saw a log grow and never otherwise (C2SP tlog-cosignature,
//! the Ed25519 kind).

use std::{fs, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use ed25519_dalek::{Signer as _, SigningKey, Verifier as _, VerifyingKey};
use rand_core::OsRng;
use signed_note::{Note, Signature, Verifier};

use crate::{LedgerError, key::write_new};

/// What kind of key it is, in key ids and verifier keys.
const ED25519_COSIGNATURE: u8 = 0x04;
/// How long a signature is: when, in eight bytes, then what Ed25519 makes.
const LENGTH: usize = 8 + ed25519_dalek::SIGNATURE_LENGTH;

/// What is signed: the time, then the checkpoint without its signatures.
fn message(time: u64, checkpoint: &[u8]) -> Vec<u8> {
    [format!("cosignature/v1\ntime {time}\n").as_bytes(), checkpoint].concat()
}

/// A witness's key, which cosigns.
pub struct Cosigner {
    key: SigningKey,
    public: WitnessKey,
}

impl std::fmt::Debug for Cosigner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Cosigner({})", self.public)
    }
}

impl Cosigner {
    /// Reads the key in a folder (`witness.key`), or makes one under the name `name`. `used` says whether the witness has
    /// cosigned before, so that its key should be there.
    ///
    /// # Errors
    /// If the files cannot be read or written, or hold no key.
    pub(crate) fn open(folder: &Path, name: &str, used: bool) -> Result<Cosigner, LedgerError> {
        let path = folder.join("witness.key");
        let bad = |what: String| LedgerError::Key { path: path.clone(), what };
        if !path.exists() {
            if used {
                return Err(bad("the key of this witness is missing; restore it from a backup".into()));
            }
            if !signed_note::is_key_name_valid(name) {
                let what = format!(
                    "'{name}' cannot name a witness: no spaces and no plus signs, such as aec.example/w1"
                );
                return Err(bad(what));
            }
            let key = SigningKey::generate(&mut OsRng);
            let public = WitnessKey::new(name, key.verifying_key());
            let secret = BASE64_STANDARD.encode([&[ED25519_COSIGNATURE], key.as_bytes().as_slice()].concat());
            write_new(&folder.join("witness.vkey"), &public.to_string(), false)?;
            write_new(&path, &format!("PRIVATE+KEY+{name}+{:08x}+{secret}", public.id), true)?;
        }
        let text = fs::read_to_string(&path).map_err(LedgerError::io(&path))?;
        let none = || bad("this is not the key of a witness".into());
        let (name, id, material) =
            text.trim().strip_prefix("PRIVATE+KEY+").and_then(parts).ok_or_else(none)?;
        let key = SigningKey::from_bytes(&material);
        let public = WitnessKey::new(name, key.verifying_key());
        if public.id == id { Ok(Cosigner { key, public }) } else { Err(none()) }
    }

    /// The key that checks what this one signs.
    pub fn public(&self) -> &WitnessKey {
        &self.public
    }

    /// A signature line: that at `time` (seconds since 1970) this checkpoint was the latest seen.
    pub(crate) fn cosign(&self, checkpoint: &[u8], time: u64) -> Result<String, LedgerError> {
        let signature = self.key.sign(&message(time, checkpoint));
        let bytes = [&time.to_be_bytes()[..], &signature.to_bytes()].concat();
        let line = Signature::new(self.public.name.clone(), self.public.id, bytes)
            .map_err(|e| LedgerError::unverified(e.to_string()))?;
        Ok(String::from_utf8_lossy(&line.to_bytes()).into_owned())
    }
}

/// Name, key id and key of `name+id+base64`.
fn parts(text: &str) -> Option<(&str, u32, [u8; 32])> {
    let (name, rest) = text.split_once('+')?;
    let (id, material) = rest.split_once('+')?;
    let bytes = BASE64_STANDARD.decode(material).ok()?;
    let (kind, key) = bytes.split_first()?;
    let id = u32::from_str_radix(id, 16).ok().filter(|_| id.len() == 8)?;
    let known = *kind == ED25519_COSIGNATURE && signed_note::is_key_name_valid(name);
    Some((name, id, key.try_into().ok()?)).filter(|_| known)
}

/// The key that checks a witness's cosignatures; written `name+id+base64` (C2SP signed-note, "Verifier keys").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WitnessKey {
    name: String,
    id: u32,
    key: VerifyingKey,
}

impl WitnessKey {
    fn new(name: &str, key: VerifyingKey) -> WitnessKey {
        let kind = [&[ED25519_COSIGNATURE], key.as_bytes().as_slice()].concat();
        WitnessKey { name: name.to_owned(), id: signed_note::key_id(name, &kind), key }
    }

    /// Reads `name+id+base64`; `None` if that is no key of a witness.
    pub fn parse(text: &str) -> Option<WitnessKey> {
        let (name, id, material) = parts(text)?;
        let key = WitnessKey::new(name, VerifyingKey::from_bytes(&material).ok()?);
        Some(key).filter(|key| key.id == id)
    }

    /// The key itself, without its name.
    pub fn bytes(&self) -> [u8; 32] {
        self.key.to_bytes()
    }

    /// The line of a witness's answer that is its cosignature of the checkpoint in `note`; `None` if there is none.
    pub fn line(&self, answer: &str, note: &str) -> Option<String> {
        let note = Note::from_bytes(note.as_bytes()).ok()?;
        let ours = |line: &&str| {
            let signature = Signature::from_bytes(line.as_bytes());
            signature.is_ok_and(|s| {
                s.name() == self.name && s.id() == self.id && self.verify(note.text(), s.signature())
            })
        };
        answer.lines().find(ours).map(|line| format!("{line}\n"))
    }

    /// When a cosignature was made, in seconds since 1970.
    pub fn time(signature: &Signature) -> Option<u64> {
        signature.signature().first_chunk().map(|bytes| u64::from_be_bytes(*bytes))
    }
}

impl std::fmt::Display for WitnessKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kind = [&[ED25519_COSIGNATURE], self.key.as_bytes().as_slice()].concat();
        write!(f, "{}+{:08x}+{}", self.name, self.id, BASE64_STANDARD.encode(kind))
    }
}

impl Verifier for WitnessKey {
    fn name(&self) -> &str {
        &self.name
    }

    fn key_id(&self) -> u32 {
        self.id
    }

    fn verify(&self, checkpoint: &[u8], signature: &[u8]) -> bool {
        let Some((time, signature)) = signature.split_first_chunk().filter(|_| signature.len() == LENGTH)
        else {
            return false;
        };
        let time = u64::from_be_bytes(*time);
        let signature = ed25519_dalek::Signature::from_slice(signature);
        // A time beyond 2^63 - 1 is not to be accepted.
        i64::try_from(time).is_ok()
            && signature.is_ok_and(|s| self.key.verify(&message(time, checkpoint), &s).is_ok())
    }
}
