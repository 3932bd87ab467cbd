//! What is wrong with a question, or why it cannot be answered (RFC 9457).

use axum::http::StatusCode;
use comity_regime::Diagnostic;
use serde_json::{Value, json};

/// Nothing more of what is wrong with a question is told, in characters: it may repeat all of the question.
const LONGEST: usize = 2000;

/// Something that cannot be answered (RFC 9457).
#[derive(Debug)]
pub struct Problem {
    status: StatusCode,
    /// What is wrong, and what to do about it.
    pub detail: String,
    /// Where in the question, if it is about one.
    pub at: Option<Value>,
    /// The same for people, in their language, where there is a text in it.
    pub said: Option<String>,
    /// The page that may have been meant.
    pub near: Option<String>,
}

impl Problem {
    /// A problem with a status.
    pub fn new(status: StatusCode, detail: impl Into<String>) -> Problem {
        Problem { status, detail: detail.into(), at: None, said: None, near: None }
    }

    /// What was asked for is not there.
    pub fn not_found(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::NOT_FOUND, detail)
    }

    /// The question is wrong.
    pub fn bad(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST, detail)
    }

    /// What was asked by a parameter cannot be read: each place in it, and how to mend it.
    pub fn unread(name: &str, found: &[Diagnostic]) -> Problem {
        let text = found.iter().map(|d| {
            let help = d.help.as_ref().map_or(String::new(), |help| format!("; {help}"));
            format!("column {}: {}{help}", d.column, d.message)
        });
        let mut problem = Problem::bad(format!("{name}: {}", text.collect::<Vec<_>>().join(". ")));
        problem.at = found.first().map(|d| json!({ "parameter": name, "column": d.column }));
        problem
    }

    /// With the same for people, in their language, and the page that they may have meant.
    pub fn told(mut self, said: String, near: Option<String>) -> Problem {
        (self.said, self.near) = (Some(said), near);
        self
    }

    /// The same, as a wrong question: what is not there is only part of it.
    pub fn in_parameter(self, name: &str) -> Problem {
        let detail = format!("{name}: {}", self.detail);
        Problem { status: StatusCode::BAD_REQUEST, detail, near: None, ..self }
    }

    /// The same without most of what it repeats of a long question.
    pub fn short(mut self) -> Problem {
        for text in [Some(&mut self.detail), self.said.as_mut()].into_iter().flatten() {
            if let Some((end, _)) = text.char_indices().nth(LONGEST) {
                text.truncate(end);
                text.push('…');
            }
        }
        self
    }

    /// Its status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Its title: the status in words.
    pub fn title(&self) -> &'static str {
        self.status.canonical_reason().unwrap_or("Error")
    }
}
