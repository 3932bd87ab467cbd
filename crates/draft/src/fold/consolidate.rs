//! Consolidation by the chair: several proposals in one wording, with an account of every word. The ground rule of
//! streamlining is that nothing is added or subtracted; what was taken as such and was not is the complaint that this answers.

use std::collections::BTreeMap;

use super::{
    edit::between,
    state::{Edit, Fate, Table},
};
use crate::{
    act::{Consolidation, Operation},
    part::clause::RULE,
    part::provision::Wordings,
    part::token::{Token, text, tokens, words},
    rule::{Refusal, Rule},
};

type Counts = BTreeMap<String, usize>;

fn counts<'a>(words: impl IntoIterator<Item = &'a str>) -> Counts {
    let mut counts = Counts::new();
    words.into_iter().for_each(|word| *counts.entry(word.to_owned()).or_default() += 1);
    counts
}

impl Table {
    pub(super) fn consolidate(&mut self, act: usize, c: &Consolidation) -> Result<(), Refusal> {
        self.may_say(&c.language, &c.wording, false)?;
        let wording = self.wording(&c.provision, &c.language)?;
        let mut left: Vec<&str> =
            c.takes.iter().chain(c.leaves.iter().map(|(id, _)| id)).map(String::as_str).collect();
        left.sort_unstable();
        if left.windows(2).any(|pair| pair.first() == pair.last()) {
            return Err(Refusal::new(Rule::OneId, "a proposal is named twice"));
        }
        let proposals: Vec<&str> = {
            let mut all: Vec<&str> =
                wording.edits.iter().filter(|e| e.new.is_some()).map(|e| e.by.as_str()).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        if let Some(missing) = proposals.iter().find(|id| !left.contains(id)) {
            let found = format!("it does not say what becomes of '{missing}'");
            return Err(Refusal::new(Rule::NothingLost, found));
        }
        if let Some(other) = left.iter().find(|id| !proposals.contains(id)) {
            let found = format!("'{other}' does not change words of '{}'", c.provision);
            return Err(Refusal::new(Rule::Unknown, found));
        }
        if let Some((id, _)) = c.leaves.iter().chain(&c.drops).find(|(_, why)| why.trim().is_empty()) {
            return Err(Refusal::new(Rule::NothingLost, format!("it does not say why '{id}' is left out")));
        }
        for id in &c.takes {
            self.can_be_consolidated(id, c)?;
        }
        let taken: Vec<Edit> = wording.edits.iter().filter(|e| c.takes.contains(&e.by)).cloned().collect();
        account(&wording.tokens, &taken, c)?;
        let mut new = tokens(&c.wording, act);
        let pool = wording.tokens.iter().chain(taken.iter().flat_map(|e| e.new.iter().flatten()));
        trace(&mut new, pool);
        let made = between(&c.id, &wording.tokens, new.clone());
        self.touch(&c.provision, act);
        for id in &c.takes {
            self.spots.swap_remove(id);
            self.proposals.get_mut(id).into_iter().for_each(|p| p.fate = Fate::TakenIn(act));
        }
        let working = self.working().to_owned();
        if let Some(provision) = self.provisions.get_mut(&c.provision)
            && let Some(wording) = provision.wordings.get_mut(&c.language)
        {
            wording.edits.retain(|e| !c.takes.contains(&e.by));
            wording.become_tokens(new, &made);
            if c.language == working {
                wording.rests_on = wording.version;
            }
        }
        Ok(())
    }

    fn can_be_consolidated(&self, id: &str, c: &Consolidation) -> Result<(), Refusal> {
        let proposed = self.live(id)?;
        if let Some(package) = &proposed.package {
            return Err(Refusal::new(Rule::Division, format!("'{id}' is part of '{package}'")));
        }
        let objectors = self.objectors(id);
        if !objectors.is_empty() {
            return Err(Refusal::new(Rule::Clean, format!("{} cannot accept '{id}'", objectors.join(", "))));
        }
        let only_here = proposed.operations.iter().all(|op| match op {
            Operation::Words { provision, language, .. } => {
                (provision, language) == (&c.provision, &c.language)
            }
            Operation::Replace { provision, wordings } => {
                *provision == c.provision && wordings.keys().all(|l| *l == c.language)
            }
            _ => false,
        });
        match only_here {
            true => self.can_take(id),
            false => {
                let found = format!("'{id}' is about more than the words of '{}'", c.provision);
                Err(Refusal::new(Rule::NothingLost, found))
            }
        }
    }

    pub(super) fn translate(
        &mut self,
        act: usize,
        provision: &str,
        wordings: &Wordings,
    ) -> Result<(), Refusal> {
        let target = self.target(provision)?;
        let working = self.working().to_owned();
        if wordings.is_empty() {
            return Err(Refusal::new(Rule::Written, "no wording is given"));
        }
        for (language, wording) in wordings {
            self.may_say(language, wording, target.as_printed)?;
            if language == RULE {
                return Err(Refusal::new(Rule::Clause, "a rule is no translation: propose it"));
            }
            if *language == working {
                let found = format!("'{language}' is the language of negotiation: propose it");
                return Err(Refusal::new(Rule::Language, found));
            }
            let proposed = target.wordings.get(language).and_then(|w| w.edits.first());
            if let Some(edit) = proposed {
                let found = format!("'{}' is on the table for the wording in '{language}'", edit.by);
                return Err(Refusal::new(Rule::NothingLost, found));
            }
        }
        let rests_on = target.wordings.get(&working).map_or(0, |w| w.version);
        self.touch(provision, act);
        let Some(target) = self.provisions.get_mut(provision) else { return Ok(()) };
        for (language, new) in wordings {
            let wording = target.wordings.entry(language.clone()).or_default();
            wording.tokens = tokens(new, act);
            wording.version += 1;
            wording.rests_on = rests_on;
        }
        Ok(())
    }
}

/// Every word of the old wording and of what is taken is in the new one, or is accounted for; and no other is.
fn account(old: &[Token], taken: &[Edit], c: &Consolidation) -> Result<(), Refusal> {
    let kept: Vec<Token> = old
        .iter()
        .enumerate()
        .filter(|(at, _)| !taken.iter().any(|e| e.range.contains(at)))
        .map(|(_, token)| token.clone())
        .collect();
    let (kept, result) = (text(&kept), c.wording.as_str());
    let kept = counts(words(&kept));
    let by_each: Vec<String> = taken.iter().map(|e| text(e.new.as_deref().unwrap_or_default())).collect();
    let by_each: Vec<Counts> = by_each.iter().map(|new| counts(words(new))).collect();
    let result = counts(words(result));
    let mut dropped = Counts::new();
    for (quoted, _) in &c.drops {
        words(quoted).into_iter().for_each(|word| *dropped.entry(word.to_owned()).or_default() += 1);
    }
    let of = |counts: &Counts, word: &str| counts.get(word).copied().unwrap_or(0);
    let all: std::collections::BTreeSet<&String> =
        kept.keys().chain(result.keys()).chain(by_each.iter().flat_map(Counts::keys)).collect();
    for word in all {
        let have = of(&result, word);
        let most = of(&kept, word) + by_each.iter().map(|n| of(n, word)).sum::<usize>();
        let least = of(&kept, word) + by_each.iter().map(|n| of(n, word)).max().unwrap_or(0);
        if have > most {
            return Err(Refusal::new(
                Rule::NothingLost,
                format!("nobody has proposed the word '{word}' there"),
            ));
        }
        if have + of(&dropped, word) < least {
            let found = format!("the word '{word}' would disappear without an account");
            return Err(Refusal::new(Rule::NothingLost, found));
        }
    }
    Ok(())
}

/// Gives words of a wording the origin that they had.
fn trace<'a>(new: &mut [Token], pool: impl Iterator<Item = &'a Token>) {
    let mut origins: BTreeMap<&str, std::collections::VecDeque<usize>> = BTreeMap::new();
    pool.filter(|t| t.is_word()).for_each(|t| origins.entry(&t.text).or_default().push_back(t.origin));
    for token in new {
        let origin = origins.get_mut(&*token.text).and_then(std::collections::VecDeque::pop_front);
        token.origin = origin.unwrap_or(token.origin);
    }
}
