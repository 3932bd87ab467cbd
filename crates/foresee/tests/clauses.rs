//! Other clauses on the real history of the Amendment and of ICSANT, and on their futures.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use comity_foresee::{Reference, WhatIf, World, what_if};
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
