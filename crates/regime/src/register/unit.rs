//! Amounts with bounds, and the units they are in.

use std::fmt::{self, Display, Formatter};

use serde::{Serialize, Serializer};

/// What numbers count.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unit {
    /// A mass: grams, kilograms or tonnes, which are converted into each other.
    Mass(Mass),
    /// The IAEA's significant quantities (IAEA Safeguards Glossary 2022, 3.14): how much one is depends on the material.
    SignificantQuantity,
    /// Things of this name: only what is of the same name is added to them.
    Of(String),
}

/// Units of mass.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mass {
    /// Grams.
    Gram,
    /// Kilograms.
    Kilogram,
    /// Tonnes.
    Tonne,
}

impl Unit {
    /// The unit that a word names.
    pub fn of(word: &str) -> Unit {
        match word {
            "g" => Unit::Mass(Mass::Gram),
            "kg" => Unit::Mass(Mass::Kilogram),
            "t" => Unit::Mass(Mass::Tonne),
            "SQ" => Unit::SignificantQuantity,
            other => Unit::Of(other.to_owned()),
        }
    }

    /// How many millionths of the base unit (a gram, or the thing itself) a millionth of it is.
    pub fn scale(&self) -> u128 {
        match self {
            Unit::Mass(Mass::Kilogram) => 1000,
            Unit::Mass(Mass::Tonne) => 1_000_000,
            Unit::Mass(Mass::Gram) | Unit::SignificantQuantity | Unit::Of(_) => 1,
        }
    }

    /// Whether amounts in both can be added.
    pub fn agrees(&self, other: &Unit) -> bool {
        match (self, other) {
            (Unit::Mass(_), Unit::Mass(_)) => true,
            _ => self == other,
        }
    }
}

impl Display for Unit {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unit::Mass(Mass::Gram) => "g",
            Unit::Mass(Mass::Kilogram) => "kg",
            Unit::Mass(Mass::Tonne) => "t",
            Unit::SignificantQuantity => "SQ",
            Unit::Of(word) => word,
        })
    }
}

impl Serialize for Unit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// An amount within bounds, in millionths of a base unit: grams, or things.
///
/// INVARIANT: `low` is no more than `high`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Amounts {
    /// At least.
    pub low: u128,
    /// At most; `None` where nothing bounds it.
    pub high: Option<u128>,
}

impl Amounts {
    /// Nothing.
    pub const ZERO: Amounts = Amounts { low: 0, high: Some(0) };

    /// Nothing is known of it.
    pub const UNKNOWN: Amounts = Amounts { low: 0, high: None };

    /// The least and the most of both.
    pub fn hull(self, other: Amounts) -> Amounts {
        Amounts { low: self.low.min(other.low), high: self.high.zip(other.high).map(|(a, b)| a.max(b)) }
    }

    /// What may be left out: as much, or nothing.
    pub fn or_nothing(self) -> Amounts {
        Amounts { low: 0, ..self }
    }

    /// How many times `whole` it is, in millionths: the low end rounded down, the high end up.
    pub fn per(self, whole: u128) -> Amounts {
        let whole = whole.max(1);
        Amounts {
            low: self.low.saturating_mul(1_000_000) / whole,
            high: self.high.map(|high| high.saturating_mul(1_000_000).div_ceil(whole)),
        }
    }
}

impl std::ops::Add for Amounts {
    type Output = Amounts;

    /// Ends are added to ends: errors are not taken to cancel each other.
    fn add(self, other: Amounts) -> Amounts {
        Amounts {
            low: self.low.saturating_add(other.low),
            high: self.high.zip(other.high).map(|(a, b)| a.saturating_add(b)),
        }
    }
}

impl std::iter::Sum for Amounts {
    fn sum<I: Iterator<Item = Amounts>>(all: I) -> Amounts {
        all.fold(Amounts::ZERO, |sum, amount| sum + amount)
    }
}
