//! Who leaves an instrument.

use super::{Consent, Naive};
use crate::{ActKind, ActorIx, Day, InstrumentIx, language::ast::Rule};

impl Naive<'_> {
    /// When a chain of States left an instrument and was not bound by it on that day by another consent.
    fn left(&self, ix: InstrumentIx, origin: ActorIx) -> Vec<Day> {
        let consents = self.consents(ix);
        let own: Vec<&Consent> = consents.iter().filter(|c| c.origin == origin).collect();
        let mut left: Vec<Day> = vec![];
        for (at, consent) in own.iter().enumerate() {
            let Some(until) = consent.until else { continue };
            let again = own[at + 1..].iter().any(|c| {
                self.bound_from(ix, c).is_some_and(|from| from <= until)
                    && c.until.is_none_or(|end| until < end)
            });
            if !again {
                left.push(until);
            }
        }
        let binds = self.register.definition(ix).binds().next().is_some();
        left.extend(self.leavings(ix, origin).into_iter().filter(|_| binds));
        left
    }

    /// When a consent ends because its State left another instrument, to which it had consented before.
    pub(super) fn ended_with(&self, ix: InstrumentIx, consent: &Consent) -> Option<Day> {
        let definition = self.register.definition(ix);
        let by_clause = definition.clauses.iter().filter_map(|(clause, _)| match &clause.rule {
            Rule::DenouncedWith(id) => Some((Some(clause.valid), id)),
            _ => None,
        });
        let others = definition.amends.iter().map(|id| (None, id)).chain(by_clause);
        let days = others.flat_map(|(valid, id)| {
            let other = self.register.instrument(&id.text);
            let left = other.map(|other| self.left(other, consent.origin)).unwrap_or_default();
            left.into_iter().filter(move |day| valid.is_none_or(|valid| valid.holds_on(*day)))
        });
        days.filter(|day| consent.act.date.earliest < *day).min()
    }

    /// The days on which denunciations by a chain of States, made while the instrument was in force, take effect; those withdrawn
    /// before that are none.
    pub(super) fn leavings(&self, ix: InstrumentIx, actor: ActorIx) -> Vec<Day> {
        let Some(entry) = self.entry(ix) else { return vec![] };
        let mut effects: Vec<Day> = vec![];
        for act in self.acts_of(ix, self.register.actors.origin(actor)) {
            let day = act.date.earliest;
            match act.kind {
                ActKind::Denunciation if entry.date <= day => {
                    let effect = || self.denounced(ix, day, entry.date);
                    effects.push(act.effective.map_or_else(effect, |stated| stated.earliest));
                }
                ActKind::WithdrawalOfDenunciation => effects.retain(|effect| *effect <= day),
                _ => {}
            }
        }
        effects
    }
}
