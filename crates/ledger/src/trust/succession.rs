//! The log's own key is replaced without another log: an entry names the next one, and holds a note that both have signed.
//!
//! ```text
//! comity-log-key/v1
//! example.org/record+5f0f…+AQ…
//! example.org/record+83a1…+AQ…
//!
//! — example.org/record …
//! — example.org/record …
//! ```
//!
//! Two officers of the depositary sign the entry. From its checkpoint on the next key signs, and the one before it as well for
//! as long as the operator keeps it, so that whoever knows the log by that follows.

use borsh::{BorshDeserialize, BorshSerialize};
use signed_note::{Note, StandardVerifier, VerifierList};

use crate::{
    Content, Fields, Kind, LedgerError, Signer,
    key::{key_name, signed},
};

/// The first line of the note.
const FORM: &str = "comity-log-key/v1";

/// That one key of a log has taken another's place.
#[derive(Clone, Debug, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Succession {
    /// The entry that says so.
    pub entry: u64,
    /// The key until then.
    pub before: String,
    /// The key from the next entry on.
    pub next: String,
}

/// The note by which a key and the next one say so.
///
/// # Errors
/// If it cannot be signed.
pub fn note(before: &Signer, next: &Signer) -> Result<String, LedgerError> {
    let text = format!("{FORM}\n{}\n{}\n", before.verifier_key(), next.verifier_key());
    signed(text.as_bytes(), &[before.note_signer(), next.note_signer()])
}

/// What is said to the log with such a note.
pub fn said(note: &str, why: &str) -> Content<'static> {
    Content { kind: Kind::LogKey, fields: Fields::new([("note", note), ("why", why)]) }
}

/// The key before and the next one that an entry speaks of, both of which have signed it.
///
/// # Errors
/// What is wrong with it.
pub fn read(fields: &Fields<'_>) -> Result<(String, String), String> {
    if let Some((other, _)) = fields.pairs().iter().find(|(c, _)| c != "note" && c != "why") {
        return Err(format!("the replacement of a log's key has no '{other}'"));
    }
    let bytes = fields.get("note").as_bytes();
    let note = Note::from_bytes(bytes).map_err(|e| format!("its 'note' is no signed note: {e}"))?;
    let text = std::str::from_utf8(note.text()).map_err(|e| e.to_string())?;
    let [FORM, before, next] = text.lines().collect::<Vec<_>>()[..] else {
        return Err(format!("its 'note' does not say '{FORM}', the key before and the next one"));
    };
    if key_name(before) != key_name(next) || before == next {
        return Err("the next key of a log is another key under the same name".into());
    }
    for key in [before, next] {
        let verifier = StandardVerifier::new(key).map_err(|e| format!("'{key}' is no verifier key: {e}"))?;
        let signed = note.verify(&VerifierList::new(vec![Box::new(verifier)]));
        signed.map_err(|e| format!("its 'note' is not signed by {key}: {e}"))?;
    }
    Ok((before.to_owned(), next.to_owned()))
}
