//! Signing in with a passkey: who reads what waits at the desk. Nothing can be said with a session: what is said is signed.

mod passkey;

use std::{
    collections::HashMap,
    fmt::Write as _,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use axum::http::{HeaderMap, header};
use comity_ledger::{Assertion, authority::Role, keyring::Keyring};
use hmac::{Hmac, Mac};
use rand_core::{OsRng, RngCore};
use sha2::{Digest, Sha256};

pub use passkey::Passkey;

use crate::question::over_tls;

/// How long a challenge waits for its answer.
const ANSWERED_WITHIN: Duration = Duration::from_secs(120);
/// How long a session lasts.
pub const LASTS: Duration = Duration::from_secs(8 * 3600);
/// How many challenges are remembered that were answered at all.
const TRIED: usize = 10_000;
/// No more sessions are kept of one key: whoever begins another ends their own oldest.
const OF_ONE_KEY: usize = 20;

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

impl Session {
    /// Whether they see, and may take away, what waits in somebody's name: their own, and all for the depositary's officers.
    pub fn sees(&self, by: &str) -> bool {
        self.holder == by || self.role == Role::Depositary
    }
}

/// Sessions by the digest of their token: whoever reads this memory cannot use it. Challenges are not kept: each says when
/// it was given out, under a code that only this server can make, so that nobody's is crowded out by those of others.
pub struct Sessions {
    /// When this server began: what challenges are dated from.
    began: Instant,
    secret: [u8; 32],
    /// Challenges that were answered, so that none is twice: rightly, all of them; wrongly, as many as there is room for.
    answered: Mutex<HashMap<String, Instant>>,
    tried: Mutex<HashMap<String, Instant>>,
    sessions: Mutex<HashMap<[u8; 32], Session>>,
}

impl Default for Sessions {
    fn default() -> Sessions {
        let mut secret = [0; 32];
        OsRng.fill_bytes(&mut secret);
        Sessions {
            began: Instant::now(),
            secret,
            answered: Mutex::default(),
            tried: Mutex::default(),
            sessions: Mutex::default(),
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn random() -> String {
    let mut bytes = [0; 32];
    OsRng.fill_bytes(&mut bytes);
    hex(&bytes)
}

/// What is signed to sign in to the log of a verifier key: nothing that could be said to it.
pub fn words(log: &str, nonce: &str) -> String {
    format!("sign in to {log}: {nonce}")
}

impl Sessions {
    /// A new challenge: `SECONDS-RANDOM-CODE`.
    pub fn challenge(&self) -> String {
        let dated = format!("{}-{}", self.began.elapsed().as_secs(), random());
        format!("{dated}-{}", self.code(&dated))
    }

    /// What shows that a challenge was given out here (RFC 2104).
    fn code(&self, dated: &str) -> String {
        // INVARIANT: a key of any length is taken.
        let mac = Hmac::<Sha256>::new_from_slice(&self.secret).map(|mac| mac.chain_update(dated));
        mac.map(|mac| hex(&mac.finalize().into_bytes())).unwrap_or_default()
    }

    /// How long ago a challenge was given out here, if it was.
    fn given(&self, nonce: &str) -> Option<Duration> {
        let (dated, code) = nonce.rsplit_once('-')?;
        let ours = self.code(dated);
        // In constant time: the digests of both tell nothing of where they differ.
        let same = Sha256::digest(&ours) == Sha256::digest(code);
        let seconds = dated.split_once('-')?.0.parse().ok()?;
        same.then(|| self.began.elapsed().saturating_sub(Duration::from_secs(seconds)))
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
        passkey: &Passkey<'_>,
        assertion: &Assertion,
        signature: &[u8],
    ) -> Result<String, String> {
        if self.given(nonce).is_none_or(|ago| ago > ANSWERED_WITHIN) {
            return Err("this was not asked for, or too long ago: try again".into());
        }
        self.try_once(nonce)?;
        let said = words(log, nonce);
        let mut checked = Err("no such passkey is in force here".to_owned());
        for key in passkey.among(keyring)? {
            let fits = assertion.check(&key.public, signature, said.as_bytes(), &key.relying_party);
            checked = fits.map(|()| key);
            if checked.is_ok() {
                break;
            }
        }
        let known = checked?;
        self.once(nonce)?;
        let token = random();
        let session = Session {
            holder: known.holder.clone(),
            role: known.role,
            officer: known.officer.clone(),
            key: known.key.clone(),
            until: Instant::now() + LASTS,
        };
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        sessions.retain(|_, session| session.until > Instant::now());
        let own = |session: &&Session| session.key == known.key;
        if sessions.values().filter(own).count() >= OF_ONE_KEY {
            let oldest = sessions.iter().filter(|(_, s)| own(s)).min_by_key(|(_, s)| s.until);
            if let Some(oldest) = oldest.map(|(digest, _)| *digest) {
                sessions.remove(&oldest);
            }
        }
        sessions.insert(digest(&token), session);
        Ok(token)
    }

    /// Uses a challenge up, however it is answered.
    fn try_once(&self, nonce: &str) -> Result<(), String> {
        let mut tried = self.tried.lock().unwrap_or_else(PoisonError::into_inner);
        tried.retain(|_, at| at.elapsed() <= ANSWERED_WITHIN * 2);
        if tried.contains_key(nonce) {
            return Err("this was answered before: try again".into());
        }
        if tried.len() < TRIED {
            tried.insert(nonce.to_owned(), Instant::now());
        }
        Ok(())
    }

    /// Takes a challenge that was answered with a key in force. Only such are kept, for as long as they could come again.
    fn once(&self, nonce: &str) -> Result<(), String> {
        let mut answered = self.answered.lock().unwrap_or_else(PoisonError::into_inner);
        answered.retain(|_, at| at.elapsed() <= ANSWERED_WITHIN * 2);
        match answered.insert(nonce.to_owned(), Instant::now()) {
            None => Ok(()),
            Some(_) => Err("this was answered before: try again".into()),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobodys_challenge_is_crowded_out_and_none_is_made_up() {
        let sessions = Sessions::default();
        let first = sessions.challenge();
        for _ in 0..20_000 {
            sessions.challenge();
        }
        assert!(sessions.given(&first).is_some());
        // Of another server, changed, dated anew: none of them was given out here.
        assert!(Sessions::default().given(&first).is_none());
        let (dated, code) = first.rsplit_once('-').unwrap();
        let random = dated.split_once('-').unwrap().1;
        for forged in
            [format!("9999-{random}-{code}"), format!("{dated}0-{code}"), format!("{dated}-"), "".into()]
        {
            assert!(sessions.given(&forged).is_none(), "{forged}");
        }
        assert!(sessions.once(&first).is_ok());
        assert!(sessions.once(&first).is_err(), "it was answered");
    }
}
