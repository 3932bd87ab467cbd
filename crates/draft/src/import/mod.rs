//! Plain text and Markdown as people have it: taken in with every word, brackets counted, and what does not balance reported
//! with its place and the smallest repair. Nothing is repaired.

mod align;
mod brackets;
mod grown;
mod mark;
pub mod word;

pub use align::{Aligned, align};
pub use brackets::Fault;
use comity_regime::{Diagnostic, SourceText};
use serde::Serialize;

use crate::{fold::unseen, provision::Tabled, token};
use grown::{Grown, Line};

/// The most bytes that are read.
const LONGEST: usize = 16 << 20;

/// The most brackets within one another: what is deeper is no text.
const DEEPEST: usize = 64;

/// A text that came in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Imported {
    /// Its provisions, as they would be tabled.
    pub provisions: Vec<Tabled>,
    /// What was found in it.
    pub report: Report,
}

/// What was found in a text.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize)]
pub struct Report {
    /// Words, numbers of provisions included: as many came in as stand in the provisions.
    pub words: usize,
    /// Provisions.
    pub provisions: usize,
    /// Opening brackets.
    pub opening: usize,
    /// The most brackets that are open at once, one paragraph's into the next where they are not closed.
    pub deepest: usize,
    /// Brackets that close right before another opens, `][` or `] [`: alternatives, or two options.
    pub neighbours: usize,
    /// Provisions that begin with Option, Alt or Alternative.
    pub alternatives: usize,
    /// Provisions whose brackets do not balance; they are kept as printed.
    pub unbalanced: usize,
    /// Paragraphs, set apart by empty lines, whose brackets do not balance: a bracket may open in one line of a list and close
    /// in another.
    pub paragraphs: usize,
    /// Marks of footnotes, `[^7]`, which are no brackets of the text; they come in as `{7}`.
    pub footnotes: usize,
    /// Each bracket that is not closed or not opened, with its place and a repair.
    pub faults: Vec<Fault>,
    /// Signs that cannot be seen and were left out, such as soft hyphens and marks of direction.
    pub unseen: usize,
}

/// Takes a text in. The language is the code of its language; `prefix` begins the ids of its provisions.
///
/// # Errors
/// It is too long, or its brackets are deeper than any text's.
pub fn import(source: &SourceText, language: &str, prefix: &str) -> Result<Imported, Diagnostic> {
    if source.text.len() > LONGEST {
        return Err(Diagnostic::error("import", source, 0..0, "a text has at most 16 MiB"));
    }
    let mut grown = Grown::new(language, prefix);
    let (mut report, mut run) = (Report::default(), Run::default());
    for (at, line) in source.text.lines().enumerate() {
        let text = line.trim();
        if text.is_empty() {
            run.paragraph_ends(&mut report);
            continue;
        }
        if token::deepest(text) > DEEPEST {
            let found = format!("line {} has brackets deeper than {DEEPEST}", at + 1);
            return Err(Diagnostic::error("import", source, 0..0, found));
        }
        let indent = line.len() - line.trim_start().len();
        let (text, notes) = footnotes(text);
        report.footnotes += notes;
        let (words, left_out) = clean(&text);
        report.unseen += left_out;
        if words.is_empty() {
            continue;
        }
        run.line(&words, &mut report);
        grown.add(&Line { number: at + 1, indent, text: &words });
    }
    run.paragraph_ends(&mut report);
    grown.sum_up(&source.text.lines().collect::<Vec<_>>(), &mut report);
    let provisions = grown.finish();
    report.provisions = provisions.iter().map(|p| p.all().len()).sum();
    report.words = words_of(&provisions, language);
    Ok(Imported { provisions, report })
}

/// The words of provisions, their numbers included.
pub fn words_of(provisions: &[Tabled], language: &str) -> usize {
    let all = provisions.iter().flat_map(Tabled::all);
    all.map(|p| {
        let label = p.label.as_deref().map_or(0, |label| token::words(label).len());
        label + p.wordings.get(language).map_or(0, |w| token::words(w).len())
    })
    .sum()
}

/// A line without Markdown's signs of emphasis, with brackets of one kind, and without what cannot be seen; how much of that
/// there was.
fn clean(text: &str) -> (String, usize) {
    let mut left_out = 0;
    let chars = text.chars().filter_map(|c| match c {
        '*' => None,
        // It stood between words, whatever it was.
        c if c.is_control() && c != '\t' => {
            left_out += 1;
            Some(' ')
        }
        '［' => Some('['),
        '］' => Some(']'),
        '\t' => Some(' '),
        c if unseen(c.encode_utf8(&mut [0; 4])).is_some() => {
            left_out += 1;
            None
        }
        c => Some(c),
    });
    let words: String = chars.collect();
    (words.split_whitespace().collect::<Vec<_>>().join(" "), left_out)
}

/// Marks of footnotes in braces, and how many there were.
fn footnotes(text: &str) -> (String, usize) {
    let (mut made, mut rest, mut count) = (String::new(), text, 0);
    while let Some((before, mark)) = rest.split_once("[^") {
        made.push_str(before);
        match mark.split_once(']') {
            Some((note, after)) if !note.is_empty() && note.chars().all(char::is_alphanumeric) => {
                count += 1;
                made.push_str(&format!("{{{note}}}"));
                rest = after;
            }
            _ => {
                made.push_str("[^");
                rest = mark;
            }
        }
    }
    made.push_str(rest);
    (made, count)
}

/// Brackets over paragraphs, as they run through a text.
#[derive(Default)]
struct Run {
    depth: usize,
    paragraph: String,
}

impl Run {
    fn line(&mut self, text: &str, report: &mut Report) {
        for c in text.chars() {
            match c {
                '[' => self.depth += 1,
                ']' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
            report.deepest = report.deepest.max(self.depth);
        }
        self.paragraph.push_str(text);
    }

    fn paragraph_ends(&mut self, report: &mut Report) {
        report.paragraphs += usize::from(!token::is_balanced(&self.paragraph));
        self.paragraph.clear();
    }
}
