//! Addresses of ours: they stay on the day and in the language of the reader.

use comity_regime::Day;

use super::View;
use crate::word::{
    address::{encode, promise_path},
    locale::Language,
};

impl View {
    /// A link that stays on the same day.
    pub fn link(&self, path: &str) -> String {
        self.link_on(path, self.dated.then_some(self.on))
    }

    /// A link to a page on a day (today if none).
    pub fn link_on(&self, path: &str, on: Option<Day>) -> String {
        self.in_language(self.chosen(), &self.dated_link(path, on))
    }

    /// The language, where the address said it.
    fn chosen(&self) -> Option<Language> {
        self.question.chosen.then_some(self.question.language)
    }

    /// An address of ours in a language, or in whichever suits the reader.
    pub fn in_language(&self, language: Option<Language>, path: &str) -> String {
        language.map_or(String::new(), |language| format!("/{}", language.tag())) + path
    }

    /// A page's address in the reader's language, for a form that says the rest itself.
    pub fn action(&self, path: &str) -> String {
        self.in_language(self.chosen(), path)
    }

    /// The days that were asked about, for forms that keep them.
    pub fn days(&self) -> impl Iterator<Item = (&'static str, Day)> {
        let on = self.dated.then_some(("on", self.on));
        on.into_iter().chain(self.known.map(|day| ("known", day)))
    }

    fn dated_link(&self, path: &str, on: Option<Day>) -> String {
        let on = on.map(|d| format!("on={d}"));
        let known = self.known.map(|d| format!("known={d}"));
        let query: Vec<String> = on.into_iter().chain(known).collect();
        let (path, fragment) = path.split_once('#').map_or((path, None), |(path, at)| (path, Some(at)));
        let query = match (query.is_empty(), path.contains('?')) {
            (true, _) => String::new(),
            (false, true) => format!("&{}", query.join("&")),
            (false, false) => format!("?{}", query.join("&")),
        };
        format!("{path}{query}{}", fragment.map_or(String::new(), |at| format!("#{at}")))
    }

    /// A link that keeps everything that was asked.
    pub fn same(&self, path: &str) -> String {
        self.in_language(self.chosen(), &self.same_in_any(path))
    }

    /// A link that keeps everything that was asked but for one parameter.
    pub fn with(&self, path: &str, name: &str, value: &str) -> String {
        let stays = |other: &str| other != name && other != "page";
        let kept = self.parameters.iter().filter(|(other, text)| stays(other) && !text.is_empty());
        let mut query: Vec<String> =
            kept.map(|(name, text)| format!("{}={}", encode(name), encode(text))).collect();
        if !value.is_empty() {
            query.push(format!("{name}={}", encode(value)));
        }
        match query.is_empty() {
            true => self.link(path),
            false => self.link(&format!("{path}?{}", query.join("&"))),
        }
    }

    /// The same, whatever the language.
    pub fn same_in_any(&self, path: &str) -> String {
        let on = self.dated.then_some(self.on);
        let each = self.parameters.iter().filter(|(_, value)| !value.is_empty());
        let query: Vec<String> =
            each.map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        match query.is_empty() {
            true => self.dated_link(path, on),
            false => self.dated_link(&format!("{path}?{}", query.join("&")), on),
        }
    }

    /// A link that answers the same on every day to come: with all that was asked, the day, and the day as known on which.
    pub fn lasting(&self, path: &str) -> String {
        let known = self.known.unwrap_or(self.today);
        let mut query: Vec<String> = self
            .parameters
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect();
        query.extend([format!("on={}", self.on), format!("known={known}")]);
        self.in_language(Some(self.question.language), &format!("{path}?{}", query.join("&")))
    }

    /// The path of a promise, by its key.
    pub fn promise_path(&self, key: &str) -> String {
        promise_path(key)
    }

    /// A link to the page that says who is in a set.
    pub fn who(&self, set: &str) -> String {
        self.link(&format!("/who?set={}", encode(set)))
    }

    /// The same on a day of its own.
    pub fn who_on(&self, set: &str, day: Day) -> String {
        self.link_on(&format!("/who?set={}", encode(set)), Some(day))
    }
}
