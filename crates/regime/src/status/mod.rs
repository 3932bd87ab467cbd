//! Answers: how an instrument, or an actor, stands on a day. What programs read as JSON and people as pages.

mod place;

use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::{
    ActorIx, ActorSet, BoundsTimeline, Count, Day, InstrumentIx, Regime, Timeline, When,
    engine::{Consent, Extent, Published, Set, Tally, Unit, Which},
    language::{
        Counting,
        ast::{Condition, Timing},
    },
    proceeding::Counted,
    register::Known,
};

pub use place::{Place, Places};

/// How an instrument stands on a day, as the record knows it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Status {
    /// Its id.
    pub instrument: String,
    /// Its title.
    pub title: String,
    /// `binding`, `political` or `proposed`.
    pub force: &'static str,
    /// The day asked about.
    pub on: Day,
    /// The day through which the record of it is complete, where the record says so: later acts may be missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub complete_through: Option<Day>,
    /// The same; `null` where the record does not say, or says that nothing can be missing.
    pub known_through: Known,
    /// False where anything here depends on dates that are not known, or on acts that may be missing.
    pub sure: bool,
    /// Whether it is in force; `null` where that depends on dates that are not known.
    pub in_force: Option<bool>,
    /// The day of entry into force (an EDTF interval if uncertain); `null` while the condition has not been met.
    pub entry_into_force: Option<When>,
    /// The day on which it ended for good, where that is past.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<When>,
    /// What fulfilled the condition; `null` while nothing has.
    pub trigger: Option<Trigger>,
    /// Actors bound on the day, organisations included. After the day through which the record is complete those are at
    /// least as many as it names, or as were counted; and at most all that may join.
    pub parties: Count,
    /// Those of them that are States.
    pub states: Count,
    /// Those of them that are organisations.
    pub organisations: Count,
    /// Actors that have signed and not yet consented to be bound.
    pub signatories: Count,
    /// Actors that apply it provisionally.
    pub provisional: Count,
    /// The same counts as far as the record has names.
    pub by_name: ByName,
    /// The last total of parties (or subscribers) published by the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Published>,
    /// What the (first) requirement for entry into force needs on the day.
    pub needed: Option<Count>,
    /// How much of that there is on the day: before entry into force, the contracting parties that count.
    pub have: Option<Count>,
    /// Every requirement, with its count.
    pub requirements: Vec<RequirementStatus>,
}

/// What the record has names for, as if it were complete.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ByName {
    /// Actors bound.
    pub parties: Count,
    /// Those of them that are States.
    pub states: Count,
    /// Those of them that are organisations.
    pub organisations: Count,
    /// Actors that have signed and not yet consented to be bound.
    pub signatories: Count,
    /// Actors that apply it provisionally.
    pub provisional: Count,
}

/// What fulfilled the condition for entry into force.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Trigger {
    /// The day.
    pub date: When,
    /// Who acted on it, and counted.
    pub actors: Vec<String>,
    /// Who may have been among them, where dates are uncertain.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub possible_actors: Vec<String>,
}

/// How far one requirement is met.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RequirementStatus {
    /// As the definition says it.
    #[serde(serialize_with = "as_text", rename = "text")]
    pub said: Arc<Counting>,
    /// What is counted: `actors`, or `weight` in the attribute's own unit.
    pub unit: &'static str,
    /// How much there is.
    pub have: Amount,
    /// How much is needed.
    pub needed: Amount,
    /// Out of how much, for shares.
    pub of: Option<Amount>,
    /// Whether it is met; `null` where that is uncertain.
    pub met: Option<bool>,
    /// Of a set that must be complete: who is missing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// Which of several ways of entering into force asks for it, from 1 on; those of one belong together.
    #[serde(skip_serializing_if = "is_only")]
    pub alternative: usize,
}

fn is_only(alternative: &usize) -> bool {
    *alternative == 0
}

fn as_text<S: Serializer>(said: &Arc<Counting>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(said)
}

/// A number of actors, or a weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// At least; millionths where it is a weight.
    pub count: Count,
    /// What it counts.
    pub unit: Unit,
}

impl Serialize for Amount {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        match self.unit {
            Unit::Actors => self.count.serialize(serializer),
            Unit::Weight if self.count.min == self.count.max => {
                serializer.serialize_f64(weight(self.count.min))
            }
            Unit::Weight => {
                let mut range = serializer.serialize_map(Some(2))?;
                range.serialize_entry("min", &weight(self.count.min))?;
                range.serialize_entry("max", &weight(self.count.max))?;
                range.end()
            }
        }
    }
}

impl std::fmt::Display for Amount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.unit {
            Unit::Actors => self.count.fmt(f),
            Unit::Weight if self.count.min == self.count.max => f.pad(&weight(self.count.min).to_string()),
            Unit::Weight => f.pad(&format!("{}-{}", weight(self.count.min), weight(self.count.max))),
        }
    }
}

/// Weights are kept in millionths; the largest of the field (Gg of CO2) is exact in an `f64` by far.
fn weight(millionths: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "for display; weights stay far below 2^53 millionths")]
    let n = millionths as f64;
    n / 1e6
}

/// Three-valued: surely, surely not, or unknown.
pub fn certain(surely: bool, possibly: bool) -> Option<bool> {
    match (surely, possibly) {
        (true, _) => Some(true),
        (_, false) => Some(false),
        _ => None,
    }
}

/// How one actor stands towards one instrument on a day.
#[derive(Clone, Debug)]
pub struct ActorStatus {
    /// The place, as sure as can be said.
    pub place: Place,
    /// False where the place depends on dates that are not known, or on acts that may be missing.
    pub sure: bool,
    /// Through which day the acts on the instrument are known.
    pub known: Known,
    /// The consent in effect on the day (or made by then).
    pub consent: Option<Consent>,
}

impl Regime {
    /// How an instrument stands on a day.
    pub fn status(&self, ix: InstrumentIx, on: Day) -> Status {
        let register = self.register();
        let definition = register.definition(ix);
        let standing = self.standing(ix);
        let (surely, possibly) = standing.in_force_on(on);
        // What fulfils the condition only after the day asked about is not yet known on it.
        let entry = standing.entry.as_ref().filter(|e| e.trigger.earliest <= on || self.is_dated(ix));
        let tallies = self.tallies(ix, on);
        let of = |which: Which| self.extent(&Set::Of(ix, which), on);
        let of_kind = |line: &Timeline| {
            let those = Set::Line(Arc::new(BoundsTimeline::certain(line.clone())));
            self.extent(&Set::And(Box::new(Set::Of(ix, Which::Bound)), Box::new(those)), on)
        };
        let (parties, signatories, provisional) =
            (of(Which::Bound), of(Which::Signed), of(Which::Provisional));
        let (states, organisations) = (of_kind(&register.states), of_kind(&register.organisations));
        let all = [parties, states, organisations, signatories, provisional];
        let in_force = certain(surely, possibly);
        Status {
            instrument: definition.id.clone(),
            title: definition.title.clone(),
            force: definition.force.word(),
            on,
            complete_through: Known::of(definition.complete).through(),
            known_through: parties.known,
            sure: in_force.is_some() && parties.known.covers(on) && all.iter().all(Extent::is_sure),
            in_force,
            entry_into_force: entry.map(|e| e.date),
            ended: standing.over.filter(|over| over.earliest <= on),
            trigger: entry.map(|e| Trigger {
                date: e.trigger,
                actors: self.ids(e.actors),
                possible_actors: self.ids(e.possible_actors - e.actors),
            }),
            parties: parties.count,
            states: states.count,
            organisations: organisations.count,
            signatories: signatories.count,
            provisional: provisional.count,
            by_name: ByName {
                parties: parties.recorded.count(),
                states: states.recorded.count(),
                organisations: organisations.recorded.count(),
                signatories: signatories.recorded.count(),
                provisional: provisional.recorded.count(),
            },
            published: self.last_published(&definition.id, on),
            needed: tallies.first().map(|t| t.needed),
            have: tallies.first().map(|t| t.have),
            requirements: tallies.iter().map(|t| self.requirement(t)).collect(),
        }
    }

    /// The last total of those bound that was published by a day.
    fn last_published(&self, id: &str, on: Day) -> Option<Published> {
        let mut all = self.published(id);
        all.retain(|p| {
            use Counted::{Participants, Parties, States, Subscribers};
            matches!(p.counted, Parties | States | Subscribers | Participants) && p.date.latest <= on
        });
        all.pop()
    }

    /// Whether its clause fixes a date (or another instrument's entry into force) rather than waiting for acts.
    fn is_dated(&self, ix: InstrumentIx) -> bool {
        let mut ways = self.register().definition(ix).entries().flat_map(|(_, entry)| &entry.ways);
        ways.any(|way| {
            matches!(way.timing, Timing::After(_, Condition::Reached(_) | Condition::NoObjection(..)))
        })
    }

    /// A tally as an answer.
    pub fn requirement(&self, tally: &Tally) -> RequirementStatus {
        let amount = |count: Count| Amount { count, unit: tally.unit };
        RequirementStatus {
            said: tally.said.clone(),
            unit: if tally.unit == Unit::Actors { "actors" } else { "weight" },
            have: amount(tally.have),
            needed: amount(tally.needed),
            of: tally.whole.map(amount),
            met: certain(tally.surely, tally.possibly),
            missing: self.ids(tally.missing),
            alternative: tally.alternative,
        }
    }

    /// The ids of a set's actors, in alphabetical order.
    pub fn ids(&self, set: ActorSet) -> Vec<String> {
        let mut ids: Vec<String> = set.iter().map(|ix| self.register().actors[ix].id.clone()).collect();
        ids.sort_unstable();
        ids
    }

    /// How one actor stands towards one instrument on a day.
    pub fn actor_status(&self, ix: InstrumentIx, actor: ActorIx, on: Day) -> ActorStatus {
        let origin = self.register().actors.origin(actor);
        // Of a State that has come to an end it is how it stood then: what those do that continue it is not its own.
        let end = self.register().actors[actor].to.filter(|to| *to <= on);
        let by = self.register().actors[actor].by_its_end(on);
        let mut made = self.consents_of(ix, origin);
        let begun = self.register().actors[actor].from.is_none_or(|from| from <= on);
        made.retain(|c| begun && c.act.date.earliest <= by);
        // What was said anew may bind only when what was said before has ended.
        let in_effect = |c: &Consent| {
            c.bound.is_some_and(|bound| bound.earliest <= by) && c.until.is_none_or(|until| by < until.latest)
        };
        let consent = made.iter().rposition(in_effect).map(|at| made.swap_remove(at)).or_else(|| made.pop());
        // Who was bound without an act already is not bound anew by one, and leaves as if by none.
        let since = if self.binds_without_act(ix) { self.bound_since(ix, actor, on) } else { None };
        let left = self.left_without_act(ix, origin);
        let consent = consent.map(|c| {
            let left = left.filter(|on| c.act.date.latest < on.earliest);
            // What is over is so for whoever left later, too.
            let until = left.map(|on| self.standing(ix).over.map_or(on, |over| on.earlier(over)));
            let until = until.or(c.until).into_iter().chain(end.map(When::from)).reduce(When::earlier);
            let bound = since.or(c.bound).filter(|bound| end.is_none_or(|end| bound.earliest < end));
            Consent { bound, until, ..c }
        });
        let (place, sure) = self.place(ix, actor, on);
        ActorStatus { place, sure, consent, known: Known::of(self.register().definition(ix).complete) }
    }
}
