//! What an operation would put on the table, and the rules that refuse it.

use std::collections::BTreeSet;

use super::{
    edit::{between, find, overlap, words},
    state::{Change, Edit, Mark, Standing, Table},
};
use crate::{
    act::{Operation, Place},
    part::clause::RULE,
    part::provision::{Tabled, is_id},
    part::token::text,
    part::token::tokens,
    rule::{Refusal, Rule},
};

/// What an operation would put on the table.
pub(super) enum Effect<'a> {
    Words(&'a str, &'a str, Vec<Edit>),
    Whole(&'a str, Mark),
    New(&'a Place, &'a [Tabled]),
}

impl Table {
    pub(super) fn effects<'a>(
        &self,
        id: &str,
        act: usize,
        operations: &'a [Operation],
    ) -> Result<Vec<Effect<'a>>, Refusal> {
        let mut effects: Vec<Effect<'a>> = vec![];
        let mut new: BTreeSet<&str> = BTreeSet::from([id]);
        for operation in operations {
            let ids: Vec<&str> = match operation {
                Operation::Insert { provisions, .. } => {
                    provisions.iter().flat_map(Tabled::all).map(|p| p.id.as_str()).collect()
                }
                Operation::Split { into, .. } => vec![into],
                _ => vec![],
            };
            if let Some(twice) = ids.into_iter().find(|id| !new.insert(id)) {
                return Err(Refusal::new(Rule::OneId, format!("'{twice}' is given twice")));
            }
            for effect in self.effect(id, act, operation)? {
                if let Effect::Words(provision, language, edits) = &effect {
                    let same = effects.iter().any(|other| {
                        let Effect::Words(p, l, others) = other else { return false };
                        let clash = |a: &Edit| others.iter().any(|b| overlap(&a.range, &b.range));
                        (p, l) == (provision, language) && edits.iter().any(clash)
                    });
                    if same {
                        let found = format!("two operations change the same words of '{provision}'");
                        return Err(Refusal::new(Rule::Words, found));
                    }
                }
                effects.push(effect);
            }
        }
        Ok(effects)
    }

    fn effect<'a>(&self, id: &str, act: usize, operation: &'a Operation) -> Result<Vec<Effect<'a>>, Refusal> {
        if let Some(about) =
            operation.about().first().filter(|_| !matches!(operation, Operation::Insert { .. }))
        {
            self.target(about)?;
        }
        Ok(match operation {
            Operation::Insert { place, provisions } => {
                let kind = self.may_stand_at(place)?;
                self.may_be_tabled(provisions, kind)?;
                vec![Effect::New(place, provisions)]
            }
            Operation::Words { provision, language, old, new, at } => {
                let wording = self.wording(provision, language)?;
                if !new.is_empty() && language != RULE {
                    self.may_say(language, new, false)?;
                }
                let range = find(&wording.tokens, old, *at)?;
                if range.len() == wording.tokens.len() && new.is_empty() {
                    return Err(Refusal::new(
                        Rule::Amendment,
                        format!("nothing of '{provision}' is left: delete it"),
                    ));
                }
                let edit = words(id, &wording.tokens, range, new, act)?;
                if language == RULE {
                    self.may_say(language, &text(&wording.with(&[&edit])), false)?;
                }
                vec![Effect::Words(provision, language, vec![edit])]
            }
            Operation::Replace { provision, wordings } => self.replaced(id, act, provision, wordings)?,
            Operation::Delete { provision } => {
                self.is_no_proposal(provision)?;
                vec![whole(provision, id, Change::Delete)]
            }
            Operation::Move { provision, place } => {
                let kind = self.may_stand_at(place)?;
                let moved = self.target(provision)?;
                if self.below(provision).iter().any(|p| p.id == place.of()) {
                    return Err(Refusal::new(
                        Rule::Place,
                        format!("'{provision}' cannot stand in or beside itself"),
                    ));
                }
                if !moved.kind.fits(kind) {
                    return Err(Refusal::new(Rule::Place, format!("'{provision}' cannot stand there")));
                }
                vec![whole(provision, id, Change::Move(place.clone()))]
            }
            Operation::Split { provision, into, from } => {
                if !is_id(into) || self.ids.contains(into) {
                    return Err(Refusal::new(Rule::OneId, format!("'{into}' is no new id")));
                }
                let wording = self.wording(provision, self.working())?;
                if find(&wording.tokens, from, 0)?.start == 0 {
                    return Err(Refusal::new(Rule::Written, "nothing would stand in the first of the two"));
                }
                vec![whole(provision, id, Change::Split(into.clone(), from.clone()))]
            }
            Operation::Merge { provision, into } => {
                let (from, to) = (self.target(provision)?, self.target(into)?);
                if provision == into {
                    return Err(Refusal::new(
                        Rule::OwnAlternative,
                        format!("'{into}' would be joined to itself"),
                    ));
                }
                if from.kind != to.kind || from.parent != to.parent {
                    let found = format!("'{provision}' and '{into}' do not stand beside each other");
                    return Err(Refusal::new(Rule::Place, found));
                }
                vec![whole(provision, id, Change::Merge(into.clone()))]
            }
        })
    }

    fn replaced<'a>(
        &self,
        id: &str,
        act: usize,
        provision: &'a str,
        wordings: &'a crate::part::provision::Wordings,
    ) -> Result<Vec<Effect<'a>>, Refusal> {
        self.is_no_proposal(provision)?;
        let mut effects = vec![];
        for (language, new) in wordings {
            self.may_say(language, new, false)?;
            let old = match self.wording(provision, language) {
                Ok(wording) => wording.tokens.as_slice(),
                // A rule may be proposed where there is none.
                Err(_) if language == RULE => &[],
                Err(why) => return Err(why),
            };
            let edits = between(id, old, tokens(new, act));
            if !edits.is_empty() {
                effects.push(Effect::Words(provision, language, edits));
            }
        }
        match effects.is_empty() {
            true => Err(Refusal::new(Rule::Written, format!("'{provision}' would read as it does"))),
            false => Ok(effects),
        }
    }

    /// R51: the whole of what somebody else proposes is not replaced by an amendment.
    fn is_no_proposal(&self, provision: &str) -> Result<(), Refusal> {
        match self.provisions.get(provision).map(|p| &p.standing) {
            Some(Standing::Proposed(by)) => {
                let found = format!("'{provision}' is proposed by '{by}': object to it, or propose another");
                Err(Refusal::new(Rule::Amendment, found))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn wording(&self, provision: &str, language: &str) -> Result<&super::state::Wording, Refusal> {
        let target = self.target(provision)?;
        target.wordings.get(language).ok_or_else(|| {
            Refusal::new(Rule::Language, format!("'{provision}' has no wording in '{language}'"))
        })
    }

    /// The kind of provision in which a place is.
    fn may_stand_at(&self, place: &Place) -> Result<Option<crate::part::provision::Kind>, Refusal> {
        let id = place.of();
        if !self.provisions.contains_key(id) {
            return Err(Refusal::new(Rule::Unknown, format!("there is no provision '{id}'")));
        }
        if !self.is_there(id) {
            return Err(Refusal::new(Rule::Gone, format!("'{id}' has left the text")));
        }
        match self.parent_at(Some(place)) {
            Some(parent) => Ok(Some(self.target(&parent)?.kind)),
            None => Ok(None),
        }
    }
}

fn whole<'a>(provision: &'a str, by: &str, change: Change) -> Effect<'a> {
    Effect::Whole(provision, Mark { by: by.to_owned(), change })
}
