//! Sealed proposals: what is said of one while its words are not, and by what it is known again when they are.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::Proposal;

/// The bytes of a salt. Nobody can try that many, so that the digest of words that could be guessed says nothing of them.
pub const SALT: usize = 32;

/// What a seal is of: it belongs to one text and one actor, so that nobody who copies a digest can ever open it.
#[derive(Serialize)]
struct Said<'a> {
    actor: &'a str,
    proposal: &'a Proposal,
    text: &'a str,
}

/// A sealed proposal as canonical JSON (RFC 8785): who makes it, at the table of which text, and the proposal.
///
/// # Errors
/// If it cannot be written as JSON.
pub fn canonical(text: &str, actor: &str, proposal: &Proposal) -> Result<Vec<u8>, String> {
    serde_json_canonicalizer::to_vec(&Said { actor, proposal, text }).map_err(|e| e.to_string())
}

/// The digest of a sealed proposal: SHA-256 of its salt and its [canonical JSON](canonical).
///
/// # Errors
/// If it cannot be written as JSON.
pub fn digest(text: &str, actor: &str, salt: &[u8; SALT], proposal: &Proposal) -> Result<[u8; SALT], String> {
    let said = canonical(text, actor, proposal)?;
    Ok(Sha256::new().chain_update(salt).chain_update(said).finalize().into())
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8; SALT]) -> String {
    base16ct::lower::encode_string(bytes)
}

/// The bytes that 64 small hexadecimal digits name; nothing if they are anything else.
pub fn unhex(text: &str) -> Option<[u8; SALT]> {
    let mut bytes = [0; SALT];
    let read = base16ct::lower::decode(text, &mut bytes).ok()?;
    (read.len() == SALT).then_some(bytes)
}
