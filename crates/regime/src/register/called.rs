//! What States, instruments, forums, sessions and promises are called, in several languages.

use std::collections::HashMap;

use super::SourceIx;

/// What something is called in a language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Called {
    /// Its id: of an actor, an instrument, a forum, a measure, a list or what an act made; `instrument/element` of a promise.
    pub of: String,
    /// The language, by its BCP 47 tag.
    pub language: String,
    /// The name people use.
    pub short: String,
    /// The formal name of a State, the title of an instrument or forum, the text of a promise.
    pub full: String,
    /// What an instrument covers.
    pub covers: String,
    /// Where that is published.
    pub sources: Vec<SourceIx>,
    /// A remark.
    pub note: String,
}

/// All such names.
#[derive(Clone, Default, Debug)]
pub struct Names {
    // INVARIANT: `at` holds the place of every row, by id and language.
    rows: Vec<Called>,
    at: HashMap<String, Vec<usize>>,
}

impl Names {
    /// Adds a name; false if there is one in that language.
    pub(crate) fn add(&mut self, called: Called) -> bool {
        let at = self.at.entry(called.of.clone()).or_default();
        if at.iter().any(|n| self.rows[*n].language == called.language) {
            return false;
        }
        at.push(self.rows.len());
        self.rows.push(called);
        true
    }

    /// What something is called in a language.
    pub fn of(&self, id: &str, language: &str) -> Option<&Called> {
        self.each(id).find(|called| called.language == language)
    }

    /// What something is called in every language.
    pub fn each<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Called> + use<'a> {
        self.at.get(id).map(Vec::as_slice).unwrap_or_default().iter().map(|n| &self.rows[*n])
    }

    /// All names, in the order recorded.
    pub fn all(&self) -> &[Called] {
        &self.rows
    }
}
