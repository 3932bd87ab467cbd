//! What the columns of a row say: those of an act, and those of a correction that takes their place.

use borsh::{BorshDeserialize, BorshSerialize};

use super::{Counted, Drafting, Grade, Level, Sort, Vote};
use crate::{ActorIx, InstrumentIx, When};

/// What takes the place of what an act said; nothing where it stays as it was. A corrected text and digest are those of
/// the rectification itself.
#[derive(Clone, PartialEq, Eq, Default, Debug, BorshSerialize, BorshDeserialize)]
pub struct Correction {
    /// The day it was done (`effective`).
    pub date: Option<When>,
    /// What the other columns say.
    pub given: Given,
}

/// What stands in the column `value`, by the kind of act.
#[derive(Clone, PartialEq, Eq, Debug, BorshSerialize, BorshDeserialize)]
pub enum Value {
    /// Of a convening.
    Sort(Sort),
    /// Of an attendance.
    Level(Level),
    /// Of a vote.
    Vote(Vote),
    /// Of an assessment.
    Grade(Grade),
    /// Of a published count; none, where it was only said to be enough.
    Number(Option<u32>),
    /// An office, a symbol, a subject or a service.
    Text(String),
    /// Of a forecast: the numbers below which 5, 25, 50, 75 and 95 of 100 futures lie.
    Quantiles([u16; 5]),
    /// Of an act at the table of a text.
    Drafting(Drafting),
}

/// What the columns of a row say that not every act has.
#[derive(Clone, PartialEq, Eq, Default, Debug, BorshSerialize, BorshDeserialize)]
pub struct Given {
    /// What stands in the column `value`.
    pub value: Option<Value>,
    /// A first day.
    pub from: Option<When>,
    /// A last day, or a deadline.
    pub until: Option<When>,
    /// Where; empty if that is not said.
    pub place: String,
    /// Whom it is about.
    pub whom: Option<ActorIx>,
    /// What it is about in a word or two; empty if that is not said.
    pub topic: String,
    /// In which language; empty if that is not said.
    pub language: String,
    /// What was counted, in the column `detail`.
    pub counted: Option<Counted>,
    /// Which instrument is to be joined.
    pub joins: Option<InstrumentIx>,
}
