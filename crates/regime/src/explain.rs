//! Reasons: how an answer follows from an article and from deposits, step by step.

use std::fmt::{self, Display, Formatter};

use serde::{Serialize, Serializer};

use crate::{
    Act, Day, InstrumentIx, Regime, SourceIx, When,
    language::ast::{Anchor, Rule, Step, Timing, Validity},
    register::Source,
    status::RequirementStatus,
};

/// Why an instrument stands on a day as it does.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// Its id.
    pub instrument: String,
    /// The day asked about.
    pub on: Day,
    /// The article, where the definition names one.
    pub article: Option<String>,
    /// When the clause counts, if it does not always.
    #[serde(skip_serializing_if = "is_always")]
    pub valid: Validity,
    /// The clause, as the definition says it.
    pub clause: Rule,
    /// The days on which the requirements are shown: the day before they were met, the day they were, the day asked about.
    pub counts: Vec<CountOn>,
    /// The acts that decided it, on the day the condition was met.
    pub decided_by: Vec<Decisive>,
    /// The calculation from that day to entry into force.
    pub steps: Vec<DateStep>,
    /// The sources of the acts that decided it.
    pub sources: Vec<Source>,
}

fn is_always(valid: &Validity) -> bool {
    valid.is_always()
}

/// The requirements on one day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CountOn {
    /// The day.
    pub day: Day,
    /// Each requirement and how far it is met.
    pub requirements: Vec<RequirementStatus>,
}

/// An act that decided.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Decisive {
    /// Who acted.
    pub actor: String,
    /// Their name.
    pub name: String,
    /// What they did.
    pub act: String,
    /// When.
    pub date: When,
    /// The ids of its sources.
    pub sources: Vec<String>,
}

/// One step of a calculation with dates.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DateStep {
    /// What is done.
    pub what: Operation,
    /// Where it leads.
    pub date: When,
}

/// What is done at a step of a calculation with dates.
#[derive(Clone, Debug, PartialEq)]
pub enum Operation {
    /// The condition was met.
    ConditionMet,
    /// It is counted from this.
    From(Anchor),
    /// It is counted from the end of the last session.
    LastSession,
    /// It is counted from the meeting that began then, or should have.
    AfterThatOf(When),
    /// This is added: `+ 30 days`.
    Add(Step),
    /// The condition was met by this day, and so takes effect on it.
    MetBy(Day),
    /// No earlier than this, counted from there.
    NotBefore(Anchor),
    /// What follows from the two before it.
    EntersIntoForce,
}

impl Display for Operation {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Operation::ConditionMet => f.write_str("condition met"),
            Operation::From(anchor) => anchor.fmt(f),
            Operation::LastSession => f.write_str("the last session ended"),
            Operation::AfterThatOf(day) => write!(f, "after that of {day}"),
            Operation::Add(period @ Step::FirstOfMonth(_)) => write!(f, "{period} that"),
            Operation::Add(period) => write!(f, "+ {period}"),
            Operation::MetBy(day) => write!(f, "met by {day}, so on that date"),
            Operation::NotBefore(Anchor::Opening) => {
                f.write_str("but not before (counted from the opening for signature)")
            }
            Operation::NotBefore(from) => write!(f, "but not before (counted from {from})"),
            Operation::EntersIntoForce => f.write_str("so: enters into force"),
        }
    }
}

impl Serialize for Operation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Regime {
    /// Explains how an instrument stands on a day; `None` if it has no clause on its entry into force.
    pub fn explain(&self, ix: InstrumentIx, on: Day) -> Option<Explanation> {
        let definition = self.register().definition(ix);
        let entry = self.standing(ix).entry.as_ref().filter(|e| e.trigger.earliest <= on);
        let taken = entry.and_then(|e| e.ways.first());
        let clause = taken.and_then(|way| definition.clauses.get(way.clause)).map(|(clause, _)| clause);
        let clause = clause.or_else(|| definition.entry_clause(on))?;
        let counts_on = |day: Day| CountOn {
            day,
            requirements: self.tallies(ix, day).iter().map(|t| self.requirement(t)).collect(),
        };
        let mut days = vec![on];
        let (mut decided_by, mut steps) = (vec![], vec![]);
        if let Some(entry) = entry {
            let met = entry.trigger.earliest;
            days.extend([met.plus_days(-1), met]);
            if let (Rule::EntersIntoForce(said), Some(taken)) = (&clause.rule, taken)
                && let Some(way) = said.ways.get(taken.way)
            {
                steps = date_steps(&way.timing, taken.trigger);
                if let (Some(said), Some(floor)) = (&way.floor, taken.floor) {
                    steps.push(DateStep { what: Operation::NotBefore(said.anchor.clone()), date: floor });
                    steps.push(DateStep { what: Operation::EntersIntoForce, date: entry.date });
                }
            }
            let decisive = |c: &crate::engine::Consent| {
                let day = c.act.date.latest.min(entry.trigger.latest);
                let actor = self.register().actors.standing_for(c.origin, day);
                entry.possible_actors.contains(actor)
                    && c.act.date.earliest <= entry.trigger.latest
                    && entry.trigger.earliest <= c.act.date.latest
            };
            decided_by =
                self.consents(ix).iter().filter(|c| decisive(c)).map(|c| self.decisive(&c.act)).collect();
            decided_by.sort_by(|a, b| a.name.cmp(&b.name));
        }
        days.sort_unstable();
        days.dedup();
        let listed = &self.register().sources;
        let mut cited: Vec<SourceIx> =
            decided_by.iter().flat_map(|d| &d.sources).filter_map(|id| listed.find(id)).collect();
        cited.sort_unstable();
        cited.dedup();
        let sources = cited.into_iter().filter_map(|ix| listed.get(ix)).cloned().collect();
        Some(Explanation {
            instrument: definition.id.clone(),
            on,
            article: clause.article.clone(),
            valid: clause.valid,
            clause: clause.rule.clone(),
            counts: days.into_iter().map(counts_on).filter(|c| !c.requirements.is_empty()).collect(),
            decided_by,
            steps,
            sources,
        })
    }

    fn decisive(&self, act: &Act) -> Decisive {
        let actor = &self.register().actors[act.actor];
        Decisive {
            actor: actor.id.clone(),
            name: actor.name.clone(),
            act: act.kind.to_string(),
            date: act.date,
            sources: self.source_ids(act.sources()),
        }
    }
}

/// Each operation of a clause kept apart, with the date it leads to: "first day of the month after the 60th day
/// after" is two operations, and confusing them is where treaty arithmetic goes wrong.
fn date_steps(timing: &Timing, trigger: When) -> Vec<DateStep> {
    let mut steps = vec![DateStep { what: Operation::ConditionMet, date: trigger }];
    let (periods, fixed): (&[Step], _) = match timing {
        Timing::After(periods, _) | Timing::Individually(periods) => (periods, None),
        Timing::OnDateIf(day, _, otherwise) => (otherwise, Some(*day)),
    };
    if let Some(day) = fixed.filter(|day| trigger.latest <= *day) {
        steps.push(DateStep { what: Operation::MetBy(day), date: day.into() });
        return steps;
    }
    steps.extend(walk(periods, trigger));
    steps
}

/// The steps of a period from a day on, innermost first, each with the date it leads to.
pub fn walk(periods: &[Step], from: When) -> Vec<DateStep> {
    let mut date = from;
    let mut step = |period: &Step| {
        date = date.map(|day| period.from(day));
        DateStep { what: Operation::Add(*period), date }
    };
    periods.iter().rev().map(&mut step).collect()
}
