//! Momentum: how many of the States that could join did, per State and year, among those that took part in a forum and
//! among all others, before it, while it met and after.
//!
//! Counts a year mislead: an instrument that nearly everybody has joined gains few States however keen those left are. So
//! every figure is per State at risk, with the State-years printed beside it, and what the figures cannot tell is said.

mod controls;
mod cut;
mod pulse;
mod words;

use comity_regime::{
    ActorIx, ActorSet, Day, ForumIx, InstrumentIx, Regime, language::ast::Force, proceeding::What,
};
pub use controls::{Control, controls};
use cut::{Cut, Cuts};
pub use pulse::{Pulse, Said, Sure, Window, pulse};
use serde::Serialize;
use statrs::distribution::{ContinuousCDF, Gamma};

pub use words::{Change, Sentence};

use crate::{
    error::Unforeseeable,
    history::{History, Placement, Reference, history},
    level::states as number,
    month::Month,
};

/// How long before a forum is looked at, in months: four years.
const BEFORE: i32 = 48;
/// A cell of fewer joins, or of fewer State-years, says little.
const FEW_JOINS: f64 = 5.0;
const FEW_YEARS: f64 = 30.0;
/// A group of which less than this is left has no momentum to lose.
const SATURATED: f64 = 0.15;

/// Joins in one group and one period.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Cell {
    /// How many joined; a fraction where days are not known.
    pub joins: f64,
    /// How many State-years those had that could.
    pub state_years: f64,
    /// How many could when the period began.
    pub at_risk: usize,
    /// How many States the group has.
    pub of: usize,
    /// Joins per State-year: the middle, and the 90 % interval.
    pub rate: [f64; 3],
    /// Whether it is too little to stand by itself: under 5 joins, or under 30 State-years.
    pub few: bool,
}

/// One group of States, before, during and after.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Group {
    /// Who.
    pub who: &'static str,
    /// Its cells; those of periods that are not known are missing.
    pub periods: Vec<Cell>,
}

/// The momentum of one instrument.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Momentum {
    /// Its id.
    pub instrument: String,
    /// Its title.
    pub title: String,
    /// How many joins are known to the day, of all that are named.
    pub to_the_day: (usize, usize),
    /// The periods: the first month of each and the first after it.
    pub periods: Vec<Period>,
    /// Participants, then all others.
    pub groups: Vec<Group>,
    /// How many times faster participants became, out of how many times others did: middle and 90 % interval.
    pub ratio_of_ratios: Option<[f64; 3]>,
    /// Why there is none.
    pub no_ratio: Option<NoRatio>,
    /// How wide that interval is, as a factor, and how wide it would be if all days were known.
    pub widths: Option<(f64, f64)>,
    /// What follows from it, and no more.
    pub sentences: Vec<Sentence>,
}

/// Why no ratio of ratios can be formed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoRatio {
    /// It could not be joined before the forum began.
    NotOpenBefore,
    /// Who joined while the forum met is not known by name.
    NotKnownDuring,
    /// One of the groups has nobody that could ever join.
    NobodyInGroup,
    /// Less than 15 % of a group could still join.
    Full,
}

/// A stretch of months.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Period {
    /// What it is.
    pub what: &'static str,
    /// Its first day.
    pub from: Day,
    /// The first day after it.
    pub until: Day,
}

/// The stretches before, during and after a forum, as far as an instrument is known by name.
fn periods(
    known: &History,
    named: Month,
    (begun, ended): (Month, Month),
) -> Vec<(&'static str, Month, Month)> {
    let stretch =
        [("before", begun.plus(-BEFORE), begun), ("during", begun, ended), ("after", ended, Month(i32::MAX))];
    stretch
        .into_iter()
        .map(|(what, from, until)| (what, from.max(known.opened), until.min(named)))
        .filter(|(_, from, until)| from < until)
        .collect()
}

/// When a forum began and ended: from when it was established until the month after its last session.
///
/// # Errors
/// If it has never met.
pub fn span(regime: &Regime, forum: ForumIx, on: Day) -> Result<(Month, Month), Unforeseeable> {
    let definition = regime.register().forum_definition(forum);
    let held: Vec<Day> = regime.held(forum, on).iter().map(|s| s.from.earliest).collect();
    let (Some(first), Some(last)) = (held.first(), held.last()) else {
        return Err(Unforeseeable::NeverMet { forum: definition.id.clone(), on });
    };
    Ok((
        Month::of(definition.established.unwrap_or(*first)),
        Month::after(*last).max(Month::of(*last).plus(1)),
    ))
}

/// The forum that most delegations are recorded to have taken part in by the day, all its sessions together; of several, the
/// first. `None` if none has met.
pub fn foremost(regime: &Regime, on: Day) -> Option<ForumIx> {
    let forums = (0u16..).map(ForumIx).take(regime.register().forums.len());
    let delegations = |ix: ForumIx| {
        let held = regime.held(ix, on);
        let of = |session: &comity_regime::docket::Session<'_>| {
            let about = regime.docket().about(session.id());
            about.filter(|p| matches!(p.what, What::Attendance(_))).count()
        };
        (!held.is_empty()).then(|| held.iter().map(of).sum::<usize>())
    };
    let met = forums.filter_map(|ix| Some((delegations(ix)?, ix)));
    met.max_by_key(|(delegations, ix)| (*delegations, std::cmp::Reverse(ix.0))).map(|(_, ix)| ix)
}

/// Who takes part in a forum: its members by the day.
pub fn participants(regime: &Regime, forum: ForumIx, on: Day) -> ActorSet {
    regime.membership(forum, on).recorded.possible
}

/// The momentum of an instrument around a forum. `who` are its participants.
///
/// # Errors
/// If it could not be joined yet, or the forum has never met.
pub fn momentum(
    regime: &Regime,
    ix: InstrumentIx,
    forum: ForumIx,
    who: ActorSet,
    on: Day,
    seed: u64,
) -> Result<Momentum, Unforeseeable> {
    let known = history(regime, ix, on)?;
    let placement = Placement::of(&known);
    let named = match regime.register().definition(ix).complete {
        Some(day) => Month::after(day.min(on)),
        None => known.next_month(),
    };
    let periods = periods(&known, named.min(known.next_month()), span(regime, forum, on)?);
    let origins = origins(regime, who);
    let cuts = Cuts::new(&known, &placement, &periods, seed, |state| origins.contains(&state));
    let joined: Vec<_> = known.spells.iter().filter_map(|s| s.joined).collect();
    let to_the_day = (joined.iter().filter(|w| w.is_certain()).count(), joined.len());
    let ratio = cuts.ratio_of_ratios(seed);
    let groups: Vec<Group> = [("participants", true), ("others", false)]
        .into_iter()
        .map(|(word, inside)| Group {
            who: word,
            periods: (0..periods.len()).map(|at| cuts.cell(inside, at, seed)).collect(),
        })
        .collect();
    let mut momentum = Momentum {
        instrument: known.id.clone(),
        title: known.title.clone(),
        to_the_day,
        periods: periods
            .iter()
            .map(|(what, from, until)| Period { what, from: from.first_day(), until: until.first_day() })
            .collect(),
        groups,
        ratio_of_ratios: ratio.as_ref().ok().map(|ratio| ratio.points),
        no_ratio: ratio.as_ref().err().copied(),
        widths: ratio.ok().map(|ratio| ratio.widths),
        sentences: vec![],
    };
    momentum.sentences = words::sentences(&momentum);
    Ok(momentum)
}

/// The momentum of everything around a forum.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Around {
    /// The forum.
    pub forum: String,
    /// The day asked about.
    pub on: Day,
    /// How many are set against all others.
    pub participants: usize,
    /// What stands by itself and could be joined by the day, each with its event study.
    pub instruments: Vec<Studied>,
    /// Of what else could be joined no rate can be given, for it is not known who joined when.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unnamed: Vec<Unnamed>,
    /// The same ratio of ratios of treaties that the forum did not ask for.
    pub controls: Vec<Control>,
}

/// An instrument of which more were counted than are named.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Unnamed {
    /// Its id.
    pub instrument: String,
    /// Its title.
    pub title: String,
    /// Why no rate can be given.
    #[serde(serialize_with = "in_words")]
    pub why: Unforeseeable,
}

fn in_words<S: serde::Serializer>(why: &Unforeseeable, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(why)
}

/// An instrument around a forum.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Studied {
    /// Before, during and after the forum.
    pub momentum: Momentum,
    /// Around its sessions.
    pub pulse: Pulse,
}

/// The momentum of one instrument, or of all that could be joined, around a forum. `who` are set against all others.
///
/// # Errors
/// If the forum has never met; of one instrument, if it could not be joined.
pub fn around(
    regime: &Regime,
    reference: &Reference,
    forum: ForumIx,
    who: ActorSet,
    only: Option<InstrumentIx>,
    (on, seed): (Day, u64),
) -> Result<Around, Unforeseeable> {
    let register = regime.register();
    let open = |ix: &InstrumentIx| {
        let definition = register.definition(*ix);
        definition.stands_alone() && definition.force != Force::Proposed
    };
    let wanted = match only {
        Some(ix) => vec![ix],
        None => regime.order().iter().copied().filter(open).collect(),
    };
    let (mut instruments, mut unnamed) = (vec![], vec![]);
    for ix in wanted {
        match momentum(regime, ix, forum, who, on, seed) {
            Ok(momentum) => {
                instruments.push(Studied { momentum, pulse: pulse(regime, ix, forum, who, on)? });
            }
            Err(why @ Unforeseeable::Unnamed { .. }) if only.is_none() => {
                let definition = register.definition(ix);
                unnamed.push(Unnamed {
                    instrument: definition.id.clone(),
                    title: definition.title.clone(),
                    why,
                });
            }
            // One that nobody could join is left out, unless it is the one that was asked for.
            Err(Unforeseeable::NotOpen { .. }) if only.is_none() => {}
            Err(wrong) => return Err(wrong),
        }
    }
    Ok(Around {
        forum: register.forum_definition(forum).id.clone(),
        on,
        participants: regime.ids(who).len(),
        instruments,
        unnamed,
        controls: controls(regime, reference, forum, who, on, seed)?,
    })
}

/// The chains that States belong to.
fn origins(regime: &Regime, who: ActorSet) -> std::collections::HashSet<ActorIx> {
    who.iter().map(|ix| regime.register().actors.origin(ix)).collect()
}

/// The 5, 50 and 95 % points of a rate of which so many joins in so many State-years were seen, with a prior of half a join
/// in five State-years.
fn rate(cut: Cut) -> [f64; 3] {
    match Gamma::new(cut.joins + 0.5, cut.state_years + 5.0) {
        Ok(gamma) => [0.5, 0.05, 0.95].map(|share| gamma.inverse_cdf(share)),
        Err(_) => [0.0; 3],
    }
}

fn saturated(cell: &Cell) -> bool {
    number(cell.at_risk) < SATURATED * number(cell.of)
}
