//! A reading: the words of a text on a day, what is in brackets, and whom each bracket waits for. All of it is computed.

mod base;
mod compose;
mod number;
mod print;
mod waits;

use std::collections::BTreeMap;

pub use base::Base;
use comity_regime::Day;
pub use print::{Part, Span};
use serde::Serialize;
pub use waits::Wait;

use crate::{
    fold::state::{Change, Provision, Standing, Table},
    part::provision::{Kind, vocabulary},
};

vocabulary! {
    /// Where a text is.
    Phase {
        /// Nothing was taken as a basis yet.
        NoBasis = "no_basis",
        /// Proposals and positions are taken.
        Open = "open",
        /// A reading is closed.
        Closed = "closed",
        /// It is adopted.
        Adopted = "adopted",
    }
}

impl Phase {
    /// It in English words.
    pub fn said(self) -> &'static str {
        match self {
            Phase::NoBasis => "nothing is a basis of negotiation yet",
            Phase::Open => "under negotiation",
            Phase::Closed => "under negotiation; the reading is closed",
            Phase::Adopted => "adopted",
        }
    }
}

vocabulary! {
    /// How far a provision has come.
    Status {
        /// Nobody has said anything of it.
        NotDiscussed = "not_discussed",
        /// It has brackets.
        Bracketed = "bracketed",
        /// Nobody objects to it as it stands.
        Clean = "clean",
        /// It is agreed *ad referendum*.
        AdReferendum = "ad_referendum",
        /// It is adopted.
        Adopted = "adopted",
    }
}

/// A text on a day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Reading {
    /// The text's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The day.
    pub on: Day,
    /// The languages; the first is the working one.
    pub languages: Vec<String>,
    /// Where it is.
    pub phase: Phase,
    /// Its provisions, in their order, those that are proposed at their place.
    pub provisions: Vec<Shown>,
}

/// A provision in a reading.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Shown {
    /// Its permanent id.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// How deep it stands, from 0.
    pub depth: usize,
    /// The provision in which it stands.
    pub parent: Option<String>,
    /// Its number today: computed, or as it was printed; nothing for what has none.
    pub number: String,
    /// The provision to which it is an alternative.
    pub alternative_to: Option<String>,
    /// Its brackets are kept as printed.
    pub as_printed: bool,
    /// How far it has come.
    pub status: Status,
    /// The proposal of which it is part, if it is proposed.
    pub proposed: Option<String>,
    /// What keeps it in brackets as a whole.
    pub waits: Vec<Wait>,
    /// What it says, by language; its rule under [`RULE`](crate::part::clause::RULE).
    pub wordings: BTreeMap<String, Vec<Piece>>,
    /// What is proposed for it as a whole.
    pub changes: Vec<Whole>,
    /// Every live proposal on it.
    pub proposals: Vec<String>,
    /// Languages in which it has no wording, or one of an earlier state.
    pub behind: Vec<String>,
}

/// A part of a wording.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Piece {
    /// Words that stand.
    Words {
        /// The words.
        text: String,
        /// The place of the act that brought them.
        origin: usize,
    },
    /// Words in brackets.
    Bracket(Doubt),
}

/// A bracket.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Doubt {
    /// What it is known by within its provision: a proposal, a bracket, or its place among those tabled.
    pub id: String,
    /// What could stand there; the first is what stands without any decision, and has no proponent.
    pub choices: Vec<Choice>,
    /// What it waits for.
    pub waits: Vec<Wait>,
}

/// What could stand in a bracket.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Choice {
    /// Its words; none is "no text".
    pub pieces: Vec<Piece>,
    /// The proposals; nothing for what stands.
    pub proposals: Vec<String>,
    /// Who proposes it.
    pub by: Vec<String>,
}

/// What is proposed for a provision as a whole.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Whole {
    /// The proposal.
    pub proposal: String,
    /// Who proposes it.
    pub by: Vec<String>,
    /// `delete`, `move`, `split` or `merge`.
    pub change: &'static str,
    /// The other provision: where it would stand, what it would become, or what it would be joined to.
    pub to: String,
}

impl Table {
    /// The reading of this table.
    pub fn reading(&self) -> Reading {
        let opening = &self.opening;
        let mut provisions: Vec<Shown> = vec![];
        let mut open: Vec<(&str, usize)> = self.top.iter().rev().map(|id| (id.as_str(), 0)).collect();
        while let Some((id, depth)) = open.pop() {
            let Some(provision) = self.provisions.get(id) else { continue };
            if matches!(provision.standing, Standing::Left(_)) {
                continue;
            }
            provisions.push(self.shown(provision, depth));
            open.extend(provision.children.iter().rev().map(|id| (id.as_str(), depth + 1)));
        }
        number::give(&mut provisions);
        Reading {
            id: opening.id.clone(),
            title: opening.title.clone(),
            on: self.on,
            languages: opening.languages.clone(),
            phase: self.phase(),
            provisions,
        }
    }

    /// Where the text is.
    pub fn phase(&self) -> Phase {
        match (self.adopted, self.open) {
            (Some(_), _) => Phase::Adopted,
            _ if !self.tablings.values().any(|t| t.basis.is_some()) => Phase::NoBasis,
            (None, true) => Phase::Open,
            (None, false) => Phase::Closed,
        }
    }

    /// How far a provision has come.
    pub fn status(&self, provision: &Provision) -> Status {
        if self.adopted.is_some() {
            Status::Adopted
        } else if provision.agreed.is_some() {
            Status::AdReferendum
        } else if self.open_in(provision).is_some() {
            Status::Bracketed
        } else if self.history.get(&provision.id).is_none_or(|acts| acts.len() < 2)
            && !self.positions.contains_key(&provision.id)
        {
            Status::NotDiscussed
        } else {
            Status::Clean
        }
    }

    /// A provision as it reads.
    fn shown(&self, provision: &Provision, depth: usize) -> Shown {
        let mut proposals: Vec<String> = provision
            .wordings
            .values()
            .flat_map(|w| w.edits.iter().filter(|e| e.new.is_some()).map(|e| e.by.clone()))
            .chain(provision.marks.iter().map(|m| m.by.clone()))
            .collect();
        let proposed = match &provision.standing {
            Standing::Proposed(by) => Some(by.clone()),
            Standing::Text | Standing::Left(_) => None,
        };
        proposals.extend(proposed.clone());
        proposals.sort_by_cached_key(|id| self.proposals.get(id).map(|p| p.act));
        proposals.dedup();
        Shown {
            id: provision.id.clone(),
            kind: provision.kind,
            depth,
            parent: provision.parent.clone(),
            number: provision.label.clone().unwrap_or_default(),
            alternative_to: provision.alternative_to.clone(),
            as_printed: provision.as_printed,
            status: self.status(provision),
            waits: self.waits_of(provision),
            // A rule that was proposed where there is none, and withdrawn, leaves no trace.
            wordings: provision
                .wordings
                .iter()
                .filter(|(_, w)| !w.tokens.is_empty() || !w.edits.is_empty())
                .map(|(l, w)| (l.clone(), self.pieces(provision, w)))
                .collect(),
            changes: provision.marks.iter().map(|mark| self.whole(mark)).collect(),
            proposals,
            behind: self.behind(provision),
            proposed,
        }
    }

    fn whole(&self, mark: &crate::fold::state::Mark) -> Whole {
        let (change, to) = match &mark.change {
            Change::Delete => ("delete", String::new()),
            Change::Move(place) => ("move", format!("{} {}", place.word(), place.of())),
            Change::Split(into, _) => ("split", into.clone()),
            Change::Merge(into) => ("merge", into.clone()),
        };
        Whole { proposal: mark.by.clone(), by: self.proponents(&mark.by), change, to }
    }

    /// Who proposes a proposal: its proposer first, then those who joined; an observer whose words it brings is named behind.
    pub fn proponents(&self, proposal: &str) -> Vec<String> {
        let Some(proposed) = self.proposals.get(proposal) else { return vec![] };
        let first = match &proposed.on_behalf_of {
            Some(observer) => format!("{} for {observer}", proposed.by),
            None => proposed.by.clone(),
        };
        std::iter::once(first).chain(proposed.sponsors.iter().cloned()).collect()
    }
}

impl Reading {
    /// A provision by its id.
    pub fn provision(&self, id: &str) -> Option<&Shown> {
        self.provisions.iter().find(|p| p.id == id)
    }
}
