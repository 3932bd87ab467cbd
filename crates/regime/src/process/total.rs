//! Published totals beside what the record has names for on their days.

use serde::Serialize;

use crate::{
    Act, ActorSet, Bounds, Count, Day, InstrumentIx, Proceeding, Regime, When,
    engine::{Beyond, Published, Which},
    language::ast::Force,
    proceeding::Counted,
    register::Known,
};

/// A published total, and what the record gives on its day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Compared {
    /// The instrument, forum or session.
    pub about: String,
    /// Where the act stands in the record.
    #[serde(skip)]
    pub entry: u64,
    /// What was published.
    #[serde(flatten)]
    pub published: Published,
    /// How many the record names on that day (or within those days).
    pub by_name: Count,
    /// Through which day it names all.
    pub known_through: Known,
    /// Whether the two agree.
    pub agreement: Agreement,
    /// Whether a difference is explained: the source is among those that are recorded to disagree.
    pub explained: bool,
}

/// Whether a total agrees with the names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// As many are named.
    Agrees,
    /// Fewer are named, where the record does not say that it names all.
    FewerNamed,
    /// The two contradict each other.
    Differs,
}

impl Agreement {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Agreement::Agrees => "agrees",
            Agreement::FewerNamed => "fewer_named",
            Agreement::Differs => "differs",
        }
    }
}

impl Compared {
    /// Whether something has to be done about it.
    pub fn is_open(&self) -> bool {
        self.agreement == Agreement::Differs && !self.explained
    }
}

impl Regime {
    /// Every published total for which there are names to compare it with, by what it is about and its day.
    pub fn compared_totals(&self) -> Vec<Compared> {
        let mut all: Vec<Compared> = self.docket().all().filter_map(|p| self.compared(p)).collect();
        all.sort_by(|a, b| {
            let key = |c: &Compared| (c.published.date.latest, c.published.date.earliest, c.entry);
            a.about.cmp(&b.about).then_with(|| key(a).cmp(&key(b)))
        });
        all
    }

    fn compared(&self, p: &Proceeding) -> Option<Compared> {
        let published = self.total(p)?;
        let (by_name, known) = self.named_within(&p.target, published.counted, p.date)?;
        let agreement = if by_name.min <= published.number && published.number <= by_name.max {
            Agreement::Agrees
        } else if by_name.max < published.number && !known.covers(p.date.latest) {
            Agreement::FewerNamed
        } else {
            Agreement::Differs
        };
        let claims = &self.register().claims;
        let disagrees = |ix| claims.iter().any(|claim| claim.sources.contains(&ix));
        Some(Compared {
            about: p.target.clone(),
            entry: p.entry,
            by_name,
            known_through: known,
            agreement,
            explained: p.sources.iter().copied().any(disagrees),
            published,
        })
    }

    /// How many have ever signed an instrument by a day, whatever became of them.
    fn signatures(&self, ix: InstrumentIx, day: Day) -> usize {
        let signed = |a: &Act| a.kind.is_signature() && a.date.earliest <= day;
        let all = self.acts_on(ix).all_read();
        all.filter(|(_, acts)| acts.iter().any(signed)).map(|(origin, _)| origin).collect::<ActorSet>().len()
    }

    /// How many the record names within some days of what is counted, and through which day it names all.
    fn named_within(&self, about: &str, counted: Counted, when: When) -> Option<(Count, Known)> {
        let register = self.register();
        if let Some(ix) = register.instrument(about) {
            let definition = register.definition(ix);
            let which = match counted {
                Counted::Signatories => Which::Signers,
                Counted::Subscribers | Counted::Participants if definition.force == Force::Political => {
                    Which::Bound
                }
                // Depositaries count those that have joined, a little before they are bound.
                Counted::Parties | Counted::States => Which::Contracting,
                _ => return None,
            };
            let lines = self.lines().reading(Beyond::Nothing);
            let states = |bounds: Bounds, day: Day| match counted {
                Counted::States => bounds.and(Bounds::certain(register.states.at(day))),
                _ => bounds,
            };
            let on = |day: Day| {
                let there = states(lines.at(ix, which, day), day).count();
                // Some count the signatures of States that have ended, some do not.
                let ever = if which == Which::Signers { self.signatures(ix, day) } else { there.max };
                Count { max: there.max.max(ever), ..there }
            };
            let (first, last) =
                (on(when.earliest.max(definition.opened.unwrap_or(Day::MIN))), on(when.latest));
            let known = Known::of(definition.complete);
            return Some((Count { min: first.min.min(last.min), max: first.max.max(last.max) }, known));
        }
        if let Some(ix) = register.forum(about) {
            let extent = self.membership(ix, when.latest);
            return (counted == Counted::Members).then(|| (extent.recorded.count(), extent.known));
        }
        self.docket().session(about)?;
        let (named, exact) = (self.participation_named(about), |n: usize| Count { min: n, max: n });
        // The record nowhere says that it names all who came.
        match counted {
            Counted::Participants => Some(exact(named.named)),
            Counted::Observers => Some(exact(named.observers)),
            Counted::Heads => Some(named.at_head()),
            Counted::Ministers => Some(named.at_minister()),
            _ => None,
        }
        .map(|count| (count, Known::Unsaid))
    }
}
