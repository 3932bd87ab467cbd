//! Signing in with a passkey: who reads what waits at the desk. Nothing can be said with a session: what is said is signed.

use std::{
    collections::HashMap,
    fmt::Write as _,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use axum::http::{HeaderMap, header};
use comity_ledger::{Assertion, authority::Role, keyring::Keyring};
use rand_core::{OsRng, RngCore};
use sha2::{Digest, Sha256};

use crate::view::over_tls;

/// How long a challenge waits for its answer.
const ANSWERED_WITHIN: Duration = Duration::from_secs(120);
/// How long a session lasts.
pub const LASTS: Duration = Duration::from_secs(8 * 3600);
/// No more of either are kept: whoever asks for more makes the oldest end.
const MOST: usize = 10_000;

/// The name of the cookie over TLS: browsers take one of this name from nobody but this host (RFC 6265bis, section 4.1.3).
pub const COOKIE: &str = "__Host-comity-session";
/// Its name in the clear, where they would not take the other: on the operator's own machine.
pub const IN_THE_CLEAR: &str = "comity-session";

/// Somebody who has signed in.
#[derive(Clone, Debug)]
pub struct Session {
    /// For whom they speak.
    pub holder: String,
    /// As what.
    pub role: Role,
    /// By their office.
    pub officer: String,
    /// The key they signed in with.
    pub key: String,
    until: Instant,
}

/// Challenges that were given out, and sessions by the digest of their token: whoever reads this memory cannot use it.
#[derive(Default)]
pub struct Sessions {
    challenges: Mutex<HashMap<String, Instant>>,
    sessions: Mutex<HashMap<[u8; 32], Session>>,
}

fn random() -> String {
    let mut bytes = [0; 32];
    OsRng.fill_bytes(&mut bytes);
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Forgets what has ended, and the one that ends first if there are too many.
fn tidy<K: Clone + Eq + std::hash::Hash, V>(kept: &mut HashMap<K, V>, ends: impl Fn(&V) -> Instant) {
    let now = Instant::now();
    kept.retain(|_, value| ends(value) > now);
    if kept.len() >= MOST
        && let Some(first) = kept.iter().min_by_key(|(_, value)| ends(value)).map(|(key, _)| key.clone())
    {
        kept.remove(&first);
    }
}

/// What is signed to sign in to a log: nothing that could be said to it.
pub fn words(log: &str, nonce: &str) -> String {
    format!("sign in to {log}: {nonce}")
}

impl Sessions {
    /// A new challenge.
    pub fn challenge(&self) -> String {
        let nonce = random();
        let mut challenges = self.challenges.lock().unwrap_or_else(PoisonError::into_inner);
        tidy(&mut challenges, |until| *until);
        challenges.insert(nonce.clone(), Instant::now() + ANSWERED_WITHIN);
        nonce
    }

    /// Signs somebody in. Returns the session's token.
    ///
    /// # Errors
    /// Why not.
    pub fn sign_in(
        &self,
        keyring: &Keyring,
        log: &str,
        nonce: &str,
        key: &str,
        assertion: &Assertion,
        signature: &[u8],
    ) -> Result<String, String> {
        let given = self.challenges.lock().unwrap_or_else(PoisonError::into_inner).remove(nonce);
        if given.is_none_or(|until| until < Instant::now()) {
            return Err("this was not asked for, or too long ago: try again".into());
        }
        let known = keyring.find(key).filter(|known| !known.relying_party.is_empty());
        let known = known.ok_or_else(|| format!("{key} is no passkey in force here"))?;
        assertion.check(&known.public, signature, words(log, nonce).as_bytes(), &known.relying_party)?;
        let token = random();
        let session = Session {
            holder: known.holder.clone(),
            role: known.role,
            officer: known.officer.clone(),
            key: known.key.clone(),
            until: Instant::now() + LASTS,
        };
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        tidy(&mut sessions, |session| session.until);
        sessions.insert(digest(&token), session);
        Ok(token)
    }

    /// Who sent a request, if they have signed in and their key is still in force.
    pub fn of(&self, headers: &HeaderMap, keyring: &Keyring) -> Option<Session> {
        let token = cookie(headers)?;
        let sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        let session = sessions.get(&digest(token)).filter(|session| session.until > Instant::now())?;
        keyring.find(&session.key).map(|_| session.clone())
    }

    /// Signs out.
    pub fn sign_out(&self, headers: &HeaderMap) {
        if let Some(token) = cookie(headers) {
            self.sessions.lock().unwrap_or_else(PoisonError::into_inner).remove(&digest(token));
        }
    }
}

fn digest(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}

fn cookie(headers: &HeaderMap) -> Option<&str> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut each = all.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    // One that somebody else on this domain could have set is not looked at.
    let expected = if over_tls(headers) { COOKIE } else { IN_THE_CLEAR };
    each.find(|(name, _)| *name == expected).map(|(_, token)| token)
}
