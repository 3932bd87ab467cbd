//! What was done to one provision.

use std::collections::BTreeSet;

use crate::{
    act::{Act, Does, Operation},
    fold::state::Table,
    part::provision::Tabled,
};

impl Does {
    /// What it is about, by ids: provisions, proposals, brackets, packages, tablings, silences.
    pub fn about(&self) -> Vec<&str> {
        match self {
            Does::Opening(_) | Does::Sealing { .. } => vec![],
            Does::Tabling { .. } => {
                self.provisions().into_iter().flat_map(Tabled::all).map(|p| p.id.as_str()).collect()
            }
            Does::Proposal(p) => p.operations.iter().flat_map(Operation::about).collect(),
            Does::Unsealing { proposal, .. } => {
                let about = proposal.operations.iter().flat_map(Operation::about);
                std::iter::once(proposal.id.as_str()).chain(about).collect()
            }
            Does::Retabling { of, .. }
            | Does::Withdrawal { of, .. }
            | Does::Cosponsorship { of }
            | Does::Lifting { of, .. }
            | Does::Division { of, .. } => vec![of],
            Does::Position { on, .. } => vec![on],
            Does::Bracket(b) => vec![&b.provision],
            Does::Package { of, .. } => of.iter().map(String::as_str).collect(),
            Does::Decision { on, .. } | Does::Silence { on, .. } => on.iter().map(String::as_str).collect(),
            Does::Consolidation(c) => vec![&c.provision],
            Does::Translation { provision, .. } => vec![provision],
            Does::Correction { changes, .. } => changes.iter().flat_map(Operation::about).collect(),
        }
    }
}

impl Table {
    /// The places of the acts that concern a provision or what stands in it: what brought and changed it, and all that was said
    /// and decided of what was proposed for it. Acts that were refused did nothing, and are not among them.
    pub fn history_of(&self, provision: &str, acts: &[Act]) -> Vec<usize> {
        let mut ids: BTreeSet<String> = self.family(provision).into_iter().collect();
        let own: BTreeSet<usize> =
            ids.iter().filter_map(|id| self.history.get(id)).flatten().copied().collect();
        let refused: BTreeSet<usize> = self.refused.iter().map(|refused| refused.act).collect();
        let is_about =
            |id: &String, ids: &BTreeSet<String>| self.concerned(id).iter().any(|p| ids.contains(p));
        let things = self.proposals.keys().chain(self.packages.keys()).chain(self.brackets.keys());
        let things: Vec<String> = things.filter(|id| is_about(id, &ids)).cloned().collect();
        ids.extend(things);
        let silences: Vec<String> = self
            .silences
            .iter()
            .filter(|(_, s)| s.on.iter().any(|on| ids.contains(on)))
            .map(|(id, _)| id.clone())
            .collect();
        ids.extend(silences);
        let concerns =
            |act: &Act| act.does.about().into_iter().chain(act.does.makes()).any(|id| ids.contains(id));
        let done = acts.iter().enumerate().filter(|(place, act)| {
            act.day <= self.on && !refused.contains(place) && (own.contains(place) || concerns(act))
        });
        let mut places: Vec<usize> = done.map(|(place, _)| place).collect();
        places.sort_by_key(|place| (acts.get(*place).map(|act| act.day), *place));
        places
    }

    /// A provision and all that stands or stood in it, by their ids.
    pub fn family(&self, provision: &str) -> Vec<String> {
        let (mut all, mut open) = (vec![], vec![provision]);
        while let Some(provision) = open.pop().and_then(|id| self.provisions.get(id)) {
            all.push(provision.id.clone());
            open.extend(provision.children.iter().rev().map(String::as_str));
        }
        all
    }
}
