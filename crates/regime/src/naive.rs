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
    language::ast::{Anchor, Condition, Kind, LaterThan, Requirement, SetExpr, SuccessionFrom, Timing, take},
    register::{Attribute, Instrument, Membership},
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
}

struct Consent {
    origin: ActorIx,
    act: Act,
    until: Option<Day>,
}

/// The naive engine over a register and acts whose dates are all certain.
pub struct Naive<'a> {
    register: &'a Register,
    acts: Vec<Act>,
    /// The days it goes through in search of the one on which a condition is met.
    first: Day,
    last: Day,
    // What has been worked out once is kept: slow is fine, hopeless is not.
    consents: RefCell<HashMap<InstrumentIx, Rc<Vec<Consent>>>>,
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

    /// The States that are concerned on a day by what a chain of States has done.
    fn concerned(&self, origin: ActorIx, day: Day) -> Vec<ActorIx> {
        let exists = |ix: ActorIx| {
            let actor = &self.register.actors[ix];
            (ix == origin || actor.from.is_some_and(|from| from <= day)) && actor.to.is_none_or(|to| day < to)
        };
        let all = self.register.actors.iter().map(|(ix, _)| ix);
        all.filter(|ix| self.register.actors.origin(*ix) == origin && exists(*ix)).collect()
    }

    fn acts_on(&self, ix: InstrumentIx) -> impl Iterator<Item = &Act> {
        self.acts.iter().filter(move |a| a.instrument == ix)
    }

    fn consents(&self, ix: InstrumentIx) -> Rc<Vec<Consent>> {
        if let Some(known) = self.consents.borrow().get(&ix) {
            return known.clone();
        }
        let found = Rc::new(self.read_consents(ix));
        self.consents.borrow_mut().insert(ix, found.clone());
        found
    }

    fn read_consents(&self, ix: InstrumentIx) -> Vec<Consent> {
        let definition = self.register.definition(ix);
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
                    consent.until = Some(stated.unwrap_or_else(|| take(definition.denunciation(), day)));
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

    /// Who has consented to be bound by a day, whether the instrument is in force or not.
    pub fn contracting(&self, ix: InstrumentIx, day: Day) -> Actors {
        let consents = self.consents(ix);
        let open = consents.iter().filter(|c| c.act.date.earliest <= day && c.until.is_none_or(|u| day < u));
        open.flat_map(|c| self.concerned(c.origin, day)).collect()
    }

    /// Who has signed and not yet consented.
    pub fn signed(&self, ix: InstrumentIx, day: Day) -> Actors {
        let consents = self.consents(ix);
        let signed = self.acts_on(ix).filter(|a| a.kind.is_signature() && a.date.earliest <= day);
        let origins = signed.map(|a| self.register.actors.origin(a.actor));
        let open = origins.filter(|o| !consents.iter().any(|c| c.origin == *o && c.act.date.earliest <= day));
        open.flat_map(|origin| self.concerned(origin, day)).collect()
    }

    /// Who applies it provisionally.
    pub fn provisional(&self, ix: InstrumentIx, day: Day) -> Actors {
        let consents = self.consents(ix);
        let declared =
            self.acts_on(ix).filter(|a| a.kind == ActKind::ProvisionalApplication && a.date.earliest <= day);
        let origins = declared.map(|a| self.register.actors.origin(a.actor));
        let bound_from = |origin: ActorIx| {
            consents.iter().find(|c| c.origin == origin).and_then(|c| self.bound_from(ix, c))
        };
        let open = origins.filter(|origin| bound_from(*origin).is_none_or(|from| day < from));
        open.flat_map(|origin| self.concerned(origin, day)).collect()
    }

    fn objecting(&self, ix: InstrumentIx, day: Day) -> Actors {
        let made = self
            .acts_on(ix)
            .filter(|a| a.kind == ActKind::Objection && a.target().is_none() && a.date.earliest <= day);
        made.flat_map(|a| self.concerned(self.register.actors.origin(a.actor), day)).collect()
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

    fn search(&self, ix: InstrumentIx) -> Option<Entry> {
        let definition = self.register.definition(ix);
        if definition.on_subscription().is_some() {
            let day = self.days().find(|d| !self.contracting(ix, *d).is_empty())?;
            return Some(Entry { trigger: day, date: day, actors: self.depositing(ix, day) });
        }
        let (_, clause) = definition.entry()?;
        let (Timing::After(_, condition) | Timing::OnDateIf(_, condition, _)) = &clause.timing;
        let trigger = match condition {
            Condition::Reached(anchor) => self.anchor(definition, anchor)?,
            Condition::NoObjection(day, unless) => {
                let objecting = self.objecting(ix, day.plus_days(-1));
                if unless.iter().any(|r| self.met(r, &objecting, *day)) {
                    return None;
                }
                *day
            }
            Condition::Deposits(all) => self.days().find(|day| {
                let who = self.contracting(ix, *day);
                !who.is_empty() && all.iter().all(|r| self.met(r, &who, *day))
            })?,
        };
        let mut date = match &clause.timing {
            Timing::After(steps, _) => take(steps, trigger),
            Timing::OnDateIf(fixed, _, _) if trigger <= *fixed => *fixed,
            Timing::OnDateIf(_, _, otherwise) => take(otherwise, trigger),
        };
        if let Some((steps, anchor)) = &clause.floor {
            date = date.max(take(steps, self.anchor(definition, anchor)?));
        }
        let actors = match condition {
            Condition::Deposits(all) => {
                // A requirement met the day before is not what was decided.
                let before = trigger.plus_days(-1);
                let who = self.contracting(ix, before);
                let decided: Vec<_> =
                    all.iter().filter(|r| who.is_empty() || !self.met(r, &who, before)).collect();
                let counted = |a: &ActorIx| decided.iter().any(|r| self.counts(r, *a, trigger));
                self.depositing(ix, trigger).into_iter().filter(counted).collect()
            }
            Condition::Reached(_) | Condition::NoObjection(..) => Actors::new(),
        };
        Some(Entry { trigger, date, actors })
    }

    /// Who deposited on a day and is contracting on it.
    fn depositing(&self, ix: InstrumentIx, day: Day) -> Actors {
        let consents = self.consents(ix);
        let made = consents.iter().filter(|c| c.act.date.earliest == day);
        let made: Actors = made.flat_map(|c| self.concerned(c.origin, day)).collect();
        &made & &self.contracting(ix, day)
    }

    fn anchor(&self, definition: &Instrument, anchor: &Anchor) -> Option<Day> {
        match anchor {
            Anchor::On(day) => Some(*day),
            Anchor::Opening => definition.opened,
            Anchor::Adoption => definition.adopted,
            Anchor::EntryIntoForceOf(id) => self.entry(self.register.instrument(&id.text)?).map(|e| e.date),
        }
    }

    fn met(&self, requirement: &Requirement, who: &Actors, day: Day) -> bool {
        match requirement {
            Requirement::Number(n, None) => who.len() >= *n as usize,
            Requirement::Number(n, Some(set)) | Requirement::OfWhich(n, set) => {
                (who & &self.set(set, day)).len() >= *n as usize
            }
            Requirement::ShareOf(share, set) => {
                let of = self.set(set, day);
                (who & &of).len() >= share.of(of.len()).max(1)
            }
            Requirement::AllOf(set) => {
                let of = self.set(set, day);
                !of.is_empty() && of.is_subset(who)
            }
            Requirement::AllAndOthers(set, n) => {
                let of = self.set(set, day);
                of.is_subset(who) && (who - &of).len() >= *n as usize
            }
            Requirement::Carrying(share, name, set) => {
                let Some(attribute) = self.register.attributes.get(&name.text) else { return false };
                let mut of = self.holders(attribute, day);
                if let Some(set) = set {
                    of = &of & &self.set(set, day);
                }
                let weigh =
                    |set: &Actors| -> u64 { set.iter().map(|a| self.weight(attribute, *a, day)).sum() };
                let part = weigh(&(who & &of));
                part > 0 && share.met(part, weigh(&of))
            }
        }
    }

    fn counts(&self, requirement: &Requirement, actor: ActorIx, day: Day) -> bool {
        match requirement {
            Requirement::Number(_, None) | Requirement::AllAndOthers(..) => true,
            Requirement::Number(_, Some(set))
            | Requirement::OfWhich(_, set)
            | Requirement::ShareOf(_, set)
            | Requirement::AllOf(set) => self.set(set, day).contains(&actor),
            Requirement::Carrying(_, name, set) => {
                let held = self
                    .register
                    .attributes
                    .get(&name.text)
                    .map(|a| self.holders(a, day))
                    .unwrap_or_default();
                held.contains(&actor) && set.as_ref().is_none_or(|set| self.set(set, day).contains(&actor))
            }
        }
    }

    fn weight(&self, attribute: &Attribute, actor: ActorIx, day: Day) -> u64 {
        let valid = attribute.rows.iter().filter(|r| {
            r.actor == actor
                && r.from.is_none_or(|from| from.earliest <= day)
                && r.to.is_none_or(|to| day < to.earliest)
        });
        valid.map(|r| r.weight).sum()
    }

    fn holders(&self, attribute: &Attribute, day: Day) -> Actors {
        let valid = attribute.rows.iter().filter(|r| {
            !matches!(r.value.as_str(), "0" | "no" | "")
                && r.from.is_none_or(|from| from.earliest <= day)
                && r.to.is_none_or(|to| day < to.earliest)
        });
        valid.map(|r| r.actor).collect()
    }

    /// Who is in a set on a day. It knows instruments only: to it nobody has been invited and nobody has met.
    pub fn set(&self, expr: &SetExpr, day: Day) -> Actors {
        let exist = |kind: Option<ActorKind>| -> Actors {
            let those = self
                .register
                .actors
                .iter()
                .filter(|(_, a)| kind.is_none_or(|k| a.kind == k) && a.exists_on(day));
            those.map(|(ix, _)| ix).collect()
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
            SetExpr::SignatoriesTo(id) => of(&id.text, &|ix| self.signed(ix, day)),
            SetExpr::MembersOf(name) => match self.register.forum(&name.text) {
                Some(ix) => match &self.register.forum_definition(ix).members {
                    Membership::Of(set) => self.set(set, day),
                    Membership::ByInvitation => Actors::new(),
                },
                None => held(&Register::membership(&name.text)),
            },
            SetExpr::ParticipantsIn(..) => Actors::new(),
            SetExpr::List(name) => {
                let list = self.register.lists.iter().find(|l| l.id == name.text);
                list.map(|l| self.set(&l.members, day)).unwrap_or_default()
            }
            SetExpr::These(names) => {
                names.iter().filter_map(|n| self.register.actors.find(&n.text)).collect()
            }
            SetExpr::And(a, b) => &self.set(a, day) & &self.set(b, day),
            SetExpr::Or(a, b) => &self.set(a, day) | &self.set(b, day),
            SetExpr::ButNot(a, b) => &self.set(a, day) - &self.set(b, day),
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
            let from = match definition.succession() {
                SuccessionFrom::Notification => own,
                SuccessionFrom::Independence => self.register.actors[consent.act.actor].from.unwrap_or(own),
            };
            return Some(from.max(entry.date));
        }
        let (limit, steps) = match definition.later() {
            Some(later) if later.than == LaterThan::Condition => (entry.trigger, later.steps.as_slice()),
            Some(later) => (entry.date, later.steps.as_slice()),
            None => (entry.date, &[][..]),
        };
        Some(if own <= limit { entry.date } else { take(steps, own).max(entry.date) })
    }

    /// Who would be bound on a day if the instrument were in force whatever the number of its parties.
    fn bound_at_all(&self, ix: InstrumentIx, day: Day) -> Actors {
        let Some(entry) = self.entry(ix) else { return Actors::new() };
        if let Some(set) = self.register.definition(ix).binds() {
            if day < entry.date {
                return Actors::new();
            }
            return &self.set(set, day) - &self.objecting(ix, day.min(entry.trigger).plus_days(-1));
        }
        let consents = self.consents(ix);
        let open = consents.iter().filter(|c| {
            self.bound_from(ix, c).is_some_and(|from| from <= day) && c.until.is_none_or(|until| day < until)
        });
        open.flat_map(|c| self.concerned(c.origin, day)).collect()
    }

    /// The first day on which there are fewer than `n` parties after there were as many.
    fn end(&self, ix: InstrumentIx, n: usize) -> Option<Day> {
        if let Some(known) = self.ends.borrow().get(&ix) {
            return *known;
        }
        let mut reached = false;
        let end = self.days().find(|day| {
            let count = self.bound_at_all(ix, *day).len();
            reached |= count >= n;
            reached && count < n
        });
        self.ends.borrow_mut().insert(ix, end);
        end
    }

    /// Whether the instrument is in force on a day.
    pub fn in_force(&self, ix: InstrumentIx, day: Day) -> bool {
        let definition = self.register.definition(ix);
        let Some(entry) = self.entry(ix) else { return false };
        if day < entry.date {
            return false;
        }
        if definition.ends_below().is_some_and(|n| self.end(ix, n as usize).is_some_and(|end| end <= day)) {
            return false;
        }
        definition.in_force_while().is_none_or(|n| self.bound_at_all(ix, day).len() >= n as usize)
    }

    /// Who is bound on a day.
    pub fn bound(&self, ix: InstrumentIx, day: Day) -> Actors {
        let definition = self.register.definition(ix);
        let lasts = definition.ends_below().is_none() && definition.in_force_while().is_none();
        if lasts || self.in_force(ix, day) { self.bound_at_all(ix, day) } else { Actors::new() }
    }
}
