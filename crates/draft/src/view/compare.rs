//! Two readings, compared word by word. Provisions are aligned by their ids, so that what moved and changed is shown as both, and
//! never as gone and new.

use std::collections::BTreeMap;

use comity_regime::Day;
use serde::Serialize;
use similar::{Algorithm, ChangeTag, capture_diff_slices};

use crate::{
    part::clause::RULE,
    part::provision::vocabulary,
    part::token::tokens,
    reading::{Reading, Shown},
};

vocabulary! {
    /// What became of a provision.
    Difference {
        /// It reads as it did.
        Same = "same",
        /// It reads otherwise.
        Changed = "changed",
        /// It was not there.
        Added = "added",
        /// It is not there any more.
        Removed = "removed",
    }
}

/// What became of a text between two days.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Comparison {
    /// The earlier day.
    pub from: Day,
    /// The later day.
    pub to: Day,
    /// Provisions in the order of the later day; those that are gone stand where they stood.
    pub provisions: Vec<Compared>,
}

/// A provision on two days.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Compared {
    /// Its id.
    pub id: String,
    /// How deep it stands.
    pub depth: usize,
    /// Its number and what it is called before it, on the day on which it is there last.
    pub designation: String,
    /// What became of it.
    pub difference: Difference,
    /// Whether it stands elsewhere.
    pub moved: bool,
    /// Its words.
    pub runs: Vec<Run>,
    /// Its rule, where it has one on either day.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rule: Vec<Run>,
}

/// Words that stand on both days, or on one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Run {
    /// On both.
    Same(String),
    /// On the later day alone.
    Put(String),
    /// On the earlier day alone.
    Gone(String),
}

/// Compares two readings of one text in a language; brackets are compared as signs, without the names in them.
pub fn compare(before: &Reading, after: &Reading, language: &str) -> Comparison {
    let line = |shown: &Shown| {
        let printed = shown.printed(language, false).unwrap_or_default();
        if shown.in_brackets() { format!("[{printed}]") } else { printed }
    };
    let rule = |shown: &Shown| shown.printed(RULE, false).unwrap_or_default();
    Says { words: &line, rule: &rule }.compare(before, after)
}

/// Compares what two readings of one text say without anything that is proposed.
pub fn compare_plain(before: &Reading, after: &Reading, language: &str) -> Comparison {
    let text = |reading: &Reading| {
        let mut reading = reading.clone();
        reading.provisions.retain(|shown| shown.proposed.is_none());
        reading
    };
    let (words, rule) = (
        |shown: &Shown| shown.plain(language).unwrap_or_default(),
        |shown: &Shown| shown.plain(RULE).unwrap_or_default(),
    );
    Says { words: &words, rule: &rule }.compare(&text(before), &text(after))
}

/// What is compared of a provision.
struct Says<'a> {
    words: &'a dyn Fn(&Shown) -> String,
    rule: &'a dyn Fn(&Shown) -> String,
}

impl Says<'_> {
    fn compare(&self, before: &Reading, after: &Reading) -> Comparison {
        let old: BTreeMap<&str, (usize, &Shown)> =
            before.provisions.iter().enumerate().map(|(at, p)| (p.id.as_str(), (at, p))).collect();
        let new: BTreeMap<&str, &Shown> = after.provisions.iter().map(|p| (p.id.as_str(), p)).collect();
        let moved = moved(before, after);
        let mut provisions: Vec<Compared> = vec![];
        let mut gone = before.provisions.iter().filter(|p| !new.contains_key(p.id.as_str())).peekable();
        for shown in &after.provisions {
            let earlier = old.get(shown.id.as_str());
            if let Some((at, _)) = earlier {
                // What is gone comes where it stood.
                let stood_before = |p: &&Shown| old.get(p.id.as_str()).is_some_and(|(place, _)| place < at);
                while let Some(p) = gone.next_if(stood_before) {
                    provisions.push(self.one(Some(p), None, false));
                }
            }
            let has_moved = moved.contains(&shown.id.as_str());
            provisions.push(self.one(earlier.map(|(_, p)| *p), Some(shown), has_moved));
        }
        provisions.extend(gone.map(|p| self.one(Some(p), None, false)));
        Comparison { from: before.on, to: after.on, provisions }
    }

    fn one(&self, before: Option<&Shown>, after: Option<&Shown>, moved: bool) -> Compared {
        let both = |says: &dyn Fn(&Shown) -> String| {
            (before.map(says).unwrap_or_default(), after.map(says).unwrap_or_default())
        };
        let (old, new) = both(self.words);
        let (old_rule, new_rule) = both(self.rule);
        let difference = match (before, after) {
            (None, _) => Difference::Added,
            (_, None) => Difference::Removed,
            _ if old == new && old_rule == new_rule => Difference::Same,
            _ => Difference::Changed,
        };
        let shown = after.or(before);
        Compared {
            id: shown.map(|p| p.id.clone()).unwrap_or_default(),
            depth: shown.map_or(0, |p| p.depth),
            designation: shown.map(Shown::designation).unwrap_or_default(),
            difference,
            moved,
            runs: runs(&old, &new),
            rule: runs(&old_rule, &new_rule),
        }
    }
}

/// The words of two wordings, by Patience: on treaties it keeps half as many words again as Myers does.
pub fn runs(old: &str, new: &str) -> Vec<Run> {
    if old == new {
        return if old.is_empty() { vec![] } else { vec![Run::Same(old.to_owned())] };
    }
    let texts = |text: &str| tokens(text, 0).into_iter().map(|t| t.text).collect::<Vec<_>>();
    let (old, new) = (texts(old), texts(new));
    let mut runs: Vec<Run> = vec![];
    for change in
        capture_diff_slices(Algorithm::Patience, &old, &new).iter().flat_map(|op| op.iter_changes(&old, &new))
    {
        let text = change.value();
        match (change.tag(), runs.last_mut()) {
            (ChangeTag::Equal, Some(Run::Same(run)))
            | (ChangeTag::Insert, Some(Run::Put(run)))
            | (ChangeTag::Delete, Some(Run::Gone(run))) => run.push_str(&text),
            (ChangeTag::Equal, _) => runs.push(Run::Same(text.to_string())),
            (ChangeTag::Insert, _) => runs.push(Run::Put(text.to_string())),
            (ChangeTag::Delete, _) => runs.push(Run::Gone(text.to_string())),
        }
    }
    runs
}

/// Provisions that stand elsewhere: in another provision, or not in the order in which most still stand.
fn moved<'a>(before: &Reading, after: &'a Reading) -> Vec<&'a str> {
    let order = |reading: &'a Reading| -> BTreeMap<Option<&'a str>, Vec<&'a str>> {
        let mut order: BTreeMap<Option<&str>, Vec<&str>> = BTreeMap::new();
        for p in &reading.provisions {
            order.entry(p.parent.as_deref()).or_default().push(&p.id);
        }
        order
    };
    let parents: BTreeMap<&str, Option<&str>> =
        before.provisions.iter().map(|p| (p.id.as_str(), p.parent.as_deref())).collect();
    let mut old: BTreeMap<Option<&str>, Vec<&str>> = BTreeMap::new();
    for p in &before.provisions {
        old.entry(p.parent.as_deref()).or_default().push(&p.id);
    }
    let mut moved = vec![];
    for (parent, ids) in order(after) {
        let common = |id: &&str| parents.get(*id) == Some(&parent);
        moved.extend(ids.iter().filter(|id| parents.contains_key(**id) && !common(id)).copied());
        let now: Vec<&str> = ids.into_iter().filter(common).collect();
        let then: Vec<&str> =
            old.get(&parent).into_iter().flatten().filter(|id| now.contains(id)).copied().collect();
        if now == then {
            continue;
        }
        for op in capture_diff_slices(Algorithm::Patience, &then, &now) {
            if !matches!(op, similar::DiffOp::Equal { .. }) {
                moved.extend(now.get(op.new_range()).unwrap_or_default());
            }
        }
    }
    moved
}
