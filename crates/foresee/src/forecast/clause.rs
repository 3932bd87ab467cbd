//! What if: another clause on entry into force, applied to what happened, and to what may.
//!
//! The engine that says when an instrument entered into force says it here too: the definition has another clause, and the
//! futures' joins are acts like any other.

use comity_regime::{
    Act, ActKind, Day, Diagnostic, InstrumentIx, Proceeding, Regime, Register, SourceText, When,
    language::{
        self,
        ast::{Clause, Force, Item, Rule},
    },
};
use rayon::prelude::*;
use serde::Serialize;

use crate::{
    future::{Influence, Place, World},
    level::states as number,
};

/// So many futures are run through the engine: each is the whole regime.
pub const RUN: u32 = 100;

/// What another clause would have done, and would do.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct WhatIf {
    /// The instrument's id.
    pub instrument: String,
    /// The clause, as the language prints it.
    pub clause: String,
    /// When it would have entered into force, by the acts there are; `None` if it would not have yet.
    pub entry_into_force: Option<When>,
    /// How many days before (less than 0) or after the day on which it did, where both are known.
    pub days_later: Option<i32>,
    /// By the end of each year: in which share of the futures it would be in force.
    pub by_year: Vec<(Day, f64)>,
    /// How many futures were run through the engine.
    pub futures: u32,
}

/// Applies a clause such as `enters into force 30 days after 22 deposits` to an instrument's history and, if that does not
/// decide it, to so many futures of a world that has the instrument.
///
/// # Errors
/// If it cannot be read or is no clause on entry into force, with its place in the text; if names in it are unknown.
pub fn what_if(
    regime: &Regime,
    ix: InstrumentIx,
    clause: &str,
    world: &World,
    futures: u32,
) -> Result<WhatIf, Vec<Diagnostic>> {
    let (clause, mut register) = with(regime, ix, clause)?;
    let own: Vec<Act> = regime.acts().recorded().cloned().collect();
    let proceedings: Vec<Proceeding> = regime.docket().recorded().to_vec();
    let past = Regime::new(register.clone(), own.clone(), proceedings.clone())?;
    let entry = past.standing(ix).entry.as_ref().map(|e| e.date);
    let decided = entry.filter(|when| when.latest <= world.on);
    let entries = match decided {
        Some(when) => vec![Some(when.latest)],
        None => entries(&mut register, &own, &proceedings, ix, world, futures)?,
    };
    Ok(WhatIf {
        instrument: regime.register().definition(ix).id.clone(),
        clause: clause.rule.to_string(),
        entry_into_force: decided,
        days_later: days_later(regime, ix, decided),
        by_year: by_year(world, &entries),
        futures: if decided.is_some() { 0 } else { futures },
    })
}

/// When a treaty that is proposed may enter into force under a clause, if it could be joined from the day on from which a world
/// looks ahead.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct MayEnter {
    /// The day on which it is taken to be open to all that may join it.
    pub opened: Day,
    /// Who may join it by its own rules, as the language prints it; nothing if they do not say, and every State may.
    pub open_to: Option<String>,
    /// How many States may join it on the day from which is looked ahead.
    pub may_join: usize,
    /// How many may once they have joined what it is open to the parties of.
    pub may_later: usize,
    /// The last day that is looked at.
    pub through: Day,
    /// By this day it is in force in 5 of 100 futures; `None` if that is later than the last day looked at.
    pub p05: Option<Day>,
    /// The same in half of them.
    pub p50: Option<Day>,
    /// The same in 95 of 100: what is between the first and this holds 90 of 100 futures.
    pub p95: Option<Day>,
    /// By the end of each year: in which share of the futures it is in force.
    pub by_year: Vec<(Day, f64)>,
    /// How many futures were run through the engine.
    pub futures: u32,
    /// What names every random number in them.
    pub seed: u64,
}

/// Runs a clause on entry into force of a treaty that is proposed, and of which nothing was ever done, through so many futures of a
/// world that has it. Who may join it is what its definition says. That they join it as they join treaties of the reference class is all that is known of it.
///
/// # Errors
/// As [`what_if`].
pub fn may_enter(
    regime: &Regime,
    ix: InstrumentIx,
    clause: &str,
    world: &World,
    futures: u32,
) -> Result<MayEnter, Vec<Diagnostic>> {
    let (_, mut register) = with(regime, ix, clause)?;
    let own: Vec<Act> = regime.acts().recorded().cloned().collect();
    let mut entries = entries(&mut register, &own, regime.docket().recorded(), ix, world, futures)?;
    let by_year = by_year(world, &entries);
    let through = by_year.last().map_or(world.on, |(day, _)| *day);
    entries.sort_by_key(|entry| entry.unwrap_or(Day::MAX));
    // The first day by which at least so many of a hundred futures have it in force.
    let by = |hundredths: usize| {
        let place = (entries.len() * hundredths).div_ceil(100).saturating_sub(1);
        entries.get(place).copied().flatten().filter(|day| *day <= through)
    };
    let prospect = world.prospects.iter().find(|p| p.ix == ix);
    let opens = prospect.map_or(world.first, |p| p.start);
    let count =
        |place: Place| prospect.map_or(0, |p| p.places.iter().filter(|other| **other == place).count());
    Ok(MayEnter {
        opened: opens.first_day(),
        open_to: regime.register().definition(ix).open_to.as_ref().map(ToString::to_string),
        may_join: count(Place::Outside),
        may_later: count(Place::Waiting),
        through,
        p05: by(5),
        p50: by(50),
        p95: by(95),
        by_year,
        futures,
        seed: world.seed,
    })
}

/// By future: the day on which an instrument enters into force in it, as far as its joins are drawn.
fn entries(
    register: &mut Register,
    own: &[Act],
    proceedings: &[Proceeding],
    ix: InstrumentIx,
    world: &World,
    futures: u32,
) -> Result<Vec<Option<Day>>, Vec<Diagnostic>> {
    // In a future everything is known: what is not an act there has not happened.
    for prospect in &world.prospects {
        register.instruments[usize::from(prospect.ix.0)].complete = Some(Day::MAX);
    }
    // What is drawn comes after all that is recorded.
    let next = own.last().map_or(0, |act| act.entry + 1);
    let run = |future| {
        let acts = own.iter().cloned().chain(acts(world, future, next));
        let then = Regime::new(register.clone(), acts.collect(), proceedings.to_vec())?;
        Ok(then.standing(ix).entry.as_ref().map(|e| e.date.latest))
    };
    (0..futures).into_par_iter().map(run).collect()
}

/// By the end of each year: the share of futures in which an instrument is in force.
fn by_year(world: &World, entries: &[Option<Day>]) -> Vec<(Day, f64)> {
    let through = world.points.iter().map(|p| p.first_day().plus_days(-1));
    let share = |day: Day| {
        let reached = entries.iter().filter(|entry| entry.is_some_and(|e| e <= day)).count();
        (day, number(reached) / number(entries.len()).max(1.0))
    };
    through.map(share).collect()
}

/// What a clause on entry into force would have done to an instrument's history.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct WouldHave {
    /// The instrument's id.
    pub instrument: String,
    /// When it would have entered into force, by the acts that there are; `None` if the record does not show that it would have.
    pub entry_into_force: Option<When>,
    /// How many days before (less than 0) or after the day on which it did, where both are known.
    pub days_later: Option<i32>,
    /// The day through which the record of acts on it is complete, where that is known.
    pub known_through: Option<Day>,
}

/// Applies a clause on entry into force to an instrument's history through a day.
///
/// # Errors
/// As [`what_if`].
pub fn would_have(
    regime: &Regime,
    ix: InstrumentIx,
    clause: &str,
    on: Day,
) -> Result<WouldHave, Vec<Diagnostic>> {
    let (_, register) = with(regime, ix, clause)?;
    let past = Regime::new(
        register,
        regime.acts().recorded().cloned().collect(),
        regime.docket().recorded().to_vec(),
    )?;
    let entry = past.standing(ix).entry.as_ref().map(|e| e.date).filter(|when| when.latest <= on);
    let definition = regime.register().definition(ix);
    Ok(WouldHave {
        instrument: definition.id.clone(),
        entry_into_force: entry,
        days_later: days_later(regime, ix, entry),
        known_through: definition.complete.map(|day| day.min(on)),
    })
}

/// The instruments in whose history a clause can be tried: binding ones that entered into force by deposits, the earliest first.
pub fn histories(regime: &Regime) -> Vec<InstrumentIx> {
    let register = regime.register();
    let all = register.instruments.iter().filter_map(|definition| {
        let binding =
            definition.force == Force::Binding && definition.clauses.iter().any(|(c, _)| is_entry(&c.rule));
        let ix = register.instrument(&definition.id).filter(|_| binding)?;
        let entry = regime.standing(ix).entry.as_ref()?;
        Some((entry.date.earliest, ix))
    });
    let mut all: Vec<_> = all.collect();
    all.sort();
    all.into_iter().map(|(_, ix)| ix).collect()
}

/// A clause, and the definitions with it in the place of an instrument's own.
fn with(regime: &Regime, ix: InstrumentIx, clause: &str) -> Result<(Clause, Register), Vec<Diagnostic>> {
    let source = SourceText::new("clause", clause);
    let clause = read(&source)?;
    let mut register = regime.register().clone();
    let definition = &mut register.instruments[usize::from(ix.0)];
    definition.clauses.retain(|(c, _)| !is_entry(&c.rule));
    definition.clauses.push((clause.clone(), 0..source.text.len()));
    definition.source = source;
    Ok((clause, register))
}

/// How many days later than it did, where both days are known.
fn days_later(regime: &Regime, ix: InstrumentIx, entry: Option<When>) -> Option<i32> {
    let real = regime.standing(ix).entry.as_ref().and_then(|e| e.date.day());
    entry.and_then(When::day).zip(real).map(|(then, real)| then.number() - real.number())
}

fn is_entry(rule: &Rule) -> bool {
    matches!(rule, Rule::EntersIntoForce(_) | Rule::TakesEffectOnSubscription)
}

/// Reads one clause on entry into force.
fn read(source: &SourceText) -> Result<Clause, Vec<Diagnostic>> {
    let (script, found) = language::parse(source);
    if !found.is_empty() {
        return Err(found);
    }
    let mut items = script.lines.into_iter().filter_map(|line| line.item);
    match (items.next(), items.next()) {
        (Some(Item::Clause(clause)), None) if is_entry(&clause.rule) => Ok(clause),
        _ => {
            let message = "this is not one clause on entry into force";
            let wrong = Diagnostic::error("misplaced", source, 0..source.text.len(), message);
            Err(vec![wrong.help("write it as 'enters into force 30 days after 22 deposits'")])
        }
    }
}

/// The joins of one future that are not in the record, as acts on the 15th of their months.
fn acts(world: &World, future: u32, next: u64) -> Vec<Act> {
    let drawn = world.draw(future);
    let joins = world.run(&drawn, &Influence::opened(world));
    let mut acts = vec![];
    for (k, prospect) in world.prospects.iter().enumerate() {
        for (s, state) in world.states.iter().enumerate() {
            let Some(month) = joins.month(k, s).filter(|_| prospect.places[s] != Place::In) else { continue };
            let month = world.first.plus(i32::try_from(month).unwrap_or(0));
            // Whoever has joined unnamed is not dated by the month that the futures begin with.
            let day = match drawn.has_joined(world, k, s) {
                true => prospect.seen,
                false => month.first_day().plus_days(14),
            };
            acts.push(Act {
                date: When { earliest: day, latest: day },
                effective: None,
                actor: *state,
                instrument: prospect.ix,
                kind: ActKind::Deposit,
                entry: next + acts.len() as u64,
                recorded: Day::MIN,
                source: None,
                particulars: None,
            });
        }
    }
    acts
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::{Reference, common};

    /// Whoever had joined by a published total, and is not named, is dated by that total, in a world of one instrument, too, whose
    /// futures begin in the very month after.
    #[test]
    fn who_has_joined_without_a_name_is_dated_by_the_total() {
        let regime = common::record();
        let reference = Reference::built_in(&regime.register().actors).unwrap();
        let ix = regime.register().instrument("cppnm-amendment").unwrap();
        let days = (Day::new(2008, 12, 31).unwrap(), Day::new(2012, 12, 31).unwrap());
        let mut world = World::new(&regime, &reference, &[ix], days, 869).unwrap();
        let k = world.prospect("cppnm-amendment").unwrap();
        let p = world.prospects[k].clone();
        assert!(p.unnamed > 0);
        // Its parent begins later: its own first month is the world's.
        world.first = p.start;
        for future in 0..20 {
            let acts = acts(&world, future, 0);
            let early = acts.iter().filter(|act| act.instrument == ix && act.date.latest <= p.seen);
            assert_eq!(early.count(), p.unnamed);
        }
    }
}
