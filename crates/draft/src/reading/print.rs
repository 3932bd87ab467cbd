//! A reading as it is printed: brackets as signs, and behind the words in them who proposes them.

use super::{Choice, Doubt, Piece, Reading, Shown, Wait};
use crate::part::provision::Kind;

/// What is said where words would go.
const NO_TEXT: &str = "no text";

/// What a stretch of a printed line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// Words that stand, and brackets in which they were tabled.
    Stands,
    /// Words that are proposed.
    Proposed,
    /// A number, a bracket, "no text": what is computed.
    Sign,
    /// Who proposes something.
    Names,
}

/// A stretch of a printed line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Span {
    /// What it reads.
    pub text: String,
    /// What it is.
    pub part: Part,
}

/// A line that is being printed.
struct Printed {
    spans: Vec<Span>,
    named: bool,
}

impl Printed {
    fn put(&mut self, text: &str, part: Part) {
        match self.spans.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.part == part => last.text.push_str(text),
            _ => self.spans.push(Span { text: text.to_owned(), part }),
        }
    }

    fn pieces(&mut self, pieces: &[Piece], part: Part) {
        for piece in pieces {
            match piece {
                Piece::Words { text, .. } => self.put(text, part),
                Piece::Bracket(doubt) => self.bracket(doubt, part),
            }
        }
    }

    fn bracket(&mut self, doubt: &Doubt, part: Part) {
        let alternatives = doubt.choices.len() > 1;
        let sign = if doubt.is_tabled() { part } else { Part::Sign };
        let shown = |c: &&Choice| !(alternatives && c.by.is_empty() && c.pieces.is_empty());
        for choice in doubt.choices.iter().filter(shown) {
            let part = if choice.by.is_empty() { part } else { Part::Proposed };
            let mut within = Printed { spans: vec![], named: self.named };
            if choice.pieces.is_empty() {
                within.put(NO_TEXT, Part::Sign);
            } else {
                within.pieces(&choice.pieces, part);
            }
            // A space at either end stands outside.
            let front = within.spans.first_mut().is_some_and(|span| trimmed(span, str::trim_start));
            let back = within.spans.last_mut().is_some_and(|span| trimmed(span, str::trim_end));
            self.put(if front { " " } else { "" }, part);
            self.put("[", sign);
            within.spans.iter().for_each(|span| self.put(&span.text, span.part));
            if self.named && !choice.by.is_empty() {
                self.put(&format!(" — {}", choice.by.join(", ")), Part::Names);
            }
            self.put("]", sign);
            self.put(if back { " " } else { "" }, part);
        }
    }
}

/// Takes the white space from an end; whether there was some.
fn trimmed(span: &mut Span, trim: fn(&str) -> &str) -> bool {
    let kept = trim(&span.text).to_owned();
    let is = kept.len() < span.text.len();
    span.text = kept;
    is
}

/// Pieces as they are printed, with names or without.
pub fn pieces(pieces: &[Piece], named: bool) -> String {
    let mut printed = Printed { spans: vec![], named };
    printed.pieces(pieces, Part::Stands);
    joined(&printed.spans)
}

fn joined(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

impl Doubt {
    /// Whether it was tabled in brackets, and nothing else is in doubt.
    pub fn is_tabled(&self) -> bool {
        self.choices.len() == 1 && self.waits == [Wait::Tabled]
    }
}

impl Shown {
    /// What it says in a language as it is printed, with names or without; nothing if it has no wording in it.
    pub fn printed(&self, language: &str, named: bool) -> Option<String> {
        self.wordings.get(language).map(|found| pieces(found, named))
    }

    /// What it says without anything that is proposed: the text as it stands.
    pub fn plain(&self, language: &str) -> Option<String> {
        self.taking(language, &|_| false)
    }

    /// What it would say if some proposals became text.
    pub fn taking(&self, language: &str, takes: &dyn Fn(&str) -> bool) -> Option<String> {
        fn read(pieces: &[Piece], takes: &dyn Fn(&str) -> bool) -> String {
            let one = |piece: &Piece| match piece {
                Piece::Words { text, .. } => text.clone(),
                Piece::Bracket(doubt) => {
                    let taken = doubt.choices.iter().find(|c| c.proposals.iter().any(|p| takes(p)));
                    let words =
                        taken.or(doubt.choices.first()).map_or_else(String::new, |c| read(&c.pieces, takes));
                    if doubt.is_tabled() { format!("[{words}]") } else { words }
                }
            };
            pieces.iter().map(one).collect()
        }
        self.wordings.get(language).map(|found| read(found, takes))
    }

    /// Its number as it is printed before it, in English.
    pub fn designation(&self) -> String {
        let number = &self.number;
        match self.kind {
            _ if number.is_empty() => String::new(),
            Kind::Part => format!("Part {number}"),
            Kind::Chapter => format!("Chapter {number}"),
            Kind::Section => format!("Section {number}"),
            Kind::Article => format!("Article {number}"),
            Kind::Annex => format!("Annex {number}"),
            Kind::Point | Kind::Subpoint => format!("({number})"),
            _ => format!("{number}."),
        }
    }

    /// Whether it stands in brackets as a whole.
    pub fn in_brackets(&self) -> bool {
        self.proposed.is_some() || !self.waits.is_empty()
    }

    /// It as a line, with its number and its brackets.
    pub fn line(&self, language: &str, named: bool) -> String {
        joined(&self.spans(language, named))
    }

    /// It as a line, stretch by stretch: nothing stands of what is proposed as a whole.
    pub fn spans(&self, language: &str, named: bool) -> Vec<Span> {
        let mut line = Printed { spans: vec![], named };
        line.put(if self.in_brackets() { "[" } else { "" }, Part::Sign);
        let number = self.designation();
        line.put(&number, Part::Sign);
        let words = self.wordings.get(language).filter(|words| !words.is_empty());
        if let Some(words) = words {
            line.put(if number.is_empty() { "" } else { " " }, Part::Sign);
            line.pieces(words, if self.proposed.is_some() { Part::Proposed } else { Part::Stands });
        }
        if named {
            for whole in &self.changes {
                let mark = format!(" [{} {}— {}]", whole.change, spaced(&whole.to), whole.by.join(", "));
                line.put(&mark, Part::Names);
            }
        }
        line.put(if self.in_brackets() { "]" } else { "" }, Part::Sign);
        line.spans
    }
}

fn spaced(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{text} ") }
}

impl Reading {
    /// The text as it stands, without anything that is proposed, as lines.
    pub fn plain_lines(&self, language: &str) -> String {
        let line = |shown: &Shown| {
            let words = [shown.designation(), shown.plain(language).unwrap_or_default()];
            let words: Vec<&str> = words.iter().map(String::as_str).filter(|w| !w.is_empty()).collect();
            format!("{}{}\n", "  ".repeat(shown.depth), words.join(" "))
        };
        self.provisions.iter().filter(|p| p.proposed.is_none()).map(line).collect()
    }

    /// The whole as lines of text, with names or without.
    pub fn lines(&self, language: &str, named: bool) -> String {
        let mut lines = String::new();
        for shown in &self.provisions {
            let line = shown.line(language, named);
            if line.is_empty() {
                continue;
            }
            lines.push_str(&"  ".repeat(shown.depth));
            lines.push_str(&line);
            lines.push('\n');
        }
        lines
    }
}
