//! What an act changes: two regimes held against each other, one with it and one without.

use serde::Serialize;

use crate::{
    Day, ForumIx, InstrumentIx, Regime, When,
    process::{Commitment, Due, State},
    status::Status,
};

/// What differs between a regime and the same with something added, on a day.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Consequences {
    /// Instruments and forums that are new, by their ids.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub defined: Vec<String>,
    /// Instruments and forums that are gone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub undefined: Vec<String>,
    /// How instruments stood and stand, where that differs.
    pub instruments: Vec<InstrumentChange>,
    /// What becomes due.
    pub due: Vec<Due>,
    /// What is due no more.
    pub settled: Vec<Due>,
    /// Commitments that are new or stand otherwise.
    pub commitments: Vec<CommitmentChange>,
}

/// How an instrument stood and stands.
#[derive(Clone, Debug, Serialize)]
pub struct InstrumentChange {
    /// Without the act.
    pub before: Status,
    /// With it.
    pub after: Status,
    /// Who is bound from another day than before, by their ids, each with that day (`null`: no more).
    pub bound: Vec<(String, Option<When>)>,
}

/// A commitment that is new or stands otherwise.
#[derive(Clone, Debug, Serialize)]
pub struct CommitmentChange {
    /// Its id.
    pub commitment: String,
    /// Whose.
    pub actor: String,
    /// What was promised.
    pub text: String,
    /// Where it stood; `null` if it is new.
    pub before: Option<State>,
    /// Where it stands; `null` if it is gone.
    pub after: Option<State>,
}

impl Consequences {
    /// What differs on a day. Definitions and actors may differ too: things are the same that have the same id.
    pub fn between(before: &Regime, after: &Regime, on: Day) -> Consequences {
        let all = (0..).map(InstrumentIx).take(after.register().instruments.len());
        let both = all.filter_map(|ix| {
            let was = before.register().instrument(&after.register().definition(ix).id)?;
            Some((was, ix))
        });
        let (was, is) = (due(before, on), due(after, on));
        let (had, has) = (ids(before), ids(after));
        Consequences {
            defined: has.iter().filter(|id| !had.contains(id)).cloned().collect(),
            undefined: had.iter().filter(|id| !has.contains(id)).cloned().collect(),
            instruments: both.filter_map(|ixs| instrument(before, after, ixs, on)).collect(),
            due: is.iter().filter(|d| !was.contains(d)).cloned().collect(),
            settled: was
                .iter()
                .filter(|d| !is.iter().any(|i| i.about == d.about && i.kind == d.kind))
                .cloned()
                .collect(),
            commitments: commitments(before, after, on),
        }
    }

    /// Whether nothing changes that the regime computes.
    pub fn is_empty(&self) -> bool {
        self.defined.is_empty()
            && self.undefined.is_empty()
            && self.instruments.is_empty()
            && self.due.is_empty()
            && self.settled.is_empty()
            && self.commitments.is_empty()
    }
}

/// What a regime defines that acts are about.
fn ids(regime: &Regime) -> Vec<String> {
    let register = regime.register();
    let instruments = register.instruments.iter().map(|i| i.id.clone());
    instruments.chain(register.forums.iter().map(|f| f.id.clone())).collect()
}

fn instrument(
    before: &Regime,
    after: &Regime,
    (then, now): (InstrumentIx, InstrumentIx),
    on: Day,
) -> Option<InstrumentChange> {
    let bound = |regime: &Regime, ix: InstrumentIx| {
        let each = regime.consents(ix).into_iter();
        each.map(|c| (regime.register().actors[c.act.actor].id.clone(), c.bound)).collect::<Vec<_>>()
    };
    let (was, is) = (bound(before, then), bound(after, now));
    let changed: Vec<_> = is
        .iter()
        .filter(|(id, day)| !was.contains(&(id.clone(), *day)))
        .cloned()
        .chain(
            was.iter().filter(|(id, _)| !is.iter().any(|(i, _)| i == id)).map(|(id, _)| (id.clone(), None)),
        )
        .collect();
    let (before, after) = (before.status(then, on), after.status(now, on));
    (before != after || !changed.is_empty()).then_some(InstrumentChange { before, after, bound: changed })
}

/// What is due in any forum.
fn due(regime: &Regime, on: Day) -> Vec<Due> {
    let mut all = vec![];
    for ix in (0..).map(ForumIx).take(regime.register().forums.len()) {
        regime.forum_due(ix, None, on, &mut all);
    }
    all
}

fn commitments(before: &Regime, after: &Regime, on: Day) -> Vec<CommitmentChange> {
    let states = |regime: &Regime| {
        let each = regime.commitments(on).into_iter();
        each.map(|c| {
            let state = regime.progress(&c, on).state;
            (c, state)
        })
        .collect::<Vec<_>>()
    };
    let (was, is) = (states(before), states(after));
    let id = |c: &Commitment| after.register().actors[c.actor].id.clone();
    let same = |a: &Commitment, b: &Commitment| a.key == b.key && a.actor == b.actor;
    let mut changes = vec![];
    for (c, state) in &is {
        let earlier = was.iter().find(|(other, _)| same(other, c)).map(|(_, state)| *state);
        if earlier != Some(*state) {
            changes.push((c, earlier, Some(*state)));
        }
    }
    for (c, state) in &was {
        if !is.iter().any(|(other, _)| same(other, c)) {
            changes.push((c, Some(*state), None));
        }
    }
    changes
        .into_iter()
        .map(|(c, before, after)| CommitmentChange {
            commitment: c.key.clone(),
            actor: id(c),
            text: c.text.clone(),
            before,
            after,
        })
        .collect()
}
