//! Histories from a record: what the engine says of who may join and who has joined.

use comity_regime::{ActorKind, Day, InstrumentIx, Regime, When, language::ast::Force, proceeding::Counted};

use super::{History, Spell};
use crate::{error::Unforeseeable, month::Month};

/// What a regime knows on a day of who has joined an instrument, and who may. Only States: organisations are too few for
/// any figure. Acts and totals of later days are not looked at.
///
/// # Errors
/// If nobody can be said to have been able to join since any day, or it is not known when those joined that were counted.
pub fn history(regime: &Regime, ix: InstrumentIx, on: Day) -> Result<History, Unforeseeable> {
    let register = regime.register();
    let definition = register.definition(ix);
    if !regime.began() {
        return Err(Unforeseeable::NotBegun { instrument: definition.id.clone() });
    }
    let joined = joined(regime, ix, on);
    if let Some(unnamed) = unnamed(regime, ix, on, joined.iter().flatten().count()) {
        return Err(unnamed);
    }
    let first_act = joined.iter().flatten().map(|w| w.earliest).min();
    let opened = definition.opened.or(definition.adopted).or(first_act).filter(|day| *day <= on);
    let Some(opened) = opened else {
        return Err(Unforeseeable::NotOpen { instrument: definition.id.clone(), on });
    };
    let opened = Month::of(opened);
    let end = Month::after(on);
    // After the last act of all nobody becomes able to join: no later month is asked about.
    let acts = regime.acts().iter().map(|act| act.date.latest).chain(definition.complete);
    let begun = register.actors.iter().filter_map(|(_, actor)| actor.from);
    let last = acts.chain(begun).filter(|day| *day < on).max();
    let eligible = eligible(regime, ix, opened, last.map_or(end, |day| end.min(Month::after(day).plus(1))));
    let mut spells = vec![];
    for (origin, actor) in register.actors.iter().filter(|(_, a)| a.continues.is_none()) {
        let tenures: Vec<_> = register.actors.tenures(origin).collect();
        let Some((last, _, until)) = tenures.last().copied() else { continue };
        if actor.kind != ActorKind::State && register.actors[last].kind != ActorKind::State {
            continue;
        }
        let at = usize::from(origin.0);
        let exists = tenures.first().map_or(Day::MIN, |(_, from, _)| *from);
        let joined = joined[at];
        let since = match eligible.as_ref().map(|since| since[at]) {
            // Nobody joins what it may not: where the record says it did, it could.
            Some(since) => match (since, joined) {
                (Some(since), Some(when)) => since.min(Month::of(when.latest)),
                (Some(since), None) => since,
                (None, Some(when)) => Month::of(when.earliest),
                (None, None) => continue,
            },
            None => opened.max(Month(if exists == Day::MIN { i32::MIN } else { Month::of(exists).0 })),
        };
        let ended = (until < Day::MAX).then(|| Month::of(until));
        if ended.is_some_and(|end| end <= opened) {
            continue;
        }
        spells.push(Spell { state: origin, eligible: since.max(opened), ended, joined });
    }
    let totals = totals(regime, ix, on);
    let (seen, number) = seen(regime, ix, on, &spells, &totals);
    Ok(History {
        id: definition.id.clone(),
        title: definition.title.clone(),
        opened,
        seen,
        joined: number,
        spells,
        totals,
    })
}

/// By actor: when it first consented to be bound, if by the day.
fn joined(regime: &Regime, ix: InstrumentIx, on: Day) -> Vec<Option<When>> {
    let mut joined: Vec<Option<When>> = vec![None; regime.register().actors.len()];
    for consent in regime.consents(ix) {
        let (slot, when) = (&mut joined[usize::from(consent.origin.0)], consent.act.date);
        if when.earliest <= on && slot.is_none_or(|before| when.earliest < before.earliest) {
            *slot = Some(when);
        }
    }
    joined
}

/// Why no rate can be given of what does not say through which day it names all: more were counted by the day.
fn unnamed(regime: &Regime, ix: InstrumentIx, on: Day, named: usize) -> Option<Unforeseeable> {
    let definition = regime.register().definition(ix);
    let political = definition.force == Force::Political;
    let counts = |counted: Counted| match counted {
        Counted::Parties | Counted::States | Counted::Subscribers => true,
        Counted::Participants => political,
        _ => false,
    };
    let published = regime.published(&definition.id).into_iter();
    let most = published
        .filter(|p| definition.complete.is_none() && counts(p.counted) && p.date.latest <= on)
        .max_by_key(|p| p.number)?;
    (most.number > named).then(|| Unforeseeable::Unnamed {
        instrument: definition.id.clone(),
        named,
        counted: most.number,
        day: most.date.latest,
    })
}

/// By actor: the first month in which it may become party, where the definition says who may.
fn eligible(regime: &Regime, ix: InstrumentIx, opened: Month, end: Month) -> Option<Vec<Option<Month>>> {
    let mut since: Vec<Option<Month>> = vec![None; regime.register().actors.len()];
    let actors = &regime.register().actors;
    for month in opened.0..end.0 {
        // As at the end of a month: whoever joins two instruments on one day could join the second on it.
        let day = Month(month + 1).first_day().plus_days(-1);
        for actor in regime.eligible(ix, day)?.sure.iter() {
            let origin = actors.origin(actor);
            since[usize::from(origin.0)].get_or_insert(Month(month));
        }
    }
    Some(since)
}

/// How many States had joined, by what was published by a day.
fn totals(regime: &Regime, ix: InstrumentIx, on: Day) -> Vec<(Day, usize)> {
    let register = regime.register();
    let published = regime.published(&register.definition(ix).id);
    let mut totals: Vec<(Day, usize)> = vec![];
    for total in published.iter().filter(|p| p.date.latest <= on) {
        let organisations = match total.counted {
            Counted::States => 0,
            Counted::Parties | Counted::Subscribers => {
                let day = total.date.latest;
                let joined = regime.standing(ix).contracting.at(day).sure;
                (joined & register.organisations.at(day)).len()
            }
            _ => continue,
        };
        totals.push((total.date.latest, total.number.saturating_sub(organisations)));
    }
    totals
}

/// The last day by which it is known how many States had joined, and how many.
fn seen(
    regime: &Regime,
    ix: InstrumentIx,
    on: Day,
    spells: &[Spell],
    totals: &[(Day, usize)],
) -> (Day, usize) {
    let named = |day: Day| {
        let count =
            |by: fn(&When) -> Day| spells.iter().filter(|s| s.joined.is_some_and(|w| by(&w) <= day)).count();
        (count(|w| w.latest), count(|w| w.earliest))
    };
    let horizon = match regime.register().definition(ix).complete {
        Some(day) => day.min(on),
        // A record that says nothing of itself is known as far as it goes.
        None => spells.iter().filter_map(|s| s.joined).map(|w| w.latest).max().unwrap_or(on).min(on),
    };
    let exact = |day: Day| {
        let (sure, possible) = named(day);
        (sure == possible).then_some((day, sure))
    };
    let by_total = totals.last().map(|(day, number)| (*day, (*number).max(named(*day).0)));
    // Back from the horizon to a day on which names leave no doubt, a month at a time.
    let months = Month::of(horizon);
    let by_name = exact(horizon).or_else(|| {
        let back = (0..600).map(|back| Month(months.0 - back).first_day().plus_days(-1));
        back.into_iter().find_map(exact)
    });
    match (by_name, by_total) {
        (Some(name), Some(total)) => {
            if name.0 >= total.0 {
                name
            } else {
                total
            }
        }
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => (horizon, named(horizon).0),
    }
}
