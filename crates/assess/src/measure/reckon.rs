//! A figure with every name looked up, worked out on any day.

use comity_regime::{
    ActorIx, Bounds, Count, Day, Diagnostic, Regime, SourceText, When,
    engine::{Extent, Set, Stock},
    language::ast::{Figure, Quantity, SetExpr},
    register::{Known, Unit},
};
use serde::Serialize;

use super::{
    Kind, Stake, Value,
    events::{self, Row},
    stock::{self, Held, Portion},
};

/// Those that are counted, or are missing.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Group {
    /// The set, as it can be asked about: `comity who "..."` gives as many.
    pub set: String,
    /// How many.
    pub count: Count,
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

/// A figure with its names looked up in a regime.
pub struct Reckoner<'a> {
    pub(super) regime: &'a Regime,
    pub(super) figure: &'a Figure,
    pub(super) sets: Vec<Set>,
    pub(super) stocks: Vec<Stock<'a>>,
}

fn both(a: &Set, b: &Set) -> Set {
    Set::And(Box::new(a.clone()), Box::new(b.clone()))
}

fn without(a: &Set, b: &Set) -> Set {
    Set::ButNot(Box::new(a.clone()), Box::new(b.clone()))
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
        Ok(Reckoner { regime, figure, sets, stocks })
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

    fn set(&self, at: usize) -> &Set {
        // INVARIANT: every figure has been looked up with all of its sets.
        self.sets.get(at).unwrap_or(&Set::Empty)
    }

    fn bounds(&self, at: usize, on: Day) -> Bounds {
        self.regime.extent(self.set(at), on).bounds
    }

    /// What each brings to it on a day, by name.
    pub fn stakes(&self, on: Day) -> Vec<(String, Stake)> {
        let named = |stakes: Vec<(ActorIx, Stake)>| {
            let id = |actor: ActorIx| self.regime.register().actors[actor].id.clone();
            stakes.into_iter().map(|(actor, stake)| (id(actor), stake)).collect()
        };
        let of_rows = |rows: Vec<Row>| {
            let key = |row: &Row| match row.date {
                Some(date) => format!("{} {} {date}", row.id, row.actor),
                None => format!("{} {}", row.id, row.actor),
            };
            rows.into_iter().map(|row| (key(&row), row.stake)).collect()
        };
        match self.figure {
            Figure::Share(..) => {
                let (whole, part) = (self.bounds(0, on), self.bounds(1, on));
                let (had, missing) = (whole.and(part), whole.but_not(part));
                let stake = |actor| {
                    let of = |b: Bounds| (b.sure.contains(actor), b.possible.contains(actor));
                    (actor, Stake::one(of(had), of(missing)))
                };
                named(whole.possible.iter().map(stake).collect())
            }
            Figure::Number(_) => {
                let set = self.bounds(0, on);
                let stake = |actor| (actor, Stake::one((set.sure.contains(actor), true), (false, false)));
                named(set.possible.iter().map(stake).collect())
            }
            Figure::Sum(..) => named(stock::sum(&self.stocks[0], self.bounds(0, on), on)),
            Figure::HeldBy(..) => {
                named(stock::held_by(&self.stocks[0], self.bounds(0, on), self.bounds(1, on), on))
            }
            Figure::Portion(_, part, _) => {
                let (whole, of, register) = (&self.stocks[0], &self.stocks[1], self.regime.register());
                named(Portion::new(whole, of, part.outside, register).stakes(self.bounds(0, on), on))
            }
            Figure::Fewest(criteria, _) => {
                let met = self.conditions_met(criteria.len(), on);
                let count = |n: Option<usize>| n.unwrap_or(0) as u128;
                let low = count(met.iter().map(|(_, met)| met.min).min());
                let high = count(met.iter().map(|(_, met)| met.max).min());
                vec![(String::new(), Stake::amount(low, Some(high)))]
            }
            _ => of_rows(self.rows(on)),
        }
    }

    /// How many of the conditions each of the set meets.
    pub(super) fn conditions_met(&self, criteria: usize, on: Day) -> Vec<(ActorIx, Count)> {
        let over = self.bounds(criteria, on).possible;
        let met: Vec<Bounds> = (0..criteria).map(|at| self.bounds(at, on)).collect();
        let count = |actor| Count {
            min: met.iter().filter(|b| b.sure.contains(actor)).count(),
            max: met.iter().filter(|b| b.possible.contains(actor)).count(),
        };
        over.iter().map(|actor| (actor, count(actor))).collect()
    }

    fn rows(&self, on: Day) -> Vec<Row> {
        match self.figure {
            Figure::Reports(id) => events::reports(self.regime, &id.text, on),
            Figure::Commitments(id, fate) => events::commitments(self.regime, &id.text, *fate, on),
            Figure::Sessions(id) => events::sessions(self.regime, &id.text, on),
            Figure::Missions(service, _, within) => {
                events::missions(self.regime, service, self.set(0), *within, on)
            }
            Figure::Areas(force) => events::areas(self.regime, *force, on),
            _ => vec![],
        }
    }

    /// When each of the rows of a day is of, and when it came.
    pub(super) fn rows_dates(&self, on: Day) -> Vec<(Option<When>, Option<When>)> {
        self.rows(on).into_iter().map(|row| (row.date, row.came)).collect()
    }

    /// The figure alone.
    pub fn value(&self, on: Day) -> Value {
        Value::of(self.kind(), self.stake(on))
    }

    /// What the figure is made of: what each brings, narrowed by published totals.
    pub fn stake(&self, on: Day) -> Stake {
        match self.figure {
            // Published totals narrow what names leave open.
            Figure::Share(..) => {
                let had = how_many(self.regime.extent(&both(self.set(0), self.set(1)), on));
                let missing = how_many(self.regime.extent(&without(self.set(0), self.set(1)), on));
                counted(had, missing)
            }
            Figure::Number(_) => {
                let extent = self.regime.extent(self.set(0), on);
                let stake = counted(how_many(extent), Count::default());
                if extent.known == Known::Unsaid { Stake { open: 1, ..stake } } else { stake }
            }
            Figure::Missions(..) => {
                let stake: Stake = self.stakes(on).into_iter().map(|(_, stake)| stake).sum();
                Stake { open: stake.open.max(1), ..stake }
            }
            _ => self.stakes(on).into_iter().map(|(_, stake)| stake).sum(),
        }
    }

    /// The figure on a day, with all that it counts.
    pub fn on(&self, on: Day) -> Reading {
        let group = |set: &Set, expr: SetExpr| self.group(self.regime.extent(set, on), &expr);
        let (mut counted, mut of, mut missing) = (None, None, None);
        match self.figure {
            Figure::Share(whole, part) => {
                let (a, b) = (|| Box::new(whole.clone()), || Box::new(part.clone()));
                counted = Some(group(&both(self.set(0), self.set(1)), SetExpr::And(a(), b())));
                missing = Some(group(&without(self.set(0), self.set(1)), SetExpr::ButNot(a(), b())));
                of = Some(group(self.set(0), whole.clone()));
            }
            Figure::Number(set) => counted = Some(group(self.set(0), set.clone())),
            Figure::Sum(_, over) | Figure::Portion(_, _, over) | Figure::Missions(_, over, _) => {
                of = Some(group(self.set(0), over.clone()));
            }
            Figure::HeldBy(_, over, by) => {
                let (a, b) = (|| Box::new(over.clone()), || Box::new(by.clone()));
                counted = Some(group(&both(self.set(0), self.set(1)), SetExpr::And(a(), b())));
                of = Some(group(self.set(0), over.clone()));
                missing = Some(group(&without(self.set(0), self.set(1)), SetExpr::ButNot(a(), b())));
            }
            Figure::Fewest(criteria, over) => of = Some(group(self.set(criteria.len()), over.clone())),
            Figure::Reports(_) | Figure::Commitments(..) | Figure::Sessions(_) | Figure::Areas(_) => {}
        }
        let held = match self.figure {
            Figure::Sum(..) | Figure::HeldBy(..) | Figure::Portion(..) => {
                stock::held(self.regime, &self.stocks[0], self.bounds(0, on), on)
            }
            _ => vec![],
        };
        let known = self.sets.iter().map(|set| self.regime.extent(set, on).known).min();
        Reading {
            figure: self.figure.clone(),
            value: self.value(on),
            counted,
            of,
            missing,
            held,
            rows: self.rows(on),
            known_through: known.unwrap_or(Known::Always),
            stakes: self.stakes(on),
        }
    }

    fn group(&self, extent: Extent, set: &SetExpr) -> Group {
        let Extent { recorded, bounds, count, known } = extent;
        let open = recorded.possible - bounds.sure;
        Group {
            set: set.to_string(),
            count,
            sure: self.regime.ids(bounds.sure),
            possible: self.regime.ids(open),
            beyond: (bounds.possible - bounds.sure - open).len(),
            known_through: known,
        }
    }
}

/// How many are in a set, where a record that says nothing of itself may lack some.
fn how_many(extent: Extent) -> Count {
    match extent.known {
        Known::Unsaid => {
            Count { min: extent.count.min, max: extent.bounds.possible.len().max(extent.count.max) }
        }
        _ => extent.count,
    }
}

/// What so many that are counted and so many that are missing come to.
fn counted(had: Count, missing: Count) -> Stake {
    Stake {
        low: had.min as u128,
        low_of: (had.min + missing.max) as u128,
        high: had.max as u128,
        high_of: (had.max + missing.min) as u128,
        open: 0,
    }
}
