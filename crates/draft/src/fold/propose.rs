//! Tablings and textual proposals: what of them is put beside the text.

use std::collections::BTreeSet;

use comity_regime::Day;

use super::{
    effect::Effect,
    state::{Change, Fate, Outcome, Proposed, Standing, Table, Tabling},
};
use crate::{
    act::{Operation, Place, Proposal},
    part::provision::Tabled,
    rule::{Refusal, Rule},
};

/// The most operations of a proposal.
const MOST: usize = 200;

impl Table {
    pub(super) fn table(
        &mut self,
        place: usize,
        by: &str,
        id: &str,
        called: &str,
        within: Option<&str>,
        provisions: &[Tabled],
    ) -> Result<(), Refusal> {
        self.is_open()?;
        let kind = match within {
            Some(within) => Some(self.target(within)?.kind),
            None => None,
        };
        self.may_be_tabled(provisions, kind)?;
        self.ids.extend(provisions.iter().flat_map(Tabled::all).map(|p| p.id.clone()));
        let (by, called, within) = (by.to_owned(), called.to_owned(), within.map(str::to_owned));
        let provisions = provisions.to_vec();
        self.tablings
            .insert(id.to_owned(), Tabling { act: place, by, called, within, provisions, basis: None });
        Ok(())
    }

    /// A provision that can be changed now.
    ///
    /// # Errors
    /// It was never there, has gone, or is agreed.
    pub(super) fn target(&self, id: &str) -> Result<&super::state::Provision, Refusal> {
        let Some(provision) = self.provisions.get(id) else {
            return Err(Refusal::new(Rule::Unknown, format!("there is no provision '{id}'")));
        };
        if !self.is_there(id) {
            return Err(Refusal::new(Rule::Gone, format!("'{id}' has left the text")));
        }
        if provision.agreed.is_some() {
            return Err(Refusal::new(Rule::AdReferendum, format!("'{id}' is agreed")));
        }
        Ok(provision)
    }

    pub(super) fn propose(
        &mut self,
        place: usize,
        day: Day,
        by: &str,
        proposal: &Proposal,
    ) -> Result<(), Refusal> {
        self.is_open()?;
        let Proposal { id, operations, instead_of, on_behalf_of, because } = proposal;
        if operations.is_empty() {
            return Err(Refusal::new(Rule::Written, "it changes nothing"));
        }
        if operations.len() > MOST {
            return Err(Refusal::new(Rule::TooMuch, format!("{} operations", operations.len())));
        }
        if let Some(observer) = on_behalf_of.as_ref().filter(|o| !self.opening.observers.contains(o)) {
            return Err(Refusal::new(Rule::Observer, format!("{observer} is no observer of this text")));
        }
        if let Some(other) = instead_of {
            self.may_be_alternative(id, other)?;
        }
        if let Some(id) = self.rejected.get(operations) {
            return Err(Refusal::new(
                Rule::Reconsideration,
                format!("'{id}' was the same, and was rejected"),
            ));
        }
        let effects = self.effects(id, place, operations)?;
        let amends = operations.iter().flat_map(|op| self.amended(op)).collect();
        let proposed = Proposed {
            act: place,
            day,
            by: by.to_owned(),
            sponsors: vec![],
            on_behalf_of: on_behalf_of.clone(),
            operations: operations.clone(),
            because: because.clone(),
            instead_of: instead_of.clone(),
            amends,
            fate: Fate::Live,
            voting: false,
            package: None,
        };
        self.break_silences(place, operations.iter().flat_map(Operation::about));
        let named: BTreeSet<&str> = operations.iter().flat_map(Operation::about).collect();
        for provision in named {
            match self.about.get_mut(provision) {
                Some(proposals) => proposals.push(id.clone()),
                None => drop(self.about.insert(provision.to_owned(), vec![id.clone()])),
            }
        }
        if let Some(other) = instead_of {
            self.instead.entry(other.clone()).or_default().push(id.clone());
        }
        self.proposals.insert(id.clone(), proposed);
        effects.into_iter().for_each(|effect| self.put_beside(id, place, effect));
        Ok(())
    }

    fn may_be_alternative(&self, id: &str, other: &str) -> Result<(), Refusal> {
        if id == other {
            return Err(Refusal::new(Rule::OwnAlternative, format!("'{id}' would be")));
        }
        self.is_no_seal(other)?;
        match self.proposals.get(other).map(|p| p.fate) {
            Some(Fate::Live) => Ok(()),
            Some(_) => Err(Refusal::new(Rule::Gone, format!("'{other}' is no longer on the table"))),
            None => Err(Refusal::new(Rule::Unknown, format!("there is no proposal '{other}'"))),
        }
    }

    /// The proposal whose provision an operation would change.
    fn amended(&self, operation: &Operation) -> Vec<String> {
        let proposal = |id: &str| match &self.provisions.get(id)?.standing {
            Standing::Proposed(by) => Some(by.clone()),
            Standing::Text | Standing::Left(_) => None,
        };
        // What stands beside a proposed provision does not amend it.
        match operation {
            Operation::Insert { place: Place::Before(_) | Place::After(_), .. } => vec![],
            Operation::Move { provision, .. } => proposal(provision).into_iter().collect(),
            other => other.about().into_iter().filter_map(proposal).collect(),
        }
    }

    fn put_beside(&mut self, id: &str, act: usize, effect: Effect<'_>) {
        match effect {
            Effect::New(place, provisions) => {
                let standing = Standing::Proposed(id.to_owned());
                self.put(Some(place), provisions, &standing, act);
            }
            Effect::Words(provision, language, edits) => {
                self.touch(provision, act);
                self.spots.entry(id.to_owned()).or_default().insert(provision.to_owned());
                let Some(p) = self.provisions.get_mut(provision) else { return };
                match p.wordings.get_mut(language) {
                    Some(wording) => wording.edits.extend(edits),
                    // A rule may be proposed where there is none.
                    None => p.wordings.entry(language.to_owned()).or_default().edits.extend(edits),
                }
            }
            Effect::Whole(provision, mark) => {
                self.touch(provision, act);
                if let Change::Split(into, _) = &mark.change {
                    self.ids.insert(into.clone());
                }
                self.spots.entry(id.to_owned()).or_default().insert(provision.to_owned());
                if let Some(p) = self.provisions.get_mut(provision) {
                    p.marks.push(mark);
                }
            }
        }
    }

    /// An amendment breaks the silence over what it is about (OSCE Rules of Procedure, Annex 1(A)).
    fn break_silences<'a>(&mut self, act: usize, about: impl Iterator<Item = &'a str>) {
        if self.silences.values().all(|s| s.outcome != Outcome::Running) {
            return;
        }
        let about: BTreeSet<&str> = about.collect();
        let touches = |on: &String| -> bool {
            let operations = self.members(on).into_iter().filter_map(|id| self.proposals.get(&id));
            let mut targets = operations.flat_map(|p| p.operations.iter().flat_map(Operation::about));
            targets.any(|target| about.contains(target))
        };
        let running = self.silences.iter().filter(|(_, s)| s.outcome == Outcome::Running);
        let broken: Vec<String> =
            running.filter(|(_, s)| s.on.iter().any(touches)).map(|(id, _)| id.clone()).collect();
        for id in broken {
            self.silences.get_mut(&id).into_iter().for_each(|s| s.outcome = Outcome::Broken(act));
        }
    }

    /// The proposals of a package, or the proposal itself.
    pub(super) fn members(&self, id: &str) -> Vec<String> {
        match self.packages.get(id) {
            Some(package) => package.of.clone(),
            None => vec![id.to_owned()],
        }
    }
}
