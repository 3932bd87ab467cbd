//! What a rectification makes of a proceeding: the act in its corrected reading, from the beginning, as that of a treaty's
//! text is (VCLT Art. 79(4)).

use super::{Counted, Grade, Level, Proceeding, Sort, Vote, What};
use crate::{ActorIx, When};
use borsh::{BorshDeserialize, BorshSerialize};

/// What takes the place of what an act said; nothing where it stays as it was. A corrected text and digest are those of
/// the rectification itself.
#[derive(Clone, PartialEq, Eq, Default, Debug, BorshSerialize, BorshDeserialize)]
pub struct Correction {
    /// The day it was done (`effective`).
    pub date: Option<When>,
    /// What stands in the column `value`.
    pub value: Option<Value>,
    /// A session's first day.
    pub from: Option<When>,
    /// The last day: of a session, of credentials, of silence, of a mission; a deadline.
    pub until: Option<When>,
    /// Where a session is held; empty if that stays.
    pub place: String,
    /// Whom it is about.
    pub whom: Option<ActorIx>,
    /// What a pledge is about; empty if that stays.
    pub topic: String,
    /// The language of a document; empty if that stays.
    pub language: String,
    /// What was counted.
    pub counted: Option<Counted>,
}

/// What stands in the column `value`, by the kind of act.
#[derive(Clone, PartialEq, Eq, Debug, BorshSerialize, BorshDeserialize)]
pub enum Value {
    /// Of a convening.
    Sort(Sort),
    /// Of an attendance.
    Level(Level),
    /// Of a vote.
    Vote(Vote),
    /// Of an assessment.
    Grade(Grade),
    /// Of a published count; none, where it was only said to be enough.
    Number(Option<u32>),
    /// An office, a symbol, a subject or a service.
    Text(String),
}

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
    fn change(&self, what: &mut What) {
        match (what, self.value.clone()) {
            (What::Convening { from, until, place, sort }, value) => {
                put(from, self.from);
                put(until, self.until);
                say(place, &self.place);
                if let Some(Value::Sort(corrected)) = value {
                    *sort = corrected;
                }
            }
            (What::Invitation(whom), _) => put(whom, self.whom),
            (What::AssistanceOffer(whom), _) => *whom = self.whom.or(*whom),
            (What::Attendance(level), Some(Value::Level(corrected))) => *level = Some(corrected),
            (What::Vote(vote), Some(Value::Vote(corrected))) => *vote = corrected,
            (What::Election(office), Some(Value::Text(corrected))) => *office = corrected,
            (What::Credentials(until), _) => *until = self.until.map(|when| when.earliest).or(*until),
            (What::Document { symbol, language }, value) => {
                say(language, &self.language);
                write(symbol, value);
            }
            (What::Decision { subject, until }, value) => {
                *until = self.until.map(|when| when.earliest).or(*until);
                write(subject, value);
            }
            (What::Pledge { topic, due, .. }, _) => {
                say(topic, &self.topic);
                *due = self.until.or(*due);
            }
            (What::Assessment { of, grade, .. }, value) => {
                put(of, self.whom);
                if let Some(Value::Grade(corrected)) = value {
                    *grade = corrected;
                }
            }
            (What::Mission { host, service, until }, value) => {
                put(host, self.whom);
                *until = self.until.or(*until);
                write(service, value);
            }
            (What::Recommendation { due }, _) => *due = self.until.or(*due),
            (What::PublishedCount(counted, number), value) => {
                put(counted, self.counted);
                if let Some(Value::Number(corrected)) = value {
                    *number = corrected;
                }
            }
            _ => {}
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

fn write(field: &mut String, corrected: Option<Value>) {
    if let Some(Value::Text(corrected)) = corrected {
        *field = corrected;
    }
}
