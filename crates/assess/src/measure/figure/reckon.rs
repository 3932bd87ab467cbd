//! A figure with every name looked up, worked out on any day.

use comity_regime::{
    ActorIx, Bounds, Count, Day, Diagnostic, Regime, SourceText, When,
    engine::{Extent, Set, Stock},
    language::ast::{Figure, Quantity},
    register::{Known, Unit},
};

use super::{
    Kind, Stake, Value,
    events::{self, Row},
    stock::{self, Portion},
};

/// A figure with its names looked up in a regime.
pub struct Reckoner<'a> {
    pub(in crate::measure) regime: &'a Regime,
    pub(in crate::measure) figure: &'a Figure,
    pub(in crate::measure) sets: Vec<Set>,
    pub(in crate::measure) stocks: Vec<Stock<'a>>,
    /// Of a share of a set: those of the first set that are in the second, and those that are not.
    pub(in crate::measure) split: Option<(Set, Set)>,
}

impl<'a> Reckoner<'a> {
    /// Looks up every name in a figure.
    ///
    /// # Errors
    /// Names that are unknown, and quantities that cannot be added.
    pub fn new(
        regime: &'a Regime,
        figure: &'a Figure,
        source: &SourceText,
    ) -> Result<Reckoner<'a>, Vec<Diagnostic>> {
        let mut sets = vec![];
        for set in figure.sets() {
            sets.push(regime.set(set, source)?);
        }
        let mut stocks = vec![];
        for quantity in figure.quantities() {
            let quantity: &'a Quantity = quantity;
            stocks.push(Stock::resolve(quantity, regime.register(), source)?);
        }
        let split = match (figure, sets.as_slice()) {
            (Figure::Share(..) | Figure::HeldBy(..), [all, those]) => {
                let both = || (Box::new(all.clone()), Box::new(those.clone()));
                let (had, missing) = (both(), both());
                Some((Set::And(had.0, had.1), Set::ButNot(missing.0, missing.1)))
            }
            _ => None,
        };
        Ok(Reckoner { regime, figure, sets, stocks, split })
    }

    /// What kind of figure it is.
    pub fn kind(&self) -> Kind {
        match self.figure {
            Figure::Number(_) | Figure::Missions(..) | Figure::Fewest(..) => Kind::Number,
            Figure::Sum(..) => {
                let unit = self.stocks.first().and_then(Stock::unit);
                Kind::Amount(unit.cloned().unwrap_or(Unit::Of(String::new())))
            }
            _ => Kind::Share,
        }
    }

    fn bounds(&self, at: usize, on: Day) -> Bounds {
        // INVARIANT: every figure has been looked up with all of its sets.
        self.sets.get(at).map_or(Bounds::default(), |set| self.regime.bounds(set, on))
    }

    /// What each brings to it on a day, by name.
    pub fn stakes(&self, on: Day) -> Vec<(String, Stake)> {
        let bounds = (0..self.sets.len()).map(|at| self.bounds(at, on)).collect::<Vec<_>>();
        self.stakes_of(&bounds, &self.rows(on), on)
    }

    /// The same, where who is in its sets and what was due have been looked up.
    pub(in crate::measure) fn stakes_of(
        &self,
        bounds: &[Bounds],
        rows: &[Row],
        on: Day,
    ) -> Vec<(String, Stake)> {
        let stakes = match (self.figure, bounds) {
            (Figure::Share(..), [whole, part]) => {
                let (had, missing) = (whole.and(*part), whole.but_not(*part));
                let stake = |actor| {
                    let of = |b: Bounds| (b.sure.contains(actor), b.possible.contains(actor));
                    (actor, Stake::one(of(had), of(missing)))
                };
                whole.possible.iter().map(stake).collect()
            }
            (Figure::Number(_), [set]) => {
                let stake = |actor| (actor, Stake::one((set.sure.contains(actor), true), (false, false)));
                set.possible.iter().map(stake).collect()
            }
            (Figure::Sum(..), [over]) => stock::sum(&self.stocks[0], *over, on),
            (Figure::HeldBy(..), [over, by]) => stock::held_by(&self.stocks[0], *over, *by, on),
            (Figure::Portion(_, part, _), [over]) => {
                let (whole, of, register) = (&self.stocks[0], &self.stocks[1], self.regime.register());
                Portion::new(whole, of, part.outside, register).stakes(*over, on)
            }
            (Figure::Fewest(..), [conditions @ .., over]) => {
                let fewest = fewest(&met(*over, conditions), *over, conditions.len());
                let (low, high) = (fewest.min as u128, fewest.max as u128);
                return vec![(String::new(), Stake { low, high, ..Stake::NONE })];
            }
            _ => return rows.iter().map(|row| (row.key(), row.stake)).collect(),
        };
        let id = |actor: ActorIx| self.regime.register().actors[actor].id.clone();
        stakes.into_iter().map(|(actor, stake)| (id(actor), stake)).collect()
    }

    pub(in crate::measure) fn rows(&self, on: Day) -> Vec<Row> {
        let hosts = || self.sets.first().map(|set| self.regime.extent(set, on).recorded).unwrap_or_default();
        events::rows(self.regime, self.figure, hosts, on)
    }

    /// When each of the rows of a day is of, and when it came.
    pub(in crate::measure) fn rows_dates(&self, on: Day) -> Vec<(Option<When>, Option<When>)> {
        self.rows(on).into_iter().map(|row| (row.date, row.came)).collect()
    }

    /// The figure alone.
    pub fn value(&self, on: Day) -> Value {
        Value::of(self.kind(), self.stake(on))
    }

    /// What the figure is made of: what each brings, narrowed by published totals.
    pub fn stake(&self, on: Day) -> Stake {
        match (self.figure, &self.split) {
            (Figure::Share(..), Some((had, missing))) => {
                counted(how_many(self.regime.extent(had, on)), how_many(self.regime.extent(missing, on)))
            }
            (Figure::Number(_), _) => {
                self.sets.first().map_or(Stake::NONE, |set| number(self.regime.extent(set, on)))
            }
            _ => self.sum(self.stakes(on)),
        }
    }

    /// What stakes come to, where no published total narrows them.
    pub(in crate::measure) fn sum(&self, stakes: Vec<(String, Stake)>) -> Stake {
        let sum: Stake = stakes.into_iter().map(|(_, stake)| stake).sum();
        // Nobody publishes all missions.
        let open = if matches!(self.figure, Figure::Missions(..)) { 1 } else { sum.open };
        Stake { open, ..sum }
    }
}

/// How many of the conditions each of a set meets.
pub(in crate::measure) fn met(over: Bounds, conditions: &[Bounds]) -> Vec<(ActorIx, Count)> {
    let count = |actor| Count {
        min: conditions.iter().filter(|b| b.sure.contains(actor)).count(),
        max: conditions.iter().filter(|b| b.possible.contains(actor)).count(),
    };
    over.possible.iter().map(|actor| (actor, count(actor))).collect()
}

/// The fewest conditions that anybody of a set meets. Those who are in it whatever is not known hold the high end down.
pub(in crate::measure) fn fewest(met: &[(ActorIx, Count)], over: Bounds, conditions: usize) -> Count {
    let sure = met.iter().filter(|(actor, _)| over.sure.contains(*actor));
    Count {
        min: met.iter().map(|(_, met)| met.min).min().unwrap_or(0),
        max: sure.map(|(_, met)| met.max).min().unwrap_or(conditions),
    }
}

/// So many of a set; a record that says nothing of itself bounds no number of those that others may have joined.
pub(in crate::measure) fn number(extent: Extent) -> Stake {
    let stake = counted(how_many(extent), Count::default());
    let more = extent.recorded.possible.len() < extent.bounds.possible.len();
    Stake { open: u32::from(extent.known == Known::Unsaid && more), ..stake }
}

/// How many are in a set, where a record that says nothing of itself may lack some: of those outside of an instrument some
/// may have joined it.
pub(in crate::measure) fn how_many(extent: Extent) -> Count {
    let Extent { recorded, bounds, count, known } = extent;
    if known != Known::Unsaid {
        return count;
    }
    // A published total counts at least so many; names count those that are in it whatever is not known.
    let min = if count.min > recorded.sure.len() { count.min } else { count.min.min(bounds.sure.len()) };
    Count { min, max: bounds.possible.len().max(count.max) }
}

/// What so many that are counted and so many that are missing come to.
pub(in crate::measure) fn counted(had: Count, missing: Count) -> Stake {
    Stake {
        low: had.min as u128,
        low_of: (had.min + missing.max) as u128,
        high: had.max as u128,
        high_of: (had.max + missing.min) as u128,
        open: 0,
    }
}
