//! Pathways: ways forward that could be taken.

use std::ops::Range;

use super::{Register, Titles};
use crate::{
    InstrumentIx,
    diagnostic::SourceText,
    language::ast::{Convening, Effect, EffectOf, Force, Name, Obligation, SetExpr},
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

impl Pathway {
    /// The instrument whose parties its binding obligations bind: what it would have adopted, or else the first binding
    /// instrument that it urges States to join.
    pub fn law(&self, register: &Register) -> Option<InstrumentIx> {
        let adopted = self.effects.iter().find_map(|(effect, _)| match &effect.of {
            EffectOf::Adopts(name) => register.instrument(&name.text),
            _ => None,
        });
        let urged = self.urges.iter().filter_map(|name| register.instrument(&name.text));
        adopted.or_else(|| urged.into_iter().find(|ix| register.definition(*ix).force == Force::Binding))
    }
}
