//! What the chair declares decided.

use super::state::{Fate, Standing, Table, Tabling};
use crate::{
    act::{Place, Ruling},
    rule::{Refusal, Rule},
};

impl Table {
    pub(super) fn decide(
        &mut self,
        act: usize,
        ruling: Ruling,
        on: &[String],
        because: &str,
    ) -> Result<(), Refusal> {
        let whole = matches!(ruling, Ruling::OpenReading | Ruling::CloseReading | Ruling::Adopt);
        if whole != on.is_empty() {
            let found = if whole { "it is about the whole text" } else { "it does not say on what" };
            return Err(Refusal::new(Rule::Unknown, found));
        }
        if let Some((twice, _)) =
            on.iter().zip(1..).find(|(id, next)| on.iter().skip(*next).any(|o| o == *id))
        {
            return Err(Refusal::new(Rule::OneId, format!("'{twice}' is named twice")));
        }
        match ruling {
            Ruling::Basis => self.take_as_basis(act, on),
            Ruling::TakeIn => self.take_all(act, on),
            Ruling::Reject => self.reject(act, on),
            Ruling::AdReferendum => self.agree(act, on),
            Ruling::Reopen => self.reopen(act, on, because),
            Ruling::OpenReading => self.set_open(true),
            Ruling::CloseReading => self.set_open(false),
            Ruling::BeginVoting => self.begin_voting(on),
            Ruling::Adopt => self.adopt(act),
        }
    }

    fn set_open(&mut self, open: bool) -> Result<(), Refusal> {
        if self.open == open {
            let is = if open { "open" } else { "closed" };
            return Err(Refusal::new(Rule::Closed, format!("the reading is {is} already")));
        }
        self.open = open;
        Ok(())
    }

    fn take_as_basis(&mut self, act: usize, on: &[String]) -> Result<(), Refusal> {
        for id in on {
            match self.tablings.get(id) {
                None => return Err(Refusal::new(Rule::Unknown, format!("nothing was tabled as '{id}'"))),
                Some(t) if t.basis.is_some() => {
                    return Err(Refusal::new(Rule::Reconsideration, format!("'{id}' is a basis already")));
                }
                Some(t) => {
                    if let Some(within) = &t.within {
                        self.target(within)?;
                    }
                }
            }
        }
        for id in on {
            let Some(tabling) = self.tablings.get_mut(id) else { continue };
            tabling.basis = Some(act);
            let Tabling { within, provisions, act: laid, .. } = tabling.clone();
            let place = within.map(Place::Within);
            self.put(place.as_ref(), &provisions, &Standing::Text, laid);
        }
        Ok(())
    }

    /// The proposals meant: those of packages as well.
    fn meant(&self, on: &[String]) -> Result<Vec<String>, Refusal> {
        let mut all: Vec<String> = vec![];
        for id in on {
            if self.packages.get(id).is_some_and(|p| p.ended.is_some()) {
                return Err(Refusal::new(Rule::Gone, format!("'{id}' has ended")));
            }
            // What is named beside its package is meant once.
            let new: Vec<String> = self.members(id).into_iter().filter(|id| !all.contains(id)).collect();
            all.extend(new);
        }
        for id in &all {
            let package = self.live(id)?.package.as_ref();
            if let Some(package) = package.filter(|package| !on.contains(package)) {
                return Err(Refusal::new(Rule::Division, format!("'{id}' is part of '{package}'")));
            }
        }
        Ok(all)
    }

    pub(super) fn take_all(&mut self, act: usize, on: &[String]) -> Result<(), Refusal> {
        let all = self.takeable(on)?;
        all.iter().for_each(|id| self.take_in(id, act));
        on.iter().filter(|id| self.packages.contains_key(*id)).cloned().collect::<Vec<_>>().iter().for_each(
            |id| {
                self.end_package(id, act);
            },
        );
        Ok(())
    }

    /// Proposals that can become text together now.
    ///
    /// # Errors
    /// The rule that stands in the way: somebody objects and there was no vote, a package is torn apart, two are alternatives.
    pub(super) fn takeable(&self, on: &[String]) -> Result<Vec<String>, Refusal> {
        let all = self.chosen(self.meant(on)?, on)?;
        for id in on.iter().chain(&all) {
            let voted = self.members(id).iter().all(|m| self.proposals.get(m).is_some_and(|p| p.voting));
            let objectors = self.objectors(id);
            if !voted && !objectors.is_empty() {
                let found = format!("{} cannot accept '{id}', and no vote was taken", objectors.join(", "));
                return Err(Refusal::new(Rule::Clean, found));
            }
        }
        for id in &all {
            self.can_take(id)?;
            let Some(proposed) = self.proposals.get(id) else { continue };
            if let Some(other) = proposed.instead_of.as_ref().filter(|other| all.contains(other)) {
                return Err(Refusal::new(Rule::OneQuestion, format!("'{id}' or '{other}'")));
            }
            let base = proposed.amends.iter().find(|base| {
                let live = self.proposals.get(*base).is_some_and(|p| p.fate == Fate::Live);
                live && all.contains(base)
            });
            let before = |base: &String| {
                let at = |wanted: &String| all.iter().position(|id| id == wanted);
                at(base) < at(id)
            };
            if let Some(base) = base.filter(|base| before(base)) {
                // R51: an amendment is decided before what it amends.
                let found = format!("'{id}' amends '{base}' and is decided before it");
                return Err(Refusal::new(Rule::Amendment, found));
            }
        }
        Ok(all)
    }

    /// Proposals without those that are alternatives, within a package, to one that is named beside it: of alternatives on one
    /// question one can become text (R49), and a package that offers several leaves to the decision which.
    ///
    /// # Errors
    /// Of alternatives in a package none is named, or more than one.
    fn chosen(&self, all: Vec<String>, on: &[String]) -> Result<Vec<String>, Refusal> {
        let mut chosen = all.clone();
        for package in on.iter().filter_map(|id| self.packages.get(id)) {
            for question in self.questions(&package.of) {
                let named: Vec<&String> = question.iter().filter(|id| on.contains(id)).collect();
                let [one] = named[..] else {
                    let each: Vec<String> = question.iter().map(|id| format!("'{id}'")).collect();
                    let found = format!("{}: name one of them beside their package", each.join(" or "));
                    return Err(Refusal::new(Rule::OneQuestion, found));
                };
                chosen.retain(|id| id == one || !question.contains(id));
            }
        }
        Ok(chosen)
    }

    /// Of some proposals those that are alternatives to each other, question by question.
    pub fn questions(&self, of: &[String]) -> Vec<Vec<String>> {
        let first = |id: &String| -> String {
            // What is an alternative to an alternative is one on the same question. A proposal is made after what it is
            // instead of, so that this ends.
            let mut at = id;
            while let Some(other) = self.proposals.get(at).and_then(|p| p.instead_of.as_ref()) {
                at = other;
            }
            at.clone()
        };
        let mut questions: Vec<(String, Vec<String>)> = vec![];
        for id in of {
            let about = first(id);
            match questions.iter_mut().find(|(other, _)| *other == about) {
                Some((_, question)) => question.push(id.clone()),
                None => questions.push((about, vec![id.clone()])),
            }
        }
        questions.into_iter().map(|(_, question)| question).filter(|question| question.len() > 1).collect()
    }

    /// Who cannot accept something, or has to ask first.
    pub fn objectors(&self, on: &str) -> Vec<String> {
        let said = self.positions.get(on).into_iter().flatten();
        said.filter(|(_, p)| p.stance.keeps_brackets()).map(|(by, _)| by.clone()).collect()
    }

    fn reject(&mut self, act: usize, on: &[String]) -> Result<(), Refusal> {
        let all = self.meant(on)?;
        for id in &all {
            // What supports it is not put aside without a vote.
            let supported = self
                .positions
                .get(id)
                .into_iter()
                .flatten()
                .any(|(_, p)| matches!(p.stance, crate::act::Stance::Support));
            let proposed = self.live(id)?;
            if !proposed.voting && self.objectors(id).is_empty() {
                let found = match supported {
                    true => format!("'{id}' is supported, nobody objects, and no vote was taken"),
                    false => format!("nobody objects to '{id}', and no vote was taken"),
                };
                return Err(Refusal::new(Rule::NothingLost, found));
            }
        }
        for id in &all {
            if self.proposals.get(id).is_some_and(|p| p.fate == Fate::Live) {
                self.clear(id, act, Fate::Rejected(act));
            }
        }
        for id in on.iter().filter(|id| self.packages.contains_key(*id)).cloned().collect::<Vec<_>>() {
            self.end_package(&id, act);
        }
        Ok(())
    }

    fn begin_voting(&mut self, on: &[String]) -> Result<(), Refusal> {
        let all = self.meant(on)?;
        for id in &all {
            // R51: what amends a proposal is decided first.
            let amendment = self
                .proposals
                .iter()
                .find(|(_, p)| p.fate == Fate::Live && p.amends.contains(id) && !p.voting);
            if let Some((amendment, _)) = amendment {
                return Err(Refusal::new(
                    Rule::Amendment,
                    format!("'{amendment}' amends '{id}': vote on it first"),
                ));
            }
        }
        for id in &all {
            self.proposals.get_mut(id).into_iter().for_each(|p| p.voting = true);
        }
        Ok(())
    }

    /// Live proposals on a provision in an order of voting: amendments before what they amend (R51), of several what is furthest
    /// removed first (R52), for which the words that change are counted; the chair decides.
    pub fn order_of_voting(&self, provision: &str) -> Vec<String> {
        let about = |id: &&String| {
            self.proposals.get(*id).is_some_and(|p| {
                p.fate == Fate::Live && p.operations.iter().any(|op| op.about().contains(&provision))
            })
        };
        let proposed_in: Option<&String> = match self.provisions.get(provision).map(|p| &p.standing) {
            Some(Standing::Proposed(by)) => Some(by),
            _ => None,
        };
        let mut ids: Vec<&String> = self.proposals.keys().filter(about).collect();
        ids.extend(proposed_in.filter(|by| self.proposals.get(*by).is_some_and(|p| p.fate == Fate::Live)));
        ids.sort();
        ids.dedup();
        let mut order: Vec<(usize, usize, usize, &String)> = ids
            .into_iter()
            .map(|id| {
                let p = self.proposals.get(id);
                let amended = p.map_or(0, |_| self.amended_depth(id));
                (amended, usize::MAX - self.size(id), p.map_or(0, |p| p.act), id)
            })
            .collect();
        order.sort();
        order.into_iter().map(|(.., id)| id.clone()).collect()
    }

    /// How many levels of amendments a live proposal carries.
    fn amended_depth(&self, id: &str) -> usize {
        let mut level = vec![id.to_owned()];
        let mut depth = 0;
        // Amendments come later than what they amend, so that this ends.
        while depth < self.proposals.len() {
            let next: Vec<String> = self
                .proposals
                .iter()
                .filter(|(_, p)| p.fate == Fate::Live && p.amends.iter().any(|a| level.contains(a)))
                .map(|(id, _)| id.clone())
                .collect();
            if next.is_empty() {
                break;
            }
            depth += 1;
            level = next;
        }
        depth
    }

    /// How many words a proposal would change: those that go and those that come.
    pub fn size(&self, id: &str) -> usize {
        let mut words = 0;
        for provision in self.spots.get(id).into_iter().flatten().filter_map(|p| self.provisions.get(p)) {
            for wording in provision.wordings.values() {
                for edit in wording.edits.iter().filter(|e| e.by == id) {
                    let gone = wording.tokens.get(edit.range.clone()).unwrap_or_default();
                    words += gone.iter().chain(edit.new.iter().flatten()).filter(|t| t.is_word()).count();
                }
            }
            if provision.marks.iter().any(|m| m.by == id) {
                words += self.below(&provision.id).iter().map(|p| p.length(self.working())).sum::<usize>();
            }
        }
        let mine = |p: &&super::state::Provision| p.standing == Standing::Proposed(id.to_owned());
        let has_new = self.proposals.get(id).is_some_and(|p| {
            p.operations.iter().any(|op| matches!(op, crate::act::Operation::Insert { .. }))
        });
        if has_new {
            words += self.provisions.values().filter(mine).map(|p| p.length(self.working())).sum::<usize>();
        }
        words
    }
}

impl super::state::Provision {
    /// How many words it has in a language.
    pub fn length(&self, language: &str) -> usize {
        self.wordings.get(language).map_or(0, |w| w.tokens.iter().filter(|t| t.is_word()).count())
    }
}
