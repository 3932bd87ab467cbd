//! One instrument, evaluated: when it entered into force, and who stands how towards it when.

use std::sync::Arc;

use super::{Need, Set, Tally};
use crate::{
    Act, ActKind, ActorIx, ActorSet, Bounds, BoundsTimeline, Day, InstrumentIx, Timeline, When,
    language::ast::{Anchor, Condition, LaterThan, Step, SuccessionFrom, Timing, take},
    register::{Instrument, Register},
};

/// From a day until before another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// The first day.
    pub from: Day,
    /// The day after the last; [`Day::MAX`] if there is none.
    pub to: Day,
}

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

/// An instrument with every name looked up.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// What its condition requires; all must be met (or, for tacit acceptance, none).
    pub needs: Vec<Need>,
    /// Whether the needs count objections, which prevent, and not deposits, which fulfil.
    pub tacit: bool,
    /// Who is bound without an act of their own.
    pub binds: Option<Set>,
    /// Who may become party.
    pub open_to: Option<Set>,
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
        self.life(instrument, &mut standing);
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

    /// The acts of each chain of States that continue one another, in order of date.
    fn chains(&self, acts: &[Act]) -> Vec<Chain> {
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
    fn consents(&self, instrument: &Instrument, chain: &Chain) -> Vec<Consent> {
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

    /// Entry into force, from the condition of the clause.
    fn entry(
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

    /// Works out from when each consent binds.
    fn bind(&self, instrument: &Instrument, consents: &mut [Consent], entry: Option<&EntryIntoForce>) {
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

    /// Tacit acceptance: a set is bound without acts of its own, but for those who object.
    fn bound_without_act(&self, set: &Set, standing: &Standing) -> BoundsTimeline {
        let Some(entry) = &standing.entry else { return BoundsTimeline::default() };
        let mut days = standing.objecting.days();
        set.change_days(self.standings, &mut days);
        days.extend([entry.date.earliest, entry.date.latest]);
        days.sort_unstable();
        days.dedup();
        // Objections bind as they stood on the day of acceptance.
        let objecting = |day: Day| {
            let before = |day: Day| standing.objecting.at(day.min(entry.trigger.latest).plus_days(-1));
            Bounds { sure: before(entry.trigger.earliest.min(day)).sure, possible: before(day).possible }
        };
        let (mut sure, mut possible) = (Timeline::default(), Timeline::default());
        for day in days {
            let bound = set.at(day, self.standings).but_not(objecting(day));
            sure.push(day, if day >= entry.date.latest { bound.sure } else { ActorSet::EMPTY });
            possible.push(day, if day >= entry.date.earliest { bound.possible } else { ActorSet::EMPTY });
        }
        BoundsTimeline::new(sure, possible)
    }

    /// In force from entry until its parties become too few; nobody is bound outside that.
    fn life(&self, instrument: &Instrument, standing: &mut Standing) {
        let Some(entry) = &standing.entry else { return };
        let mut sure = span(entry.date.latest, Day::MAX).into_iter().collect::<Vec<_>>();
        let mut possible = span(entry.date.earliest, Day::MAX).into_iter().collect::<Vec<_>>();
        let days = standing.bound.days();
        if let Some(n) = instrument.ends_below() {
            let n = n as usize;
            let (mut surely_reached, mut possibly_reached) = (false, false);
            let (mut possible_end, mut sure_end) = (Day::MAX, Day::MAX);
            for day in &days {
                let count = standing.bound.at(*day).count();
                if possibly_reached && count.min < n {
                    possible_end = possible_end.min(*day);
                }
                if surely_reached && count.max < n {
                    sure_end = sure_end.min(*day);
                }
                surely_reached |= count.min >= n;
                possibly_reached |= count.max >= n;
                // Reached perhaps today, and not for sure: perhaps lost tomorrow, though no bound changes then.
                if possibly_reached && count.min < n {
                    possible_end = possible_end.min(day.next());
                }
            }
            sure = sure.into_iter().filter_map(|s| span(s.from, possible_end)).collect();
            possible = possible.into_iter().filter_map(|s| span(s.from, sure_end)).collect();
        }
        if let Some(n) = instrument.in_force_while() {
            let n = n as usize;
            let enough = |line: &Timeline| {
                let mut spans: Vec<Span> = vec![];
                let mut from = None;
                for (day, set) in line.changes() {
                    match (set.len() >= n, from) {
                        (true, None) => from = Some(day),
                        (false, Some(begun)) => {
                            spans.extend(span(begun, day));
                            from = None;
                        }
                        _ => {}
                    }
                }
                spans.extend(from.and_then(|f| span(f, Day::MAX)));
                spans
            };
            sure = meet(&sure, &enough(&standing.bound.sure));
            possible = meet(&possible, &enough(standing.bound.possible()));
        }
        if instrument.ends_below().is_some() || instrument.in_force_while().is_some() {
            standing.bound = BoundsTimeline::new(
                within(&standing.bound.sure, &sure),
                within(standing.bound.possible(), &possible),
            );
        }
        (standing.in_force, standing.possibly_in_force) = (sure, possible);
    }
}

struct Chain {
    origin: ActorIx,
    acts: Vec<Act>,
}

fn span(from: Day, to: Day) -> Option<Span> {
    (from < to).then_some(Span { from, to })
}

fn meet(a: &[Span], b: &[Span]) -> Vec<Span> {
    a.iter().flat_map(|x| b.iter().filter_map(|y| span(x.from.max(y.from), x.to.min(y.to)))).collect()
}

/// A line cut down to some spans.
fn within(line: &Timeline, spans: &[Span]) -> Timeline {
    let mut cut = Timeline::default();
    for s in spans {
        cut.push(s.from, line.at(s.from));
        for (day, set) in line.changes().filter(|(d, _)| s.from < *d && *d < s.to) {
            cut.push(day, set);
        }
        if s.to < Day::MAX {
            cut.push(s.to, ActorSet::EMPTY);
        }
    }
    cut
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

/// The instruments that an instrument's evaluation looks at, with the places that say so.
pub fn references(instrument: &Instrument, register: &Register) -> Vec<crate::language::ast::Name> {
    use crate::language::ast::{Requirement, Rule, SetExpr};
    let mut names = vec![];
    let add = |set: &SetExpr, names: &mut Vec<_>| super::set::instruments(set, register, 0, names);
    if let Some(set) = &instrument.open_to {
        add(set, &mut names);
    }
    for (clause, _) in &instrument.clauses {
        match &clause.rule {
            Rule::Binds(set) => add(set, &mut names),
            Rule::EntersIntoForce(entry) => {
                let (Timing::After(_, condition) | Timing::OnDateIf(_, condition, _)) = &entry.timing;
                let anchors = [
                    entry.floor.as_ref().map(|f| &f.1),
                    match condition {
                        Condition::Reached(anchor) => Some(anchor),
                        _ => None,
                    },
                ];
                for anchor in anchors.into_iter().flatten() {
                    if let Anchor::EntryIntoForceOf(id) = anchor {
                        names.push(id.clone());
                    }
                }
                let (Condition::Deposits(all) | Condition::NoObjection(_, all)) = condition else { continue };
                for requirement in all {
                    match requirement {
                        Requirement::Number(_, None) | Requirement::Carrying(_, _, None) => {}
                        Requirement::Number(_, Some(set))
                        | Requirement::OfWhich(_, set)
                        | Requirement::ShareOf(_, set)
                        | Requirement::AllOf(set)
                        | Requirement::AllAndOthers(set, _)
                        | Requirement::Carrying(_, _, Some(set)) => add(set, &mut names),
                    }
                }
            }
            _ => {}
        }
    }
    names
}

/// Looks up every name an instrument's evaluation needs.
pub fn plan(instrument: &Instrument, register: &Register) -> Result<Plan, Vec<crate::Diagnostic>> {
    let set = |expr| Set::resolve(expr, register, &instrument.source);
    let mut plan = Plan {
        needs: vec![],
        tacit: false,
        binds: instrument.binds().map(set).transpose()?,
        open_to: instrument.open_to.as_ref().map(set).transpose()?,
    };
    if instrument.on_subscription().is_some() {
        let one = crate::language::ast::Requirement::Number(1, None);
        plan.needs.push(Need::resolve(&one, "subscription", register, &instrument.source)?);
    } else if let Some((_, entry)) = instrument.entry() {
        let (Timing::After(_, condition) | Timing::OnDateIf(_, condition, _)) = &entry.timing;
        plan.tacit = matches!(condition, Condition::NoObjection(..));
        let noun = if plan.tacit { "objection" } else { "deposit" };
        if let Condition::Deposits(all) | Condition::NoObjection(_, all) = condition {
            for requirement in all {
                plan.needs.push(Need::resolve(requirement, noun, register, &instrument.source)?);
            }
        }
    }
    Ok(plan)
}

impl Plan {
    /// How far each requirement is met on a day.
    pub fn tallies(&self, view: &View<'_>, ix: InstrumentIx, day: Day) -> Vec<Tally> {
        view.tallies(self, &view.standings[usize::from(ix.0)], day)
    }
}
