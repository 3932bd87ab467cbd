//! A figure on a day with all that it counts: who, out of whom, who is missing, what each has, what was due.

use std::fmt::{self, Display, Formatter};

use comity_regime::{
    Bounds, Count, Day,
    engine::Extent,
    language::ast::{Figure, SetExpr},
    register::Known,
};
use serde::Serialize;

use super::{
    Reckoner, Stake, Value,
    events::Row,
    reckon::{counted, how_many, number},
    stock::{self, Held},
};

/// Those that are counted, or are missing.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Group {
    /// The set, as it can be asked about: `comity who "..."` gives as many.
    pub set: String,
    /// How many, by names and published totals.
    pub count: Count,
    /// How many there are names for.
    pub by_name: Count,
    /// Those that are in it whatever is not known.
    pub sure: Vec<String>,
    /// Those that may be in it besides, of whom the record knows something that leaves it open.
    pub possible: Vec<String>,
    /// How many more may be in it because the record ends before the day.
    pub beyond: usize,
    /// Through which day it is known.
    pub known_through: Known,
}

/// A figure on a day, with all that it counts.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Reading {
    /// What is worked out, in the words of the language.
    pub figure: Figure,
    /// The figure.
    pub value: Value,
    /// Who or how many are counted.
    pub counted: Option<Group>,
    /// Out of whom.
    pub of: Option<Group>,
    /// Who is missing.
    pub missing: Option<Group>,
    /// Of a sum or a share of a quantity: what each has.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub held: Vec<Held>,
    /// Of what was due: each, and what came of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Row>,
    /// Through which day all of it is known.
    pub known_through: Known,
    /// What each brings to it.
    #[serde(skip)]
    pub stakes: Vec<(String, Stake)>,
}

impl Display for Reading {
    /// The figure with the counts behind it: `19 of 23 (83%)`.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match (&self.counted, &self.of) {
            (Some(counted), Some(of)) if self.held.is_empty() => {
                write!(f, "{} of {} ({})", counted.count, of.count, self.value)
            }
            _ => self.value.fmt(f),
        }
    }
}

impl Reading {
    /// Those who are counted, missing, or perhaps one or the other; `counted`, `missing` or `unknown`.
    pub fn groups(&self) -> impl Iterator<Item = (&'static str, &Vec<String>)> {
        let counted = self.counted.as_ref();
        let missing = self.missing.as_ref();
        // Whoever may be missing may be counted: it is named once.
        let perhaps = missing.or(counted).map(|group| ("unknown", &group.possible));
        let sure = [("counted", counted), ("missing", missing)];
        sure.into_iter().filter_map(|(word, group)| Some((word, &group?.sure))).chain(perhaps)
    }
}

impl Reckoner<'_> {
    /// The figure on a day, with all that it counts. Each set is looked at once.
    pub fn on(&self, on: Day) -> Reading {
        let extents: Vec<Extent> = self.sets.iter().map(|set| self.regime.extent(set, on)).collect();
        let bounds: Vec<Bounds> = extents.iter().map(|extent| extent.bounds).collect();
        let split = self
            .split
            .as_ref()
            .map(|(had, missing)| (self.regime.extent(had, on), self.regime.extent(missing, on)));
        let rows = self.rows(on);
        let stakes = self.stakes_of(&bounds, &rows, on);
        let (mut had, mut of, mut missing) = (None, None, None);
        match (self.figure, split, extents.as_slice()) {
            (Figure::Share(all, those) | Figure::HeldBy(_, all, those), Some(split), [whole, _]) => {
                let (a, b) = (|| Box::new(all.clone()), || Box::new(those.clone()));
                had = Some(self.group(split.0, &SetExpr::And(a(), b())));
                missing = Some(self.group(split.1, &SetExpr::ButNot(a(), b())));
                of = Some(self.group(*whole, all));
            }
            (Figure::Number(set), _, [extent]) => had = Some(self.group(*extent, set)),
            (
                Figure::Sum(_, over)
                | Figure::Portion(_, _, over)
                | Figure::Missions(_, over, _)
                | Figure::Fewest(_, over),
                _,
                [.., extent],
            ) => of = Some(self.group(*extent, over)),
            _ => {}
        }
        let stake = match (self.figure, split, extents.as_slice()) {
            (Figure::Share(..), Some((had, missing)), _) => counted(how_many(had), how_many(missing)),
            (Figure::Number(_), _, [extent]) => number(*extent),
            _ => self.sum(stakes.clone()),
        };
        let held = match (self.figure, self.stocks.first(), bounds.first()) {
            (Figure::Sum(..) | Figure::HeldBy(..) | Figure::Portion(..), Some(stock), Some(over)) => {
                stock::held(self.regime, stock, *over, on)
            }
            _ => vec![],
        };
        let known = extents.iter().map(|extent| extent.known).chain(rows.iter().map(|row| row.known));
        let nothing = if extents.is_empty() && rows.is_empty() { Known::Unsaid } else { Known::Always };
        Reading {
            figure: self.figure.clone(),
            value: Value::of(self.kind(), stake),
            counted: had,
            of,
            missing,
            held,
            known_through: known.min().unwrap_or(nothing),
            rows,
            stakes,
        }
    }

    fn group(&self, extent: Extent, set: &SetExpr) -> Group {
        let Extent { recorded, bounds, count, known } = extent;
        let open = recorded.possible - bounds.sure;
        Group {
            set: set.to_string(),
            count,
            by_name: recorded.count(),
            sure: self.regime.ids(bounds.sure),
            possible: self.regime.ids(open),
            beyond: (bounds.possible - bounds.sure - open).len(),
            known_through: known,
        }
    }
}
