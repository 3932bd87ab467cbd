//! One instrument, evaluated: when it entered into force, and who stands how towards it when.

mod again;
mod chain;
mod consent;
mod entry;
mod leave;
mod life;
mod provisional;
mod tacit;

use std::{collections::BTreeMap, sync::Arc};

pub use again::Acted;
pub use chain::{Chain, Consent, Left};
pub use entry::{EntryIntoForce, WayTaken};
pub use life::Span;

use super::{plan::Plan, set::Parties};
use crate::{
    ActKind, ActorIx, Acts, BoundsTimeline, Day, InstrumentIx, Stays, When,
    actor::Tenure,
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
    /// Who has signed and has not consented to be bound, or no longer (VCLT Art. 18).
    pub signed: BoundsTimeline,
    /// Who has signed, whatever they did afterwards.
    pub signers: BoundsTimeline,
    /// Who has consented to be bound, in force or not.
    pub contracting: BoundsTimeline,
    /// Who has deposited, whatever became of the State, where that is not the same.
    pub(super) ended: Option<Box<BoundsTimeline>>,
    /// Who is bound.
    pub bound: BoundsTimeline,
    /// Who counts as bound, where that is not the same.
    pub(super) notified: Option<Box<BoundsTimeline>>,
    /// Who applies it provisionally.
    pub provisional: BoundsTimeline,
    /// Who objects (to a tacit acceptance).
    pub objecting: BoundsTimeline,
    /// When chains of States left it by a denunciation, and were not bound anew on the same day.
    pub left: Left,
    /// When it is over for good; `None` as long as nothing says so.
    pub over: Option<When>,
}

/// A time from one uncertain day until before another (or for ever) in which a chain of States is something.
pub type Stretch = (ActorIx, When, Option<When>);

impl Standing {
    /// Those whose deposits count: a State that has come to an end among them, since the depositary still holds its
    /// instrument.
    pub fn deposited(&self) -> &BoundsTimeline {
        self.ended.as_deref().unwrap_or(&self.contracting)
    }

    /// Those who count as bound, wherever parties are counted. A successor may be bound from a day before it said so; what others
    /// brought about meanwhile stays as it was (VCSST Art. 23: until then the treaty is not in operation for it).
    pub fn counted(&self) -> &BoundsTimeline {
        self.notified.as_deref().unwrap_or(&self.bound)
    }

    /// Whether it is surely, and whether possibly, in force on a day.
    pub fn in_force_on(&self, day: Day) -> (bool, bool) {
        let within = |spans: &[Span]| spans.iter().any(|s| s.from <= day && day < s.to);
        (within(&self.in_force), within(&self.possibly_in_force))
    }
}

/// What evaluation may look at: the register, and the standings of the instruments evaluated before.
pub struct View<'a> {
    pub register: &'a Register,
    pub plans: &'a [Plan],
    pub standings: &'a [Arc<Standing>],
    /// The instrument that is being evaluated.
    pub ix: InstrumentIx,
}

impl<'a> View<'a> {
    /// Its definition.
    pub fn instrument(&self) -> &'a Instrument {
        self.register.definition(self.ix)
    }

    /// Its names, looked up.
    pub fn plan(&self) -> &'a Plan {
        &self.plans[usize::from(self.ix.0)]
    }

    /// Evaluates one instrument.
    pub fn evaluate(&self, acts: &Acts) -> Standing {
        let mut chains = self.chains(acts);
        let objecting = chains.iter().flat_map(|chain| objections(chain, ActKind::Objection));
        let mut standing = Standing {
            signers: self.line(chains.iter().flat_map(Chain::signatures)),
            objecting: self.line(objecting),
            ..Standing::default()
        };
        // What is denounced before entry into force ends at once. So it does for all that decides on it: nothing that comes
        // later does.
        chains.iter_mut().for_each(|chain| self.consent(chain, None));
        self.deposit(&mut standing, &chains);
        standing.entry = self.entry(&standing, &chains);
        if let Some(entry) = &standing.entry
            && consents(&chains).any(|c| c.until.is_some_and(|until| entry.date.earliest <= until.latest))
        {
            chains.iter_mut().for_each(|chain| self.consent(chain, Some(entry)));
            self.deposit(&mut standing, &chains);
        }
        let entry = standing.entry.as_ref();
        chains.iter_mut().for_each(|chain| self.bind(&mut chain.consents, entry));
        standing.signed = self.line(chains.iter().flat_map(signed));
        standing.bound = self.line(chains.iter().flat_map(Chain::bound));
        if chains.iter().any(Chain::reaches_back) {
            standing.notified = Some(Box::new(self.line(chains.iter().flat_map(Chain::counted))));
        }
        let mut gone: BTreeMap<ActorIx, Vec<When>> = BTreeMap::new();
        for chain in &chains {
            gone.entry(chain.origin).or_default().extend(chain.left());
        }
        let ended = consents(&chains)
            .filter(|c| c.bound.zip(c.until).is_some_and(|(from, to)| from.earliest < to.latest));
        let mut ends: Vec<When> = ended.filter_map(|c| c.until).collect();
        if !self.plan().binds.is_empty() {
            let left = self.left_without_act(&standing, &chains);
            let bound = self.bound_without_act(&standing, &chains, &left, Parties::Bound);
            let counted = self.bound_without_act(&standing, &chains, &left, Parties::Notified);
            standing.notified = (counted != bound).then(|| Box::new(counted));
            standing.bound = bound;
            ends.extend(left.iter().map(|(_, on)| *on));
            left.into_iter().for_each(|(origin, on)| gone.entry(origin).or_default().push(on));
        }
        let gone = gone.into_iter().filter(|(_, days)| !days.is_empty());
        standing.left = gone.map(|(origin, days)| (origin, days.into())).collect();
        standing.live(self.instrument(), &ends, self.over_with());
        standing.provisional = self.provisional(&standing, &chains);
        standing
    }

    /// Who has deposited, and whose deposits count.
    fn deposit(&self, standing: &mut Standing, chains: &[Chain<'_>]) {
        let deposits = || chains.iter().flat_map(Chain::deposits);
        standing.contracting = self.line(deposits());
        standing.ended = consents(chains)
            .any(|c| self.has_ended(c.origin))
            .then(|| Box::new(self.stays_for_ever(deposits()).into()));
    }

    /// Whether the last State of a chain has come to an end.
    pub(super) fn has_ended(&self, origin: ActorIx) -> bool {
        self.register.actors.tenures(origin).last().is_some_and(|(.., to)| to < Day::MAX)
    }

    /// The consents of one chain with the days from which and until which each binds, for pages and explanations.
    pub fn story(&self, standing: &Standing, mut chain: Chain<'_>) -> Vec<Consent> {
        self.consent(&mut chain, standing.entry.as_ref());
        self.bind(&mut chain.consents, standing.entry.as_ref());
        if let Some(over) = standing.over {
            for consent in &mut chain.consents {
                // What was said after the end binds never, and so ends never.
                if consent.act.date.earliest < over.latest {
                    consent.until = Some(consent.until.map_or(over, |until| until.earlier(over)));
                }
                consent.bound = consent.bound.filter(|bound| bound.earliest < over.latest);
            }
        }
        chain.consents
    }

    /// A line of memberships of those States that are there.
    pub fn line(&self, stretches: impl IntoIterator<Item = Stretch>) -> BoundsTimeline {
        self.stays(stretches).into()
    }

    /// When the States of chains are members, each in the days in which it has its place.
    pub(super) fn stays(&self, stretches: impl IntoIterator<Item = Stretch>) -> Stays {
        stays(stretches, |origin| self.register.actors.tenures(origin).collect())
    }

    /// The same, where the last State of a chain has its place for ever.
    pub(super) fn stays_for_ever(&self, stretches: impl IntoIterator<Item = Stretch>) -> Stays {
        stays(stretches, |origin| {
            let mut tenures: Vec<Tenure> = self.register.actors.tenures(origin).collect();
            tenures.iter_mut().last().into_iter().for_each(|last| last.2 = Day::MAX);
            tenures
        })
    }
}

/// The consents of all chains.
pub fn consents<'a>(chains: &'a [Chain<'_>]) -> impl Iterator<Item = &'a Consent> {
    chains.iter().flat_map(|chain| &chain.consents)
}

fn stays(stretches: impl IntoIterator<Item = Stretch>, tenures: impl Fn(ActorIx) -> Vec<Tenure>) -> Stays {
    let never = When::from(Day::MAX);
    let mut stays = Stays::default();
    let mut known: Option<(ActorIx, Vec<Tenure>)> = None;
    for (origin, from, to) in stretches {
        let to = to.unwrap_or(never);
        if known.as_ref().is_none_or(|(of, _)| *of != origin) {
            known = Some((origin, tenures(origin)));
        }
        for (actor, begin, end) in known.iter().flat_map(|(_, tenures)| tenures) {
            let sure = (from.latest.max(*begin), to.earliest.min(*end));
            let possible = (from.earliest.max(*begin), to.latest.min(*end));
            stays.push(*actor, sure, possible);
        }
    }
    stays
}

/// The objections of a chain of States, or what stands for them, each until it is withdrawn.
pub fn objections(chain: &Chain<'_>, by: ActKind) -> Vec<Stretch> {
    let withdrawn_by = match by {
        ActKind::Reservation => ActKind::WithdrawalOfReservation,
        _ => ActKind::WithdrawalOfObjection,
    };
    let mut made: Vec<Stretch> = vec![];
    for act in chain.acts.iter().filter(|act| act.target().is_none()) {
        if act.kind == by && made.last().is_none_or(|(.., withdrawn)| withdrawn.is_some()) {
            made.push((chain.origin, act.date, None));
        } else if act.kind == withdrawn_by
            && let Some((.., withdrawn @ None)) = made.last_mut()
        {
            *withdrawn = Some(act.date);
        }
    }
    made
}

/// When a chain of States is a signatory: from its signature until it consents; and again from the day on which its
/// consent ends before it could bind.
pub fn signed(chain: &Chain<'_>) -> Vec<Stretch> {
    let Some(signature) = chain.acts.iter().find(|a| a.kind.is_signature()).map(|a| a.date) else {
        return vec![];
    };
    let own = || chain.consents.iter();
    let mut stretches = vec![(chain.origin, signature, own().next().map(|c| c.act.date))];
    for (consent, next) in own().zip(own().skip(1).map(Some).chain([None])) {
        let Some(until) = consent.until else { continue };
        let (surely, possibly) = match consent.bound {
            None => (true, true),
            Some(bound) => (until.latest <= bound.earliest, until.earliest <= bound.latest),
        };
        if possibly {
            let from = When {
                earliest: until.earliest.max(signature.earliest),
                latest: if surely { until.latest.max(signature.latest) } else { Day::MAX },
            };
            stretches.push((chain.origin, from, next.map(|c| c.act.date)));
        }
    }
    stretches
}
