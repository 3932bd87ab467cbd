//! A second engine that reads clauses naively, day by day, with no cleverness: the oracle the fast one is held
//! against, on generated regimes and on real treaties. It takes certain dates only; where the record is uncertain,
//! it is asked about one choice of the dates at a time.

use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap},
    rc::Rc,
};

use crate::{
    Act, ActKind, ActorIx, ActorKind, Day, InstrumentIx, Register,
    act::rectified,
    language::ast::{
        Anchor, Clause, Comparison, Condition, Deemed, Kind, LaterThan, Leaving, Moment, Name, Nature,
        OptOut, OptOutBy, OptOutUntil, Provisional, Requirement, Rule, SetExpr, Step, SuccessionFrom,
        Threshold, Timing, Weight, take,
    },
    register::{Attribute, AttributeRow, Instrument, Membership},
};

type Actors = BTreeSet<ActorIx>;

/// Entry into force, found by going through the days one by one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The first day on which the condition held.
    pub trigger: Day,
    /// The day of entry into force.
    pub date: Day,
    /// Who deposited on the day of the trigger, and was counted.
    pub actors: Actors,
    /// The clause and which of its alternatives.
    way: (usize, usize),
}

#[derive(Clone)]
struct Consent {
    origin: ActorIx,
    act: Act,
    until: Option<Day>,
}

type Consents = Rc<Vec<Consent>>;

/// The naive engine over a register and acts whose dates are all certain.
pub struct Naive<'a> {
    register: &'a Register,
    acts: Vec<Act>,
    /// The days it goes through in search of the one on which a condition is met.
    first: Day,
    last: Day,
    // What has been worked out once is kept: slow is fine, hopeless is not.
    consents: RefCell<HashMap<(InstrumentIx, Option<Day>), Consents>>,
    entries: RefCell<HashMap<InstrumentIx, Option<Entry>>>,
    ends: RefCell<HashMap<InstrumentIx, Option<Day>>>,
}

impl<'a> Naive<'a> {
    /// An engine that looks at the days from `first` to `last`.
    pub fn new(register: &'a Register, acts: &[Act], first: Day, last: Day) -> Naive<'a> {
        let mut acts: Vec<Act> = rectified(acts.iter()).into_iter().map(|a| a.into_owned()).collect();
        acts.sort_by_key(|a| (a.date.earliest, a.entry));
        Naive {
            register,
            acts,
            first,
            last,
            consents: RefCell::default(),
            entries: RefCell::default(),
            ends: RefCell::default(),
        }
    }

    fn days(&self) -> impl Iterator<Item = Day> {
        let last = self.last;
        std::iter::successors(Some(self.first), move |d| (*d < last).then(|| d.next()))
    }

    /// Whether a State is there on a day: it has come into being and has not ended, and the one that it continues is gone.
    fn there(&self, ix: ActorIx, day: Day) -> bool {
        let actor = &self.register.actors[ix];
        actor.from.is_none_or(|from| from <= day)
            && !self.gone(ix, day)
            && actor.continues.is_none_or(|before| self.gone(before, day))
    }

    /// Whether it has ended by a day: on the day the record gives, or else when another begins to continue it.
    fn gone(&self, ix: ActorIx, day: Day) -> bool {
        let all = &self.register.actors;
        let heir = all.iter().find(|(_, a)| a.continues == Some(ix)).and_then(|(_, a)| a.from);
        all[ix].to.or(heir).is_some_and(|end| end <= day)
    }

    fn chain(&self, origin: ActorIx) -> Vec<ActorIx> {
        let all = self.register.actors.iter().map(|(ix, _)| ix);
        all.filter(|ix| self.register.actors.origin(*ix) == origin).collect()
    }

    /// The State that is concerned on a day by what a chain of States has done.
    fn concerned(&self, origin: ActorIx, day: Day) -> Vec<ActorIx> {
        self.chain(origin).into_iter().filter(|ix| self.there(*ix, day)).collect()
    }

    /// Who stands for a chain on a day: the State that is there, or the last that was, or the first of them.
    fn standing_for(&self, origin: ActorIx, day: Day) -> ActorIx {
        self.there_by(origin, day).unwrap_or(origin)
    }

    /// The State of a chain that is there on a day, or the last that was.
    fn there_by(&self, origin: ActorIx, day: Day) -> Option<ActorIx> {
        let begun = |ix: &ActorIx| self.register.actors[*ix].from.is_none_or(|from| from <= day);
        let last =
            || self.chain(origin).into_iter().filter(begun).max_by_key(|ix| self.register.actors[*ix].from);
        self.concerned(origin, day).first().copied().or_else(last)
    }

    fn acts_on(&self, ix: InstrumentIx) -> impl Iterator<Item = &Act> {
        self.acts
            .iter()
            .filter(move |a| a.instrument == ix && a.territory().is_empty() && !a.kind.is_territorial())
    }

    fn acts_of(&self, ix: InstrumentIx, origin: ActorIx) -> impl Iterator<Item = &Act> {
        self.acts_on(ix).filter(move |a| self.register.actors.origin(a.actor) == origin)
    }

    /// The consents to an instrument, if it entered into force on a day, or has not yet.
    fn consents_if(&self, ix: InstrumentIx, entry: Option<Day>) -> Consents {
        if let Some(known) = self.consents.borrow().get(&(ix, entry)) {
            return known.clone();
        }
        let found = Rc::new(self.read_consents(ix, entry));
        self.consents.borrow_mut().insert((ix, entry), found.clone());
        found
    }

    fn consents(&self, ix: InstrumentIx) -> Consents {
        self.consents_if(ix, self.entry(ix).map(|e| e.date))
    }

    fn read_consents(&self, ix: InstrumentIx, entry: Option<Day>) -> Vec<Consent> {
        let mut consents: Vec<Consent> = vec![];
        for act in self.acts_on(ix) {
            let origin = self.register.actors.origin(act.actor);
            let day = act.date.earliest;
            let open = consents.iter_mut().rev().find(|c| c.origin == origin);
            match (act.kind, open) {
                (kind, open) if kind.is_consent() && open.as_ref().is_none_or(|c| c.until.is_some()) => {
                    consents.push(Consent { origin, act: act.clone(), until: None });
                }
                (ActKind::Denunciation, Some(consent)) if consent.until.is_none() => {
                    let stated = act.effective.map(|e| e.earliest);
                    let effect = || match entry.filter(|entry| *entry <= day) {
                        None => day,
                        Some(entry) => self.denounced(ix, day, entry),
                    };
                    consent.until = Some(stated.unwrap_or_else(effect));
                }
                (ActKind::WithdrawalOfDenunciation, Some(consent))
                    if consent.until.is_some_and(|u| day < u) =>
                {
                    consent.until = None;
                }
                _ => {}
            }
        }
        consents
    }

    fn rules(&self, ix: InstrumentIx, day: Day) -> impl Iterator<Item = &Rule> {
        let clauses = self.register.definition(ix).clauses.iter().map(|(clause, _)| clause);
        clauses.filter(move |c: &&Clause| c.valid.holds_on(day)).map(|c| &c.rule)
    }

    /// When a denunciation takes effect that is notified while the instrument is in force.
    fn denounced(&self, ix: InstrumentIx, day: Day, entry: Day) -> Day {
        let leaving = self.rules(ix, day).find_map(|rule| match rule {
            Rule::Denunciation(leaving) => Some(leaving),
            _ => None,
        });
        let coming = |from: Day| std::iter::successors(Some(from), |d| Some(d.next()));
        match leaving {
            None => day,
            Some(Leaving::After(steps)) => take(steps, day),
            Some(Leaving::OnYearDay { on, notified_by }) => {
                let is = |wanted: &crate::language::ast::YearDay| {
                    let wanted = *wanted;
                    move |d: &Day| (d.date().month(), d.date().day()) == (wanted.month, wanted.day)
                };
                let by = coming(day).find(is(notified_by)).unwrap_or(Day::MAX);
                coming(by).find(is(on)).unwrap_or(Day::MAX)
            }
            Some(Leaving::AtEndOfPeriod(notice)) => {
                let Some((first, then)) = self.lasts(ix, entry) else { return Day::MAX };
                let mut end = first.from(entry);
                while notice.map_or(end, |n| n.before(end)) < day {
                    let Some(then) = then else { return Day::MAX };
                    end = then.from(end);
                }
                end
            }
        }
    }

    fn lasts(&self, ix: InstrumentIx, entry: Day) -> Option<(Step, Option<Step>)> {
        self.rules(ix, entry).find_map(|rule| match rule {
            Rule::Lasts(first, then) => Some((*first, *then)),
            _ => None,
        })
    }

    fn open_on(consents: &Consents, day: Day) -> impl Iterator<Item = &Consent> {
        consents.iter().filter(move |c| c.act.date.earliest <= day && c.until.is_none_or(|u| day < u))
    }

    /// Who has consented to be bound by a day, whether the instrument is in force or not.
    pub fn contracting(&self, ix: InstrumentIx, day: Day) -> Actors {
        Self::open_on(&self.consents(ix), day).flat_map(|c| self.concerned(c.origin, day)).collect()
    }

    /// Whose instruments the depositary holds on a day, if it is not in force yet.
    fn deposited(&self, ix: InstrumentIx, day: Day) -> Actors {
        Self::open_on(&self.consents_if(ix, None), day).filter_map(|c| self.there_by(c.origin, day)).collect()
    }

    /// Who has signed, whatever they did afterwards.
    fn signers(&self, ix: InstrumentIx, day: Day) -> Actors {
        let signed = self.acts_on(ix).filter(|a| a.kind.is_signature() && a.date.earliest <= day);
        signed.flat_map(|a| self.concerned(self.register.actors.origin(a.actor), day)).collect()
    }

    /// Who has signed and not yet consented, or no longer: whose consent ended before it could bind.
    pub fn signed(&self, ix: InstrumentIx, day: Day) -> Actors {
        let (consents, entry) = (self.consents(ix), self.entry(ix));
        let is_past = |origin: ActorIx| {
            let mut made = consents.iter().filter(|c| c.origin == origin && c.act.date.earliest <= day);
            made.next_back().is_some_and(|c| {
                let withdrawn = c.until.is_some_and(|until| {
                    until <= day && entry.as_ref().is_none_or(|entry| until <= entry.date)
                });
                !withdrawn
            })
        };
        let mut signed = Actors::new();
        for act in self.acts_on(ix).filter(|a| a.kind.is_signature() && a.date.earliest <= day) {
            let origin = self.register.actors.origin(act.actor);
            if !is_past(origin) {
                signed.extend(self.concerned(origin, day));
            }
        }
        signed
    }

    /// Who applies it provisionally.
    pub fn provisional(&self, ix: InstrumentIx, day: Day) -> Actors {
        let definition = self.register.definition(ix);
        let consents = self.consents(ix);
        let mut applying = Actors::new();
        for declared in self.acts_on(ix).filter(|a| a.kind == ActKind::ProvisionalApplication) {
            let origin = self.register.actors.origin(declared.actor);
            let first = consents.iter().find(|c| c.origin == origin);
            let bound = first.and_then(|c| self.bound_from(ix, c)).is_some_and(|from| from <= day);
            let notice = self.acts_of(ix, origin).skip_while(|a| a.entry != declared.entry).find(ends_it);
            let over = notice.is_some_and(|a| self.provisional_end(ix, a) <= day);
            if declared.date.earliest <= day && !bound && !over {
                applying.extend(self.concerned(origin, day));
            }
        }
        for rule in self.rules(ix, day) {
            let Rule::ProvisionalApplication(Provisional::ByDefault { by, from, until, unless_objected }) =
                rule
            else {
                continue;
            };
            let since = self.moment(definition, from);
            let end = until.as_ref().and_then(|until| self.moment(definition, until));
            if since.is_none_or(|since| day < since) || end.is_some_and(|end| end <= day) {
                continue;
            }
            let bound = self.bound(ix, day);
            let out = |actor: &ActorIx| {
                let origin = self.register.actors.origin(*actor);
                let notice = self.acts_of(ix, origin).find(ends_it);
                notice.is_some_and(|a| self.provisional_end(ix, a) <= day)
                    || *unless_objected && self.objecting(ix, day).contains(actor)
            };
            applying.extend(
                self.set_of(by, day, Some(definition))
                    .into_iter()
                    .filter(|a| self.there(*a, day) && !bound.contains(a) && !out(a)),
            );
        }
        applying
    }

    fn provisional_end(&self, ix: InstrumentIx, notice: &Act) -> Day {
        let day = notice.date.earliest;
        let steps = self.rules(ix, day).find_map(|rule| match rule {
            Rule::ProvisionalApplicationEnds(steps) => Some(steps.as_slice()),
            _ => None,
        });
        notice.effective.map_or_else(|| take(steps.unwrap_or_default(), day), |e| e.earliest)
    }

    fn objecting(&self, ix: InstrumentIx, day: Day) -> Actors {
        let origins: Actors = self.acts_on(ix).map(|a| self.register.actors.origin(a.actor)).collect();
        let object = origins.into_iter().filter(|o| self.objects(ix, *o, ActKind::Objection, day));
        object.flat_map(|origin| self.concerned(origin, day)).collect()
    }

    /// Whether a chain of States has objected (or reserved) by a day and not taken it back.
    fn objects(&self, ix: InstrumentIx, origin: ActorIx, by: ActKind, day: Day) -> bool {
        let own = self.acts_of(ix, origin).filter(|a| a.target().is_none() && a.date.earliest <= day);
        own.filter(|a| a.kind == by || a.kind == back(by)).last().is_some_and(|a| a.kind == by)
    }

    /// When the instrument enters into force, if it does within the days looked at.
    pub fn entry(&self, ix: InstrumentIx) -> Option<Entry> {
        if let Some(known) = self.entries.borrow().get(&ix) {
            return known.clone();
        }
        let found = self.search(ix);
        self.entries.borrow_mut().insert(ix, found.clone());
        found
    }

    /// Every way is followed to its end; the one that leads there first is it.
    fn search(&self, ix: InstrumentIx) -> Option<Entry> {
        let definition = self.register.definition(ix);
        let mut found: Vec<Entry> = vec![];
        for (at, (clause, _)) in definition.clauses.iter().enumerate() {
            match &clause.rule {
                Rule::TakesEffectOnSubscription => {
                    let all = [Requirement::Number(1, None)];
                    found.extend(self.fulfilled(ix, clause, &all).map(|day| Entry {
                        trigger: day,
                        date: day,
                        actors: self.deposited_on(ix, &all, day),
                        way: (at, 0),
                    }));
                }
                Rule::EntersIntoForce(entry) => {
                    for (n, way) in entry.ways.iter().enumerate() {
                        let floor = way.floor.as_ref().map(|floor| self.moment(definition, floor));
                        let led = self.way(ix, clause, &way.timing);
                        if let (Some((trigger, date, actors)), Some(floor)) =
                            (led, floor.unwrap_or(Some(Day::MIN)))
                        {
                            found.push(Entry { trigger, date: date.max(floor), actors, way: (at, n) });
                        }
                    }
                }
                _ => {}
            }
        }
        found.into_iter().min_by_key(|e| (e.date, e.trigger, e.way))
    }

    fn way(&self, ix: InstrumentIx, clause: &Clause, timing: &Timing) -> Option<(Day, Day, Actors)> {
        let definition = self.register.definition(ix);
        let one = [Requirement::Number(1, None)];
        let (trigger, actors) = match timing.condition() {
            Some(Condition::Reached(anchor)) => {
                let day = self.anchor(definition, anchor).filter(|day| clause.valid.holds_on(*day))?;
                (day, Actors::new())
            }
            Some(Condition::NoObjection(deemed, unless)) => {
                let day = match deemed {
                    Deemed::On(day) => *day,
                    Deemed::AtEndOf(end) => self.moment(definition, end)?,
                };
                let objecting = self.objecting(ix, last_to_object(deemed, day));
                if !clause.valid.holds_on(day)
                    || unless.iter().any(|r| self.met(definition, r, &objecting, day))
                {
                    return None;
                }
                (day, Actors::new())
            }
            condition => {
                let all: &[Requirement] = match condition {
                    Some(Condition::Deposits(all)) => all,
                    _ => &one,
                };
                let day = self.fulfilled(ix, clause, all)?;
                (day, self.deposited_on(ix, all, day))
            }
        };
        let date = match timing {
            Timing::After(steps, _) | Timing::Individually(steps) => take(steps, trigger),
            Timing::OnDateIf(fixed, _, _) if trigger <= *fixed => *fixed,
            Timing::OnDateIf(_, _, otherwise) => take(otherwise, trigger),
        };
        Some((trigger, date, actors))
    }

    /// The first day on which the clause counts and all that it requires holds of those who have deposited.
    fn fulfilled(&self, ix: InstrumentIx, clause: &Clause, all: &[Requirement]) -> Option<Day> {
        self.days().filter(|day| clause.valid.holds_on(*day)).find(|day| {
            let who = self.deposited(ix, *day);
            !who.is_empty() && all.iter().all(|r| self.met(self.register.definition(ix), r, &who, *day))
        })
    }

    /// Who deposited on the day that decided, and was counted for what had not been met the day before.
    fn deposited_on(&self, ix: InstrumentIx, all: &[Requirement], day: Day) -> Actors {
        let (own, before) = (self.register.definition(ix), day.plus_days(-1));
        let who = self.deposited(ix, before);
        let decided: Vec<_> =
            all.iter().filter(|r| who.is_empty() || !self.met(own, r, &who, before)).collect();
        let consents = self.consents_if(ix, None);
        let made = consents.iter().filter(|c| c.act.date.earliest == day);
        let made: Actors = made.map(|c| self.standing_for(c.origin, day)).collect();
        let counted = |a: &ActorIx| decided.iter().any(|r| self.counts(own, r, *a, day));
        (&made & &self.deposited(ix, day)).into_iter().filter(counted).collect()
    }

    fn anchor(&self, definition: &Instrument, anchor: &Anchor) -> Option<Day> {
        match anchor {
            Anchor::On(day) => Some(*day),
            Anchor::Opening => definition.opened,
            Anchor::Adoption => definition.adopted,
            Anchor::EntryIntoForceOf(id) => self.entry(self.register.instrument(&id.text)?).map(|e| e.date),
        }
    }

    fn moment(&self, definition: &Instrument, moment: &Moment) -> Option<Day> {
        self.anchor(definition, &moment.anchor).map(|day| take(&moment.steps, day))
    }

    /// Those of some who belong to a set on a day; of a State that has ended its last day tells.
    fn of_these(&self, own: &Instrument, who: &Actors, set: &SetExpr, day: Day) -> Actors {
        let belongs = |actor: &ActorIx| {
            let last =
                self.register.actors[*actor].to.filter(|to| *to <= day).map_or(day, |to| to.plus_days(-1));
            self.set_of(set, last, Some(own)).contains(actor)
        };
        who.iter().copied().filter(belongs).collect()
    }

    /// Everybody in a set; of those who are named the place counts, whoever holds it.
    fn all_of(&self, own: &Instrument, set: &SetExpr, day: Day) -> Actors {
        match set {
            SetExpr::These(names) => {
                let named = names.iter().filter_map(|n| self.register.actors.find(&n.text));
                named.map(|ix| self.standing_for(self.register.actors.origin(ix), day)).collect()
            }
            set => self.set_of(set, day, Some(own)),
        }
    }

    fn met(&self, own: &Instrument, requirement: &Requirement, who: &Actors, day: Day) -> bool {
        match requirement {
            Requirement::Number(n, None) => who.len() >= *n as usize,
            Requirement::Number(n, Some(set)) | Requirement::OfWhich(n, set) => {
                self.of_these(own, who, set, day).len() >= *n as usize
            }
            Requirement::ShareOf(share, set) => {
                let of = self.set_of(set, day, Some(own));
                (who & &of).len() >= share.of(of.len()).max(1)
            }
            Requirement::ShareOfNumber(share, set) => {
                who.len() >= share.of(self.set_of(set, day, Some(own)).len()).max(1)
            }
            Requirement::AllOf(set) => {
                let of = self.all_of(own, set, day);
                !of.is_empty() && of.is_subset(who)
            }
            Requirement::AllAndOthers(set, n) => {
                let of = self.all_of(own, set, day);
                of.is_subset(who) && (who - &of).len() >= *n as usize
            }
            Requirement::Carrying(weight, name, set) => {
                let Some(attribute) = self.register.attributes.get(&name.text) else { return false };
                let mut of = self.holders(attribute, day);
                if let Some(set) = set {
                    of = &of & &self.set_of(set, day, Some(own));
                }
                let weigh =
                    |set: &Actors| -> u64 { set.iter().map(|a| self.weight(attribute, *a, day)).sum() };
                let part = weigh(&(who & &of));
                part > 0
                    && match weight {
                        Weight::Share(share) => share.met(part, weigh(&of)),
                        Weight::Amount(amount) => part >= *amount,
                    }
            }
        }
    }

    fn counts(&self, own: &Instrument, requirement: &Requirement, actor: ActorIx, day: Day) -> bool {
        match requirement {
            Requirement::Number(_, None) | Requirement::AllAndOthers(..) | Requirement::ShareOfNumber(..) => {
                true
            }
            Requirement::Number(_, Some(set)) | Requirement::OfWhich(_, set) => {
                !self.of_these(own, &Actors::from([actor]), set, day).is_empty()
            }
            Requirement::ShareOf(_, set) => self.set_of(set, day, Some(own)).contains(&actor),
            Requirement::AllOf(set) => self.all_of(own, set, day).contains(&actor),
            Requirement::Carrying(_, name, set) => {
                let held = self
                    .register
                    .attributes
                    .get(&name.text)
                    .map(|a| self.holders(a, day))
                    .unwrap_or_default();
                held.contains(&actor)
                    && set.as_ref().is_none_or(|set| self.set_of(set, day, Some(own)).contains(&actor))
            }
        }
    }

    fn weight(&self, attribute: &Attribute, actor: ActorIx, day: Day) -> u64 {
        let valid = attribute.rows.iter().filter(|r| {
            self.concerned(self.register.actors.origin(r.actor), day).contains(&actor)
                && r.from.is_none_or(|from| from.earliest <= day)
                && r.to.is_none_or(|to| day < to.earliest)
        });
        valid.map(|r| r.weight).sum()
    }

    /// Whether an actor has so much: the latest reading that is of the day or before it and not too old, or what silence
    /// says. Amounts and days have to be certain, and what is not known is nothing.
    fn has(&self, threshold: &Threshold, actor: ActorIx, day: Day) -> bool {
        let scale = |unit: Option<&str>| match unit {
            Some("kg") => 1000u128,
            Some("t") => 1_000_000,
            _ => 1,
        };
        let of = |name: &Name| -> u128 {
            let Some(attribute) = self.register.attributes.get(&name.text) else { return 0 };
            let Some(definition) = &attribute.definition else { return 0 };
            let origin = self.register.actors.origin(actor);
            let rows = attribute.rows.iter().filter(|r| self.register.actors.origin(r.actor) == origin);
            let begun = rows.filter(|r| r.from.is_none_or(|from| from.earliest <= day));
            let weight: u64 = match definition.nature {
                Nature::State => {
                    begun.filter(|r| r.to.is_none_or(|to| day < to.earliest)).map(|r| r.weight).sum()
                }
                Nature::Reading => {
                    let latest = begun.max_by_key(|r| r.from.map(|from| from.earliest));
                    let too_old = |r: &&AttributeRow| {
                        r.from
                            .zip(definition.holds)
                            .is_some_and(|(from, holds)| holds.from(from.earliest) <= day)
                    };
                    latest.filter(|r| !too_old(r)).map_or(0, |r| r.weight)
                }
            };
            let unit = definition.unit.as_ref().map(ToString::to_string);
            u128::from(weight) * scale(unit.as_deref())
        };
        let have: u128 = threshold.of.0.iter().map(of).sum();
        let unit = threshold.amount.unit.as_ref().map(|unit| unit.text.as_str());
        let much = u128::from(threshold.amount.millionths) * scale(unit);
        match threshold.comparison {
            Comparison::AtLeast => have >= much,
            Comparison::MoreThan => have > much,
            Comparison::LessThan => have < much,
        }
    }

    fn holders(&self, attribute: &Attribute, day: Day) -> Actors {
        let valid = attribute.rows.iter().filter(|r| {
            !matches!(r.value.as_str(), "0" | "no" | "")
                && r.from.is_none_or(|from| from.earliest <= day)
                && r.to.is_none_or(|to| day < to.earliest)
        });
        valid.flat_map(|r| self.concerned(self.register.actors.origin(r.actor), day)).collect()
    }

    /// Who is in a set on a day. It knows instruments only: to it nobody has been invited and nobody has met.
    pub fn set(&self, expr: &SetExpr, day: Day) -> Actors {
        self.set_of(expr, day, None)
    }

    fn set_of(&self, expr: &SetExpr, day: Day, own: Option<&Instrument>) -> Actors {
        let exist = |kind: Option<ActorKind>| -> Actors {
            let all = self.register.actors.iter();
            all.filter(|(ix, a)| kind.is_none_or(|k| a.kind == k) && self.there(*ix, day))
                .map(|(ix, _)| ix)
                .collect()
        };
        let only = |kind: &Kind, set: Actors| match kind {
            Kind::States => &exist(Some(ActorKind::State)) & &set,
            Kind::Actors => set,
        };
        let held =
            |name: &str| self.register.attributes.get(name).map(|a| self.holders(a, day)).unwrap_or_default();
        let of = |id: &str, f: &dyn Fn(InstrumentIx) -> Actors| {
            self.register.instrument(id).map(f).unwrap_or_default()
        };
        match expr {
            SetExpr::States => exist(Some(ActorKind::State)),
            SetExpr::Organisations => exist(Some(ActorKind::Organisation)),
            SetExpr::Actors => exist(None),
            SetExpr::With(kind, name) => only(kind, held(&name.text)),
            SetExpr::PartiesTo(kind, id) => only(kind, of(&id.text, &|ix| self.bound(ix, day))),
            SetExpr::SubscribersTo(id) => of(&id.text, &|ix| self.bound(ix, day)),
            SetExpr::ContractingPartiesTo(id) => of(&id.text, &|ix| self.contracting(ix, day)),
            SetExpr::DepositorsTo(id, among) => of(&id.text, &|ix| {
                let open = Self::open_on(&self.consents(ix), day)
                    .filter_map(|c| self.there_by(c.origin, day))
                    .collect();
                let own = own.unwrap_or(self.register.definition(ix));
                among.as_ref().map_or_else(|| Actors::clone(&open), |set| self.of_these(own, &open, set, day))
            }),
            SetExpr::SignatoriesTo(id) => of(&id.text, &|ix| self.signed(ix, day)),
            SetExpr::SignersOf(id) => of(&id.text, &|ix| self.signers(ix, day)),
            SetExpr::MembersOf(name) => match self.register.forum(&name.text) {
                Some(ix) => match &self.register.forum_definition(ix).members {
                    Membership::Of(set) => self.set_of(set, day, own),
                    Membership::ByInvitation => Actors::new(),
                },
                None => held(&Register::membership(&name.text)),
            },
            SetExpr::ParticipantsIn(..)
            | SetExpr::ReportedUnder(..)
            | SetExpr::RequestedUnder(_)
            | SetExpr::HostsOf(..) => Actors::new(),
            SetExpr::Holding(kind, threshold) => {
                let all = self.register.actors.iter().map(|(ix, _)| ix);
                only(kind, all.filter(|ix| self.there(*ix, day) && self.has(threshold, *ix, day)).collect())
            }
            SetExpr::List(name) => {
                let list = self.register.lists.iter().find(|l| l.id == name.text);
                list.map(|l| self.set_of(&l.members, day, own)).unwrap_or_default()
            }
            SetExpr::These(names) => {
                let named = names.iter().filter_map(|n| self.register.actors.find(&n.text));
                named.flat_map(|ix| self.concerned(self.register.actors.origin(ix), day)).collect()
            }
            SetExpr::AsOn(set, anchor) => {
                let then = match (anchor, own) {
                    (Anchor::On(day), _) => Some(*day),
                    (anchor, Some(own)) => self.anchor(own, anchor),
                    (Anchor::EntryIntoForceOf(id), None) => {
                        self.register.instrument(&id.text).and_then(|ix| self.entry(ix)).map(|e| e.date)
                    }
                    _ => None,
                };
                let then = then.map(|then| self.set_of(set, then, own)).unwrap_or_default();
                then.into_iter().map(|a| self.standing_for(self.register.actors.origin(a), day)).collect()
            }
            SetExpr::And(a, b) => &self.set_of(a, day, own) & &self.set_of(b, day, own),
            SetExpr::Or(a, b) => &self.set_of(a, day, own) | &self.set_of(b, day, own),
            SetExpr::ButNot(a, b) => &self.set_of(a, day, own) - &self.set_of(b, day, own),
        }
    }

    /// From when one consent binds.
    fn bound_from(&self, ix: InstrumentIx, consent: &Consent) -> Option<Day> {
        let definition = self.register.definition(ix);
        let entry = self.entry(ix)?;
        let own = consent.act.date.earliest;
        if let Some(stated) = consent.act.effective {
            return Some(stated.earliest.max(entry.date));
        }
        if consent.act.kind == ActKind::Succession {
            let said = self.rules(ix, own).find_map(|rule| match rule {
                Rule::SuccessionTakesEffect(from) => Some(from),
                _ => None,
            });
            let from = match said {
                Some(SuccessionFrom::Notification(steps)) => take(steps, own),
                _ => {
                    let acting =
                        self.concerned(consent.origin, own).first().copied().unwrap_or(consent.act.actor);
                    // Not known is some day before: this engine takes none but certain days.
                    self.register.actors[acting].from.unwrap_or(Day::MIN)
                }
            };
            return Some(from.max(entry.date));
        }
        let way = match &definition.clauses[entry.way.0].0.rule {
            Rule::EntersIntoForce(e) => Some(&e.ways[entry.way.1].timing),
            _ => None,
        };
        if let Some(Timing::Individually(steps)) = way {
            return Some(take(steps, own).max(entry.date));
        }
        let later = self.rules(ix, own).find_map(|rule| match rule {
            Rule::LaterParties(later) => Some(later),
            _ => None,
        });
        let (limit, steps) = match later {
            Some(later) if later.than == LaterThan::Condition => (entry.trigger, later.steps.as_slice()),
            Some(later) => (entry.date, later.steps.as_slice()),
            None => (entry.date, &[][..]),
        };
        Some(if own <= limit { entry.date } else { take(steps, own).max(entry.date) })
    }

    /// Who would be bound on a day if the instrument were in force whatever the number of its parties.
    fn bound_at_all(&self, ix: InstrumentIx, day: Day) -> Actors {
        let Some(entry) = self.entry(ix) else { return Actors::new() };
        let consents = self.consents(ix);
        let open = consents.iter().filter(|c| {
            self.bound_from(ix, c).is_some_and(|from| from <= day) && c.until.is_none_or(|until| day < until)
        });
        let mut bound: Actors = open.flat_map(|c| self.concerned(c.origin, day)).collect();
        for rule in self.rules(ix, day).filter(|_| entry.date <= day) {
            let Rule::Binds(set, opt_out) = rule else { continue };
            let own = self.register.definition(ix);
            let stays_out =
                |actor: &ActorIx| opt_out.is_some_and(|o| self.stays_out(ix, *actor, o, &entry, day));
            bound.extend(
                self.set_of(set, day, Some(own)).into_iter().filter(|a| self.there(*a, day) && !stays_out(a)),
            );
        }
        bound
    }

    /// Whether somebody had opted out when the time for it ended, and has not thought better of it.
    fn stays_out(&self, ix: InstrumentIx, actor: ActorIx, opt_out: OptOut, entry: &Entry, day: Day) -> bool {
        let origin = self.register.actors.origin(actor);
        let condition = match &self.register.definition(ix).clauses[entry.way.0].0.rule {
            Rule::EntersIntoForce(e) => e.ways[entry.way.1].timing.condition(),
            _ => None,
        };
        let last = match (opt_out.until, condition) {
            (OptOutUntil::EntryIntoForce, _) | (_, Some(Condition::Reached(_))) => entry.date.plus_days(-1),
            (_, Some(Condition::NoObjection(deemed, _))) => last_to_object(deemed, entry.trigger),
            _ => entry.trigger.plus_days(-1),
        };
        let by: &[ActKind] = match opt_out.by {
            OptOutBy::Objection => &[ActKind::Objection],
            OptOutBy::Reservation => &[ActKind::Reservation],
            OptOutBy::Either => &[ActKind::Objection, ActKind::Reservation],
        };
        // Once taken back it is gone, though another is made on the same day: that one comes too late.
        let taken_back = |by: ActKind| {
            let own = self.acts_of(ix, origin).filter(|a| a.target().is_none() && a.kind == back(by));
            own.map(|a| a.date.earliest).any(|on| last < on && on <= day)
        };
        by.iter().any(|by| self.objects(ix, origin, *by, last) && !taken_back(*by))
    }

    /// The first day on which there are fewer parties than a clause asks for after there were as many.
    fn end(&self, ix: InstrumentIx) -> Option<Day> {
        if let Some(known) = self.ends.borrow().get(&ix) {
            return *known;
        }
        let mut reached = false;
        let end = self.days().find(|day| {
            let least = self.rules(ix, *day).find_map(|rule| match rule {
                Rule::EndsBelow(n) => Some(*n as usize),
                _ => None,
            });
            let Some(n) = least else { return false };
            let count = self.bound_at_all(ix, *day).len();
            reached |= count >= n;
            reached && count < n
        });
        self.ends.borrow_mut().insert(ix, end);
        end
    }

    /// Whether the instrument is in force on a day.
    pub fn in_force(&self, ix: InstrumentIx, day: Day) -> bool {
        let Some(entry) = self.entry(ix) else { return false };
        let over = matches!(self.lasts(ix, entry.date), Some((first, None)) if first.from(entry.date) <= day);
        if day < entry.date || over {
            return false;
        }
        let says = |wanted: fn(&Rule) -> bool| {
            self.register.definition(ix).clauses.iter().any(|(clause, _)| wanted(&clause.rule))
        };
        if says(|rule| matches!(rule, Rule::EndsBelow(_))) && self.end(ix).is_some_and(|end| end <= day) {
            return false;
        }
        self.rules(ix, day).all(|rule| match rule {
            Rule::InForceWhile(n) => self.bound_at_all(ix, day).len() >= *n as usize,
            _ => true,
        })
    }

    /// Who is bound on a day.
    pub fn bound(&self, ix: InstrumentIx, day: Day) -> Actors {
        let may_end =
            |rule: &Rule| matches!(rule, Rule::EndsBelow(_) | Rule::InForceWhile(_) | Rule::Lasts(..));
        let lasts = !self.register.definition(ix).clauses.iter().any(|(clause, _)| may_end(&clause.rule));
        if lasts || self.in_force(ix, day) { self.bound_at_all(ix, day) } else { Actors::new() }
    }
}

fn ends_it(act: &&Act) -> bool {
    act.kind == ActKind::TerminationOfProvisionalApplication
}

fn last_to_object(deemed: &Deemed, accepted: Day) -> Day {
    match deemed {
        Deemed::On(_) => accepted.plus_days(-1),
        Deemed::AtEndOf(_) => accepted,
    }
}

/// What takes back an objection, or what stands for one.
fn back(by: ActKind) -> ActKind {
    match by {
        ActKind::Objection => ActKind::WithdrawalOfObjection,
        _ => ActKind::WithdrawalOfReservation,
    }
}
