//! Which words lead where, in a part of the record.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::Bound,
};

use comity_regime::register::{Names, Titles};

use super::words::{likeness, words};

/// What kind of thing is found; the order in which they are shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    State,
    Instrument,
    Forum,
    Session,
    Commitment,
    Text,
    Provision,
    Act,
    Source,
}

impl Kind {
    /// Its word in JSON, and in the message that names it.
    pub fn word(self) -> &'static str {
        match self {
            Kind::State => "state",
            Kind::Instrument => "instrument",
            Kind::Forum => "forum",
            Kind::Session => "session",
            Kind::Commitment => "commitment",
            Kind::Text => "text",
            Kind::Provision => "provision",
            Kind::Act => "act",
            Kind::Source => "source",
        }
    }
}

/// Something that can be found.
#[derive(Clone, Debug)]
pub struct Item {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// Its page.
    pub path: String,
    /// Its title or text, as the record has it.
    pub text: String,
    /// Whose it is, of a commitment and an act.
    pub actor: String,
    /// What was done, of an act.
    pub act: &'static str,
    /// Its turn among those of its kind, where a question has nothing to choose between them.
    pub(super) turn: u64,
}

/// Which words lead where, in a part of the record.
#[derive(Default)]
pub struct Part {
    pub(super) items: Vec<Item>,
    /// For each word, the items it is in, and how much it says of each.
    words: BTreeMap<String, HashMap<usize, f64>>,
    /// The words in which slips are forgiven: those of titles and names. What acts say has no bounded number of words, nor have
    /// numbers and addresses.
    forgiven: BTreeSet<String>,
    /// By all the words of a name, whose it is.
    names: HashMap<Vec<String>, Vec<usize>>,
}

/// A word of a title or a name says so much more than one of a text.
pub const TITLE: f64 = 3.0;
/// No more words of one text are learned.
const LEARNED: usize = 200;

impl Part {
    pub(super) fn add(&mut self, kind: Kind, id: &str, path: String, text: &str, actor: &str) -> usize {
        let at = self.items.len();
        let (id, text, actor) = (id.to_owned(), text.to_owned(), actor.to_owned());
        let weight = if matches!(kind, Kind::Commitment | Kind::Act) { 1.0 } else { TITLE };
        // Whoever writes an id in full means what has it.
        self.name(at, &id);
        self.learn(at, &text, weight);
        self.items.push(Item { kind, id, path, text, actor, act: "", turn: at as u64 });
        at
    }

    /// What something is called in every language.
    pub(super) fn called(&mut self, at: usize, names: &Names, id: &str) {
        for called in names.each(id) {
            self.learn(at, &called.short, TITLE);
            self.learn(at, &called.full, 1.0);
        }
    }

    pub(super) fn titles(&mut self, at: usize, titles: &Titles) {
        titles.iter().for_each(|(_, title)| self.learn(at, title, TITLE));
    }

    /// A name of it: whoever asks for just that is led there first.
    pub(super) fn name(&mut self, at: usize, name: &str) {
        self.learn(at, name, TITLE);
        let named = self.names.entry(words(name)).or_default();
        if !named.contains(&at) {
            named.push(at);
        }
    }

    pub(super) fn learn(&mut self, at: usize, text: &str, weight: f64) {
        for word in words(text).into_iter().take(LEARNED) {
            if weight >= TITLE && !word.contains(char::is_numeric) {
                self.forgiven.insert(word.clone());
            }
            let known = self.words.entry(word).or_default().entry(at).or_default();
            *known = known.max(weight);
        }
    }

    /// The words that answer a word, and how well: those that begin so, and those that differ from it by a slip.
    pub(super) fn like<'a>(&'a self, word: &'a str) -> impl Iterator<Item = (&'a str, f64)> {
        let from = (Bound::Included(word), Bound::Unbounded);
        let begin = self.words.range::<str, _>(from).map(|(known, _)| known);
        let begin = begin.take_while(move |known| known.starts_with(word));
        let slips = self.forgiven.iter().filter(move |known| !known.starts_with(word));
        begin.chain(slips).filter_map(move |known| Some((&**known, likeness(word, known)?)))
    }

    /// The items a word is in, and how much it says of each.
    pub(super) fn having(&self, word: &str) -> Option<&HashMap<usize, f64>> {
        self.words.get(word)
    }

    /// Whether these are all the words of a name of an item.
    pub(super) fn is_named(&self, at: usize, words: &[String]) -> bool {
        self.names.get(words).is_some_and(|named| named.contains(&at))
    }
}
