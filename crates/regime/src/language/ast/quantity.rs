//! Quantities, and how much of one somebody has to have.

use super::Name;

/// A sum of attributes.
#[derive(Clone, PartialEq, Debug)]
pub struct Quantity(pub Vec<Name>);

/// An amount with its unit.
#[derive(Clone, PartialEq, Debug)]
pub struct Amount {
    /// In millionths.
    pub millionths: u64,
    /// `kg`, `reactors`; a number of actors has none.
    pub unit: Option<Name>,
}

/// How much of a quantity somebody has to have.
#[derive(Clone, PartialEq, Debug)]
pub struct Threshold {
    /// As much, more or less.
    pub comparison: Comparison,
    /// How much.
    pub amount: Amount,
    /// Of what.
    pub of: Quantity,
}

/// How an amount is compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Comparison {
    /// As much or more.
    AtLeast,
    /// More.
    MoreThan,
    /// Less.
    LessThan,
}

impl Comparison {
    /// Each, in the words of the language.
    pub const ALL: [(Comparison, &'static str); 3] = [
        (Comparison::AtLeast, "at least"),
        (Comparison::MoreThan, "more than"),
        (Comparison::LessThan, "less than"),
    ];

    /// Its words.
    pub fn words(self) -> &'static str {
        match self {
            Comparison::AtLeast => "at least",
            Comparison::MoreThan => "more than",
            Comparison::LessThan => "less than",
        }
    }
}
