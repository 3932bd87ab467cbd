//! What is kept between answers.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use comity_regime::Day;
use quick_cache::{Weighter, sync::Cache};

use super::bytes::Answer;
use crate::question::Question;

/// What takes a while to make and is the same until the record grows: made when somebody asks, and kept.
#[derive(Default)]
pub struct Shelf {
    bulk: Mutex<HashMap<&'static str, (String, Answer)>>,
    answers: Answers,
}

/// Answers as they were given, in bytes: most readers ask for what another just read.
struct Answers(Cache<Question, Answer, Weight>);

/// How many bytes of answers are kept.
const KEPT: u64 = 32 << 20;

impl Default for Answers {
    fn default() -> Answers {
        Answers(Cache::with_weighter(2000, KEPT, Weight))
    }
}

#[derive(Clone)]
struct Weight;

impl Weighter<Question, Answer> for Weight {
    fn weight(&self, question: &Question, answer: &Answer) -> u64 {
        // Compressed twice besides, it comes to less than half as much again.
        (question.address.len() + answer.bytes.len() * 3 / 2) as u64
    }
}

impl Shelf {
    /// The answer that was given to the same question before, if it is still kept.
    pub fn kept(&self, question: &Question) -> Option<Answer> {
        self.answers.0.get(question)
    }

    /// Keeps an answer.
    pub fn keep(&self, question: Question, answer: Answer) {
        self.answers.0.insert(question, answer);
    }

    /// The whole record with this root in one file of a name, on a day.
    pub fn bulk(
        &self,
        root: &str,
        on: Day,
        name: &'static str,
        make: impl FnOnce() -> Result<Answer, String>,
    ) -> Result<Answer, String> {
        let of = format!("{root}.{on}");
        // Held while it is made: whoever asks for the same waits for it.
        let mut kept = self.bulk.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, answer)) = kept.get(name).filter(|(kept, _)| *kept == of) {
            return Ok(answer.clone());
        }
        let answer = make()?;
        kept.insert(name, (of, answer.clone()));
        Ok(answer)
    }
}
