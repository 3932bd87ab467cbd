//! Reservations and declarations, and what became of them (VCLT Arts. 19-23).

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    Act, ActKind, ActorIx, ActorSet, Acts, Day, InstrumentIx, Regime, Target, When,
    language::ast::Reservations,
};

/// A reservation or declaration and what became of it by a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Statement {
    /// Who made it.
    pub actor: String,
    /// `reservation` or `declaration`.
    pub kind: &'static str,
    /// When.
    pub date: When,
    /// The article reserved against, or the terms.
    pub detail: String,
    /// The territory that it is about, if it is about one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub territory: String,
    /// When it was withdrawn, if it was by the day asked about.
    pub withdrawn: Option<When>,
    /// Who has objected by then, with the date (VCLT Art. 20).
    pub objections: Vec<(String, When)>,
    /// Where the instrument lets a reservation stand only if not too many object within a time: what came of that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fate: Option<Fate>,
}

/// What became of a reservation that stands unless so many object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Fate {
    /// The last day on which an objection counts.
    pub by: When,
    /// Whether it stands; `null` while the time runs, or where it depends on days that are not known.
    pub stands: Option<bool>,
}

impl Regime {
    /// Reservations and declarations made to an instrument by a day, with withdrawals and objections.
    pub fn statements(&self, ix: InstrumentIx, on: Day) -> Vec<Statement> {
        let id = |ix: ActorIx| self.register().actors[ix].id.clone();
        let (actors, acts) = (&self.register().actors, self.acts_on(ix));
        let by_then = |a: &&Act| a.date.earliest <= on;
        let is_statement = |a: &&Act| matches!(a.kind, ActKind::Reservation | ActKind::Declaration);
        let mut made: Vec<&Act> = acts.iter().filter(by_then).filter(is_statement).collect();
        made.sort_by_key(|a| a.entry);
        let objections = objections(acts);
        let to = |made: &Act| objections.get(&made.actor).map_or(&[][..], Vec::as_slice);
        let all = made.into_iter().map(|made| Statement {
            actor: id(made.actor),
            kind: made.kind.word(),
            date: made.date,
            detail: made.detail().to_owned(),
            territory: made.territory().to_owned(),
            withdrawn: acts
                .of(actors.origin(made.actor))
                .iter()
                .filter(by_then)
                .find(|a| {
                    a.kind == ActKind::WithdrawalOfReservation
                        && made.kind == ActKind::Reservation
                        && a.actor == made.actor
                        && a.territory() == made.territory()
                        && a.date.latest >= made.date.earliest
                        && (a.detail().is_empty() || a.detail() == made.detail())
                })
                .map(|a| a.date),
            objections: to(made).iter().copied().filter(by_then).map(|a| (id(a.actor), a.date)).collect(),
            fate: self.fate(ix, made, to(made), on),
        });
        all.collect()
    }

    /// Whether a reservation stands under a clause that lets too many objections undo it.
    fn fate(&self, ix: InstrumentIx, made: &Act, objections: &[&Act], on: Day) -> Option<Fate> {
        let definition = self.register().definition(ix);
        let Reservations::UnlessObjected { share, of, within } = definition.reservations(made.date.earliest)
        else {
            return None;
        };
        if made.kind != ActKind::Reservation {
            return None;
        }
        let by = made.date.map(|day| within.from(day));
        if on <= by.latest {
            return Some(Fate { by, stands: None });
        }
        let actors = &self.register().actors;
        let objecting = |counts: &dyn Fn(&Act) -> bool| -> ActorSet {
            let acts = objections.iter().filter(|a| counts(a));
            acts.map(|a| actors.standing_for(actors.origin(a.actor), by.latest)).collect()
        };
        let surely = objecting(&|a| a.date.latest <= by.earliest);
        let possibly = objecting(&|a| a.date.earliest <= by.latest);
        // The set is as it is when the time has run out.
        let whole = self.counted_in(of, &definition.source, by.latest).ok()?;
        let enough = |objecting: ActorSet, whole: usize| objecting.len() >= share.of(whole).max(1);
        let undone = (
            enough(surely & whole.sure, whole.possible.len()),
            enough(possibly & whole.possible, whole.sure.len()) || self.is_open(ix, by.latest),
        );
        Some(Fate { by, stands: crate::status::certain(undone.0, undone.1).map(|undone| !undone) })
    }
}

/// The objections to the reservations of each that made any, in the order recorded.
fn objections(acts: &Acts) -> BTreeMap<ActorIx, Vec<&Act>> {
    let mut to: BTreeMap<ActorIx, Vec<&Act>> = BTreeMap::new();
    for act in acts.iter().filter(|a| a.kind == ActKind::Objection) {
        if let Some(Target::Actor(whom)) = act.target() {
            to.entry(whom).or_default().push(act);
        }
    }
    to.values_mut().for_each(|all| all.sort_by_key(|a| a.entry));
    to
}
