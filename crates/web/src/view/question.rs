//! A question as it came, and the state of things that it came upon.

use axum::http::{HeaderMap, Uri, header};
use comity_ledger::{Hash, Record};
use comity_regime::Day;

use crate::{App, locale::Language, respond::Form};

/// All that an answer depends on, so that the same question can be given the same answer again. What is shown depends on
/// what day it is even where the address says a day: it may be past.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Question {
    /// What was asked for, without the language.
    pub address: String,
    /// The language of the answer.
    pub language: Language,
    /// Whether the address said which; then its links do, too.
    pub chosen: bool,
    /// Its form.
    pub form: Form,
    /// What day it is.
    pub today: Day,
    /// The root of the log.
    root: [u8; 32],
    /// How many witnesses have cosigned it: they come after the entries they are for.
    cosigned: Option<usize>,
}

impl Question {
    /// Reads what was asked, of a record.
    pub fn of(
        app: &App,
        record: &Record,
        uri: &Uri,
        headers: &HeaderMap,
        chosen: Option<Language>,
        suffix: &str,
    ) -> Question {
        let accepted = || headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
        let Hash(root) = record.checkpoint.root;
        let judged = app.cosigning.as_ref().and_then(|c| c.judged(&record.checkpoint.note));
        Question {
            address: uri.to_string(),
            language: chosen.unwrap_or_else(|| Language::accepted(accepted().unwrap_or_default())),
            chosen: chosen.is_some(),
            form: Form::of(suffix, headers),
            today: (app.today)(),
            root,
            cosigned: judged.map(|judged| judged.count()),
        }
    }
}
