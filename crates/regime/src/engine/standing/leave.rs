//! Who leaves what bound without an act, and what is over with what it amends.

use super::{EntryIntoForce, Standing, Stretch, View, chain::Chain, consent::ends};
use crate::{Act, ActKind, ActorIx, BoundsTimeline, Day, When};

/// A chain of States, and when it leaves.
pub type Leave = (ActorIx, When);

impl View<'_> {
    /// When what it amends is over, and it with that.
    pub(super) fn over_with(&self) -> Option<When> {
        let amends =
            self.instrument().amends.as_ref().and_then(|name| self.register.instrument(&name.text))?;
        self.standings[usize::from(amends.0)].over
    }

    /// When each chain of States leaves what it is bound by without an act: by a denunciation, like anybody else (VCLT Art. 54). It is
    /// bound again when it consents by an act.
    pub(super) fn left_without_act(&self, standing: &Standing, chains: &[Chain<'_>]) -> Vec<Leave> {
        let Some(entry) = &standing.entry else { return vec![] };
        let of = |chain: &Chain<'_>| {
            let origin = chain.origin;
            self.notices(chain, entry).into_iter().map(move |on| (origin, on)).collect::<Vec<Leave>>()
        };
        chains.iter().flat_map(of).collect()
    }

    /// Those who have left, from then on.
    pub(super) fn away(&self, left: &[Leave]) -> BoundsTimeline {
        self.line(left.iter().map(|(origin, on)| -> Stretch { (*origin, *on, None) }))
    }

    /// When the denunciations of one chain take effect on what binds without an act, those that were withdrawn in time left out.
    pub fn notices(&self, chain: &Chain<'_>, entry: &EntryIntoForce) -> Vec<When> {
        let mut effects: Vec<When> = vec![];
        for act in chain.acts.iter() {
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
