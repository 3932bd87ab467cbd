//! What is pending at a table: what is on it and not decided, and what each thing waits for.

use serde::Serialize;

use crate::{
    fold::state::{Fate, Outcome, Seal, Table},
    part::provision::vocabulary,
    reading::Wait,
};

vocabulary! {
    /// What kind of thing is pending.
    Sort {
        /// A silence procedure, or a correction that becomes text unless somebody objects.
        Silence = "silence",
        /// A textual proposal.
        Proposal = "proposal",
        /// A proposal that is under seal.
        Sealed = "sealed",
        /// A bracket that somebody put.
        Bracket = "bracket",
    }
}

/// Something that is on the table and not decided.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Pending {
    /// What kind of thing it is.
    pub sort: Sort,
    /// Its id.
    pub id: String,
    /// Whose it is; of a proposal, all who propose it.
    pub by: Vec<String>,
    /// The provisions that it is about.
    pub about: Vec<String>,
    /// What it waits for.
    pub waits: Vec<Wait>,
}

impl Table {
    /// What is pending: silences that run, the first to end first; then proposals, sealed ones among them, and brackets in the order in which they came.
    pub fn pending(&self) -> Vec<Pending> {
        let running = self.silences.iter().chain(&self.corrections);
        let running = running.filter(|(_, s)| s.outcome == Outcome::Running);
        let silences = running.map(|(id, s)| {
            let mut about: Vec<String> = s.on.iter().flat_map(|id| self.concerned(id)).collect();
            about.extend(s.changes.iter().flat_map(|op| op.about()).map(str::to_owned));
            let waits = vec![Wait::Silence { silence: id.clone(), until: s.until }];
            let pending =
                Pending { sort: Sort::Silence, id: id.clone(), by: vec![s.by.clone()], about, waits };
            ((s.until.number(), s.act), pending)
        });
        let live = self.proposals.iter().filter(|(_, p)| p.fate == Fate::Live);
        let proposals = live.map(|(id, p)| {
            let (by, about) = (self.proponents(id), self.concerned(id));
            let waits = self.waits_for_proposal(id);
            ((0, p.act), Pending { sort: Sort::Proposal, id: id.clone(), by, about, waits })
        });
        let sealed = self.sealed.iter().filter(|(_, s)| s.seal == Seal::Whole);
        let sealed = sealed.map(|(id, s)| {
            let (by, waits) = (vec![s.by.clone()], vec![s.waits()]);
            ((0, s.act), Pending { sort: Sort::Sealed, id: id.clone(), by, about: vec![], waits })
        });
        let put = self.brackets.iter().filter(|(_, put)| put.lifted.is_none());
        let brackets = put.map(|(id, put)| {
            let (by, about) = (vec![put.by.clone()], vec![put.bracket.provision.clone()]);
            let waits = self.waits_for_bracket(id);
            ((0, put.act), Pending { sort: Sort::Bracket, id: id.clone(), by, about, waits })
        });
        let mut all: Vec<((i32, usize), Pending)> =
            silences.chain(proposals).chain(sealed).chain(brackets).collect();
        all.sort_by_key(|(order, pending)| (pending.sort != Sort::Silence, *order));
        all.into_iter().map(|(_, pending)| pending).collect()
    }
}
