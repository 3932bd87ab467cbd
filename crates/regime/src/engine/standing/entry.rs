//! Entry into force: the day its condition is met, and the day that follows from it.

use super::{Standing, View, chain::Chain, consents};
use crate::{
    ActorSet, Bounds, BoundsTimeline, Day, When,
    engine::{
        Need, Set, Tally,
        horizon::Beyond,
        plan::PlannedWay,
        set::{Lines, Parties, Which},
    },
    language::ast::{Anchor, Condition, Deemed, Moment, Timing, Validity, take},
};

/// Entry into force. A date whose `latest` is [`Day::MAX`] means that it may not have happened at all; the condition may
/// be met for sure even then, where another day is waited for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EntryIntoForce {
    /// The day the condition was met.
    pub trigger: When,
    /// The day of entry into force.
    pub date: When,
    /// The way by which it came about; several where it depends on days that are not known which was the earliest.
    pub ways: Vec<WayTaken>,
    /// Those who surely acted on the day that met the condition, and were counted.
    pub actors: ActorSet,
    /// Those who possibly did.
    pub possible_actors: ActorSet,
}

impl EntryIntoForce {
    /// The day after which nothing that is done has a say in it.
    pub fn settled(&self) -> Day {
        // Until its day another way may lead there sooner.
        self.trigger.latest.max(self.date.latest)
    }
}

/// A way of entering into force, and when it leads there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WayTaken {
    /// The clause, by its place among those of the instrument.
    pub clause: usize,
    /// Which of the clause's alternatives.
    pub way: usize,
    /// The day its condition was met.
    pub trigger: When,
    /// The day of entry into force.
    pub date: When,
    /// The floor of the clause, where it has one.
    pub floor: Option<When>,
}

impl View<'_> {
    /// Entry into force: the earliest of the ways that its clauses give.
    pub fn entry(&self, standing: &Standing, chains: &[Chain<'_>]) -> Option<EntryIntoForce> {
        let led = self.plan().ways.iter().filter_map(|way| Some((self.led(way, standing, chains)?, way)));
        let mut led: Vec<(WayTaken, &PlannedWay)> = led.collect();
        let latest = led.iter().map(|(taken, _)| taken.date.latest).min()?;
        led.retain(|(taken, _)| taken.date.earliest <= latest);
        led.sort_by_key(|(taken, _)| (taken.date.earliest, taken.trigger.earliest));
        if led.iter().all(|(taken, _)| taken.date.is_certain() && taken.trigger.is_certain()) {
            led.truncate(1);
        }
        let (mut actors, mut possible_actors) = (ActorSet::EMPTY, ActorSet::EMPTY);
        let alone = led.len() == 1;
        for (taken, way) in &mut led {
            // One that leads there later than another is not the one.
            taken.date.latest = taken.date.latest.min(latest);
            taken.trigger.latest = taken.trigger.latest.min(latest);
            let (sure, possible) = self.deciding(taken.trigger, way, standing, chains);
            possible_actors = possible_actors | possible;
            if alone {
                actors = sure;
            }
        }
        let ways: Vec<WayTaken> = led.into_iter().map(|(taken, _)| taken).collect();
        let hull = |of: fn(&WayTaken) -> When| When {
            earliest: ways.iter().map(|w| of(w).earliest).min().unwrap_or(Day::MAX),
            latest: ways.iter().map(|w| of(w).latest).max().unwrap_or(Day::MAX),
        };
        let (trigger, date) = (hull(|w| w.trigger), hull(|w| w.date));
        Some(EntryIntoForce { trigger, date, ways, actors, possible_actors })
    }

    /// Where one way leads, if it can be gone at all.
    fn led(&self, way: &PlannedWay, standing: &Standing, chains: &[Chain<'_>]) -> Option<WayTaken> {
        let instrument = self.instrument();
        let taken =
            |trigger, date, floor| WayTaken { clause: way.clause, way: way.way, trigger, date, floor };
        let Some((valid, timing, floor)) = way.said(instrument) else {
            let valid = instrument.clauses.get(way.clause)?.0.valid;
            let trigger = self.met(&way.needs, valid, standing)?;
            return Some(taken(trigger, trigger, None));
        };
        let trigger = match timing.condition() {
            None => {
                let lasting = self.lasting(timing, chains);
                self.met(&way.needs, valid, &Standing { contracting: lasting, ..Standing::default() })?
            }
            Some(Condition::Deposits(_)) => self.met(&way.needs, valid, standing)?,
            Some(Condition::Reached(anchor)) => within(valid, self.anchor(anchor, standing)?)?,
            Some(Condition::NoObjection(deemed, _)) => {
                within(valid, self.deemed(deemed, &way.needs, standing)?)?
            }
        };
        let floor = match floor {
            None => None,
            Some(floor) => Some(self.moment(floor, standing)?),
        };
        Some(taken(trigger, entry_date(timing, floor, trigger), floor))
    }

    /// The deposits of those that each by itself comes to be bound: what is taken back before binds nobody.
    fn lasting(&self, timing: &Timing, chains: &[Chain<'_>]) -> BoundsTimeline {
        let deposits = consents(chains).filter_map(|consent| {
            let made = consent.act.date;
            let Some(until) = consent.until else { return Some((consent.origin, made, None)) };
            let binds = consent.act.effective.unwrap_or_else(|| entry_date(timing, None, made));
            let possibly = binds.earliest < until.latest;
            possibly.then(|| (consent.origin, made.if_surely(binds.latest < until.earliest), None))
        });
        self.stays_for_ever(deposits).into()
    }

    /// When a text is deemed accepted: not at all, if too many have objected in time.
    fn deemed(&self, deemed: &Deemed, needs: &[Need], standing: &Standing) -> Option<When> {
        let day = match deemed {
            Deemed::On(day) => (*day).into(),
            Deemed::AtEndOf(end) => self.moment(end, standing)?,
        };
        let lines = self.lines(standing, Parties::Notified);
        let mut days = vec![];
        if !day.is_certain() {
            let mut objecting = vec![];
            Set::Of(self.ix, Which::Objecting).change_days(lines, &mut objecting);
            days.extend(objecting.iter().flat_map(|day| [*day, day.next()]));
            needs.iter().for_each(|need| need.change_days(lines, &mut days));
            days.retain(|on| day.earliest < *on && *on <= day.latest);
        }
        days.push(day.earliest);
        let prevented = |on: Day| {
            let who = lines.at(self.ix, Which::Objecting, last_day_to_object(deemed, on));
            let tallies = || needs.iter().map(|need| need.tally(on, who, lines));
            (tallies().any(|t| t.surely), tallies().any(|t| t.possibly))
        };
        let prevented: Vec<(bool, bool)> = days.into_iter().map(prevented).collect();
        match () {
            () if prevented.iter().all(|(surely, _)| *surely) => None,
            () if prevented.iter().any(|(_, possibly)| *possibly) => Some(When { latest: Day::MAX, ..day }),
            () => Some(day),
        }
    }

    /// Those who surely, and those who possibly, acted on the day that met a condition, and were counted.
    fn deciding(
        &self,
        trigger: When,
        way: &PlannedWay,
        standing: &Standing,
        chains: &[Chain<'_>],
    ) -> (ActorSet, ActorSet) {
        let (mut actors, mut possible) = (ActorSet::EMPTY, ActorSet::EMPTY);
        // Nobody's deposit brings about what silence does.
        for consent in consents(chains).filter(|_| !way.tacit) {
            let When { earliest, latest } = consent.act.date;
            if latest < trigger.earliest || trigger.latest < earliest {
                continue;
            }
            // An act made by one State of a chain concerns the one that is there on the day.
            let day = latest.min(trigger.latest);
            let actor = self.register.actors.standing_for(consent.origin, day);
            possible.insert(actor);
            if trigger.day().is_some() && trigger == consent.act.date {
                actors.insert(actor);
            }
        }
        let lines = self.lines(standing, Parties::Notified);
        // Those decide who count for a requirement that was not met the day before.
        let before = trigger.earliest.plus_days(-1);
        let standing_before = lines.at(self.ix, Which::Deposited, before);
        let undecided = |need: &&Need| !need.tally(before, standing_before, lines).surely;
        let decisive: Vec<&Need> = way.needs.iter().filter(undecided).collect();
        let counted = |who: ActorSet| {
            let counted = decisive.iter().map(|need| need.counted(trigger.earliest, who, lines));
            counted.fold(ActorSet::EMPTY, |a, b| a | b)
        };
        let deposited = standing.deposited().at(trigger.earliest).possible
            | standing.deposited().at(trigger.latest).possible;
        let possible = counted(possible & deposited);
        (actors & possible, possible)
    }

    /// The first day on which all requirements are possibly met while their clause counts, and the first on which they
    /// surely are.
    fn met(&self, needs: &[Need], valid: Validity, standing: &Standing) -> Option<When> {
        let lines = self.lines(standing, Parties::Notified);
        let mut days = vec![];
        Set::Of(self.ix, Which::Deposited).change_days(lines, &mut days);
        needs.iter().for_each(|need| need.change_days(lines, &mut days));
        days.extend(valid.from);
        days.sort_unstable();
        days.dedup();
        let mut earliest = None;
        for day in days.into_iter().filter(|day| valid.holds_on(*day)) {
            let who = lines.at(self.ix, Which::Deposited, day);
            if who.possible.is_empty() {
                continue;
            }
            let (mut surely, mut possibly) = (true, true);
            for need in needs {
                let tally = need.tally(day, who, lines);
                surely &= tally.surely;
                possibly &= tally.possibly;
                if !possibly {
                    break;
                }
            }
            if possibly {
                let earliest = *earliest.get_or_insert(day);
                if surely {
                    return When::between(earliest, day);
                }
            }
        }
        earliest.and_then(|day| When::between(day, Day::MAX))
    }

    /// How far each requirement is met on a day.
    pub fn tallies(&self, standing: &Standing, day: Day) -> Vec<Tally> {
        let (instrument, plan) = (self.instrument(), self.plan());
        let lines = self.lines(standing, Parties::Notified);
        let several = plan.ways.len() > 1;
        let of = |(at, way): (usize, &PlannedWay)| {
            let condition = way.said(instrument).and_then(|(_, timing, _)| timing.condition());
            let who: Bounds = match condition {
                Some(Condition::NoObjection(deemed, _)) => {
                    lines.at(self.ix, Which::Objecting, last_day_to_object(deemed, day))
                }
                _ => lines.at(self.ix, Which::Deposited, day),
            };
            let tally = |need: &Need| Tally {
                alternative: if several { at + 1 } else { 0 },
                ..need.tally(day, who, lines)
            };
            way.needs.iter().map(tally).collect::<Vec<_>>()
        };
        let counts = |(_, way): &(usize, &PlannedWay)| {
            instrument.clauses.get(way.clause).is_some_and(|(clause, _)| clause.valid.holds_on(day))
        };
        plan.ways.iter().enumerate().filter(counts).flat_map(of).collect()
    }

    /// What sets are evaluated on, for the instrument that is being evaluated.
    pub fn lines<'a>(&'a self, own: &'a Standing, parties: Parties) -> Lines<'a> {
        Lines {
            parties,
            register: self.register,
            plans: self.plans,
            standings: self.standings,
            own: Some((self.ix, own)),
            beyond: Beyond::Stated,
        }
    }

    /// A day counted from another, if that has come about; of the instrument itself as far as it is worked out.
    pub fn moment(&self, moment: &Moment, own: &Standing) -> Option<When> {
        Some(self.anchor(&moment.anchor, own)?.map(|day| take(&moment.steps, day)))
    }

    fn anchor(&self, anchor: &Anchor, own: &Standing) -> Option<When> {
        let instrument = self.instrument();
        match anchor {
            Anchor::On(day) => Some((*day).into()),
            Anchor::Opening => instrument.opened.map(When::from),
            Anchor::Adoption => instrument.adopted.map(When::from),
            Anchor::EntryIntoForceOf(id) => {
                let ix = self.register.instrument(&id.text)?;
                self.lines(own, Parties::Bound).standing(ix).entry.as_ref().map(|e| e.date)
            }
        }
    }
}

/// The last day on which an objection is in time.
pub fn last_day_to_object(deemed: &Deemed, accepted: Day) -> Day {
    match deemed {
        Deemed::On(_) => accepted.plus_days(-1),
        Deemed::AtEndOf(_) => accepted,
    }
}

/// A day as far as a rule counts on it; later it comes about by that rule no more.
pub fn within(valid: Validity, day: When) -> Option<When> {
    let from = valid.from.unwrap_or(Day::MIN);
    let last = valid.until.map_or(Day::MAX, |until| until.plus_days(-1));
    if day.latest < from || last < day.earliest {
        return None;
    }
    let whole = from <= day.earliest && day.latest <= last;
    Some(When { earliest: day.earliest.max(from), latest: if whole { day.latest } else { Day::MAX } })
}

/// The date of entry into force that follows from the day on which the condition was met.
pub fn entry_date(timing: &Timing, floor: Option<When>, trigger: When) -> When {
    let date = trigger.map(|day| match timing {
        Timing::After(steps, _) | Timing::Individually(steps) => take(steps, day),
        Timing::OnDateIf(fixed, _, _) if day <= *fixed => *fixed,
        Timing::OnDateIf(_, _, otherwise) => take(otherwise, day),
    });
    match floor {
        None => date,
        Some(floor) => {
            When { earliest: date.earliest.max(floor.earliest), latest: date.latest.max(floor.latest) }
        }
    }
}
