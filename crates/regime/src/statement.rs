//! Reservations and declarations, and what became of them (VCLT Arts. 19-23).

use serde::Serialize;

use crate::{
    Act, ActKind, ActorIx, ActorSet, Day, InstrumentIx, Regime, Target, When, language::ast::Reservations,
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
        let acts = || self.acts_on(ix).iter().filter(|a| a.date.earliest <= on);
        let made = acts().filter(|a| matches!(a.kind, ActKind::Reservation | ActKind::Declaration));
        made.map(|made| Statement {
            actor: id(made.actor),
            kind: made.kind.word(),
            date: made.date,
            detail: made.detail().to_owned(),
            territory: made.territory().to_owned(),
            withdrawn: acts()
                .find(|a| {
                    a.kind == ActKind::WithdrawalOfReservation
                        && made.kind == ActKind::Reservation
                        && a.actor == made.actor
                        && a.territory() == made.territory()
                        && a.date.latest >= made.date.earliest
                        && (a.detail().is_empty() || a.detail() == made.detail())
                })
                .map(|a| a.date),
            objections: objections(self.acts_on(ix), made)
                .filter(|a| a.date.earliest <= on)
                .map(|a| (id(a.actor), a.date))
                .collect(),
            fate: self.fate(ix, made, on),
        })
        .collect()
    }

    /// Whether a reservation stands under a clause that lets too many objections undo it.
    fn fate(&self, ix: InstrumentIx, made: &Act, on: Day) -> Option<Fate> {
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
            let acts = objections(self.acts_on(ix), made).filter(|a| counts(a));
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

/// The objections to the reservations of whoever made one.
fn objections<'a>(acts: &'a [Act], made: &'a Act) -> impl Iterator<Item = &'a Act> {
    let to = Some(Target::Actor(made.actor));
    acts.iter().filter(move |a| a.kind == ActKind::Objection && a.target() == to)
}
