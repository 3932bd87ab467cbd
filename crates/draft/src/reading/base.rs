//! What a document says of the reading of which it was made, so that it can be recognised.

use comity_regime::Day;
use sha2::{Digest, Sha256};

use super::Reading;
use crate::{act::Act, fold::fold};

/// Of which reading a document was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Base {
    /// The text's id.
    pub text: String,
    /// The day of the reading.
    pub on: Day,
    /// How many acts of the text were known.
    pub acts: usize,
    /// The code of its language.
    pub language: String,
    /// SHA-256 of its lines, in hexadecimal.
    pub digest: String,
}

impl Base {
    /// The names under which a document says what its base is.
    pub const NAMES: [&str; 5] =
        ["comity text", "comity day", "comity acts", "comity language", "comity sha-256"];

    /// The base of a document in a language, of the reading on a day after the first `acts` acts.
    pub(crate) fn of(reading: &Reading, acts: usize, language: &str) -> Base {
        let digest = Sha256::digest(reading.lines(language, true));
        Base {
            text: reading.id.clone(),
            on: reading.on,
            acts,
            language: language.to_owned(),
            digest: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        }
    }

    /// The reading that this is the base of, among the acts of the text; nothing if it is none of them.
    pub fn reading(&self, acts: &[Act]) -> Option<Reading> {
        let reading = fold(acts.get(..self.acts)?, self.on, Day::MAX)?.reading();
        (Base::of(&reading, self.acts, &self.language) == *self).then_some(reading)
    }

    /// What the properties of the document say, in the order of [`NAMES`](Base::NAMES).
    pub(crate) fn values(&self) -> [String; 5] {
        [
            self.text.clone(),
            self.on.to_string(),
            self.acts.to_string(),
            self.language.clone(),
            self.digest.clone(),
        ]
    }
}
