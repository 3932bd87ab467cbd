//! Everything definitions and acts refer to, by name and by number.

mod forum;

use std::{collections::HashMap, ops::Range};

pub use forum::{Forum, ForumIx, Membership};

use crate::{
    ActorIx, ActorKind, ActorSet, Actors, BoundsTimeline, Day, InstrumentIx, SourceIx, Timeline, When,
    diagnostic::SourceText,
    language::ast::{
        Clause, Deadline, Entry, Force, Later, Name, Reservations, Rule, SetExpr, Step, SuccessionFrom,
    },
    name::nearest,
};

/// An instrument as defined: what its file says, nothing computed.
#[derive(Clone, Debug)]
pub struct Instrument {
    /// Its id, such as `cppnm`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its title in other languages.
    pub titles: Titles,
    /// The document symbol.
    pub symbol: Option<String>,
    /// Who receives the deposits.
    pub depositary: Vec<Name>,
    /// Binding unless it says otherwise.
    pub force: Force,
    /// The day of adoption.
    pub adopted: Option<Day>,
    /// The day it was opened for signature.
    pub opened: Option<Day>,
    /// The last day for signature.
    pub closed: Option<Day>,
    /// The day through which the record of acts on it is complete, where the record says so.
    pub complete: Option<Day>,
    /// What it covers.
    pub covers: Option<String>,
    /// The instrument it amends.
    pub amends: Option<Name>,
    /// The instrument it is a protocol to.
    pub supplements: Option<Name>,
    /// Who may become party; anybody if it does not say.
    pub open_to: Option<SetExpr>,
    /// The session at which it was made, if it is a joint statement.
    pub made_at: Option<Name>,
    /// Parts reported on by themselves.
    pub elements: Vec<Element>,
    /// Its rules, each with its bytes in the file.
    pub clauses: Vec<(Clause, Range<usize>)>,
    /// Where it is defined.
    pub source: SourceText,
    /// The bytes of its definition.
    pub span: Range<usize>,
}

impl Instrument {
    /// Whether it stands by itself: joint statements are many, and belong to the session they were made at.
    pub fn stands_alone(&self) -> bool {
        self.made_at.is_none()
    }

    /// The clause on entry into force, with its article.
    pub fn entry(&self) -> Option<(&Clause, &Entry)> {
        self.clauses.iter().find_map(|(c, _)| match &c.rule {
            Rule::EntersIntoForce(entry) => Some((c, entry)),
            _ => None,
        })
    }

    /// The clause on later parties.
    pub fn later(&self) -> Option<&Later> {
        self.clauses.iter().find_map(|(c, _)| match &c.rule {
            Rule::LaterParties(later) => Some(later),
            _ => None,
        })
    }

    /// The clause by which each subscriber is committed at once, with its article.
    pub fn on_subscription(&self) -> Option<&Clause> {
        self.clauses.iter().map(|(c, _)| c).find(|c| c.rule == Rule::TakesEffectOnSubscription)
    }

    /// Who is bound without an act of their own.
    pub fn binds(&self) -> Option<&SetExpr> {
        self.clauses.iter().find_map(|(c, _)| match &c.rule {
            Rule::Binds(set) => Some(set),
            _ => None,
        })
    }

    /// How long after notification a denunciation takes effect; at once if it does not say.
    pub fn denunciation(&self) -> &[Step] {
        self.clauses
            .iter()
            .find_map(|(c, _)| match &c.rule {
                Rule::DenunciationTakesEffect(steps) => Some(steps.as_slice()),
                _ => None,
            })
            .unwrap_or_default()
    }

    /// From when a successor State is bound; from independence if it does not say.
    pub fn succession(&self) -> SuccessionFrom {
        self.clauses
            .iter()
            .find_map(|(c, _)| match &c.rule {
                Rule::SuccessionTakesEffect(from) => Some(*from),
                _ => None,
            })
            .unwrap_or(SuccessionFrom::Independence)
    }

    /// Whether and to what reservations may be made.
    pub fn reservations(&self) -> &Reservations {
        self.clauses
            .iter()
            .find_map(|(c, _)| match &c.rule {
                Rule::Reservations(reservations) => Some(reservations),
                _ => None,
            })
            .unwrap_or(&Reservations::Allowed)
    }

    /// The number of parties below which it ends for good.
    pub fn ends_below(&self) -> Option<u32> {
        self.clauses.iter().find_map(|(c, _)| match c.rule {
            Rule::EndsBelow(n) => Some(n),
            _ => None,
        })
    }

    /// The number of parties it needs to be in force at all.
    pub fn in_force_while(&self) -> Option<u32> {
        self.clauses.iter().find_map(|(c, _)| match c.rule {
            Rule::InForceWhile(n) => Some(n),
            _ => None,
        })
    }
}

/// A part of a political instrument that is reported on by itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Element {
    /// Its id.
    pub id: String,
    /// What it asks.
    pub text: String,
    /// By when.
    pub due: Option<Deadline>,
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
    /// Which part of the first set is in the second.
    pub share: (SetExpr, SetExpr),
    /// Where it is defined.
    pub source: SourceText,
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

/// A row of `attributes.csv`: an actor has a value for an attribute during a time.
#[derive(Clone, Debug)]
pub struct AttributeRow {
    /// Whose it is.
    pub actor: ActorIx,
    /// The value as written.
    pub value: String,
    /// The value as a weight, in millionths, where it is a number.
    pub weight: u64,
    /// From when.
    pub from: Option<When>,
    /// Until when: it holds before this day and not on it.
    pub to: Option<When>,
    /// Where it is published.
    pub source: Option<SourceIx>,
}

impl AttributeRow {
    fn span(&self, sure: bool) -> (ActorIx, Day, Day) {
        let (open, shut) = (self.from.unwrap_or(Day::MIN.into()), self.to.unwrap_or(Day::MAX.into()));
        if sure { (self.actor, open.latest, shut.earliest) } else { (self.actor, open.earliest, shut.latest) }
    }
}

/// An attribute of actors.
#[derive(Clone, Default, Debug)]
pub struct Attribute {
    /// Its rows.
    pub rows: Vec<AttributeRow>,
    /// Who has it when. A value of 0 or `no` is not having it.
    pub holders: BoundsTimeline,
}

impl Attribute {
    /// An attribute from its rows.
    pub fn new(rows: Vec<AttributeRow>) -> Attribute {
        let held = |sure: bool| {
            let rows = rows.iter().filter(|r| !matches!(r.value.as_str(), "0" | "no" | ""));
            Timeline::from_spans(rows.map(|r| r.span(sure)))
        };
        Attribute { holders: BoundsTimeline::new(held(true), held(false)), rows }
    }

    /// Every day on which a row may begin or end, and so a weight may change.
    pub fn days(&self) -> impl Iterator<Item = Day> {
        let ends = self.rows.iter().flat_map(|r| r.from.into_iter().chain(r.to));
        ends.flat_map(|end| [end.earliest, end.latest])
    }

    /// The weight of a set on a day, in millionths.
    pub fn weight(&self, set: ActorSet, day: Day) -> u64 {
        let valid = |r: &&AttributeRow| {
            let (actor, from, to) = r.span(false);
            set.contains(actor) && from <= day && day < to
        };
        self.rows.iter().filter(valid).fold(0u64, |sum, r| sum.saturating_add(r.weight))
    }
}

/// Where a fact is published.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub struct Source {
    /// Its id, as rows cite it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Where it can be read.
    pub url: String,
    /// When it was read.
    pub retrieved: String,
}

/// What a source says of something on which sources disagree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Claim {
    /// What they disagree on.
    pub question: String,
    /// Which source.
    pub source: Option<SourceIx>,
    /// What it says.
    pub says: String,
    /// Whether the record takes it.
    pub taken: bool,
    /// Why, or why not.
    pub reason: String,
}

/// Everything that acts and definitions refer to.
#[derive(Clone, Default, Debug)]
pub struct Register {
    /// All actors.
    pub actors: Actors,
    /// All sources.
    pub sources: Vec<Source>,
    /// What sources say where they disagree.
    pub claims: Vec<Claim>,
    /// Attributes by name. Membership of an organisation is the attribute `member:ORG`.
    pub attributes: HashMap<String, Attribute>,
    /// All instruments.
    pub instruments: Vec<Instrument>,
    /// All forums.
    pub forums: Vec<Forum>,
    /// All measures.
    pub measures: Vec<Measure>,
    /// All named lists.
    pub lists: Vec<List>,
    /// States, as they come and go.
    pub states: Timeline,
    /// Organisations, as they come and go.
    pub organisations: Timeline,
}

impl Register {
    /// The attribute that records membership of an organisation.
    pub fn membership(organisation: &str) -> String {
        format!("member:{organisation}")
    }

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

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<SourceIx> {
        let at = self.sources.iter().position(|s| s.id == id)?;
        u32::try_from(at).ok().map(SourceIx)
    }

    /// Works out who exists when; to be called when all actors are in.
    pub fn settle_actors(&mut self) {
        let exist = |kind: ActorKind| {
            let those = self.actors.iter().filter(|(_, a)| a.kind == kind);
            Timeline::from_spans(
                those.map(|(ix, a)| (ix, a.from.unwrap_or(Day::MIN), a.to.unwrap_or(Day::MAX))),
            )
        };
        (self.states, self.organisations) = (exist(ActorKind::State), exist(ActorKind::Organisation));
    }
}
