//! What one actor, or one event, brings to a figure. Figures are sums of these, so that a change is one as well.

use std::ops::{Add, Sub};

use serde::Serialize;

/// The four numbers that a figure is made of. Its low end is `low / low_of`, its high end `high / high_of`.
///
/// For a share both wholes are those under which the end is reached: whoever may be in the whole and is not surely in the
/// part weighs against it at the low end, and not at the high end. What is no share has wholes of 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Stake {
    /// What is had at least.
    pub low: u128,
    /// Of how much, at that end.
    pub low_of: u128,
    /// What is had at most, as far as anything bounds it.
    pub high: u128,
    /// Of how much, at that end.
    pub high_of: u128,
    /// How many bring something that nothing bounds.
    pub open: u32,
}

impl Stake {
    /// Nothing.
    pub const NONE: Stake = Stake { low: 0, low_of: 0, high: 0, high_of: 0, open: 0 };

    /// Nothing is known of it.
    pub const OPEN: Stake = Stake { open: 1, ..Stake::NONE };

    /// An amount that is no share of another.
    pub fn amount(low: u128, high: Option<u128>) -> Stake {
        Stake { low, high: high.unwrap_or(0), open: u32::from(high.is_none()), ..Stake::NONE }
    }

    /// The same without a part of it.
    pub fn without(self, part: Stake) -> Stake {
        Stake {
            low: self.low.saturating_sub(part.low),
            low_of: self.low_of.saturating_sub(part.low_of),
            high: self.high.saturating_sub(part.high),
            high_of: self.high_of.saturating_sub(part.high_of),
            open: self.open.saturating_sub(part.open),
        }
    }

    /// One that is counted or not: surely or possibly had, surely or possibly missing.
    pub fn one(had: (bool, bool), missing: (bool, bool)) -> Stake {
        let (had_surely, had_possibly) = (u128::from(had.0), u128::from(had.1));
        let (missing_surely, missing_possibly) = (u128::from(missing.0), u128::from(missing.1));
        Stake {
            low: had_surely,
            low_of: had_surely + missing_possibly,
            high: had_possibly,
            high_of: had_possibly + missing_surely,
            open: 0,
        }
    }
}

impl Add for Stake {
    type Output = Stake;

    fn add(self, other: Stake) -> Stake {
        Stake {
            low: self.low.saturating_add(other.low),
            low_of: self.low_of.saturating_add(other.low_of),
            high: self.high.saturating_add(other.high),
            high_of: self.high_of.saturating_add(other.high_of),
            open: self.open.saturating_add(other.open),
        }
    }
}

impl std::iter::Sum for Stake {
    fn sum<I: Iterator<Item = Stake>>(all: I) -> Stake {
        all.fold(Stake::NONE, Add::add)
    }
}

/// How much more (or less) one stake is than another.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Stakes {
    /// Of what is had at least.
    pub low: i128,
    /// Of the whole at that end.
    pub low_of: i128,
    /// Of what is had at most.
    pub high: i128,
    /// Of the whole at that end.
    pub high_of: i128,
    /// Of those that bring something that nothing bounds.
    pub open: i64,
}

impl Stakes {
    /// So much less than this.
    pub fn less(self, other: Stakes) -> Stakes {
        Stakes {
            low: self.low.saturating_sub(other.low),
            low_of: self.low_of.saturating_sub(other.low_of),
            high: self.high.saturating_sub(other.high),
            high_of: self.high_of.saturating_sub(other.high_of),
            open: self.open - other.open,
        }
    }

    /// Whether nothing differs.
    pub fn is_none(self) -> bool {
        self == Stakes::default()
    }
}

impl Sub for Stake {
    type Output = Stakes;

    fn sub(self, before: Stake) -> Stakes {
        let less = |a: u128, b: u128| {
            let wide = |n: u128| i128::try_from(n).unwrap_or(i128::MAX);
            wide(a).saturating_sub(wide(b))
        };
        Stakes {
            low: less(self.low, before.low),
            low_of: less(self.low_of, before.low_of),
            high: less(self.high, before.high),
            high_of: less(self.high_of, before.high_of),
            open: i64::from(self.open) - i64::from(before.open),
        }
    }
}

impl Add for Stakes {
    type Output = Stakes;

    fn add(self, other: Stakes) -> Stakes {
        Stakes {
            low: self.low.saturating_add(other.low),
            low_of: self.low_of.saturating_add(other.low_of),
            high: self.high.saturating_add(other.high),
            high_of: self.high_of.saturating_add(other.high_of),
            open: self.open + other.open,
        }
    }
}
