//! What a rectification makes of a proceeding: the act in its corrected reading, from the beginning, as that of a treaty's
//! text is (VCLT Art. 79(4)).

use super::{Correction, Given, Proceeding, What};

impl Proceeding {
    /// Whether it is a rectification that strikes an act out.
    pub fn strikes_out(&self) -> bool {
        matches!(self.what, What::Rectification { reads: None, .. })
    }

    /// As it reads after a rectification: the columns that it gives take the place of those the act had, and its sources are
    /// cited as well. The act's own remark stays: that of the rectification says why.
    pub fn corrected(&self, by: &Proceeding) -> Proceeding {
        let mut reads = self.clone();
        let What::Rectification { reads: Some(correction), .. } = &by.what else { return reads };
        put(&mut reads.date, correction.date);
        say(&mut reads.detail, &by.detail);
        say(&mut reads.digest, &by.digest);
        correction.change(&mut reads.what);
        let more: Vec<_> = by.sources.iter().copied().filter(|ix| !reads.sources.contains(ix)).collect();
        reads.sources.extend(more);
        reads
    }
}

impl Correction {
    /// What it does not give stays as it was.
    fn change(&self, what: &mut What) {
        let was = what.given();
        let or = |corrected: &str, was: String| if corrected.is_empty() { was } else { corrected.to_owned() };
        let reads = Given {
            value: self.value.clone().or(was.value),
            from: self.from.or(was.from),
            until: self.until.or(was.until),
            place: or(&self.place, was.place),
            whom: self.whom.or(was.whom),
            topic: or(&self.topic, was.topic),
            language: or(&self.language, was.language),
            counted: self.counted.or(was.counted),
            joins: was.joins,
        };
        if let Some(reads) = What::of(what.word(), reads) {
            *what = reads;
        }
    }
}

fn put<T>(field: &mut T, corrected: Option<T>) {
    if let Some(corrected) = corrected {
        *field = corrected;
    }
}

fn say(field: &mut String, corrected: &str) {
    if !corrected.is_empty() {
        corrected.clone_into(field);
    }
}
