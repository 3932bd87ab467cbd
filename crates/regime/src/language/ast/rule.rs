//! The rules of an instrument.

use super::{Anchor, Condition, Moment, Name, SetExpr, Share, Step, Validity, YearDay};
use crate::{ActKind, Day};

/// A rule and where it is written.
#[derive(Clone, PartialEq, Debug)]
pub struct Clause {
    /// `Article 19(1)`; a rule of practice has none.
    pub article: Option<String>,
    /// When it counts.
    pub valid: Validity,
    /// What it says.
    pub rule: Rule,
}

/// What a clause says.
#[derive(Clone, PartialEq, Debug)]
pub enum Rule {
    /// When the instrument enters into force.
    EntersIntoForce(Entry),
    /// From when it binds those who deposit later.
    LaterParties(Later),
    /// A political instrument: each subscriber is committed on subscribing.
    TakesEffectOnSubscription,
    /// By which acts consent to be bound may be expressed (VCLT Art. 11).
    ConsentBy(Vec<ActKind>),
    /// These are bound without an act of their own, unless they opt out, where they may.
    Binds(SetExpr, Option<OptOut>),
    /// When a denunciation takes effect.
    Denunciation(Leaving),
    /// There is no withdrawing.
    DenunciationNotAllowed,
    /// A denunciation may be notified only so long after.
    DenunciationNotBefore(Vec<Step>, Since),
    /// Whoever leaves another instrument by a denunciation leaves this one with it, as if it had denounced both.
    DenouncedWith(Name),
    /// From when a successor State is bound.
    SuccessionTakesEffect(SuccessionFrom),
    /// Who may apply it provisionally, or does (VCLT Art. 25).
    ProvisionalApplication(Provisional),
    /// How long after its notification the end of provisional application takes effect.
    ProvisionalApplicationEnds(Vec<Step>),
    /// Whether, and to which articles, reservations may be made.
    Reservations(Reservations),
    /// It lasts so long; and then, where it is said, so long again and again (tacit renewal).
    Lasts(Step, Option<Step>),
    /// It ends for good when its parties become fewer than this.
    EndsBelow(u32),
    /// It is in force only while it has this many parties.
    InForceWhile(u32),
}

/// When an instrument enters into force: on the earliest of these days.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// The alternatives; never none.
    pub ways: Vec<Way>,
}

/// One way in which an instrument enters into force.
#[derive(Clone, PartialEq, Debug)]
pub struct Way {
    /// The event and what is added to its date.
    pub timing: Timing,
    /// The earliest day, whatever the event.
    pub floor: Option<Moment>,
}

/// The event that brings an instrument into force, and what is added to its date.
#[derive(Clone, PartialEq, Debug)]
pub enum Timing {
    /// So long after the condition is met.
    After(Vec<Step>, Condition),
    /// On a fixed date if the condition is met by then, else so long after it is met.
    OnDateIf(Day, Condition, Vec<Step>),
    /// For each so long after its own deposit, whatever the others do.
    Individually(Vec<Step>),
}

impl Timing {
    /// What must have happened; nothing but a deposit of one's own where each enters by itself.
    pub fn condition(&self) -> Option<&Condition> {
        match self {
            Timing::After(_, condition) | Timing::OnDateIf(_, condition, _) => Some(condition),
            Timing::Individually(_) => None,
        }
    }
}

/// From when an instrument binds those who deposit later.
#[derive(Clone, PartialEq, Debug)]
pub struct Later {
    /// Later than what.
    pub than: LaterThan,
    /// What is added to the date of the own deposit.
    pub steps: Vec<Step>,
}

/// Which deposits are "later" ones.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LaterThan {
    /// Made after the deposit that fulfilled the condition: `for later parties`.
    Condition,
    /// Made after the entry into force itself: `for parties after entry into force`.
    EntryIntoForce,
}

/// How those stay out who would be bound without an act of their own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OptOut {
    /// By which act.
    pub by: OptOutBy,
    /// Until when.
    pub until: OptOutUntil,
}

/// By which act one stays out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OptOutBy {
    /// An objection.
    Objection,
    /// What the instrument calls a reservation.
    Reservation,
    /// Either.
    Either,
}

/// Until when one may opt out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OptOutUntil {
    /// Until the text is accepted, or the condition is met.
    Acceptance,
    /// Until it enters into force.
    EntryIntoForce,
}

/// When a denunciation takes effect.
#[derive(Clone, PartialEq, Debug)]
pub enum Leaving {
    /// So long after its notification.
    After(Vec<Step>),
    /// On a day of the year, if it was notified by another day before it, or else a year later:
    /// `on 30 June if notified by 1 January`.
    OnYearDay {
        /// The day on which it takes effect.
        on: YearDay,
        /// The day by which it has to be notified.
        notified_by: YearDay,
    },
    /// At the end of a period for which the instrument lasts, if it was notified so long before.
    AtEndOfPeriod(Option<Step>),
}

/// Since when something is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Since {
    /// The entry into force of the instrument.
    EntryIntoForce,
    /// Its entry into force for the State concerned.
    OwnEntryIntoForce,
}

/// From when a successor State is bound.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SuccessionFrom {
    /// From the day it came into being (Vienna Convention on Succession of States in respect of Treaties, Art. 23(1)).
    Independence,
    /// So long after its notification; on that day if there are no steps.
    Notification(Vec<Step>),
}

/// Who applies an instrument provisionally (VCLT Art. 25).
#[derive(Clone, PartialEq, Debug)]
pub enum Provisional {
    /// Whoever declares it.
    OnDeclaration,
    /// These, without a declaration.
    ByDefault {
        /// Who.
        by: SetExpr,
        /// From when.
        from: Moment,
        /// Until when at the latest.
        until: Option<Moment>,
        /// Whether an objection keeps one out of it.
        unless_objected: bool,
    },
}

/// Whether reservations may be made.
#[derive(Clone, PartialEq, Debug)]
pub enum Reservations {
    /// Any compatible with the instrument's object and purpose (VCLT Art. 19).
    Allowed,
    /// None.
    NotAllowed,
    /// Only to these articles.
    AllowedTo(Vec<String>),
    /// Any, unless so many of a set object within a period; the set as it is at its end.
    UnlessObjected {
        /// So large a part ...
        share: Share,
        /// ... of these.
        of: SetExpr,
        /// Within so long from the reservation.
        within: Step,
    },
}

impl Leaving {
    /// The day on which a denunciation notified on `day` takes effect, for an instrument that lasts so long and entered
    /// into force on `entry`; [`Day::MAX`] if it never does.
    pub fn effect(&self, day: Day, entry: Option<Day>, lasts: Option<(Step, Option<Step>)>) -> Day {
        match self {
            Leaving::After(steps) => super::take(steps, day),
            Leaving::OnYearDay { on, notified_by } => on.from(notified_by.from(day)),
            Leaving::AtEndOfPeriod(notice) => {
                let (Some(entry), Some((first, then))) = (entry, lasts) else { return Day::MAX };
                let in_time = |end: Day| day <= notice.map_or(end, |notice| notice.before(end));
                let mut end = first.from(entry);
                while !in_time(end) {
                    match then {
                        Some(then) if end < Day::MAX && then.from(end) > end => end = then.from(end),
                        _ => return Day::MAX,
                    }
                }
                end
            }
        }
    }
}

impl Anchor {
    /// The day itself, as a moment.
    pub fn moment(self) -> Moment {
        Moment { steps: vec![], anchor: self }
    }
}
