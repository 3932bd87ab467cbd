//! What lies on the table: provisions, what is proposed for them, and who says what.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use comity_regime::Day;
use indexmap::{IndexMap, IndexSet};

use crate::{
    act::{Bracket, Opening, Operation, Place, Stance, sealed::SALT},
    part::provision::{Kind, Tabled},
    part::token::Token,
    rule::Refused,
};

/// The state of a text after some acts. It is changed by acts alone.
#[derive(Clone, Debug)]
pub struct Table {
    /// What is known of the text from the beginning.
    pub opening: Opening,
    /// The day that was asked about.
    pub on: Day,
    /// Every provision that ever was in the text or proposed for it, by its id.
    pub provisions: IndexMap<String, Provision>,
    /// The provisions that stand in no other, in their order.
    pub top: Vec<String>,
    /// What was laid on the table, by its id.
    pub tablings: BTreeMap<String, Tabling>,
    /// Every textual proposal, by its id.
    pub proposals: BTreeMap<String, Proposed>,
    /// Every proposal that was lodged under seal, by its id.
    pub sealed: BTreeMap<String, Sealed>,
    /// Every bracket that somebody put, by its id.
    pub brackets: BTreeMap<String, Put>,
    /// Every package, by its id.
    pub packages: BTreeMap<String, Package>,
    /// Every silence procedure, by its id.
    pub silences: BTreeMap<String, Silence>,
    /// Corrections of the adopted text, by their id.
    pub corrections: BTreeMap<String, Silence>,
    /// Who says what, by what it is about and by whom; the latest.
    pub positions: IndexMap<String, BTreeMap<String, Position>>,
    /// Whether proposals and positions are taken.
    pub open: bool,
    /// The act by which the text was adopted.
    pub adopted: Option<usize>,
    /// The places of the acts that concern a provision, by its id.
    pub history: IndexMap<String, Vec<usize>>,
    /// What was refused, and why.
    pub refused: Vec<Refused>,
    pub(crate) ids: IndexSet<String>,
    /// The proposals that were rejected: the same is not proposed again (R45).
    pub(crate) rejected: IndexMap<Vec<Operation>, String>,
    /// In which provisions a live proposal or a bracket has changes.
    pub(crate) spots: IndexMap<String, BTreeSet<String>>,
    /// Brackets around a whole provision that are not lifted, by its id.
    pub(crate) around: IndexMap<String, BTreeSet<String>>,
    /// The provisions to which others were laid down as alternatives.
    pub(crate) rivalled: IndexSet<String>,
    /// The proposals that name a provision, gone ones among them, by its id.
    pub(crate) about: IndexMap<String, Vec<String>>,
    /// The proposals that were made instead of another, by its id.
    pub(crate) instead: IndexMap<String, Vec<String>>,
}

/// A provision.
#[derive(Clone, Debug)]
pub struct Provision {
    /// Its permanent id.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// A number that is not computed.
    pub label: Option<String>,
    /// The provision to which it is an alternative.
    pub alternative_to: Option<String>,
    /// Its brackets are kept as printed, though they do not balance.
    pub as_printed: bool,
    /// The provision in which it stands.
    pub parent: Option<String>,
    /// The provisions in it, in their order; those that have gone keep their place.
    pub children: Vec<String>,
    /// Whether it is text.
    pub standing: Standing,
    /// What it says, by language.
    pub wordings: BTreeMap<String, Wording>,
    /// What is proposed for it as a whole.
    pub marks: Vec<Mark>,
    /// The act that brought it.
    pub origin: usize,
    /// The decision by which it was agreed *ad referendum*.
    pub agreed: Option<usize>,
}

/// Whether a provision is part of the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It is.
    Text,
    /// It is proposed.
    Proposed(String),
    /// It is no longer, by this act.
    Left(usize),
}

/// What a provision says in one language.
#[derive(Clone, Default, Debug)]
pub struct Wording {
    /// The words that stand.
    pub tokens: Vec<Token>,
    /// What is proposed for them, and what is in brackets.
    pub edits: Vec<Edit>,
    /// How often it has changed.
    pub version: usize,
    /// The version of the working language on which it rests.
    pub rests_on: usize,
}

/// A change that is proposed for some words, or a bracket around them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// The proposal or the bracket.
    pub by: String,
    /// Which tokens.
    pub range: Range<usize>,
    /// What would stand instead; nothing for a bracket alone.
    pub new: Option<Vec<Token>>,
}

/// What is proposed for a provision as a whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    /// The proposal.
    pub by: String,
    /// What it would do.
    pub change: Change,
}

/// A change to a provision as a whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// It goes.
    Delete,
    /// It stands elsewhere.
    Move(Place),
    /// It becomes two: the id of the second, and with which words it begins.
    Split(String, String),
    /// It is joined to another.
    Merge(String),
}

/// What was laid on the table.
#[derive(Clone, Debug)]
pub struct Tabling {
    /// Its place among the acts.
    pub act: usize,
    /// Who laid it there.
    pub by: String,
    /// Under what name.
    pub called: String,
    /// Where its provisions go.
    pub within: Option<String>,
    /// Its provisions.
    pub provisions: Vec<Tabled>,
    /// The decision by which it became a basis.
    pub basis: Option<usize>,
}

/// A textual proposal, and what became of it.
#[derive(Clone, Debug)]
pub struct Proposed {
    /// Its place among the acts.
    pub act: usize,
    /// Its day.
    pub day: Day,
    /// Who proposed it.
    pub by: String,
    /// Who else does.
    pub sponsors: Vec<String>,
    /// The observer whose words it brings.
    pub on_behalf_of: Option<String>,
    /// What it would do.
    pub operations: Vec<Operation>,
    /// Why.
    pub because: String,
    /// The proposal to which it is an alternative.
    pub instead_of: Option<String>,
    /// The proposals that it would amend: it is about provisions that they propose.
    pub amends: BTreeSet<String>,
    /// What became of it.
    pub fate: Fate,
    /// Voting on it has begun.
    pub voting: bool,
    /// The package to which it belongs.
    pub package: Option<String>,
}

/// What became of a proposal, and by which act.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// It is on the table.
    Live,
    /// Its proposer withdrew it.
    Withdrawn(usize),
    /// It became text.
    TakenIn(usize),
    /// It was rejected.
    Rejected(usize),
    /// What it was about left the text.
    Lapsed(usize),
}

/// A proposal that was lodged under seal, and what became of the seal.
#[derive(Clone, Debug)]
pub struct Sealed {
    /// Its place among the acts.
    pub act: usize,
    /// Its day.
    pub day: Day,
    /// Who sealed it.
    pub by: String,
    /// The digest of its salt and its words.
    pub digest: [u8; SALT],
    /// What became of the seal.
    pub seal: Seal,
}

/// What became of a seal, and by which act.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Seal {
    /// It is as it was put.
    Whole,
    /// It was opened: the proposal is on the table.
    Opened(usize),
    /// The proposal was withdrawn, and its words were never seen.
    Withdrawn(usize),
}

/// A bracket, and whether it is still there.
#[derive(Clone, Debug)]
pub struct Put {
    /// Its place among the acts.
    pub act: usize,
    /// Its day.
    pub day: Day,
    /// Who put it.
    pub by: String,
    /// Around what, and why.
    pub bracket: Bracket,
    /// The act by which it was lifted.
    pub lifted: Option<usize>,
}

/// Proposals that stand or fall together.
#[derive(Clone, Debug)]
pub struct Package {
    /// Its place among the acts.
    pub act: usize,
    /// Who made it one.
    pub by: String,
    /// The proposals.
    pub of: Vec<String>,
    /// Why.
    pub because: String,
    /// The act by which it was divided, taken in or rejected.
    pub ended: Option<usize>,
}

/// Something that takes effect unless somebody objects.
#[derive(Clone, Debug)]
pub struct Silence {
    /// Its place among the acts.
    pub act: usize,
    /// Whose.
    pub by: String,
    /// On what.
    pub on: Vec<String>,
    /// The last day.
    pub until: Day,
    /// The words, for a correction.
    pub changes: Vec<Operation>,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a silence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It runs.
    Running,
    /// Somebody broke it, by this act.
    Broken(usize),
    /// Nobody did.
    Kept,
    /// It ran out, and what it was about could no longer become text.
    Void,
}

/// What somebody says of something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Position {
    /// What.
    pub stance: Stance,
    /// Why.
    pub because: String,
    /// Its place among the acts.
    pub act: usize,
    /// Its day.
    pub day: Day,
}
