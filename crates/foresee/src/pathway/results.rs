//! What the futures of a pathway come to.

use comity_regime::Day;
use serde::Serialize;

use super::{
    outcome::{MARKS, Outcome},
    planned::{Belief, Planned},
};
use crate::{
    future::{Fan, World},
    level::states as number,
    score::Draws,
};

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

/// How many more join an instrument than if nothing is done: means over the same futures.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Gain {
    /// The instrument.
    pub instrument: String,
    /// After so many years; `None` beyond the last day.
    pub after: Vec<(i32, Option<f64>)>,
    /// On the last day.
    pub end: f64,
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
    pub invites: usize,
    /// What is believed of it, and on whose word.
    pub beliefs: Vec<Belief>,
    /// By instrument: how many have joined, by the end of each year.
    pub joined: Vec<(String, Vec<Fan>)>,
    /// By instrument: how many more than if nothing is done.
    pub gains: Vec<Gain>,
    /// Inclusiveness: how many States ever take part.
    pub took_part: Fan,
    /// How many join all that they are urged to.
    pub all_urged: Fan,
    /// Ambition: commitments made ...
    pub made: Fan,
    /// ... and delivered.
    pub delivered: Fan,
    /// Ambition: by gap, how many States are under an obligation. A binding one binds the parties to the pathway's law, if the
    /// pathway comes about; a political one those that take part.
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
        let end = world.points.last()?.first_day().plus_days(-1);
        let fan = |f: &dyn Fn(&Outcome) -> u16| fan(end, outcomes, f);
        let id = |k: usize| world.prospects[k].id.clone();
        let gain = |f: &dyn Fn(&Outcome) -> u16| {
            let mean =
                |of: &[Outcome]| of.iter().map(|o| f64::from(f(o))).sum::<f64>() / number(of.len().max(1));
            mean(outcomes) - mean(nothing)
        };
        let gains = (0..world.prospects.len()).map(|k| Gain {
            instrument: id(k),
            after: (0..)
                .zip(MARKS)
                .map(|(at, years)| {
                    let drawn = world.after_years(years);
                    (years, drawn.map(|_| gain(&|o: &Outcome| o.after[k].get(at).copied().unwrap_or(0))))
                })
                .collect(),
            end: gain(&|o: &Outcome| o.joined[k].last().copied().unwrap_or(0)),
        });
        let covers = pathway.obliges.iter().map(|(gap, binding, uniform)| {
            let covered = |o: &Outcome| match (binding, pathway.law) {
                (true, Some(k)) if o.happens => o.joined[k].last().copied().unwrap_or(0),
                (true, _) => 0,
                (false, _) => o.took_part,
            };
            let states = fan(&covered)?;
            Some(Coverage { gap: gap.clone(), binding: *binding, uniform: *uniform, states })
        });
        Some(Results {
            pathway: pathway.id.clone(),
            title: pathway.title.clone(),
            urges: pathway.urges.iter().map(|k| id(*k)).collect(),
            invites: pathway.invites(),
            beliefs: pathway.beliefs.clone(),
            joined: joined(world, outcomes)?,
            gains: gains.collect(),
            took_part: fan(&|o: &Outcome| o.took_part)?,
            all_urged: fan(&|o: &Outcome| o.all_urged)?,
            made: fan(&|o: &Outcome| o.made)?,
            delivered: fan(&|o: &Outcome| o.delivered)?,
            covers: covers.collect::<Option<Vec<_>>>()?,
            days: fan(&|o: &Outcome| o.days)?,
        })
    }
}

/// By instrument: how many have joined, by the end of each year.
pub(super) fn joined(world: &World, outcomes: &[Outcome]) -> Option<Vec<(String, Vec<Fan>)>> {
    let each = world.prospects.iter().enumerate().map(|(k, prospect)| {
        let fans = world.points.iter().enumerate().map(|(at, point)| {
            fan(point.first_day().plus_days(-1), outcomes, &|o: &Outcome| o.joined[k][at])
        });
        Some((prospect.id.clone(), fans.collect::<Option<Vec<Fan>>>()?))
    });
    each.collect()
}

fn fan(day: Day, outcomes: &[Outcome], f: &dyn Fn(&Outcome) -> u16) -> Option<Fan> {
    Some(Fan::of(day, &Draws::new(outcomes.iter().map(f).collect())?))
}
