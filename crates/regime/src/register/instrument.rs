//! An instrument as defined, and which of its rules count on a day.

use std::ops::Range;

use super::{Element, Titles};
use crate::{
    ActKind, Day, When,
    diagnostic::SourceText,
    language::ast::{
        Clause, Entry, Force, Later, Leaving, Name, OptOut, Provisional, Reservations, Rule, SetExpr, Since,
        Step, SuccessionFrom,
    },
};

/// An instrument as defined: what its file says, nothing computed.
#[derive(Clone, Debug)]
pub struct Instrument {
    /// Its id, such as `cppnm`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its title in other languages.
    pub titles: Titles,
    /// The document symbol.
    pub symbol: Option<String>,
    /// Who receives the deposits.
    pub depositary: Vec<Name>,
    /// Binding unless it says otherwise.
    pub force: Force,
    /// The day of adoption.
    pub adopted: Option<Day>,
    /// The day it was opened for signature.
    pub opened: Option<Day>,
    /// The last day for signature.
    pub closed: Option<Day>,
    /// The day through which the record of acts on it is complete, where the record says so; [`Day::MAX`] where it always is.
    pub complete: Option<Day>,
    /// What it covers.
    pub covers: Option<String>,
    /// The instrument it amends.
    pub amends: Option<Name>,
    /// The instrument it is a protocol to.
    pub supplements: Option<Name>,
    /// Who may become party; anybody if it does not say.
    pub open_to: Option<SetExpr>,
    /// The session at which it was made, if it is a joint statement.
    pub made_at: Option<Name>,
    /// Parts reported on by themselves.
    pub elements: Vec<Element>,
    /// Areas that it covers, each with the provision that does.
    pub reaches: Vec<(Option<String>, Name)>,
    /// Its rules, each with its bytes in the file.
    pub clauses: Vec<(Clause, Range<usize>)>,
    /// Where it is defined.
    pub source: SourceText,
    /// The bytes of its definition.
    pub span: Range<usize>,
}

impl Instrument {
    /// Whether it stands by itself: joint statements are many, and belong to the session they were made at.
    pub fn stands_alone(&self) -> bool {
        self.made_at.is_none()
    }

    /// The rules of one kind, whenever they count.
    fn rules<'a, T: 'a>(
        &'a self,
        read: impl Fn(&'a Rule) -> Option<T> + 'a,
    ) -> impl Iterator<Item = (&'a Clause, T)> + 'a {
        self.clauses.iter().filter_map(move |(clause, _)| Some((clause, read(&clause.rule)?)))
    }

    /// The rule of one kind that counts on a day.
    fn rule_on<'a, T: 'a>(&'a self, day: Day, read: impl Fn(&'a Rule) -> Option<T> + 'a) -> Option<T> {
        self.rules(read).find(|(clause, _)| clause.valid.holds_on(day)).map(|(_, rule)| rule)
    }

    /// The clauses on entry into force.
    pub fn entries(&self) -> impl Iterator<Item = (&Clause, &Entry)> {
        self.rules(|rule| match rule {
            Rule::EntersIntoForce(entry) => Some(entry),
            _ => None,
        })
    }

    /// The clause on later parties.
    pub fn later(&self, on: Day) -> Option<&Later> {
        self.rule_on(on, |rule| match rule {
            Rule::LaterParties(later) => Some(later),
            _ => None,
        })
    }

    /// The clause by which each subscriber is committed at once, with its article.
    pub fn on_subscription(&self) -> Option<&Clause> {
        self.clauses.iter().map(|(c, _)| c).find(|c| c.rule == Rule::TakesEffectOnSubscription)
    }

    /// The clause by which it enters into force (or takes effect) that counts on a day, or else any.
    pub fn entry_clause(&self, on: Day) -> Option<&Clause> {
        let of_entry =
            |c: &&Clause| matches!(c.rule, Rule::EntersIntoForce(_) | Rule::TakesEffectOnSubscription);
        let all = || self.clauses.iter().map(|(clause, _)| clause).filter(of_entry);
        all().find(|clause| clause.valid.holds_on(on)).or_else(|| all().next())
    }

    /// By which acts consent may be expressed; by any, if it does not say.
    pub fn consent_by(&self, on: Day) -> Option<&[ActKind]> {
        self.rule_on(on, |rule| match rule {
            Rule::ConsentBy(kinds) => Some(kinds.as_slice()),
            _ => None,
        })
    }

    /// Whether it knows such an act on a day: consent by the acts that it names, subscription to what is not binding. A succession is
    /// no expression of consent that a treaty provides for; and of what kind a deposit was nobody knows.
    pub fn knows(&self, kind: ActKind, on: Day) -> bool {
        let provided = kind.is_consent() && !matches!(kind, ActKind::Succession | ActKind::Deposit);
        match kind {
            ActKind::Subscription => self.force != Force::Binding,
            kind => self.consent_by(on).is_none_or(|kinds| !provided || kinds.contains(&kind)),
        }
    }

    /// Who is bound without an act of their own, and how they may opt out.
    pub fn binds(&self) -> impl Iterator<Item = (&Clause, (&SetExpr, Option<OptOut>))> {
        self.rules(|rule| match rule {
            Rule::Binds(set, opt_out) => Some((set, *opt_out)),
            _ => None,
        })
    }

    /// When a denunciation takes effect.
    pub fn denunciation(&self, on: Day) -> Option<&Leaving> {
        self.rule_on(on, |rule| match rule {
            Rule::Denunciation(leaving) => Some(leaving),
            _ => None,
        })
    }

    /// The day on which a denunciation notified on `day` takes effect, where the instrument entered into force on
    /// `entry`; at once if no clause says otherwise.
    pub fn denounced(&self, day: Day, entry: Option<Day>) -> Day {
        let lasts = entry.and_then(|entry| self.lasts(entry));
        self.denunciation(day).map_or(day, |leaving| leaving.effect(day, entry, lasts))
    }

    /// Whether it cannot be denounced.
    pub fn forbids_denunciation(&self, on: Day) -> bool {
        self.rule_on(on, |rule| (*rule == Rule::DenunciationNotAllowed).then_some(())).is_some()
    }

    /// How long after what it may be denounced at the earliest.
    pub fn denunciation_not_before(&self, on: Day) -> Option<(&[Step], Since)> {
        self.rule_on(on, |rule| match rule {
            Rule::DenunciationNotBefore(steps, since) => Some((steps.as_slice(), *since)),
            _ => None,
        })
    }

    /// From when a successor State is bound; from independence if it does not say.
    pub fn succession(&self, on: Day) -> &SuccessionFrom {
        let said = self.rule_on(on, |rule| match rule {
            Rule::SuccessionTakesEffect(from) => Some(from),
            _ => None,
        });
        said.unwrap_or(&SuccessionFrom::Independence)
    }

    /// Who may apply it provisionally, or does.
    pub fn provisional(&self) -> impl Iterator<Item = (&Clause, &Provisional)> {
        self.rules(|rule| match rule {
            Rule::ProvisionalApplication(provisional) => Some(provisional),
            _ => None,
        })
    }

    /// How long after its notification the end of provisional application takes effect; at once if it does not say.
    pub fn provisional_ends(&self, on: Day) -> &[Step] {
        let said = self.rule_on(on, |rule| match rule {
            Rule::ProvisionalApplicationEnds(steps) => Some(steps.as_slice()),
            _ => None,
        });
        said.unwrap_or_default()
    }

    /// Whether and to what reservations may be made.
    pub fn reservations(&self, on: Day) -> &Reservations {
        let said = self.rule_on(on, |rule| match rule {
            Rule::Reservations(reservations) => Some(reservations),
            _ => None,
        });
        said.unwrap_or(&Reservations::Allowed)
    }

    /// When its time is over that is counted from an entry into force, if it has a time that is not renewed: by the clause that
    /// counts when it ends, since a term may be made longer before.
    pub fn term_ends(&self, entry: Day) -> Option<Day> {
        let mut on = entry;
        loop {
            let end = match self.lasts(on) {
                Some((first, None)) => Some(first.from(entry).max(on)),
                _ => None,
            };
            match self.breaks().filter(|day| on < *day && end.is_none_or(|end| *day < end)).min() {
                Some(day) => on = day,
                None => return end,
            }
        }
    }

    /// How long it lasts from its entry into force, and how long then again and again.
    pub fn lasts(&self, entry: Day) -> Option<(Step, Option<Step>)> {
        self.rule_on(entry, |rule| match rule {
            Rule::Lasts(first, then) => Some((*first, *then)),
            _ => None,
        })
    }

    /// The number of parties below which it ends for good.
    pub fn ends_below(&self, on: Day) -> Option<u32> {
        self.rule_on(on, |rule| match rule {
            Rule::EndsBelow(n) => Some(*n),
            _ => None,
        })
    }

    /// The number of parties it needs to be in force at all.
    pub fn in_force_while(&self, on: Day) -> Option<u32> {
        self.rule_on(on, |rule| match rule {
            Rule::InForceWhile(n) => Some(*n),
            _ => None,
        })
    }

    /// The days on which rules begin and end to count.
    pub fn breaks(&self) -> impl Iterator<Item = Day> {
        self.clauses.iter().flat_map(|(clause, _)| clause.valid.days())
    }

    /// Where an uncertain day leads by rules that may change within it; `f` never turns an earlier day into a later one
    /// while one rule counts.
    pub fn led(&self, when: When, f: impl Fn(Day) -> Day) -> When {
        let mut led = when.map(&f);
        for day in self.breaks().filter(|day| when.earliest < *day && *day <= when.latest) {
            for day in [f(day.plus_days(-1)), f(day)] {
                led = When { earliest: led.earliest.min(day), latest: led.latest.max(day) };
            }
        }
        led
    }
}
