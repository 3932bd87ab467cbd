//! A reading as it is printed: brackets as signs, and behind the words in them who proposes them.

use super::{Choice, Doubt, Piece, Reading, Shown};
use crate::provision::Kind;

/// What is said where words would go.
const NO_TEXT: &str = "no text";

/// Pieces as they are printed, with names or without.
pub fn pieces(pieces: &[Piece], named: bool) -> String {
    pieces.iter().map(|piece| one(piece, named)).collect()
}

fn one(piece: &Piece, named: bool) -> String {
    match piece {
        Piece::Words { text, .. } => text.clone(),
        Piece::Bracket(doubt) => bracket(doubt, named),
    }
}

fn bracket(doubt: &Doubt, named: bool) -> String {
    let alternatives = doubt.choices.len() > 1;
    let shown = doubt.choices.iter().filter(|c| !(alternatives && c.by.is_empty() && c.pieces.is_empty()));
    let printed = |choice: &Choice| {
        let words = if choice.pieces.is_empty() { NO_TEXT.to_owned() } else { pieces(&choice.pieces, named) };
        // A space at either end stands outside.
        let (front, back) = (words.starts_with(' '), words.ends_with(' '));
        let names = if named && !choice.by.is_empty() {
            format!(" — {}", choice.by.join(", "))
        } else {
            String::new()
        };
        let space = |is: bool| if is { " " } else { "" };
        format!("{}[{}{names}]{}", space(front), words.trim(), space(back))
    };
    shown.map(printed).collect()
}

impl Shown {
    /// What it says in a language as it is printed, with names or without; nothing if it has no wording in it.
    pub fn printed(&self, language: &str, named: bool) -> Option<String> {
        self.wordings.get(language).map(|found| pieces(found, named))
    }

    /// What it says without anything that is proposed: the text as it stands.
    pub fn plain(&self, language: &str) -> Option<String> {
        fn plain(pieces: &[Piece]) -> String {
            let one = |piece: &Piece| match piece {
                Piece::Words { text, .. } => text.clone(),
                Piece::Bracket(doubt) => match (doubt.choices.first(), doubt.choices.len()) {
                    (Some(choice), 1) if doubt.waits == [super::Wait::Tabled] => {
                        format!("[{}]", plain(&choice.pieces))
                    }
                    (choice, _) => choice.map_or_else(String::new, |c| plain(&c.pieces)),
                },
            };
            pieces.iter().map(one).collect()
        }
        self.wordings.get(language).map(|found| plain(found))
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
        let words = self.printed(language, named).unwrap_or_default();
        let mut line =
            [self.designation(), words].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ");
        if named {
            for whole in &self.changes {
                line.push_str(&format!(" [{} {}— {}]", whole.change, spaced(&whole.to), whole.by.join(", ")));
            }
        }
        if self.in_brackets() { format!("[{line}]") } else { line }
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
