//! One reader's view: a snapshot of the record, the day asked about, and the day as known on which.

use std::sync::Arc;

use axum::{
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use comity_ledger::Record;
use comity_regime::{Day, InstrumentIx, Regime};
use maud::Markup;
use serde_json::{Value, json};

use crate::{
    App,
    pages::layout,
    respond::{Form, Problem, answer, csv, html},
};

/// What a page is made from.
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
    /// The set asked about, on the page for that.
    pub set: Option<String>,
    /// The key that checks the log.
    pub verifier_key: String,
    form: Form,
    by_suffix: bool,
    dated: bool,
    headers: HeaderMap,
}

impl View {
    /// Reads what was asked.
    ///
    /// # Errors
    /// The answer that names the parameter that is wrong.
    pub fn open(app: &App, query: Option<&str>, headers: &HeaderMap, suffix: &str) -> Result<View, Response> {
        View::read(app, query, headers, suffix).map_err(|problem| {
            match View::read(app, None, headers, suffix) {
                Ok(view) => view.problem(problem),
                Err(problem) => problem.into_response(),
            }
        })
    }

    fn read(app: &App, query: Option<&str>, headers: &HeaderMap, suffix: &str) -> Result<View, Problem> {
        let (mut on, mut known, mut set) = (None, None, None);
        for (name, value) in parameters(query.unwrap_or_default()) {
            let day = || match value.as_str() {
                "" => Ok(None),
                text => text.parse::<Day>().map(Some).map_err(|e| Problem::bad(format!("{name}: {e}"))),
            };
            match name.as_str() {
                "on" => on = day()?,
                "known" => known = day()?,
                "set" => set = Some(value),
                _ => {}
            }
        }
        let record = (app.record)();
        let today = (app.today)();
        let regime = match known.filter(|day| *day < today) {
            Some(day) => record.regime.as_known(day),
            None => record.regime.clone(),
        };
        Ok(View {
            regime,
            record,
            on: on.unwrap_or(today),
            known,
            today,
            set,
            verifier_key: app.verifier_key.clone(),
            form: Form::of(suffix, headers),
            by_suffix: !suffix.is_empty(),
            dated: on.is_some(),
            headers: headers.clone(),
        })
    }

    /// The ETag is the log's root hash. Where the address leaves open which day is meant, the day is added, and
    /// where it leaves open the form, the form: a tag names one text.
    fn etag(&self) -> String {
        let mut tag = self.record.checkpoint.root_hex();
        if !self.dated {
            tag = format!("{tag}.{}", self.on);
        }
        if !self.by_suffix && self.form != Form::Html {
            tag += if self.form == Form::Json { ".json" } else { ".csv" };
        }
        tag
    }

    /// The answer in the form that was asked for.
    pub fn answer(
        &self,
        page: impl FnOnce() -> Markup,
        json: impl FnOnce() -> Value,
        rows: impl FnOnce() -> Vec<Vec<String>>,
    ) -> Response {
        answer(self.form, &self.etag(), &self.headers, || match self.form {
            Form::Html => html(page()),
            Form::Json => {
                let mut value = json();
                if let Some(object) = value.as_object_mut() {
                    object.insert("log".into(), self.log());
                    object.entry("on").or_insert_with(|| json!(self.on));
                    if let Some(known) = self.known {
                        object.insert("known".into(), json!(known));
                    }
                }
                serde_json::to_vec_pretty(&value).unwrap_or_default()
            }
            Form::Csv => csv(rows()),
        })
    }

    /// The state of the log that an answer stands on.
    pub fn log(&self) -> Value {
        json!({ "size": self.record.checkpoint.size, "root": self.record.checkpoint.root_hex() })
    }

    /// A problem, as a page to people and as problem+json to programs.
    pub fn problem(&self, problem: Problem) -> Response {
        if self.form != Form::Html {
            return problem.into_response();
        }
        let status: StatusCode = problem.status();
        let page = html(layout::problem(self, &problem));
        (status, [(axum::http::header::CONTENT_TYPE, Form::Html.media_type())], page).into_response()
    }

    /// A link that stays on the same day.
    pub fn link(&self, path: &str) -> String {
        self.link_on(path, self.dated.then_some(self.on))
    }

    /// A link to a page on a day (today if none).
    pub fn link_on(&self, path: &str, on: Option<Day>) -> String {
        let on = on.map(|d| format!("on={d}"));
        let known = self.known.map(|d| format!("known={d}"));
        let query: Vec<String> = on.into_iter().chain(known).collect();
        match query.is_empty() {
            true => path.to_owned(),
            false => format!("{path}{}{}", if path.contains('?') { '&' } else { '?' }, query.join("&")),
        }
    }

    /// Every instrument.
    pub fn instruments(&self) -> impl Iterator<Item = InstrumentIx> + use<> {
        let n = self.regime.register().instruments.len();
        (0..).map(InstrumentIx).take(n)
    }
}

/// A query's parameters, decoded.
fn parameters(query: &str) -> Vec<(String, String)> {
    let pair = |part: &str| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        (decode(name), decode(value))
    };
    query.split('&').filter(|part| !part.is_empty()).map(pair).collect()
}

/// `+` and `%xx` decoded (the URL standard's application/x-www-form-urlencoded).
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes().iter();
    while let Some(byte) = rest.next() {
        let digit = |b: &u8| char::from(*b).to_digit(16);
        let escaped = match (byte, rest.as_slice()) {
            (b'%', [high, low, ..]) => {
                digit(high).zip(digit(low)).and_then(|(h, l)| u8::try_from(h * 16 + l).ok())
            }
            _ => None,
        };
        match escaped {
            Some(byte) => {
                rest.nth(1);
                bytes.push(byte);
            }
            None => bytes.push(if *byte == b'+' { b' ' } else { *byte }),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
