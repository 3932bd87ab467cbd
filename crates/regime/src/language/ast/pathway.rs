//! What a pathway would do, and what is believed of its effects.

use std::ops::Range;

use super::{Force, Name, SetExpr, Step};
use crate::Day;

/// A line of a pathway.
#[derive(Clone, PartialEq, Debug)]
pub enum PathwayLine {
    /// A forum meets.
    Convenes(Convening),
    /// Who is invited.
    Invites(SetExpr),
    /// Which instruments those invited are urged to join.
    Urges(Vec<Name>),
    /// An obligation that it would bring on one of the gaps.
    Obliges(Obligation),
    /// An effect, with what is believed of it and on whose word.
    Effect(Effect),
}

/// Sessions of a forum.
#[derive(Clone, PartialEq, Debug)]
pub struct Convening {
    /// Which forum.
    pub forum: Name,
    /// How long from one session to the next.
    pub every: Step,
    /// The day of the first.
    pub from: Day,
    /// The day after which there are none; `None` if they go on.
    pub until: Option<Day>,
    /// How many days each takes.
    pub days: u32,
}

/// An obligation on one of the gaps.
#[derive(Clone, PartialEq, Debug)]
pub struct Obligation {
    /// The gap.
    pub gap: Name,
    /// Binding in law, or political.
    pub force: Force,
    /// Whether it demands the same of all, or of each what it takes on.
    pub uniform: bool,
}

/// Something that is believed of a pathway.
#[derive(Clone, PartialEq, Debug)]
pub struct Effect {
    /// Of what.
    pub of: EffectOf,
    /// Between which numbers it lies, 9 times in 10; `None` where it is measured.
    pub range: Option<(f64, f64)>,
    /// On whose word.
    pub evidence: Evidence,
    /// The bytes of its numbers, or of its evidence where it has none.
    pub span: Range<usize>,
}

/// What is believed something of.
#[derive(Clone, PartialEq, Debug)]
pub enum EffectOf {
    /// The chance that it comes about at all.
    Happens,
    /// The share of those invited that ever take part.
    TakesPart,
    /// How many times as fast those invited join what they are urged to, from the month of a session (of that forum, of any
    /// if none is named) through the sixth after it.
    Pull(Option<Name>),
    /// A proposed instrument is adopted, so many years after the day from which is looked ahead.
    Adopts(Name),
    /// How many times as fast as usual what is adopted is joined, for what it demands and offers.
    Terms,
    /// How many commitments each State that takes part makes at a session.
    Commitments,
    /// The share of them that is delivered within a period.
    Delivered(Step),
}

/// On whose word something is believed.
#[derive(Clone, PartialEq, Debug)]
pub enum Evidence {
    /// Nobody's: whoever wrote the pathway assumes it, and every answer shows that.
    Assumed,
    /// Published, by these sources.
    From(Vec<Name>),
    /// Computed from the record: what the sessions of a forum did to joins of an instrument.
    Measured {
        /// The forum.
        forum: Name,
        /// The instrument.
        instrument: Name,
    },
}
