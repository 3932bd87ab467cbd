//! Who is bound on a day, provisionally too.

use super::{Actors, Asked, Consent, Entry, Naive, last_to_object};
use crate::{
    Act, ActKind, ActorIx, Day, InstrumentIx,
    language::ast::{
        Condition, LaterThan, OptOut, OptOutBy, OptOutUntil, Provisional, Rule, SuccessionFrom, Timing, take,
    },
};

impl Naive<'_> {
    /// Who applies it provisionally.
    pub fn provisional(&self, ix: InstrumentIx, day: Day) -> Actors {
        let definition = self.register.definition(ix);
        let consents = self.consents(ix);
        let mut applying = Actors::new();
        if self.over(ix, day) {
            return applying;
        }
        for declared in self.acts_on(ix).filter(|a| a.kind == ActKind::ProvisionalApplication) {
            let origin = self.register.actors.origin(declared.actor);
            // Pending its entry into force for that State: until a consent that had not ended by then binds, or is taken back.
            let pending = consents.iter().filter(|c| c.origin == origin);
            let settled =
                pending.filter(|c| c.until.is_none_or(|until| declared.date.earliest < until)).any(|c| {
                    c.until.is_some_and(|until| until <= day)
                        || self.bound_from(ix, c).is_some_and(|from| from <= day)
                });
            let notice = self.acts_of(ix, origin).skip_while(|a| a.entry != declared.entry).find(ends_it);
            let over = notice.is_some_and(|a| self.provisional_end(ix, a) <= day);
            if declared.date.earliest <= day && !settled && !over {
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
                let took_back = |c: &Consent| {
                    let until = c.until.filter(|until| *until <= day);
                    until.is_some_and(|until| self.bound_from(ix, c).is_none_or(|from| until <= from))
                };
                notice.is_some_and(|a| self.provisional_end(ix, a) <= day)
                    || consents.iter().any(|c| c.origin == origin && took_back(c))
                    || *unless_objected && self.objecting(ix, day).contains(actor)
            };
            applying.extend(
                self.set_of(by, day, Asked { own: Some(definition), to_count: false })
                    .into_iter()
                    .filter(|a| self.there(*a, day) && !bound.contains(a) && !out(a)),
            );
        }
        applying
    }

    pub(super) fn provisional_end(&self, ix: InstrumentIx, notice: &Act) -> Day {
        let day = notice.date.earliest;
        let steps = self.rules(ix, day).find_map(|rule| match rule {
            Rule::ProvisionalApplicationEnds(steps) => Some(steps.as_slice()),
            _ => None,
        });
        notice.effective.map_or_else(|| take(steps.unwrap_or_default(), day), |e| e.earliest)
    }

    pub(super) fn objecting(&self, ix: InstrumentIx, day: Day) -> Actors {
        let origins: Actors = self.acts_on(ix).map(|a| self.register.actors.origin(a.actor)).collect();
        let object = origins.into_iter().filter(|o| self.objects(ix, *o, ActKind::Objection, day));
        object.flat_map(|origin| self.concerned(origin, day)).collect()
    }

    /// Whether a chain of States has objected (or reserved) by a day and not taken it back.
    pub(super) fn objects(&self, ix: InstrumentIx, origin: ActorIx, by: ActKind, day: Day) -> bool {
        let own = self.acts_of(ix, origin).filter(|a| a.target().is_none() && a.date.earliest <= day);
        own.filter(|a| a.kind == by || a.kind == back(by)).last().is_some_and(|a| a.kind == by)
    }

    /// From when one consent binds.
    pub(super) fn bound_from(&self, ix: InstrumentIx, consent: &Consent) -> Option<Day> {
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
        // What is deposited on the day of entry into force is deposited after it: it is in force from the day's beginning.
        let (original, steps) = match later {
            Some(later) if later.than == LaterThan::Condition => {
                (own <= entry.trigger, later.steps.as_slice())
            }
            Some(later) => (own < entry.date, later.steps.as_slice()),
            None => (own <= entry.date, &[][..]),
        };
        Some(if original { entry.date } else { take(steps, own).max(entry.date) })
    }

    /// Who would be bound on a day if the instrument were in force whatever the number of its parties; to count them, those who had said
    /// so by then.
    pub(super) fn bound_at_all(&self, ix: InstrumentIx, day: Day, to_count: bool) -> Actors {
        let Some(entry) = self.entry(ix) else { return Actors::new() };
        let consents = self.consents(ix);
        let open = consents.iter().filter(|c| {
            self.bound_from(ix, c).is_some_and(|from| from <= day)
                && c.until.is_none_or(|until| day < until)
                && (!to_count || c.act.date.earliest <= day)
        });
        let mut bound: Actors = open.flat_map(|c| self.concerned(c.origin, day)).collect();
        for rule in self.rules(ix, day).filter(|_| entry.date <= day) {
            let Rule::Binds(set, opt_out) = rule else { continue };
            let own = self.register.definition(ix);
            let stays_out =
                |actor: &ActorIx| opt_out.is_some_and(|o| self.stays_out(ix, *actor, o, &entry, day));
            bound.extend(
                self.set_of(set, day, Asked { own: Some(own), to_count })
                    .into_iter()
                    .filter(|a| self.there(*a, day) && !stays_out(a))
                    .filter(|a| !self.leavings(ix, *a).into_iter().any(|left| left <= day)),
            );
        }
        bound
    }

    /// Whether somebody had opted out when the time for it ended, and has not thought better of it.
    pub(super) fn stays_out(
        &self,
        ix: InstrumentIx,
        actor: ActorIx,
        opt_out: OptOut,
        entry: &Entry,
        day: Day,
    ) -> bool {
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

    /// The first day on which a denunciation leaves fewer parties than a clause asks for after there were as many.
    pub(super) fn end(&self, ix: InstrumentIx) -> Option<Day> {
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
            let count = self.bound_at_all(ix, *day, true).len();
            reached |= count >= n;
            let denounced =
                |c: &Consent| c.until == Some(*day) && self.bound_from(ix, c).is_some_and(|from| from < *day);
            let mut all = self.register.actors.iter();
            let tacitly = self.register.definition(ix).binds().next().is_some()
                && all.any(|(actor, _)| self.leavings(ix, actor).contains(day));
            reached && count < n && (tacitly || self.consents(ix).iter().any(denounced))
        });
        self.ends.borrow_mut().insert(ix, end);
        end
    }

    /// Whether the instrument is in force on a day.
    pub fn in_force(&self, ix: InstrumentIx, day: Day) -> bool {
        if self.entry(ix).is_none_or(|entry| day < entry.date) || self.over(ix, day) {
            return false;
        }
        self.rules(ix, day).all(|rule| match rule {
            Rule::InForceWhile(n) => self.bound_at_all(ix, day, true).len() >= *n as usize,
            _ => true,
        })
    }

    /// Whether it is over for good: its time is, or denunciations have left too few, or what it amends is.
    fn over(&self, ix: InstrumentIx, day: Day) -> bool {
        let definition = self.register.definition(ix);
        let says =
            |wanted: fn(&Rule) -> bool| definition.clauses.iter().any(|(clause, _)| wanted(&clause.rule));
        let amends = definition.amends.as_ref().and_then(|id| self.register.instrument(&id.text));
        // It is over on the first day on which the clause of that day says so: it is looked at last under each clause.
        let breaks = definition.clauses.iter().flat_map(|(clause, _)| clause.valid.days());
        let looked: Vec<Day> =
            breaks.filter(|on| *on <= day).map(|on| on.plus_days(-1)).chain([day]).collect();
        let over = |entry: Day| {
            let ends = |on: Day| matches!(self.lasts(ix, on), Some((first, None)) if first.from(entry) <= on);
            looked.iter().any(|on| entry <= *on && ends(*on))
        };
        self.entry(ix).is_some_and(|entry| over(entry.date))
            || says(|rule| matches!(rule, Rule::EndsBelow(_))) && self.end(ix).is_some_and(|end| end <= day)
            || amends.is_some_and(|amends| self.over(amends, day))
    }

    /// Who is bound on a day.
    pub fn bound(&self, ix: InstrumentIx, day: Day) -> Actors {
        self.parties(ix, day, false)
    }

    /// The same; to count them, those who had said so by then.
    pub(super) fn parties(&self, ix: InstrumentIx, day: Day, to_count: bool) -> Actors {
        let may_end =
            |rule: &Rule| matches!(rule, Rule::EndsBelow(_) | Rule::InForceWhile(_) | Rule::Lasts(..));
        let definition = self.register.definition(ix);
        let lasts = definition.amends.is_none() && !definition.clauses.iter().any(|(c, _)| may_end(&c.rule));
        if lasts || self.in_force(ix, day) { self.bound_at_all(ix, day, to_count) } else { Actors::new() }
    }
}

fn ends_it(act: &&Act) -> bool {
    act.kind == ActKind::TerminationOfProvisionalApplication
}

/// What takes back an objection, or what stands for one.
fn back(by: ActKind) -> ActKind {
    match by {
        ActKind::Objection => ActKind::WithdrawalOfObjection,
        _ => ActKind::WithdrawalOfReservation,
    }
}
