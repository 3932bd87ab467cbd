//! Consents to be bound: from when each binds, and until when.

use super::{
    View,
    chain::{Chain, Consent},
    entry::{EntryIntoForce, WayTaken, entry_date, within},
};
use crate::{
    Act, ActKind, ActorIx, Acts, Day, When,
    language::ast::{LaterThan, Leaving, Rule, Step, SuccessionFrom, Timing, take},
    register::Instrument,
};

impl View<'_> {
    /// The acts of each chain of States that continue one another.
    pub fn chains<'a>(&self, acts: &'a Acts) -> Vec<Chain<'a>> {
        acts.chains().map(|(origin, acts)| Chain::new(origin, acts)).collect()
    }

    /// Works out the consents of one chain, and their ends by denunciation, for an instrument that enters into force then
    /// (or has not yet). What is withdrawn before it binds ends at once, and what depends on another instrument with the consent to
    /// that.
    pub fn consent(&self, chain: &mut Chain<'_>, entry: Option<&EntryIntoForce>) {
        let mut consents: Vec<Consent> =
            Vec::with_capacity(chain.acts.iter().filter(|act| act.kind.is_consent()).count());
        let elsewhere = self.left_elsewhere(chain.origin);
        for act in chain.acts.iter() {
            let open = consents.last_mut();
            if act.kind.is_consent() {
                let over = |c: &Consent| {
                    let with = ended_with(c.act.date, &elsewhere);
                    c.until.is_some() || with.is_some_and(|end| end.earliest <= act.date.latest)
                };
                if open.is_none_or(|c| over(c)) {
                    consents.push(Consent {
                        origin: chain.origin,
                        act: act.clone(),
                        bound: None,
                        until: None,
                    });
                }
            } else if act.kind == ActKind::Denunciation {
                if let Some(consent) = open.filter(|c| c.until.is_none()) {
                    consent.until = Some(self.ended_by(consent, act, entry));
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
        for consent in &mut consents {
            let with = ended_with(consent.act.date, &elsewhere);
            consent.until = consent.until.into_iter().chain(with).reduce(When::earlier);
        }
        chain.consents = consents;
    }

    /// When the consent of a chain of States, given on a day, ended with its consent to another instrument.
    pub fn ended_elsewhere(&self, origin: ActorIx, given: When) -> Option<When> {
        ended_with(given, &self.left_elsewhere(origin))
    }

    /// When a chain of States left what this instrument is left with: what it amends (VCLT Arts. 39 and 70), and what its clauses say.
    fn left_elsewhere(&self, origin: ActorIx) -> Vec<When> {
        let each = self.plan().left_with.iter();
        let of = each.flat_map(|(valid, ix)| {
            let left = self.standings[usize::from(ix.0)].left.get(&origin);
            left.into_iter().flat_map(|days| days.iter()).filter_map(|on| within(*valid, *on))
        });
        of.collect()
    }

    /// Works out from when each consent binds.
    pub fn bind(&self, consents: &mut [Consent], entry: Option<&EntryIntoForce>) {
        let Some(entry) = entry else { return };
        for consent in consents {
            consent.bound = self.bound_from(consent, entry);
        }
    }

    /// When a notice of denunciation ends a consent, for an instrument that enters into force then.
    pub fn ended_by(&self, consent: &Consent, notice: &Act, entry: Option<&EntryIntoForce>) -> When {
        let bound = entry.and_then(|entry| self.bound_from(consent, entry));
        ends(self.instrument(), notice, entry.zip(bound))
    }

    /// From when a consent binds, if nothing ends it before.
    fn bound_from(&self, consent: &Consent, entry: &EntryIntoForce) -> Option<When> {
        let instrument = self.instrument();
        match self.stated_effect(consent) {
            Some(from) => {
                When::between(from.earliest.max(entry.date.earliest), from.latest.max(entry.date.latest))
            }
            None => {
                let parts = || pieces(instrument, consent.act.date);
                let all = entry.ways.iter().flat_map(|way| parts().map(|own| binds(instrument, way, own)));
                all.reduce(hull)
            }
        }
    }

    /// The day of effect that the act itself fixes: the source's, or that of a succession.
    fn stated_effect(&self, consent: &Consent) -> Option<When> {
        let instrument = self.instrument();
        let act = &consent.act;
        if act.effective.is_some() || act.kind != ActKind::Succession {
            return act.effective;
        }
        let actors = &self.register.actors;
        // Of a State listed under its present name it is that of the one that acted.
        let there = |from: Day, to: Day| from <= act.date.latest && act.date.earliest < to;
        let mut acting: Vec<ActorIx> = actors
            .tenures(consent.origin)
            .filter(|(_, from, to)| there(*from, *to))
            .map(|(ix, ..)| ix)
            .collect();
        if acting.is_empty() {
            acting.push(act.actor);
        }
        let independence = |own: When| {
            let of = |ix: &ActorIx| match actors[*ix].from {
                Some(from) => from.into(),
                // Some day before it was notified: the record does not know since when there is such a State.
                None => When { earliest: Day::MIN, latest: own.latest },
            };
            acting.iter().map(of).reduce(hull).unwrap_or(own)
        };
        let effect = |own: When| match instrument.succession(own.earliest) {
            SuccessionFrom::Notification(steps) => own.map(|day| take(steps, day)),
            SuccessionFrom::Independence => independence(own),
        };
        pieces(instrument, act.date).map(effect).reduce(hull)
    }
}

/// When a consent ends that was given on a day, with those to other instruments that were left on these days.
fn ended_with(given: When, left: &[When]) -> Option<When> {
    let ended = left.iter().filter(|on| given.earliest < on.latest);
    ended.map(|on| on.if_surely(given.latest < on.earliest)).reduce(When::earlier)
}

fn hull(a: When, b: When) -> When {
    When { earliest: a.earliest.min(b.earliest), latest: a.latest.max(b.latest) }
}

/// The parts of an uncertain day in which the same rules count.
fn pieces(instrument: &Instrument, when: When) -> impl Iterator<Item = When> {
    let next = move |from: &Day| {
        let from = *from;
        instrument.breaks().filter(|day| from < *day && *day <= when.latest).min()
    };
    std::iter::successors(Some(when.earliest), next).map(move |earliest| When {
        earliest,
        latest: next(&earliest).map_or(when.latest, |day| day.plus_days(-1)),
    })
}

/// When a denunciation ends a consent, of an instrument that entered into force then and that has bound the State since: at once
/// where it did not bind yet, and else as the clause says.
pub fn ends(instrument: &Instrument, act: &Act, entry: Option<(&EntryIntoForce, When)>) -> When {
    let own = act.date;
    if let Some(stated) = act.effective {
        return stated;
    }
    let Some((entry, bound)) = entry.filter(|(_, bound)| bound.earliest <= own.latest) else { return own };
    let date = entry.date;
    let since = When { earliest: own.earliest.max(bound.earliest), latest: own.latest };
    let mut all = match date.day() {
        Some(day) => instrument.led(since, |on| instrument.denounced(on, Some(day))),
        None => {
            let by_period =
                |day: Day| matches!(instrument.denunciation(day), Some(Leaving::AtEndOfPeriod(_)));
            match by_period(since.earliest) || by_period(since.latest) || instrument.breaks().any(by_period) {
                // Periods that begin on a day that is not known end on days that are not.
                true => When { earliest: own.earliest, latest: Day::MAX },
                false => instrument.led(since, |on| instrument.denounced(on, None)),
            }
        }
    };
    if own.earliest < bound.latest {
        // Possibly before it was bound.
        all = hull(all, When { earliest: own.earliest, latest: own.latest.min(bound.latest.plus_days(-1)) });
    }
    all
}

/// From when a consent given on `own` binds, if the instrument enters into force in one way.
fn binds(instrument: &Instrument, way: &WayTaken, own: When) -> When {
    let said = instrument.clauses.get(way.clause).map(|(clause, _)| &clause.rule);
    let timing = match said {
        Some(Rule::EntersIntoForce(entry)) => entry.ways.get(way.way).map(|way| &way.timing),
        _ => None,
    };
    let (than, steps): (LaterThan, &[Step]) = match (timing, instrument.later(own.earliest)) {
        (Some(Timing::Individually(steps)), _) => (LaterThan::Condition, steps),
        (_, Some(later)) => (later.than, &later.steps),
        (_, None) => (LaterThan::EntryIntoForce, &[]),
    };
    let (trigger, date) = (way.trigger, way.date);
    // The entry into force, had the condition been met on another of its possible days.
    let if_met_on = |day: Day| match timing {
        Some(timing) if day < Day::MAX => entry_date(timing, way.floor, day.into()),
        _ => When::from(day),
    };
    // From the beginning of its day it is in force: a deposit of that day comes after it, one of the day on which a condition is met
    // does not.
    let original = match than {
        LaterThan::Condition => trigger,
        LaterThan::EntryIntoForce => date.map(|day| if day < Day::MAX { day.plus_days(-1) } else { day }),
    };
    let (mut earliest, mut latest) = (Day::MAX, Day::MIN);
    if own.earliest <= original.latest {
        // Possibly one of the original parties: bound on entry into force.
        earliest = match than {
            LaterThan::Condition => if_met_on(own.earliest.max(trigger.earliest)).earliest.max(date.earliest),
            LaterThan::EntryIntoForce => own.earliest.next().max(date.earliest),
        };
        latest = date.latest;
    }
    if own.latest > original.earliest {
        // Possibly a later party.
        let since = own.earliest.max(original.earliest.next());
        earliest = earliest.min(take(steps, since).max(date.earliest));
        let entry_latest = match than {
            LaterThan::Condition => if_met_on(trigger.latest.min(own.latest.plus_days(-1))).latest,
            LaterThan::EntryIntoForce => date.latest.min(own.latest),
        };
        let own_latest = if own.latest == Day::MAX { Day::MAX } else { take(steps, own.latest) };
        latest = latest.max(own_latest.max(entry_latest));
    }
    When { earliest, latest: latest.max(earliest) }
}
