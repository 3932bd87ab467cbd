//! Measures as defined, and the areas that provisions cover.

use std::ops::Range;

use super::Titles;
use crate::{
    diagnostic::SourceText,
    language::ast::{Aim, Baseline, Figure, Origin, Variant},
};

/// A measure as defined.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its title in other languages.
    pub titles: Titles,
    /// The gap it measures.
    pub gap: Option<String>,
    /// The question it answers.
    pub asks: Option<String>,
    /// What it does not tell.
    pub limits: Option<String>,
    /// What it works out.
    pub figure: Figure,
    /// What it is to come to.
    pub aim: Option<Aim>,
    /// The text that the aim is taken from; where there is none, it is that of whoever wrote the measure.
    pub from: Option<Origin>,
    /// The day that change is reckoned from.
    pub since: Option<Baseline>,
    /// The same question, asked otherwise.
    pub variants: Vec<Variant>,
    /// Where it is defined.
    pub source: SourceText,
    /// The bytes of its first line.
    pub span: Range<usize>,
}

impl Measure {
    /// What it works out, and what its variants do.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        std::iter::once(&self.figure).chain(self.variants.iter().map(|variant| &variant.figure))
    }
}

/// An area of what an instrument regulates, which its provisions cover or not.
#[derive(Clone, Debug)]
pub struct Area {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its title in other languages.
    pub titles: Titles,
    /// What it is, in plain words.
    pub covers: Option<String>,
    /// The text that names it.
    pub from: Option<Origin>,
    /// Where it is defined.
    pub source: SourceText,
}
