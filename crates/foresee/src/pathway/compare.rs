//! Pathways side by side, in the same futures.

use comity_regime::Day;
use serde::Serialize;

use super::{
    outcome::{Outcome, run},
    planned::Planned,
    results::{Results, joined},
};
use crate::{
    future::{Fan, World},
    level::states as number,
};

/// Between these shares of futures two pathways cannot be told apart.
pub(super) const APART: (f64, f64) = (0.2, 0.8);

/// Something in which more is better. There is no total of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dimension {
    /// States that ever take part (inclusiveness).
    TookPart,
    /// All joins to all instruments there are, in the end (ambition in law).
    Joins,
    /// Commitments delivered (ambition in deeds).
    Delivered,
}

impl Dimension {
    /// All of them.
    pub const ALL: [Dimension; 3] = [Dimension::TookPart, Dimension::Joins, Dimension::Delivered];

    /// What it is called.
    pub fn word(self) -> &'static str {
        match self {
            Dimension::TookPart => "States that ever take part",
            Dimension::Joins => "joins to all instruments",
            Dimension::Delivered => "commitments delivered",
        }
    }

    /// A pathway in a future.
    pub fn of(self, outcome: &Outcome) -> u32 {
        match self {
            Dimension::TookPart => u32::from(outcome.took_part),
            Dimension::Joins => outcome.joined.iter().filter_map(|c| c.last()).map(|n| u32::from(*n)).sum(),
            Dimension::Delivered => u32::from(outcome.delivered),
        }
    }
}

/// Two pathways.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Pair {
    /// The one.
    pub row: String,
    /// The other.
    pub column: String,
    /// The share of futures in which the one is better (half of those in which they are equal), by dimension.
    pub better: Vec<f64>,
    /// The share of futures in which it is at least as good in every dimension and better in one.
    pub dominates: f64,
    /// What follows, by dimension: `better`, `worse` or `cannot be told apart`.
    pub words: Vec<&'static str>,
}

/// Pathways compared.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Comparison {
    /// How many futures, and the seed that names them.
    pub futures: u32,
    /// The seed.
    pub seed: u64,
    /// By instrument: the last day on which it is known how many had joined.
    pub seen: Vec<(String, Day)>,
    /// The dimensions of what follows.
    pub dimensions: Vec<&'static str>,
    /// If nothing is done: by instrument, how many have joined, by the end of each year.
    pub nothing: Vec<(String, Vec<Fan>)>,
    /// Each pathway.
    pub pathways: Vec<Results>,
    /// Every two of them.
    pub pairs: Vec<Pair>,
    /// Those that no other is better than in all dimensions, by the means (the Pareto front).
    pub front: Vec<String>,
}

/// Compares pathways.
pub fn compare(world: &World, pathways: &[Planned], futures: u32) -> Comparison {
    let with: Vec<Planned> = pathways.iter().cloned().chain([nothing(world)]).collect();
    let mut outcomes = run(world, &with, futures);
    let nothing = outcomes.pop().unwrap_or_default();
    let mut pairs = vec![];
    for (a, row) in pathways.iter().zip(&outcomes) {
        for (b, column) in pathways.iter().zip(&outcomes).filter(|(b, _)| b.id != a.id) {
            pairs.push(pair(a, row, b, column));
        }
    }
    let means: Vec<[f64; 3]> = outcomes.iter().map(|o| mean(o.iter().map(each))).collect();
    let dominated = |at: usize| {
        means.iter().any(|other| {
            other.iter().zip(&means[at]).all(|(o, m)| o >= m)
                && other.iter().zip(&means[at]).any(|(o, m)| o > m)
        })
    };
    Comparison {
        futures,
        seed: world.seed,
        seen: world.prospects.iter().map(|p| (p.id.clone(), p.seen)).collect(),
        dimensions: Dimension::ALL.map(Dimension::word).into(),
        nothing: joined(world, &nothing).unwrap_or_default(),
        front: (0..pathways.len()).filter(|at| !dominated(*at)).map(|at| pathways[at].id.clone()).collect(),
        pathways: pathways
            .iter()
            .zip(&outcomes)
            .filter_map(|(p, o)| Results::of(world, p, o, &nothing))
            .collect(),
        pairs,
    }
}

/// A pathway in a future, by dimension.
pub(super) fn each(outcome: &Outcome) -> [f64; 3] {
    Dimension::ALL.map(|d| f64::from(d.of(outcome)))
}

/// The mean of each dimension over futures.
pub(super) fn mean(futures: impl ExactSizeIterator<Item = [f64; 3]>) -> [f64; 3] {
    let n = number(futures.len()).max(1.0);
    let sum = futures.fold([0.0; 3], |sum, one| [0, 1, 2].map(|d| sum[d] + one[d]));
    sum.map(|sum| sum / n)
}

fn nothing(world: &World) -> Planned {
    Planned {
        id: String::new(),
        title: String::new(),
        meetings: vec![],
        invited: vec![false; world.states.len()],
        urges: vec![],
        adopts: None,
        law: None,
        beliefs: vec![],
        obliges: vec![],
    }
}

/// The share of futures in which one pathway is better than another, and half of those in which they are equal.
pub(super) fn share(d: Dimension, row: &[Outcome], column: &[Outcome]) -> f64 {
    let each = row.iter().zip(column).map(|(x, y)| match d.of(x).cmp(&d.of(y)) {
        std::cmp::Ordering::Greater => 1.0,
        std::cmp::Ordering::Equal => 0.5,
        std::cmp::Ordering::Less => 0.0,
    });
    each.sum::<f64>() / number(row.len()).max(1.0)
}

fn pair(a: &Planned, row: &[Outcome], b: &Planned, column: &[Outcome]) -> Pair {
    let n = number(row.len()).max(1.0);
    let better: Vec<f64> = Dimension::ALL.iter().map(|d| share(*d, row, column)).collect();
    let dominates = row.iter().zip(column).filter(|(x, y)| {
        let each = Dimension::ALL.map(|d| d.of(x).cmp(&d.of(y)));
        each.iter().all(|o| o.is_ge()) && each.iter().any(|o| o.is_gt())
    });
    let words = better
        .iter()
        .map(|share| {
            if *share > APART.1 {
                "better"
            } else if *share < APART.0 {
                "worse"
            } else {
                "cannot be told apart"
            }
        })
        .collect();
    Pair { row: a.id.clone(), column: b.id.clone(), dominates: number(dominates.count()) / n, better, words }
}
