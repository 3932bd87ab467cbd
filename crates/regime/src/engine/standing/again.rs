//! An instrument evaluated again after some States acted: what others did is not looked at, where it cannot come to
//! something else by that.

use super::{Standing, View, chain::Chain, entry::EntryIntoForce, objections, provisional::declared, signed};
use crate::{
    Act, ActKind, ActorIx, Acts, Day, Stays, When,
    language::ast::{Rule, Timing},
};

/// A chain of States that acted.
pub struct Acted<'a> {
    /// The first of them.
    pub origin: ActorIx,
    /// What it had done before, in the order recorded.
    pub before: &'a [Act],
    /// The same and what it has done since.
    pub now: &'a [Act],
}

/// What one chain of States brings to each line, and what it has to say in whether an instrument enters into force.
struct Share {
    signers: Stays,
    objecting: Stays,
    /// What it decides by, where it may have done something else by the day on which entry into force was settled.
    decides: Option<Decides>,
    contracting: Stays,
    deposited: Stays,
    signed: Stays,
    bound: Stays,
    reaches_back: bool,
    provisional: Stays,
    left: Vec<When>,
}

/// What entry into force is decided by.
struct Decides {
    /// Its deposits, of which what is denounced ends at once.
    deposits: Stays,
    /// When it consented, as far as that was before entry into force was settled.
    consented: Vec<When>,
}

impl Share {
    /// Whether another share has something else to say in entry into force, which was settled on a day.
    fn decides_otherwise(&self, other: &Share, settled: Day) -> bool {
        let (Some(own), Some(others)) = (&self.decides, &other.decides) else { return false };
        // Conditions may count those that have signed, too.
        let since = [
            self.signers.differ(&other.signers),
            self.objecting.differ(&other.objecting),
            own.deposits.differ(&others.deposits),
        ];
        since.into_iter().flatten().any(|day| day <= settled) || own.consented != others.consented
    }
}

/// Whether an act that is added may change what was so by a day.
fn is_early(act: &Act, day: Day) -> bool {
    act.kind == ActKind::Rectification || act.date.earliest <= day
}

/// Whether an act states an effect from a day or before. Any act that is added may then change what was so by that day: another
/// notice of denunciation takes the place of one that states an earlier effect.
fn reaches_back(act: &Act, day: Day) -> bool {
    act.effective.is_some_and(|from| from.earliest <= day)
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
        // Who left what it is left with leaves it, too; and nobody applies provisionally what is over.
        let leaves_with = since < Day::MAX && !self.plan().left_with.is_empty();
        if leaves_with || before.over.is_some() || !self.each_for_itself() {
            return None;
        }
        let (mut standing, mut first) = (before.clone(), Day::MAX);
        for Acted { origin, before, now } in acted {
            let early = now[before.len()..].iter().any(|act| is_early(act, entry.settled()))
                || now.iter().any(|act| reaches_back(act, entry.settled()));
            let share = |acts| self.share(Chain::new(origin, acts), entry, early);
            let (had, has) = (share(before), share(now));
            // What a State that has come to an end deposited counts for ever, on a line of its own.
            // What it is bound by from before it said so is counted on a line of its own, too.
            let apart = self.has_ended(origin) || had.reaches_back || has.reaches_back;
            if apart || had.decides_otherwise(&has, entry.settled()) {
                return None;
            }
            let Standing {
                signers, objecting, contracting, ended, signed, bound, notified, provisional, ..
            } = &mut standing;
            let days = [
                signers.exchange(&had.signers, &has.signers),
                objecting.exchange(&had.objecting, &has.objecting),
                contracting.exchange(&had.contracting, &has.contracting),
                ended.as_mut().and_then(|line| line.exchange(&had.deposited, &has.deposited)),
                signed.exchange(&had.signed, &has.signed),
                bound.exchange(&had.bound, &has.bound),
                notified.as_mut().and_then(|line| line.exchange(&had.bound, &has.bound)),
                provisional.exchange(&had.provisional, &has.provisional),
            ];
            first = days.into_iter().flatten().fold(first, Day::min);
            if had.left != has.left {
                let same = had.left.iter().zip(&has.left).take_while(|(a, b)| a == b).count();
                let others = had.left[same..].iter().chain(&has.left[same..]);
                first = others.map(|on| on.earliest).fold(first, Day::min);
                standing.left.remove(&origin);
                if !has.left.is_empty() {
                    standing.left.insert(origin, has.left.into());
                }
            }
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
                match &clause.rule {
                    Rule::EndsBelow(_) | Rule::InForceWhile(_) | Rule::Lasts(..) => true,
                    // The first that lasts until it binds brings it about: it may be taken back later than it was made.
                    Rule::EntersIntoForce(entry) => {
                        entry.ways.iter().any(|way| matches!(way.timing, Timing::Individually(_)))
                    }
                    _ => false,
                }
            })
    }

    /// What a chain brings, where entry into force is as it was; what it decides by only where that may be something else.
    fn share(&self, mut chain: Chain<'_>, entry: &EntryIntoForce, decides: bool) -> Share {
        let decides = decides.then(|| {
            self.consent(&mut chain, None);
            let dates = chain.consents.iter().map(|consent| consent.act.date);
            Decides {
                deposits: self.stays_for_ever(chain.deposits()),
                consented: dates.filter(|date| date.earliest <= entry.settled()).collect(),
            }
        });
        self.consent(&mut chain, Some(entry));
        self.bind(&mut chain.consents, Some(entry));
        Share {
            decides,
            signers: self.stays(chain.signatures()),
            objecting: self.stays(objections(&chain, ActKind::Objection)),
            contracting: self.stays(chain.deposits()),
            deposited: self.stays_for_ever(chain.deposits()),
            signed: self.stays(signed(&chain)),
            bound: self.stays(chain.bound()),
            reaches_back: chain.reaches_back(),
            provisional: self.stays(declared(self.instrument(), &chain)),
            left: chain.left(),
        }
    }
}
