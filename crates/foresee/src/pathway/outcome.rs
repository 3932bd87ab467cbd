//! One pathway in one future.

use rayon::prelude::*;

use super::planned::{PULL_MONTHS, Planned, Role};
use crate::{
    future::{Drawn, Influence, Joins, World},
    level::states as number,
    month::Month,
    random::{Purpose, Stream},
};

/// After so many years it is looked at what a pathway has gained.
pub const MARKS: [i32; 3] = [1, 5, 10];

/// One pathway in one future.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// Whether it comes about.
    pub happens: bool,
    /// By prospect and point: how many have joined.
    pub joined: Vec<Vec<u16>>,
    /// By prospect: how many have joined after each of one, five and ten years that lies within what is drawn.
    pub after: Vec<Vec<u16>>,
    /// How many have joined all that they are urged to, in the end.
    pub all_urged: u16,
    /// How many have ever taken part.
    pub took_part: u16,
    /// How many commitments were made ...
    pub made: u16,
    /// ... and delivered.
    pub delivered: u16,
    /// How many days were spent in meetings.
    pub days: u16,
}

/// What chance brings to the beliefs of any pathway in one future: the same to all, so that the beliefs of two are high and low
/// together, and differences are theirs. Within a pathway no two beliefs share a number.
pub(super) struct Chance {
    happens: f64,
    /// Standard normal numbers, by role (pulls left out).
    roles: [f64; 6],
    /// By pull, in the order in which they are written.
    pulls: Vec<f64>,
    /// By State: below which share of those that ever take part it is one of them.
    diligence: Vec<f64>,
}

impl Chance {
    pub fn new(world: &World, pathways: &[Planned], future: u32) -> Chance {
        let mut stream = Stream::new(world.seed, future, Purpose::Effects);
        let roles = std::array::from_fn(|_| stream.normal());
        let happens = stream.uniform();
        let diligence = world.states.iter().map(|_| stream.uniform()).collect();
        let of = |p: &Planned| p.beliefs.iter().filter(|b| matches!(b.role, Role::Pull(_))).count();
        let most = pathways.iter().map(of).max().unwrap_or(0);
        Chance { happens, roles, diligence, pulls: (0..most).map(|_| stream.normal()).collect() }
    }

    fn normal(&self, role: Role) -> f64 {
        match role {
            Role::Happens => self.roles[0],
            Role::TakesPart => self.roles[1],
            Role::Adopts => self.roles[2],
            Role::Terms => self.roles[3],
            Role::Commitments => self.roles[4],
            Role::Delivered => self.roles[5],
            // INVARIANT: there is one for each pull of any pathway.
            Role::Pull(place) => self.pulls.get(place).copied().unwrap_or(0.0),
        }
    }
}

/// By prospect: how many have joined by each point, and after each of [`MARKS`].
#[derive(Clone)]
struct Counts {
    joined: Vec<Vec<u16>>,
    after: Vec<Vec<u16>>,
}

/// A future in which nothing is done, counted once for all pathways.
pub(super) struct Nothing {
    pub joins: Joins,
    counts: Counts,
}

impl Nothing {
    pub fn new(world: &World, drawn: &Drawn) -> Nothing {
        let joins = world.run(drawn, &Influence::none(world));
        let each = || 0..world.prospects.len();
        let joined = each().map(|k| joins.counts(world, k)).collect();
        let after = each().map(|k| joins.counts_before(world, k, &marks(world))).collect();
        Nothing { counts: Counts { joined, after }, joins }
    }

    /// The counts of what something done comes to: what it does not change is not counted again.
    fn counts(&self, world: &World, joins: &Joins) -> Counts {
        let mut counts = self.counts.clone();
        for k in (0..world.prospects.len()).filter(|k| !joins.same(&self.joins, *k)) {
            counts.joined[k] = joins.counts(world, k);
            counts.after[k] = joins.counts_before(world, k, &marks(world));
        }
        counts
    }
}

/// The months at which it is looked at what a pathway has gained.
fn marks(world: &World) -> Vec<Month> {
    MARKS.iter().filter_map(|years| world.after_years(*years)).collect()
}

/// A pathway with what is believed of it in one future; one belief may be held where it is.
#[derive(Clone, Copy)]
pub(super) struct Believed<'a> {
    pub pathway: &'a Planned,
    pub chance: &'a Chance,
    /// Which belief, and how many standard deviations from its middle.
    pub held: Option<(usize, f64)>,
}

impl Believed<'_> {
    fn value(&self, n: usize) -> f64 {
        let belief = &self.pathway.beliefs[n];
        let held = self.held.filter(|(at, _)| *at == n).map(|(_, z)| z);
        belief.at(held.unwrap_or_else(|| self.chance.normal(belief.role)))
    }

    fn of(&self, role: Role) -> Option<f64> {
        self.pathway.beliefs.iter().position(|b| b.role == role).map(|n| self.value(n))
    }

    /// Whether the pathway comes about.
    pub fn happens(&self) -> bool {
        self.of(Role::Happens).is_none_or(|share| self.chance.happens < share)
    }

    /// Who joins what when, where it is known who would if nothing were done.
    pub fn joins(&self, world: &World, drawn: &Drawn, nothing: &Joins) -> Joins {
        match self.happens() {
            true => world.run_beside(drawn, &self.influence(world), nothing),
            false => nothing.clone(),
        }
    }

    /// What comes of it, where it is known who joins what when.
    pub fn outcome(&self, world: &World, joins: &Joins, nothing: &Nothing) -> Outcome {
        let (pathway, happens) = (self.pathway, self.happens());
        let counts = nothing.counts(world, joins);
        let all_urged = match pathway.urges.is_empty() {
            true => 0,
            false => joins.all_of(world, &pathway.urges).last().copied().unwrap_or(0),
        };
        let (mut took_part, mut made, mut delivered, mut days) = (0.0, 0.0, 0.0, 0.0);
        if happens {
            let share = self.of(Role::TakesPart).unwrap_or(1.0);
            let each = self.chance.diligence.iter().zip(&pathway.invited);
            let sessions: usize = pathway.meetings.iter().map(|m| m.months.len()).sum();
            if sessions > 0 {
                took_part = number(each.filter(|(u, invited)| **invited && **u < share).count());
            }
            made = took_part * number(sessions) * self.of(Role::Commitments).unwrap_or(0.0);
            delivered = made * self.of(Role::Delivered).unwrap_or(0.0);
            days = pathway.meetings.iter().map(|m| f64::from(m.days) * number(m.months.len())).sum();
        }
        Outcome {
            happens,
            joined: counts.joined,
            after: counts.after,
            all_urged,
            took_part: whole(took_part),
            made: whole(made),
            delivered: whole(delivered),
            days: whole(days),
        }
    }

    /// What a pathway that comes about does to the rates of those it invites.
    fn influence(&self, world: &World) -> Influence {
        let pathway = self.pathway;
        let mut times = vec![1.0; world.months];
        let mut opens = vec![None; world.prospects.len()];
        let mut terms = 1.0;
        for (n, belief) in pathway.beliefs.iter().enumerate() {
            match belief.role {
                Role::Pull(_) => {
                    let factor = self.value(n);
                    let mut acts = vec![false; world.months];
                    let meetings = pathway.meetings.iter();
                    let those =
                        meetings.filter(|m| belief.forum.as_ref().is_none_or(|forum| *forum == m.forum));
                    for month in those.flat_map(|m| &m.months) {
                        let end = (month + PULL_MONTHS).min(world.months);
                        acts[*month..end].iter_mut().for_each(|acts| *acts = true);
                    }
                    let acted = times.iter_mut().zip(acts).filter(|(_, acts)| *acts);
                    acted.for_each(|(times, _)| *times *= factor);
                }
                Role::Adopts => {
                    if let Some(k) = pathway.adopts {
                        let begins = Month::after(world.on).since(world.first).max(0);
                        let months = f64::from(begins) + self.value(n) * 12.0;
                        #[expect(
                            clippy::cast_possible_truncation,
                            clippy::cast_sign_loss,
                            reason = "not negative"
                        )]
                        let month = months.round() as usize;
                        opens[k] = Some(month.min(world.months));
                    }
                }
                Role::Terms => terms = self.value(n),
                _ => {}
            }
        }
        let of = |k: usize| {
            let urged = pathway.urges.contains(&k);
            let own = if pathway.adopts == Some(k) { terms } else { 1.0 };
            let factor = |t: &f64| if urged { t * own } else { own };
            (urged || own != 1.0).then(|| times.iter().map(factor).collect::<Vec<f64>>())
        };
        Influence {
            invited: pathway.invited.clone(),
            times: (0..world.prospects.len()).map(of).collect(),
            opens,
        }
    }
}

/// Draws futures, and in each all pathways: the outcomes by pathway, then by future.
pub fn run(world: &World, pathways: &[Planned], futures: u32) -> Vec<Vec<Outcome>> {
    let drawn: Vec<Vec<Outcome>> = (0..futures)
        .into_par_iter()
        .map(|future| {
            let (drawn, chance) = (world.draw(future), Chance::new(world, pathways, future));
            let nothing = Nothing::new(world, &drawn);
            let one = |pathway| {
                let believed = Believed { pathway, chance: &chance, held: None };
                believed.outcome(world, &believed.joins(world, &drawn, &nothing.joins), &nothing)
            };
            pathways.iter().map(one).collect()
        })
        .collect();
    by_pathway(pathways.len(), drawn)
}

/// What is by future and pathway, by pathway and future.
pub(super) fn by_pathway<T>(pathways: usize, by_future: Vec<Vec<T>>) -> Vec<Vec<T>> {
    let mut all: Vec<Vec<T>> = (0..pathways).map(|_| Vec::with_capacity(by_future.len())).collect();
    for future in by_future {
        all.iter_mut().zip(future).for_each(|(all, one)| all.push(one));
    }
    all
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn whole(n: f64) -> u16 {
    n.round().clamp(0.0, f64::from(u16::MAX)) as u16
}
