//! What measures ask: figures over sets and quantities, and the aims that texts set. And what attributes are.

use super::{Amount, Name, Quantity, SetExpr, Share, Step};
use crate::{Day, proceeding::State};

/// What a measure works out.
#[derive(Clone, PartialEq, Debug)]
pub enum Figure {
    /// Which part of the first set is in the second.
    Share(SetExpr, SetExpr),
    /// How many are in a set.
    Number(SetExpr),
    /// How much all of a set have together.
    Sum(Quantity, SetExpr),
    /// Which part of what a set has is had by those of another.
    HeldBy(Quantity, SetExpr, SetExpr),
    /// Which part of a quantity is another, over a set.
    Portion(Quantity, Part, SetExpr),
    /// Which part of the reports due under an instrument came.
    Reports(Name),
    /// Which part of the commitments under an instrument, a forum or a session stand so.
    Commitments(Name, Fate),
    /// Which part of the sessions of a forum that fell due were held.
    Sessions(Name),
    /// How many missions of a service went to a set, within so long before the day.
    Missions(String, SetExpr, Option<Step>),
    /// Which part of the areas is covered by an instrument in force; only binding ones, if so written.
    Areas(Force),
    /// How many of these conditions is the fewest that anybody in a set meets.
    Fewest(Vec<Criterion>, SetExpr),
}

impl Figure {
    /// The sets that it speaks of.
    pub fn sets(&self) -> Vec<&SetExpr> {
        match self {
            Figure::Share(a, b) | Figure::HeldBy(_, a, b) => vec![a, b],
            Figure::Number(set)
            | Figure::Sum(_, set)
            | Figure::Portion(_, _, set)
            | Figure::Missions(_, set, _) => vec![set],
            Figure::Fewest(criteria, over) => criteria.iter().map(|c| &c.set).chain([over]).collect(),
            Figure::Reports(_) | Figure::Commitments(..) | Figure::Sessions(_) | Figure::Areas(_) => vec![],
        }
    }

    /// The quantities that it speaks of, but for those within its sets.
    pub fn quantities(&self) -> Vec<&Quantity> {
        match self {
            Figure::Sum(quantity, _) | Figure::HeldBy(quantity, ..) => vec![quantity],
            Figure::Portion(whole, part, _) => vec![whole, &part.of],
            _ => vec![],
        }
    }
}

/// Of a quantity, that which is another, or that which is not.
#[derive(Clone, PartialEq, Debug)]
pub struct Part {
    /// The other quantity, a part of the first.
    pub of: Quantity,
    /// Whether what is left without it is meant.
    pub outside: bool,
}

/// Which instruments count for an area.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Force {
    /// Those that bind.
    Binding,
    /// Political ones as well.
    Any,
}

/// How a commitment stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// It was carried out, by anybody's account or by this one.
    Delivered(Option<Account>),
    /// Its state.
    Stands(State),
}

/// By whose account a commitment was carried out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Account {
    /// The record itself shows it.
    Record,
    /// Those who made it say so.
    Themselves,
    /// Other States say so.
    Peers,
    /// Independent reviewers say so.
    Independent,
}

impl Account {
    /// Each, in the words of the language.
    pub const ALL: [(Account, &'static str); 4] = [
        (Account::Record, "as the record itself shows"),
        (Account::Themselves, "by themselves"),
        (Account::Peers, "by peers"),
        (Account::Independent, "independently"),
    ];
}

/// A condition that each of a set meets or not.
#[derive(Clone, PartialEq, Debug)]
pub struct Criterion {
    /// Who meets it.
    pub set: SetExpr,
    /// What it is called in a table.
    pub name: String,
}

/// The same question with another denominator, threshold or definition.
#[derive(Clone, PartialEq, Debug)]
pub struct Variant {
    /// What it is called.
    pub name: String,
    /// What it works out.
    pub figure: Figure,
}

/// What a measure is to come to.
#[derive(Clone, PartialEq, Debug)]
pub struct Aim {
    /// How much.
    pub target: Target,
    /// By when.
    pub by: Option<Day>,
}

/// How much a measure is to come to.
#[derive(Clone, PartialEq, Debug)]
pub enum Target {
    /// Everybody, everything.
    All,
    /// Nobody, nothing.
    None,
    /// At least this part.
    AtLeast(Share),
    /// No more than this.
    AtMost(Amount),
    /// More than before.
    More,
    /// Less than before.
    Less,
}

/// The text from which something is taken: an instrument, a session or a source, and the place in it.
#[derive(Clone, PartialEq, Debug)]
pub struct Origin {
    /// Its id.
    pub of: Name,
    /// The place in it, as written; empty where none is given.
    pub place: String,
}

/// The day that change is reckoned from.
#[derive(Clone, PartialEq, Debug)]
pub enum Baseline {
    /// A day.
    On(Day),
    /// The last day of a session.
    Session(Name),
}

/// How an attribute holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Nature {
    /// Its rows say from when until when.
    State,
    /// Its rows say what was found on a day; it stands for later days until another is found.
    Reading,
}

/// What it means that there is no row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Silence {
    /// That there is none, on these days: those through which everybody was looked at.
    None(super::Validity),
    /// Nothing.
    Unknown,
}
