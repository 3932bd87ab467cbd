//! The lines of a pathway, in the words of the language.

use std::fmt::{self, Display, Formatter};

use super::{Period, join};
use crate::language::ast::{Convening, Effect, EffectOf, Evidence, Obligation, PathwayLine};

impl Display for PathwayLine {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            PathwayLine::Convenes(Convening { forum, every, from, until, days }) => {
                write!(f, "convenes    {forum} every {} from {from}", Period(*every))?;
                if let Some(until) = until {
                    write!(f, " until {until}")?;
                }
                write!(f, ", {days} {}", if *days == 1 { "day" } else { "days" })
            }
            PathwayLine::Invites(set) => write!(f, "invites     {set}"),
            PathwayLine::Urges(names) => write!(f, "urges       {}", join(names)),
            PathwayLine::Obliges(Obligation { gap, force, uniform }) => {
                let reach = if *uniform { "uniform" } else { "differentiated" };
                write!(f, "obliges     {gap} {} {reach}", force.word())
            }
            PathwayLine::Effect(effect) => effect.fmt(f),
        }
    }
}

impl Display for Effect {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.of {
            EffectOf::Pull(Some(forum)) => write!(f, "pull        of {forum}")?,
            EffectOf::Adopts(instrument) => write!(f, "adopts      {instrument} after")?,
            EffectOf::Delivered(step) => write!(f, "delivered   within {}", Period(*step))?,
            of => write!(f, "{:<11}", of.word())?,
        }
        if let Some((low, high)) = self.range {
            let sign = if self.of.is_share() { "%" } else { "" };
            write!(f, " {low}{sign} to {high}{sign}")?;
        }
        if matches!(self.of, EffectOf::Adopts(_)) {
            f.write_str(" years")?;
        }
        // Two spaces before the evidence, and only one where nothing stands before it.
        let gap = if self.range.is_none() && self.of == EffectOf::Pull(None) { " " } else { "  " };
        write!(f, "{gap}{}", self.evidence)
    }
}

impl Display for Evidence {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Evidence::Assumed => f.write_str("assumed"),
            Evidence::From(sources) => write!(f, "from {}", join(sources)),
            Evidence::Measured { forum, instrument } => write!(f, "measured at {forum} on {instrument}"),
        }
    }
}
