//! What measures ask and what attributes are, in the words of the language.

use std::fmt::{self, Display, Formatter};

use serde::{Serialize, Serializer};

use crate::language::ast::{
    Account, Aim, Amount, Baseline, Fate, Figure, Nature, Origin, Part, Quantity, Silence, Target, Threshold,
    Variant, Weight,
};

impl Display for Quantity {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.iter().enumerate().try_for_each(|(at, name)| {
            f.write_str(if at == 0 { "" } else { " and " })?;
            name.fmt(f)
        })
    }
}

impl Display for Part {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.outside { "not " } else { "" }, self.of)
    }
}

impl Display for Fate {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Fate::Delivered(None) => f.write_str("delivered"),
            Fate::Delivered(Some(account)) => {
                let words = Account::ALL.iter().find(|(a, _)| a == account).map_or("", |(_, words)| words);
                write!(f, "delivered {words}")
            }
            Fate::Stands(state) => f.write_str(&state.word().replace('_', " ")),
        }
    }
}

impl Display for Aim {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.target {
            Target::All => f.write_str("all")?,
            Target::None => f.write_str("none")?,
            Target::AtLeast(share) => write!(f, "at least {share}")?,
            Target::AtMost(amount) => write!(f, "at most {amount}")?,
            Target::More => f.write_str("more")?,
            Target::Less => f.write_str("less")?,
        }
        self.by.iter().try_for_each(|by| write!(f, " by {by}"))
    }
}

impl Display for Amount {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Weight::Amount(self.millionths).fmt(f)?;
        self.unit.iter().try_for_each(|unit| write!(f, " {unit}"))
    }
}

impl Display for Threshold {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} of {}", self.comparison.words(), self.amount, self.of)
    }
}

impl Display for Origin {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let space = if self.place.is_empty() { "" } else { " " };
        write!(f, "{}{space}{}", self.of, self.place)
    }
}

impl Display for Baseline {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Baseline::On(day) => day.fmt(f),
            Baseline::Session(id) => id.fmt(f),
        }
    }
}

impl Display for Variant {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "variant \"{}\"  {}", self.name, self.figure)
    }
}

impl Display for Nature {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Nature::State => "state",
            Nature::Reading => "reading",
        })
    }
}

impl Display for Silence {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Silence::Unknown => f.write_str("is unknown"),
            Silence::None(valid) if valid.is_always() => f.write_str("means none"),
            Silence::None(valid) => write!(f, "means none {valid}"),
        }
    }
}

/// A figure as one says it: the two spaces that set it apart in a file are one.
pub fn plain(figure: &Figure) -> String {
    figure.to_string().split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&plain(self))
    }
}
