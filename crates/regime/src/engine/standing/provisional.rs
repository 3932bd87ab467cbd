//! Provisional application (VCLT Art. 25): by declaration or by default, until it is bound or says that it will not be.

use super::{
    Standing, Stretch, View,
    chain::{Chain, Consent},
    life::before,
};
use crate::{
    Act, ActKind, ActorSet, Bounds, BoundsTimeline, Timeline, When,
    engine::set::Parties,
    language::ast::{Provisional, take},
    register::Instrument,
};

impl View<'_> {
    /// Who applies it provisionally.
    pub fn provisional(&self, standing: &Standing, chains: &[Chain<'_>]) -> BoundsTimeline {
        let applied = self.applied(standing, chains);
        // Nobody applies provisionally what is over (VCLT Art. 25: pending its entry into force).
        match standing.over {
            None => applied,
            Some(over) => before(&applied, over),
        }
    }

    fn applied(&self, standing: &Standing, chains: &[Chain<'_>]) -> BoundsTimeline {
        let (instrument, plan) = (self.instrument(), self.plan());
        let declared = self.line(chains.iter().flat_map(|chain| declared(instrument, chain)));
        plan.provisional.iter().zip(defaults(instrument)).fold(declared, |all, ((valid, by), default)| {
            let Provisional::ByDefault { from, until, unless_objected, .. } = default else { return all };
            let Some(from) = self.moment(from, standing) else { return all };
            let until = until.as_ref().and_then(|until| self.moment(until, standing));
            // Whoever is bound, or has given notice, or keeps out of it by an objection, does not.
            let notices = chains.iter().flat_map(|chain| {
                let out = |when: When| (chain.origin, when, None);
                ended(instrument, chain, None).into_iter().chain(withdrawn(chain)).map(out)
            });
            let out = self.line(notices.collect::<Vec<Stretch>>());
            let lines = self.lines(standing, Parties::Bound);
            let mut days =
                [all.days(), out.days(), standing.bound.days(), standing.objecting.days()].concat();
            by.change_days(lines, &mut days);
            days.extend(valid.days());
            days.extend(self.register.states.days().chain(self.register.organisations.days()));
            for when in [Some(from), until].into_iter().flatten() {
                days.extend([when.earliest, when.latest]);
            }
            days.sort_unstable();
            days.dedup();
            let (mut sure, mut possible) = (Timeline::default(), Timeline::default());
            for day in days {
                let there = Bounds::certain(lines.there(day));
                let mut applying =
                    by.at(day, lines).and(there).but_not(standing.bound.at(day)).but_not(out.at(day));
                if *unless_objected {
                    applying = applying.but_not(standing.objecting.at(day));
                }
                let surely = from.latest <= day && until.is_none_or(|until| day < until.earliest);
                let possibly = from.earliest <= day && until.is_none_or(|until| day < until.latest);
                let now = Bounds {
                    sure: if surely && valid.holds_on(day) { applying.sure } else { ActorSet::EMPTY },
                    possible: if possibly && valid.holds_on(day) {
                        applying.possible
                    } else {
                        ActorSet::EMPTY
                    },
                };
                let both = all.at(day).or(now);
                sure.push(day, both.sure);
                possible.push(day, both.possible);
            }
            BoundsTimeline::new(sure, possible)
        })
    }
}

/// When a chain of States applies it by its own declarations: each until it is bound, or will not be.
pub fn declared(instrument: &Instrument, chain: &Chain<'_>) -> impl Iterator<Item = Stretch> {
    let own = chain.acts.iter().filter(|a| a.kind == ActKind::ProvisionalApplication);
    own.map(move |act| {
        let ends = chain.consents.iter().filter_map(|consent| settled_by(consent, act.date));
        let end = ends.chain(ended(instrument, chain, Some(act))).reduce(When::earlier);
        (chain.origin, act.date, end)
    })
}

/// When a consent that had not ended by a declaration settles it: it binds, or is taken back before (VCLT Art. 25(2)).
fn settled_by(consent: &Consent, declared: When) -> Option<When> {
    let settled = consent.bound.into_iter().chain(consent.until).reduce(When::earlier)?;
    let (possibly, surely) = match consent.until {
        None => (true, true),
        Some(until) => (declared.earliest < until.latest, declared.latest < until.earliest),
    };
    possibly.then(|| settled.if_surely(surely))
}

/// When a chain of States said that it will not be bound after all: it took its consent back before that bound it.
fn withdrawn(chain: &Chain<'_>) -> impl Iterator<Item = When> {
    chain.consents.iter().filter_map(|consent| {
        let until = consent.until?;
        let Some(bound) = consent.bound else { return Some(until) };
        (until.earliest <= bound.latest).then(|| until.if_surely(until.latest <= bound.earliest))
    })
}

fn defaults(instrument: &Instrument) -> impl Iterator<Item = &Provisional> {
    instrument.provisional().map(|(_, p)| p).filter(|p| matches!(p, Provisional::ByDefault { .. }))
}

/// When a chain of States ends its provisional application by notice: the first, or the first that comes after an act.
fn ended(instrument: &Instrument, chain: &Chain<'_>, after: Option<&Act>) -> Option<When> {
    let begin = after.and_then(|after| chain.acts.iter().position(|a| a.entry == after.entry)).unwrap_or(0);
    let notice = |a: &&Act| a.kind == ActKind::TerminationOfProvisionalApplication;
    let act = chain.acts.iter().skip(begin).find(notice)?;
    let effect = || instrument.led(act.date, |day| take(instrument.provisional_ends(day), day));
    Some(act.effective.unwrap_or_else(effect))
}
