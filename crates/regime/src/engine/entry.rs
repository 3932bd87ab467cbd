//! Entry into force: the day its condition is met, and the day that follows from it.

use super::{
    Need, Tally,
    consent::Consent,
    plan::Plan,
    standing::{Standing, View},
};
use crate::{
    ActorSet, Day, When,
    language::ast::{Anchor, Condition, Timing, take},
    register::Instrument,
};

/// Entry into force. `latest == Day::MAX` means that it may not have happened at all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EntryIntoForce {
    /// The day the condition was met.
    pub trigger: When,
    /// The day of entry into force.
    pub date: When,
    /// The floor of the clause, where it has one.
    pub floor: Option<When>,
    /// Those who surely acted on the day that met the condition, and were counted.
    pub actors: ActorSet,
    /// Those who possibly did.
    pub possible_actors: ActorSet,
}

impl View<'_> {
    /// Entry into force, from the condition of the clause.
    pub fn entry(
        &self,
        instrument: &Instrument,
        plan: &Plan,
        standing: &Standing,
        consents: &[Consent],
    ) -> Option<EntryIntoForce> {
        if instrument.on_subscription().is_some() {
            return self
                .met(plan, standing)
                .map(|trigger| self.entered(trigger, trigger, None, plan, standing, consents));
        }
        let (_, clause) = instrument.entry()?;
        let condition = match &clause.timing {
            Timing::After(_, condition) | Timing::OnDateIf(_, condition, _) => condition,
        };
        let trigger = match condition {
            Condition::Reached(anchor) => self.anchor(instrument, anchor)?,
            Condition::Deposits(_) => self.met(plan, standing)?,
            Condition::NoObjection(day, _) => {
                let tallies = self.tallies(plan, standing, *day);
                match () {
                    () if tallies.iter().any(|t| t.surely) => return None,
                    () if tallies.iter().any(|t| t.possibly) => When { earliest: *day, latest: Day::MAX },
                    () => (*day).into(),
                }
            }
        };
        let floor = match &clause.floor {
            None => None,
            Some((steps, anchor)) => Some(self.anchor(instrument, anchor)?.map(|day| take(steps, day))),
        };
        let date = entry_date(&clause.timing, floor, trigger);
        Some(self.entered(trigger, date, floor, plan, standing, consents))
    }

    fn entered(
        &self,
        trigger: When,
        date: When,
        floor: Option<When>,
        plan: &Plan,
        standing: &Standing,
        consents: &[Consent],
    ) -> EntryIntoForce {
        let (mut actors, mut possible) = (ActorSet::EMPTY, ActorSet::EMPTY);
        // Nobody's deposit brings about what silence does.
        for consent in consents.iter().filter(|_| !plan.tacit) {
            let When { earliest, latest } = consent.act.date;
            if latest < trigger.earliest || trigger.latest < earliest {
                continue;
            }
            // An act made by one State of a chain concerns the one that is there on the day.
            let day = latest.min(trigger.latest);
            let actor = self.register.actors.member_on(consent.origin, day).unwrap_or(consent.act.actor);
            possible.insert(actor);
            if trigger.day().is_some() && trigger == consent.act.date {
                actors.insert(actor);
            }
        }
        // Those decide who count for a requirement that was not met the day before.
        let before = trigger.earliest.plus_days(-1);
        let standing_before = standing.contracting.at(before);
        let undecided =
            |need: &&Need| !need.tally(before, standing_before, self.register, self.standings).surely;
        let decisive: Vec<&Need> = plan.needs.iter().filter(undecided).collect();
        let counted = |who: ActorSet| {
            let counted =
                decisive.iter().map(|n| n.counted(trigger.earliest, who, self.register, self.standings));
            counted.fold(ActorSet::EMPTY, |a, b| a | b)
        };
        let contracting = standing.contracting.at(trigger.earliest).possible
            | standing.contracting.at(trigger.latest).possible;
        let possible = counted(possible & contracting);
        EntryIntoForce { trigger, date, floor, actors: actors & possible, possible_actors: possible }
    }

    /// The first day on which all requirements are possibly met, and the first on which they surely are.
    fn met(&self, plan: &Plan, standing: &Standing) -> Option<When> {
        let mut days = standing.contracting.days();
        for need in &plan.needs {
            need.change_days(self.register, self.standings, &mut days);
        }
        days.sort_unstable();
        days.dedup();
        let mut earliest = None;
        for day in days {
            let who = standing.contracting.at(day);
            if who.possible.is_empty() {
                continue;
            }
            let (mut surely, mut possibly) = (true, true);
            for need in &plan.needs {
                let tally = need.tally(day, who, self.register, self.standings);
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
    pub fn tallies(&self, plan: &Plan, standing: &Standing, day: Day) -> Vec<Tally> {
        // An objection counts if it was made before the day of acceptance.
        let who =
            if plan.tacit { standing.objecting.at(day.plus_days(-1)) } else { standing.contracting.at(day) };
        plan.needs.iter().map(|need| need.tally(day, who, self.register, self.standings)).collect()
    }

    fn anchor(&self, instrument: &Instrument, anchor: &Anchor) -> Option<When> {
        match anchor {
            Anchor::On(day) => Some((*day).into()),
            Anchor::Opening => instrument.opened.map(When::from),
            Anchor::Adoption => instrument.adopted.map(When::from),
            Anchor::EntryIntoForceOf(id) => {
                let ix = self.register.instrument(&id.text)?;
                self.standings[usize::from(ix.0)].entry.as_ref().map(|e| e.date)
            }
        }
    }
}

/// The date of entry into force that follows from the day on which the condition was met.
pub fn entry_date(timing: &Timing, floor: Option<When>, trigger: When) -> When {
    let date = trigger.map(|day| match timing {
        Timing::After(steps, _) => take(steps, day),
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
