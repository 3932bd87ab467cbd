//! What was changed in a document, as the operations of a proposal against the reading of which it was made.

use std::collections::{BTreeMap, BTreeSet};

use similar::{Algorithm, ChangeTag, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use super::{Document, Paragraph};
use crate::{
    act::{Operation, Place},
    import::mark::{self, Mark},
    part::clause::{RULE, SIGN},
    part::provision::{Kind, Tabled},
    part::token::tokens,
    reading::{Part, Reading, Shown},
};

/// What a document would change, and what of it cannot be read as a proposal.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Changes {
    /// The operations.
    pub operations: Vec<Operation>,
    /// What is left out, each with the reason.
    pub left_out: Vec<String>,
}

/// What a document changes in the reading of which it was made (`base`), as operations on the text as it reads `now`, in a
/// language; ids of new provisions begin with `prefix`.
///
/// Only words that stand are changed. What others propose, numbers and names are theirs or computed: where a document changes
/// them, its provision is left out, with the reason; so is what reads otherwise by now.
pub fn changes(document: &Document, base: &Reading, now: &Reading, language: &str, prefix: &str) -> Changes {
    let mut work = Work { base, now, language, prefix, made: Changes::default(), new: 0 };
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    let mut gone: BTreeSet<usize> = BTreeSet::new();
    let mut ruled: BTreeSet<usize> = BTreeSet::new();
    let mut last: Option<usize> = None;
    let mut run: Vec<Fresh> = vec![];
    for paragraph in &document.paragraphs {
        let line = paragraph.text();
        let line = line.trim();
        if paragraph.is_note {
            work.made.left_out.push(format!("a note is no part of a provision: {line}"));
            continue;
        }
        if let Some(at) = paragraph.rule.filter(|_| paragraph.of.is_empty()) {
            ruled.insert(at);
            work.rule(at, line);
            continue;
        }
        match paragraph.of.as_slice() {
            [] if line.is_empty() => {}
            // What stands before the first provision is the title, and what the document is.
            [] if last.is_none() => work.title(line),
            [] => run.push(Fresh::of(line)),
            [at] if base.provisions.get(*at).is_some() && seen.insert(*at) => {
                work.put(last, std::mem::take(&mut run));
                if last.is_some_and(|last| last > *at) {
                    work.leave(*at, "stands elsewhere: say it with 'move'");
                }
                last = Some(*at);
                if work.is_gone(*at, paragraph) {
                    gone.insert(*at);
                } else if paragraph.joined {
                    work.leave(*at, "is joined to what follows it: say it with 'merge'");
                } else {
                    work.compare(*at, paragraph);
                }
            }
            several => {
                work.put(last, std::mem::take(&mut run));
                let known: Vec<usize> =
                    several.iter().copied().filter(|at| *at < base.provisions.len()).collect();
                known.iter().for_each(|at| work.leave(*at, "stands twice, or with another in one paragraph"));
                last = known.last().copied().or(last);
                seen.extend(known);
            }
        }
    }
    work.put(last, run);
    gone.extend((0..base.provisions.len()).filter(|at| !seen.contains(at)));
    work.unruled(&ruled, &gone);
    work.delete(&gone);
    work.comments(document);
    work.made
}

/// Why what has changed since is left out.
const OTHERWISE: &str = "reads otherwise since the document was made: make the change in a new one";

/// A paragraph that is in no reading.
struct Fresh {
    kind: Option<Kind>,
    words: String,
}

impl Fresh {
    fn of(line: &str) -> Fresh {
        match mark::of(line, 0) {
            Mark::Within(kind, _, words) => Fresh { kind: Some(kind), words },
            Mark::Numbered(kind, _, words) => Fresh { kind: Some(kind), words },
            Mark::Plain => Fresh { kind: None, words: line.to_owned() },
        }
    }
}

struct Work<'a> {
    base: &'a Reading,
    now: &'a Reading,
    language: &'a str,
    prefix: &'a str,
    made: Changes,
    new: usize,
}

impl Work<'_> {
    fn title(&mut self, line: &str) {
        let ours = line == self.base.title || line.starts_with("As it stood on ");
        if !ours {
            self.made.left_out.push(format!("\"{line}\" stands before the first provision"));
        }
    }

    /// Comments that the reading did not have: what somebody says beside a text is no proposal.
    fn comments(&mut self, document: &Document) {
        let pending = self.base.provisions.iter().flat_map(|shown| shown.pending(self.language));
        let known: BTreeSet<String> = pending.map(|wait| wait.said()).collect();
        let new = document.found.comments.iter().filter(|comment| !known.contains(&comment.text));
        let said =
            new.map(|c| format!("a comment is no proposal, '{}': {}", c.author, c.text.replace('\n', " ")));
        self.made.left_out.extend(said);
    }

    fn leave(&mut self, at: usize, why: &str) {
        if let Some(shown) = self.base.provisions.get(at) {
            self.made.left_out.push(format!("{} {why}", shown.id));
        }
    }

    /// Whether nothing is left of a provision that said something.
    fn is_gone(&self, at: usize, paragraph: &Paragraph) -> bool {
        let printed = self.base.provisions.get(at).is_some_and(|p| !p.spans(self.language, true).is_empty());
        printed && paragraph.text().trim().is_empty()
    }

    /// A provision as it was printed, and as it reads now.
    fn compare(&mut self, at: usize, paragraph: &Paragraph) {
        let Some(shown) = self.base.provisions.get(at) else { return };
        let (mut line, mut standing) = (String::new(), vec![]);
        for span in shown.spans(self.language, true) {
            let from = line.len();
            line.push_str(&span.text);
            if span.part == Part::Stands {
                standing.push(from..line.len());
            }
        }
        let (old, places) = words(line.trim_end());
        let text = paragraph.text();
        let (new, _) = words(text.trim());
        if old == new {
            return;
        }
        let stands =
            |at: usize| places.get(at).is_some_and(|at| standing.iter().any(|range| range.contains(at)));
        let differences = capture_diff_slices(Algorithm::Patience, &old, &new);
        let (mut wording, mut theirs) =
            (String::new(), differences.iter().any(|op| is_among_others(op, &stands)));
        for change in differences.iter().flat_map(|op| op.iter_changes(&old, &new)) {
            let place = change.old_index();
            match change.tag() {
                ChangeTag::Equal if place.is_some_and(stands) => wording.push_str(change.value()),
                ChangeTag::Equal => {}
                ChangeTag::Delete => theirs |= !place.is_some_and(stands),
                ChangeTag::Insert => wording.push_str(change.value()),
            }
        }
        if text.contains("[^") && !line.contains("[^") {
            return self.leave(at, "has a mark of a note: say what is noted in words");
        }
        let wording = tokens(&wording, 0).iter().map(|t| &*t.text).collect::<String>();
        if theirs || shown.proposed.is_some() {
            let why = "changes what is proposed, a number or a name: propose other words instead";
            return self.leave(at, why);
        }
        if self.is_stale(shown) {
            return self.leave(at, OTHERWISE);
        }
        let wording = wording.trim().to_owned();
        // It may differ in how letters and their marks are put together alone.
        if shown.plain(self.language).is_some_and(|plain| plain == wording) {
            return;
        }
        let provision = shown.id.clone();
        let wordings = [(self.language.to_owned(), wording)].into();
        self.made.operations.push(Operation::Replace { provision, wordings });
    }

    /// The rule of a provision as it was printed, and as it reads now.
    fn rule(&mut self, at: usize, line: &str) {
        let Some(shown) = self.base.provisions.get(at) else { return };
        let printed = shown.printed(RULE, false).unwrap_or_default();
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let rule = words(line.strip_prefix(SIGN.trim_end()).unwrap_or(line));
        if rule == words(&printed) {
            return;
        }
        let stands = shown.plain(RULE).unwrap_or_default();
        let now = self.now.provision(&shown.id).and_then(|now| now.plain(RULE)).unwrap_or_default();
        let why = match () {
            () if rule.is_empty() => "has lost its rule: strike out the provision, or write another rule",
            () if shown.proposed.is_some() || printed != stands => {
                "changes a rule for which others have proposals: propose another instead"
            }
            () if now != stands => {
                "has another rule since the document was made: make the change in a new one"
            }
            () => {
                let wordings = [(RULE.to_owned(), rule)].into();
                self.made.operations.push(Operation::Replace { provision: shown.id.clone(), wordings });
                return;
            }
        };
        self.leave(at, why);
    }

    /// Provisions that stay and whose rules are gone.
    fn unruled(&mut self, ruled: &BTreeSet<usize>, gone: &BTreeSet<usize>) {
        let has_rule = |at: &usize| {
            let shown = self.base.provisions.get(*at);
            shown.and_then(|shown| shown.printed(RULE, false)).is_some_and(|rule| !rule.is_empty())
        };
        let all = (0..self.base.provisions.len()).filter(|at| !ruled.contains(at) && !gone.contains(at));
        let lost: Vec<usize> = all.filter(has_rule).collect();
        // A document of an earlier program has no rules at all: nothing was taken from it.
        if !ruled.is_empty() {
            lost.into_iter().for_each(|at| {
                self.leave(at, "has lost its rule: strike out the provision, or write another rule")
            });
        }
    }

    /// Whether a provision reads otherwise by now.
    fn is_stale(&self, shown: &Shown) -> bool {
        let now = self.now.provision(&shown.id).and_then(|now| now.plain(self.language));
        now != shown.plain(self.language)
    }

    /// New provisions after one that is there.
    fn put(&mut self, after: Option<usize>, run: Vec<Fresh>) {
        let Some(previous) = after.and_then(|at| self.base.provisions.get(at)) else { return };
        if run.is_empty() {
            return;
        }
        let usual = match previous.kind {
            Kind::Preamble => Kind::Recital,
            Kind::Article | Kind::Heading => Kind::Paragraph,
            Kind::Part | Kind::Chapter | Kind::Section => Kind::Article,
            Kind::Annex => Kind::Line,
            other => other,
        };
        let mut made: Vec<Tabled> = vec![];
        for fresh in run {
            let kind = fresh.kind.unwrap_or(usual);
            self.new += 1;
            let mut tabled = Tabled::new(kind, &format!("{}.{}", self.prefix, self.new));
            if !fresh.words.is_empty() {
                tabled.wordings.insert(self.language.to_owned(), fresh.words);
            }
            nest(&mut made, tabled);
        }
        // One operation for each place: what cannot stand beside the first stands higher up.
        let mut places: BTreeMap<String, (Place, Vec<Tabled>)> = BTreeMap::new();
        for tabled in made {
            match self.place(previous, tabled.kind) {
                Some(place) => {
                    let key = format!("{} {}", place.word(), place.of());
                    places.entry(key).or_insert_with(|| (place, vec![])).1.push(tabled);
                }
                None => self.made.left_out.push(format!(
                    "a new {} after {} has no place there: {}",
                    tabled.kind.word(),
                    previous.id,
                    tabled.wordings.get(self.language).map_or("", String::as_str)
                )),
            }
        }
        let inserts = places.into_values().map(|(place, provisions)| Operation::Insert { place, provisions });
        self.made.operations.extend(inserts);
    }

    /// Where a new provision of a kind stands that was written after one that is there.
    fn place(&self, previous: &Shown, kind: Kind) -> Option<Place> {
        let children = |id: &str| self.base.provisions.iter().find(|p| p.parent.as_deref() == Some(id));
        if previous.proposed.is_none() && kind != previous.kind && kind.fits(Some(previous.kind)) {
            return Some(match children(&previous.id) {
                Some(first) => Place::Before(first.id.clone()),
                None => Place::Within(previous.id.clone()),
            });
        }
        let mut beside = Some(previous);
        while let Some(shown) = beside {
            let parent = shown.parent.as_deref().and_then(|id| self.base.provision(id));
            let fits = kind.fits(parent.map(|p| p.kind));
            if fits && (kind == shown.kind || shown.kind == Kind::Heading || parent.is_none()) {
                return Some(Place::After(shown.id.clone()));
            }
            if let Some(parent) = parent
                && kind.fits(Some(parent.kind))
            {
                return Some(Place::After(shown.id.clone()));
            }
            beside = parent;
        }
        None
    }

    /// Provisions of which nothing is left, with all in them.
    fn delete(&mut self, gone: &BTreeSet<usize>) {
        let is_gone = |shown: &Shown| {
            self.base.provisions.iter().position(|p| p.id == shown.id).is_some_and(|at| gone.contains(&at))
        };
        let mut operations = vec![];
        let mut left = vec![];
        for at in gone {
            let Some(shown) = self.base.provisions.get(*at) else { continue };
            let parent = shown.parent.as_deref().and_then(|id| self.base.provision(id));
            if parent.is_some_and(is_gone) || shown.spans(self.language, true).is_empty() {
                continue;
            }
            let within = self.base.provisions.get(at + 1..).unwrap_or_default();
            let stays = within.iter().take_while(|p| p.depth > shown.depth).any(|p| !is_gone(p));
            match (stays, &shown.proposed) {
                _ if self.is_stale(shown) => left.push((*at, OTHERWISE)),
                (true, _) => left.push((*at, "is gone, but not all that stands in it")),
                (_, Some(_)) => left.push((*at, "is proposed by others: object to it instead")),
                _ => operations.push(Operation::Delete { provision: shown.id.clone() }),
            }
        }
        self.made.operations.extend(operations);
        left.into_iter().for_each(|(at, why)| self.leave(at, why));
    }
}

/// Puts a new provision into the last one of those that are new, where it can stand in it.
fn nest(made: &mut Vec<Tabled>, tabled: Tabled) {
    match made.last_mut() {
        Some(last) if tabled.kind != last.kind && tabled.kind.fits(Some(last.kind)) => {
            nest(&mut last.within, tabled);
        }
        _ => made.push(tabled),
    }
}

/// Whether something is put in, and nothing that stands is there or beside it.
fn is_among_others(op: &DiffOp, stands: &impl Fn(usize) -> bool) -> bool {
    let (old, new) = (op.old_range(), op.new_range());
    let there = old.start.saturating_sub(1)..=old.end;
    matches!(op, DiffOp::Insert { .. } | DiffOp::Replace { .. })
        && !new.is_empty()
        && !there.clone().any(stands)
}

/// The words, spaces and signs of a line, each with where it begins; white space becomes one space.
fn words(line: &str) -> (Vec<&str>, Vec<usize>) {
    let (mut words, mut places) = (vec![], vec![]);
    for (at, word) in line.split_word_bound_indices() {
        let space = word.chars().all(char::is_whitespace);
        if space && words.last() == Some(&" ") {
            continue;
        }
        words.push(if space { " " } else { word });
        places.push(at);
    }
    (words, places)
}
