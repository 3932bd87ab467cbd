//! What a pathway brings in each future.

use rayon::prelude::*;
use serde::Serialize;

use super::planned::{Belief, PULL_MONTHS, Planned, Role};
use crate::{
    future::{Drawn, Fan, Influence, World},
    level::states as number,
    random::{Purpose, Stream},
    score::Draws,
};

/// One pathway in one future.
#[derive(Clone, PartialEq, Debug)]
pub struct Outcome {
    /// By prospect and point: how many have joined.
    pub joined: Vec<Vec<u16>>,
    /// How many have joined all that is asked for, in the end.
    pub all_asked: u16,
    /// How many have ever taken part.
    pub took_part: u16,
    /// How many commitments were made ...
    pub made: u16,
    /// ... and delivered.
    pub delivered: u16,
    /// How many days were spent in meetings.
    pub days: u16,
}

/// Beliefs that are held fixed: by pathway and belief, a number of standard deviations from the middle.
pub type Fixed = Option<(usize, usize, f64)>;

/// Draws futures, and in each all pathways: the outcomes by pathway, then by future.
pub fn run(world: &World, pathways: &[Planned], futures: u32, fixed: Fixed) -> Vec<Vec<Outcome>> {
    let drawn: Vec<Vec<Outcome>> = (0..futures)
        .into_par_iter()
        .map(|future| {
            let drawn = world.draw(future);
            (0..pathways.len()).map(|at| one(world, pathways, at, &drawn, future, fixed)).collect()
        })
        .collect();
    let mut by_pathway: Vec<Vec<Outcome>> =
        pathways.iter().map(|_| Vec::with_capacity(drawn.len())).collect();
    for outcomes in drawn {
        by_pathway.iter_mut().zip(outcomes).for_each(|(all, one)| all.push(one));
    }
    by_pathway
}

/// One pathway in one future. What is drawn for a belief depends on its place in the pathway and not on the pathway, so that
/// the beliefs of two are high and low together, and differences are theirs.
fn one(world: &World, pathways: &[Planned], at: usize, drawn: &Drawn, future: u32, fixed: Fixed) -> Outcome {
    let pathway = &pathways[at];
    let mut stream = Stream::new(world.seed, future, Purpose::Effects);
    // In the order of roles: one number each, used or not.
    let z: [f64; 8] = std::array::from_fn(|_| stream.normal());
    let chance = stream.uniform();
    let diligence: Vec<f64> = pathway.invited.iter().map(|_| stream.uniform()).collect();
    let held = |belief: usize| fixed.filter(|(p, b, _)| (*p, *b) == (at, belief)).map(|(.., z)| z);
    let value = |role: Role| {
        let (n, belief) = pathway.beliefs.iter().enumerate().find(|(_, b)| b.role == role)?;
        Some(belief.at(held(n).unwrap_or(z[slot(role)])))
    };
    let happens = value(Role::Happens).is_none_or(|share| chance < share);
    let influence = if happens { influence(world, pathway, &z, &held) } else { Influence::none(world) };
    let joins = world.run(drawn, &influence);
    let mut joined: Vec<Vec<u16>> = (0..world.prospects.len()).map(|k| joins.counts(world, k)).collect();
    // Of a law that is not adopted nobody is party.
    for (k, counts) in joined.iter_mut().enumerate() {
        if world.prospects[k].proposed && influence.opens[k].is_none() {
            counts.iter_mut().for_each(|n| *n = 0);
        }
    }
    let all_asked = if pathway.urges.is_empty() {
        0
    } else {
        joins.all_of(world, &pathway.urges).last().copied().unwrap_or(0)
    };
    let (mut took_part, mut made, mut delivered, mut days) = (0.0, 0.0, 0.0, 0.0);
    if happens {
        let share = value(Role::TakesPart).unwrap_or(1.0);
        let taking = diligence.iter().zip(&pathway.invited).filter(|(u, r)| **r && **u < share).count();
        let sessions: usize = pathway.meetings.iter().map(|m| m.months.len()).sum();
        took_part = if sessions > 0 { number(taking) } else { 0.0 };
        made = took_part * number(sessions) * value(Role::Commitments).unwrap_or(0.0);
        delivered = made * value(Role::Delivered).unwrap_or(0.0);
        days = pathway.meetings.iter().map(|m| f64::from(m.days) * number(m.months.len())).sum();
    }
    Outcome {
        joined,
        all_asked,
        took_part: whole(took_part),
        made: whole(made),
        delivered: whole(delivered),
        days: whole(days),
    }
}

/// What a pathway does to the rates of those it invites.
fn influence(
    world: &World,
    pathway: &Planned,
    z: &[f64; 8],
    held: &dyn Fn(usize) -> Option<f64>,
) -> Influence {
    let mut times = vec![1.0; world.months];
    let mut opens = vec![None; world.prospects.len()];
    let mut terms = 1.0;
    for (n, belief) in pathway.beliefs.iter().enumerate() {
        let value = |role: Role| belief.at(held(n).unwrap_or(z[slot(role)]));
        match belief.role {
            Role::Pull(of) => {
                let factor = value(belief.role);
                let mut acts = vec![false; world.months];
                let those =
                    pathway.meetings.iter().enumerate().filter(|(at, _)| of.is_none_or(|of| of == *at));
                for month in those.flat_map(|(_, m)| &m.months) {
                    let end = (month + PULL_MONTHS).min(world.months);
                    acts[*month..end].iter_mut().for_each(|acts| *acts = true);
                }
                times.iter_mut().zip(acts).filter(|(_, acts)| *acts).for_each(|(times, _)| *times *= factor);
            }
            Role::Adopts => {
                if let Some(k) = pathway.adopts {
                    let months = f64::from(crate::month::Month::after(world.on).since(world.first).max(0))
                        + value(Role::Adopts) * 12.0;
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "not negative"
                    )]
                    let month = months.round() as usize;
                    opens[k] = Some(month.min(world.months));
                }
            }
            Role::Terms => terms = value(Role::Terms),
            _ => {}
        }
    }
    let of = |k: usize| {
        let asked = pathway.urges.contains(&k);
        let own = if pathway.adopts == Some(k) { terms } else { 1.0 };
        (asked || own != 1.0)
            .then(|| times.iter().map(|t| if asked { t * own } else { own }).collect::<Vec<f64>>())
    };
    Influence { reached: pathway.invited.clone(), times: (0..world.prospects.len()).map(of).collect(), opens }
}

/// Which of the numbers drawn a role takes.
fn slot(role: Role) -> usize {
    match role {
        Role::Happens => 0,
        Role::TakesPart => 1,
        Role::Pull(None) => 2,
        Role::Pull(Some(n)) => 2 + n.min(1),
        Role::Adopts => 4,
        Role::Terms => 5,
        Role::Commitments => 6,
        Role::Delivered => 7,
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn whole(n: f64) -> u16 {
    n.round().clamp(0.0, f64::from(u16::MAX)) as u16
}

/// The States under an obligation on one of the gaps in the end.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Coverage {
    /// The gap.
    pub gap: String,
    /// Whether the obligation is binding.
    pub binding: bool,
    /// Whether it is the same for all.
    pub uniform: bool,
    /// How many States, at the end of the last year.
    pub states: Fan,
}

/// What a pathway brings.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Results {
    /// Its id.
    pub pathway: String,
    /// Its title.
    pub title: String,
    /// Which instruments it urges States to join.
    pub urges: Vec<String>,
    /// How many States it invites.
    pub invited: usize,
    /// What is believed of it, and on whose word.
    pub beliefs: Vec<Belief>,
    /// By instrument: how many have joined, by the end of each year.
    pub joined: Vec<(String, Vec<Fan>)>,
    /// By instrument: how many more than if nothing is done, after about 1, 5 and 10 years and in the end: the mean.
    pub gains: Vec<(String, Vec<f64>)>,
    /// Inclusiveness: how many States ever take part.
    pub took_part: Fan,
    /// How many join all that is asked for.
    pub all_asked: Fan,
    /// Ambition: commitments made ...
    pub made: Fan,
    /// ... and delivered.
    pub delivered: Fan,
    /// Ambition: by gap, how many States are under an obligation.
    pub covers: Vec<Coverage>,
    /// The cost, in days of meetings.
    pub days: Fan,
}

impl Results {
    /// Sums up the futures of a pathway; `nothing` are the same futures in which nothing is done.
    pub fn of(
        world: &World,
        pathway: &Planned,
        outcomes: &[Outcome],
        nothing: &[Outcome],
    ) -> Option<Results> {
        let through: Vec<_> = world.points.iter().map(|p| p.first_day().plus_days(-1)).collect();
        let end = *through.last()?;
        let fan = |day, f: &dyn Fn(&Outcome) -> u16| {
            Some(Fan::of(day, &Draws::new(outcomes.iter().map(f).collect())?))
        };
        let id = |k: usize| world.prospects[k].id.clone();
        let all = 0..world.prospects.len();
        let joined = all.clone().map(|k| {
            let fans = through.iter().enumerate().map(|(at, day)| fan(*day, &|o: &Outcome| o.joined[k][at]));
            Some((id(k), fans.collect::<Option<Vec<Fan>>>()?))
        });
        let years = [1, 5, 10].map(|years| (years - 1).min(through.len() - 1));
        let gain = |k: usize, at: usize| {
            let mean = |of: &[Outcome]| {
                of.iter().map(|o| f64::from(o.joined[k][at])).sum::<f64>() / number(of.len())
            };
            mean(outcomes) - mean(nothing)
        };
        let covers = pathway.obliges.iter().map(|(gap, binding, uniform)| {
            let law = pathway.adopts.or(pathway.urges.first().copied());
            let covered = |o: &Outcome| match (binding, law) {
                (true, Some(k)) => o.joined[k].last().copied().unwrap_or(0),
                (true, None) => 0,
                (false, _) => o.took_part,
            };
            Some(Coverage {
                gap: gap.clone(),
                binding: *binding,
                uniform: *uniform,
                states: fan(end, &covered)?,
            })
        });
        Some(Results {
            pathway: pathway.id.clone(),
            title: pathway.title.clone(),
            urges: pathway.urges.iter().map(|k| id(*k)).collect(),
            invited: pathway.invited.iter().filter(|r| **r).count(),
            beliefs: pathway.beliefs.clone(),
            joined: joined.collect::<Option<Vec<_>>>()?,
            gains: all
                .map(|k| {
                    (id(k), years.into_iter().chain([through.len() - 1]).map(|at| gain(k, at)).collect())
                })
                .collect(),
            took_part: fan(end, &|o: &Outcome| o.took_part)?,
            all_asked: fan(end, &|o: &Outcome| o.all_asked)?,
            made: fan(end, &|o: &Outcome| o.made)?,
            delivered: fan(end, &|o: &Outcome| o.delivered)?,
            covers: covers.collect::<Option<Vec<_>>>()?,
            days: fan(end, &|o: &Outcome| o.days)?,
        })
    }
}
