//! A figure within bounds, and how it is written: rounded outwards, so that it never says more than is known.

use std::{
    cmp::Ordering,
    fmt::{self, Display, Formatter},
};

use comity_regime::register::{Mass, Unit};
use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::Stake;

/// What a share of nothing is called.
const NOTHING: &str = "nothing to count";

/// A number as a fraction, exactly.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Fraction {
    /// So many ...
    pub of: u128,
    /// ... out of so many; 1 where it is no share.
    pub whole: u128,
}

impl Fraction {
    /// Which of two is greater, exactly: whole parts first, then the rests turned over (Euclid), so that no product can
    /// grow too large. Nothing of nothing is taken for 0.
    pub fn against(self, other: Fraction) -> Ordering {
        let (mut a, mut b) = ((self.of, self.whole.max(1)), (other.of, other.whole.max(1)));
        loop {
            let whole = (a.0 / a.1).cmp(&(b.0 / b.1));
            let rest = (a.0 % a.1, b.0 % b.1);
            match (whole, rest) {
                (Ordering::Equal, (0, 0)) => return Ordering::Equal,
                (Ordering::Equal, (0, _)) => return Ordering::Less,
                (Ordering::Equal, (_, 0)) => return Ordering::Greater,
                // x/n < y/m just where m/y < n/x.
                (Ordering::Equal, (x, y)) => (a, b) = ((b.1, y), (a.1, x)),
                _ => return whole,
            }
        }
    }
}

/// What kind of figure it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A part of a whole, 0 to 1.
    Share,
    /// So many actors, missions or conditions.
    Number,
    /// So much in a unit; in millionths of the base unit (a gram, or the thing itself).
    Amount(Unit),
}

/// A figure within bounds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Value {
    /// What kind of figure it is.
    pub kind: Kind,
    /// At least; `None` for a share of nothing.
    pub low: Option<Fraction>,
    /// At most; `None` for a share of nothing, and where nothing bounds it.
    pub high: Option<Fraction>,
}

impl Value {
    /// The figure that stakes come to.
    pub fn of(kind: Kind, stake: Stake) -> Value {
        let fraction = |of: u128, whole: u128| match kind {
            Kind::Share => (whole > 0).then_some(Fraction { of, whole }),
            _ => Some(Fraction { of, whole: 1 }),
        };
        let open = stake.open > 0;
        let (low, high) = match (kind == Kind::Share, open) {
            // Of a whole without bounds nothing is known but that a part is no more than all of it.
            (true, true) => (Some(Fraction { of: 0, whole: 1 }), Some(Fraction { of: 1, whole: 1 })),
            _ => {
                let high = if open { None } else { fraction(stake.high, stake.high_of) };
                (fraction(stake.low, stake.low_of), high)
            }
        };
        // An empty whole may be empty at one end only.
        let (low, high) = match (kind == Kind::Share, low, high) {
            (true, None, Some(_)) => (Some(Fraction { of: 0, whole: 1 }), high),
            (true, Some(_), None) => (low, Some(Fraction { of: 1, whole: 1 })),
            _ => (low, high),
        };
        Value { kind, low, high }
    }

    /// Whether nothing bounds it from above.
    pub fn is_open(&self) -> bool {
        self.low.is_some() && self.high.is_none()
    }

    /// What it is at least, as people read it: never more than is known.
    pub fn least(&self) -> String {
        self.rounded(self.low, false)
    }

    /// What it is at most, as people read it: never less than may be.
    pub fn most(&self) -> String {
        self.rounded(self.high, true)
    }

    fn rounded(&self, bound: Option<Fraction>, up: bool) -> String {
        let Some(bound) = bound else { return NOTHING.into() };
        match &self.kind {
            Kind::Share if up => format!("{}%", percent(bound, Some(true)).min(100)),
            Kind::Share => format!("{}%", percent(bound, Some(false))),
            Kind::Number => bound.of.to_string(),
            Kind::Amount(unit) => {
                let tonnes = matches!(unit, Unit::Mass(_)) && bound.of >= 10_000_000 * 1_000_000;
                let word = if tonnes { "t".to_owned() } else { unit.to_string() };
                format!("{} {word}", amount(bound.of, unit, tonnes, up))
            }
        }
    }

    /// One of its bounds as a figure of its own.
    pub fn end(&self, bound: Option<Fraction>) -> Value {
        Value { kind: self.kind.clone(), low: bound, high: bound }
    }

    /// Whether its bounds are one number.
    pub fn is_sure(&self) -> bool {
        match (self.low, self.high) {
            (Some(low), Some(high)) => low.against(high) == Ordering::Equal,
            (low, high) => low.is_none() && high.is_none(),
        }
    }

    /// How far its bounds are apart: percentage points in millionths, or the amount.
    pub fn width(&self) -> Option<u128> {
        let (low, high) = (self.low?, self.high?);
        let scaled = |f: Fraction, up: bool| {
            let n = f.of.saturating_mul(if self.kind == Kind::Share { 1_000_000 } else { 1 });
            if up { n.div_ceil(f.whole.max(1)) } else { n / f.whole.max(1) }
        };
        Some(scaled(high, true).saturating_sub(scaled(low, false)))
    }

    /// The least and the most in millionths of the whole, of a share.
    pub fn millionths(&self) -> Option<(u128, u128)> {
        let at = |f: Fraction| f.of.saturating_mul(1_000_000) / f.whole.max(1);
        Some((at(self.low?), at(self.high?)))
    }
}

/// Percent of a fraction: `up`, down, or to the nearest.
fn percent(f: Fraction, up: Option<bool>) -> u128 {
    let (n, whole) = (f.of.saturating_mul(100), f.whole.max(1));
    match up {
        Some(true) => n.div_ceil(whole),
        Some(false) => n / whole,
        None => n.saturating_add(whole / 2) / whole,
    }
}

/// An amount in its unit, rounded outwards to whole units, or to tenths of tonnes where it is ten tonnes or more.
fn amount(millionths: u128, unit: &Unit, tonnes: bool, up: bool) -> String {
    let (scale, tenths) = match unit {
        Unit::Mass(_) if tonnes => (Unit::Mass(Mass::Tonne).scale() * 1_000_000, true),
        unit => (unit.scale() * 1_000_000, millionths < unit.scale() * 10_000_000),
    };
    let n = millionths.saturating_mul(10);
    let n = if up { n.div_ceil(scale) } else { n / scale };
    match (tenths, n % 10) {
        (true, 0) | (false, _) if !tenths && up => n.div_ceil(10).to_string(),
        (true, 0) | (false, _) => (n / 10).to_string(),
        (true, tenth) => format!("{}.{tenth}", n / 10),
    }
}

impl Display for Value {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Some(low) = self.low else { return f.write_str(NOTHING) };
        match (&self.kind, self.high) {
            (Kind::Share, Some(_)) if self.is_sure() => write!(f, "{}%", percent(low, None)),
            (Kind::Share, Some(high)) => {
                let (least, most) = (percent(low, Some(false)), percent(high, Some(true)).min(100));
                write!(f, "{least}-{most}%")
            }
            (Kind::Number, Some(high)) if low == high => write!(f, "{}", low.of),
            (Kind::Number, Some(high)) => write!(f, "{}-{}", low.of, high.of),
            (Kind::Amount(unit), Some(high)) => {
                let tonnes = matches!(unit, Unit::Mass(_)) && high.of >= 10_000_000 * 1_000_000;
                let (least, most) =
                    (amount(low.of, unit, tonnes, false), amount(high.of, unit, tonnes, true));
                let unit = if tonnes { "t".to_owned() } else { unit.to_string() };
                if least == most { write!(f, "{least} {unit}") } else { write!(f, "{least}-{most} {unit}") }
            }
            (_, None) => write!(f, "{} or more", self.least()),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut value = serializer.serialize_struct("Value", 5)?;
        let (kind, unit) = match &self.kind {
            Kind::Share => ("share", None),
            Kind::Number => ("number", None),
            Kind::Amount(unit) => ("amount", Some(unit.to_string())),
        };
        value.serialize_field("kind", kind)?;
        value.serialize_field("low", &self.low.map(|low| self.number(low)))?;
        value.serialize_field("high", &self.high.map(|high| self.number(high)))?;
        value.serialize_field("unit", &unit)?;
        value.serialize_field("text", &self.to_string())?;
        value.end()
    }
}

impl Value {
    /// A bound as programs take it: a share of 1, a count, an amount in the unit.
    #[allow(clippy::cast_precision_loss, reason = "a number for a program to draw; the text is exact")]
    pub fn number(&self, bound: Fraction) -> f64 {
        let scale = match &self.kind {
            Kind::Share => bound.whole.max(1),
            Kind::Number => 1,
            Kind::Amount(unit) => unit.scale() * 1_000_000,
        };
        bound.of as f64 / scale as f64
    }
}
