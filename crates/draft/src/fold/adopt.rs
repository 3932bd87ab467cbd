//! Agreement *ad referendum*, silence, adoption, and the correction of errors afterwards.

use std::collections::BTreeSet;

use comity_regime::Day;

use super::{
    edit::{find, words},
    state::{Outcome, Provision, Silence, Standing, Table},
};
use crate::{
    act::Operation,
    rule::{Refusal, Rule},
};

impl Table {
    /// What keeps a provision from standing without brackets, in words; nothing if it does.
    pub fn open_in(&self, provision: &Provision) -> Option<String> {
        let Provision { id, .. } = provision;
        if let Standing::Proposed(by) = &provision.standing {
            return Some(format!("'{id}' is proposed by '{by}'"));
        }
        if let Some(mark) = provision.marks.first() {
            return Some(format!("'{}' is on the table for '{id}'", mark.by));
        }
        if let Some(edit) = provision.wordings.values().find_map(|w| w.edits.first()) {
            return Some(format!("'{}' is on the table for '{id}'", edit.by));
        }
        if let Some(bracket) = self.around.get(id).and_then(BTreeSet::first) {
            return Some(format!("'{id}' is in bracket '{bracket}'"));
        }
        if let Some(by) = self.objectors(id).first() {
            return Some(format!("{by} cannot accept '{id}'"));
        }
        if let Some(other) = self.alternatives(provision).first() {
            return Some(format!("'{id}' and '{other}' are alternatives"));
        }
        let printed = |w: &super::state::Wording| w.tokens.iter().any(|t| matches!(&*t.text, "[" | "]"));
        if provision.wordings.values().any(printed) {
            return Some(format!("'{id}' has brackets in its words"));
        }
        None
    }

    /// The provisions that are alternatives to one, or to which it is one, and that have not gone.
    pub fn alternatives<'a>(&'a self, provision: &'a Provision) -> Vec<&'a str> {
        let others = provision.alternative_to.as_deref().into_iter().chain({
            let rivalled = self.rivalled.contains(&provision.id);
            let siblings = rivalled.then(|| self.siblings(provision.parent.as_deref()));
            siblings
                .into_iter()
                .flatten()
                .filter(|id| {
                    self.provisions
                        .get(*id)
                        .is_some_and(|p| p.alternative_to.as_deref() == Some(&provision.id))
                })
                .map(String::as_str)
        });
        others.filter(|id| self.is_there(id)).collect()
    }

    /// Everything of the text that does not stand without brackets, in its order.
    pub fn open_points(&self) -> Vec<String> {
        let tops = self.top.iter().flat_map(|id| self.below(id));
        tops.filter_map(|p| self.open_in(p)).collect()
    }

    pub(super) fn agree(&mut self, act: usize, on: &[String]) -> Result<(), Refusal> {
        let mut all = vec![];
        for id in on {
            self.target(id)?;
            for provision in self.below(id) {
                if let Some(found) = self.open_in(provision) {
                    return Err(Refusal::new(Rule::Clean, found));
                }
                all.push(provision.id.clone());
            }
        }
        for id in all {
            self.touch(&id, act);
            self.provisions.get_mut(&id).into_iter().for_each(|p| p.agreed = Some(act));
        }
        Ok(())
    }

    pub(super) fn reopen(&mut self, act: usize, on: &[String], because: &str) -> Result<(), Refusal> {
        if because.trim().is_empty() {
            return Err(Refusal::new(Rule::AdReferendum, "no reason is given"));
        }
        for id in on {
            match self.provisions.get(id) {
                None => return Err(Refusal::new(Rule::Unknown, format!("there is no provision '{id}'"))),
                Some(p) if p.agreed.is_none() => {
                    return Err(Refusal::new(Rule::AdReferendum, format!("'{id}' is not agreed")));
                }
                Some(_) => {}
            }
        }
        for id in on {
            let all: Vec<String> = self.below(id).iter().map(|p| p.id.clone()).collect();
            for id in all {
                self.touch(&id, act);
                self.provisions.get_mut(&id).into_iter().for_each(|p| p.agreed = None);
            }
        }
        Ok(())
    }

    pub(super) fn adopt(&mut self, act: usize) -> Result<(), Refusal> {
        let open = self.open_points();
        if let Some(first) = open.first() {
            let more = if open.len() > 1 { format!(", and {} more", open.len() - 1) } else { String::new() };
            return Err(Refusal::new(Rule::Clean, format!("{first}{more}")));
        }
        if !self.top.iter().any(|id| self.is_there(id)) {
            return Err(Refusal::new(Rule::Clean, "there is no text"));
        }
        let running = |s: &&Silence| s.outcome == Outcome::Running;
        if let Some(silence) = self.silences.values().find(running) {
            return Err(Refusal::new(Rule::Silence, format!("a silence runs until {}", silence.until)));
        }
        let behind =
            self.top.iter().flat_map(|id| self.below(id)).find_map(|p| self.behind(p).pop().map(|l| (p, l)));
        if let Some((provision, language)) = behind {
            let found = format!("the wording of '{}' in '{language}' is missing or behind", provision.id);
            return Err(Refusal::new(Rule::Language, found));
        }
        self.adopted = Some(act);
        Ok(())
    }

    /// The languages in which a provision has no wording, or one that rests on an earlier one.
    pub fn behind(&self, provision: &Provision) -> Vec<String> {
        let Some(base) = provision.wordings.get(self.working()) else { return vec![] };
        let is_behind =
            |language: &&String| provision.wordings.get(*language).is_none_or(|w| w.rests_on < base.version);
        self.opening.languages.iter().skip(1).filter(is_behind).cloned().collect()
    }

    pub(super) fn begin_silence(
        &mut self,
        act: usize,
        day: Day,
        by: &str,
        id: &str,
        on: &[String],
        until: Day,
    ) -> Result<(), Refusal> {
        if until < day {
            return Err(Refusal::new(Rule::Silence, format!("{until} is before {day}")));
        }
        if on.is_empty() {
            return Err(Refusal::new(Rule::Written, "it does not say on what"));
        }
        self.takeable(on)?;
        let running = self.silences.iter().filter(|(_, s)| s.outcome == Outcome::Running);
        for (other, silence) in running {
            if let Some(twice) = on.iter().find(|id| silence.on.contains(id)) {
                return Err(Refusal::new(Rule::Silence, format!("'{twice}' is under '{other}' already")));
            }
        }
        let silence = Silence {
            act,
            by: by.to_owned(),
            on: on.to_vec(),
            until,
            changes: vec![],
            outcome: Outcome::Running,
        };
        self.silences.insert(id.to_owned(), silence);
        Ok(())
    }

    pub(super) fn end_silence(&mut self, act: usize, id: &str) {
        let Some(on) = self.silences.get(id).map(|s| s.on.clone()) else { return };
        let outcome = match self.take_all(act, &on) {
            Ok(()) => Outcome::Kept,
            Err(_) => Outcome::Void,
        };
        self.silences.get_mut(id).into_iter().for_each(|s| s.outcome = outcome);
    }

    pub(super) fn correct(
        &mut self,
        act: usize,
        day: Day,
        by: &str,
        id: &str,
        changes: &[Operation],
        until: Day,
    ) -> Result<(), Refusal> {
        if self.adopted.is_none() {
            return Err(Refusal::new(Rule::Adopted, "the text is not adopted yet: propose it"));
        }
        if until < day {
            return Err(Refusal::new(Rule::Silence, format!("{until} is before {day}")));
        }
        if changes.is_empty() {
            return Err(Refusal::new(Rule::Written, "it changes nothing"));
        }
        for change in changes {
            self.correction(act, id, change)?;
        }
        let (by, changes) = (by.to_owned(), changes.to_vec());
        let silence = Silence { act, by, on: vec![], until, changes, outcome: Outcome::Running };
        self.corrections.insert(id.to_owned(), silence);
        Ok(())
    }

    /// What a correction makes of a wording.
    fn correction(
        &self,
        act: usize,
        id: &str,
        change: &Operation,
    ) -> Result<(String, String, super::state::Edit), Refusal> {
        let Operation::Words { provision, language, old, new, at } = change else {
            return Err(Refusal::new(Rule::Adopted, "errors are corrected in words"));
        };
        let there = self.is_there(provision);
        let wording = self.provisions.get(provision).filter(|_| there).and_then(|p| p.wordings.get(language));
        let Some(wording) = wording else {
            return Err(Refusal::new(Rule::Unknown, format!("there is no '{provision}' in '{language}'")));
        };
        if !new.is_empty() {
            self.may_say(language, new, false)?;
        }
        let range = find(&wording.tokens, old, *at)?;
        let edit = words(id, &wording.tokens, range, new, act)?;
        Ok((provision.clone(), language.clone(), edit))
    }

    pub(super) fn end_correction(&mut self, act: usize, id: &str) {
        let Some(changes) = self.corrections.get(id).map(|c| c.changes.clone()) else { return };
        let mut outcome = Outcome::Kept;
        for change in &changes {
            let Ok((provision, language, edit)) = self.correction(act, id, change) else {
                outcome = Outcome::Void;
                continue;
            };
            self.touch(&provision, act);
            let wording = self.provisions.get_mut(&provision).and_then(|p| p.wordings.get_mut(&language));
            let Some(wording) = wording else { continue };
            let new = wording.with(&[&edit]);
            wording.become_tokens(new, std::slice::from_ref(&edit));
            wording.rests_on = wording.version;
        }
        self.corrections.get_mut(id).into_iter().for_each(|c| c.outcome = outcome);
    }
}
