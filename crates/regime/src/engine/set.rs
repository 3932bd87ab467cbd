//! Set expressions with every name looked up, evaluated on a day.

use std::sync::Arc;

use super::{
    Standing,
    horizon::Beyond,
    plan::Plan,
    resolve::{members, resolve},
};
use crate::{
    ActorSet, Bounds, BoundsTimeline, Day, Diagnostic, Docket, InstrumentIx, When,
    diagnostic::SourceText,
    language::ast::SetExpr,
    register::{Forum, Instrument, Known, Register},
};

/// Where the names in an expression are looked up.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// What is defined.
    pub register: &'a Register,
    /// What was made by acts: sessions.
    pub docket: &'a Docket,
    /// The instrument whose clause it is, which days such as its adoption are counted from.
    pub of: Option<&'a Instrument>,
}

/// What sets are evaluated on: how everybody stands towards the instruments evaluated before, and as far as it is worked
/// out towards the one that is being evaluated.
#[derive(Clone, Copy)]
pub struct Lines<'a> {
    /// What is defined.
    pub register: &'a Register,
    /// By [`InstrumentIx`].
    pub plans: &'a [Plan],
    /// By [`InstrumentIx`].
    pub standings: &'a [Arc<Standing>],
    /// The one being evaluated.
    pub own: Option<(InstrumentIx, &'a Standing)>,
    /// What is read into the days after a horizon.
    pub beyond: Beyond,
    /// Since when those bound belong to sets.
    pub parties: Parties,
}

/// Since when those bound belong to sets: a successor may be bound from a day before it notified that it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Parties {
    /// Since they are bound: who is bound by what.
    Bound,
    /// Not before they said so: what conditions count.
    Notified,
}

impl<'a> Lines<'a> {
    /// How everybody stands towards an instrument.
    pub fn standing(&self, ix: InstrumentIx) -> &'a Standing {
        match self.own {
            Some((own, standing)) if own == ix => standing,
            _ => &self.standings[usize::from(ix.0)],
        }
    }

    /// Who is there on a day.
    pub fn there(&self, day: Day) -> ActorSet {
        self.register.states.at(day) | self.register.organisations.at(day)
    }

    /// Who is recorded as what towards an instrument.
    pub fn line(&self, ix: InstrumentIx, which: Which) -> &'a BoundsTimeline {
        let standing = self.standing(ix);
        match which {
            Which::Bound if self.parties == Parties::Notified => standing.counted(),
            Which::Bound => &standing.bound,
            Which::Contracting => &standing.contracting,
            Which::Deposited => standing.deposited(),
            Which::Signed => &standing.signed,
            Which::Signers => &standing.signers,
            Which::Provisional => &standing.provisional,
            Which::Objecting => &standing.objecting,
        }
    }
}

/// Which of an instrument's sets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Which {
    /// Those bound.
    Bound,
    /// Those that have consented to be bound.
    Contracting,
    /// Those whose deposits count, States that have ended among them.
    Deposited,
    /// Those that have signed and not consented.
    Signed,
    /// Those that have signed, whatever they did afterwards.
    Signers,
    /// Those that apply it provisionally.
    Provisional,
    /// Those that object.
    Objecting,
}

/// The day on which a set is looked at whenever it is asked about.
#[derive(Clone, Copy, Debug)]
pub enum Then {
    /// A day.
    On(Day),
    /// The entry into force of an instrument.
    EntryOf(InstrumentIx),
}

/// A set of actors that can be evaluated on any day.
#[derive(Clone, Debug)]
pub enum Set {
    /// Nobody.
    Empty,
    /// Given by the register.
    Line(Arc<BoundsTimeline>),
    /// Given by what happened in a forum, of which so much is known; and how many there are, where that was published.
    Forum(Known, Arc<BoundsTimeline>, Option<usize>),
    /// Computed for an instrument.
    Of(InstrumentIx, Which),
    /// Both.
    And(Box<Set>, Box<Set>),
    /// Either.
    Or(Box<Set>, Box<Set>),
    /// The first without the second.
    ButNot(Box<Set>, Box<Set>),
    /// Those of the first that belong to the second: of one that has come to an end its last day tells.
    Among(Box<Set>, Box<Set>),
    /// As it was then; for a State that has ended stands the one that continues it.
    AsOn(Box<Set>, Then),
}

impl Set {
    /// Looks up every name in an expression.
    ///
    /// # Errors
    /// Each name that is unknown, with the nearest known one.
    pub fn resolve(expr: &SetExpr, scope: Scope<'_>, source: &SourceText) -> Result<Set, Vec<Diagnostic>> {
        let mut found = vec![];
        let set = resolve(expr, scope, source, &mut found, 0);
        if found.is_empty() { Ok(set) } else { Err(found) }
    }

    /// The members of a forum.
    ///
    /// # Errors
    /// Each name in its definition that is unknown.
    pub fn members(forum: &Forum, scope: Scope<'_>) -> Result<Set, Vec<Diagnostic>> {
        let mut found = vec![];
        let set = members(forum, scope, &mut found, 0);
        if found.is_empty() { Ok(set) } else { Err(found) }
    }

    /// The set on a day.
    pub fn at(&self, day: Day, lines: Lines<'_>) -> Bounds {
        match self {
            Set::Empty => Bounds::default(),
            Set::Line(line) => line.at(day),
            Set::Forum(known, line, _) => lines.forum(*known, line, day),
            Set::Of(ix, which) => lines.at(*ix, *which, day),
            Set::And(a, b) => a.at(day, lines).and(b.at(day, lines)),
            Set::Or(a, b) => a.at(day, lines).or(b.at(day, lines)),
            Set::ButNot(a, b) => a.at(day, lines).but_not(b.at(day, lines)),
            Set::Among(who, set) => members_among(set, day, who.at(day, lines), lines),
            Set::AsOn(set, then) => {
                let Some(then) = then.when(lines) else { return Bounds::default() };
                let actors = &lines.register.actors;
                let now = |set: ActorSet| -> ActorSet {
                    set.iter().map(|ix| actors.standing_for(actors.origin(ix), day)).collect()
                };
                let then = set.within(then, lines);
                Bounds { sure: now(then.sure), possible: now(then.possible) }
            }
        }
    }

    /// The set on a day that is not known: sure are those that are members whichever it is.
    fn within(&self, when: When, lines: Lines<'_>) -> Bounds {
        let mut days = vec![];
        if !when.is_certain() {
            self.change_days(lines, &mut days);
        }
        let between = days.into_iter().filter(|day| when.earliest < *day && *day <= when.latest);
        let mut all = self.at(when.earliest, lines);
        for day in between {
            let then = self.at(day, lines);
            all = Bounds { sure: all.sure & then.sure, possible: all.possible | then.possible };
        }
        if when.latest == Day::MAX {
            all.sure = ActorSet::EMPTY;
        }
        all
    }

    /// Adds every day on which it may change.
    pub fn change_days(&self, lines: Lines<'_>, days: &mut Vec<Day>) {
        match self {
            Set::Empty => {}
            Set::Line(line) => days.extend(line.days()),
            Set::Forum(known, line, _) => {
                days.extend(line.days());
                days.extend(known.through().map(Day::next));
            }
            Set::Of(ix, which) => {
                days.extend(lines.line(*ix, *which).days());
                lines.open_days(*ix, days);
            }
            Set::And(a, b) | Set::Or(a, b) | Set::ButNot(a, b) | Set::Among(a, b) => {
                a.change_days(lines, days);
                b.change_days(lines, days);
            }
            // It changes only as States continue one another.
            Set::AsOn(..) => days.extend(lines.register.actors.iter().filter_map(|(_, a)| a.from.or(a.to))),
        }
    }
}

impl Then {
    /// That day, as far as it has come about.
    pub fn when(self, lines: Lines<'_>) -> Option<When> {
        match self {
            Then::On(day) => Some(day.into()),
            Then::EntryOf(ix) => lines.standing(ix).entry.as_ref().map(|e| e.date),
        }
    }
}

/// Those who have acted and belong to a set: of a State that has come to an end its last day tells.
pub fn members_among(set: &Set, day: Day, who: Bounds, lines: Lines<'_>) -> Bounds {
    let mut members = who.and(set.at(day, lines));
    for (actor, last) in lines.register.actors.ended(who.possible, day) {
        let then = set.at(last, lines);
        let tell = |into: &mut ActorSet, of: ActorSet, acted: ActorSet| match of.contains(actor)
            && acted.contains(actor)
        {
            true => into.insert(actor),
            false => into.remove(actor),
        };
        tell(&mut members.sure, then.sure, who.sure);
        tell(&mut members.possible, then.possible, who.possible);
    }
    members
}
