//! What a definition says, with the place of every name for error messages.

mod condition;
mod measure;
mod pathway;
mod quantity;
mod rule;
mod time;

use std::ops::Range;

pub use condition::{Condition, Deemed, Kind, Requirement, SetExpr, Share, Weight};
pub use measure::{
    Account, Aim, Baseline, Criterion, Fate, Figure, Force as AreaForce, Nature, Origin, Part, Silence,
    Target, Variant,
};
pub use pathway::{Convening, Effect, EffectOf, Evidence, Obligation, PathwayLine};
pub use quantity::{Amount, Comparison, Quantity, Threshold};
pub use rule::{
    Clause, Entry, Later, LaterThan, Leaving, OptOut, OptOutBy, OptOutUntil, Provisional, Reservations, Rule,
    Since, SuccessionFrom, Timing, Way,
};
pub use time::{Anchor, Moment, Step, Validity, YearDay, take};

use crate::{Day, proceeding::Level};

/// A name as written, with the bytes it stands at. Names are equal when their texts are.
#[derive(Clone, Debug)]
pub struct Name {
    /// The text.
    pub text: String,
    /// Its bytes in the file.
    pub span: Range<usize>,
}

impl PartialEq for Name {
    fn eq(&self, other: &Name) -> bool {
        self.text == other.text
    }
}

/// One line of a definition (several physical lines, where a line ends in a comma).
#[derive(Clone, PartialEq, Debug)]
pub enum Item {
    /// `instrument ID "Title"`: begins an instrument.
    Instrument(Name, String),
    /// `measure ID "Title"`: begins a measure.
    Measure(Name, String),
    /// `list ID "Title"`: begins a named list of actors.
    List(Name, String),
    /// What the whole record is, by its id and title.
    Record(Name, String),
    /// Of a record: what it says of itself in a sentence.
    Statement(String),
    /// Of a record: whether it is kept by whoever receives the acts, or by somebody else.
    Standing(Standing),
    /// Of a record: who keeps it.
    Operator(String),
    /// Of a record: where they can be reached.
    Contact(String),
    /// `forum ID "Title"`: begins a forum.
    Forum(Name, String),
    /// The title in another language, by its BCP 47 tag.
    Title(Name, String),
    /// The document symbol or registration number.
    Symbol(String),
    /// Who keeps the original and receives the deposits.
    Depositary(Vec<Name>),
    /// Binding in law, or political.
    Force(Force),
    /// The day the text was adopted.
    Adopted(Day),
    /// The day it was opened for signature.
    Opened(Day),
    /// The last day on which it could be signed.
    Closed(Day),
    /// The day through which the record of acts on it is complete; [`Day::MAX`] where it always is.
    Complete(Day),
    /// What it covers, in plain words.
    Covers(String),
    /// The instrument it amends.
    Amends(Name),
    /// The instrument it is a protocol to.
    Supplements(Name),
    /// Who may become party.
    OpenTo(SetExpr),
    /// A part of a political instrument that is reported on by itself, and by when.
    Element(Name, String, Terms),
    /// The session at which a joint statement was made.
    MadeAt(Name),
    /// A rule, with the article it comes from.
    Clause(Clause),
    /// Of a measure: the gap it measures.
    Gap(Name),
    /// Of a measure: what it works out.
    Figure(Figure),
    /// Of a measure: the question it answers.
    Asks(String),
    /// Of a measure: what it does not tell.
    Limits(String),
    /// Of a measure: what it is to come to.
    Aim(Aim),
    /// Of a measure or an attribute: the text it is taken from.
    TakenFrom(Origin),
    /// Of a measure: the day that change is reckoned from.
    Since(Baseline),
    /// Of a measure: the same question, asked otherwise.
    Variant(Variant),
    /// `attribute ID "Title"`: begins an attribute.
    Attribute(Name, String),
    /// Of an attribute: what its numbers count.
    Unit(Name),
    /// Of an attribute: whether its rows hold for a time or were found on a day.
    Nature(Nature),
    /// Of an attribute: how long a reading may stand for later days.
    Holds(Step),
    /// Of an attribute: what it means that there is no row.
    Silence(Silence),
    /// Of an attribute: what it is a part of.
    PartOf(Name),
    /// Of an attribute: what it is the sum of.
    MadeOf(Vec<Name>),
    /// Of an attribute: how much of it is one significant quantity.
    SignificantQuantity(Amount),
    /// `area ID "Title"`: begins an area that provisions cover.
    Area(Name, String),
    /// Of an instrument: areas that a provision covers.
    Reaches(Option<String>, Vec<Name>),
    /// Of a list: who is on it; of a forum: who belongs to it.
    Members(SetExpr),
    /// Of a forum: those belong to it who are invited.
    ByInvitation,
    /// Of a forum: the instrument that it is held under.
    Under(Name),
    /// Of a forum: who convenes it.
    ConvenedBy(Vec<Name>),
    /// Of a forum: the level at which members are expected to be represented.
    Level(Level),
    /// Of a forum: since when it exists.
    Established(Day),
    /// Of a forum: the day after which it meets no more.
    Ended(Day),
    /// Of a forum: the forum whose sessions it prepares.
    Prepares(Name),
    /// Of a forum: delegations need credentials to vote.
    CredentialsRequired,
    /// A rule of a forum, with the article it comes from.
    ForumClause(ForumClause),
    /// `pathway ID "Title"`: begins a pathway.
    BeginPathway(Name, String),
    /// A line of a pathway.
    Pathway(PathwayLine),
}

/// Whether a record is kept by whoever receives the acts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// By a depositary, or for it.
    Official,
    /// By somebody else, from what is published.
    Independent,
}

impl Standing {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Standing::Official => "official",
            Standing::Independent => "independent",
        }
    }
}

/// How an element is to be done.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Terms {
    /// Whether all that join do it together: one promise, with so many signatories.
    pub together: bool,
    /// By when.
    pub due: Option<Deadline>,
    /// The instrument whose being in force shows that it has come about.
    pub when: Option<Name>,
}

/// By when an element is to be done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Deadline {
    /// By a day.
    By(Day),
    /// Again and again, so long after the last report (or the subscription).
    Every(Step),
}

/// A rule of a forum and where it is written.
#[derive(Clone, PartialEq, Debug)]
pub struct ForumClause {
    /// `Article 16(1)`; a rule of practice has none.
    pub article: Option<String>,
    /// When it counts.
    pub valid: Validity,
    /// What it says.
    pub rule: ForumRule,
}

/// What a forum's clause says.
#[derive(Clone, PartialEq, Debug)]
pub enum ForumRule {
    /// When it meets: its first session, and if no other clause says so, those after it.
    Meets(Cadence),
    /// When it meets again.
    MeetsAgain(Cadence),
    /// How often it meets between sessions, and what such a meeting is called.
    BetweenSessions(Step, String),
    /// How it decides; on a subject, or on everything else.
    Decides(Option<Name>, Procedure),
    /// Which part of the members has to be present to decide.
    Quorum(Share),
    /// How long before its first day a session has to be convened.
    Notice(Step),
}

/// When a forum meets.
#[derive(Clone, PartialEq, Debug)]
pub enum Cadence {
    /// So long after an event.
    After(Vec<Step>, Anchor),
    /// So long after the first day of the session before.
    Every(Step),
    /// When so many members ask for it; not before so long after the last day of the session before.
    OnRequest(Share, Option<Vec<Step>>),
}

/// How a forum decides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Procedure {
    /// Adopted unless a member present objects.
    Consensus,
    /// So large a part of these has to be in favour.
    Majority(Share, Among),
    /// Adopted unless by a day members object: any, or this part of them.
    Silence(Option<Share>),
}

/// Whom a majority is reckoned among.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Among {
    /// Those who vote for or against; who abstains does not vote.
    Voting,
    /// Those present.
    Present,
    /// All members, present or not.
    Members,
}

/// Binding in law, political, or no more than proposed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Force {
    /// A treaty (VCLT Art. 2(1)(a)).
    Binding,
    /// A pledge, communique or information circular.
    Political,
    /// A text or an arrangement that has been proposed and not adopted.
    Proposed,
}

impl Force {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Force::Binding => "binding",
            Force::Political => "political",
            Force::Proposed => "proposed",
        }
    }
}
