//! Words within a text.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation;

use crate::reading::{Reading, Shown};

impl Reading {
    /// The provisions in whose words, in a language, all words of a question stand; letters of either case are the same.
    pub fn find(&self, question: &str, language: &str) -> Vec<&Shown> {
        let asked: Vec<String> = question.unicode_words().map(str::to_lowercase).collect();
        let has = |shown: &&Shown| {
            let Some(printed) = shown.printed(language, false) else { return false };
            let said: BTreeSet<String> = printed.unicode_words().map(str::to_lowercase).collect();
            !asked.is_empty() && asked.iter().all(|word| said.contains(word))
        };
        self.provisions.iter().filter(has).collect()
    }
}
