//! From lines to a pathway.

use std::{mem::discriminant, ops::Range};

use super::{fill, translate, trimmed};
use crate::{
    Diagnostic,
    diagnostic::SourceText,
    language::ast::{EffectOf, Item, Name, PathwayLine},
    register::{Pathway, Titles},
};

/// A pathway that has no lines yet.
pub fn blank(id: &Name, title: &str, source: &SourceText, span: Range<usize>) -> Pathway {
    Pathway {
        id: id.text.clone(),
        title: title.to_owned(),
        titles: Titles::default(),
        symbol: None,
        covers: None,
        convenes: vec![],
        invites: None,
        urges: vec![],
        obliges: vec![],
        effects: vec![],
        source: source.clone(),
        span,
    }
}

/// Adds a line; false if it is none of a pathway's.
pub fn add(
    pathway: &mut Pathway,
    item: &Item,
    source: &SourceText,
    span: Range<usize>,
    found: &mut Vec<Diagnostic>,
) -> bool {
    let at = span.clone();
    pathway.span.end = span.end;
    match item {
        Item::Title(language, title) => {
            return translate(&mut pathway.titles, language, title, source, found);
        }
        Item::Symbol(text) => return fill(&mut pathway.symbol, text.clone(), source, &at, found),
        Item::Covers(text) => return fill(&mut pathway.covers, text.clone(), source, &at, found),
        Item::Pathway(PathwayLine::Invites(set)) => {
            return fill(&mut pathway.invites, set.clone(), source, &at, found);
        }
        Item::Pathway(PathwayLine::Convenes(convening)) => pathway.convenes.push(convening.clone()),
        Item::Pathway(PathwayLine::Urges(names)) => pathway.urges.extend(names.iter().cloned()),
        Item::Pathway(PathwayLine::Obliges(obligation)) => pathway.obliges.push(obligation.clone()),
        Item::Pathway(PathwayLine::Effect(effect)) => {
            // Of each forum there may be one pull; of everything else one in a pathway.
            let same = |other: &EffectOf| match (other, &effect.of) {
                (EffectOf::Pull(a), EffectOf::Pull(b)) => a == b,
                (a, b) => discriminant(a) == discriminant(b),
            };
            if pathway.effects.iter().any(|(other, _)| same(&other.of)) {
                let message = "this is said twice in one definition";
                let twice = Diagnostic::error("duplicate", source, trimmed(source, &at), message);
                found.push(twice.help("keep one of the two lines"));
            }
            pathway.effects.push((effect.clone(), trimmed(source, &at)));
        }
        _ => return false,
    }
    true
}
