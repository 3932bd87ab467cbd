//! What a definition says, with the place of every name for error messages.

use std::ops::Range;

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
    /// The day through which the record of acts on it is complete.
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
    Element(Name, String, Option<Deadline>),
    /// The session at which a joint statement was made.
    MadeAt(Name),
    /// A rule, with the article it comes from.
    Clause(Clause),
    /// Of a measure: the gap it measures.
    Gap(Name),
    /// Of a measure: which part of the first set is in the second.
    Share(SetExpr, SetExpr),
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

/// A rule and where it is written.
#[derive(Clone, PartialEq, Debug)]
pub struct Clause {
    /// `Article 19(1)`; a rule of practice has none.
    pub article: Option<String>,
    /// What it says.
    pub rule: Rule,
}

/// What a clause says.
#[derive(Clone, PartialEq, Debug)]
pub enum Rule {
    /// When the instrument enters into force.
    EntersIntoForce(Entry),
    /// From when it binds those who deposit later.
    LaterParties(Later),
    /// A political instrument: each subscriber is committed on subscribing.
    TakesEffectOnSubscription,
    /// Tacit acceptance: these are bound without an act of their own, unless they object.
    Binds(SetExpr),
    /// How long after its notification a denunciation takes effect.
    DenunciationTakesEffect(Vec<Step>),
    /// There is no withdrawing.
    DenunciationNotAllowed,
    /// From when a successor State is bound.
    SuccessionTakesEffect(SuccessionFrom),
    /// A State may declare that it applies the instrument provisionally.
    ProvisionalApplication,
    /// Whether, and to which articles, reservations may be made.
    Reservations(Reservations),
    /// It ends for good when its parties become fewer than this.
    EndsBelow(u32),
    /// It is in force only while it has this many parties.
    InForceWhile(u32),
}

/// When an instrument enters into force.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// The event and what is added to its date.
    pub timing: Timing,
    /// The earliest day, whatever the event.
    pub floor: Option<(Vec<Step>, Anchor)>,
}

/// The event that brings an instrument into force, and what is added to its date.
#[derive(Clone, PartialEq, Debug)]
pub enum Timing {
    /// So long after the condition is met.
    After(Vec<Step>, Condition),
    /// On a fixed date if the condition is met by then, else so long after it is met.
    OnDateIf(Day, Condition, Vec<Step>),
}

/// What must have happened.
#[derive(Clone, PartialEq, Debug)]
pub enum Condition {
    /// All of these hold of those who have deposited.
    Deposits(Vec<Requirement>),
    /// The date has come and none of these holds of those who have objected before it.
    NoObjection(Day, Vec<Requirement>),
    /// A day has come.
    Reached(Anchor),
}

/// A requirement on a set of actors: those who have deposited, or those who have objected.
#[derive(Clone, PartialEq, Debug)]
pub enum Requirement {
    /// At least `n` (of a set): `21 deposits`, `50 deposits by States`.
    Number(u32, Option<SetExpr>),
    /// Of those, at least `n` in a set: `of which 17 by States with nuclear-installation`.
    OfWhich(u32, SetExpr),
    /// A part of a set as it is on the day: `deposits by two thirds of States party to cppnm`.
    ShareOf(Share, SetExpr),
    /// Everybody in a set: `deposits by all of list annex-2`.
    AllOf(SetExpr),
    /// Everybody in a set and `n` besides: `deposits by {GBR, SUN, USA} and 40 others`.
    AllAndOthers(SetExpr, u32),
    /// A share of a weight (of those in a set): `carrying 55% of co2-1990 of actors with annex-i`.
    Carrying(Share, Name, Option<SetExpr>),
}

/// A part of a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Share {
    /// So many parts ...
    pub numerator: u32,
    /// ... out of so many; never 0.
    pub denominator: u32,
    /// More than this part (a majority), not just as much.
    pub more_than: bool,
}

impl Share {
    /// The least number out of `whole` that satisfies the share.
    ///
    /// ```
    /// # use comity_regime::language::ast::Share;
    /// let two_thirds = Share { numerator: 2, denominator: 3, more_than: false };
    /// assert_eq!(two_thirds.of(152), 102); // CPPNM Art. 20(2), on 8 April 2016
    /// ```
    pub fn of(self, whole: usize) -> usize {
        let (parts, whole_parts) = (whole as u128 * u128::from(self.numerator), u128::from(self.denominator));
        let least = if self.more_than { parts / whole_parts + 1 } else { parts.div_ceil(whole_parts) };
        usize::try_from(least).unwrap_or(usize::MAX)
    }

    /// Whether `part` is enough of `whole`.
    pub fn met(self, part: u64, whole: u64) -> bool {
        let (part, whole) =
            (u128::from(part) * u128::from(self.denominator), u128::from(whole) * u128::from(self.numerator));
        if self.more_than { part > whole } else { part >= whole }
    }
}

/// One step of a period; steps are listed outermost first, as they are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// `n days after`.
    Days(u32),
    /// `n months after`.
    Months(u32),
    /// `n years after`.
    Years(u32),
    /// `first day of the k-th month after the month of`.
    FirstOfMonth(u32),
}

impl Step {
    /// The day this step leads to.
    pub fn from(self, day: Day) -> Day {
        let n = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
        match self {
            Step::Days(days) => day.plus_days(n(days)),
            Step::Months(months) => day.plus_months(n(months)),
            Step::Years(years) => day.plus_years(n(years)),
            Step::FirstOfMonth(k) => day.first_of_month_after(n(k)),
        }
    }
}

/// Takes all the steps, innermost first.
pub fn take(steps: &[Step], day: Day) -> Day {
    steps.iter().rev().fold(day, |day, step| step.from(day))
}

/// A day that a definition refers to.
#[derive(Clone, PartialEq, Debug)]
pub enum Anchor {
    /// A date.
    On(Day),
    /// The day the instrument was opened for signature.
    Opening,
    /// The day it was adopted.
    Adoption,
    /// The day another instrument entered into force.
    EntryIntoForceOf(Name),
}

/// From when an instrument binds those who deposit later.
#[derive(Clone, PartialEq, Debug)]
pub struct Later {
    /// Later than what.
    pub than: LaterThan,
    /// What is added to the date of the own deposit.
    pub steps: Vec<Step>,
}

/// Which deposits are "later" ones.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LaterThan {
    /// Made after the deposit that fulfilled the condition: `for later parties`.
    Condition,
    /// Made after the entry into force itself: `for parties after entry into force`.
    EntryIntoForce,
}

/// From when a successor State is bound.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SuccessionFrom {
    /// From the day it came into being (Vienna Convention on Succession of States in respect of Treaties, Art. 23(1)).
    Independence,
    /// From its notification.
    Notification,
}

/// Whether reservations may be made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reservations {
    /// Any compatible with the instrument's object and purpose (VCLT Art. 19).
    Allowed,
    /// None.
    NotAllowed,
    /// Only to these articles.
    AllowedTo(Vec<String>),
}

/// A set of actors, evaluated on a day.
#[derive(Clone, PartialEq, Debug)]
pub enum SetExpr {
    /// All States that exist that day.
    States,
    /// All organisations that exist that day.
    Organisations,
    /// Everybody.
    Actors,
    /// Those with an attribute that day; only States, if so written.
    With(Kind, Name),
    /// Those bound by an instrument; only States, if so written.
    PartiesTo(Kind, Name),
    /// Those that have consented to be bound, whether it is in force or not (VCLT Art. 2(1)(f)).
    ContractingPartiesTo(Name),
    /// Those that have signed and not yet consented to be bound.
    SignatoriesTo(Name),
    /// Those that subscribe to a political instrument.
    SubscribersTo(Name),
    /// The members of an organisation or a forum.
    MembersOf(Name),
    /// Those on a named list.
    List(Name),
    /// Those that have taken part in a session, or in any of a forum's; at least at a level.
    ParticipantsIn(Name, Option<Level>),
    /// These.
    These(Vec<Name>),
    /// In both.
    And(Box<SetExpr>, Box<SetExpr>),
    /// In either.
    Or(Box<SetExpr>, Box<SetExpr>),
    /// In the first and not in the second.
    ButNot(Box<SetExpr>, Box<SetExpr>),
}

/// States only, or all actors.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Only States.
    States,
    /// States and organisations.
    Actors,
}
