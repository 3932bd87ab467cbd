//! One future.

use super::{Place, World};
use crate::{
    level::states as number,
    month::Month,
    random::{Purpose, Stream},
};

/// The luck of one that has joined already.
const JOINED: f64 = 2.0;

/// A month that never comes.
const NEVER: u16 = u16::MAX;

/// What one future holds, whatever is done in it.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// By prospect: the level of each month from the first on, as a hazard of that month; of what is proposed, from its opening on.
    hazards: Vec<Vec<f64>>,
    /// By prospect and State: the chance that more hazard passes before it joins than does, so that this much passes:
    /// minus its logarithm. Above 1 if it has joined already.
    luck: Vec<f64>,
}

impl Drawn {
    /// Whether a State has joined before the future begins, by name or as one of those that nobody names.
    pub fn has_joined(&self, world: &World, prospect: usize, state: usize) -> bool {
        self.luck[prospect * world.states.len() + state] > 1.0
    }
}

/// What a pathway does to one future.
#[derive(Clone, Debug)]
pub struct Influence {
    /// By State: whether it is invited.
    pub invited: Vec<bool>,
    /// By prospect: by month, how many times the hazard of those invited; `None` if nothing changes.
    pub times: Vec<Option<Vec<f64>>>,
    /// By prospect: the month from which what is proposed can be joined, if it comes to that.
    pub opens: Vec<Option<usize>>,
}

impl Influence {
    /// Nothing is done.
    pub fn none(world: &World) -> Influence {
        Influence {
            invited: vec![false; world.states.len()],
            times: vec![None; world.prospects.len()],
            opens: vec![None; world.prospects.len()],
        }
    }

    /// Nothing is done, but what is proposed can be joined from the day on from which is looked ahead.
    pub fn opened(world: &World) -> Influence {
        let opens = world.prospects.iter().map(|p| usize::try_from(p.start.since(world.first)).ok());
        Influence { opens: opens.collect(), ..Influence::none(world) }
    }
}

/// Who joins what when, in one future.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Joins {
    /// By prospect and State: the month, counted from the first; `None` while it does not join.
    months: Vec<u16>,
    states: usize,
}

impl Joins {
    /// The month in which a State joins, counted from the first month drawn; 0 also if it has joined before.
    pub fn month(&self, prospect: usize, state: usize) -> Option<usize> {
        let month = self.months[prospect * self.states + state];
        (month != NEVER).then_some(usize::from(month))
    }

    /// By point: how many have joined an instrument before it.
    pub fn counts(&self, world: &World, prospect: usize) -> Vec<u16> {
        self.counts_before(world, prospect, &world.points)
    }

    /// The same before any months, the earliest first.
    pub fn counts_before(&self, world: &World, prospect: usize, points: &[Month]) -> Vec<u16> {
        let months = &self.months[prospect * self.states..(prospect + 1) * self.states];
        let mut counts = tally(world, points, months.iter().copied());
        // Those that have joined and are none of the States now there: a State that ended is still counted.
        let p = &world.prospects[prospect];
        let named = p.places.iter().filter(|place| **place == Place::In).count() + p.unnamed;
        let gone = u16::try_from(p.joined.saturating_sub(named)).unwrap_or(0);
        counts.iter_mut().for_each(|n| *n += gone);
        // Before the first month drawn there are those that had joined when it began.
        let begun = points.iter().take_while(|point| **point <= world.first).count();
        counts[..begun].fill(u16::try_from(p.joined).unwrap_or(u16::MAX));
        counts
    }

    /// Whether the same States join a prospect in the same months as in another run of the same future.
    pub fn same(&self, other: &Joins, prospect: usize) -> bool {
        let of = |joins: &Joins| prospect * joins.states..(prospect + 1) * joins.states;
        self.months.get(of(self)) == other.months.get(of(other))
    }

    /// By point: how many have joined all of several instruments before it.
    pub fn all_of(&self, world: &World, prospects: &[usize]) -> Vec<u16> {
        let last = |state: usize| {
            prospects.iter().map(|k| self.months[k * self.states + state]).max().unwrap_or(NEVER)
        };
        tally(world, &world.points, (0..self.states).map(last))
    }
}

/// By point: how many of these months lie before it.
fn tally(world: &World, points: &[Month], joined: impl Iterator<Item = u16>) -> Vec<u16> {
    let mut by_month = vec![0u16; world.months];
    for month in joined {
        if let Some(count) = by_month.get_mut(usize::from(month)) {
            *count += 1;
        }
    }
    let mut sum = 0;
    let mut begin = 0;
    let each = points.iter().map(|point| {
        let end = usize::try_from(point.since(world.first)).unwrap_or(0).clamp(begin, by_month.len());
        sum += by_month[begin..end].iter().sum::<u16>();
        begin = end;
        sum
    });
    each.collect()
}

impl World {
    /// Draws a future.
    pub fn draw(&self, future: u32) -> Drawn {
        let s = self.states.len();
        let common: Vec<f64> = {
            let mut stream = Stream::new(self.seed, future, Purpose::Shared);
            (0..s).map(|_| stream.uniform()).collect()
        };
        let mut luck = vec![0.0; self.prospects.len() * s];
        let mut hazards = Vec::with_capacity(self.prospects.len());
        // Two instruments share a clock where both are on the common one.
        let shared = libm::sqrt(self.shared);
        for (k, prospect) in (0u16..).zip(&self.prospects) {
            let mut level = Stream::new(self.seed, future, Purpose::Level(k));
            let path = prospect.level.path(self.years() + 1, self.parameters, &mut level);
            hazards.push(self.monthly(prospect.start, prospect.proposed, &path));
            let mut stream = Stream::new(self.seed, future, Purpose::States(k));
            let row = &mut luck[usize::from(k) * s..(usize::from(k) + 1) * s];
            for ((luck, common), place) in row.iter_mut().zip(&common).zip(&prospect.places) {
                let (u, own) = stream.uniform_and_choice(shared);
                *luck = match place {
                    Place::In => JOINED,
                    // Who has to join another first would have been quick by the common clock: its own begins then.
                    _ if own || *place == Place::Waiting => u,
                    _ => *common,
                };
            }
            self.fill_unnamed(future, k, row);
        }
        Drawn { hazards, luck }
    }

    /// Some of those outside have joined, and nobody says who: in each future, others.
    fn fill_unnamed(&self, future: u32, k: u16, row: &mut [f64]) {
        let prospect = &self.prospects[usize::from(k)];
        if prospect.unnamed == 0 {
            return;
        }
        let mut outside: Vec<usize> =
            (0..row.len()).filter(|s| matches!(prospect.places[*s], Place::Outside)).collect();
        let mut stream = Stream::new(self.seed, future, Purpose::Unnamed(k));
        for _ in 0..prospect.unnamed.min(outside.len()) {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "below the number of States"
            )]
            let at = (stream.uniform() * number(outside.len())) as usize;
            let state = outside.swap_remove(at.min(outside.len() - 1));
            row[state] = JOINED;
        }
    }

    /// The hazard of each month: nothing before the start, then a level a year. Of what is proposed, counted from its opening.
    fn monthly(&self, start: Month, proposed: bool, path: &[f64]) -> Vec<f64> {
        let before = if proposed { 0 } else { usize::try_from(start.since(self.first)).unwrap_or(0) };
        (0..self.months)
            .map(|m| match m.checked_sub(before) {
                None => 0.0,
                Some(passed) => {
                    // What is proposed opens in any month: seasons are for what is open.
                    let month = self.first.plus(i32::try_from(m).unwrap_or(0)).of_year();
                    let season = if proposed { 1.0 } else { self.season[month] };
                    path[passed / 12] / 12.0 * season
                }
            })
            .collect()
    }

    /// Who joins what when, in a future in which something is done.
    pub fn run(&self, drawn: &Drawn, done: &Influence) -> Joins {
        let s = self.states.len();
        let all = vec![true; self.prospects.len()];
        self.fill(drawn, done, &all, Joins { months: vec![NEVER; self.prospects.len() * s], states: s })
    }

    /// The same where it is known what comes if nothing is done: only what is changed by that is looked at.
    pub fn run_beside(&self, drawn: &Drawn, done: &Influence, nothing: &Joins) -> Joins {
        self.fill(drawn, done, &self.changed(done), nothing.clone())
    }

    /// By prospect: whether anything done may change who joins it when.
    pub fn changed(&self, done: &Influence) -> Vec<bool> {
        let mut changed = vec![false; self.prospects.len()];
        for (k, prospect) in self.prospects.iter().enumerate() {
            let opened = prospect.proposed && done.opens[k].is_some();
            // Whoever joins the parent sooner may join the child sooner.
            changed[k] = opened || done.times[k].is_some() || prospect.within.is_some_and(|p| changed[p]);
        }
        changed
    }

    /// Fills in when each State joins those prospects that change.
    fn fill(&self, drawn: &Drawn, done: &Influence, changed: &[bool], joins: Joins) -> Joins {
        let Joins { mut months, states: s } = joins;
        let mut passed = [vec![], vec![]];
        for (k, prospect) in self.prospects.iter().enumerate().filter(|(k, _)| changed[*k]) {
            months[k * s..(k + 1) * s].fill(NEVER);
            let opens = if prospect.proposed { done.opens[k] } else { Some(0) };
            let Some(opens) = opens else { continue };
            accumulate(&drawn.hazards[k], opens, None, self.months, &mut passed[0]);
            let times = done.times[k].as_deref();
            if let Some(times) = times {
                accumulate(&drawn.hazards[k], opens, Some(times), self.months, &mut passed[1]);
            }
            let enough = [0, 1].map(|line: usize| passed[line].last().map_or(2.0, |all| least_luck(*all)));
            for state in 0..s {
                let luck = drawn.luck[k * s + state];
                let at = k * s + state;
                if luck > 1.0 {
                    months[at] = 0;
                    continue;
                }
                let which = usize::from(times.is_some() && done.invited[state]);
                // Most never join, and of them no logarithm is taken.
                if luck < enough[which] {
                    continue;
                }
                let (line, wait) = (&passed[which], -libm::log(luck));
                let begins = match (prospect.places[state], prospect.within) {
                    (Place::Never, _) => continue,
                    (Place::Waiting, Some(parent)) => months[parent * s + state],
                    _ => 0,
                };
                if begins == NEVER {
                    continue;
                }
                let begun = line[usize::from(begins)];
                if line[self.months] - begun < wait {
                    continue;
                }
                // The first month at whose end so much has passed.
                let month = line.partition_point(|p| p - begun < wait).saturating_sub(1);
                months[at] = u16::try_from(month).unwrap_or(NEVER);
            }
        }
        Joins { months, states: s }
    }
}

/// With less luck than this nobody joins while so much hazard passes; a hair below, as the logarithm decides.
fn least_luck(passes: f64) -> f64 {
    libm::exp(-passes) * (1.0 - 1e-9)
}

/// The hazard that has passed before each month, from `opens` on, and at the end.
fn accumulate(hazards: &[f64], opens: usize, times: Option<&[f64]>, months: usize, passed: &mut Vec<f64>) {
    passed.clear();
    passed.reserve(months + 1);
    let mut sum = 0.0;
    passed.push(sum);
    for month in 0..months {
        if month >= opens {
            let factor = times.map_or(1.0, |times| times[month]);
            sum += hazards[month - opens] * factor;
        }
        passed.push(sum);
    }
}
