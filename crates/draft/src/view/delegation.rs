//! What one delegation has on a table: what it proposed and where that stands, and where it keeps brackets.

use comity_regime::Day;
use serde::Serialize;

use crate::{
    act::Operation,
    fold::state::{Fate, Seal, Sealed, Table},
    reading::Wait,
};

/// What a delegation has on a table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Delegation {
    /// Whose.
    pub actor: String,
    /// What it proposed, alone or with others.
    pub proposals: Vec<Mine>,
    /// What still stands in brackets because of it.
    pub holds: Vec<Held>,
}

/// A proposal, and where it stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Mine {
    /// Its id.
    pub id: String,
    /// Its day; of one under seal, the day on which it was sealed.
    pub day: Day,
    /// The day on which it was lodged under seal, if it was.
    pub sealed: Option<Day>,
    /// The provisions that it is about; of one under seal, nothing is known.
    pub about: Vec<String>,
    /// `live`, `withdrawn`, `taken_in`, `rejected`, `lapsed` or `sealed`.
    pub fate: &'static str,
    /// The place of the act that disposed of it.
    pub by_act: Option<usize>,
    /// What it waits for, while it is on the table.
    pub waits: Vec<Wait>,
}

/// Something that is in brackets because of somebody.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Held {
    /// What: a provision, a proposal, a bracket, a package.
    pub on: String,
    /// The provisions that are concerned.
    pub about: Vec<String>,
    /// `objection`, `reservation` or `bracket`.
    pub how: &'static str,
    /// Why.
    pub because: String,
    /// Since when.
    pub since: Day,
}

impl Fate {
    /// `live`, `withdrawn`, `taken_in`, `rejected` or `lapsed`.
    pub fn word(self) -> &'static str {
        match self {
            Fate::Live => "live",
            Fate::Withdrawn(_) => "withdrawn",
            Fate::TakenIn(_) => "taken_in",
            Fate::Rejected(_) => "rejected",
            Fate::Lapsed(_) => "lapsed",
        }
    }

    /// The place of the act that disposed of it.
    pub fn act(self) -> Option<usize> {
        match self {
            Fate::Live => None,
            Fate::Withdrawn(act) | Fate::TakenIn(act) | Fate::Rejected(act) | Fate::Lapsed(act) => Some(act),
        }
    }
}

impl Sealed {
    /// What became of a proposal whose words nobody has read: `sealed` or `withdrawn`.
    pub fn fate(&self) -> &'static str {
        match self.seal {
            Seal::Withdrawn(act) => Fate::Withdrawn(act).word(),
            Seal::Whole | Seal::Opened(_) => "sealed",
        }
    }

    /// It among what a delegation has on the table.
    fn mine(&self, id: &str) -> Mine {
        let (by_act, waits) = match self.seal {
            Seal::Withdrawn(act) | Seal::Opened(act) => (Some(act), vec![]),
            Seal::Whole => (None, vec![self.waits()]),
        };
        let (id, day, sealed) = (id.to_owned(), self.day, Some(self.day));
        Mine { id, day, sealed, about: vec![], fate: self.fate(), by_act, waits }
    }
}

impl Table {
    /// Proposals under seal, and those that were withdrawn under it: their words are in no act.
    pub fn unread(&self) -> impl Iterator<Item = (&String, &Sealed)> {
        self.sealed.iter().filter(|(_, s)| !matches!(s.seal, Seal::Opened(_)))
    }

    /// What a delegation has on this table.
    pub fn delegation(&self, actor: &str) -> Delegation {
        let is_mine = |by: &str, sponsors: &[String]| by == actor || sponsors.iter().any(|s| s == actor);
        let mut proposals: Vec<(usize, Mine)> = self
            .proposals
            .iter()
            .filter(|(_, p)| is_mine(&p.by, &p.sponsors) || p.on_behalf_of.as_deref() == Some(actor))
            .map(|(id, p)| {
                let waits = if p.fate == Fate::Live { self.waits_for_proposal(id) } else { vec![] };
                let mine = Mine {
                    id: id.clone(),
                    day: p.day,
                    sealed: self.sealed.get(id).map(|sealed| sealed.day),
                    about: self.concerned(id),
                    fate: p.fate.word(),
                    by_act: p.fate.act(),
                    waits,
                };
                (p.act, mine)
            })
            .collect();
        let unread = self.unread().filter(|(_, s)| s.by == actor);
        proposals.extend(unread.map(|(id, s)| (s.act, s.mine(id))));
        proposals.sort_by_key(|(act, _)| *act);
        Delegation {
            actor: actor.to_owned(),
            proposals: proposals.into_iter().map(|(_, mine)| mine).collect(),
            holds: self.held_by(actor),
        }
    }

    fn held_by(&self, actor: &str) -> Vec<Held> {
        let mut holds: Vec<Held> = vec![];
        for (on, said) in &self.positions {
            let Some(position) = said.get(actor).filter(|p| p.stance.keeps_brackets()) else { continue };
            if !self.is_pending(on) || self.brackets.get(on).is_some_and(|put| put.by == actor) {
                continue;
            }
            holds.push(Held {
                on: on.clone(),
                about: self.concerned(on),
                how: position.stance.word(),
                because: position.because.clone(),
                since: position.day,
            });
        }
        for (id, put) in self.brackets.iter().filter(|(_, put)| put.lifted.is_none()) {
            if put.by == actor && self.keepers(id).iter().any(|k| k == actor) {
                holds.push(Held {
                    on: id.clone(),
                    about: vec![put.bracket.provision.clone()],
                    how: "bracket",
                    because: put.bracket.because.clone(),
                    since: put.day,
                });
            }
        }
        holds.sort_by(|a, b| (a.since, &a.on).cmp(&(b.since, &b.on)));
        holds
    }

    /// Whether something is still to be decided.
    pub fn is_pending(&self, id: &str) -> bool {
        if let Some(proposed) = self.proposals.get(id) {
            return proposed.fate == Fate::Live;
        }
        if self.is_sealed(id) {
            return true;
        }
        if let Some(put) = self.brackets.get(id) {
            return put.lifted.is_none();
        }
        if let Some(package) = self.packages.get(id) {
            return package.ended.is_none();
        }
        self.adopted.is_none() && self.is_there(id)
    }

    /// The provisions that a proposal, a bracket or a package is about, or the provision itself.
    pub fn concerned(&self, id: &str) -> Vec<String> {
        let mut about: Vec<String> = if let Some(package) = self.packages.get(id) {
            package.of.iter().flat_map(|id| self.concerned(id)).collect()
        } else if let Some(proposed) = self.proposals.get(id) {
            let provisions = proposed.operations.iter().flat_map(|op| match op {
                Operation::Insert { provisions, .. } => provisions.iter().map(|p| p.id.as_str()).collect(),
                other => other.about(),
            });
            provisions.map(str::to_owned).collect()
        } else if let Some(put) = self.brackets.get(id) {
            vec![put.bracket.provision.clone()]
        } else if self.sealed.contains_key(id) {
            vec![]
        } else {
            vec![id.to_owned()]
        };
        let mut seen = std::collections::BTreeSet::new();
        about.retain(|id| seen.insert(id.clone()));
        about
    }
}
