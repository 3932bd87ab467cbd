//! Words, strings and punctuation, with their places; comments are kept for the formatter.

use std::ops::Range;

use crate::{Diagnostic, diagnostic::SourceText};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A run of letters, digits and `-_./%'?`.
    Word,
    /// A text in double quotes, the quotes included.
    Text,
    /// One of `( ) { } ,`.
    Mark(char),
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Token {
    pub kind: Kind,
    pub span: Range<usize>,
}

/// A logical line: physical lines joined where one ends in a comma.
#[derive(Default, Debug)]
pub struct LogicalLine {
    pub tokens: Vec<Token>,
    /// Comments standing alone, or amid a continued line.
    pub comments: Vec<String>,
    /// The comment at the end of the last physical line.
    pub trailing: Option<String>,
    pub span: Range<usize>,
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || "-_./%'’+:?".contains(c)
}

/// Splits a text into logical lines; blank ones come out empty.
pub fn lines(source: &SourceText, found: &mut Vec<Diagnostic>) -> Vec<LogicalLine> {
    let mut lines = vec![];
    let mut open = LogicalLine::default();
    let mut start = 0;
    for physical in source.text.split_inclusive('\n') {
        if open.tokens.is_empty() {
            open.span = start..start;
        }
        let comment = words(source, start, physical.trim_end(), &mut open.tokens, found);
        open.span.end = start + physical.trim_end().len();
        start += physical.len();
        let continues = open.tokens.last().is_some_and(|t| t.kind == Kind::Mark(','));
        match comment {
            Some(text) if continues || open.tokens.is_empty() => open.comments.push(text),
            comment => open.trailing = comment,
        }
        if !continues {
            lines.push(std::mem::take(&mut open));
        }
    }
    if !open.tokens.is_empty() {
        let end = Diagnostic::error(
            "unfinished",
            source,
            open.span.end..open.span.end,
            "the text ends after a comma",
        )
        .help("a line that ends in a comma continues on the next: finish it, or take the comma away");
        found.push(end);
        lines.push(open);
    }
    lines
}

/// Adds the tokens of one physical line; returns its comment.
fn words(
    source: &SourceText,
    offset: usize,
    line: &str,
    tokens: &mut Vec<Token>,
    found: &mut Vec<Diagnostic>,
) -> Option<String> {
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let start = offset + at;
        match c {
            '#' => return Some(line[at + 1..].trim().to_owned()),
            c if c.is_whitespace() => {}
            '(' | ')' | '{' | '}' | ',' => {
                tokens.push(Token { kind: Kind::Mark(c), span: start..start + 1 });
            }
            '"' => {
                let end = chars.by_ref().find(|(_, c)| *c == '"').map(|(i, _)| i + 1);
                if end.is_none() {
                    found.push(
                        Diagnostic::error(
                            "unclosed-quote",
                            source,
                            start..offset + line.len(),
                            "a quote is not closed",
                        )
                        .help("end the text with \" on the same line"),
                    );
                }
                tokens.push(Token { kind: Kind::Text, span: start..offset + end.unwrap_or(line.len()) });
            }
            c if is_word(c) => {
                let mut end = at + c.len_utf8();
                while let Some((next, c)) = chars.next_if(|(_, c)| is_word(*c)) {
                    end = next + c.len_utf8();
                }
                tokens.push(Token { kind: Kind::Word, span: start..offset + end });
            }
            other => {
                let end = start + other.len_utf8();
                found.push(Diagnostic::error(
                    "unknown-sign",
                    source,
                    start..end,
                    format!("'{other}' has no meaning here"),
                ));
            }
        }
    }
    None
}
