//! Who leaves: with another instrument, and what bound without an act.

use super::{
    EntryIntoForce, Standing, Stretch, View,
    chain::{Chain, Consent, Left},
    consent::ends,
    entry::within,
};
use crate::{Act, ActKind, ActorIx, BoundsTimeline, Day, When};

impl View<'_> {
    /// When a chain of States left what this instrument is left with: what it amends (VCLT Arts. 39 and 70), and what its clauses say.
    pub(super) fn left_elsewhere(&self, origin: ActorIx) -> Vec<When> {
        let each = self.plan().left_with.iter();
        let of = each.flat_map(|(valid, ix)| {
            let left = &self.standings[usize::from(ix.0)].left;
            left.iter().filter(|(who, _)| *who == origin).filter_map(|(_, on)| within(*valid, *on))
        });
        of.collect()
    }

    /// When what it amends is over, and it with that.
    pub(super) fn over_with(&self) -> Option<When> {
        let amends =
            self.instrument().amends.as_ref().and_then(|name| self.register.instrument(&name.text))?;
        self.standings[usize::from(amends.0)].over
    }

    /// When each chain of States leaves what it is bound by without an act: by a denunciation, like anybody else (VCLT Art. 54). It is
    /// bound again when it consents by an act.
    pub(super) fn left_without_act(&self, standing: &Standing, chains: &[Chain]) -> Vec<Left> {
        let Some(entry) = &standing.entry else { return vec![] };
        let of = |chain: &Chain| {
            let origin = chain.origin;
            self.notices(chain, entry).into_iter().map(move |on| (origin, on)).collect::<Vec<Left>>()
        };
        chains.iter().flat_map(of).collect()
    }

    /// Those who have left, from then on.
    pub(super) fn away(&self, left: &[Left]) -> BoundsTimeline {
        self.line(left.iter().map(|(origin, on)| -> Stretch { (*origin, *on, None) }))
    }

    /// When the denunciations of one chain take effect on what binds without an act, those that were withdrawn in time left out.
    pub fn notices(&self, chain: &Chain, entry: &EntryIntoForce) -> Vec<When> {
        let mut effects: Vec<When> = vec![];
        for act in &chain.acts {
            match act.kind {
                ActKind::Denunciation => effects.extend(self.notice(act, entry)),
                ActKind::WithdrawalOfDenunciation => {
                    effects.retain(|on| on.earliest <= act.date.latest);
                    for on in effects.iter_mut().filter(|on| act.date.earliest < on.latest) {
                        on.latest = Day::MAX;
                    }
                }
                _ => {}
            }
        }
        effects
    }

    /// When a denunciation takes effect on what binds without an act; not at all where nothing did yet.
    pub fn notice(&self, act: &Act, entry: &EntryIntoForce) -> Option<When> {
        let (made, bound) = (act.date, entry.date);
        (bound.earliest <= made.latest).then(|| {
            ends(self.instrument(), act, Some((entry, bound))).if_surely(bound.latest <= made.earliest)
        })
    }
}

/// When a consent ends with the consent to another instrument that was left on these days, and that it was given before.
pub fn ended_with(consent: &Consent, left: &[When]) -> Option<When> {
    let given = consent.act.date;
    let ended = left.iter().filter(|on| given.earliest < on.latest);
    ended.map(|on| on.if_surely(given.latest < on.earliest)).reduce(When::earlier)
}
