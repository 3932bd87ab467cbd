//! What stands below an act: provisions, operations, wordings, lists and reasons.

use comity_regime::{Diagnostic, SourceText, nearest};

use super::node::Node;
use crate::{
    act::{Operation, Place},
    part::clause::RULE,
    part::provision::{Kind, Tabled, Wordings},
};

/// The most provisions that stand in one another.
const DEEPEST: usize = 12;

/// Reads the parts of a body, and keeps what cannot be read.
pub struct Body<'s> {
    /// The text that is read.
    pub source: &'s SourceText,
    /// What cannot be read.
    pub found: Vec<Diagnostic>,
}

impl<'s> Body<'s> {
    /// Keeps an error.
    pub fn wrong(&mut self, node: &Node<'_>, message: impl Into<String>) {
        self.found.push(node.error(self.source, message));
    }

    /// Keeps an error with the way to mend it.
    pub fn mend(&mut self, node: &Node<'_>, message: impl Into<String>, help: impl Into<String>) {
        self.found.push(node.error(self.source, message).help(help));
    }

    /// Says that a line has no meaning where it stands.
    pub fn unknown(&mut self, node: &Node<'_>, wanted: &[&str]) {
        let word =
            node.pair().map_or_else(|| node.text.split(' ').next().unwrap_or_default(), |(key, _)| key);
        let help = match nearest(word, wanted.iter().copied()) {
            Some(near) => format!("did you mean '{near}'?"),
            None => format!("what may stand here: {}", wanted.join(", ")),
        };
        self.mend(node, format!("'{word}' has no meaning here"), help);
    }

    /// Wordings among lines: each begins with the code of its language.
    pub fn wordings(&mut self, nodes: &[Node<'_>]) -> Wordings {
        let mut wordings = Wordings::new();
        for node in nodes {
            match node.pair() {
                Some((language, words)) if is_language(language) => {
                    if words.is_empty() {
                        self.wrong(node, "this wording is empty");
                    }
                    if wordings.insert(language.to_owned(), words.to_owned()).is_some() {
                        self.wrong(node, format!("there are two wordings in '{language}'"));
                    }
                    self.alone(node);
                }
                _ => self.unknown(node, &["en", "fr", "es", "ru", "zh", "ar"]),
            }
        }
        wordings
    }

    /// Nothing stands below a line.
    pub fn alone(&mut self, node: &Node<'_>) {
        if let Some(below) = node.within.first() {
            self.wrong(below, "nothing can stand below the line before");
        }
    }

    /// A provision, `article a30`, with what stands in it.
    pub fn provision(&mut self, node: &Node<'_>, depth: usize) -> Option<Tabled> {
        let mut words = node.text.split_whitespace();
        let (kind, id, more) = (words.next()?, words.next(), words.next());
        let Some(kind) = Kind::parse(kind) else {
            self.unknown(node, &Kind::ALL.iter().map(|k| k.word()).collect::<Vec<_>>());
            return None;
        };
        let (Some(id), None) = (id, more) else {
            self.mend(node, format!("this {} needs one id", kind.word()), "write it as: article a30");
            return None;
        };
        if depth > DEEPEST {
            self.wrong(node, "provisions stand in one another too deeply");
            return None;
        }
        let mut tabled = Tabled::new(kind, id);
        let mut wordings = vec![];
        for below in &node.within {
            match below.pair() {
                Some(("number", label)) => {
                    tabled.label = Some(label.to_owned()).filter(|l| !l.is_empty());
                    self.alone(below);
                }
                Some(("alternative to", other)) => {
                    tabled.alternative_to = Some(other.to_owned());
                    self.alone(below);
                }
                Some(("as printed", "yes")) => tabled.as_printed = true,
                Some(_) => wordings.push(below.clone()),
                None => tabled.within.extend(self.provision(below, depth + 1)),
            }
        }
        tabled.wordings = self.wordings(&wordings);
        Some(tabled)
    }

    /// An operation, with what stands below it.
    pub fn operation(&mut self, node: &Node<'_>) -> Option<Operation> {
        let words: Vec<&str> = node.text.split_whitespace().collect();
        let owned = |text: &&str| (*text).to_owned();
        let operation = match words.as_slice() {
            ["insert", place, of] => {
                let place = self.place(node, place, of)?;
                let provisions = node.within.iter().filter_map(|below| self.provision(below, 0)).collect();
                return Some(Operation::Insert { place, provisions });
            }
            ["replace", provision] => {
                return Some(Operation::Replace {
                    provision: owned(provision),
                    wordings: self.wordings(&node.within),
                });
            }
            ["words", provision, language] => {
                let (old, new, at) = self.quoted(node);
                return Some(Operation::Words {
                    provision: owned(provision),
                    language: owned(language),
                    old,
                    new: new.unwrap_or_default(),
                    at,
                });
            }
            ["split", provision, "into", into] => {
                let from = match node.within.as_slice() {
                    [below] => {
                        below.pair().filter(|(key, _)| *key == "from").map(|(_, words)| words.to_owned())
                    }
                    _ => None,
                };
                if from.is_none() {
                    self.mend(
                        node,
                        "it does not say where",
                        "write below it, from: the first words of the second",
                    );
                }
                return Some(Operation::Split {
                    provision: owned(provision),
                    into: owned(into),
                    from: from?,
                });
            }
            ["delete", provision] => Operation::Delete { provision: owned(provision) },
            ["move", provision, place, of] => {
                Operation::Move { provision: owned(provision), place: self.place(node, place, of)? }
            }
            ["merge", provision, "into", into] => {
                Operation::Merge { provision: owned(provision), into: owned(into) }
            }
            [first, ..] => {
                let form = FORMS.iter().find(|form| form.split(' ').next() == Some(first)).copied();
                match form {
                    Some(form) => self.mend(
                        node,
                        format!("this {first} is not complete"),
                        format!("write it as: {form}"),
                    ),
                    None => self.unknown(node, &OPERATIONS),
                }
                return None;
            }
            [] => return None,
        };
        self.alone(node);
        Some(operation)
    }

    fn place(&mut self, node: &Node<'_>, word: &str, of: &str) -> Option<Place> {
        Some(match word {
            "before" => Place::Before(of.to_owned()),
            "after" => Place::After(of.to_owned()),
            "within" => Place::Within(of.to_owned()),
            _ => {
                self.mend(
                    node,
                    format!("'{word}' is no place"),
                    "a place is: before, after or within a provision",
                );
                return None;
            }
        })
    }

    /// `old:`, `new:` and `at:` below a line.
    pub fn quoted(&mut self, node: &Node<'_>) -> (String, Option<String>, usize) {
        let (mut old, mut new, mut at) = (String::new(), None, 0);
        for below in &node.within {
            match below.pair() {
                Some(("old", words)) => words.clone_into(&mut old),
                Some(("new", words)) => new = Some(words.to_owned()),
                Some(("at", number)) => match number.parse() {
                    Ok(number) if number > 0 => at = number,
                    _ => self.wrong(below, "a place is a number from 1"),
                },
                _ => self.unknown(below, &["old", "new", "at"]),
            }
            self.alone(below);
        }
        if old.is_empty() {
            self.mend(node, "it does not quote the words as they stand", "write below it, old: the words");
        }
        (old, new, at)
    }
}

const OPERATIONS: [&str; 7] = ["insert", "replace", "words", "delete", "move", "split", "merge"];

const FORMS: [&str; 7] = [
    "insert after PROVISION",
    "replace PROVISION",
    "words PROVISION LANGUAGE",
    "delete PROVISION",
    "move PROVISION after PROVISION",
    "split PROVISION into NEW-ID",
    "merge PROVISION into PROVISION",
];

/// Whether a key is the code of a language, or that of the rule.
pub fn is_language(key: &str) -> bool {
    key == RULE
        || (2..=3).contains(&key.len())
            && key.bytes().all(|b| b.is_ascii_lowercase())
            && !matches!(key, "old" | "new" | "at" | "on")
}

/// The parts of a list, `a, b`.
pub fn list(value: &str) -> Vec<String> {
    value.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
