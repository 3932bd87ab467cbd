//! Reservations and declarations, and what became of them (VCLT Arts. 19-23).

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    Act, ActKind, ActorIx, ActorSet, Acts, Day, InstrumentIx, Regime, Target, When, act::article,
    engine::Consent, language::ast::Reservations,
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
    /// When the consent that it was part of ended, if it did by then (VCLT Arts. 2(1)(d) and 70(1)).
    pub ended: Option<When>,
    /// Who has objected by then, with the date (VCLT Art. 20).
    pub objections: Vec<(String, When)>,
    /// Where the instrument lets a reservation stand only if not too many object within a time: what came of that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fate: Option<Fate>,
}

/// What became of a reservation that stands unless so many object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Fate {
    /// The last day on which an objection counts, reckoned from the day of effect that the reservation states as that of its
    /// communication (VCLT Art. 20(5)), or else from the day on which it was made.
    pub by: When,
    /// Whether it stands; `null` while the time runs, or where it depends on days that are not known.
    pub stands: Option<bool>,
}

/// An objection to what a chain of States said, and its withdrawal.
struct Objection {
    act: Act,
    withdrawn: Option<When>,
}

impl Regime {
    /// Reservations and declarations made to an instrument by a day, with withdrawals and objections.
    pub fn statements(&self, ix: InstrumentIx, on: Day) -> Vec<Statement> {
        let acts = self.acts_on(ix);
        let objections = self.objections(acts);
        let mut all: Vec<(u64, Statement)> = vec![];
        for (origin, own) in acts.all_read() {
            let mut made = own.iter().filter(|a| says(a) && a.date.earliest <= on).peekable();
            if made.peek().is_none() {
                continue;
            }
            let consents = self.consents_of(ix, origin);
            let to_chain = objections.get(&origin).map_or(&[][..], Vec::as_slice);
            for made in made {
                let to: Vec<&Objection> = to_chain.iter().filter(|o| concerns(&o.act, made, &own)).collect();
                all.push((made.entry, self.stated(ix, made, &own, &consents, &to, on)));
            }
        }
        all.sort_by_key(|(entry, _)| *entry);
        all.into_iter().map(|(_, statement)| statement).collect()
    }

    fn stated(
        &self,
        ix: InstrumentIx,
        made: &Act,
        own: &[Act],
        consents: &[Consent],
        objections: &[&Objection],
        on: Day,
    ) -> Statement {
        let id = |ix: ActorIx| self.register().actors[ix].id.clone();
        let withdraws = |a: &&Act| {
            a.kind == ActKind::WithdrawalOfReservation
                && made.kind == ActKind::Reservation
                && a.territory() == made.territory()
                && a.date.earliest <= on
                && a.date.latest >= made.date.earliest
                && article::covers(a.detail(), made.detail())
        };
        let stand = objections.iter().filter(|o| {
            o.act.date.earliest <= on && o.withdrawn.is_none_or(|withdrawn| on < withdrawn.earliest)
        });
        Statement {
            actor: id(made.actor),
            kind: made.kind.word(),
            date: made.date,
            detail: made.detail().to_owned(),
            territory: made.territory().to_owned(),
            withdrawn: own.iter().find(withdraws).map(|a| a.date),
            ended: part_of(made, own, consents).and_then(|c| c.until).filter(|until| until.earliest <= on),
            objections: stand.map(|o| (id(o.act.actor), o.act.date)).collect(),
            fate: self.fate(ix, made, objections, on),
        }
    }

    /// Whether a reservation stands under a clause that lets too many objections undo it.
    fn fate(&self, ix: InstrumentIx, made: &Act, objections: &[&Objection], on: Day) -> Option<Fate> {
        let definition = self.register().definition(ix);
        let Reservations::UnlessObjected { share, of, within } = definition.reservations(made.date.earliest)
        else {
            return None;
        };
        if made.kind != ActKind::Reservation {
            return None;
        }
        // The time runs from the day on which it was communicated; where that is not known, perhaps from later than it was made.
        let by = made.effective.unwrap_or(made.date).map(|day| within.from(day));
        if on <= by.latest {
            return Some(Fate { by, stands: None });
        }
        let actors = &self.register().actors;
        let objecting = |counts: &dyn Fn(&Objection) -> bool| -> ActorSet {
            let all = objections.iter().filter(|o| counts(o));
            all.map(|o| actors.standing_for(actors.origin(o.act.actor), by.latest)).collect()
        };
        // One that was withdrawn in time counts no more.
        let surely = objecting(&|o| {
            o.act.date.latest <= by.earliest && o.withdrawn.is_none_or(|back| by.latest < back.earliest)
        });
        let possibly = objecting(&|o| {
            let in_time = o.act.date.earliest <= if made.effective.is_some() { by.latest } else { on };
            in_time && o.withdrawn.is_none_or(|back| by.earliest < back.latest)
        });
        // The set is as it is when the time has run out.
        let whole = self.counted_in(of, &definition.source, by.latest).ok()?;
        let enough = |objecting: ActorSet, whole: usize| objecting.len() >= share.of(whole).max(1);
        let undone = (
            enough(surely & whole.sure, whole.possible.len()),
            enough(possibly & whole.possible, whole.sure.len()) || self.is_open(ix, by.latest),
        );
        Some(Fate { by, stands: crate::status::certain(undone.0, undone.1).map(|undone| !undone) })
    }

    /// The objections to what each chain of States said, in the order recorded, with the first withdrawal of each.
    fn objections(&self, acts: &Acts) -> BTreeMap<ActorIx, Vec<Objection>> {
        let origin = |ix: ActorIx| self.register().actors.origin(ix);
        let mut to: BTreeMap<ActorIx, Vec<Objection>> = BTreeMap::new();
        for (_, own) in acts.all_read() {
            let aimed = |kind: ActKind| own.iter().filter(move |a| a.kind == kind && a.target().is_some());
            for act in aimed(ActKind::Objection) {
                let Some(Target::Actor(whom)) = act.target() else { continue };
                let back = |a: &&Act| {
                    matches!(a.target(), Some(Target::Actor(ix)) if origin(ix) == origin(whom))
                        && a.date.latest >= act.date.earliest
                        && article::covers(a.detail(), act.detail())
                };
                let withdrawn = aimed(ActKind::WithdrawalOfObjection).find(back).map(|a| a.date);
                to.entry(origin(whom)).or_default().push(Objection { act: act.clone(), withdrawn });
            }
        }
        to.values_mut().for_each(|all| all.sort_by_key(|o| o.act.entry));
        to
    }
}

fn says(act: &Act) -> bool {
    matches!(act.kind, ActKind::Reservation | ActKind::Declaration)
}

/// The consent that a statement was made with: the last one by then that nobody had given notice to end, or else the next, if there
/// is one.
fn part_of<'a>(made: &Act, own: &[Act], consents: &'a [Consent]) -> Option<&'a Consent> {
    let given = |c: &&Consent| c.act.date.earliest <= made.date.latest;
    let noticed = |c: &Consent| {
        let notice = |a: &Act| a.kind == ActKind::Denunciation && a.is_of_the_state();
        let between = |a: &Act| c.act.date <= a.date && a.date.latest <= made.date.earliest;
        c.until.is_some() && own.iter().any(|a| notice(a) && between(a))
    };
    let current = consents.iter().rfind(given);
    let next = || consents.iter().find(|c| !given(c));
    match current.is_some_and(noticed) {
        true => next().or(current),
        false => current.or_else(next),
    }
}

/// Whether an objection is to one statement of all that a chain of States made: to that of which it names an article; if it names none
/// of theirs, to those made last before it. None is to what was not said yet.
fn concerns(objection: &Act, made: &Act, own: &[Act]) -> bool {
    let said = |a: &&Act| says(a) && a.date.earliest <= objection.date.latest;
    let reserved = own.iter().filter(said).any(|a| a.kind == ActKind::Reservation);
    let before = || own.iter().filter(said).filter(|a| !reserved || a.kind == ActKind::Reservation);
    let named = article::named(objection.detail());
    let names = |a: &Act| named.iter().any(|article| article::names(a.detail(), article));
    let last = before().map(|a| a.date.earliest).max();
    match before().any(names) {
        _ if !before().any(|a| a.entry == made.entry) => false,
        true => names(made),
        false => last.is_some_and(|last| last <= made.date.latest),
    }
}
