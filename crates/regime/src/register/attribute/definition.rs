//! What an attribute is: its unit, how long a reading stands, what silence means.

use std::ops::Range;

use crate::{
    diagnostic::SourceText,
    language::ast::{Name, Nature, Origin, Silence, Step},
    register::{Titles, unit::Unit},
};

/// An attribute as defined.
#[derive(Clone, Debug)]
pub struct AttributeDefinition {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its title in other languages.
    pub titles: Titles,
    /// What its numbers count; without one it is something that an actor has or has not.
    pub unit: Option<Unit>,
    /// Whether its rows hold for a time or were found on a day.
    pub nature: Nature,
    /// How long a reading may stand for later days; for ever, if it is not said.
    pub holds: Option<Step>,
    /// What it means that there is no row.
    pub silence: Option<Silence>,
    /// The attribute that it is a part of.
    pub part_of: Option<Name>,
    /// The attributes that it is the sum of; it has then no rows of its own.
    pub made_of: Vec<Name>,
    /// How much of it is one significant quantity, in millionths of a gram.
    pub significant: Option<u128>,
    /// What it is, in plain words.
    pub covers: Option<String>,
    /// The text that says what silence means.
    pub from: Option<Origin>,
    /// Where it is defined.
    pub source: SourceText,
    /// The bytes of its first line.
    pub span: Range<usize>,
}
