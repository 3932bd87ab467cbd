//! What a rectification makes of a proceeding: the act in its corrected reading, from the beginning, as that of a treaty's
//! text is (VCLT Art. 79(4)).

use super::{Given, Proceeding, What};

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
        if let Some(what) = What::of(reads.what.word(), correction.given.over(reads.what.given())) {
            reads.what = what;
        }
        let more: Vec<_> = by.sources.iter().copied().filter(|ix| !reads.sources.contains(ix)).collect();
        reads.sources.extend(more);
        reads
    }
}

impl Given {
    /// The same, with what another has given where this gives nothing.
    fn over(&self, was: Given) -> Given {
        let or = |given: &str, was: String| if given.is_empty() { was } else { given.to_owned() };
        Given {
            value: self.value.clone().or(was.value),
            from: self.from.or(was.from),
            until: self.until.or(was.until),
            place: or(&self.place, was.place),
            whom: self.whom.or(was.whom),
            topic: or(&self.topic, was.topic),
            language: or(&self.language, was.language),
            counted: self.counted.or(was.counted),
            joins: self.joins.or(was.joins),
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
