//! Other clauses on the real history of the Amendment and of ICSANT, and on their futures.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use comity_foresee::{Reference, WhatIf, World, future::Influence, may_enter, what_if};
use comity_regime::{Day, Diagnostic, Regime};

fn ask(regime: &Regime, id: &str, clause: &str) -> Result<WhatIf, Vec<Diagnostic>> {
    let reference = Reference::built_in(&regime.register().actors).unwrap();
    let ix = regime.register().instrument(id).unwrap();
    let days = (Day::parse("2026-11-30").unwrap(), Day::parse("2036-12-31").unwrap());
    let world = World::new(regime, &reference, &[ix], days, 869).unwrap();
    what_if(regime, ix, clause, &world, 40)
}

#[test]
fn its_own_clause_gives_its_own_day() {
    let regime = common::record();
    // Article 25(1): 22 deposits; in force on 2007-07-07 (UNTS 2445). Article 20(2): 2016-05-08.
    for (id, clause, day) in [
        ("icsant", "enters into force 30 days after 22 deposits", "2007-07-07"),
        (
            "cppnm-amendment",
            "enters into force 30 days after deposits by two thirds of States party to cppnm",
            "2016-05-08",
        ),
    ] {
        let w = ask(&regime, id, clause).unwrap();
        assert_eq!(w.entry_into_force.unwrap().to_string(), day);
        assert_eq!((w.days_later, w.futures), (Some(0), 0));
        assert!(w.by_year.iter().all(|(_, share)| *share == 1.0));
    }
}

#[test]
fn a_higher_threshold_comes_later_on_the_same_acts() {
    let regime = common::record();
    let hundred = ask(&regime, "icsant", "enters into force 30 days after 100 deposits").unwrap();
    // The United States deposited the 100th on 2015-09-30.
    assert_eq!(hundred.entry_into_force.unwrap().to_string(), "2015-10-30");
    assert!(hundred.days_later.unwrap() > 3000);
}

#[test]
fn what_has_not_come_about_is_looked_for_in_futures() {
    let regime = common::record();
    let w = ask(&regime, "icsant", "enters into force 30 days after 130 deposits").unwrap();
    assert_eq!((w.entry_into_force, w.futures), (None, 40));
    let shares: Vec<f64> = w.by_year.iter().map(|(_, share)| *share).collect();
    assert!(shares.is_sorted() && *shares.last().unwrap() > 0.2, "{shares:?}");
    let later = ask(&regime, "icsant", "enters into force 30 days after 190 deposits").unwrap();
    assert!(later.by_year.last().unwrap().1 <= *shares.last().unwrap());
}

#[test]
fn what_is_no_clause_on_entry_into_force_is_refused() {
    let regime = common::record();
    let wrong = |clause: &str| ask(&regime, "icsant", clause).unwrap_err()[0].to_string();
    assert!(wrong("enters into force 30 days after twenty").starts_with("clause:1:"));
    assert!(wrong("reservations allowed").contains("not one clause on entry into force"));
    assert!(wrong("enters into force on deposits by two thirds of parties to nothing").contains("nothing"));
}

/// The day on which so many have joined by themselves and thirty more have passed, counted without the engine.
fn counted(world: &World, id: &str, future: u32, deposits: usize) -> Option<Day> {
    let prospect = world.prospect(id).unwrap();
    let joins = world.run(&world.draw(future), &Influence::opened(world));
    let mut months: Vec<usize> =
        (0..world.states.len()).filter_map(|state| joins.month(prospect, state)).collect();
    months.sort_unstable();
    let last = months.get(deposits - 1)?;
    let month = world.first.plus(i32::try_from(*last).unwrap());
    Some(month.first_day().plus_days(14 + 30))
}

#[test]
fn a_treaty_that_is_proposed_enters_into_force_in_each_future_as_counting_says() {
    let regime = common::record();
    let reference = Reference::built_in(&regime.register().actors).unwrap();
    let ix = regime.register().instrument("icns").unwrap();
    let days = (Day::parse("2026-11-30").unwrap(), Day::parse("2034-12-31").unwrap());
    let world = World::new(&regime, &reference, &[ix], days, 869).unwrap();
    let ask = |deposits: usize| {
        let clause = format!("enters into force 30 days after {deposits} deposits");
        may_enter(&regime, ix, &clause, &world, 40).unwrap()
    };
    let (few, many) = (ask(10), ask(60));
    for (found, deposits) in [(&few, 10), (&many, 60)] {
        assert_eq!((found.opened.to_string().as_str(), found.futures, found.seed), ("2026-12-01", 40, 869));
        let mut each: Vec<Option<Day>> = (0..40).map(|n| counted(&world, "icns", n, deposits)).collect();
        for (through, share) in &found.by_year {
            let there = each.iter().filter(|day| day.is_some_and(|day| day <= *through)).count();
            assert!((*share - there as f64 / 40.0).abs() < 1e-9, "{deposits} by {through}: {share}, {there}");
        }
        each.sort_by_key(|day| day.unwrap_or(Day::MAX));
        let seen = |place: usize| each[place].filter(|day| *day <= found.through);
        assert_eq!([found.p05, found.p50, found.p95], [seen(1), seen(19), seen(37)]);
    }
    let [first, later] = [&few, &many].map(|found| found.p50.unwrap_or(Day::MAX));
    assert!(few.p05.is_some() && first < later, "more deposits come later: {few:?} {many:?}");
}

/// A world with a treaty that is proposed and open to a set, and its place there.
fn open_to(set: &str) -> (Regime, World, usize) {
    let own = format!("instrument own \"Own\"\n  force proposed\n  open to {set}\n");
    let regime = common::record_with("instruments/own.instrument", &own);
    let reference = Reference::built_in(&regime.register().actors).unwrap();
    let ix = regime.register().instrument("own").unwrap();
    let days = (Day::parse("2026-11-30").unwrap(), Day::parse("2056-12-31").unwrap());
    let world = World::new(&regime, &reference, &[ix], days, 869).unwrap();
    let place = world.prospect("own").unwrap();
    (regime, world, place)
}

fn deposits(regime: &Regime, world: &World, number: usize) -> comity_foresee::MayEnter {
    let ix = regime.register().instrument("own").unwrap();
    may_enter(regime, ix, &format!("enters into force on {number} deposits"), world, 40).unwrap()
}

#[test]
fn who_may_not_join_does_not() {
    let (regime, world, own) = open_to("{BEL, LUX, NLD, DEU, FRA}");
    let names = |state: usize| regime.register().actors[world.states[state]].id.as_str();
    for future in 0..40 {
        let joins = world.run(&world.draw(future), &Influence::opened(&world));
        let joined = (0..world.states.len()).filter(|state| joins.month(own, *state).is_some());
        for state in joined {
            assert!(["BEL", "LUX", "NLD", "DEU", "FRA"].contains(&names(state)), "{}", names(state));
        }
    }
    let (one, six) = (deposits(&regime, &world, 1), deposits(&regime, &world, 6));
    assert_eq!((one.may_join, one.may_later), (5, 0));
    assert_eq!(one.open_to.as_deref(), Some("{BEL, LUX, NLD, DEU, FRA}"));
    assert!(one.by_year.last().unwrap().1 > 0.5, "{one:?}");
    // There are not six.
    assert!(six.p05.is_none() && six.by_year.iter().all(|(_, share)| *share == 0.0), "{six:?}");
    // Where anybody may, there are.
    let (regime, world, _) = open_to("States");
    let six = deposits(&regime, &world, 6);
    assert_eq!((six.may_join, six.may_later), (world.states.len(), 0));
    assert!(six.by_year.last().unwrap().1 > 0.5, "{six:?}");
}

#[test]
fn who_may_join_once_it_has_joined_another_waits_for_that() {
    let (regime, world, own) = open_to("parties to icsant");
    let parent = world.prospect("icsant").unwrap();
    assert_eq!(world.prospects[own].within, Some(parent));
    let found = deposits(&regime, &world, 10);
    assert_eq!(found.may_join + found.may_later, world.states.len());
    let on = Day::parse("2026-11-30").unwrap();
    let parties = regime.ask("States party to icsant", on).unwrap().bounds.sure.len();
    assert!(found.may_later > 0 && found.may_join == parties, "{found:?}, {parties}");
    let mut later = 0;
    for future in 0..40 {
        let joins = world.run(&world.draw(future), &Influence::opened(&world));
        for state in 0..world.states.len() {
            let Some(month) = joins.month(own, state) else { continue };
            let before = joins.month(parent, state);
            assert!(before.is_some_and(|before| before <= month), "future {future}: {before:?}, {month}");
            later += usize::from(before > Some(0));
        }
    }
    assert!(later > 0, "some that have yet to join the first join both");
}
