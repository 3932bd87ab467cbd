//! An instrument evaluated again after some States acted: what others did is not looked at, where it cannot come to
//! something else by that.

use super::{
    consent::Chain,
    entry::EntryIntoForce,
    provisional::declared,
    standing::{Standing, View, objections, signed},
};
use crate::{Act, ActKind, ActorIx, Acts, Day, Stays, When, language::ast::Rule};

/// A chain of States that acted.
pub struct Acted<'a> {
    /// The first of them.
    pub origin: ActorIx,
    /// What it had done before, in the order recorded.
    pub before: &'a [Act],
    /// The same and what it has done since.
    pub now: &'a [Act],
}

/// What one chain of States brings to each line.
struct Share {
    signers: Stays,
    objecting: Stays,
    contracting: Stays,
    deposited: Stays,
    signed: Stays,
    bound: Stays,
    provisional: Stays,
}

/// What one chain of States has to say in whether an instrument enters into force.
struct Say {
    /// Conditions may count those that have signed.
    signatures: Stays,
    deposits: Stays,
    objections: Stays,
    /// When it consented, as far as that was in time.
    consented: Vec<When>,
}

impl View<'_> {
    /// How everybody stands after some chains acted, and the first day on which that differs from before. The instruments
    /// that it looks at have changed since a day.
    pub fn evaluate_again<'a>(
        &self,
        acts: &Acts,
        acted: impl Iterator<Item = Acted<'a>>,
        since: Day,
    ) -> (Standing, Day) {
        let before = &self.standings[usize::from(self.ix.0)];
        if let Some(again) = self.by_chains(before, acted, since) {
            return again;
        }
        let standing = self.evaluate(acts);
        let first = if standing == **before { Day::MAX } else { Day::MIN };
        (standing, first)
    }

    /// The same, if that is settled on which the other chains depend as well: the entry into force.
    fn by_chains<'a>(
        &self,
        before: &Standing,
        acted: impl Iterator<Item = Acted<'a>>,
        since: Day,
    ) -> Option<(Standing, Day)> {
        let entry = before.entry.as_ref().filter(|entry| entry.settled() < since)?;
        if !self.each_for_itself() {
            return None;
        }
        let (mut standing, mut first) = (before.clone(), Day::MAX);
        for Acted { origin, before, now } in acted {
            let (was, is) = (|| Chain::new(origin, before), || Chain::new(origin, now));
            // What a State that has come to an end deposited counts for ever, on a line of its own.
            if self.has_ended(origin) || self.may_decide(was(), is(), entry.settled()) {
                return None;
            }
            let (had, has) = (self.share(was(), entry), self.share(is(), entry));
            let Standing { signers, objecting, contracting, ended, signed, bound, provisional, .. } =
                &mut standing;
            let days = [
                signers.exchange(&had.signers, &has.signers),
                objecting.exchange(&had.objecting, &has.objecting),
                contracting.exchange(&had.contracting, &has.contracting),
                ended.as_mut().and_then(|line| line.exchange(&had.deposited, &has.deposited)),
                signed.exchange(&had.signed, &has.signed),
                bound.exchange(&had.bound, &has.bound),
                provisional.exchange(&had.provisional, &has.provisional),
            ];
            first = days.into_iter().flatten().fold(first, Day::min);
        }
        Some((standing, first))
    }

    /// Whether what one State does changes nothing for others once the instrument is in force: it binds nobody without an
    /// act of theirs, and its life does not hang on how many are bound, or end by itself.
    fn each_for_itself(&self) -> bool {
        let plan = self.plan();
        plan.binds.is_empty()
            && plan.provisional.is_empty()
            && !self.instrument().clauses.iter().any(|(clause, _)| {
                matches!(clause.rule, Rule::EndsBelow(_) | Rule::InForceWhile(_) | Rule::Lasts(..))
            })
    }

    /// Whether a chain may have come to say something else in the entry into force, which was settled on a day.
    fn may_decide(&self, was: Chain, is: Chain, settled: Day) -> bool {
        let (said, says) = (self.say(was, settled), self.say(is, settled));
        let since = [
            said.signatures.differ(&says.signatures),
            said.deposits.differ(&says.deposits),
            said.objections.differ(&says.objections),
        ];
        since.into_iter().flatten().any(|day| day <= settled) || said.consented != says.consented
    }

    /// What a chain has to say by a day. For whatever decides on entry into force, what is denounced before ends at once.
    fn say(&self, mut chain: Chain, by: Day) -> Say {
        self.consent(self.instrument(), &mut chain, None);
        let dates = chain.consents.iter().map(|consent| consent.act.date);
        Say {
            signatures: self.stays(chain.signatures()),
            deposits: self.stays_for_ever(chain.deposits()),
            objections: self.stays(objections(&chain, ActKind::Objection)),
            consented: dates.filter(|date| date.earliest <= by).collect(),
        }
    }

    fn share(&self, mut chain: Chain, entry: &EntryIntoForce) -> Share {
        let instrument = self.instrument();
        self.consent(instrument, &mut chain, Some(entry));
        self.bind(instrument, &mut chain.consents, Some(entry));
        Share {
            signers: self.stays(chain.signatures()),
            objecting: self.stays(objections(&chain, ActKind::Objection)),
            contracting: self.stays(chain.deposits()),
            deposited: self.stays_for_ever(chain.deposits()),
            signed: self.stays(signed(&chain, Some(entry))),
            bound: self.stays(chain.bound()),
            provisional: self.stays(declared(instrument, &chain)),
        }
    }
}
