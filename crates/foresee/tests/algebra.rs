//! What must hold whatever the numbers.

#![allow(clippy::unwrap_used, clippy::cast_precision_loss)]

use comity_foresee::{
    Course, History, Level, LifeTable, Month, Parameters, Reference,
    future::Fan,
    history::{Placement, Spell, Year},
    score::Draws,
};
use comity_regime::{ActorIx, Actors, Day, When};
use proptest::{collection::vec, prelude::*};

fn day(months: i32) -> Day {
    Month(2000 * 12 + months).first_day().plus_days(9)
}

fn spell(n: u16, joined: Option<(i32, i32)>) -> Spell {
    let joined = joined.map(|(a, b)| When { earliest: day(a), latest: day(a + b) });
    Spell { state: ActorIx(n), eligible: Month(2000 * 12), ended: None, joined }
}

fn history(joins: &[Option<(i32, i32)>], seen: i32, totals: Vec<(Day, usize)>) -> History {
    let spells: Vec<Spell> = (0..).zip(joins).map(|(n, j)| spell(n, *j)).collect();
    let joined = spells.iter().filter(|s| s.joined.is_some_and(|w| w.latest <= day(seen))).count();
    let seen = day(seen).plus_days(18);
    History { id: "t".into(), title: String::new(), opened: Month(2000 * 12), seen, joined, spells, totals }
}

proptest! {
    /// The score as it is defined: the mean distance to what happened, less half the mean distance between two draws.
    #[test]
    fn the_ranked_probability_score_is_its_definition(draws in vec(0u16..200, 1..40), y in 0u16..200) {
        let n = draws.len() as f64;
        let d = |a: u16, b: u16| f64::from(a.abs_diff(b));
        let error: f64 = draws.iter().map(|x| d(*x, y)).sum::<f64>() / n;
        let spread: f64 = draws.iter().flat_map(|a| draws.iter().map(|b| d(*a, *b))).sum::<f64>() / n / n / 2.0;
        let draws = Draws::new(draws).unwrap();
        prop_assert!((draws.crps(y) - (error - spread)).abs() < 1e-9);
        prop_assert!(draws.log_score(y, 200).is_finite());
        prop_assert!(draws.quantile(0.05) <= draws.quantile(0.5) && draws.quantile(0.5) <= draws.quantile(0.95));
    }

    /// A forecast that is one number is scored by how far it is off, whichever score is asked for.
    #[test]
    fn a_forecast_of_one_number_costs_its_error(x in 0u16..200, y in 0u16..200) {
        let error = f64::from(x.abs_diff(y));
        let draws = Draws::new(vec![x; 9]).unwrap();
        prop_assert!((draws.crps(y) - error).abs() < 1e-9);
        prop_assert!((Fan::of(day(0), &draws).interval_score(y) - error).abs() < 1e-9);
    }

    /// Each State joins once; and where a total is published, so many have joined by then.
    #[test]
    fn placed_joins_are_as_many_as_there_are(joins in vec(proptest::option::of((0i32..100, 0i32..30)), 1..60)) {
        let known = history(&joins, 140, vec![]);
        let placed = Placement::of(&known);
        for (spell, places) in known.spells.iter().zip(&placed.spells) {
            let sum: f64 = places.iter().map(|(_, p)| p).sum();
            prop_assert!((sum - f64::from(u8::from(spell.joined.is_some()))).abs() < 1e-6, "{sum}");
        }
        let course = Course::of(&known);
        let all: f64 = course.years.iter().map(|y| y.joins).sum();
        prop_assert!((all - known.joined as f64).abs() < 1e-6);
        prop_assert_eq!(course.at_risk + course.joined, joins.len());
        // State-years: whoever has not joined has all of them.
        let most = joins.len() as f64 * course.age;
        prop_assert!(course.last(usize::MAX).exposure <= most + 1e-6);
    }

    #[test]
    fn a_total_moves_joins_to_where_it_says(n in 2usize..30, early in 0usize..30) {
        let early = early % (n + 1);
        let total = (day(50).plus_days(18), early);
        let known = history(&vec![Some((0, 99)); n], 120, vec![total]);
        let placed = Placement::of(&known);
        let before: f64 = placed.spells.iter().flatten().filter(|(m, _)| *m < Month(2000 * 12 + 51)).map(|(_, p)| p).sum();
        // Where a total leaves no room at all, fitting comes near it slowly.
        prop_assert!((before - early as f64).abs() < 0.2, "{before} {early}");
    }

    /// The recursion of the level, written out as a sum: what was seen k years ago counts memory^k.
    #[test]
    fn the_level_forgets_by_its_memory(years in vec((0.0f64..30.0, 1.0f64..200.0), 1..25)) {
        let reference = Reference::read("id,title,opened,complete,use,source\n", "treaty,actor,joined\n", &Actors::default()).unwrap();
        let table = LifeTable::known(&reference, day(0), "");
        let course = Course {
            age: years.len() as f64,
            years: years.iter().map(|(joins, exposure)| Year { joins: *joins, exposure: *exposure }).collect(),
            joined: 0,
            at_risk: 10,
        };
        let p = Parameters::CHOSEN;
        let level = Level::after(&course, &table, p);
        let counts = |f: fn(&(f64, f64)) -> f64| -> f64 {
            years.iter().rev().zip(0i32..).map(|(year, ago)| f(year) * p.memory.powi(ago)).sum()
        };
        // With one rate for all ages the prior stays what it is.
        let prior = p.prior * 0.5;
        prop_assert!((level.shape - (prior + counts(|y| y.0))).abs() < 1e-9);
        prop_assert!((level.rate - (prior / table.rate(0.0) + counts(|y| y.1))).abs() < 1e-6);
    }
}
