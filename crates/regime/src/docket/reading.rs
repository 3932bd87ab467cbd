//! What acts read once rectifications have been applied: which act one names, and what became of it.

use super::Docket;
use crate::proceeding::{Proceeding, What};

/// How an act stands in the docket.
#[derive(Clone, Debug)]
pub(super) enum Reading {
    AsRecorded,
    Corrected(Box<Proceeding>),
    Struck,
}

/// Which act a rectification names, when it is recorded. It names it by what it reads now; or, where no act of this actor
/// reads so now, by what it first read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meant {
    /// This one, by its place in [`Docket::recorded`]; the last recorded of `of` that read so.
    Act {
        /// Its place.
        at: usize,
        /// How many read so.
        of: usize,
    },
    /// None: several that read otherwise now first read so.
    Several,
    /// None: it was struck out before.
    Struck,
    /// None: there is nothing of the kind.
    Nothing,
}

impl Docket {
    /// Which act a rectification names among those recorded so far; only acts of its own actor.
    pub(super) fn named_by(&self, rectification: &Proceeding) -> Meant {
        let What::Rectification { date, word, of, .. } = &rectification.what else { return Meant::Nothing };
        let named = |at: &usize| {
            let p = &self.list[*at];
            p.actor == rectification.actor && p.what.word() == word && (p.target == *of || p.id == *of)
        };
        let (mut now, mut first, mut struck) = (vec![], vec![], false);
        for at in (0..self.list.len()).filter(named) {
            let first_read = self.list[at].date == *date;
            match &self.readings[at] {
                Reading::AsRecorded if first_read => now.push(at),
                Reading::Corrected(reads) if reads.date == *date => now.push(at),
                Reading::Corrected(_) if first_read => first.push(at),
                Reading::Struck if first_read => struck = true,
                _ => {}
            }
        }
        match (now.last(), first.as_slice()) {
            (Some(at), _) => Meant::Act { at: *at, of: now.len() },
            (None, [at]) => Meant::Act { at: *at, of: 1 },
            (None, []) if struck => Meant::Struck,
            (None, []) => Meant::Nothing,
            (None, _) => Meant::Several,
        }
    }

    /// Applies a rectification that is to stand at a place of the list.
    pub(super) fn rectify(&mut self, rectification: &Proceeding, place: usize) {
        let meant = self.named_by(rectification);
        self.meant.insert(rectification.entry, meant);
        let Meant::Act { at, .. } = meant else { return };
        self.history.entry(self.list[at].entry).or_default().push(place);
        if rectification.strikes_out() {
            self.strike(at);
        } else {
            self.readings[at] = Reading::Corrected(Box::new(self.at(at).corrected(rectification)));
        }
    }

    /// Everything that was recorded, and as it reads now; what was struck out as it was recorded.
    pub fn readings(&self) -> impl Iterator<Item = (&Proceeding, &Proceeding)> {
        (0..self.list.len()).map(|at| (&self.list[at], self.at(at)))
    }

    /// What stands at a place of the list: the act in its last reading.
    pub(super) fn at(&self, at: usize) -> &Proceeding {
        match &self.readings[at] {
            Reading::Corrected(reads) => reads,
            Reading::AsRecorded | Reading::Struck => &self.list[at],
        }
    }

    /// Which act a rectification named, by the entry of the rectification.
    pub fn meant(&self, entry: u64) -> Meant {
        self.meant.get(&entry).copied().unwrap_or(Meant::Nothing)
    }

    /// The rectifications of an act, by its entry, in the order recorded.
    pub fn history(&self, entry: u64) -> impl DoubleEndedIterator<Item = &Proceeding> {
        self.history.get(&entry).map(Vec::as_slice).unwrap_or_default().iter().map(|at| &self.list[*at])
    }

    /// The act that a rectification named, as it read before it.
    pub fn before(&self, rectification: &Proceeding) -> Option<Proceeding> {
        let Meant::Act { at, .. } = self.meant(rectification.entry) else { return None };
        let act = &self.list[at];
        let earlier = self.history(act.entry).take_while(|r| r.entry != rectification.entry);
        Some(earlier.fold(act.clone(), |reads, r| reads.corrected(r)))
    }

    /// The act that a rectification named, as it reads now; none if it is struck out.
    pub fn standing(&self, rectification: &Proceeding) -> Option<&Proceeding> {
        let Meant::Act { at, .. } = self.meant(rectification.entry) else { return None };
        (!matches!(self.readings[at], Reading::Struck)).then(|| self.at(at))
    }

    /// What stands about the same thing as an act, and about what it made, however far.
    pub(crate) fn around(&self, act: &Proceeding) -> Vec<&Proceeding> {
        let (mut ids, mut seen, mut around) = (vec![act.id.as_str(), &act.target], 0, vec![]);
        ids.retain(|id| !id.is_empty());
        while let Some(id) = ids.get(seen).copied() {
            seen += 1;
            for p in self.about(id) {
                around.push(p);
                if !p.id.is_empty() && !ids.contains(&p.id.as_str()) {
                    ids.push(&p.id);
                }
            }
        }
        around
    }
}
