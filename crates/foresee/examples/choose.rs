//! Chooses the parameters of the level: the least CRPS on forecasts made by 2005 of the treaties for choosing, among those
//! whose 90 % band holds at least 85 %. Then says how the choice does on forecasts made later. What is kept back to judge by
//! is not looked at. `cargo run --release -p comity-foresee --example choose`

#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "../tests/common/mod.rs"]
mod common;

use comity_foresee::{
    Baseline, Parameters, Reference, Use,
    backtest::{Plan, Way, cases, score},
    score::Scores,
};

fn main() {
    let regime = common::record();
    let reference = Reference::built_in(&regime.register().actors).unwrap();

    let early = Plan { origins: (1992, 2005), futures: 400, ..Plan::standard(Use::Choose) };
    let known = cases(&reference, &early);
    let scores = |way, plan: &Plan| {
        let cases = cases(&reference, plan);
        let scored = score(&cases, way, plan.futures, plan.seed);
        Scores::of(&scored.iter().map(|s| s.score).collect::<Vec<_>>()).unwrap()
    };
    for baseline in Baseline::ALL {
        let s = scores(Way::Baseline(baseline), &early);
        println!(
            "{baseline:?}: n {} CRPS {:.2} log {:.2} 50% {:.2} 90% {:.2}",
            s.forecasts, s.crps, s.log_score, s.in_50, s.in_90
        );
    }
    let mut tried = vec![];
    for memory in [0.2, 0.3, 0.4, 0.6, 0.8] {
        for prior in [0.5, 1.0, 2.0, 4.0] {
            for walk in [0.3, 0.4, 0.5] {
                for settle in [0.0, 0.05, 0.1, 0.2] {
                    let p = Parameters { memory, prior, walk, settle };
                    let scored = score(&known, Way::Level(p), early.futures, early.seed);
                    let all: Vec<_> = scored.iter().map(|s| s.score).collect();
                    tried.push((Scores::of(&all).unwrap(), p));
                }
            }
        }
    }
    tried.retain(|(s, _)| s.in_90 >= 0.85);
    tried.sort_by(|a, b| a.0.crps.total_cmp(&b.0.crps));
    let line = |s: &Scores, p: &Parameters| {
        println!("CRPS {:.2} log {:.3} 50% {:.2} 90% {:.2}  {p:?}", s.crps, s.log_score, s.in_50, s.in_90);
    };
    tried.iter().take(12).for_each(|(s, p)| line(s, p));
    let research = Parameters { memory: 0.6, prior: 4.0, walk: 0.4, settle: 0.0 };
    if let Some((s, p)) = tried.iter().find(|(_, p)| *p == research) {
        println!("the survey's:");
        line(s, p);
    }
    let later = Plan { origins: (2006, 2018), ..Plan::standard(Use::Choose) };
    println!("later, not used to choose:");
    for baseline in Baseline::ALL {
        let s = scores(Way::Baseline(baseline), &later);
        println!(
            "{baseline:?}: n {} CRPS {:.2} log {:.2} 50% {:.2} 90% {:.2}",
            s.forecasts, s.crps, s.log_score, s.in_50, s.in_90
        );
    }
    for p in [tried[0].1, research] {
        line(&scores(Way::Level(p), &later), &p);
    }
}
