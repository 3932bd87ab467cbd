//! Cosignatures: a witness's timestamped statement that it saw a log grow and never otherwise (C2SP tlog-cosignature),
//! with Ed25519, or with ML-DSA-44 (FIPS 204), which withstands quantum computers.

use std::{fs, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use ed25519_dalek::{Signer as _, SigningKey, Verifier as _, VerifyingKey};
use ml_dsa::{EncodedVerifyingKey, MlDsa44};
use rand_core::{OsRng, RngCore};
use signed_note::{Note, Signature, Verifier};

use crate::{LedgerError, key::write_new};

/// The file of a witness's key, in its folder.
const SECRET: &str = "witness.key";

/// What a witness signs with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// Ed25519 (RFC 8032), which every client knows.
    Ed25519,
    /// ML-DSA-44 (FIPS 204), which the specification recommends for new deployments.
    MlDsa44,
}

impl Algorithm {
    /// What kind of key it is, in key ids and verifier keys.
    fn kind(self) -> u8 {
        match self {
            Algorithm::Ed25519 => 0x04,
            Algorithm::MlDsa44 => 0x06,
        }
    }

    fn of(kind: u8) -> Option<Algorithm> {
        [Algorithm::Ed25519, Algorithm::MlDsa44].into_iter().find(|algorithm| algorithm.kind() == kind)
    }
}

/// What an Ed25519 key signs: the time, then the checkpoint without its signatures.
fn message(time: u64, checkpoint: &[u8]) -> Vec<u8> {
    [format!("cosignature/v1\ntime {time}\n").as_bytes(), checkpoint].concat()
}

/// What an ML-DSA-44 key signs: `cosigned_message`, for the whole tree; `None` if there is no checkpoint to sign.
fn cosigned_message(name: &str, time: u64, checkpoint: &[u8]) -> Option<Vec<u8>> {
    let checkpoint = tlog_tiles::Checkpoint::from_bytes(checkpoint).ok()?;
    let short = |text: &str| Some([&[u8::try_from(text.len()).ok()?], text.as_bytes()].concat());
    let parts = [
        b"subtree/v1\n\0".to_vec(),
        short(name)?,
        time.to_be_bytes().to_vec(),
        short(checkpoint.origin())?,
        0_u64.to_be_bytes().to_vec(),
        checkpoint.size().to_be_bytes().to_vec(),
        checkpoint.hash().0.to_vec(),
    ];
    Some(parts.concat())
}

/// What a witness signs to vouch for something else than a checkpoint: the time, then what is said.
fn vouched_message(time: u64, said: &[u8]) -> Vec<u8> {
    [format!("comity/vouched/v1\ntime {time}\n").as_bytes(), said].concat()
}

/// A key that signs.
enum Secret {
    Ed25519(Box<SigningKey>),
    MlDsa44(Box<ml_dsa::SigningKey<MlDsa44>>),
}

impl Secret {
    /// The key that a seed of 32 bytes makes, which is how both kinds are kept.
    fn new(algorithm: Algorithm, seed: [u8; 32]) -> Secret {
        match algorithm {
            Algorithm::Ed25519 => Secret::Ed25519(Box::new(SigningKey::from_bytes(&seed))),
            Algorithm::MlDsa44 => Secret::MlDsa44(Box::new(ml_dsa::SigningKey::from_seed(&seed.into()))),
        }
    }

    fn public(&self) -> Vec<u8> {
        match self {
            Secret::Ed25519(key) => key.verifying_key().to_bytes().to_vec(),
            Secret::MlDsa44(key) => key.expanded_key().verifying_key().encode().to_vec(),
        }
    }
}

/// A key that checks.
#[derive(Clone, Debug)]
enum Public {
    Ed25519(VerifyingKey),
    MlDsa44(Box<ml_dsa::VerifyingKey<MlDsa44>>),
}

/// A witness's key, which cosigns.
pub struct Cosigner {
    key: Secret,
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
    pub(crate) fn open(
        folder: &Path,
        name: &str,
        algorithm: Algorithm,
        used: bool,
    ) -> Result<Cosigner, LedgerError> {
        let path = folder.join(SECRET);
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
            let mut seed = [0; 32];
            OsRng.fill_bytes(&mut seed);
            let public = Secret::new(algorithm, seed).public();
            let public = WitnessKey::new(name, algorithm, &public)
                .ok_or_else(|| bad("no key could be made".into()))?;
            let secret = BASE64_STANDARD.encode([&[algorithm.kind()], &seed[..]].concat());
            write_new(&folder.join("witness.vkey"), &public.to_string(), false)?;
            write_new(&path, &format!("PRIVATE+KEY+{name}+{:08x}+{secret}", public.id), true)?;
        }
        Cosigner::read(folder)
    }

    /// Reads the key in a folder.
    ///
    /// # Errors
    /// If it cannot be read, or is none.
    pub(crate) fn read(folder: &Path) -> Result<Cosigner, LedgerError> {
        let path = folder.join(SECRET);
        let bad = |what: String| LedgerError::Key { path: path.clone(), what };
        let text = fs::read_to_string(&path).map_err(LedgerError::io(&path))?;
        let none = || bad("this is not the key of a witness".into());
        let (name, id, algorithm, seed) =
            text.trim().strip_prefix("PRIVATE+KEY+").and_then(parts).ok_or_else(none)?;
        let key = Secret::new(algorithm, seed.try_into().map_err(|_| none())?);
        let public = WitnessKey::new(name, algorithm, &key.public()).ok_or_else(none)?;
        if public.id == id { Ok(Cosigner { key, public }) } else { Err(none()) }
    }

    /// The key that checks what this one signs.
    pub fn public(&self) -> &WitnessKey {
        &self.public
    }

    /// A signature line: that at `time` (seconds since 1970) this checkpoint was the latest seen.
    pub(crate) fn cosign(&self, checkpoint: &[u8], time: u64) -> Result<String, LedgerError> {
        let said = match &self.key {
            Secret::Ed25519(_) => message(time, checkpoint),
            Secret::MlDsa44(_) => cosigned_message(&self.public.name, time, checkpoint)
                .ok_or_else(|| LedgerError::unverified("this is no checkpoint to cosign"))?,
        };
        self.sign(time, &said)
    }

    /// A signature line: that at `time` this was vouched for. Nothing that is cosigned begins as what is signed here.
    pub(crate) fn vouch(&self, said: &[u8], time: u64) -> Result<String, LedgerError> {
        self.sign(time, &vouched_message(time, said))
    }

    /// A signature line as notes have it (C2SP signed-note), with the time before the signature (C2SP tlog-cosignature).
    fn sign(&self, time: u64, message: &[u8]) -> Result<String, LedgerError> {
        let signature = match &self.key {
            Secret::Ed25519(key) => key.sign(message).to_bytes().to_vec(),
            Secret::MlDsa44(key) => {
                let signed = key.expanded_key().sign_deterministic(message, &[]);
                signed.map_err(|e| LedgerError::unverified(e.to_string()))?.encode().to_vec()
            }
        };
        let bytes = [&time.to_be_bytes()[..], &signature].concat();
        let line = Signature::new(self.public.name.clone(), self.public.id, bytes)
            .map_err(|e| LedgerError::unverified(e.to_string()))?;
        Ok(String::from_utf8_lossy(&line.to_bytes()).into_owned())
    }
}

/// Name, key id, algorithm and key of `name+id+base64`.
fn parts(text: &str) -> Option<(&str, u32, Algorithm, Vec<u8>)> {
    let (name, rest) = text.split_once('+')?;
    let (id, material) = rest.split_once('+')?;
    let bytes = BASE64_STANDARD.decode(material).ok()?;
    let (kind, key) = bytes.split_first()?;
    let id = u32::from_str_radix(id, 16).ok().filter(|_| id.len() == 8)?;
    let named = signed_note::is_key_name_valid(name);
    Some((name, id, Algorithm::of(*kind)?, key.to_vec())).filter(|_| named)
}

/// The key that checks a witness's cosignatures; written `name+id+base64` (C2SP signed-note, "Verifier keys").
#[derive(Clone, Debug)]
pub struct WitnessKey {
    name: String,
    id: u32,
    /// The kind of key, and the key.
    material: Vec<u8>,
    key: Public,
}

impl PartialEq for WitnessKey {
    fn eq(&self, other: &WitnessKey) -> bool {
        (&self.name, &self.material) == (&other.name, &other.material)
    }
}

impl WitnessKey {
    fn new(name: &str, algorithm: Algorithm, bytes: &[u8]) -> Option<WitnessKey> {
        let key = match algorithm {
            Algorithm::Ed25519 => Public::Ed25519(VerifyingKey::from_bytes(bytes.try_into().ok()?).ok()?),
            Algorithm::MlDsa44 => {
                let bytes = EncodedVerifyingKey::<MlDsa44>::try_from(bytes).ok()?;
                Public::MlDsa44(Box::new(ml_dsa::VerifyingKey::decode(&bytes)))
            }
        };
        let material = [&[algorithm.kind()], bytes].concat();
        Some(WitnessKey { name: name.to_owned(), id: signed_note::key_id(name, &material), material, key })
    }

    /// Reads `name+id+base64`; `None` if that is no key of a witness.
    pub fn parse(text: &str) -> Option<WitnessKey> {
        let (name, id, algorithm, bytes) = parts(text)?;
        WitnessKey::new(name, algorithm, &bytes).filter(|key| key.id == id)
    }

    /// The key itself, without its name.
    pub fn material(&self) -> &[u8] {
        &self.material
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

    /// When a signature line vouches for what is said, in seconds since 1970, if it does.
    pub(crate) fn vouches(&self, line: &str, said: &[u8]) -> Option<u64> {
        let signature = Signature::from_bytes(line.as_bytes()).ok()?;
        let (ours, bytes) =
            (signature.name() == self.name && signature.id() == self.id, signature.signature());
        let (time, bytes) = bytes.split_first_chunk().filter(|_| ours)?;
        let time = u64::from_be_bytes(*time);
        self.fits(&vouched_message(time, said), bytes).then_some(time)
    }

    /// Whether a signature fits a message.
    fn fits(&self, message: &[u8], signature: &[u8]) -> bool {
        match &self.key {
            Public::Ed25519(key) => {
                ed25519_dalek::Signature::from_slice(signature).is_ok_and(|s| key.verify(message, &s).is_ok())
            }
            Public::MlDsa44(key) => ml_dsa::Signature::<MlDsa44>::try_from(signature)
                .is_ok_and(|s| key.verify_with_context(message, &[], &s)),
        }
    }

    /// When the cosignature of a signature line was made, in seconds since 1970; `None` if it is no such line.
    pub fn moment(line: &str) -> Option<u64> {
        WitnessKey::time(&Signature::from_bytes(line.trim_end().as_bytes()).ok()?)
    }

    /// When a cosignature was made, in seconds since 1970.
    pub fn time(signature: &Signature) -> Option<u64> {
        signature.signature().first_chunk().map(|bytes| u64::from_be_bytes(*bytes))
    }
}

impl std::fmt::Display for WitnessKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}+{:08x}+{}", self.name, self.id, BASE64_STANDARD.encode(&self.material))
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
        let Some((time, signature)) = signature.split_first_chunk() else { return false };
        let time = u64::from_be_bytes(*time);
        // A time beyond 2^63 - 1 is not to be accepted.
        if i64::try_from(time).is_err() {
            return false;
        }
        let said = match &self.key {
            Public::Ed25519(_) => Some(message(time, checkpoint)),
            Public::MlDsa44(_) => cosigned_message(&self.name, time, checkpoint),
        };
        said.is_some_and(|said| self.fits(&said, signature))
    }
}
