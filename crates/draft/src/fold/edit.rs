//! Changes to the words of one wording: where they are, how they are made, and what becomes of others there.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::state::{Edit, Wording};
use crate::{
    part::token::{Token, balances, tokens},
    rule::{Refusal, Rule},
};

/// Equal words between two changes that are too few to stand apart.
const FEW: usize = 2;

/// Where words stand: they are quoted as whole words, and `at` says which place, from 1, where there are several.
///
/// # Errors
/// They stand nowhere, or more than once while no place is said.
pub fn find(within: &[Token], quoted: &str, at: usize) -> Result<Range<usize>, Refusal> {
    let wanted = tokens(quoted, 0);
    let none = || Refusal::new(Rule::Words, format!("the words '{quoted}' do not stand there"));
    if wanted.is_empty() {
        return Err(Refusal::new(Rule::Words, "no words are quoted"));
    }
    let same = |(a, b): (&Token, &Token)| a.text == b.text;
    let mut places = within
        .windows(wanted.len())
        .enumerate()
        .filter(|(_, window)| window.iter().zip(&wanted).all(same))
        .map(|(place, _)| place..place + wanted.len());
    match at {
        0 => {
            let first = places.next().ok_or_else(none)?;
            match places.count() {
                0 => Ok(first),
                more => Err(Refusal::new(
                    Rule::Words,
                    format!("the words '{quoted}' stand in {} places: say which", more + 1),
                )),
            }
        }
        at => places.nth(at - 1).ok_or_else(none),
    }
}

/// The edit that puts some words in the place of others: what both have at their ends is left alone.
pub fn words(
    by: &str,
    within: &[Token],
    range: Range<usize>,
    new: &str,
    origin: usize,
) -> Result<Edit, Refusal> {
    let mut new = tokens(new, origin);
    let Range { mut start, mut end } = range;
    let old = |at: usize| within.get(at).map(|t| &t.text);
    while start < end && new.first().map(|t| &t.text) == old(start) {
        new.remove(0);
        start += 1;
    }
    while start < end && new.last().map(|t| &t.text) == old(end - 1) {
        new.pop();
        end -= 1;
    }
    if start == end && new.is_empty() {
        return Err(Refusal::new(Rule::Written, "the words would read as they do"));
    }
    let is_space = |at: usize| within.get(at).is_some_and(|t| &*t.text == " ");
    if new.is_empty()
        && start > 0
        && is_space(start - 1)
        && (end == within.len() || !starts_word(within, end))
    {
        // The space before words that go, goes with them.
        start -= 1;
    } else if new.is_empty() && start == 0 && is_space(end) {
        end += 1;
    }
    let edit = Edit { by: by.to_owned(), range: start..end, new: Some(new) };
    if !is_whole(within, &edit) {
        return Err(Refusal::new(Rule::Balance, "the words have one side of a bracket only"));
    }
    Ok(edit)
}

fn starts_word(within: &[Token], at: usize) -> bool {
    within.get(at).is_some_and(|t| t.text.chars().any(char::is_alphanumeric) || &*t.text == "[")
}

/// Whether brackets balance both in what goes and in what comes.
fn is_whole(within: &[Token], edit: &Edit) -> bool {
    let old = within.get(edit.range.clone()).unwrap_or_default();
    let new = edit.new.as_deref().unwrap_or_default();
    balances(old.iter().map(|t| &*t.text)) && balances(new.iter().map(|t| &*t.text))
}

/// The edits that make one wording of another, found word by word (Patience), each with words of its own.
pub fn between(by: &str, old: &[Token], new: Vec<Token>) -> Vec<Edit> {
    let texts = |tokens: &[Token]| tokens.iter().map(|t| t.text.clone()).collect::<Vec<_>>();
    let ops = capture_diff_slices(Algorithm::Patience, &texts(old), &texts(&new));
    let mut found: Vec<(Range<usize>, Range<usize>)> = vec![];
    for op in ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })) {
        let (o, n) = (op.old_range(), op.new_range());
        match found.last_mut() {
            Some((before, then)) if few(old, before.end..o.start) => (before.end, then.end) = (o.end, n.end),
            _ => found.push((o, n)),
        }
    }
    let edit = |(o, n): &(Range<usize>, Range<usize>)| Edit {
        by: by.to_owned(),
        range: o.clone(),
        new: Some(new.get(n.clone()).unwrap_or_default().to_vec()),
    };
    let edits: Vec<Edit> = found.iter().map(edit).collect();
    if edits.iter().all(|edit| is_whole(old, edit)) {
        return edits;
    }
    vec![Edit { by: by.to_owned(), range: 0..old.len(), new: Some(new) }]
}

fn few(old: &[Token], between: Range<usize>) -> bool {
    old.get(between).unwrap_or_default().iter().filter(|t| t.is_word()).count() < FEW
}

impl Wording {
    /// The tokens as one edit would have them.
    pub fn with(&self, edits: &[&Edit]) -> Vec<Token> {
        let mut edits: Vec<&Edit> = edits.iter().copied().filter(|e| e.new.is_some()).collect();
        edits.sort_by_key(|e| (e.range.start, e.range.end));
        let (mut made, mut at) = (vec![], 0);
        for edit in edits.into_iter() {
            if edit.range.start < at {
                continue;
            }
            made.extend_from_slice(self.tokens.get(at..edit.range.start).unwrap_or_default());
            made.extend(edit.new.iter().flatten().cloned());
            at = edit.range.end;
        }
        made.extend_from_slice(self.tokens.get(at..).unwrap_or_default());
        made
    }

    /// Makes the changes of one proposal. What others propose for the same words stands, on the words that they were made on.
    pub fn take(&mut self, by: &str) {
        let mine: Vec<Edit> = self.edits.iter().filter(|e| e.by == by).cloned().collect();
        if mine.is_empty() {
            return;
        }
        let new = self.with(&mine.iter().collect::<Vec<_>>());
        self.edits.retain(|e| e.by != by);
        self.become_tokens(new, &mine);
    }

    /// Puts other words in the place of all; `made` are the edits that this comes of. What others propose for words that
    /// changed is from then on an alternative to what stands there.
    pub fn become_tokens(&mut self, new: Vec<Token>, made: &[Edit]) {
        let edits = self.edits.iter().map(|edit| self.moved(edit, made)).collect();
        self.edits = edits;
        self.tokens = new;
        self.version += 1;
    }

    /// Where an edit is after others were made.
    fn moved(&self, edit: &Edit, made: &[Edit]) -> Edit {
        let (clash, apart): (Vec<&Edit>, Vec<&Edit>) =
            made.iter().partition(|m| overlap(&m.range, &edit.range));
        let start = clash.iter().map(|m| m.range.start).fold(edit.range.start, usize::min);
        let end = clash.iter().map(|m| m.range.end).fold(edit.range.end, usize::max);
        let shifted = |at: usize, before: &dyn Fn(&Edit) -> bool| {
            let moves = |made: &[&Edit]| -> (usize, usize) {
                made.iter().filter(|m| before(m)).fold((0, 0), |(gone, come), m| {
                    (gone + m.range.len(), come + m.new.as_ref().map_or(0, Vec::len))
                })
            };
            let (gone, come) = moves(&apart);
            (at - gone.min(at)) + come
        };
        // What is put in right at an end stays outside.
        let from = shifted(start, &|m| m.range.end <= start);
        let to = shifted(end, &|m| {
            m.range.end < end || (m.range.end == end && !(m.range.is_empty() && start < end))
        });
        let (gone, come) = clash.iter().fold((0, 0), |(gone, come), m| {
            (gone + m.range.len(), come + m.new.as_ref().map_or(0, Vec::len))
        });
        let to = (to + come).saturating_sub(gone);
        let old = |range: Range<usize>| self.tokens.get(range).unwrap_or_default().iter().cloned();
        let new = edit.new.as_ref().map(|words| {
            old(start..edit.range.start)
                .chain(words.iter().cloned())
                .chain(old(edit.range.end..end))
                .collect()
        });
        Edit { by: edit.by.clone(), range: from.min(to)..to, new }
    }
}

/// Whether two changes are to the same words. Two that put words at one place are.
pub fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    (a.start < b.end && b.start < a.end) || (a.is_empty() && b.is_empty() && a.start == b.start)
}
