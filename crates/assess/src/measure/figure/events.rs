//! What was due and what came: reports, commitments, sessions, missions, and areas that instruments cover.

use std::collections::{BTreeMap, BTreeSet};

use comity_regime::{
    Bounds, Day, Regime, When,
    language::ast::{Account, AreaForce, Fate, Figure, Force, Step},
    proceeding::{Capacity, What},
    process::{Commitment, DueState, SOON, State},
    register::Known,
};
use serde::Serialize;

use super::Stake;

/// Something that is counted and is no actor: a report that was due, a session, a commitment, a mission, an area.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Row {
    /// Its id: the commitment, the forum or the session, the mission, the area.
    pub id: String,
    /// Whose it is, or whom it is about; empty where it is nobody's.
    pub actor: String,
    /// What it is, in words.
    pub what: String,
    /// When it was due, or was.
    pub date: Option<When>,
    /// When it came.
    pub came: Option<When>,
    /// By how many days it was late, at least.
    pub days_late: Option<i32>,
    /// Whether it counts: `yes`, `no`, or `unknown`.
    pub counts: &'static str,
    /// Where that is published.
    pub sources: Vec<String>,
    /// Through which day that is known.
    pub known: Known,
    /// What it brings to the figure.
    #[serde(skip)]
    pub stake: Stake,
}

impl Row {
    /// What tells it from the others of its figure.
    pub fn key(&self) -> String {
        let mut key = self.id.clone();
        for part in [self.actor.clone(), self.date.map_or(String::new(), |date| date.to_string())] {
            if !part.is_empty() {
                key += &format!(" {part}");
            }
        }
        key
    }
}

/// Whether something is had: surely, and possibly.
type Had = (bool, bool);

fn row(id: String, actor: String, what: String, known: Known, due: Had, had: Had) -> Row {
    let counts = match (due.0 && had.0, due.1 && had.1) {
        (true, _) => "yes",
        (_, false) => "no",
        _ => "unknown",
    };
    let missing = (due.0 && !had.1, due.1 && !had.0);
    let stake = Stake::one((due.0 && had.0, due.1 && had.1), missing);
    Row { id, actor, what, date: None, came: None, days_late: None, counts, sources: vec![], known, stake }
}

fn id_of(regime: &Regime, commitment: &Commitment) -> String {
    if commitment.joint { String::new() } else { regime.register().actors[commitment.actor].id.clone() }
}

/// The rows of a figure of events on a day; `hosts` are those of missions.
pub fn rows(regime: &Regime, figure: &Figure, hosts: impl Fn() -> Bounds, on: Day) -> Vec<Row> {
    match figure {
        Figure::Reports(id) => reports(regime, &id.text, on),
        Figure::Commitments(id, fate) => commitments(regime, &id.text, *fate, on),
        Figure::Sessions(id) => sessions(regime, &id.text, on),
        Figure::Missions(service, _, within) => missions(regime, service, hosts(), *within, on),
        Figure::Areas(force) => areas(regime, *force, on),
        _ => vec![],
    }
}

/// The commitments under an instrument, a session or a forum by a day.
fn under(regime: &Regime, id: &str, on: Day) -> Vec<Commitment> {
    regime.commitments_under(id).into_iter().flat_map(|from| regime.commitments_from(from, on)).collect()
}

/// The reports that fell due under an instrument by a day: what came, in time or late, and what did not.
fn reports(regime: &Regime, id: &str, on: Day) -> Vec<Row> {
    let mut rows = vec![];
    for commitment in under(regime, id, on).into_iter().filter(|c| c.ended.is_none()) {
        let progress = regime.progress(&commitment, on);
        let reports: Vec<When> =
            progress.notes.iter().filter(|n| n.what == "report").map(|n| n.date).collect();
        let occasions: Vec<(When, Option<When>, Option<i32>)> = if progress.series.is_empty() {
            let first = reports.first().copied();
            let late = |due: When| {
                let days = first.map(|came| came.earliest.number() - due.latest.number());
                days.filter(|days| *days > 0)
            };
            commitment.due.map(|due| (due, first, late(due))).into_iter().collect()
        } else {
            progress.series.iter().map(|o| (o.due, o.came, o.days_late)).collect()
        };
        for (due, came, days_late) in occasions {
            // Through its last day nobody is late.
            let fell_due = (due.latest < on, due.earliest < on);
            let came = came.filter(|came| came.earliest <= on);
            let known = progress.looked_through;
            let had = (came.is_some_and(|came| came.latest <= on), came.is_some() || !known.covers(on));
            if fell_due.1 {
                let sources = progress.notes.iter().filter(|n| Some(n.date) == came);
                let sources = sources.flat_map(|n| n.sources.clone()).collect();
                let what = commitment.text.clone();
                let id = commitment.key.clone();
                let row = row(id, id_of(regime, &commitment), what, known, fell_due, had);
                rows.push(Row { date: Some(due), came, days_late, sources, ..row });
            }
        }
    }
    rows
}

/// The commitments under an instrument, a session or a forum, and which of them stand so.
fn commitments(regime: &Regime, id: &str, fate: Fate, on: Day) -> Vec<Row> {
    under(regime, id, on).into_iter().filter_map(|c| commitment(regime, &c, fate, on)).collect()
}

/// One commitment, and whether it stands so; `None` where it is not counted.
fn commitment(regime: &Regime, c: &Commitment, fate: Fate, on: Day) -> Option<Row> {
    if c.ended.is_some() && fate != Fate::Stands(State::Withdrawn) {
        return None;
    }
    let progress = regime.progress(c, on);
    let complete = |capacity| progress.complete.contains(&capacity);
    let says = |account| match account {
        Account::Record => progress.came_about.is_some(),
        Account::Themselves => complete(Capacity::Own),
        Account::Peers => complete(Capacity::Peer),
        Account::Independent => complete(Capacity::Independent),
    };
    // What was not found is not what was not done.
    let known = progress.looked_through.covers(on);
    let had = match fate {
        Fate::Delivered(None) => (progress.delivered(), progress.delivered() || !known),
        Fate::Delivered(Some(account)) => (says(account), says(account) || !known),
        Fate::Stands(state) => {
            let so = progress.state == state;
            (so && progress.sure, so || !progress.sure)
        }
    };
    let looked = progress.looked_through;
    let row = row(c.key.clone(), id_of(regime, c), c.text.clone(), looked, (true, true), had);
    Some(Row { date: c.due, came: progress.came_about, sources: c.sources.clone(), ..row })
}

/// What the commitments under an instrument, a session or a forum come to from a day on, and on each later day on which
/// that may be another: each is looked at on its own days only.
pub fn commitments_over_time(regime: &Regime, id: &str, fate: Fate, from: Day, to: Day) -> Vec<(Day, Stake)> {
    let mut steps: BTreeMap<Day, Vec<(usize, Stake)>> = BTreeMap::new();
    let sources = regime.commitments_under(id);
    for (place, source) in sources.iter().enumerate() {
        let own = regime.commitments_from(source, to);
        let mut days = BTreeSet::from([from]);
        for when in own.iter().flat_map(|c| days_of(regime, c)) {
            days.extend([when.earliest, when.latest, when.earliest.next(), when.latest.next()]);
        }
        for day in days.range(from..=to) {
            let then = regime.commitments_from(source, *day);
            let rows = then.iter().filter_map(|c| commitment(regime, c, fate, *day));
            steps.entry(*day).or_default().push((place, rows.map(|row| row.stake).sum()));
        }
    }
    let mut now = vec![Stake::NONE; sources.len()];
    let each = steps.into_iter().map(|(day, changed)| {
        changed.into_iter().for_each(|(place, stake)| now[place] = stake);
        (day, now.iter().copied().sum())
    });
    each.collect()
}

/// The days on which the commitments under an instrument, a session or a forum may come to stand otherwise.
pub fn commitment_days(regime: &Regime, id: &str, to: Day) -> Vec<When> {
    under(regime, id, to).iter().flat_map(|c| days_of(regime, c)).collect()
}

fn days_of(regime: &Regime, c: &Commitment) -> Vec<When> {
    let mut days: Vec<When> = [Some(c.made), c.ended, c.due].into_iter().flatten().collect();
    // Before its day it is due soon.
    days.extend(c.due.map(|due| due.map(|day| day.plus_days(-SOON))));
    days.extend(regime.docket().about(&c.key).map(|p| p.date));
    if let Some(ix) = c.joins {
        let own = regime.consents_of(ix, regime.register().actors.origin(c.actor));
        days.extend(own.iter().map(|consent| consent.act.date));
    }
    days.extend(c.when.and_then(|ix| regime.standing(ix).entry.as_ref()).map(|entry| entry.date));
    let statement = c.key.split('/').next().and_then(|id| regime.register().instrument(id));
    days.extend(statement.into_iter().flat_map(|ix| regime.acts_on(ix).iter()).map(|act| act.date));
    days.extend(c.known.through().map(When::from));
    days
}

/// The sessions of a forum that fell due by a day, and which of them were held.
fn sessions(regime: &Regime, forum: &str, on: Day) -> Vec<Row> {
    let Some(ix) = regime.register().forum(forum) else { return vec![] };
    let calendar = regime.calendar(ix, on);
    let each = calendar.due.into_iter().filter_map(|due| {
        let (fell_due, had) = match due.state {
            DueState::Held => ((true, true), (true, true)),
            DueState::Overdue => ((true, true), (false, false)),
            DueState::PerhapsOverdue => ((due.due.is_some_and(|d| d.latest < on), true), (false, true)),
            _ => return None,
        };
        let id = due.session.clone().unwrap_or_else(|| forum.to_owned());
        let row = row(id, String::new(), due.what.clone(), calendar.known_through, fell_due, had);
        let came = due.session.as_ref().and_then(|id| regime.docket().session(id)).map(|s| s.from);
        Some(Row { date: due.due, came, days_late: due.days_late, ..row })
    });
    each.collect()
}

/// The missions of a service to a set by a day, within so long before it. Nobody publishes all, so there may be more.
fn missions(regime: &Regime, service: &str, hosts: Bounds, within: Option<Step>, on: Day) -> Vec<Row> {
    let each = regime.docket().all().filter_map(|p| {
        let What::Mission { host, service: of, .. } = &p.what else { return None };
        if of != service || !hosts.possible.contains(*host) {
            return None;
        }
        let fresh = |day: Day| within.is_none_or(|within| on <= within.from(day));
        let surely = p.date.latest <= on && fresh(p.date.earliest) && hosts.sure.contains(*host);
        let possibly = p.date.earliest <= on && fresh(p.date.latest);
        if !possibly {
            return None;
        }
        let id = regime.register().actors[*host].id.clone();
        let (sure, what) = ((true, true), service.to_owned());
        let row = row(p.id.clone(), id, what, Known::Unsaid, sure, (surely, possibly));
        Some(Row { date: Some(p.date), sources: regime.source_ids(p.sources.iter().copied()), ..row })
    });
    each.collect()
}

/// The areas, and which of them an instrument in force covers.
fn areas(regime: &Regime, force: AreaForce, on: Day) -> Vec<Row> {
    let register = regime.register();
    let each = register.areas.iter().map(|area| {
        let (mut had, mut by, mut known) = ((false, false), vec![], Known::Always);
        for instrument in &register.instruments {
            let binding = instrument.force == Force::Binding;
            if instrument.force == Force::Proposed || force == AreaForce::Binding && !binding {
                continue;
            }
            let Some(ix) = register.instrument(&instrument.id) else { continue };
            let Some((article, _)) = instrument.reaches.iter().find(|(_, id)| id.text == area.id) else {
                continue;
            };
            let (surely, possibly) = regime.standing(ix).in_force_on(on);
            // After the day through which the record of it is complete, those that were missing may have joined.
            let through = if surely { Known::Always } else { Known::of(instrument.complete) };
            let possibly = possibly || !through.covers(on);
            known = known.min(through);
            had = (had.0 || surely, had.1 || possibly);
            if possibly {
                let place = article.as_deref().map_or(String::new(), |article| format!(", {article}"));
                by.push(format!("{}{place}", instrument.id));
            }
        }
        let what =
            if by.is_empty() { area.title.clone() } else { format!("{}: {}", area.title, by.join("; ")) };
        let known = if had.0 { Known::Always } else { known };
        row(area.id.clone(), String::new(), what, known, (true, true), had)
    });
    each.collect()
}
