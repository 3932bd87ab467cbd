//! Futures against a naive simulation, month by month and State by State, with another source of chance; and what must hold in each.

#![allow(clippy::unwrap_used, clippy::cast_precision_loss, clippy::needless_range_loop)]

mod common;

use comity_foresee::{
    Course, Level, LifeTable, Month, Parameters, Reference, Unforeseeable, World,
    future::{FARTHEST, Influence, Place, Prospect},
    random::{Purpose, Stream},
};
use comity_regime::{ActorIx, Actors, Day, InstrumentIx};

const STATES: u16 = 60;

/// Two instruments, the second open to the parties of the first alone.
fn world() -> World {
    let on = Day::new(2027, 1, 1).unwrap();
    let first = Month::of(on);
    let class =
        Reference::read("id,title,opened,complete,use,source\n", "treaty,actor,joined\n", &Actors::default())
            .unwrap();
    let prospect = |k: u16, within: Option<usize>, place: Place| Prospect {
        ix: InstrumentIx(k),
        id: format!("t{k}"),
        title: String::new(),
        seen: on,
        joined: 0,
        level: Level { shape: 30.0, rate: 300.0, usual: 0.05 },
        start: first,
        places: vec![place; usize::from(STATES)],
        unnamed: 0,
        within,
        proposed: false,
        course: Course { age: 0.0, years: vec![], joined: 0, at_risk: usize::from(STATES) },
    };
    World {
        on,
        first,
        months: 120,
        points: vec![first.plus(60), first.plus(120)],
        states: (0..STATES).map(ActorIx).collect(),
        prospects: vec![prospect(0, None, Place::Outside), prospect(1, Some(0), Place::Waiting)],
        table: LifeTable::known(&class, on, ""),
        parameters: Parameters::CHOSEN,
        shared: 0.3,
        season: [1.0; 12],
        seed: 7,
    }
}

/// Twice as fast in the fourth year, for every other State.
fn influence(world: &World, factor: f64) -> Influence {
    let times: Vec<f64> = (0..120).map(|m| if (36..48).contains(&m) { factor } else { 1.0 }).collect();
    Influence {
        invited: (0..STATES).map(|s| s % 2 == 0).collect(),
        times: vec![Some(times.clone()), Some(times)],
        ..Influence::none(world)
    }
}

/// The mean number of parties to each after five and ten years, a month and a State at a time.
fn naive(futures: u32) -> [[f64; 2]; 2] {
    let mut sums = [[0.0; 2]; 2];
    for future in 0..futures {
        let mut chance = Stream::new(99, future, Purpose::Shared);
        let mut joined = [[false; STATES as usize]; 2];
        let mut level = [0, 1].map(|_| (chance.gamma(30.0) / 300.0).ln());
        for month in 0..120 {
            if month % 12 == 0 {
                for level in &mut level {
                    *level += 0.05 * (0.05f64.ln() - *level) + 0.4 * chance.normal();
                }
            }
            for s in 0..usize::from(STATES) {
                let factor = if s % 2 == 0 && (36..48).contains(&month) { 2.0 } else { 1.0 };
                let mut joins = |k: usize| chance.uniform() < -(-level[k].exp() / 12.0 * factor).exp_m1();
                let (first, second) = (joins(0), joins(1));
                joined[1][s] |= joined[0][s] && second;
                joined[0][s] |= first;
            }
            if month == 59 || month == 119 {
                for k in 0..2 {
                    let count = joined[k].iter().filter(|j| **j).count();
                    sums[k][usize::from(month == 119)] += count as f64 / f64::from(futures);
                }
            }
        }
    }
    sums
}

#[test]
fn futures_are_those_of_a_naive_simulation() {
    let world = world();
    let done = influence(&world, 2.0);
    let futures = 3000;
    let mut means = [[0.0; 2]; 2];
    for future in 0..futures {
        let joins = world.run(&world.draw(future), &done);
        for (k, means) in means.iter_mut().enumerate() {
            let counts = joins.counts(&world, k);
            means.iter_mut().zip(counts).for_each(|(m, n)| *m += f64::from(n) / f64::from(futures));
        }
    }
    let naive = naive(futures);
    for (ours, theirs) in means.iter().flatten().zip(naive.iter().flatten()) {
        // A standard deviation of 13 States, over the root of 3000, twice, and three of these: one State.
        assert!((ours - theirs).abs() < 1.0, "{means:?} {naive:?}");
    }
}

#[test]
fn a_pull_brings_nobody_later_and_a_child_comes_after_its_parent() {
    let world = world();
    for future in 0..300 {
        let drawn = world.draw(future);
        let nothing = world.run(&drawn, &Influence::none(&world));
        assert_eq!(nothing, world.run(&drawn, &influence(&world, 1.0)));
        let pulled = world.run(&drawn, &influence(&world, 2.0));
        assert_eq!(pulled, world.run_beside(&drawn, &influence(&world, 2.0), &nothing));
        // A pull towards the parent alone reaches the child as well.
        let parent = Influence {
            times: vec![influence(&world, 2.0).times[0].clone(), None],
            ..influence(&world, 2.0)
        };
        assert_eq!(world.run(&drawn, &parent), world.run_beside(&drawn, &parent, &nothing));
        for s in 0..usize::from(STATES) {
            for k in 0..2 {
                let month = |j: &comity_foresee::future::Joins| j.month(k, s).unwrap_or(usize::MAX);
                // Whoever may join the second sooner because it joined the first sooner waits its time from then on.
                assert!(month(&pulled) <= month(&nothing), "{future} {k} {s}");
            }
            if let Some(child) = pulled.month(1, s) {
                assert!(pulled.month(0, s).unwrap() <= child);
            }
        }
        assert!(nothing.counts(&world, 0).is_sorted());
        assert!(nothing.all_of(&world, &[0, 1]) <= nothing.counts(&world, 1));
    }
}

/// A record's own world: so many have joined as are said to have, whoever they are.
#[test]
fn every_future_begins_with_what_is_known() {
    let regime = common::record();
    let reference = Reference::built_in(&regime.register().actors).unwrap();
    let ids = ["cppnm-amendment", "icsant"].map(|id| regime.register().instrument(id).unwrap());
    let days = (Day::new(2026, 11, 30).unwrap(), Day::new(2034, 12, 31).unwrap());
    let world = World::new(&regime, &reference, &ids, days, 869).unwrap();
    // The Amendment brings the Convention along, whose parties alone may join it.
    assert_eq!(world.prospects.len(), 3);
    for future in 0..100 {
        let drawn = world.draw(future);
        let joins = world.run(&drawn, &Influence::none(&world));
        for (k, prospect) in world.prospects.iter().enumerate() {
            let begun = (0..world.states.len()).filter(|s| {
                joins
                    .month(k, *s)
                    .is_some_and(|m| world.first.plus(i32::try_from(m).unwrap()) < prospect.start)
            });
            let ended = prospect.joined
                - prospect.places.iter().filter(|p| **p == Place::In).count()
                - prospect.unnamed;
            let first = joins.counts(&world, k)[0];
            assert!(usize::from(first) >= prospect.joined, "{} {first} {}", prospect.id, prospect.joined);
            assert!(begun.count() + ended <= usize::from(first));
        }
    }
}

/// No question is so far ahead that it cannot be answered, and the past is not forecast.
#[test]
fn days_too_far_ahead_and_days_gone_by_are_refused() {
    let regime = common::record();
    let reference = Reference::built_in(&regime.register().actors).unwrap();
    let on = Day::new(2026, 11, 30).unwrap();
    // One that can be joined, and one that is only proposed.
    for id in ["icsant", "icns"] {
        let ix = regime.register().instrument(id).unwrap();
        let until = |to: Day| World::new(&regime, &reference, &[ix], (on, to), 1);
        assert!(matches!(
            until(Day::new(9999, 12, 31).unwrap()),
            Err(Unforeseeable::TooFar { years: FARTHEST, .. })
        ));
        assert!(
            until(Day::new(2077, 1, 1).unwrap())
                .unwrap_err()
                .to_string()
                .contains("beyond 2076-11-30, 50 years after 2026-11-30")
        );
        assert!(until(Day::new(2076, 11, 30).unwrap()).is_ok());
        assert!(matches!(until(Day::new(2020, 1, 1).unwrap()), Err(Unforeseeable::Past { .. })));
    }
}

/// Whoever stands at the end of time is told that it is too far, and not kept waiting.
#[test]
fn a_day_far_beyond_what_is_known_is_refused() {
    let regime = common::record();
    let reference = Reference::built_in(&regime.register().actors).unwrap();
    for id in ["icsant", "infcirc-869"] {
        let ix = regime.register().instrument(id).unwrap();
        for on in [Day::new(2200, 1, 1).unwrap(), Day::MAX] {
            let asked = World::new(&regime, &reference, &[ix], (on, on.plus_years(8)), 1);
            assert!(matches!(asked, Err(Unforeseeable::TooFar { years: 100, .. })), "{id} {on}");
        }
    }
}

/// A future is the same whoever draws it, and beside however many others.
#[test]
fn half_as_many_futures_are_the_first_half() {
    let regime = common::record();
    let reference = Reference::built_in(&regime.register().actors).unwrap();
    let ix = regime.register().instrument("icsant").unwrap();
    let days = (Day::new(2026, 11, 30).unwrap(), Day::new(2034, 12, 31).unwrap());
    let world = World::new(&regime, &reference, &[ix], days, 869).unwrap();
    let (few, many) = (world.counts(100), world.counts(200));
    for (few, many) in few[0].iter().zip(&many[0]) {
        assert_eq!(few[..], many[..100]);
    }
}

/// A forecast through the very days on which it stands is what is known; and the years that are counted lie ahead.
#[test]
fn no_future_has_fewer_than_there_are() {
    let regime = common::record();
    let reference = Reference::built_in(&regime.register().actors).unwrap();
    let ix = regime.register().instrument("icsant").unwrap();
    let on = Day::new(2008, 12, 31).unwrap();
    for to in [Day::new(2009, 1, 5).unwrap(), Day::new(2012, 12, 31).unwrap()] {
        let world = World::new(&regime, &reference, &[ix], (on, to), 869).unwrap();
        let joined = u16::try_from(world.prospects[0].joined).unwrap();
        assert!(joined > 40 && world.points.iter().skip(1).all(|point| *point > Month::after(on)));
        assert!(world.counts(50)[0].iter().flatten().all(|n| *n >= joined));
    }
}
