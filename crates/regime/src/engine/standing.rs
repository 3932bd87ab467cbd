//! One instrument, evaluated: when it entered into force, and who stands how towards it when.

use std::sync::Arc;

use super::{Set, consent::Consent, entry::EntryIntoForce, life::Span, plan::Plan};
use crate::{
    Act, ActKind, ActorIx, ActorSet, Bounds, BoundsTimeline, Day, Timeline, When,
    register::{Instrument, Register},
};

/// How everybody stands towards one instrument over time.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Standing {
    /// Its entry into force, if that is possible at all.
    pub entry: Option<EntryIntoForce>,
    /// Spans in which it is surely in force.
    pub in_force: Vec<Span>,
    /// Spans in which it is possibly in force.
    pub possibly_in_force: Vec<Span>,
    /// Who has signed and not yet consented to be bound.
    pub signed: BoundsTimeline,
    /// Who has consented to be bound, in force or not.
    pub contracting: BoundsTimeline,
    /// Who is bound.
    pub bound: BoundsTimeline,
    /// Who applies it provisionally.
    pub provisional: BoundsTimeline,
    /// Who has objected (to a tacit acceptance).
    pub objecting: BoundsTimeline,
}

impl Standing {
    /// Whether it is surely, and whether possibly, in force on a day.
    pub fn in_force_on(&self, day: Day) -> (bool, bool) {
        let within = |spans: &[Span]| spans.iter().any(|s| s.from <= day && day < s.to);
        (within(&self.in_force), within(&self.possibly_in_force))
    }
}

/// What evaluation may look at: the register, and the standings of the instruments evaluated before.
pub struct View<'a> {
    pub register: &'a Register,
    pub standings: &'a [Arc<Standing>],
}

impl View<'_> {
    /// Evaluates one instrument.
    pub fn evaluate(&self, instrument: &Instrument, plan: &Plan, acts: &[Act]) -> Standing {
        let chains = self.chains(acts);
        let mut consents: Vec<Consent> = vec![];
        let mut standing = Standing::default();
        let (mut signed, mut provisional, mut objecting) = (vec![], vec![], vec![]);
        for chain in chains {
            let own = self.consents(instrument, &chain);
            let first = own.first().map(|c| c.act.date);
            for act in &chain.acts {
                match act.kind {
                    kind if kind.is_signature() => signed.push((chain.origin, act.date, first)),
                    ActKind::ProvisionalApplication => provisional.push((chain.origin, act.date)),
                    ActKind::Objection if act.target().is_none() => {
                        objecting.push((chain.origin, act.date, None))
                    }
                    _ => {}
                }
            }
            consents.extend(own);
        }
        let deposits = consents.iter().map(|c| (c.origin, c.act.date, c.until));
        standing.contracting = self.line(deposits);
        standing.signed = self.line(signed);
        standing.objecting = self.line(objecting);
        standing.entry = self.entry(instrument, plan, &standing, &consents);
        self.bind(instrument, &mut consents, standing.entry.as_ref());
        let bound = |c: &Consent| c.bound.map(|from| (c.origin, from, c.until));
        standing.bound = self.line(consents.iter().filter_map(bound));
        if let Some(set) = &plan.binds {
            standing.bound = self.bound_without_act(set, &standing);
        }
        standing.live(instrument);
        let until_bound = |(origin, from): (ActorIx, When)| {
            let bound = consents.iter().find(|c| c.origin == origin).and_then(|c| c.bound);
            (origin, from, bound)
        };
        standing.provisional = self.line(provisional.into_iter().map(until_bound));
        standing
    }

    /// Every consent with the day from which it binds, for pages and explanations.
    pub fn story(&self, instrument: &Instrument, standing: &Standing, acts: &[Act]) -> Vec<Consent> {
        let mut consents: Vec<Consent> =
            self.chains(acts).iter().flat_map(|chain| self.consents(instrument, chain)).collect();
        self.bind(instrument, &mut consents, standing.entry.as_ref());
        consents
    }

    /// The members of a chain with the days in which each is the State concerned.
    fn members(&self, origin: ActorIx) -> Vec<(ActorIx, Day, Day)> {
        let actors = &self.register.actors;
        let mut members = vec![(origin, Day::MIN, actors[origin].to.unwrap_or(Day::MAX))];
        while let Some(&(last, _, end)) = members.last() {
            let Some((next, actor)) = actors.iter().find(|(_, a)| a.continues == Some(last)) else { break };
            members.push((next, actor.from.unwrap_or(end), actor.to.unwrap_or(Day::MAX)));
        }
        members
    }

    /// A line of memberships, each from one uncertain day until before another (or for ever).
    fn line(&self, spans: impl IntoIterator<Item = (ActorIx, When, Option<When>)>) -> BoundsTimeline {
        let never = When::from(Day::MAX);
        let mut members: Vec<Option<Vec<(ActorIx, Day, Day)>>> = vec![None; self.register.actors.len()];
        let (mut sure, mut possible) = (vec![], vec![]);
        for (origin, from, to) in spans {
            let to = to.unwrap_or(never);
            for &(actor, begin, end) in
                members[usize::from(origin.0)].get_or_insert_with(|| self.members(origin)).iter()
            {
                sure.push((actor, from.latest.max(begin), to.earliest.min(end)));
                possible.push((actor, from.earliest.max(begin), to.latest.min(end)));
            }
        }
        if sure == possible {
            return BoundsTimeline::certain(Timeline::from_spans(sure));
        }
        BoundsTimeline::new(Timeline::from_spans(sure), Timeline::from_spans(possible))
    }

    /// Tacit acceptance: a set is bound without acts of its own, but for those who object.
    fn bound_without_act(&self, set: &Set, standing: &Standing) -> BoundsTimeline {
        let Some(entry) = &standing.entry else { return BoundsTimeline::default() };
        let changes = standing.objecting.days();
        // What stood on an eve tells on the day after.
        let mut days: Vec<Day> = changes.iter().map(|eve| eve.next()).collect();
        set.change_days(self.standings, &mut days);
        days.extend([entry.date.earliest, entry.date.latest]);
        days.sort_unstable();
        days.dedup();
        // Objections bind as they stood on the eve of acceptance. That may be any day of the range, and an objection ends
        // with the State that made it: sure are those that stood on every such eve, possible those that did on any.
        let objecting = |day: Day| {
            let [first, last] =
                [entry.trigger.earliest, entry.trigger.latest].map(|eve| eve.min(day).plus_days(-1));
            let between = changes.iter().copied().filter(|change| (first.next()..=last).contains(change));
            between.fold(standing.objecting.at(first), |all, eve| {
                let then = standing.objecting.at(eve);
                Bounds { sure: all.sure & then.sure, possible: all.possible | then.possible }
            })
        };
        let (mut sure, mut possible) = (Timeline::default(), Timeline::default());
        for day in days {
            let bound = set.at(day, self.standings).but_not(objecting(day));
            sure.push(day, if day >= entry.date.latest { bound.sure } else { ActorSet::EMPTY });
            possible.push(day, if day >= entry.date.earliest { bound.possible } else { ActorSet::EMPTY });
        }
        BoundsTimeline::new(sure, possible)
    }
}
