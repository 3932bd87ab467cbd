//! One answer in three forms: a page, JSON, CSV.

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use comity_regime::load::guarded;
use maud::Markup;
use serde_json::{Value, json};

use crate::{answer::Answer, making::busy, memory::held};

/// The form that was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Form {
    /// A page.
    Html,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
    /// For calendars: iCalendar (RFC 5545).
    Calendar,
    /// For feed readers: Atom (RFC 4287).
    Feed,
    /// To paste: Markdown.
    Markdown,
    /// The picture on the page: SVG.
    Svg,
}

/// A page's name and the ending that asks for a form: `cppnm.json` is `cppnm` as JSON.
pub fn split(name: &str) -> (&str, &str) {
    match name.rsplit_once('.') {
        Some((name, suffix @ ("json" | "csv" | "ics" | "atom" | "md" | "svg"))) => (name, suffix),
        _ => (name, ""),
    }
}

impl Form {
    /// The form by an address's ending, or else by what the reader accepts (RFC 9110, section 12.5.1).
    pub fn of(suffix: &str, headers: &HeaderMap) -> Form {
        match suffix {
            "json" => return Form::Json,
            "csv" => return Form::Csv,
            "ics" => return Form::Calendar,
            "atom" => return Form::Feed,
            "md" => return Form::Markdown,
            "svg" => return Form::Svg,
            _ => {}
        }
        let accept = headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let mut best = (0.0, Form::Html);
        for range in accept.split(',') {
            let mut parts = range.split(';').map(str::trim);
            let form = match parts.next().unwrap_or_default() {
                "text/html" | "application/xhtml+xml" => Form::Html,
                "application/json" => Form::Json,
                "text/csv" => Form::Csv,
                "text/calendar" => Form::Calendar,
                "application/atom+xml" => Form::Feed,
                "text/markdown" => Form::Markdown,
                "image/svg+xml" => Form::Svg,
                _ => continue,
            };
            let weight = parts.find_map(|p| p.strip_prefix("q=")).map_or(1.0, |q| q.parse().unwrap_or(0.0));
            if weight > best.0 {
                best = (weight, form);
            }
        }
        best.1
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Form::Html => "text/html; charset=utf-8",
            Form::Json => "application/json",
            Form::Csv => "text/csv; charset=utf-8",
            Form::Calendar => "text/calendar; charset=utf-8",
            Form::Feed => "application/atom+xml",
            Form::Markdown => "text/markdown; charset=utf-8",
            Form::Svg => "image/svg+xml",
        }
    }

    /// What people call it.
    pub fn title(self) -> &'static str {
        match self {
            Form::Html => "page",
            Form::Json => "JSON",
            Form::Csv => "CSV",
            Form::Calendar => "calendar to subscribe to",
            Form::Feed => "Atom feed",
            Form::Markdown => "Markdown",
            Form::Svg => "SVG",
        }
    }

    /// The ending by which an address asks for it.
    pub fn suffix(self) -> &'static str {
        match self {
            Form::Html => "",
            Form::Json => ".json",
            Form::Csv => ".csv",
            Form::Calendar => ".ics",
            Form::Feed => ".atom",
            Form::Markdown => ".md",
            Form::Svg => ".svg",
        }
    }
}

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

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut body =
            json!({ "title": self.title(), "status": self.status.as_u16(), "detail": self.detail });
        if let (Some(at), Some(object)) = (self.at, body.as_object_mut()) {
            object.insert("at".into(), at);
        }
        let kind = [(header::CONTENT_TYPE, "application/problem+json")];
        let Some(body) = held(body.to_string().into()) else { return busy() };
        let mut response = (self.status, kind, body).into_response();
        fleeting(&mut response);
        response
    }
}

/// All that an answer may depend on beside its address.
const VARY: HeaderValue = HeaderValue::from_static("accept, accept-encoding, accept-language");

/// Keeps a problem out of caches: many would keep what is not there for minutes, and give it to whoever asks for another
/// form of the same address (RFC 9110, section 15.1).
pub fn fleeting(response: &mut Response) {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::VARY, VARY);
}

/// Whether the reader has what this tag names (RFC 9110, section 13.1.2).
pub fn knows(headers: &HeaderMap, tag: Option<&HeaderValue>) -> bool {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    let tag = tag.and_then(|tag| tag.to_str().ok());
    known.zip(tag).is_some_and(|(known, tag)| {
        known.split(',').map(|t| t.trim().trim_start_matches("W/")).any(|t| t == tag || t == "*")
    })
}

/// A page, or another form of it.
pub fn answer(form: Form, headers: &HeaderMap, made: &Answer) -> Response {
    let fixed = [(header::CONTENT_TYPE, form.media_type()), (header::CACHE_CONTROL, "no-cache")];
    let mut response = give(headers, made, fixed);
    response.headers_mut().insert(header::VARY, VARY);
    response
}

/// What was made before, with headers that are the same for all, and its ETag; empty if the reader has it already.
pub fn give<const N: usize>(
    headers: &HeaderMap,
    made: &Answer,
    fixed: [(HeaderName, &'static str); N],
) -> Response {
    let (status, (body, coding)) = if knows(headers, made.tag.as_ref()) {
        (StatusCode::NOT_MODIFIED, (Bytes::new(), None))
    } else {
        (StatusCode::OK, made.packed(headers))
    };
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.extend(fixed.map(|(name, value)| (name, HeaderValue::from_static(value))));
    if let Some(coding) = coding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding.token()));
    }
    headers.extend(made.link.clone().map(|link| (header::LINK, link)));
    headers.extend(made.tag.clone().map(|tag| (header::ETAG, tag)));
    response
}

/// A page's bytes.
pub fn html(page: Markup) -> Vec<u8> {
    page.into_string().into_bytes()
}

/// Rows as CSV (RFC 4180), without what a spreadsheet would take for a formula.
pub fn csv(rows: Vec<Vec<String>>) -> Vec<u8> {
    let mut out = csv::WriterBuilder::new().flexible(true).from_writer(vec![]);
    for row in rows {
        // INVARIANT: writing to memory does not fail.
        let _ = out.write_record(row.into_iter().map(guarded));
    }
    out.into_inner().unwrap_or_default()
}

/// A tag names one text byte for byte; compressed, it is the same text and other bytes (RFC 9110, section 8.8.3.3).
pub async fn weaken(mut response: Response) -> Response {
    let headers = response.headers_mut();
    if headers.contains_key(header::CONTENT_ENCODING)
        && let Some(tag) =
            headers.get(header::ETAG).and_then(|tag| tag.to_str().ok()).filter(|tag| tag.starts_with('"'))
        && let Ok(weak) = HeaderValue::from_str(&format!("W/{tag}"))
    {
        headers.insert(header::ETAG, weak);
    }
    response
}
