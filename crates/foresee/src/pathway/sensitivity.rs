//! What hangs on what is believed: each belief at its ends, one at a time, and which of them would turn the order round.

use serde::Serialize;

use super::{
    compare::{APART, Dimension, means, share},
    planned::{Belief, Planned},
    results::run,
};
use crate::future::World;

/// How much hangs on one belief.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Swing {
    /// The pathway.
    pub pathway: String,
    /// The belief.
    pub of: String,
    /// Whether it is only assumed.
    pub assumed: bool,
    /// Where it is written.
    pub place: String,
    /// By dimension: the mean with the belief at its lower and at its upper bound.
    pub between: Vec<(&'static str, f64, f64)>,
}

/// A belief that would turn the order of two pathways round which can be told apart.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Reversal {
    /// In which dimension.
    pub dimension: &'static str,
    /// The pathway that is ahead ...
    pub ahead: String,
    /// ... of this one ...
    pub behind: String,
    /// ... unless this belief of this pathway ...
    pub pathway: String,
    /// ... (what it is of) ...
    pub of: String,
    /// ... lies at this bound.
    pub at: f64,
    /// Whether it is only assumed.
    pub assumed: bool,
    /// Where it is written.
    pub place: String,
}

/// Holds each belief at its bounds, one at a time.
pub fn sensitivity(world: &World, pathways: &[Planned], futures: u32) -> (Vec<Swing>, Vec<Reversal>) {
    let outcomes = run(world, pathways, futures, None);
    let usual: Vec<[f64; 3]> = outcomes.iter().map(|o| means(o)).collect();
    let (mut swings, mut reversals) = (vec![], vec![]);
    for (p, pathway) in pathways.iter().enumerate() {
        for (b, belief) in pathway.beliefs.iter().enumerate() {
            // The others are as they are: only this pathway changes.
            let [low, high] = [false, true].map(|upper| {
                let alone = std::slice::from_ref(pathway);
                let held = run(world, alone, futures, Some((0, b, Belief::end(upper))));
                means(&held[0])
            });
            for (d, dimension) in Dimension::ALL.into_iter().enumerate() {
                for (end, at) in [(low[d], belief.low), (high[d], belief.high)] {
                    for (other, mean) in usual.iter().enumerate().filter(|(other, _)| *other != p) {
                        let (before, after) = (usual[p][d] - mean[d], end - mean[d]);
                        // Where two cannot be told apart there is no order to turn round.
                        let share = share(dimension, &outcomes[p], &outcomes[other]);
                        if before * after >= 0.0 || (APART.0..=APART.1).contains(&share) {
                            continue;
                        }
                        let (ahead, behind) = if before > 0.0 { (p, other) } else { (other, p) };
                        reversals.push(Reversal {
                            dimension: dimension.word(),
                            ahead: pathways[ahead].id.clone(),
                            behind: pathways[behind].id.clone(),
                            pathway: pathway.id.clone(),
                            of: belief.of.clone(),
                            at,
                            assumed: belief.assumed,
                            place: belief.place.clone(),
                        });
                    }
                }
            }
            swings.push(Swing {
                pathway: pathway.id.clone(),
                of: belief.of.clone(),
                assumed: belief.assumed,
                place: belief.place.clone(),
                between: Dimension::ALL
                    .into_iter()
                    .enumerate()
                    .map(|(d, dimension)| (dimension.word(), low[d], high[d]))
                    .collect(),
            });
        }
    }
    (swings, reversals)
}
