//! What actors say of what lies on the table: positions, brackets, withdrawals, packages.

use comity_regime::Day;

use super::{
    edit::find,
    state::{Edit, Fate, Outcome, Package, Position, Put, Table},
};
use crate::{
    act::{Bracket, Proposal, Stance},
    rule::{Refusal, Rule},
};

impl Table {
    pub(super) fn say(
        &mut self,
        act: usize,
        day: Day,
        by: &str,
        on: &str,
        stance: Stance,
        because: &str,
    ) -> Result<(), Refusal> {
        let is_correction = self.corrections.contains_key(on);
        if self.adopted.is_some() && !is_correction {
            return Err(Refusal::new(Rule::Adopted, "the text is adopted"));
        }
        if let Some(silence) = self.silences.get_mut(on).or(self.corrections.get_mut(on)) {
            if silence.outcome != Outcome::Running {
                return Err(Refusal::new(Rule::Gone, format!("'{on}' has ended")));
            }
            if stance == Stance::Objection {
                silence.outcome = Outcome::Broken(act);
            }
        } else {
            self.is_open()?;
            self.can_be_spoken_of(on)?;
        }
        if self.provisions.contains_key(on) {
            self.touch(on, act);
        }
        let position = Position { stance, because: because.to_owned(), act, day };
        self.positions.entry(on.to_owned()).or_default().insert(by.to_owned(), position);
        Ok(())
    }

    fn can_be_spoken_of(&self, on: &str) -> Result<(), Refusal> {
        self.is_no_seal(on)?;
        let gone = || Err(Refusal::new(Rule::Gone, format!("'{on}' is no longer on the table")));
        if let Some(proposed) = self.proposals.get(on) {
            return if proposed.fate == Fate::Live { Ok(()) } else { gone() };
        }
        if let Some(put) = self.brackets.get(on) {
            return if put.lifted.is_none() { Ok(()) } else { gone() };
        }
        if let Some(package) = self.packages.get(on) {
            return if package.ended.is_none() { Ok(()) } else { gone() };
        }
        if self.tablings.contains_key(on) {
            return Ok(());
        }
        self.target(on).map(|_| ())
    }

    pub(super) fn bracket(
        &mut self,
        act: usize,
        day: Day,
        by: &str,
        bracket: &Bracket,
    ) -> Result<(), Refusal> {
        self.is_open()?;
        self.target(&bracket.provision)?;
        if bracket.words.is_empty() {
            self.around.entry(bracket.provision.clone()).or_default().insert(bracket.id.clone());
        } else {
            let wording = self.wording(&bracket.provision, &bracket.language)?;
            let range = find(&wording.tokens, &bracket.words, bracket.at)?;
            let quoted = wording.tokens.get(range.clone()).unwrap_or_default();
            if !crate::part::token::balances(quoted.iter().map(|t| &*t.text)) {
                return Err(Refusal::new(Rule::Balance, "the words have one side of a bracket only"));
            }
            let edit = Edit { by: bracket.id.clone(), range, new: None };
            let wording = self.provisions.get_mut(&bracket.provision);
            let wording = wording.and_then(|p| p.wordings.get_mut(&bracket.language));
            wording.into_iter().for_each(|w| w.edits.push(edit.clone()));
        }
        self.touch(&bracket.provision, act);
        self.spots.entry(bracket.id.clone()).or_default().insert(bracket.provision.clone());
        let put = Put { act, day, by: by.to_owned(), bracket: bracket.clone(), lifted: None };
        self.brackets.insert(bracket.id.clone(), put);
        Ok(())
    }

    /// Who keeps a bracket: who put it, unless it was cleared since, and others who object to lifting it.
    pub fn keepers(&self, bracket: &str) -> Vec<String> {
        let Some(put) = self.brackets.get(bracket) else { return vec![] };
        let said = self.positions.get(bracket);
        let cleared = said.and_then(|said| said.get(&put.by)).is_some_and(|p| !p.stance.keeps_brackets());
        let own = (!cleared).then(|| put.by.clone());
        let others = said.into_iter().flatten().filter(|(by, p)| **by != put.by && p.stance.keeps_brackets());
        own.into_iter().chain(others.map(|(by, _)| by.clone())).collect()
    }

    pub(super) fn lift(&mut self, act: usize, by: &str, of: &str) -> Result<(), Refusal> {
        let Some(put) = self.brackets.get(of) else {
            return Err(Refusal::new(Rule::Unknown, format!("there is no bracket '{of}'")));
        };
        if put.lifted.is_some() {
            return Err(Refusal::new(Rule::Gone, format!("'{of}' is lifted already")));
        }
        if put.by != by && !self.chairs(by) {
            return Err(Refusal::new(Rule::Own, format!("'{of}' is a bracket of {}", put.by)));
        }
        let keepers: Vec<String> = self.keepers(of).into_iter().filter(|k| k != by).collect();
        if !keepers.is_empty() {
            return Err(Refusal::new(Rule::Clean, format!("'{of}' is kept by {}", keepers.join(", "))));
        }
        for provision in self.spots.swap_remove(of).unwrap_or_default() {
            self.touch(&provision, act);
            if let Some(around) = self.around.get_mut(&provision) {
                around.remove(of);
            }
            let wordings =
                self.provisions.get_mut(&provision).into_iter().flat_map(|p| p.wordings.values_mut());
            wordings.for_each(|w| w.edits.retain(|e| e.by != of));
        }
        self.brackets.get_mut(of).into_iter().for_each(|put| put.lifted = Some(act));
        Ok(())
    }

    pub(super) fn withdraw(&mut self, act: usize, by: &str, of: &str) -> Result<(), Refusal> {
        if self.is_sealed(of) {
            return self.withdraw_sealed(act, by, of);
        }
        let proposed = self.live(of)?;
        if proposed.by != by {
            return Err(Refusal::new(Rule::Withdrawal, format!("'{of}' is a proposal of {}", proposed.by)));
        }
        if proposed.voting {
            return Err(Refusal::new(Rule::Withdrawal, format!("voting on '{of}' has begun")));
        }
        let amended =
            |p: &super::state::Proposed| p.amends.contains(of) && matches!(p.fate, Fate::TakenIn(_));
        if let Some((by, _)) = self.proposals.iter().find(|(_, p)| amended(p)) {
            return Err(Refusal::new(Rule::Withdrawal, format!("'{of}' was amended by '{by}'")));
        }
        if let Some(package) = proposed.package.clone() {
            return Err(Refusal::new(Rule::Division, format!("'{of}' is part of '{package}'")));
        }
        self.clear(of, act, Fate::Withdrawn(act));
        Ok(())
    }

    pub(super) fn retable(
        &mut self,
        act: usize,
        day: Day,
        by: &str,
        id: &str,
        of: &str,
        because: &str,
    ) -> Result<(), Refusal> {
        self.is_no_seal(of)?;
        let Some(withdrawn) = self.proposals.get(of) else {
            return Err(Refusal::new(Rule::Unknown, format!("there is no proposal '{of}'")));
        };
        if !matches!(withdrawn.fate, Fate::Withdrawn(_)) {
            return Err(Refusal::new(Rule::Reintroduction, format!("'{of}' was not withdrawn")));
        }
        if withdrawn.by == by {
            return Err(Refusal::new(Rule::Reintroduction, format!("'{of}' was {by}'s own")));
        }
        let operations = withdrawn.operations.iter().map(|op| anew(op, id)).collect();
        let because = if because.is_empty() { &withdrawn.because } else { because };
        let proposal =
            Proposal { id: id.to_owned(), operations, because: because.to_owned(), ..Proposal::default() };
        self.propose(act, day, by, &proposal)
    }

    pub(super) fn cosponsor(&mut self, act: usize, by: &str, of: &str) -> Result<(), Refusal> {
        self.is_open()?;
        let proposed = self.live(of)?;
        if proposed.by == by || proposed.sponsors.iter().any(|s| s == by) {
            return Err(Refusal::new(Rule::Own, format!("{by} proposes '{of}' already")));
        }
        let about: Vec<String> = self.spots.get(of).into_iter().flatten().cloned().collect();
        about.iter().for_each(|provision| self.touch(provision, act));
        self.proposals.get_mut(of).into_iter().for_each(|p| p.sponsors.push(by.to_owned()));
        Ok(())
    }

    /// A proposal that is on the table.
    pub(super) fn live(&self, id: &str) -> Result<&super::state::Proposed, Refusal> {
        self.is_no_seal(id)?;
        match self.proposals.get(id) {
            Some(proposed) if proposed.fate == Fate::Live => Ok(proposed),
            Some(_) => Err(Refusal::new(Rule::Gone, format!("'{id}' is no longer on the table"))),
            None => Err(Refusal::new(Rule::Unknown, format!("there is no proposal '{id}'"))),
        }
    }

    pub(super) fn package(
        &mut self,
        act: usize,
        by: &str,
        id: &str,
        of: &[String],
        because: &str,
    ) -> Result<(), Refusal> {
        self.is_open()?;
        if of.len() < 2 {
            return Err(Refusal::new(Rule::Written, "a package has two proposals or more"));
        }
        for (place, proposal) in of.iter().enumerate() {
            let proposed = self.live(proposal)?;
            if of.iter().take(place).any(|other| other == proposal) {
                return Err(Refusal::new(Rule::OneId, format!("'{proposal}' is named twice")));
            }
            if let Some(other) = &proposed.package {
                return Err(Refusal::new(Rule::Division, format!("'{proposal}' is part of '{other}'")));
            }
            if !self.chairs(by) && proposed.by != by && !proposed.sponsors.iter().any(|s| s == by) {
                return Err(Refusal::new(
                    Rule::Own,
                    format!("'{proposal}' is a proposal of {}", proposed.by),
                ));
            }
        }
        for proposal in of {
            self.proposals.get_mut(proposal).into_iter().for_each(|p| p.package = Some(id.to_owned()));
        }
        let (by, because) = (by.to_owned(), because.to_owned());
        self.packages.insert(id.to_owned(), Package { act, by, of: of.to_vec(), because, ended: None });
        Ok(())
    }

    pub(super) fn divide(&mut self, act: usize, by: &str, of: &str) -> Result<(), Refusal> {
        let Some(package) = self.packages.get(of) else {
            return Err(Refusal::new(Rule::Unknown, format!("there is no package '{of}'")));
        };
        if package.ended.is_some() {
            return Err(Refusal::new(Rule::Gone, format!("'{of}' has ended")));
        }
        if package.by != by && !self.chairs(by) {
            return Err(Refusal::new(Rule::Own, format!("'{of}' is a package of {}", package.by)));
        }
        self.end_package(of, act);
        Ok(())
    }

    pub(super) fn end_package(&mut self, id: &str, act: usize) {
        let Some(package) = self.packages.get_mut(id) else { return };
        package.ended = Some(act);
        for proposal in package.of.clone() {
            self.proposals.get_mut(&proposal).into_iter().for_each(|p| p.package = None);
        }
    }
}

/// An operation as somebody else proposes it again: ids of provisions are given once, so that new ones have those of the new
/// proposal before them.
fn anew(operation: &crate::act::Operation, id: &str) -> crate::act::Operation {
    use crate::{act::Operation, provision::Tabled};
    fn renamed(tabled: &Tabled, id: &str) -> Tabled {
        Tabled {
            id: format!("{id}.{}", tabled.id),
            within: tabled.within.iter().map(|p| renamed(p, id)).collect(),
            ..tabled.clone()
        }
    }
    match operation {
        Operation::Insert { place, provisions } => Operation::Insert {
            place: place.clone(),
            provisions: provisions.iter().map(|p| renamed(p, id)).collect(),
        },
        Operation::Split { provision, into, from } => Operation::Split {
            provision: provision.clone(),
            into: format!("{id}.{into}"),
            from: from.clone(),
        },
        other => other.clone(),
    }
}
