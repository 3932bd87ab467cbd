//! Proposals set beside the text that they change.

use std::collections::BTreeSet;

use comity_regime::Day;
use serde::Serialize;

use super::compare::{Run, runs};
use crate::{
    act::Operation,
    fold::state::{Edit, Fate, Proposed, Provision, Table},
    part::provision::Wordings,
    part::token::text,
    reading::Wait,
};

/// A proposal, beside the text that it changes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Beside {
    /// Its id.
    pub id: String,
    /// Its day.
    pub day: Day,
    /// The day on which it was lodged under seal, if it was.
    pub sealed: Option<Day>,
    /// Its place among the acts.
    pub act: usize,
    /// Who proposes it.
    pub by: Vec<String>,
    /// Why.
    pub because: String,
    /// The proposal to which it is an alternative.
    pub instead_of: Option<String>,
    /// The package to which it belongs.
    pub package: Option<String>,
    /// `live`, `withdrawn`, `taken_in`, `rejected` or `lapsed`.
    pub fate: &'static str,
    /// The place of the act that disposed of it.
    pub by_act: Option<usize>,
    /// What it waits for, while it is on the table.
    pub waits: Vec<Wait>,
    /// Who says what of it; the latest of each.
    pub says: Vec<Said>,
    /// What it changes.
    pub changes: Vec<Change>,
}

/// What somebody says of a proposal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Said {
    /// Who.
    pub by: String,
    /// `support`, `no_objection`, `objection`, `reservation` or `abstention`.
    pub stance: &'static str,
    /// Why.
    pub because: String,
    /// Since when.
    pub since: Day,
}

/// What a proposal changes of one provision.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Change {
    /// The provision.
    pub provision: String,
    /// `insert`, `replace`, `words`, `delete`, `move`, `split` or `merge`.
    pub does: &'static str,
    /// Where it would stand, what it would become, or what it would be joined to.
    pub to: String,
    /// In which language; nothing where it is about the whole provision.
    pub language: String,
    /// Its words, compared with those that stand; once it is decided, those that it put in or struck out.
    pub runs: Vec<Run>,
}

impl Table {
    /// Every proposal on a provision or on what stands in it: those on the table first, each in the order in which it came.
    pub fn beside(&self, provision: &str) -> Vec<Beside> {
        let family: BTreeSet<String> = self.family(provision).into_iter().collect();
        let is_about = |(id, p): &(&String, &Proposed)| {
            let places = p.operations.iter().flat_map(Operation::about);
            places.map(str::to_owned).chain(self.concerned(id)).any(|id| family.contains(&id))
        };
        let mut all: Vec<Beside> =
            self.proposals.iter().filter(is_about).map(|(id, p)| self.one_beside(id, p)).collect();
        all.sort_by_key(|beside| (beside.fate != Fate::Live.word(), beside.act));
        all
    }

    fn one_beside(&self, id: &str, p: &Proposed) -> Beside {
        let live = p.fate == Fate::Live;
        let said = self.positions.get(id).into_iter().flatten();
        Beside {
            id: id.to_owned(),
            day: p.day,
            sealed: self.sealed.get(id).map(|sealed| sealed.day),
            act: p.act,
            by: self.proponents(id),
            because: p.because.clone(),
            instead_of: p.instead_of.clone(),
            package: p.package.clone(),
            fate: p.fate.word(),
            by_act: p.fate.act(),
            waits: if live { self.waits_for_proposal(id) } else { vec![] },
            says: said
                .map(|(by, position)| Said {
                    by: by.clone(),
                    stance: position.stance.word(),
                    because: position.because.clone(),
                    since: position.day,
                })
                .collect(),
            changes: p.operations.iter().flat_map(|op| self.changes(id, op, live)).collect(),
        }
    }

    fn changes(&self, id: &str, operation: &Operation, live: bool) -> Vec<Change> {
        let change = |provision: &str, to: String, language: &str, runs: Vec<Run>| Change {
            provision: provision.to_owned(),
            does: operation.word(),
            to,
            language: language.to_owned(),
            runs,
        };
        match operation {
            Operation::Words { provision, language, old, new, .. } => {
                let compared = live.then(|| self.compared(id, provision, language)).flatten();
                vec![change(provision, String::new(), language, compared.unwrap_or_else(|| runs(old, new)))]
            }
            Operation::Replace { provision, wordings } => wordings
                .iter()
                .map(|(language, new)| {
                    let compared = live.then(|| self.compared(id, provision, language)).flatten();
                    change(provision, String::new(), language, compared.unwrap_or_else(|| runs("", new)))
                })
                .collect(),
            Operation::Insert { place, provisions } => {
                let to = format!("{} {}", place.word(), place.of());
                let all = provisions.iter().flat_map(|p| p.all());
                let worded =
                    all.flat_map(|p| p.wordings.iter().map(|(language, words)| (&p.id, language, words)));
                worded
                    .map(|(id, language, words)| change(id, to.clone(), language, runs("", words)))
                    .collect()
            }
            Operation::Delete { provision } => {
                let all = if live { self.below(provision) } else { vec![] };
                let language = self.working();
                let words = |p: &Provision| Some(text(&p.wordings.get(language)?.tokens));
                let gone: Vec<Change> = all
                    .into_iter()
                    .filter_map(|p| Some((p, words(p)?)))
                    .map(|(p, words)| change(&p.id, String::new(), language, runs(&words, "")))
                    .collect();
                if gone.is_empty() { vec![change(provision, String::new(), "", vec![])] } else { gone }
            }
            Operation::Move { provision, place } => {
                vec![change(provision, format!("{} {}", place.word(), place.of()), "", vec![])]
            }
            Operation::Split { provision, into, from } => {
                let words = vec![Run::Same(from.clone())];
                vec![change(provision, into.clone(), self.working(), words)]
            }
            Operation::Merge { provision, into } => vec![change(provision, into.clone(), "", vec![])],
        }
    }

    /// The words that stand, compared with those that a proposal would have stand.
    fn compared(&self, id: &str, provision: &str, language: &str) -> Option<Vec<Run>> {
        let wording = self.provisions.get(provision)?.wordings.get(language)?;
        let mine: Vec<&Edit> = wording.edits.iter().filter(|edit| edit.by == id).collect();
        (!mine.is_empty()).then(|| runs(&text(&wording.tokens), &text(&wording.with(&mine))))
    }

    /// The wordings of a provision as they stand, without anything that is proposed.
    pub fn wordings(&self, provision: &str) -> Wordings {
        let wordings = self.provisions.get(provision).into_iter().flat_map(|p| &p.wordings);
        wordings.map(|(language, wording)| (language.clone(), text(&wording.tokens))).collect()
    }
}
