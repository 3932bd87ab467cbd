//! Names of States and organisations.

use rust_iso3166::from_alpha3;

use super::{Language, Locale};

impl Locale {
    /// The name of a State or organisation by its id: the one that the United Nations uses where the messages have it, or
    /// else CLDR's. `None` if there is none, or in English, in which the record has them.
    pub fn name(&self, id: &str) -> Option<String> {
        if self.language == Language::English {
            return None;
        }
        self.word("actor", id).or_else(|| {
            let region = from_alpha3(id)?.alpha2.parse().ok()?;
            self.regions.of(region).map(str::to_owned)
        })
    }
}
