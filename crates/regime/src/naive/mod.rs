//! A second engine that reads clauses naively, day by day, with no cleverness: the oracle the fast one is held
//! against, on generated regimes and on real treaties. It takes certain dates only; where the record is uncertain,
//! it is asked about one choice of the dates at a time.

mod bound;
mod entry;
mod leave;
mod set;

use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap},
    rc::Rc,
};

use crate::{
    Act, ActKind, ActorIx, Day, InstrumentIx, Register,
    act::rectified,
    language::ast::{Clause, Deemed, Leaving, Rule, Step, take},
    register::Instrument,
};

type Actors = BTreeSet<ActorIx>;

/// For what a set is asked about.
#[derive(Clone, Copy)]
struct Asked<'a> {
    /// The instrument whose clause it is.
    own: Option<&'a Instrument>,
    /// To count by it: then a successor is a party from its notification on, though it is bound from a day before.
    to_count: bool,
}

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
            let over =
                |c: &Consent| c.until.is_some() || self.ended_with(ix, c).is_some_and(|end| end <= day);
            match (act.kind, open) {
                (kind, open) if kind.is_consent() && open.as_ref().is_none_or(|c| over(c)) => {
                    consents.push(Consent { origin, act: act.clone(), until: None });
                }
                (ActKind::Denunciation, Some(consent)) if consent.until.is_none() => {
                    let stated = act.effective.map(|e| e.earliest);
                    // What does not bind yet is taken back at once.
                    let effect =
                        || match entry.filter(|_| self.bound_from(ix, consent).is_some_and(|b| b <= day)) {
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
        for consent in &mut consents {
            consent.until = consent.until.into_iter().chain(self.ended_with(ix, consent)).min();
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
}

fn last_to_object(deemed: &Deemed, accepted: Day) -> Day {
    match deemed {
        Deemed::On(_) => accepted.plus_days(-1),
        Deemed::AtEndOf(_) => accepted,
    }
}
