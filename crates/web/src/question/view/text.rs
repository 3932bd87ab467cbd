//! What is said to the reader, in their language where there is a text in it.

use comity_regime::{
    ActorIx, Count,
    register::{Known, Titles},
};
use maud::{Markup, Render, html};

use super::View;
use crate::word::locale::{Arguments, Language, t};

impl View {
    /// A message, in the reader's language.
    pub fn say(&self, id: &str, arguments: &Arguments) -> String {
        self.locale.say(id, arguments)
    }

    /// A word of a closed vocabulary; as it is in English where the vocabulary has none.
    pub fn word(&self, vocabulary: &str, word: &str) -> Text {
        match self.locale.word(vocabulary, word) {
            Some(text) => Text::own(text),
            None => self.original(word.replace('_', " ")),
        }
    }

    /// A state: its glyph, and its word in the reader's language.
    pub fn state(&self, state: &str) -> Text {
        let (glyph, word) = state.split_once(' ').unwrap_or(("", state));
        let Text { text, original } = self.word("state", word);
        Text { text: format!("{glyph} {text}"), original }
    }

    /// A text that is published in English only.
    pub fn original(&self, text: impl Into<String>) -> Text {
        Text { text: text.into(), original: self.locale.language != Language::English }
    }

    /// A title in the reader's language, or else as it is.
    pub fn title(&self, titles: &Titles, title: &str) -> Text {
        match titles.get(self.locale.language.tag()) {
            Some(title) => Text::own(title),
            None => self.original(title),
        }
    }

    /// What people call an instrument, a forum or a session for short, in the reader's language; its id where it has no such
    /// name.
    pub fn called(&self, id: &str) -> Text {
        let names = &self.regime.register().names;
        let short =
            |language: &str| names.of(id, language).map(|n| n.short.as_str()).filter(|s| !s.is_empty());
        match short(self.locale.language.tag()) {
            Some(own) => Text::own(own),
            None => {
                short(Language::English.tag()).map_or_else(|| Text::own(id), |short| self.original(short))
            }
        }
    }

    /// A text with ids in it, such as `States party to cppnm`, with what people call those instruments and forums.
    pub fn with_names(&self, text: &str) -> String {
        let register = self.regime.register();
        let is_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let mut named = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find(is_id) {
            let (before, from) = rest.split_at(start);
            let (word, after) = from.split_at(from.find(|c| !is_id(c)).unwrap_or(from.len()));
            named += before;
            // A word of which letters stand before or behind is no id.
            let alone = !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
            match alone && (register.instrument(word).is_some() || register.forum(word).is_some()) {
                true => named += &self.called(word).text,
                false => named += word,
            }
            rest = after;
        }
        named + rest
    }

    /// What something says of itself, or covers, by its id: in the reader's language, or else as it is.
    pub fn statement(&self, id: &str, text: &str) -> Text {
        match self.regime.register().names.of(id, self.locale.language.tag()) {
            Some(called) if !called.covers.is_empty() => Text::own(called.covers.as_str()),
            _ => self.original(text),
        }
    }

    /// What was promised, by its key: in the reader's language, or else as it is.
    pub fn promise(&self, key: &str, text: &str) -> Text {
        match self.regime.register().names.of(key, self.locale.language.tag()) {
            Some(called) if !called.full.is_empty() => Text::own(called.full.as_str()),
            _ => self.original(text),
        }
    }

    /// An actor's name.
    pub fn name(&self, actor: ActorIx) -> Text {
        let actor = &self.regime.register().actors[actor];
        match self.locale.name(&actor.id) {
            Some(name) => Text::own(name),
            None => self.original(actor.name.as_str()),
        }
    }

    /// The name of whoever speaks: an actor by its id, an office, or the chair of a forum.
    pub fn name_of(&self, id: &str) -> Text {
        let register = self.regime.register();
        if let Some(actor) = register.actors.find(id) {
            return self.name(actor);
        }
        if let Some(forum) = id.strip_prefix("chair:").and_then(|forum| register.forum(forum)) {
            let forum = register.forum_definition(forum);
            let (chair, title) = (self.word("role", "chair"), self.title(&forum.titles, &forum.title));
            return Text::own(format!("{}: {}", chair.text, title.text));
        }
        self.locale.word("role", id).map_or_else(|| Text::own(id), Text::own)
    }

    /// A provision: `Article 20(2)`, as the reader's language says it.
    pub fn article(&self, provision: &str) -> Text {
        match provision.strip_prefix("Article ") {
            Some(number) => Text::own(t!(self, "article", number = number)),
            None => self.original(provision),
        }
    }

    /// An actor's name, leading to its page.
    pub fn actor(&self, id: &str) -> Markup {
        html! { a href=(self.link(&format!("/states/{id}"))) { (self.name_of(id)) } }
    }

    /// A count, as it is written in the reader's language.
    pub fn count(&self, count: impl Into<Count>) -> String {
        self.locale.count(count.into())
    }

    /// A count beside what there are names for: after the horizon of the record it is so many or more.
    pub fn at_least(&self, count: Count, by_name: Count, known: Known) -> String {
        self.at_least_said(count, by_name, known, |n| self.count(n))
    }

    /// The same, in words that say what is counted.
    pub fn at_least_said(
        &self,
        count: Count,
        by_name: Count,
        known: Known,
        say: impl Fn(Count) -> String,
    ) -> String {
        if !count.or_more(by_name, known) {
            return say(count);
        }
        t!(self, "or-more", what = say(Count { min: count.min, max: count.min }))
    }
}

pub struct Text {
    /// The text.
    pub text: String,
    /// Whether it is in English where the page is in another language.
    original: bool,
}

impl Text {
    /// In the reader's own language.
    pub fn own(text: impl Into<String>) -> Text {
        Text { text: text.into(), original: false }
    }
}

impl Render for Text {
    fn render(&self) -> Markup {
        html! { @if self.original { span.original lang="en" dir="ltr" { (self.text) } } @else { (self.text) } }
    }
}
