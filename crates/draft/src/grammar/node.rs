//! Indented lines as a tree: what stands deeper belongs to the line before it.

use std::ops::Range;

use comity_regime::{Diagnostic, SourceText};

/// Spaces for one step.
const STEP: usize = 2;

/// The deepest that lines may stand.
const DEEPEST: usize = 24;

/// A line, with those that belong to it.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// Its text, without the spaces before and behind.
    pub text: &'a str,
    /// Its bytes.
    pub span: Range<usize>,
    /// What belongs to it.
    pub within: Vec<Node<'a>>,
}

impl<'a> Node<'a> {
    /// The key and the value of a line `key: value`.
    pub fn pair(&self) -> Option<(&'a str, &'a str)> {
        let (key, value) = match self.text.split_once(": ") {
            Some((key, value)) => (key, value.trim()),
            None => (self.text.strip_suffix(':')?, ""),
        };
        let plain = |c: char| c.is_ascii_lowercase() || c == ' ';
        (!key.is_empty() && key.chars().all(plain)).then_some((key, value))
    }

    /// An error at this line.
    pub fn error(&self, source: &SourceText, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error("draft", source, self.span.clone(), message)
    }
}

/// The lines of a part of a text as a tree, from a column on; empty lines, and those that begin with `#`, say nothing.
pub fn tree<'a>(
    source: &SourceText,
    text: &'a str,
    from: usize,
    found: &mut Vec<Diagnostic>,
) -> Vec<Node<'a>> {
    let mut top: Vec<Node<'a>> = vec![];
    let mut open: Vec<Node<'a>> = vec![];
    let mut at = from;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let words = line.trim();
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        let indent = line.len() - line.trim_start_matches(' ').len();
        let span = start + indent..start + indent + words.len();
        let node = Node { text: words, span: span.clone(), within: vec![] };
        let depth = indent / STEP;
        if !indent.is_multiple_of(STEP) || line.trim_start_matches(' ').starts_with('\t') {
            let help = "indent by two spaces for each step";
            found.push(node.error(source, "this line begins at no step").help(help));
            continue;
        }
        if depth > open.len().min(DEEPEST) {
            let help = "a line stands at most one step deeper than the one it belongs to";
            found.push(node.error(source, "this line belongs to nothing").help(help));
            continue;
        }
        close(&mut open, &mut top, depth);
        open.push(node);
    }
    close(&mut open, &mut top, 0);
    top
}

fn close<'a>(open: &mut Vec<Node<'a>>, top: &mut Vec<Node<'a>>, depth: usize) {
    while open.len() > depth {
        let Some(done) = open.pop() else { return };
        match open.last_mut() {
            Some(parent) => parent.within.push(done),
            None => top.push(done),
        }
    }
}
