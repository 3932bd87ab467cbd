//! What hangs on what is believed: each belief at its ends, one at a time, and which of them would turn the order round.

use rayon::prelude::*;
use serde::Serialize;

use super::{
    compare::{APART, Dimension, each, mean, share},
    outcome::{Believed, Chance, Nothing, Outcome, by_pathway},
    planned::{Belief, Planned, Role},
};
use crate::future::{Drawn, World};

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

/// A pathway in a future: as it is, and by belief (its lower bound, its upper) what each dimension comes to.
type Held = (Outcome, Vec<[[f64; 3]; 2]>);

/// A pathway in a future, with each belief at its bounds. Only what changes who joins when is run again.
fn held(world: &World, drawn: &Drawn, chance: &Chance, pathway: &Planned, nothing: &Nothing) -> Held {
    let usual = Believed { pathway, chance, held: None };
    let joins = usual.joins(world, drawn, &nothing.joins);
    let at = |n: usize, upper: bool| {
        let other = Believed { held: Some((n, Belief::end(upper))), ..usual };
        let same = match pathway.beliefs[n].role {
            Role::TakesPart | Role::Commitments | Role::Delivered => true,
            Role::Happens => other.happens() == usual.happens(),
            Role::Pull(_) | Role::Adopts | Role::Terms => !usual.happens(),
        };
        let outcome = match same {
            true => other.outcome(world, &joins, nothing),
            false => other.outcome(world, &other.joins(world, drawn, &nothing.joins), nothing),
        };
        each(&outcome)
    };
    let beliefs = (0..pathway.beliefs.len()).map(|n| [false, true].map(|upper| at(n, upper)));
    (usual.outcome(world, &joins, nothing), beliefs.collect())
}

/// Holds each belief at its bounds, one at a time: the futures are drawn once.
pub fn sensitivity(world: &World, pathways: &[Planned], futures: u32) -> (Vec<Swing>, Vec<Reversal>) {
    let drawn: Vec<Vec<Held>> = (0..futures)
        .into_par_iter()
        .map(|future| {
            let (drawn, chance) = (world.draw(future), Chance::new(world, pathways, future));
            let nothing = Nothing::new(world, &drawn);
            pathways.iter().map(|pathway| held(world, &drawn, &chance, pathway, &nothing)).collect()
        })
        .collect();
    let (outcomes, beliefs): (Vec<Vec<Outcome>>, Vec<Vec<_>>) =
        by_pathway(pathways.len(), drawn).into_iter().map(|held| held.into_iter().unzip()).unzip();
    let usual: Vec<[f64; 3]> = outcomes.iter().map(|o| mean(o.iter().map(each))).collect();
    let (mut swings, mut reversals) = (vec![], vec![]);
    for (p, pathway) in pathways.iter().enumerate() {
        for (b, belief) in pathway.beliefs.iter().enumerate() {
            // The others are as they are: only this pathway changes.
            let [low, high] = [0, 1].map(|end| mean(beliefs[p].iter().map(|held| held[b][end])));
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
