//! One reader's view: a snapshot of the record, the day asked about, and the day as known on which.

mod find;
mod link;
mod table;
mod text;

use std::{cell::OnceCell, sync::Arc};

use axum::http::{HeaderMap, HeaderValue, StatusCode};
use comity_ledger::{Record, documents::Documents, policy::Judged};
use comity_regime::{Day, InstrumentIx, Regime};
use serde_json::{Value, json};

use crate::{
    question::{
        Question,
        asked::{self, bare},
        foreseen::Key,
        form::Form,
        problem::Problem,
        site::Site,
    },
    word::{
        address::parameters,
        locale::{Locale, t},
        search::Index,
    },
};

pub use text::Text;

/// What a page is made from.
#[derive(Clone)]
pub struct View {
    /// The snapshot.
    pub record: Arc<Record>,
    /// Its regime, as known on the day asked for.
    pub regime: Regime,
    /// The day in the world.
    pub on: Day,
    /// As known at the end of this day, if that was asked.
    pub known: Option<Day>,
    /// What day it is.
    pub today: Day,
    /// The language it is shown in, and what depends on it.
    pub locale: &'static Locale,
    /// What else was asked: names and values that only some pages know.
    pub parameters: Vec<(String, String)>,
    /// The build of the program.
    pub program: String,
    /// Which witnesses cosigned the checkpoint, if any are asked.
    pub cosigned: Option<Arc<Judged>>,
    /// The documents that are kept beside the log.
    pub documents: Arc<Documents>,
    /// What this server is.
    pub site: Arc<Site>,
    /// What it answers.
    pub question: Question,
    /// Whether the address says the form.
    pub by_suffix: bool,
    /// Where the parts of a list beside the answer are.
    pub link: OnceCell<HeaderValue>,
    /// Whether the address says the day.
    pub dated: bool,
    /// What came with the question.
    pub headers: HeaderMap,
}

impl View {
    /// Reads what was asked: a path without its language, and its query.
    ///
    /// # Errors
    /// Names the parameter that is wrong.
    pub fn read(
        site: &Arc<Site>,
        record: Arc<Record>,
        question: Question,
        (path, query): (&str, Option<&str>),
        headers: &HeaderMap,
        suffix: &str,
    ) -> Result<View, Problem> {
        let mut parameters = parameters(query.unwrap_or_default());
        asked::known(path, &parameters)?;
        let locale = question.language.locale();
        let (on, known) = (day(locale, &parameters, "on")?, day(locale, &parameters, "known")?);
        // A form that does not look at a day that was asked refuses one that is none all the same.
        for name in asked::days(path) {
            day(locale, &parameters, name)?;
        }
        parameters.retain(|(name, _)| name != "on" && name != "known" && asked::repeats(path, name));
        let today = question.moment.today;
        let regime = match known.filter(|day| *day < today) {
            Some(day) => site.history.known(&record, day).map_err(|error| {
                tracing::error!("the record as known on {day} was not made: {error}");
                let text = "the record of that day could not be made; whoever runs this server finds the reason in its log";
                Problem::new(StatusCode::INTERNAL_SERVER_ERROR, text)
            })?,
            None => record.regime.clone(),
        };
        Ok(View {
            regime,
            cosigned: site.cosigning.as_ref().and_then(|c| c.judged(&record)),
            record,
            on: on.unwrap_or(today),
            known,
            today,
            locale,
            parameters,
            program: site.program.clone(),
            documents: site.documents.clone(),
            site: site.clone(),
            question,
            by_suffix: !suffix.is_empty(),
            link: OnceCell::new(),
            dated: on.is_some(),
            headers: headers.clone(),
        })
    }

    /// What was asked by a name, without the space around it; empty if nothing was.
    pub fn parameter(&self, name: &str) -> &str {
        self.parameters.iter().find(|(n, _)| n == name).map_or("", |(_, value)| bare(value))
    }

    /// A day that was asked by a name.
    ///
    /// # Errors
    /// If it is no day.
    pub fn day(&self, name: &str) -> Result<Option<Day>, Problem> {
        day(self.locale, &self.parameters, name)
    }

    /// The log's name: the name in its verifier key (C2SP signed-note).
    pub fn origin(&self) -> &str {
        self.record.key.split('+').next().unwrap_or_default()
    }

    /// The address of the server, for forms that are read far from it.
    pub fn base(&self) -> &str {
        self.question.base.as_deref().unwrap_or_default()
    }

    /// The form that was asked for.
    pub fn form(&self) -> Form {
        self.question.form
    }

    /// Says where the parts of a list beside the answer are.
    pub fn beside(&self, links: &str) {
        if let (false, Ok(links)) = (links.is_empty(), HeaderValue::from_str(links)) {
            let _ = self.link.set(links);
        }
    }

    /// The state of the log that an answer stands on.
    pub fn log(&self) -> Value {
        json!({ "size": self.record.checkpoint.size, "root": self.record.checkpoint.root_hex() })
    }

    /// What figures depend on that are asked for in these words.
    pub fn key(&self, asked: String) -> Key {
        Key::new(self.record.checkpoint.root.0, self.known, self.today, asked)
    }

    /// The index of the record, for searching.
    pub fn index(&self) -> Arc<Index> {
        self.site.index(&self.record)
    }

    /// Every instrument but joint statements made at a session.
    pub fn standing_instruments(&self) -> impl Iterator<Item = InstrumentIx> {
        self.instruments().filter(|ix| self.regime.register().definition(*ix).stands_alone())
    }

    /// Every instrument.
    pub fn instruments(&self) -> impl Iterator<Item = InstrumentIx> + use<> {
        let n = self.regime.register().instruments.len();
        (0..).map(InstrumentIx).take(n)
    }
}

/// The day that a parameter names; none if it is empty or not there.
fn day(locale: &Locale, parameters: &[(String, String)], name: &str) -> Result<Option<Day>, Problem> {
    match parameters.iter().find(|(n, value)| n == name && !bare(value).is_empty()) {
        None => Ok(None),
        Some((_, text)) => bare(text).parse().map(Some).map_err(|e| {
            Problem::bad(format!("{name}: {e}")).told(t!(locale, "not-a-day", text = bare(text)), None)
        }),
    }
}
