//! Entry into force, found by going through the days.

use super::{Actors, Asked, Consent, Entry, Naive, last_to_object};
use crate::{
    ActorIx, Day, InstrumentIx,
    language::ast::{
        Anchor, Clause, Condition, Deemed, Moment, Requirement, Rule, SetExpr, Timing, Weight, take,
    },
    register::{Attribute, Instrument},
};

impl Naive<'_> {
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
    pub(super) fn search(&self, ix: InstrumentIx) -> Option<Entry> {
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

    pub(super) fn way(
        &self,
        ix: InstrumentIx,
        clause: &Clause,
        timing: &Timing,
    ) -> Option<(Day, Day, Actors)> {
        let definition = self.register.definition(ix);
        let one = [Requirement::Number(1, None)];
        let (trigger, actors) = match timing.condition() {
            None => {
                // Each by itself: the first deposit that comes to bind whoever made it.
                let consents = self.consents_if(ix, None);
                let lasts = |c: &&Consent| {
                    let binds =
                        c.act.effective.map_or_else(|| after(timing, c.act.date.earliest), |e| e.earliest);
                    c.until.is_none_or(|until| binds < until)
                };
                let lasting: Vec<&Consent> = consents.iter().filter(lasts).collect();
                let made =
                    |c: &&&Consent, day| c.act.date.earliest <= day && self.there_by(c.origin, day).is_some();
                let counts = self.days().filter(|day| clause.valid.holds_on(*day));
                let mut met = counts.filter(|day| lasting.iter().any(|c| made(&c, *day)));
                let day = met.next()?;
                (day, self.deposited_on(ix, &one, day))
            }
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
                    || unless.iter().any(|r| self.met(Self::counting(definition), r, &objecting, day))
                {
                    return None;
                }
                (day, Actors::new())
            }
            Some(Condition::Deposits(all)) => {
                let day = self.fulfilled(ix, clause, all)?;
                (day, self.deposited_on(ix, all, day))
            }
        };
        Some((trigger, after(timing, trigger), actors))
    }

    /// The first day on which the clause counts and all that it requires holds of those who have deposited.
    pub(super) fn fulfilled(&self, ix: InstrumentIx, clause: &Clause, all: &[Requirement]) -> Option<Day> {
        self.days().filter(|day| clause.valid.holds_on(*day)).find(|day| {
            let who = self.deposited(ix, *day);
            !who.is_empty()
                && all.iter().all(|r| self.met(Self::counting(self.register.definition(ix)), r, &who, *day))
        })
    }

    /// Sets of an instrument's clause, by which it counts.
    fn counting(own: &Instrument) -> Asked<'_> {
        Asked { own: Some(own), to_count: true }
    }

    /// Who deposited on the day that decided, and was counted for what had not been met the day before.
    pub(super) fn deposited_on(&self, ix: InstrumentIx, all: &[Requirement], day: Day) -> Actors {
        let (asked, before) = (Self::counting(self.register.definition(ix)), day.plus_days(-1));
        let who = self.deposited(ix, before);
        let decided: Vec<_> =
            all.iter().filter(|r| who.is_empty() || !self.met(asked, r, &who, before)).collect();
        let consents = self.consents_if(ix, None);
        let made = consents.iter().filter(|c| c.act.date.earliest == day);
        let made: Actors = made.map(|c| self.standing_for(c.origin, day)).collect();
        let counted = |a: &ActorIx| decided.iter().any(|r| self.counts(asked, r, *a, day));
        (&made & &self.deposited(ix, day)).into_iter().filter(counted).collect()
    }

    pub(super) fn anchor(&self, definition: &Instrument, anchor: &Anchor) -> Option<Day> {
        match anchor {
            Anchor::On(day) => Some(*day),
            Anchor::Opening => definition.opened,
            Anchor::Adoption => definition.adopted,
            Anchor::EntryIntoForceOf(id) => self.entry(self.register.instrument(&id.text)?).map(|e| e.date),
        }
    }

    pub(super) fn moment(&self, definition: &Instrument, moment: &Moment) -> Option<Day> {
        self.anchor(definition, &moment.anchor).map(|day| take(&moment.steps, day))
    }

    /// Those of some who belong to a set on a day; of a State that has ended its last day tells.
    pub(super) fn of_these(&self, asked: Asked<'_>, who: &Actors, set: &SetExpr, day: Day) -> Actors {
        let belongs = |actor: &ActorIx| {
            let last =
                self.register.actors[*actor].to.filter(|to| *to <= day).map_or(day, |to| to.plus_days(-1));
            self.set_of(set, last, asked).contains(actor)
        };
        who.iter().copied().filter(belongs).collect()
    }

    /// Everybody in a set; of those who are named the place counts, whoever holds it.
    pub(super) fn all_of(&self, asked: Asked<'_>, set: &SetExpr, day: Day) -> Actors {
        match set {
            SetExpr::These(names) => {
                let named = names.iter().filter_map(|n| self.register.actors.find(&n.text));
                named.map(|ix| self.standing_for(self.register.actors.origin(ix), day)).collect()
            }
            SetExpr::List(name) => match self.register.lists.iter().find(|list| list.id == name.text) {
                Some(list) if matches!(list.members, SetExpr::These(_)) => {
                    self.all_of(asked, &list.members, day)
                }
                _ => self.set_of(set, day, asked),
            },
            set => self.set_of(set, day, asked),
        }
    }

    pub(super) fn met(&self, asked: Asked<'_>, requirement: &Requirement, who: &Actors, day: Day) -> bool {
        match requirement {
            Requirement::Number(n, None) => who.len() >= *n as usize,
            Requirement::Number(n, Some(set)) | Requirement::OfWhich(n, set) => {
                self.of_these(asked, who, set, day).len() >= *n as usize
            }
            Requirement::ShareOf(share, set) => {
                let of = self.set_of(set, day, asked);
                (who & &of).len() >= share.of(of.len()).max(1)
            }
            Requirement::ShareOfNumber(share, set) => {
                who.len() >= share.of(self.set_of(set, day, asked).len()).max(1)
            }
            Requirement::AllOf(set) => {
                let of = self.all_of(asked, set, day);
                !of.is_empty() && of.is_subset(who)
            }
            Requirement::AllAndOthers(set, n) => {
                let of = self.all_of(asked, set, day);
                of.is_subset(who) && (who - &of).len() >= *n as usize
            }
            Requirement::Carrying(weight, name, set) => {
                let Some(attribute) = self.register.attributes.get(&name.text) else { return false };
                let mut of = self.holders(attribute, day);
                if let Some(set) = set {
                    of = &of & &self.set_of(set, day, asked);
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

    pub(super) fn counts(
        &self,
        asked: Asked<'_>,
        requirement: &Requirement,
        actor: ActorIx,
        day: Day,
    ) -> bool {
        match requirement {
            Requirement::Number(_, None) | Requirement::AllAndOthers(..) | Requirement::ShareOfNumber(..) => {
                true
            }
            Requirement::Number(_, Some(set)) | Requirement::OfWhich(_, set) => {
                !self.of_these(asked, &Actors::from([actor]), set, day).is_empty()
            }
            Requirement::ShareOf(_, set) => self.set_of(set, day, asked).contains(&actor),
            Requirement::AllOf(set) => self.all_of(asked, set, day).contains(&actor),
            Requirement::Carrying(_, name, set) => {
                let held = self
                    .register
                    .attributes
                    .get(&name.text)
                    .map(|a| self.holders(a, day))
                    .unwrap_or_default();
                held.contains(&actor)
                    && set.as_ref().is_none_or(|set| self.set_of(set, day, asked).contains(&actor))
            }
        }
    }

    pub(super) fn weight(&self, attribute: &Attribute, actor: ActorIx, day: Day) -> u64 {
        let valid = attribute.rows.iter().filter(|r| {
            self.concerned(self.register.actors.origin(r.actor), day).contains(&actor)
                && r.from.is_none_or(|from| from.earliest <= day)
                && r.to.is_none_or(|to| day < to.earliest)
        });
        valid.map(|r| r.weight).sum()
    }
}

/// The day to which a condition leads that is met on a day.
fn after(timing: &Timing, day: Day) -> Day {
    match timing {
        Timing::After(steps, _) | Timing::Individually(steps) => take(steps, day),
        Timing::OnDateIf(fixed, _, _) if day <= *fixed => *fixed,
        Timing::OnDateIf(_, _, otherwise) => take(otherwise, day),
    }
}
