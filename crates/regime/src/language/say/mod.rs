//! Clauses, conditions and sets in the words of the language.

mod measure;
mod pathway;

use std::fmt::{self, Display, Formatter};

use serde::{Serialize, Serializer};

use super::ast::{
    Aim, Anchor, Condition, Deemed, Entry, ForumRule, Kind, Leaving, Moment, Name, OptOut, OptOutBy,
    OptOutUntil, Origin, Quantity, Requirement, Rule, SetExpr, Share, Silence, Step, Threshold, Timing,
    Validity, Way, Weight, YearDay,
};
use crate::proceeding::Level;

pub use measure::plain;

/// Ordinals are written out up to twelfth.
pub const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

/// Shares that have a name.
pub const SHARES: [(&str, u32, u32, bool); 7] = [
    ("a majority", 1, 2, true),
    ("half", 1, 2, false),
    ("one third", 1, 3, false),
    ("two thirds", 2, 3, false),
    ("one quarter", 1, 4, false),
    ("three quarters", 3, 4, false),
    ("four fifths", 4, 5, false),
];

/// Months by their English names.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A period as it is read after `every`: `year`, `2 years`.
pub struct Period(pub Step);

impl Display for Period {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let text = self.0.to_string();
        f.write_str(text.strip_prefix("1 ").unwrap_or(&text))
    }
}

/// Periods as they are read; `on` if there are none.
pub struct Steps<'a>(pub &'a [Step]);

impl Display for Steps<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("on ");
        }
        for (i, step) in self.0.iter().enumerate() {
            match step {
                Step::FirstOfMonth(_) if i + 1 == self.0.len() => write!(f, "{step} the month of ")?,
                Step::FirstOfMonth(_) => write!(f, "{step} ")?,
                _ => write!(f, "{step} after ")?,
            }
        }
        Ok(())
    }
}

impl Display for Step {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let plural = |n: &u32| if *n == 1 { "" } else { "s" };
        match self {
            Step::Days(n) => write!(f, "{n} day{}", plural(n)),
            Step::Months(n) => write!(f, "{n} month{}", plural(n)),
            Step::Years(n) => write!(f, "{n} year{}", plural(n)),
            Step::FirstOfMonth(1) => f.write_str("first day of the month after"),
            Step::FirstOfMonth(k) => {
                let ordinal =
                    (*k as usize).checked_sub(1).and_then(|i| ORDINALS.get(i)).unwrap_or(&"twelfth");
                write!(f, "first day of the {ordinal} month after")
            }
        }
    }
}

impl Display for OptOut {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self.by {
            OptOutBy::Objection => "object",
            OptOutBy::Reservation => "reserve",
            OptOutBy::Either => "object or reserve",
        })?;
        f.write_str(match self.until {
            OptOutUntil::Acceptance => "",
            OptOutUntil::EntryIntoForce => " before entry into force",
        })
    }
}

impl Display for Leaving {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Leaving::After(steps) => write!(f, "{}notification", Steps(steps)),
            Leaving::OnYearDay { on, notified_by } => write!(f, "on {on} if notified by {notified_by}"),
            Leaving::AtEndOfPeriod(None) => f.write_str("at the end of a period"),
            Leaving::AtEndOfPeriod(Some(notice)) => {
                write!(f, "at the end of a period if notified {notice} before")
            }
        }
    }
}

impl Display for YearDay {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let month = usize::try_from(self.month - 1).ok().and_then(|at| MONTHS.get(at)).unwrap_or(&"?");
        write!(f, "{} {month}", self.day)
    }
}

impl Display for Entry {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.ways.iter().enumerate().try_for_each(|(at, way)| {
            f.write_str(if at == 0 { "" } else { ", or " })?;
            way.fmt(f)
        })
    }
}

impl Display for Way {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.timing {
            Timing::After(steps, condition) => write!(f, "{}{condition}", Steps(steps))?,
            Timing::OnDateIf(day, condition, otherwise) => {
                let periods: Vec<String> = otherwise.iter().map(Step::to_string).collect();
                write!(f, "on {day} if {condition}, else {} later", periods.join(" after "))?;
            }
            Timing::Individually(steps) => write!(f, "{}own deposit", Steps(steps))?,
        }
        self.floor.iter().try_for_each(|floor| write!(f, ", but not before {floor}"))
    }
}

impl Display for Moment {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if !self.steps.is_empty() {
            Steps(&self.steps).fmt(f)?;
        }
        self.anchor.fmt(f)
    }
}

impl Display for Anchor {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Anchor::On(day) => day.fmt(f),
            Anchor::Opening => f.write_str("opening"),
            Anchor::Adoption => f.write_str("adoption"),
            Anchor::EntryIntoForceOf(id) => write!(f, "entry into force of {id}"),
        }
    }
}

impl Display for Condition {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Condition::Reached(anchor) => anchor.fmt(f),
            Condition::NoObjection(deemed, unless) => {
                match deemed {
                    Deemed::On(day) => write!(f, "acceptance on {day} unless ")?,
                    Deemed::AtEndOf(end) => write!(f, "acceptance at the end of {end} unless ")?,
                }
                for (i, requirement) in unless.iter().enumerate() {
                    f.write_str(if i == 0 { "" } else { ", or " })?;
                    write_requirement(f, requirement, "objection")?;
                }
                Ok(())
            }
            Condition::Deposits(all) => {
                for (i, requirement) in all.iter().enumerate() {
                    f.write_str(match requirement {
                        _ if i == 0 => "",
                        Requirement::OfWhich(..) | Requirement::Carrying(..) => ", ",
                        _ => ", and ",
                    })?;
                    let noun = if i > 0 && matches!(requirement, Requirement::Carrying(..)) {
                        ""
                    } else {
                        "deposit"
                    };
                    write_requirement(f, requirement, noun)?;
                }
                Ok(())
            }
        }
    }
}

fn write_requirement(f: &mut Formatter<'_>, requirement: &Requirement, noun: &str) -> fmt::Result {
    match requirement {
        Requirement::Number(n, by) => {
            write!(f, "{n} {noun}{}", if *n == 1 { "" } else { "s" })?;
            by.iter().try_for_each(|set| write!(f, " by {set}"))
        }
        Requirement::OfWhich(n, set) => write!(f, "of which {n} by {set}"),
        Requirement::ShareOf(share, set) => write!(f, "{noun}s by {share} of {set}"),
        Requirement::ShareOfNumber(share, set) => write!(f, "{noun}s by {share} of the number of {set}"),
        Requirement::AllOf(set) => write!(f, "{noun}s by all of {set}"),
        Requirement::AllAndOthers(set, n) => write!(f, "{noun}s by {} and {n} others", Bracketed(set)),
        Requirement::Carrying(weight, attribute, of) => {
            if !noun.is_empty() {
                write!(f, "{noun}s ")?;
            }
            write!(f, "carrying {weight} of {attribute}")?;
            of.iter().try_for_each(|set| write!(f, " of {set}"))
        }
    }
}

/// A requirement as it reads with what it counts: `21 deposits`, `3 objections`.
#[derive(Clone, PartialEq, Debug)]
pub struct Counting {
    /// The requirement.
    pub requirement: Requirement,
    /// What it counts: `deposit` or `objection`.
    pub noun: &'static str,
}

impl Counting {
    /// Whom it counts of those who have consented to an instrument, as a set that can be asked about; `None` where it
    /// counts something else, such as a weight.
    pub fn counted(&self, instrument: &str) -> Option<String> {
        let among = |set: &SetExpr| format!("depositors to {instrument} among {}", Bracketed(set));
        match &self.requirement {
            _ if self.noun != "deposit" => None,
            Requirement::Carrying(..) => None,
            Requirement::Number(_, None) | Requirement::ShareOfNumber(..) | Requirement::AllAndOthers(..) => {
                Some(format!("depositors to {instrument}"))
            }
            Requirement::Number(_, Some(set)) | Requirement::OfWhich(_, set) => Some(among(set)),
            Requirement::AllOf(set @ SetExpr::These(_)) => Some(among(set)),
            Requirement::AllOf(set) | Requirement::ShareOf(_, set) => {
                Some(format!("contracting parties to {instrument} and {}", Bracketed(set)))
            }
        }
    }

    /// The set that it is about, if it is about one.
    pub fn whole(&self) -> Option<&SetExpr> {
        self.requirement.set()
    }
}

impl Display for Counting {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write_requirement(f, &self.requirement, self.noun)
    }
}

/// Programs read what people do: the text.
macro_rules! serialized_as_text {
    ($($kind:ty),*) => {
        $(impl Serialize for $kind {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        })*
    };
}

serialized_as_text!(Aim, Counting, ForumRule, Origin, Quantity, Rule, Silence, Threshold, Validity);

/// Names, as a list.
pub(super) fn join(names: &[Name]) -> String {
    names.iter().map(|n| n.text.as_str()).collect::<Vec<_>>().join(", ")
}

impl Display for Weight {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Weight::Share(share) => share.fmt(f),
            Weight::Amount(millionths) => {
                let (whole, part) = (millionths / 1_000_000, millionths % 1_000_000);
                match format!("{part:06}").trim_end_matches('0') {
                    "" => write!(f, "{whole}"),
                    part => write!(f, "{whole}.{part}"),
                }
            }
        }
    }
}

impl Display for Share {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let named =
            SHARES.iter().find(|s| (s.1, s.2, s.3) == (self.numerator, self.denominator, self.more_than));
        if let Some((words, ..)) = named {
            return f.write_str(words);
        }
        if self.more_than {
            return write!(f, "more than {}", Share { more_than: false, ..*self });
        }
        let percent = self.denominator.is_multiple_of(100).then_some(self.denominator / 100);
        let decimals = percent.filter(|p| [1, 10, 100, 1000, 10_000].contains(p));
        match decimals {
            Some(1) => write!(f, "{}%", self.numerator),
            Some(scale) => {
                let width = scale.ilog10() as usize;
                write!(f, "{}.{:0width$}%", self.numerator / scale, self.numerator % scale)
            }
            None => write!(f, "{}/{}", self.numerator, self.denominator),
        }
    }
}

/// A set in brackets if it is made of others.
pub struct Bracketed<'a>(pub &'a SetExpr);

impl Display for Bracketed<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            SetExpr::And(..) | SetExpr::Or(..) | SetExpr::ButNot(..) => write!(f, "({})", self.0),
            simple => simple.fmt(f),
        }
    }
}

impl Display for SetExpr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let who = |kind: &Kind| if *kind == Kind::States { "States" } else { "actors" };
        match self {
            SetExpr::States => f.write_str("States"),
            SetExpr::Organisations => f.write_str("organisations"),
            SetExpr::Actors => f.write_str("actors"),
            SetExpr::With(kind, attribute) => write!(f, "{} with {attribute}", who(kind)),
            SetExpr::PartiesTo(Kind::States, id) => write!(f, "States party to {id}"),
            SetExpr::PartiesTo(Kind::Actors, id) => write!(f, "parties to {id}"),
            SetExpr::ContractingPartiesTo(id) => write!(f, "contracting parties to {id}"),
            SetExpr::DepositorsTo(id, None) => write!(f, "depositors to {id}"),
            SetExpr::DepositorsTo(id, Some(set)) => write!(f, "depositors to {id} among {}", Bracketed(set)),
            SetExpr::SignatoriesTo(id) => write!(f, "signatories to {id}"),
            SetExpr::SignersOf(id) => write!(f, "signers of {id}"),
            SetExpr::SubscribersTo(id) => write!(f, "subscribers to {id}"),
            SetExpr::AsOn(set, anchor) => write!(f, "{} as on {anchor}", Bracketed(set)),
            SetExpr::MembersOf(id) => write!(f, "members of {id}"),
            SetExpr::List(id) => write!(f, "list {id}"),
            SetExpr::ParticipantsIn(id, None) => write!(f, "participants in {id}"),
            SetExpr::ParticipantsIn(id, Some(Level::Head)) => write!(f, "participants in {id} at level head"),
            SetExpr::ParticipantsIn(id, Some(level)) => {
                write!(f, "participants in {id} at level {} or above", level.word())
            }
            SetExpr::Holding(kind, threshold) => write!(f, "{} with {threshold}", who(kind)),
            SetExpr::ReportedUnder(id, within) => {
                write!(f, "actors that have reported under {id}")?;
                within.iter().try_for_each(|within| write!(f, " within {within}"))
            }
            SetExpr::RequestedUnder(id) => write!(f, "actors that have requested assistance under {id}"),
            SetExpr::HostsOf(service, within) => {
                write!(f, "hosts of \"{service}\"")?;
                within.iter().try_for_each(|within| write!(f, " within {within}"))
            }
            SetExpr::These(names) => write!(f, "{{{}}}", join(names)),
            // Operators of one kind are read from the left and need no brackets there.
            SetExpr::And(a, b) => match **a {
                SetExpr::And(..) => write!(f, "{a} and {}", Bracketed(b)),
                _ => write!(f, "{} and {}", Bracketed(a), Bracketed(b)),
            },
            SetExpr::Or(a, b) => match **a {
                SetExpr::Or(..) => write!(f, "{a} or {}", Bracketed(b)),
                _ => write!(f, "{} or {}", Bracketed(a), Bracketed(b)),
            },
            SetExpr::ButNot(a, b) => match **a {
                SetExpr::ButNot(..) => write!(f, "{a} but not {}", Bracketed(b)),
                _ => write!(f, "{} but not {}", Bracketed(a), Bracketed(b)),
            },
        }
    }
}
