//! Lines become provisions that stand in one another.

use super::{
    Report, brackets,
    mark::{self, Mark},
};
use crate::{
    part::provision::{Kind, Tabled},
    part::token,
};

/// A line of the text, with its place.
pub struct Line<'a> {
    /// Its number, from 1.
    pub number: usize,
    /// How far it is set in.
    pub indent: usize,
    /// Its words.
    pub text: &'a str,
}

/// The provisions so far, as a list of each with its depth in the tree.
#[derive(Default)]
pub struct Grown<'a> {
    language: &'a str,
    prefix: &'a str,
    made: Vec<(usize, Tabled, usize)>,
    /// By depth, what is open: the kind and how many stand in it.
    open: Vec<(Kind, usize)>,
    heading_next: bool,
}

impl<'a> Grown<'a> {
    /// Nothing yet: the code of the language, and what ids begin with.
    pub fn new(language: &'a str, prefix: &'a str) -> Grown<'a> {
        Grown { language, prefix, ..Grown::default() }
    }

    /// Adds a line.
    pub fn add(&mut self, line: &Line<'_>) {
        match mark::of(line.text, line.indent) {
            Mark::Within(kind, label, rest) => {
                self.push(kind, label, "", line.number);
                self.heading_next = rest.is_empty() && kind != Kind::Preamble;
                if !rest.is_empty() {
                    self.push(Kind::Heading, None, &rest, line.number);
                }
            }
            Mark::Numbered(kind, label, rest) => {
                self.heading_next = false;
                self.push(kind, Some(label), &rest, line.number);
            }
            Mark::Plain => {
                let in_preamble = self.open.last().is_some_and(|(kind, _)| *kind == Kind::Preamble);
                let kind = match () {
                    () if std::mem::take(&mut self.heading_next) => Kind::Heading,
                    () if in_preamble => Kind::Recital,
                    () => Kind::Line,
                };
                self.push(kind, None, line.text, line.number);
            }
        }
    }

    /// Adds a provision where its kind may stand, as deep as can be.
    fn push(&mut self, kind: Kind, label: Option<String>, words: &str, line: usize) {
        let kind = if kind == Kind::Subpoint && !self.open.iter().any(|(k, _)| *k == Kind::Point) {
            Kind::Point
        } else {
            kind
        };
        while let Some((parent, _)) = self.open.last() {
            let same = *parent == kind;
            if !same
                && kind.fits(Some(*parent))
                && !(kind == Kind::Line && matches!(parent, Kind::Paragraph | Kind::Point))
            {
                break;
            }
            self.open.pop();
        }
        let kind = if self.open.is_empty() && !kind.fits(None) { Kind::Line } else { kind };
        let depth = self.open.len();
        let place = match self.open.last_mut() {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => self.made.iter().filter(|(d, ..)| *d == 0).count() + 1,
        };
        let parent =
            self.made.iter().rev().find(|(d, ..)| depth > 0 && *d == depth - 1).map(|(_, p, _)| p.id.clone());
        let id = match parent {
            Some(parent) => format!("{parent}.{place}"),
            None => format!("{}{place}", self.prefix),
        };
        let mut tabled = Tabled::new(kind, &id);
        tabled.label = label;
        if !words.is_empty() {
            tabled.as_printed = !token::is_balanced(words);
            tabled.wordings.insert(self.language.to_owned(), words.to_owned());
        }
        self.made.push((depth, tabled, line));
        if !matches!(kind, Kind::Line | Kind::Heading | Kind::Recital | Kind::Subpoint) {
            self.open.push((kind, 0));
        }
    }

    /// Options that follow each other are alternatives to the first.
    fn alternatives(&mut self) -> usize {
        let mut first: Vec<Option<String>> = vec![];
        let mut count = 0;
        for at in 0..self.made.len() {
            let Some((depth, tabled, _)) = self.made.get(at) else { continue };
            let (depth, id) = (*depth, tabled.id.clone());
            let option = tabled.wordings.get(self.language).and_then(|words| mark::option(words));
            first.truncate(depth + 1);
            first.resize(depth + 1, None);
            let Some(slot) = first.get_mut(depth) else { continue };
            match (option, slot.clone()) {
                (None, _) => *slot = None,
                (Some(true), _) | (Some(false), None) => {
                    count += 1;
                    *slot = Some(id);
                }
                (Some(false), Some(other)) => {
                    count += 1;
                    if let Some((_, tabled, _)) = self.made.get_mut(at) {
                        tabled.alternative_to = Some(other);
                    }
                }
            }
        }
        count
    }

    /// Says what was found; `lines` are those of the text.
    pub fn sum_up(&mut self, lines: &[&str], report: &mut Report) {
        report.alternatives = self.alternatives();
        for (_, tabled, line) in &self.made {
            report.opening += tabled.label.as_deref().map_or(0, |label| label.matches('[').count());
            let Some(words) = tabled.wordings.get(self.language) else { continue };
            report.opening += words.matches('[').count();
            report.neighbours += words.matches("][").count() + words.matches("] [").count();
            let printed = lines.get(line - 1).copied().unwrap_or_default();
            let faults = brackets::faults(words, printed, *line, &tabled.id);
            report.unbalanced += usize::from(!faults.is_empty());
            report.faults.extend(faults);
        }
    }

    /// The provisions, each with those in it.
    pub fn finish(self) -> Vec<Tabled> {
        let mut top: Vec<Tabled> = vec![];
        let mut open: Vec<Tabled> = vec![];
        let close = |open: &mut Vec<Tabled>, top: &mut Vec<Tabled>, depth: usize| {
            while open.len() > depth {
                let Some(done) = open.pop() else { return };
                match open.last_mut() {
                    Some(parent) => parent.within.push(done),
                    None => top.push(done),
                }
            }
        };
        for (depth, tabled, _) in self.made {
            close(&mut open, &mut top, depth);
            open.push(tabled);
        }
        close(&mut open, &mut top, 0);
        top
    }
}
