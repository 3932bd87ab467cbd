//! Consents to be bound: who gave them, from when each binds, and until when.

use super::{
    entry::{EntryIntoForce, entry_date},
    standing::View,
};
use crate::{
    Act, ActKind, ActorIx, Day, When,
    language::ast::{LaterThan, Step, SuccessionFrom, take},
    register::Instrument,
};

/// One expression of consent to be bound and what became of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Consent {
    /// Who: the first of the States that continue each other.
    pub origin: ActorIx,
    /// The act, as rectified.
    pub act: Act,
    /// From when it binds; `None` while the instrument is surely not in force.
    pub bound: Option<When>,
    /// When a denunciation ends it.
    pub until: Option<When>,
}

/// The acts of States that continue one another.
pub struct Chain {
    pub origin: ActorIx,
    pub acts: Vec<Act>,
}

impl View<'_> {
    /// The acts of each chain of States that continue one another, in order of date.
    pub fn chains(&self, acts: &[Act]) -> Vec<Chain> {
        let mut chains: Vec<Option<Chain>> = Vec::new();
        chains.resize_with(self.register.actors.len(), || None);
        for act in crate::act::rectified(acts.iter()) {
            let origin = self.register.actors.origin(act.actor);
            chains[usize::from(origin.0)]
                .get_or_insert_with(|| Chain { origin, acts: vec![] })
                .acts
                .push(act.into_owned());
        }
        let mut chains: Vec<Chain> = chains.into_iter().flatten().collect();
        for chain in &mut chains {
            chain.acts.sort_by_key(|a| (a.date.earliest, a.date.latest, a.entry));
        }
        chains
    }

    /// The consents of one chain, and their ends by denunciation.
    pub fn consents(&self, instrument: &Instrument, chain: &Chain) -> Vec<Consent> {
        let mut consents: Vec<Consent> = vec![];
        for act in &chain.acts {
            let open = consents.last_mut();
            if act.kind.is_consent() {
                if open.is_none_or(|c| c.until.is_some()) {
                    consents.push(Consent {
                        origin: chain.origin,
                        act: act.clone(),
                        bound: None,
                        until: None,
                    });
                }
            } else if act.kind == ActKind::Denunciation {
                if let Some(consent) = open.filter(|c| c.until.is_none()) {
                    let delayed = || act.date.map(|day| take(instrument.denunciation(), day));
                    consent.until = Some(act.effective.unwrap_or_else(delayed));
                }
            } else if act.kind == ActKind::WithdrawalOfDenunciation
                && let Some(consent) = open
                && let Some(until) = consent.until
                && act.date.earliest < until.latest
            {
                // In time (VCLT Art. 68): surely, or only possibly.
                let surely = act.date.latest < until.earliest;
                consent.until = (!surely).then_some(When { earliest: until.earliest, latest: Day::MAX });
            }
        }
        consents
    }

    /// Works out from when each consent binds.
    pub fn bind(&self, instrument: &Instrument, consents: &mut [Consent], entry: Option<&EntryIntoForce>) {
        let Some(entry) = entry else { return };
        let timing = instrument.entry().map(|(_, e)| &e.timing);
        let later = instrument.later();
        let (than, steps): (LaterThan, &[Step]) = match later {
            Some(later) => (later.than, &later.steps),
            None => (LaterThan::EntryIntoForce, &[]),
        };
        // The entry into force, had the condition been met on another of its possible days.
        let if_met_on = |day: Day| match timing {
            Some(timing) if day < Day::MAX => entry_date(timing, entry.floor, day.into()),
            _ => When::from(day),
        };
        let limit = match than {
            LaterThan::Condition => entry.trigger,
            LaterThan::EntryIntoForce => entry.date,
        };
        for consent in consents {
            let own = consent.act.date;
            if let Some(from) = self.stated_effect(instrument, consent) {
                consent.bound =
                    When::between(from.earliest.max(entry.date.earliest), from.latest.max(entry.date.latest));
                continue;
            }
            let (mut earliest, mut latest) = (Day::MAX, Day::MIN);
            if own.earliest <= limit.latest {
                // Possibly one of the original parties: bound on entry into force.
                let since = own.earliest.max(limit.earliest);
                earliest = match than {
                    LaterThan::Condition => if_met_on(since).earliest.max(entry.date.earliest),
                    LaterThan::EntryIntoForce => since,
                };
                latest = entry.date.latest;
            }
            if own.latest > limit.earliest {
                // Possibly a later party.
                let since = own.earliest.max(limit.earliest.next());
                earliest = earliest.min(take(steps, since).max(entry.date.earliest));
                let entry_latest = match than {
                    LaterThan::Condition => if_met_on(limit.latest.min(own.latest.plus_days(-1))).latest,
                    LaterThan::EntryIntoForce => limit.latest.min(own.latest),
                };
                let own_latest = if own.latest == Day::MAX { Day::MAX } else { take(steps, own.latest) };
                latest = latest.max(own_latest.max(entry_latest));
            }
            consent.bound = When::between(earliest, latest);
        }
    }

    /// The day of effect that the act itself fixes: the source's, or a successor State's independence.
    fn stated_effect(&self, instrument: &Instrument, consent: &Consent) -> Option<When> {
        let act = &consent.act;
        if act.effective.is_some() || act.kind != ActKind::Succession {
            return act.effective;
        }
        match instrument.succession() {
            SuccessionFrom::Notification => Some(act.date),
            SuccessionFrom::Independence => {
                Some(self.register.actors[act.actor].from.map_or(act.date, When::from))
            }
        }
    }
}
