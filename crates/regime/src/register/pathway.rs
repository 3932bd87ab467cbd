//! Pathways: ways forward that could be taken.

use std::ops::Range;

use super::Titles;
use crate::{
    diagnostic::SourceText,
    language::ast::{Convening, Effect, Name, Obligation, SetExpr},
};

/// A way forward, as a planner wrote it. Nothing in it has happened, and nothing else in the record looks at it.
#[derive(Clone, Debug)]
pub struct Pathway {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its title in other languages.
    pub titles: Titles,
    /// Where it was proposed.
    pub symbol: Option<String>,
    /// What it is, in plain words.
    pub covers: Option<String>,
    /// Which forums meet.
    pub convenes: Vec<Convening>,
    /// Whom it invites; nobody if it does not say.
    pub invites: Option<SetExpr>,
    /// The instruments that those invited are urged to join.
    pub urges: Vec<Name>,
    /// The obligations it would bring.
    pub obliges: Vec<Obligation>,
    /// What is believed of it, each with its bytes in the file.
    pub effects: Vec<(Effect, Range<usize>)>,
    /// Where it is defined.
    pub source: SourceText,
    /// The bytes of its definition.
    pub span: Range<usize>,
}
