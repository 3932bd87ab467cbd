//! How one State stands on a day: what binds it, what it has subscribed to, what it is asked to answer, and what comes.

use comity_regime::{
    ActorIx, Day, InstrumentIx, Regime,
    language::ast::Force,
    process::{Due, State, due::DueKind},
    status::{ActorStatus, Place},
};

use crate::promise::{Became, CommitmentStatus};

/// How one State stands on a day, from what it has promised and what is due.
#[derive(Clone, Debug)]
pub struct Standing<'a> {
    /// How it stands towards each treaty.
    pub treaties: Vec<(InstrumentIx, ActorStatus)>,
    /// Political texts: those that stand alone, and of others those to which it has subscribed.
    pub texts: Vec<(InstrumentIx, ActorStatus)>,
    /// What it promised by a day, of which nobody says that it is complete; what is past its day and was not found first.
    pub answer: Vec<&'a CommitmentStatus>,
    /// What it promised without a day, of which nobody says that it is complete.
    pub standing: Vec<&'a CommitmentStatus>,
    /// What it promised and came about, or is said to be complete; and what was withdrawn.
    pub closed: Vec<&'a CommitmentStatus>,
    /// Sessions of forums that it belongs to, and what it may ask for or object to.
    pub coming: Vec<&'a Due>,
}

impl<'a> Standing<'a> {
    /// Of a State or an organisation: its commitments, and what is due of it.
    pub fn of(
        regime: &Regime,
        actor: ActorIx,
        on: Day,
        promised: &'a [CommitmentStatus],
        due: &'a [Due],
    ) -> Standing<'a> {
        let register = regime.register();
        let (mut treaties, mut texts) = (vec![], vec![]);
        for ix in (0..).map(InstrumentIx).take(register.instruments.len()) {
            let definition = register.definition(ix);
            let status = regime.actor_status(ix, actor, on);
            match definition.force {
                Force::Binding => treaties.push((ix, status)),
                // Of joint statements, of which there are many, those it has joined.
                Force::Political if definition.stands_alone() || status.place != Place::Outside => {
                    texts.push((ix, status));
                }
                Force::Political | Force::Proposed => {}
            }
        }
        let (mut answer, mut standing, mut closed) = (vec![], vec![], vec![]);
        for c in promised {
            let group = match (c.delivered || c.state == State::Withdrawn, c.due.is_some()) {
                (true, _) => &mut closed,
                (false, true) => &mut answer,
                (false, false) => &mut standing,
            };
            group.push(c);
        }
        answer.sort_by_key(|c| (c.became() != Some(Became::NothingFound), c.due.map(|day| day.latest)));
        let coming = due.iter().filter(|due| due.kind != DueKind::Commitment).collect();
        Standing { treaties, texts, answer, standing, closed, coming }
    }

    /// How many treaties bind it, surely.
    pub fn bound(&self) -> usize {
        self.treaties.iter().filter(|(_, status)| status.place == Place::Bound && status.sure).count()
    }

    /// Of how many promises the day has passed and nothing was found.
    pub fn not_found(&self) -> usize {
        self.answer.iter().filter(|c| c.became() == Some(Became::NothingFound)).count()
    }

    /// How many of its promises came about or are complete, by the record or by somebody's account.
    pub fn complete(&self) -> usize {
        self.closed.iter().filter(|c| c.delivered).count()
    }

    /// How many promises it has made that it did not withdraw.
    pub fn promised(&self) -> usize {
        let all = self.answer.iter().chain(&self.standing).chain(&self.closed);
        all.filter(|c| c.state != State::Withdrawn).count()
    }
}
