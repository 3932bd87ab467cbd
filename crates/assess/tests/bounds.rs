//! Bounds are sound: whatever the uncertain days and amounts turn out to be, the figure lies within them. The oracle goes
//! through all choices and reads the latest reading of each State, with no cleverness.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fmt::Write;

use comity_assess::measure::{Reckoner, Value};
use comity_regime::{
    Day, Regime,
    language::plain,
    load::{Folder, load},
};
use proptest::prelude::*;

const STATES: [&str; 4] = ["AAA", "BBB", "CCC", "DDD"];

/// Readings stand for so many days.
const HOLDS: u32 = 12;

fn day(n: u32) -> Day {
    Day::new(2020, 1, 1).unwrap().plus_days(i32::try_from(n).unwrap())
}

/// Somewhere between two days, an amount between two ends.
#[derive(Clone, Debug)]
struct Read {
    state: usize,
    part: bool,
    from: (u32, u32),
    amount: (u32, u32),
}

#[derive(Clone, Debug)]
struct World {
    readings: Vec<Read>,
    /// When each State joined, if it did.
    joined: Vec<Option<(u32, u32)>>,
    /// What silence means.
    none: bool,
}

fn span() -> impl Strategy<Value = (u32, u32)> {
    (0..20u32, 0..3u32).prop_map(|(from, more)| (from, from + more))
}

fn world() -> impl Strategy<Value = World> {
    let read = (0..STATES.len(), any::<bool>(), span(), 0..4u32, 0..3u32)
        .prop_map(|(state, part, from, low, more)| Read { state, part, from, amount: (low, low + more) });
    let joined = proptest::collection::vec(proptest::option::of(span()), STATES.len());
    (proptest::collection::vec(read, 0..5), joined, any::<bool>()).prop_map(|(mut readings, joined, none)| {
        // A record has one reading of a day.
        let mut seen = vec![];
        readings.retain(|r| {
            let key = (r.state, r.part, r.from);
            let new = !seen.contains(&key);
            seen.push(key);
            new
        });
        World { readings, joined, none }
    })
}

const FIGURES: [&str; 9] = [
    "share of States with at least 2 kg of stock that are subscribers to pact",
    "number of States with at least 2 kg of stock",
    "number of States with less than 2 kg of stock",
    "sum of stock over subscribers to pact",
    "share of stock over States held by subscribers to pact",
    "share of stock that is part over States",
    "share of stock that is not part over States",
    "share of stock that is part over subscribers to pact",
    "fewest of subscribers to pact as \"pact\", States with at least 1 kg of part as \"part\" over States with at least 2 kg of stock",
];

impl World {
    fn regime(&self) -> Regime {
        let mut folder = Folder::new();
        let silence = if self.none { "means none" } else { "is unknown" };
        let mut text = String::from(
            "instrument pact \"Pact\"\n  force political\n  complete always\n  takes effect on subscription\n",
        );
        for (id, part) in [("stock", ""), ("part", "  part of stock\n")] {
            let _ = writeln!(
                text,
                "attribute {id} \"{id}\"\n  unit kg\n  kind reading\n  holds at most {HOLDS} days\n  silence {silence}\n{part}"
            );
        }
        for (n, figure) in FIGURES.iter().enumerate() {
            let _ = writeln!(text, "measure m{n} \"M\"\n  {figure}");
        }
        folder.insert("instruments/a.instrument".into(), text.into());
        let states: String = STATES.iter().map(|s| format!("{s},{s},state\n")).collect();
        folder.insert("actors.csv".into(), format!("id,name,kind\n{states}").into());
        folder.insert("sources.csv".into(), "id,title\ns,S\n".into());
        let between = |(a, b): (u32, u32)| format!("{}/{}", day(a), day(b));
        let rows: String = self
            .readings
            .iter()
            .map(|r| {
                let attribute = if r.part { "part" } else { "stock" };
                let (low, high) = r.amount;
                format!("{},{attribute},{low}..{high},{},s\n", STATES[r.state], between(r.from))
            })
            .collect();
        folder.insert("attributes.csv".into(), format!("actor,attribute,value,from,source\n{rows}").into());
        let acts: String = self
            .joined
            .iter()
            .zip(STATES)
            .filter_map(|(when, state)| Some(format!("{},{state},subscription,pact,s\n", between((*when)?))))
            .collect();
        folder.insert("acts.csv".into(), format!("date,actor,act,instrument,source\n{acts}").into());
        load(&folder, None, None).unwrap_or_else(|found| panic!("{}", found[0])).regime
    }

    /// Every choice of days and amounts, as (amounts of stock, amounts of the part, who joined) on a day.
    fn choices(&self, on: u32) -> Vec<Choice> {
        let mut all = vec![Choice::default()];
        for (state, joined) in self.joined.iter().enumerate() {
            let options: Vec<bool> = match joined {
                None => vec![false],
                Some((from, to)) => (*from..=*to).map(|when| when <= on).collect(),
            };
            all = spread(&all, &dedup(options), |choice, yes| choice.joined[state] = *yes);
            for part in [false, true] {
                let amounts = self.amounts(state, part, on);
                all = spread(&all, &amounts, |choice, amount| {
                    let of = if part { &mut choice.part } else { &mut choice.stock };
                    of[state] = *amount;
                });
            }
        }
        all
    }

    /// What a State may have on a day.
    fn amounts(&self, state: usize, part: bool, on: u32) -> Vec<u64> {
        let readings: Vec<&Read> =
            self.readings.iter().filter(|r| r.state == state && r.part == part).collect();
        // Nothing is known: none, or a great deal.
        let unknown = [0, 1_000_000];
        let mut days: Vec<Vec<u32>> = vec![vec![]];
        for r in &readings {
            let with = |chosen: &Vec<u32>| {
                (r.from.0..=r.from.1).map(|day| [chosen.as_slice(), &[day]].concat()).collect::<Vec<_>>()
            };
            days = days.iter().flat_map(with).collect();
        }
        let mut all = vec![];
        for chosen in days {
            let begun = chosen.iter().enumerate().filter(|(_, day)| **day <= on);
            match begun.max_by_key(|(at, day)| (**day, *at)) {
                None if self.none => all.push(0),
                Some((at, day)) if on < day + HOLDS => {
                    // Of two readings of a day either may stand.
                    let same = chosen.iter().enumerate().filter(|(_, other)| *other == day);
                    let ends = same.flat_map(|(at, _)| [readings[at].amount.0, readings[at].amount.1]);
                    all.extend(ends.map(u64::from));
                    all.push(u64::from(readings[at].amount.0));
                }
                _ => all.extend(unknown),
            }
        }
        dedup(all)
    }
}

#[derive(Clone, Copy, Default, PartialEq, Debug)]
struct Choice {
    stock: [u64; 4],
    part: [u64; 4],
    joined: [bool; 4],
}

fn dedup<T: Ord + Clone>(mut all: Vec<T>) -> Vec<T> {
    all.sort();
    all.dedup();
    all
}

fn spread<T>(all: &[Choice], options: &[T], set: impl Fn(&mut Choice, &T)) -> Vec<Choice> {
    let each = all.iter().flat_map(|choice| {
        options.iter().map(|option| {
            let mut choice = *choice;
            set(&mut choice, option);
            choice
        })
    });
    each.collect()
}

impl Choice {
    /// A figure as a fraction; `None` for a share of nothing, and where a part would be more than its whole.
    fn figure(&self, n: usize) -> Option<(u64, u64)> {
        let fits = self.part.iter().zip(self.stock).all(|(part, whole)| *part <= whole);
        if (5..=7).contains(&n) && !fits {
            return None;
        }
        let states = || 0..STATES.len();
        let sum = |amounts: &[u64; 4], which: &dyn Fn(usize) -> bool| -> u64 {
            states().filter(|at| which(*at)).map(|at| amounts[at]).sum()
        };
        let all = |_: usize| true;
        let count = |which: &dyn Fn(usize) -> bool| states().filter(|at| which(*at)).count() as u64;
        let holds = |at: usize| self.stock[at] >= 2;
        let joined = |at: usize| self.joined[at];
        let (of, whole) = match n {
            0 => (count(&|at| holds(at) && joined(at)), count(&holds)),
            1 => (count(&holds), 1),
            2 => (count(&|at| self.stock[at] < 2), 1),
            3 => (sum(&self.stock, &joined), 1),
            4 => (sum(&self.stock, &joined), sum(&self.stock, &all)),
            5 => (sum(&self.part, &all), sum(&self.stock, &all)),
            7 => (sum(&self.part, &joined), sum(&self.stock, &joined)),
            8 => {
                let met = |at: usize| u64::from(joined(at)) + u64::from(self.part[at] >= 1);
                (states().filter(|at| holds(*at)).map(met).min()?, 1)
            }
            _ => (sum(&self.stock, &all) - sum(&self.part, &all), sum(&self.stock, &all)),
        };
        (whole > 0).then_some((of, whole))
    }
}

fn within(value: &Value, (of, whole): (u64, u64), kg: bool) -> bool {
    let (of, whole) = (u128::from(of), u128::from(whole));
    let scale = if kg { 1_000_000_000 } else { 1 };
    let above = value.low.is_some_and(|low| low.of * whole <= of * scale * low.whole);
    let below = value.high.is_none_or(|high| of * scale * high.whole <= high.of * whole);
    above && below
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn every_choice_lies_within_the_bounds(world in world(), on in 0..40u32) {
        let regime = world.regime();
        let choices = world.choices(on);
        for (n, measure) in regime.register().measures.iter().enumerate() {
            let reckoner = Reckoner::new(&regime, &measure.figure, &measure.source).unwrap();
            let value = reckoner.value(day(on));
            for choice in &choices {
                let Some(figure) = choice.figure(n) else { continue };
                prop_assert!(
                    within(&value, figure, n == 3),
                    "{}: {figure:?} is not within {value:?} for {choice:?}",
                    plain(&measure.figure)
                );
            }
        }
    }

    /// Of numbers, sums and shares of sets some choice reaches each end.
    #[test]
    fn some_choice_reaches_each_end(world in world(), on in 0..40u32) {
        let regime = world.regime();
        let choices = world.choices(on);
        for n in [0, 1, 2, 3] {
            let measure = &regime.register().measures[n];
            let reckoner = Reckoner::new(&regime, &measure.figure, &measure.source).unwrap();
            let value = reckoner.value(day(on));
            let scale = if n == 3 { 1_000_000_000 } else { 1 };
            // What is not known has no greatest amount to reach.
            let figures: Vec<(u128, u128)> = choices
                .iter()
                .filter_map(|choice| choice.figure(n))
                .map(|(of, whole)| (u128::from(of) * scale, u128::from(whole)))
                .collect();
            if choices.iter().any(|choice| choice.figure(n).is_none()) || figures.is_empty() {
                continue;
            }
            let reached = |end: Option<comity_assess::measure::Fraction>| {
                end.is_none_or(|f| figures.iter().any(|(of, whole)| f.of * whole == of * f.whole))
            };
            prop_assert!(reached(value.low) && reached(value.high), "{}: {value:?}", plain(&measure.figure));
        }
    }
}
