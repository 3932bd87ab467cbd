//! Keys that speak for somebody, and what they sign.
//!
//! A key signs a [`Statement`](crate::Statement). An Ed25519 key (RFC 8032) signs its bytes as they are, so that other
//! people's programs check them with nothing but the two; a passkey signs a WebAuthn assertion whose challenge is the
//! SHA-256 of those bytes.

use std::io;

use base64::{Engine, prelude::BASE64_STANDARD};
use borsh::{BorshDeserialize, BorshSerialize};
use ed25519_dalek::{
    SigningKey,
    pkcs8::{DecodePrivateKey, EncodePrivateKey, EncodePublicKey, KeypairBytes, spki::der::pem::LineEnding},
};
use p256::ecdsa::signature::Verifier;
use rand_core::OsRng;

use crate::{Fields, passkey};

/// A key that checks signatures: `ed25519:` or `p256:` (the point compressed, SEC 1) and base64.
#[derive(Clone, Debug, PartialEq)]
pub enum PublicKey {
    /// Ed25519.
    Ed25519(ed25519_dalek::VerifyingKey),
    /// ECDSA on P-256 with SHA-256, which most passkeys sign with (COSE algorithm -7, ES256).
    P256(p256::ecdsa::VerifyingKey),
}

impl PublicKey {
    /// Reads a key. Only its one form is a key, so that a key has one name.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<PublicKey, String> {
        let wrong = || {
            format!(
                "'{text}' is not a key: write ed25519: or p256: and then its base64, as 'comity key new' prints it"
            )
        };
        let (algorithm, encoded) = text.split_once(':').ok_or_else(wrong)?;
        let bytes = BASE64_STANDARD.decode(encoded).map_err(|_| wrong())?;
        let key = match algorithm {
            "ed25519" => {
                let bytes: [u8; 32] = bytes.try_into().map_err(|_| wrong())?;
                if !is_canonical(&bytes) {
                    return Err(format!("'{text}' is not a key as RFC 8032 encodes it: make another"));
                }
                let key = ed25519_dalek::VerifyingKey::from_bytes(&bytes).map_err(|_| wrong())?;
                // Of these, a signature says nothing: it fits more than one text.
                if key.is_weak() {
                    return Err(format!("'{text}' is a weak key: make another"));
                }
                PublicKey::Ed25519(key)
            }
            "p256" => {
                PublicKey::P256(p256::ecdsa::VerifyingKey::from_sec1_bytes(&bytes).map_err(|_| wrong())?)
            }
            _ => return Err(wrong()),
        };
        if key.to_string() == text { Ok(key) } else { Err(wrong()) }
    }

    /// The key as other programs read it: SubjectPublicKeyInfo in PEM (RFC 8410, RFC 5480).
    pub fn pem(&self) -> String {
        let pem = match self {
            PublicKey::Ed25519(key) => key.to_public_key_pem(LineEnding::LF).ok(),
            PublicKey::P256(key) => {
                use p256::pkcs8::EncodePublicKey;
                key.to_public_key_pem(p256::pkcs8::LineEnding::LF).ok()
            }
        };
        pem.unwrap_or_default()
    }

    /// Reads the key of a passkey as browsers hand it out: SubjectPublicKeyInfo in DER (WebAuthn section 5.2.1.1).
    ///
    /// # Errors
    /// If it is of another algorithm.
    pub fn from_der(bytes: &[u8]) -> Result<PublicKey, String> {
        use p256::pkcs8::DecodePublicKey;
        let ed25519 = ed25519_dalek::VerifyingKey::from_public_key_der(bytes).map(PublicKey::Ed25519);
        ed25519
            .or_else(|_| p256::ecdsa::VerifyingKey::from_public_key_der(bytes).map(PublicKey::P256))
            .map_err(|_| "the passkey signs with neither ES256 nor EdDSA; use another".into())
    }

    /// Whether the key signed these bytes.
    pub fn verifies(&self, bytes: &[u8], signature: &[u8]) -> bool {
        match self {
            PublicKey::Ed25519(key) => ed25519_dalek::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify_strict(bytes, &signature).is_ok()),
            PublicKey::P256(key) => p256::ecdsa::Signature::from_der(signature)
                .is_ok_and(|signature| key.verify(bytes, &signature).is_ok()),
        }
    }
}

/// Whether a point of Ed25519 is encoded in its one way: y below the prime 2^255 - 19 (RFC 8032, section 5.1.3, step 1).
/// Libraries differ on others, and one key would have two names.
fn is_canonical(point: &[u8; 32]) -> bool {
    let [low, middle @ .., high] = point;
    !(*low >= 0xed && middle.iter().all(|b| *b == 0xff) && high & 0x7f == 0x7f)
}

impl BorshSerialize for PublicKey {
    fn serialize<W: io::Write>(&self, to: &mut W) -> io::Result<()> {
        self.to_string().serialize(to)
    }
}

impl BorshDeserialize for PublicKey {
    fn deserialize_reader<R: io::Read>(from: &mut R) -> io::Result<PublicKey> {
        PublicKey::parse(&String::deserialize_reader(from)?).map_err(io::Error::other)
    }
}

impl std::fmt::Display for PublicKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            PublicKey::Ed25519(key) => write!(f, "ed25519:{}", BASE64_STANDARD.encode(key.as_bytes())),
            PublicKey::P256(key) => {
                let point = key.to_encoded_point(true);
                write!(f, "p256:{}", BASE64_STANDARD.encode(point.as_bytes()))
            }
        }
    }
}

/// A signature under a statement, as it stands in an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Signature {
    /// Whose: the key in its own form.
    pub key: String,
    /// The signature's bytes.
    pub bytes: Vec<u8>,
    /// For a passkey, what its authenticator and the browser said.
    pub assertion: Option<passkey::Assertion>,
}

impl Signature {
    /// Reads a signature from an entry's fields.
    ///
    /// # Errors
    /// What is missing or too much.
    pub fn read(fields: &Fields<'_>) -> Result<Signature, String> {
        const COLUMNS: [&str; 4] = ["authenticator", "client", "key", "signature"];
        if let Some((other, _)) = fields.pairs().iter().find(|(c, _)| !COLUMNS.contains(&&**c)) {
            return Err(format!("a signature has no '{other}'"));
        }
        let base64 = |column: &str| {
            let bytes = BASE64_STANDARD.decode(fields.get(column));
            bytes.map_err(|e| format!("the {column} of a signature is not base64: {e}"))
        };
        let assertion = match (fields.get("authenticator"), fields.get("client")) {
            ("", "") => None,
            ("", _) | (_, "") => {
                return Err("a passkey's signature has both 'authenticator' and 'client'".into());
            }
            (_, client) => Some(passkey::Assertion {
                authenticator: base64("authenticator")?,
                client: client.to_owned(),
            }),
        };
        if fields.get("key").is_empty() || fields.get("signature").is_empty() {
            return Err("a signature has a 'key' and a 'signature'".into());
        }
        Ok(Signature { key: fields.get("key").to_owned(), bytes: base64("signature")?, assertion })
    }

    /// As an entry's fields.
    pub fn fields(&self) -> Fields<'static> {
        let signature = BASE64_STANDARD.encode(&self.bytes);
        let mut fields = Fields::new([("key", self.key.as_str()), ("signature", signature.as_str())]);
        if let Some(assertion) = &self.assertion {
            fields.set("authenticator", &BASE64_STANDARD.encode(&assertion.authenticator));
            fields.set("client", &assertion.client);
        }
        fields
    }

    /// Checks the signature under a statement's bytes, by the key that it names; `relying_party` is the one that a passkey
    /// was registered with, and empty for other keys.
    ///
    /// # Errors
    /// What does not hold.
    pub fn check(&self, key: &PublicKey, relying_party: &str, statement: &[u8]) -> Result<(), String> {
        match (&self.assertion, relying_party) {
            (None, "") if key.verifies(statement, &self.bytes) => Ok(()),
            (None, "") => Err(format!("the signature by {} does not fit what is said", self.key)),
            (Some(assertion), party) if !party.is_empty() => {
                assertion.check(key, &self.bytes, statement, party)
            }
            (None, _) => Err(format!("{} is a passkey; this is not a passkey's signature", self.key)),
            (Some(_), _) => Err(format!("{} is not a passkey; this is a passkey's signature", self.key)),
        }
    }
}

/// A key that signs, kept in a file as PKCS #8 (RFC 8410).
pub struct SecretKey(SigningKey);

impl std::fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SecretKey({})", self.public())
    }
}

impl SecretKey {
    /// A new key.
    pub fn generate() -> SecretKey {
        SecretKey(SigningKey::generate(&mut OsRng))
    }

    /// Reads a key in PEM; what stands around it is left alone.
    ///
    /// # Errors
    /// If there is none.
    pub fn parse(text: &str) -> Result<SecretKey, String> {
        const END: &str = "-----END PRIVATE KEY-----";
        let begin = text.find("-----BEGIN PRIVATE KEY-----");
        let end = text.find(END).map(|at| at + END.len());
        let pem = begin.zip(end).and_then(|(begin, end)| text.get(begin..end));
        let key = pem.and_then(|pem| SigningKey::from_pkcs8_pem(pem).ok());
        key.map(SecretKey).ok_or_else(|| {
            "this is not an Ed25519 key in PEM (PKCS #8); 'comity key new FILE' makes one".into()
        })
    }

    /// The key in PEM: PKCS #8 of version 1 (RFC 5958), without the public half, which is what all libraries read.
    pub fn pem(&self) -> String {
        let pair = KeypairBytes { secret_key: self.0.to_bytes(), public_key: None };
        pair.to_pkcs8_pem(LineEnding::LF).map(|pem| pem.to_string()).unwrap_or_default()
    }

    /// The key that checks what this one signs.
    pub fn public(&self) -> PublicKey {
        PublicKey::Ed25519(self.0.verifying_key())
    }

    /// Signs a statement's bytes.
    pub fn sign(&self, statement: &[u8]) -> Signature {
        use ed25519_dalek::Signer;
        let bytes = self.0.sign(statement).to_bytes().to_vec();
        Signature { key: self.public().to_string(), bytes, assertion: None }
    }
}
