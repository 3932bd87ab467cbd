//! P4 of the goals: futures of 200 States and 10 instruments over 20 years, beside a loop in NumPy and agents in Mesa that draw
//! the same process (docs/performance.md); and the six pathways of the record, compared. `COMITY_PYTHON` names a Python that has
//! both peers.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::{env, hint::black_box, process::Command, time::Instant};

use comity_benches::{ACTORS, record, register};
use comity_foresee::{
    Course, Level, LifeTable, Month, Parameters, Reference,
    future::{Influence, Place, Prospect, World},
    pathway::{self, Planned, compare, plan, sensitivity},
};
use comity_regime::{ActorIx, Actors, Day, InstrumentIx};
use rayon::prelude::*;

const INSTRUMENTS: u16 = 10;
const YEARS: usize = 20;
const FUTURES: u32 = 10_000;
/// A level of 0.05 joins per State-year, known from 20 joins.
const LEVEL: Level = Level { shape: 20.0, rate: 400.0, usual: 0.05 };

/// 200 States outside 10 instruments.
fn world() -> World {
    let register = register();
    let on = Day::new(2027, 1, 1).unwrap();
    let first = Month::of(on);
    let nothing =
        Reference::read("id,title,opened,complete,use,source\n", "treaty,actor,joined\n", &Actors::default());
    let nothing = nothing.unwrap();
    let states: Vec<ActorIx> = (0..ACTORS).map(ActorIx).collect();
    let prospects = (0..INSTRUMENTS).map(|k| Prospect {
        ix: InstrumentIx(k),
        id: register.instruments[usize::from(k)].id.clone(),
        title: String::new(),
        seen: on,
        joined: 0,
        level: LEVEL,
        start: first,
        places: vec![Place::Outside; states.len()],
        unnamed: 0,
        within: None,
        proposed: false,
        course: Course { age: 0.0, years: vec![], joined: 0, at_risk: states.len() },
    });
    World {
        on,
        first,
        months: YEARS * 12,
        points: (1..=20).map(|year| first.plus(year * 12)).collect(),
        prospects: prospects.collect(),
        states,
        table: LifeTable::known(&nothing, on, ""),
        parameters: Parameters::CHOSEN,
        shared: 0.0,
        season: [1.0; 12],
        seed: 869,
    }
}

/// The six pathways over twenty years; the world has every instrument twice, so that there are ten.
fn pathways() -> (World, Vec<Planned>) {
    let regime = record();
    let reference = Reference::built_in(&regime.register().actors).unwrap();
    let days = (Day::new(2026, 11, 30).unwrap(), Day::new(2046, 11, 30).unwrap());
    let mut world = pathway::world(&regime, &reference, days, 869).unwrap();
    let planned = regime.register().pathways.iter().map(|p| plan(&regime, &world, p).unwrap()).collect();
    let n = world.prospects.len();
    let again: Vec<Prospect> = world
        .prospects
        .iter()
        .map(|p| Prospect { id: format!("{}-again", p.id), within: p.within.map(|k| k + n), ..p.clone() })
        .collect();
    world.prospects.extend(again);
    (world, planned)
}

/// The mean number that has joined the first instrument in the end, so that both answers can be compared.
fn run(world: &World, futures: u32) -> f64 {
    let nothing = Influence::none(world);
    let sum: u64 = (0..futures)
        .into_par_iter()
        .map(|future| {
            let joins = world.run(&world.draw(future), &nothing);
            let all: Vec<Vec<u16>> = (0..usize::from(INSTRUMENTS)).map(|k| joins.counts(world, k)).collect();
            u64::from(*black_box(all)[0].last().unwrap())
        })
        .sum();
    #[expect(clippy::cast_precision_loss, reason = "a count")]
    let sum = sum as f64;
    sum / f64::from(futures)
}

/// The same process as a Python script prints it: futures a second, and the same mean.
fn peer(python: &std::ffi::OsStr, script: &str, futures: u32) -> (f64, f64) {
    let output = Command::new(python).args(["-c", script]).arg(futures.to_string()).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let numbers: Vec<f64> = text.split_whitespace().map(|n| n.parse().unwrap()).collect();
    assert_eq!(numbers.len(), 2, "{}", String::from_utf8_lossy(&output.stderr));
    (numbers[0], numbers[1])
}

fn main() {
    if env::args().any(|a| a == "--test") {
        return;
    }
    let world = world();
    run(&world, 100);
    let begun = Instant::now();
    let mean = run(&world, FUTURES);
    let ours = f64::from(FUTURES) / begun.elapsed().as_secs_f64();
    println!("P4 futures of 200 States, 10 instruments, 20 years {ours:>9.0} /s");
    let (many, planned) = pathways();
    let begun = Instant::now();
    let comparison = compare(&many, &planned, FUTURES);
    println!(
        "P4 {} pathways, {FUTURES} futures of {} States, {} instruments, 20 years: {:.2} s",
        comparison.pathways.len(),
        many.states.len(),
        many.prospects.len(),
        begun.elapsed().as_secs_f64()
    );
    let begun = Instant::now();
    let (swings, _) = sensitivity(&many, &planned, 1_000);
    println!(
        "P4 what hangs on {} beliefs, 1,000 futures: {:.2} s",
        swings.len(),
        begun.elapsed().as_secs_f64()
    );
    let Some(python) = env::var_os("COMITY_PYTHON") else {
        println!("P4 peers: set COMITY_PYTHON to a Python that has numpy and mesa");
        return;
    };
    for (name, script, futures) in [("NumPy", NUMPY, 500), ("Mesa", MESA, 5)] {
        let (theirs, their_mean) = peer(&python, script, futures);
        // Five futures of Mesa have a mean that is known to 15 States; 500 of NumPy, to two.
        let near = if name == "Mesa" { 60.0 } else { 8.0 };
        assert!((mean - their_mean).abs() < near, "{name}: {their_mean}, and here {mean}");
        println!("P4 {name:<6} {theirs:>9.1} /s: {:.0} times", ours / theirs);
    }
}

/// A loop over months, vectorised over instruments and States.
const NUMPY: &str = r"
import sys, time, numpy as np
F, K, S, Y = int(sys.argv[1]), 10, 200, 20
rng = np.random.default_rng(869)
begun, total = time.perf_counter(), 0
for _ in range(F):
    log = np.log(rng.gamma(20.0, 1 / 400.0, K))
    joined = np.zeros((K, S), bool)
    counts = np.zeros((Y, K), int)
    for year in range(Y):
        log += 0.05 * (np.log(0.05) - log) + 0.4 * rng.standard_normal(K)
        p = -np.expm1(-np.exp(log) / 12)
        for month in range(12):
            joined |= rng.random((K, S)) < p[:, None]
        counts[year] = joined.sum(axis=1)
    total += counts[-1, 0]
print(F / (time.perf_counter() - begun), total / F)
";

/// An agent a State, a step a month.
const MESA: &str = r"
import sys, time, math, mesa
F, K, S, Y = int(sys.argv[1]), 10, 200, 20
class State(mesa.Agent):
    def __init__(self, model):
        super().__init__(model)
        self.joined = [False] * K
    def step(self):
        for k in range(K):
            if not self.joined[k] and self.model.random.random() < self.model.p[k]:
                self.joined[k] = True
class Regime(mesa.Model):
    def __init__(self, rng):
        try:
            super().__init__(rng=rng)
        except TypeError:
            super().__init__(seed=rng)
        self.log = [math.log(self.random.gammavariate(20.0, 1 / 400.0)) for _ in range(K)]
        self.month = 0
        for _ in range(S):
            State(self)
    def step(self):
        if self.month % 12 == 0:
            self.log = [l + 0.05 * (math.log(0.05) - l) + 0.4 * self.random.gauss(0, 1) for l in self.log]
            self.p = [-math.expm1(-math.exp(l) / 12) for l in self.log]
        self.month += 1
        self.agents.do('step')
begun, total = time.perf_counter(), 0
for seed in range(F):
    model = Regime(seed)
    for _ in range(Y * 12):
        model.step()
    total += sum(agent.joined[0] for agent in model.agents)
print(F / (time.perf_counter() - begun), total / F)
";
