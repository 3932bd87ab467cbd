//! What must have happened: requirements on those who have deposited, and sets of actors.

use super::{Anchor, Moment, Name, Quantity, Step, Threshold};
use crate::{Day, proceeding::Level};

/// What must have happened.
#[derive(Clone, PartialEq, Debug)]
pub enum Condition {
    /// All of these hold of those who have deposited.
    Deposits(Vec<Requirement>),
    /// The text is deemed accepted, unless one of these holds of those who have objected.
    NoObjection(Deemed, Vec<Requirement>),
    /// A day has come.
    Reached(Anchor),
}

/// When a text is deemed accepted.
#[derive(Clone, PartialEq, Debug)]
pub enum Deemed {
    /// `acceptance on DATE`: objections count if they were made before that day.
    On(Day),
    /// `acceptance at the end of 12 months after adoption`: objections count through that day.
    AtEndOf(Moment),
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
    /// As many deposits, by whomever, as a part of a set has members: `deposits by three quarters of the number of
    /// parties to espoo as on adoption`.
    ShareOfNumber(Share, SetExpr),
    /// Everybody in a set: `deposits by all of list annex-2`.
    AllOf(SetExpr),
    /// Everybody in a set and `n` besides: `deposits by {GBR, SUN, USA} and 40 others`.
    AllAndOthers(SetExpr, u32),
    /// A weight (of those in a set): `carrying 55% of co2-1990 of actors with annex-i`, `carrying 400000 of tonnage`.
    Carrying(Weight, Name, Option<SetExpr>),
}

impl Requirement {
    /// The set that it is about, if it is about one.
    pub fn set(&self) -> Option<&SetExpr> {
        match self {
            Requirement::Number(_, set) | Requirement::Carrying(_, _, set) => set.as_ref(),
            Requirement::OfWhich(_, set)
            | Requirement::ShareOf(_, set)
            | Requirement::ShareOfNumber(_, set)
            | Requirement::AllOf(set)
            | Requirement::AllAndOthers(set, _) => Some(set),
        }
    }
}

impl Requirement {
    /// The same, with the days that only its instrument knows given by their dates.
    pub fn dated(&self, day: &dyn Fn(&Anchor) -> Option<Day>) -> Requirement {
        let mut dated = self.clone();
        match &mut dated {
            Requirement::Number(_, None) | Requirement::Carrying(_, _, None) => {}
            Requirement::Number(_, Some(set))
            | Requirement::Carrying(_, _, Some(set))
            | Requirement::OfWhich(_, set)
            | Requirement::ShareOf(_, set)
            | Requirement::ShareOfNumber(_, set)
            | Requirement::AllOf(set)
            | Requirement::AllAndOthers(set, _) => set.date(day),
        }
        dated
    }
}

impl SetExpr {
    fn date(&mut self, day: &dyn Fn(&Anchor) -> Option<Day>) {
        match self {
            SetExpr::AsOn(set, anchor) => {
                set.date(day);
                if let Some(day) = day(anchor) {
                    *anchor = Anchor::On(day);
                }
            }
            SetExpr::DepositorsTo(_, Some(set)) => set.date(day),
            SetExpr::And(a, b) | SetExpr::Or(a, b) | SetExpr::ButNot(a, b) => {
                a.date(day);
                b.date(day);
            }
            _ => {}
        }
    }

    /// The sets that it is put together from.
    pub fn leaves(&self) -> Vec<&SetExpr> {
        match self {
            SetExpr::AsOn(set, _) => set.leaves(),
            SetExpr::DepositorsTo(_, Some(set)) => [self].into_iter().chain(set.leaves()).collect(),
            SetExpr::And(a, b) | SetExpr::Or(a, b) | SetExpr::ButNot(a, b) => {
                a.leaves().into_iter().chain(b.leaves()).collect()
            }
            _ => vec![self],
        }
    }

    /// The quantities of which it asks for so much.
    pub fn quantities(&self) -> impl Iterator<Item = &Quantity> {
        self.leaves().into_iter().filter_map(|set| match set {
            SetExpr::Holding(_, threshold) => Some(&threshold.of),
            _ => None,
        })
    }
}

/// How much of a weight.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weight {
    /// A part of what all have.
    Share(Share),
    /// An amount, in millionths of the attribute's unit.
    Amount(u64),
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
    /// Those whose consent the depositary holds, whatever became of the State since; only those in a set, of which a
    /// State that has ended tells as on its last day.
    DepositorsTo(Name, Option<Box<SetExpr>>),
    /// Those that have signed and have not (or no longer) consented to be bound.
    SignatoriesTo(Name),
    /// Those that have signed, whether or not they have consented since.
    SignersOf(Name),
    /// Those that subscribe to a political instrument.
    SubscribersTo(Name),
    /// The members of an organisation or a forum.
    MembersOf(Name),
    /// Those on a named list.
    List(Name),
    /// Those that have taken part in a session, or in any of a forum's; at least at a level.
    ParticipantsIn(Name, Option<Level>),
    /// Those that have so much of something; only States, if so written.
    Holding(Kind, Box<Threshold>),
    /// Those that have reported on a commitment under an instrument, within so long before the day.
    ReportedUnder(Name, Option<Step>),
    /// Those that have asked for help with one.
    RequestedUnder(Name),
    /// Those that missions of a service have gone to, within so long before the day.
    HostsOf(String, Option<Step>),
    /// These, each meaning the States that continue one another.
    These(Vec<Name>),
    /// A set as it was on another day.
    AsOn(Box<SetExpr>, Anchor),
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
