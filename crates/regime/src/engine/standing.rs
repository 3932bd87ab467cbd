//! One instrument, evaluated: when it entered into force, and who stands how towards it when.

use std::sync::Arc;

use super::{
    consent::{Chain, Consent},
    entry::EntryIntoForce,
    life::Span,
    plan::Plan,
};
use crate::{
    Act, ActKind, ActorIx, BoundsTimeline, Day, InstrumentIx, Timeline, When,
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
    ended: Option<Box<BoundsTimeline>>,
    /// Who is bound.
    pub bound: BoundsTimeline,
    /// Who applies it provisionally.
    pub provisional: BoundsTimeline,
    /// Who objects (to a tacit acceptance).
    pub objecting: BoundsTimeline,
}

/// A time from one uncertain day until before another (or for ever) in which a chain of States is something.
pub type Stretch = (ActorIx, When, Option<When>);

impl Standing {
    /// Those whose deposits count: a State that has come to an end among them, since the depositary still holds its
    /// instrument.
    pub fn deposited(&self) -> &BoundsTimeline {
        self.ended.as_deref().unwrap_or(&self.contracting)
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

impl View<'_> {
    /// Evaluates one instrument.
    pub fn evaluate(&self, instrument: &Instrument, plan: &Plan, acts: &[Act]) -> Standing {
        let chains = self.chains(acts);
        let mut standing = Standing::default();
        let of = |wanted: fn(ActKind) -> bool| {
            chains.iter().flat_map(move |chain| {
                chain.acts.iter().filter(move |a| wanted(a.kind)).map(|a| (chain.origin, a.date, None))
            })
        };
        standing.signers = self.line(of(ActKind::is_signature));
        standing.objecting = self.line(chains.iter().flat_map(|chain| objections(chain, ActKind::Objection)));
        // What is denounced before entry into force ends at once. So it does for all that decides on it: nothing that comes
        // later does.
        let mut consents = self.all_consents(instrument, &chains, None);
        self.deposit(&mut standing, &consents);
        standing.entry = self.entry(instrument, plan, &standing, &consents);
        if let Some(entry) = &standing.entry
            && consents.iter().any(|c| c.until.is_some_and(|until| entry.date.earliest <= until.latest))
        {
            consents = self.all_consents(instrument, &chains, Some(entry));
            self.deposit(&mut standing, &consents);
        }
        let entry = standing.entry.clone();
        standing.signed = self.line(chains.iter().flat_map(|chain| signed(chain, &consents, entry.as_ref())));
        self.bind(instrument, &mut consents, entry.as_ref());
        let bound = |c: &Consent| c.bound.map(|from| (c.origin, from, c.until));
        standing.bound = self.line(consents.iter().filter_map(bound));
        if !plan.binds.is_empty() {
            standing.bound = self.bound_without_act(plan, &standing, &chains);
        }
        standing.live(instrument);
        standing.provisional = self.provisional(instrument, plan, &standing, &chains, &consents);
        standing
    }

    fn all_consents(
        &self,
        instrument: &Instrument,
        chains: &[Chain],
        entry: Option<&EntryIntoForce>,
    ) -> Vec<Consent> {
        chains.iter().flat_map(|chain| self.consents(instrument, chain, entry)).collect()
    }

    /// Who has deposited, and whose deposits count.
    fn deposit(&self, standing: &mut Standing, consents: &[Consent]) {
        let actors = &self.register.actors;
        let deposits = || consents.iter().map(|c| (c.origin, c.act.date, c.until));
        standing.contracting = self.line(deposits());
        let ends = |c: &Consent| actors.tenures(c.origin).last().is_some_and(|(.., to)| to < Day::MAX);
        standing.ended = consents.iter().any(ends).then(|| {
            let for_ever = |origin: ActorIx| {
                let mut tenures: Vec<Tenure> = actors.tenures(origin).collect();
                tenures.iter_mut().last().into_iter().for_each(|last| last.2 = Day::MAX);
                tenures
            };
            Box::new(line(deposits(), for_ever))
        });
    }

    /// Every consent with the day from which it binds, for pages and explanations.
    pub fn story(&self, instrument: &Instrument, standing: &Standing, acts: &[Act]) -> Vec<Consent> {
        let mut consents = self.all_consents(instrument, &self.chains(acts), standing.entry.as_ref());
        self.bind(instrument, &mut consents, standing.entry.as_ref());
        consents
    }

    /// A line of memberships of those States that are there.
    pub fn line(&self, stretches: impl IntoIterator<Item = Stretch>) -> BoundsTimeline {
        line(stretches, |origin| self.register.actors.tenures(origin).collect())
    }
}

/// A line of memberships, each in the days in which a State of the chain has its place.
fn line(
    stretches: impl IntoIterator<Item = Stretch>,
    tenures: impl Fn(ActorIx) -> Vec<Tenure>,
) -> BoundsTimeline {
    let never = When::from(Day::MAX);
    let (mut sure, mut possible) = (vec![], vec![]);
    let mut known: Option<(ActorIx, Vec<Tenure>)> = None;
    for (origin, from, to) in stretches {
        let to = to.unwrap_or(never);
        if known.as_ref().is_none_or(|(of, _)| *of != origin) {
            known = Some((origin, tenures(origin)));
        }
        for (actor, begin, end) in known.iter().flat_map(|(_, tenures)| tenures) {
            sure.push((*actor, from.latest.max(*begin), to.earliest.min(*end)));
            possible.push((*actor, from.earliest.max(*begin), to.latest.min(*end)));
        }
    }
    if sure == possible {
        return BoundsTimeline::certain(Timeline::from_spans(sure));
    }
    BoundsTimeline::new(Timeline::from_spans(sure), Timeline::from_spans(possible))
}

/// The objections of a chain of States, or what stands for them, each until it is withdrawn.
pub fn objections(chain: &Chain, by: ActKind) -> Vec<Stretch> {
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
fn signed(chain: &Chain, consents: &[Consent], entry: Option<&EntryIntoForce>) -> Vec<Stretch> {
    let Some(signature) = chain.acts.iter().find(|a| a.kind.is_signature()).map(|a| a.date) else {
        return vec![];
    };
    let own = || consents.iter().filter(|c| c.origin == chain.origin);
    let mut stretches = vec![(chain.origin, signature, own().next().map(|c| c.act.date))];
    for (consent, next) in own().zip(own().skip(1).map(Some).chain([None])) {
        let Some(until) = consent.until else { continue };
        let (surely, possibly) = match entry {
            None => (true, true),
            Some(entry) => (until.latest <= entry.date.earliest, until.earliest <= entry.date.latest),
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
