//! Provisions in their order: what may be laid on the table, and where it goes.

use std::collections::BTreeSet;

use comity_regime::load::strict;

use super::{
    no_id,
    state::{Provision, Standing, Table, Wording},
};
use crate::{
    act::Place,
    part::clause::{self, RULE},
    part::provision::{Kind, Tabled, is_id},
    part::token::{deepest, is_balanced, tokens},
    rule::{Refusal, Rule},
};

/// The most provisions of a text.
const MOST: usize = 20_000;

/// The most brackets within one another.
const DEEPEST: usize = 64;

/// Whether a sign changes what is seen and is not seen itself.
pub(crate) fn unseen(text: &str) -> Option<char> {
    if text.bytes().all(|b| b == b' ' || b.is_ascii_graphic()) {
        return None;
    }
    let harmful = |c: char| {
        c.is_control()
            || matches!(
                c,
                '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}'
            )
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().find(|c| harmful(*c)).or_else(|| strict::sign(text).map(|(_, c)| c))
}

impl Table {
    /// What is wrong with provisions that somebody lays down within a provision (or at the top).
    ///
    /// # Errors
    /// The first rule that one of them breaks.
    pub(super) fn may_be_tabled(&self, provisions: &[Tabled], within: Option<Kind>) -> Result<(), Refusal> {
        if provisions.is_empty() {
            return Err(Refusal::new(Rule::Written, "no provision is laid down"));
        }
        let mut new = BTreeSet::new();
        let mut open: Vec<(&Tabled, Option<Kind>)> = provisions.iter().map(|p| (p, within)).collect();
        while let Some((tabled, parent)) = open.pop() {
            self.may_be(tabled, parent)?;
            if self.ids.contains(&tabled.id) || !new.insert(tabled.id.as_str()) {
                return Err(Refusal::new(Rule::OneId, format!("'{}' is given already", tabled.id)));
            }
            if tabled.alternative_to.as_deref() == Some(&tabled.id) {
                return Err(Refusal::new(Rule::OwnAlternative, format!("'{}' would be", tabled.id)));
            }
            open.extend(tabled.within.iter().map(|p| (p, Some(tabled.kind))));
        }
        let all = provisions.iter().flat_map(Tabled::all);
        for other in all.filter_map(|p| p.alternative_to.as_deref()) {
            if !new.contains(other) && !self.is_there(other) {
                return Err(Refusal::new(Rule::Unknown, format!("there is no provision '{other}'")));
            }
        }
        if self.provisions.len() + new.len() > MOST {
            return Err(Refusal::new(
                Rule::TooMuch,
                format!("{} provisions", self.provisions.len() + new.len()),
            ));
        }
        Ok(())
    }

    fn may_be(&self, tabled: &Tabled, parent: Option<Kind>) -> Result<(), Refusal> {
        let Tabled { id, kind, .. } = tabled;
        if !is_id(id) {
            return Err(no_id(id));
        }
        if !kind.fits(parent) {
            let place = parent.map_or("a text", Kind::word);
            return Err(Refusal::new(Rule::Place, format!("{} '{id}' cannot stand in {place}", kind.word())));
        }
        if tabled.wordings.is_empty() && tabled.within.is_empty() {
            return Err(Refusal::new(Rule::Written, format!("'{id}' says nothing")));
        }
        for (language, wording) in &tabled.wordings {
            self.may_say(language, wording, tabled.as_printed)?;
        }
        Ok(())
    }

    /// What is wrong with a wording.
    ///
    /// # Errors
    /// The first rule that it breaks.
    pub(super) fn may_say(&self, language: &str, wording: &str, as_printed: bool) -> Result<(), Refusal> {
        if language != RULE && !self.opening.languages.iter().any(|l| l == language) {
            return Err(Refusal::new(Rule::Language, format!("'{language}' is no language of this text")));
        }
        if let Some(c) = unseen(wording) {
            return Err(Refusal::new(Rule::Unseen, format!("U+{:04X} stands in a wording", u32::from(c))));
        }
        if wording.trim().is_empty() {
            return Err(Refusal::new(Rule::Written, "a wording is empty: delete the provision instead"));
        }
        if deepest(wording) > DEEPEST {
            return Err(Refusal::new(Rule::Balance, format!("brackets are deeper than {DEEPEST}")));
        }
        if !as_printed && !is_balanced(wording) {
            return Err(Refusal::new(Rule::Balance, format!("in '{}'", short(wording))));
        }
        if language == RULE {
            clause::of(wording).map_err(|why| Refusal::new(Rule::Clause, why))?;
        }
        Ok(())
    }

    /// Puts provisions that may be tabled at a place.
    pub(super) fn put(
        &mut self,
        place: Option<&Place>,
        provisions: &[Tabled],
        standing: &Standing,
        act: usize,
    ) {
        let parent = self.parent_at(place);
        let ids: Vec<String> = provisions.iter().map(|p| p.id.clone()).collect();
        for tabled in provisions {
            self.grow(tabled, parent.clone(), standing, act);
        }
        self.place(place, &ids);
    }

    /// The provision in which a place is.
    pub(super) fn parent_at(&self, place: Option<&Place>) -> Option<String> {
        match place? {
            Place::Within(id) => Some(id.clone()),
            Place::Before(id) | Place::After(id) => self.provisions.get(id)?.parent.clone(),
        }
    }

    fn grow(&mut self, tabled: &Tabled, parent: Option<String>, standing: &Standing, act: usize) {
        // By a list, not by calls: depth is whatever was tabled.
        let mut open = vec![(tabled, parent)];
        while let Some((tabled, parent)) = open.pop() {
            let wording = |text: &String| Wording { tokens: tokens(text, act), ..Wording::default() };
            let provision = Provision {
                id: tabled.id.clone(),
                kind: tabled.kind,
                label: tabled.label.clone(),
                alternative_to: tabled.alternative_to.clone(),
                as_printed: tabled.as_printed,
                parent,
                children: tabled.within.iter().map(|p| p.id.clone()).collect(),
                standing: standing.clone(),
                wordings: tabled.wordings.iter().map(|(l, text)| (l.clone(), wording(text))).collect(),
                marks: vec![],
                origin: act,
                agreed: None,
            };
            self.rivalled.extend(tabled.alternative_to.clone());
            self.ids.insert(tabled.id.clone());
            self.touch(&tabled.id, act);
            self.provisions.insert(tabled.id.clone(), provision);
            open.extend(tabled.within.iter().map(|p| (p, Some(tabled.id.clone()))));
        }
    }

    /// Puts provisions that exist into the list of the place's parent.
    pub(super) fn place(&mut self, place: Option<&Place>, ids: &[String]) {
        let parent = self.parent_at(place);
        let siblings = self.siblings(parent.as_deref());
        let of = |id: &String| siblings.iter().position(|other| other == id);
        let at = match place {
            None | Some(Place::Within(_)) => siblings.len(),
            Some(Place::Before(id)) => of(id).unwrap_or(siblings.len()),
            Some(Place::After(id)) => {
                let after = of(id).map_or(siblings.len(), |at| at + 1);
                let proposed = |id: &&String| {
                    self.provisions.get(*id).is_some_and(|p| matches!(p.standing, Standing::Proposed(_)))
                };
                // What is proposed comes in the order in which it was; what is text stands right there.
                let is_proposed = ids.first().is_some_and(|id| proposed(&id));
                let others = siblings.iter().skip(after).take_while(proposed).count();
                after + if is_proposed { others } else { 0 }
            }
        };
        let list = match parent.as_ref().and_then(|id| self.provisions.get_mut(id)) {
            Some(parent) => &mut parent.children,
            None => &mut self.top,
        };
        let at = at.min(list.len());
        list.splice(at..at, ids.iter().cloned());
    }

    /// The provisions in one, or at the top.
    pub fn siblings(&self, parent: Option<&str>) -> &[String] {
        match parent.and_then(|id| self.provisions.get(id)) {
            Some(parent) => &parent.children,
            None => &self.top,
        }
    }

    /// Takes a provision out of the list that it stands in.
    pub(super) fn unplace(&mut self, id: &str) {
        let parent = self.provisions.get(id).and_then(|p| p.parent.clone());
        match parent.and_then(|parent| self.provisions.get_mut(&parent)) {
            Some(parent) => parent.children.retain(|child| child != id),
            None => self.top.retain(|child| child != id),
        }
    }

    /// A provision and all in it, from the top; those that have gone are left out.
    pub fn below(&self, id: &str) -> Vec<&Provision> {
        let (mut all, mut open) = (vec![], vec![id]);
        while let Some(provision) = open.pop().and_then(|id| self.provisions.get(id)) {
            if !matches!(provision.standing, Standing::Left(_)) {
                all.push(provision);
                open.extend(provision.children.iter().rev().map(String::as_str));
            }
        }
        all
    }

    /// Whether a provision, and all in which it stands, is there.
    pub fn is_there(&self, id: &str) -> bool {
        let mut at = Some(id);
        while let Some(id) = at {
            match self.provisions.get(id) {
                Some(p) if !matches!(p.standing, Standing::Left(_)) => at = p.parent.as_deref(),
                _ => return false,
            }
        }
        true
    }

    pub(super) fn touch(&mut self, provision: &str, act: usize) {
        match self.history.get_mut(provision) {
            Some(acts) if acts.last() == Some(&act) => {}
            Some(acts) => acts.push(act),
            None => drop(self.history.insert(provision.to_owned(), vec![act])),
        }
    }
}

/// The beginning of a text, for messages.
pub(crate) fn short(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
