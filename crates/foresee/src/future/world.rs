//! What all futures begin with.

use std::collections::BTreeSet;

use comity_regime::{ActorIx, Day, InstrumentIx, Regime, language::ast::SetExpr};

use super::habits;
use crate::{
    error::Unforeseeable,
    history::{Course, History, Placement, Reference, history},
    level::{Level, LifeTable, Parameters},
    month::Month,
};

/// No forecast looks farther ahead, in years.
pub const FARTHEST: i32 = 50;

/// Where a State stands when the futures begin.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// It has joined.
    In,
    /// It may join.
    Outside,
    /// It may join once it has joined the instrument this one is open to the parties of.
    Waiting,
    /// It can never join.
    Never,
}

/// An instrument that is looked ahead at.
#[derive(Clone, Debug)]
pub struct Prospect {
    /// Which it is.
    pub ix: InstrumentIx,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The last day on which it is known how many States had joined.
    pub seen: Day,
    /// How many had.
    pub joined: usize,
    /// What is believed of its level.
    pub level: Level,
    /// The first month that is not known.
    pub start: Month,
    /// By State, in the world's order.
    pub places: Vec<Place>,
    /// How many have joined that nobody names: in each future, they are others.
    pub unnamed: usize,
    /// The prospect whose parties alone may join, by its place in the world.
    pub within: Option<usize>,
    /// Whether it cannot be joined until a pathway opens it.
    pub proposed: bool,
    /// Its course so far.
    pub course: Course,
}

/// What all futures begin with, whatever is done in them.
#[derive(Clone, Debug)]
pub struct World {
    /// The day on which the question is asked.
    pub on: Day,
    /// The first month that is drawn.
    pub first: Month,
    /// How many months are drawn.
    pub months: usize,
    /// The ends of the years that are counted: the first month after each.
    pub points: Vec<Month>,
    /// The States, each by the first of the chain of those that continue one another.
    pub states: Vec<ActorIx>,
    /// What is looked ahead at, each after the one whose parties alone may join it.
    pub prospects: Vec<Prospect>,
    /// What treaties do at an age, as it was known on the day.
    pub table: LifeTable,
    /// What the level is tuned by.
    pub parameters: Parameters,
    /// The chance that a State joins an instrument on the clock that it has for all of them.
    pub shared: f64,
    /// By month of the year: how many times the average month's joins.
    pub season: [f64; 12],
    /// What every random number is named by.
    pub seed: u64,
}

impl World {
    /// The world as a regime knows it on a day, for these instruments and through a later day. What an instrument is open to
    /// the parties of comes with it.
    ///
    /// # Errors
    /// If an instrument cannot be joined yet (and is not proposed), or the later day is no later, or later than
    /// [`FARTHEST`] years on, or than twice as many after what is known.
    pub fn new(
        regime: &Regime,
        reference: &Reference,
        instruments: &[InstrumentIx],
        (on, to): (Day, Day),
        seed: u64,
    ) -> Result<World, Unforeseeable> {
        let farthest = on.plus_years(FARTHEST);
        if to > farthest {
            return Err(Unforeseeable::TooFar { to, farthest, years: FARTHEST, since: on });
        }
        let parameters = Parameters::CHOSEN;
        let mut wanted: Vec<InstrumentIx> = vec![];
        for ix in instruments {
            let parent = parent(regime, *ix);
            wanted.extend(
                parent.into_iter().chain([*ix]).filter(|ix| !wanted.contains(ix)).collect::<Vec<_>>(),
            );
        }
        let register = regime.register();
        let table = LifeTable::known(reference, on, "");
        let states: Vec<ActorIx> = {
            let actors = &register.actors;
            let there = register.states.at(on);
            let mut origins: Vec<ActorIx> = there.iter().map(|ix| actors.origin(ix)).collect();
            origins.sort_unstable();
            origins.dedup();
            origins
        };
        let mut prospects = vec![];
        for ix in wanted.iter().copied() {
            let definition = register.definition(ix);
            let within = parent(regime, ix).and_then(|parent| wanted.iter().position(|w| *w == parent));
            let (id, title) = (definition.id.clone(), definition.title.clone());
            let known = match history(regime, ix, on) {
                Ok(history) => history,
                Err(_) if definition.force == comity_regime::language::ast::Force::Proposed => {
                    if to <= on {
                        return Err(Unforeseeable::Past { instrument: id, seen: on, to });
                    }
                    let places = places_of_proposed(regime, ix, on, &states, within.is_some());
                    let at_risk = places.iter().filter(|place| **place == Place::Outside).count();
                    prospects.push(Prospect {
                        ix,
                        id,
                        title,
                        seen: on,
                        joined: 0,
                        level: Level::unknown(&table),
                        start: Month::after(on),
                        places,
                        unnamed: 0,
                        within,
                        proposed: true,
                        course: Course { age: 0.0, years: vec![], joined: 0, at_risk },
                    });
                    continue;
                }
                Err(wrong) => return Err(wrong),
            };
            if to <= known.seen {
                return Err(Unforeseeable::Past { instrument: id, seen: known.seen, to });
            }
            let course = Course::placed(&known, &Placement::of(&known));
            prospects.push(Prospect {
                ix,
                id,
                title,
                seen: known.seen,
                joined: known.joined,
                level: Level::after(&course, &table, parameters),
                start: known.next_month(),
                places: places(&known, &states, within.is_some()),
                unnamed: known.unnamed(),
                within,
                proposed: false,
                course,
            });
        }
        let first = prospects.iter().map(|p| p.start).min().unwrap_or(Month::after(on));
        let end = Month::after(to);
        // A day to stand on that is itself far beyond what is known would have to be forecast first.
        let (since, years) = (first.first_day(), 2 * FARTHEST);
        let farthest = since.plus_years(years);
        if to > farthest {
            return Err(Unforeseeable::TooFar { to, farthest, years, since });
        }
        let habits = habits(regime, reference, on);
        Ok(World {
            on,
            first,
            months: usize::try_from(end.since(first)).unwrap_or(0),
            points: points(on, end),
            states,
            prospects,
            table,
            parameters,
            shared: habits.shared,
            season: habits.season,
            seed,
        })
    }

    /// The place of an instrument in the world.
    pub fn prospect(&self, id: &str) -> Option<usize> {
        self.prospects.iter().position(|p| p.id == id)
    }

    /// The first month that is so many years after the day from which is looked ahead; `None` beyond the last.
    pub fn after_years(&self, years: i32) -> Option<Month> {
        let month = Month::after(self.on).plus(years.saturating_mul(12));
        self.points.last().filter(|end| month <= **end).map(|_| month)
    }

    /// How many years are drawn, a begun one included.
    pub fn years(&self) -> usize {
        self.months.div_ceil(12)
    }
}

/// The ends of the years from a day through a month: every January after it, and the month itself. A year that ends with the day
/// is over.
fn points(on: Day, end: Month) -> Vec<Month> {
    let mut points = vec![];
    let mut january = Month((Month::after(on).year() + 1) * 12);
    while january < end {
        points.push(january);
        january = january.plus(12);
    }
    points.push(end);
    points
}

/// Where each State stands, by what is known.
fn places(history: &History, states: &[ActorIx], waiting: bool) -> Vec<Place> {
    let next = history.next_month();
    let of = |state: &ActorIx| {
        let spell = history.spells.iter().find(|s| s.state == *state);
        match spell {
            Some(s) if s.joined.is_some_and(|w| w.latest <= history.seen) => Place::In,
            Some(s) if s.exists(next) => Place::Outside,
            _ if waiting => Place::Waiting,
            _ => Place::Never,
        }
    };
    states.iter().map(of).collect()
}

/// Where each State stands before what is proposed is open: by its definition, where that says who may join, and by who they are on
/// a day. That others come to be among them is not foreseen, unless they join what it is open to the parties of.
fn places_of_proposed(
    regime: &Regime,
    ix: InstrumentIx,
    on: Day,
    states: &[ActorIx],
    waiting: bool,
) -> Vec<Place> {
    let Some(eligible) = regime.eligible(ix, on) else { return vec![Place::Outside; states.len()] };
    let actors = &regime.register().actors;
    let may: BTreeSet<ActorIx> = eligible.sure.iter().map(|actor| actors.origin(actor)).collect();
    let of = |state: &ActorIx| match may.contains(state) {
        true => Place::Outside,
        false if waiting => Place::Waiting,
        false => Place::Never,
    };
    states.iter().map(of).collect()
}

/// The instrument whose parties alone may join another.
fn parent(regime: &Regime, ix: InstrumentIx) -> Option<InstrumentIx> {
    let register = regime.register();
    match register.definition(ix).open_to.as_ref()? {
        SetExpr::PartiesTo(_, name) | SetExpr::ContractingPartiesTo(name) => register.instrument(&name.text),
        _ => None,
    }
}
