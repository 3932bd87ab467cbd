//! Assertions of passkeys over statements, checked from what is stored: no session, no server, no time.
//!
//! [WebAuthn level 3](https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion), section 7.2. Of its steps, those on
//! sessions, extensions and counters do not apply: the challenge is no random number that a server remembers but the
//! digest of what is said, and nothing that is said enters the log twice.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::PublicKey;

/// What a passkey's signature is over, besides the challenge.
#[derive(Clone, Debug, PartialEq)]
pub struct Assertion {
    /// Authenticator data (section 6.1): the hash of the relying party's id, flags, a counter.
    pub authenticator: Vec<u8>,
    /// Client data in JSON (section 5.8.1), as the browser serialised it.
    pub client: String,
}

/// Client data, as far as it matters.
#[derive(Deserialize)]
struct Client {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(default, rename = "crossOrigin")]
    cross_origin: bool,
    /// Where the page is embedded that asked; there is none where it is embedded nowhere.
    #[serde(default, rename = "topOrigin")]
    top_origin: Option<serde_json::Value>,
}

/// Flags of authenticator data (section 6.1).
mod flag {
    pub const USER_PRESENT: u8 = 1;
    pub const USER_VERIFIED: u8 = 1 << 2;
    pub const BACKUP_ELIGIBLE: u8 = 1 << 3;
    pub const BACKED_UP: u8 = 1 << 4;
    pub const CREDENTIAL: u8 = 1 << 6;
    pub const EXTENSIONS: u8 = 1 << 7;
}

/// The challenge that stands for a statement (section 13.4.3 asks for 16 bytes or more; this has 32).
pub fn challenge(statement: &[u8]) -> [u8; 32] {
    Sha256::digest(statement).into()
}

impl Assertion {
    /// Checks that a key signed a statement through this assertion, for a relying party. The steps are those of
    /// section 7.2.
    ///
    /// # Errors
    /// The first step that fails.
    pub fn check(
        &self,
        key: &PublicKey,
        signature: &[u8],
        statement: &[u8],
        relying_party: &str,
    ) -> Result<(), String> {
        let wrong = |what: String| Err(format!("the passkey's assertion {what}"));
        let client: Client = match serde_json::from_str(&self.client) {
            Ok(client) => client,
            Err(e) => return wrong(format!("has client data that cannot be read: {e}")),
        };
        // Steps 11 to 14: type, challenge, origin, embedding.
        if client.kind != "webauthn.get" {
            return wrong(format!("is of the type '{}', not 'webauthn.get'", client.kind));
        }
        if client.challenge != BASE64_URL_SAFE_NO_PAD.encode(challenge(statement)) {
            return wrong("is about something else: its challenge is not the digest of what is said".into());
        }
        if !belongs(&client.origin, relying_party) {
            return wrong(format!("was made at {}, which is not {relying_party}", client.origin));
        }
        if client.cross_origin || client.top_origin.is_some() {
            return wrong("was made in a page embedded in another".into());
        }
        // Steps 15 to 19: relying party, presence, verification, backup state.
        // Neither a new credential nor extensions were asked for, so that nothing follows these bytes.
        let [hash @ .., flags, _, _, _, _] = &self.authenticator[..] else {
            return wrong("has no authenticator data".into());
        };
        if self.authenticator.len() != 37 || flags & (flag::CREDENTIAL | flag::EXTENSIONS) != 0 {
            return wrong("has other authenticator data than the 37 bytes of an assertion".into());
        }
        if hash != &Sha256::digest(relying_party)[..] {
            return wrong(format!("is for another relying party than {relying_party}"));
        }
        let set = |flag: u8| flags & flag != 0;
        if !set(flag::USER_PRESENT) || !set(flag::USER_VERIFIED) {
            return wrong("does not say that the user was there and was verified".into());
        }
        if set(flag::BACKED_UP) && !set(flag::BACKUP_ELIGIBLE) {
            return wrong("says that the passkey is backed up and cannot be".into());
        }
        // Steps 20 and 21: the signature.
        let signed = [&self.authenticator[..], &Sha256::digest(&self.client)[..]].concat();
        if key.verifies(&signed, signature) {
            Ok(())
        } else {
            wrong("has a signature that does not fit".into())
        }
    }
}

/// Whether an origin is a relying party's: over TLS at its domain, or on this machine (Secure Contexts, section 3.1). What
/// lies below the domain is not it: whoever runs, or takes over, one of its hosts does not sign for it (section 13.4.9).
fn belongs(origin: &str, relying_party: &str) -> bool {
    let Some((scheme, rest)) = origin.split_once("://") else { return false };
    let host = match rest.split_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
        Some(_) => return false,
        None => rest,
    };
    if !host.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-') {
        return false;
    }
    host == relying_party
        && (scheme == "https" || (scheme == "http" && (host == "localhost" || host.ends_with(".localhost"))))
}

#[cfg(test)]
mod tests {
    use super::belongs;

    #[test]
    fn origins_are_those_of_their_domain() {
        for (origin, party, expected) in [
            ("https://record.example.org", "example.org", false),
            ("https://record.example.org", "record.example.org", true),
            ("https://example.org:8443", "example.org", true),
            ("http://localhost:8016", "localhost", true),
            ("https://example.org.evil.net", "example.org", false),
            ("https://badexample.org", "example.org", false),
            ("http://example.org", "example.org", false),
            ("https://example.org:x@evil.net", "example.org", false),
            ("https://evil.net/.example.org", "example.org", false),
            ("example.org", "example.org", false),
        ] {
            assert_eq!(belongs(origin, party), expected, "{origin}");
        }
    }
}
