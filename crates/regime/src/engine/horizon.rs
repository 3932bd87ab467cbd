//! The horizon: the day through which the record of an instrument is complete, and what may have happened after it.
//!
//! After its horizon an instrument is read as one with uncertain days: whoever has joined is sure, and whoever may join has
//! possibly done so. That nobody has left since is taken for granted: leaving is rare, and announced long before.

use super::{
    Set,
    set::{Lines, Which},
};
use crate::{
    ActorSet, Bounds, BoundsTimeline, Day, InstrumentIx,
    language::ast::{Force, Rule},
    register::Known,
};

/// What is read into the days after a horizon.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Beyond {
    /// Nothing: as if the record were complete.
    Nothing,
    /// What may have happened after the day through which a record says that it is complete. The law is computed so: it takes
    /// a record that says nothing of itself at its word.
    Stated,
    /// The same, and of a record that says nothing of itself, on any day. Answers are given so.
    Unstated,
}

impl<'a> Lines<'a> {
    /// The same, with something else read into the days after a horizon.
    pub fn reading(self, beyond: Beyond) -> Lines<'a> {
        Lines { beyond, ..self }
    }

    /// Who is what towards an instrument on a day.
    pub fn at(self, ix: InstrumentIx, which: Which, day: Day) -> Bounds {
        let recorded = self.line(ix, which).at(day);
        if self.is_open(ix, day) { self.widened(ix, which, day, recorded) } else { recorded }
    }

    /// Whether something may have happened by a day that is not in the record.
    pub fn is_open(self, ix: InstrumentIx, day: Day) -> bool {
        let definition = self.register.definition(ix);
        match (self.beyond, definition.complete) {
            // What is only proposed has no acts.
            _ if definition.force == Force::Proposed => false,
            (Beyond::Nothing, _) | (Beyond::Stated, None) => false,
            (Beyond::Unstated, None) => true,
            (_, Some(last)) => {
                last < day && definition.opened.or(definition.adopted).is_none_or(|first| first <= day)
            }
        }
    }

    /// What happened in a forum by a day, and what may have happened besides.
    pub fn forum(self, known: Known, line: &BoundsTimeline, day: Day) -> Bounds {
        let recorded = line.at(day);
        let open = match known {
            Known::Always => false,
            Known::Unsaid => self.beyond == Beyond::Unstated,
            Known::Through(last) => self.beyond != Beyond::Nothing && last < day,
        };
        if open { Bounds { possible: recorded.possible | self.there(day), ..recorded } } else { recorded }
    }

    /// Whether nobody can be so on a day towards an instrument, whatever is not in the record: it is over, and binds nobody.
    pub fn is_over(self, ix: InstrumentIx, which: Which, day: Day) -> bool {
        let over = || self.standing(ix).over.is_some_and(|over| over.latest <= day);
        matches!(which, Which::Bound | Which::Provisional) && over()
    }

    /// The instrument that whoever joins this one has to have joined before.
    pub fn first_joined(self, ix: InstrumentIx) -> Option<InstrumentIx> {
        match &self.plans[usize::from(ix.0)].open_to {
            Some(Set::Of(first, Which::Contracting)) => Some(*first),
            _ => None,
        }
    }

    /// What is recorded, and what may have happened besides.
    fn widened(self, ix: InstrumentIx, which: Which, day: Day, recorded: Bounds) -> Bounds {
        let Bounds { sure, possible } = recorded;
        let definition = self.register.definition(ix);
        let could = || self.could_join(ix, day);
        let could_sign = || match definition.closed {
            // Nobody signs what is subscribed to.
            _ if definition.force == Force::Political => ActorSet::EMPTY,
            Some(closed) if definition.complete.is_some_and(|last| closed <= last) => ActorSet::EMPTY,
            _ => could(),
        };
        match which {
            Which::Bound => {
                let standing = self.standing(ix);
                let opted_out =
                    definition.clauses.iter().any(|(c, _)| matches!(c.rule, Rule::Binds(_, Some(_))));
                let sure = if opted_out && !self.entered(ix) { ActorSet::EMPTY } else { sure };
                let joined = if standing.in_force_on(day).1 { could() } else { ActorSet::EMPTY };
                Bounds { sure, possible: possible | joined }
            }
            Which::Contracting => Bounds { sure, possible: possible | could() },
            Which::Deposited => Bounds { sure, possible: possible | could() | self.ended_since(ix, day) },
            Which::Signers => Bounds { sure, possible: possible | could_sign() },
            // Who had signed may have consented since, and is then no mere signatory.
            Which::Signed => Bounds { sure: sure - could(), possible: possible | could_sign() },
            // Who had applied it provisionally may be bound since.
            Which::Provisional => Bounds { sure: ActorSet::EMPTY, possible: possible | could() },
            Which::Objecting => Bounds { sure, possible: possible | self.there(day) },
        }
    }

    /// Whether it had entered into force for sure within the horizon.
    fn entered(self, ix: InstrumentIx) -> bool {
        let entry = self.standing(ix).entry.as_ref();
        entry.is_some_and(|entry| !self.is_open(ix, entry.date.latest))
    }

    /// Those there on a day that may join: all, where the definition does not say or says it by the instrument itself.
    fn could_join(self, ix: InstrumentIx, day: Day) -> ActorSet {
        let there = self.there(day);
        match &self.plans[usize::from(ix.0)].could {
            Some(set) => there & set.at(day, self).possible,
            None => there,
        }
    }

    /// Those that have come to an end by a day and may have joined between the horizon and then: what they deposited counts
    /// all the same.
    fn ended_since(self, ix: InstrumentIx, day: Day) -> ActorSet {
        let actors = &self.register.actors;
        let Some(known) = self.register.definition(ix).complete else { return ActorSet::EMPTY };
        let all = actors.select(|_| true);
        actors.ended(all, day).filter(|(_, last)| known < *last).map(|(actor, _)| actor).collect()
    }

    /// Adds the days after a horizon on which what may have happened changes.
    pub fn open_days(self, ix: InstrumentIx, days: &mut Vec<Day>) {
        let definition = self.register.definition(ix);
        let Some(last) = definition.complete.filter(|last| *last < Day::MAX) else { return };
        if self.beyond == Beyond::Nothing || definition.force == Force::Proposed {
            return;
        }
        let since = last.next().max(definition.opened.or(definition.adopted).unwrap_or(Day::MIN));
        days.push(since);
        let mut later = self.register.states.days().collect::<Vec<_>>();
        later.extend(self.register.organisations.days());
        later.extend(self.standing(ix).possibly_in_force.iter().flat_map(|span| [span.from, span.to]));
        if let Some(set) = &self.plans[usize::from(ix.0)].could {
            set.change_days(self, &mut later);
        }
        days.extend(later.into_iter().filter(|day| since <= *day));
    }
}

impl Set {
    /// Through which day that is known on which the set depends on a day.
    pub fn known(&self, lines: Lines<'_>, on: Day) -> Known {
        match self {
            Set::Empty | Set::Line(_) => Known::Always,
            Set::Forum(known, ..) => *known,
            Set::Of(ix, which) if lines.is_over(*ix, *which, on) => Known::Always,
            Set::Of(ix, _) => match lines.register.definition(*ix) {
                proposed if proposed.force == Force::Proposed => Known::Always,
                definition => Known::of(definition.complete),
            },
            Set::And(a, b) | Set::Or(a, b) | Set::ButNot(a, b) | Set::Among(a, b) => {
                a.known(lines, on).min(b.known(lines, on))
            }
            Set::AsOn(set, then) => {
                let when = then.when(lines);
                let known = set.known(lines, when.map_or(on, |when| when.latest));
                let covered = when.is_some_and(|when| known.covers(when.latest));
                if covered { Known::Always } else { known }
            }
        }
    }
}
