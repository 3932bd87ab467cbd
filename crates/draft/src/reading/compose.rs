//! A wording with what is proposed for it: words where all agree, brackets where they do not.

use std::ops::Range;

use super::{Choice, Doubt, Piece, Wait};
use crate::{
    fold::{
        overlap,
        state::{Edit, Provision, Table, Wording},
    },
    part::token::Token,
};

/// Words that several edits are about, which can only be decided together.
struct Cluster<'a> {
    range: Range<usize>,
    edits: Vec<&'a Edit>,
}

/// A word, or a bracket in its place.
enum Atom<'a> {
    Word(&'a Token),
    Doubt(Doubt),
}

impl Table {
    pub(super) fn pieces(&self, provision: &Provision, wording: &Wording) -> Vec<Piece> {
        let mut atoms: Vec<Atom<'_>> = vec![];
        let mut at = 0;
        for cluster in clusters(&wording.edits) {
            atoms.extend(
                wording.tokens.get(at..cluster.range.start).unwrap_or_default().iter().map(Atom::Word),
            );
            at = cluster.range.end;
            atoms.push(Atom::Doubt(self.doubt(provision, wording, &cluster)));
        }
        atoms.extend(wording.tokens.get(at..).unwrap_or_default().iter().map(Atom::Word));
        nested(&provision.id, atoms)
    }

    fn doubt(&self, provision: &Provision, wording: &Wording, cluster: &Cluster<'_>) -> Doubt {
        let plain = |tokens: &[Token]| nested(&provision.id, tokens.iter().map(Atom::Word).collect());
        let stands = wording.tokens.get(cluster.range.clone()).unwrap_or_default();
        let mut choices = vec![Choice { pieces: plain(stands), proposals: vec![], by: vec![] }];
        let mut by: Vec<&str> = vec![];
        for edit in &cluster.edits {
            if !by.contains(&edit.by.as_str()) {
                by.push(&edit.by);
            }
        }
        by.sort_by_cached_key(|id| (self.proposals.get(*id).map_or(0, |p| p.act), *id));
        let mut waits: Vec<Wait> = vec![];
        for id in &by {
            let mine: Vec<&Edit> = cluster.edits.iter().filter(|e| e.by == *id).copied().collect();
            if mine.iter().all(|e| e.new.is_none()) {
                waits.extend(self.waits_for_bracket(id));
                continue;
            }
            waits.extend(self.waits_for_proposal(id));
            let pieces = plain(&within(wording, &cluster.range, &mine));
            let by = self.proponents(id);
            match choices.iter_mut().skip(1).find(|c| same(&c.pieces, &pieces)) {
                // Who proposes the same words, proposes the same.
                Some(choice) => {
                    choice.proposals.push((*id).to_owned());
                    choice.by.extend(by);
                }
                None => choices.push(Choice { pieces, proposals: vec![(*id).to_owned()], by }),
            }
        }
        waits.dedup();
        Doubt { id: by.first().map_or_else(String::new, |id| (*id).to_owned()), choices, waits }
    }
}

/// Edits by the words that they share.
fn clusters(edits: &[Edit]) -> Vec<Cluster<'_>> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|e| (e.range.start, e.range.end));
    let mut found: Vec<Cluster<'_>> = vec![];
    for edit in sorted {
        match found.last_mut() {
            Some(last) if overlap(&last.range, &edit.range) => {
                last.range.end = last.range.end.max(edit.range.end);
                last.edits.push(edit);
            }
            _ => found.push(Cluster { range: edit.range.clone(), edits: vec![edit] }),
        }
    }
    found
}

/// The words of a range as some edits within it would have them.
fn within(wording: &Wording, range: &Range<usize>, edits: &[&Edit]) -> Vec<Token> {
    let (mut made, mut at) = (vec![], range.start);
    for edit in edits.iter().filter(|e| e.new.is_some()) {
        made.extend_from_slice(wording.tokens.get(at..edit.range.start).unwrap_or_default());
        made.extend(edit.new.iter().flatten().cloned());
        at = edit.range.end;
    }
    made.extend_from_slice(wording.tokens.get(at..range.end).unwrap_or_default());
    made
}

fn same(a: &[Piece], b: &[Piece]) -> bool {
    let text = |pieces: &[Piece]| super::print::pieces(pieces, false);
    text(a) == text(b)
}

/// Pieces of atoms: brackets that were tabled become brackets, those that do not balance stay signs.
fn nested(provision: &str, atoms: Vec<Atom<'_>>) -> Vec<Piece> {
    let mut open: Vec<(&Token, Vec<Piece>)> = vec![];
    let mut pieces: Vec<Piece> = vec![];
    let mut tabled = 0;
    for atom in atoms {
        match atom {
            Atom::Doubt(doubt) => pieces.push(Piece::Bracket(doubt)),
            Atom::Word(token) if &*token.text == "[" => {
                open.push((token, std::mem::take(&mut pieces)));
            }
            Atom::Word(token) if &*token.text == "]" => match open.pop() {
                Some((_, before)) => {
                    tabled += 1;
                    let inner = std::mem::replace(&mut pieces, before);
                    let choice = Choice { pieces: inner, proposals: vec![], by: vec![] };
                    let id = format!("{provision}.b{tabled}");
                    pieces.push(Piece::Bracket(Doubt {
                        id,
                        choices: vec![choice],
                        waits: vec![Wait::Tabled],
                    }));
                }
                None => add(&mut pieces, token),
            },
            Atom::Word(token) => add(&mut pieces, token),
        }
    }
    while let Some((sign, before)) = open.pop() {
        let inner = std::mem::replace(&mut pieces, before);
        add(&mut pieces, sign);
        pieces.extend(inner);
    }
    pieces
}

fn add(pieces: &mut Vec<Piece>, token: &Token) {
    match pieces.last_mut() {
        Some(Piece::Words { text, origin }) if *origin == token.origin => text.push_str(&token.text),
        _ => pieces.push(Piece::Words { text: token.text.to_string(), origin: token.origin }),
    }
}
