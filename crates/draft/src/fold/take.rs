//! How a proposal becomes text, and how it leaves the table.

use std::collections::BTreeSet;

use super::{
    edit::find,
    state::{Change, Edit, Fate, Mark, Standing, Table, Wording},
};
use crate::{
    act::Operation,
    part::provision::Tabled,
    rule::{Refusal, Rule},
};

impl Table {
    /// What stands in the way of a live proposal becoming text now.
    ///
    /// # Errors
    /// A provision of it has gone or is agreed, or stands in one that is proposed itself.
    pub(super) fn can_take(&self, id: &str) -> Result<(), Refusal> {
        let Some(proposed) = self.proposals.get(id) else {
            return Err(Refusal::new(Rule::Unknown, format!("there is no proposal '{id}'")));
        };
        if proposed.fate != Fate::Live {
            return Err(Refusal::new(Rule::Gone, format!("'{id}' is no longer on the table")));
        }
        for operation in &proposed.operations {
            for about in operation.about() {
                if matches!(operation, Operation::Insert { .. }) {
                    let parents = operation_parent(operation, self);
                    for parent in parents {
                        self.target(&parent)?;
                    }
                    continue;
                }
                self.target(about)?;
            }
            if let Operation::Split { provision, from, .. } = operation {
                find(&self.wording(provision, self.working())?.tokens, from, 0)?;
            }
            if let Operation::Move { provision, place } = operation
                && self.below(provision).iter().any(|p| p.id == place.of())
            {
                return Err(Refusal::new(Rule::Place, format!("'{provision}' would stand in itself")));
            }
        }
        let taken =
            |other: &str| self.proposals.get(other).is_some_and(|p| matches!(p.fate, Fate::TakenIn(_)));
        let mut rivals: Vec<&String> =
            proposed.instead_of.iter().chain(self.instead.get(id).into_iter().flatten()).collect();
        rivals.sort();
        match rivals.into_iter().find(|other| taken(other)) {
            Some(other) => {
                Err(Refusal::new(Rule::OneQuestion, format!("'{other}' became text instead of '{id}'")))
            }
            None => Ok(()),
        }
    }

    /// Makes a proposal that can be taken text.
    pub(super) fn take_in(&mut self, id: &str, act: usize) {
        let Some(proposed) = self.proposals.get_mut(id) else { return };
        proposed.fate = Fate::TakenIn(act);
        let operations = proposed.operations.clone();
        let working = self.working().to_owned();
        for provision in self.spots.get(id).cloned().unwrap_or_default() {
            self.touch(&provision, act);
            let Some(p) = self.provisions.get_mut(&provision) else { continue };
            let together = p.wordings.values().filter(|w| w.edits.iter().any(|e| e.by == id)).count() > 1;
            p.wordings.values_mut().for_each(|w| w.take(id));
            let version = p.wordings.get(&working).map_or(0, |w| w.version);
            for (language, wording) in &mut p.wordings {
                // Who changes several languages at once has them agree.
                if together || *language == working {
                    wording.rests_on = version;
                }
            }
        }
        for operation in &operations {
            if let Operation::Insert { provisions, .. } = operation {
                for new in provisions.iter().flat_map(Tabled::all) {
                    self.touch(&new.id, act);
                    let mine =
                        |p: &&mut super::state::Provision| p.standing == Standing::Proposed(id.to_owned());
                    self.provisions
                        .get_mut(&new.id)
                        .filter(mine)
                        .into_iter()
                        .for_each(|p| p.standing = Standing::Text);
                }
            }
        }
        let spots = self.spots.swap_remove(id).unwrap_or_default();
        for provision in spots {
            let Some(p) = self.provisions.get_mut(&provision) else { continue };
            let (mine, others): (Vec<Mark>, Vec<Mark>) = p.marks.drain(..).partition(|m| m.by == id);
            p.marks = others;
            mine.into_iter().for_each(|mark| self.change(&provision, mark.change, act));
        }
    }

    fn change(&mut self, provision: &str, change: Change, act: usize) {
        match change {
            Change::Delete => self.leave(provision, act),
            Change::Move(place) => {
                if !self.is_there(place.of()) {
                    return;
                }
                let parent = self.parent_at(Some(&place));
                self.unplace(provision);
                self.place(Some(&place), &[provision.to_owned()]);
                self.provisions.get_mut(provision).into_iter().for_each(|p| p.parent.clone_from(&parent));
            }
            Change::Split(into, from) => self.split(provision, &into, &from, act),
            Change::Merge(into) => self.merge(provision, &into, act),
        }
    }

    /// A provision and all in it leave the text; what is proposed for them lapses.
    pub(super) fn leave(&mut self, provision: &str, act: usize) {
        let gone: Vec<String> = self.below(provision).iter().map(|p| p.id.clone()).collect();
        for id in &gone {
            self.touch(id, act);
            self.provisions.get_mut(id).into_iter().for_each(|p| p.standing = Standing::Left(act));
        }
        self.lapse(act, &[provision.to_owned()]);
    }

    /// Proposals that are about what has gone just now have lapsed.
    pub(super) fn lapse(&mut self, act: usize, gone: &[String]) {
        let lost = |operation: &Operation| match operation {
            Operation::Insert { .. } => operation_parent(operation, self).iter().any(|p| !self.is_there(p)),
            other => other.about().first().is_some_and(|p| !self.is_there(p)),
        };
        // What went earlier is there as well: a place may have been told by it.
        let mut named: BTreeSet<&String> = BTreeSet::new();
        let mut open: Vec<&String> = gone.iter().collect();
        while let Some(id) = open.pop() {
            named.extend(self.about.get(id).into_iter().flatten());
            open.extend(self.provisions.get(id).into_iter().flat_map(|p| &p.children));
        }
        let lapses = |id: &&&String| {
            self.proposals.get(**id).is_some_and(|p| p.fate == Fate::Live && p.operations.iter().any(lost))
        };
        let lapsed: Vec<String> = named.iter().filter(lapses).map(|id| (*id).clone()).collect();
        for id in lapsed {
            self.clear(&id, act, Fate::Lapsed(act));
        }
    }

    /// Takes a proposal off the table, with all that it put beside the text.
    pub(super) fn clear(&mut self, id: &str, act: usize, fate: Fate) {
        let Some(proposed) = self.proposals.get_mut(id) else { return };
        proposed.fate = fate;
        if matches!(fate, Fate::Rejected(_)) {
            self.rejected.entry(proposed.operations.clone()).or_insert_with(|| id.to_owned());
        }
        let operations = proposed.operations.clone();
        for provision in self.spots.swap_remove(id).unwrap_or_default() {
            self.touch(&provision, act);
            let Some(p) = self.provisions.get_mut(&provision) else { continue };
            p.marks.retain(|m| m.by != id);
            p.wordings.values_mut().for_each(|w| w.edits.retain(|e| e.by != id));
        }
        let mut gone = vec![];
        for new in operations.iter().filter_map(inserted).flatten().flat_map(Tabled::all) {
            let mine = |p: &&mut super::state::Provision| p.standing == Standing::Proposed(id.to_owned());
            if let Some(p) = self.provisions.get_mut(&new.id).filter(mine) {
                p.standing = Standing::Left(act);
                gone.push(new.id.clone());
            }
        }
        if !gone.is_empty() {
            self.lapse(act, &gone);
        }
    }

    fn split(&mut self, provision: &str, into: &str, from: &str, act: usize) {
        let working = self.working().to_owned();
        let Some(p) = self.provisions.get_mut(provision) else { return };
        let Some(wording) = p.wordings.get_mut(&working) else { return };
        let Ok(at) = find(&wording.tokens, from, 0).map(|range| range.start) else { return };
        let mut second = Wording { tokens: wording.tokens.split_off(at), ..Wording::default() };
        while wording.tokens.pop_if(|t| &*t.text == " ").is_some() {}
        let length = wording.tokens.len();
        for edit in wording.edits.drain(..).collect::<Vec<_>>() {
            let Edit { range, .. } = &edit;
            if range.start >= at {
                second.edits.push(Edit { range: range.start - at..range.end - at, ..edit });
            } else {
                wording.edits.push(Edit { range: range.start.min(length)..range.end.min(length), ..edit });
            }
        }
        wording.version += 1;
        let moved: Vec<String> = second.edits.iter().map(|e| e.by.clone()).collect();
        let new = super::state::Provision {
            id: into.to_owned(),
            label: None,
            children: vec![],
            wordings: [(working, second)].into(),
            marks: vec![],
            origin: act,
            ..p.clone()
        };
        self.provisions.insert(into.to_owned(), new);
        self.touch(into, act);
        self.place(Some(&crate::act::Place::After(provision.to_owned())), &[into.to_owned()]);
        for by in moved {
            self.spots.entry(by).or_default().insert(into.to_owned());
        }
    }

    fn merge(&mut self, provision: &str, into: &str, act: usize) {
        let Some(from) = self.provisions.get(provision).cloned() else { return };
        let Some(to) = self.provisions.get_mut(into) else { return };
        let mut moved = vec![];
        for (language, wording) in from.wordings {
            let target = to.wordings.entry(language).or_default();
            if !target.tokens.is_empty() {
                target
                    .tokens
                    .push(crate::part::token::Token { text: crate::part::token::SPACE, origin: act });
            }
            let shift = target.tokens.len();
            target.tokens.extend(wording.tokens);
            for edit in wording.edits {
                moved.push(edit.by.clone());
                target.edits.push(Edit { range: edit.range.start + shift..edit.range.end + shift, ..edit });
            }
            target.version += 1;
        }
        to.children.extend(from.children.iter().cloned());
        for child in &from.children {
            self.provisions.get_mut(child).into_iter().for_each(|p| p.parent = Some(into.to_owned()));
        }
        if let Some(p) = self.provisions.get_mut(provision) {
            p.children.clear();
            p.wordings.values_mut().for_each(|w| w.edits.clear());
            p.standing = Standing::Left(act);
        }
        for by in moved {
            let spots = self.spots.entry(by).or_default();
            spots.remove(provision);
            spots.insert(into.to_owned());
        }
        self.touch(into, act);
        self.lapse(act, &[provision.to_owned()]);
    }
}

fn inserted(operation: &Operation) -> Option<&[Tabled]> {
    match operation {
        Operation::Insert { provisions, .. } => Some(provisions),
        _ => None,
    }
}

/// The provision in which an insertion would stand.
fn operation_parent(operation: &Operation, table: &Table) -> Vec<String> {
    match operation {
        Operation::Insert { place, .. } => table.parent_at(Some(place)).into_iter().collect(),
        _ => vec![],
    }
}
