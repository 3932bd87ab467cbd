//! Everything definitions and acts refer to, by name and by number.

mod about;
mod attribute;
mod called;
mod forum;
mod instrument;
mod measure;
pub(crate) mod number;
mod pathway;
mod source;
mod unit;

use std::{
    collections::HashMap,
    ops::{Deref, DerefMut},
    sync::Arc,
};

pub use about::About;
pub use attribute::{Attribute, AttributeDefinition, AttributeRow, Value};
pub use called::{Called, Names};
pub use forum::{Forum, ForumIx, Membership};
pub use instrument::Instrument;
pub use measure::{Area, Measure};
pub use number::bounds as reading_of;
pub use pathway::Pathway;
pub use source::{Source, Sources};
pub use unit::{Amounts, Mass, Unit};

pub use crate::known::Known;
use crate::{
    ActorKind, Actors, InstrumentIx, SourceIx, Timeline,
    diagnostic::SourceText,
    language::ast::{SetExpr, Terms},
    name::nearest,
};

/// A part of a political instrument that is reported on by itself.
#[derive(Clone, PartialEq, Debug)]
pub struct Element {
    /// Its id.
    pub id: String,
    /// What it asks.
    pub text: String,
    /// How, and by when.
    pub terms: Terms,
}

impl Element {
    /// Whether it is one promise of all that join, and not one of each: so is what the record shows for all at once.
    pub fn is_joint(&self) -> bool {
        self.terms.together || self.terms.when.is_some()
    }
}

/// A title in other languages.
#[derive(Clone, Debug, Default)]
pub struct Titles(Vec<(String, String)>);

impl Titles {
    /// The title in a language, by its BCP 47 tag.
    pub fn get(&self, language: &str) -> Option<&str> {
        self.0.iter().find(|(tag, _)| tag == language).map(|(_, title)| title.as_str())
    }

    /// Each with its tag, in the order they are written in.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(tag, title)| (tag.as_str(), title.as_str()))
    }

    /// Adds one; false if there is one in that language.
    pub(crate) fn add(&mut self, language: &str, title: &str) -> bool {
        let new = self.get(language).is_none();
        if new {
            self.0.push((language.to_owned(), title.to_owned()));
        }
        new
    }
}

/// A named list of actors.
#[derive(Clone, Debug)]
pub struct List {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who is on it.
    pub members: SetExpr,
    /// Where it is defined.
    pub source: SourceText,
}

/// What a source says of something on which sources disagree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Claim {
    /// What they disagree on.
    pub question: String,
    /// Which sources.
    pub sources: Vec<SourceIx>,
    /// What it says.
    pub says: String,
    /// Whether the record takes it.
    pub taken: bool,
    /// Why, or why not.
    pub reason: String,
}

/// Everything that acts and definitions refer to. Acts bring sources along; the rest seldom changes, so registers share it,
/// and it is copied by whoever changes it beside others.
#[derive(Clone, Default, Debug)]
pub struct Register {
    /// All sources.
    pub sources: Sources,
    inventory: Arc<Inventory>,
}

/// What there is in a register besides sources.
#[derive(Clone, Default, Debug)]
pub struct Inventory {
    /// All actors.
    pub actors: Actors,
    /// What sources say where they disagree.
    pub claims: Vec<Claim>,
    /// Attributes by name. Membership of an organisation is the attribute `member:ORG`.
    pub attributes: HashMap<String, Attribute>,
    /// All instruments.
    pub instruments: Vec<Instrument>,
    /// All forums.
    pub forums: Vec<Forum>,
    /// What attributes are.
    pub attribute_definitions: Vec<AttributeDefinition>,
    /// All areas that provisions cover.
    pub areas: Vec<Area>,
    /// All measures.
    pub measures: Vec<Measure>,
    /// All named lists.
    pub lists: Vec<List>,
    /// All pathways.
    pub pathways: Vec<Pathway>,
    /// States, as they come and go.
    pub states: Timeline,
    /// Organisations, as they come and go.
    pub organisations: Timeline,
    /// What things are called.
    pub names: Names,
    /// What the record says of itself.
    pub about: Option<About>,
}

impl Deref for Register {
    type Target = Inventory;

    fn deref(&self) -> &Inventory {
        &self.inventory
    }
}

impl DerefMut for Register {
    fn deref_mut(&mut self) -> &mut Inventory {
        Arc::make_mut(&mut self.inventory)
    }
}

impl Register {
    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<SourceIx> {
        self.sources.find(id)
    }

    /// Whether all but sources is not only the same here and there, but one.
    pub fn shares_inventory(&self, other: &Register) -> bool {
        Arc::ptr_eq(&self.inventory, &other.inventory)
    }

    /// The attribute that records membership of an organisation.
    pub fn membership(organisation: &str) -> String {
        format!("member:{organisation}")
    }
}

impl Inventory {
    /// The instrument with this id.
    pub fn instrument(&self, id: &str) -> Option<InstrumentIx> {
        let at = self.instruments.iter().position(|i| i.id == id)?;
        u16::try_from(at).ok().map(InstrumentIx)
    }

    /// The id nearest to what was written.
    pub fn nearest_instrument(&self, text: &str) -> Option<&str> {
        nearest(text, self.instruments.iter().map(|i| i.id.as_str()))
    }

    /// The definition of an instrument.
    pub fn definition(&self, ix: InstrumentIx) -> &Instrument {
        &self.instruments[usize::from(ix.0)]
    }

    /// The forum with this id.
    pub fn forum(&self, id: &str) -> Option<ForumIx> {
        let at = self.forums.iter().position(|f| f.id == id)?;
        u16::try_from(at).ok().map(ForumIx)
    }

    /// The id nearest to what was written.
    pub fn nearest_forum(&self, text: &str) -> Option<&str> {
        nearest(text, self.forums.iter().map(|f| f.id.as_str()))
    }

    /// The definition of a forum.
    pub fn forum_definition(&self, ix: ForumIx) -> &Forum {
        &self.forums[usize::from(ix.0)]
    }

    /// The measure with this id.
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.measures.iter().find(|m| m.id == id)
    }

    /// What an attribute is, where a definition says so.
    pub fn attribute_definition(&self, id: &str) -> Option<&AttributeDefinition> {
        self.attribute_definitions.iter().find(|a| a.id == id)
    }

    /// Works out who exists when; to be called when all actors are in.
    pub fn settle_actors(&mut self) {
        let exist = |kind: ActorKind| {
            let first = self.actors.iter().filter(|(_, a)| a.continues.is_none());
            // A State may continue what was none.
            let tenures = first.flat_map(|(origin, _)| self.actors.tenures(origin));
            Timeline::from_spans(tenures.filter(|(ix, ..)| self.actors[*ix].kind == kind))
        };
        (self.states, self.organisations) = (exist(ActorKind::State), exist(ActorKind::Organisation));
    }
}
