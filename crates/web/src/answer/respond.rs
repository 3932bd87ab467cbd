//! One answer in several forms: a page, JSON, CSV; with what it is known by, and what a reader has already.

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use comity_regime::load::guarded;
use maud::Markup;
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{bytes::Answer, memory::held, tables::lines::lines};
use crate::{
    question::{form::Form, problem::Problem, view::View},
    word::locale::Language,
};

impl View {
    /// An answer in a form that only some pages have.
    pub fn answer_as(&self, body: impl FnOnce() -> Vec<u8>) -> Response {
        self.answer_if(|| Ok(body()))
    }

    /// The same, where it may not be possible to make it.
    pub fn answer_if(&self, body: impl FnOnce() -> Result<Vec<u8>, String>) -> Response {
        // What the reader has already is not made.
        let tag = HeaderValue::try_from(format!("\"{}\"", self.etag())).ok();
        if knows(&self.headers, tag.as_ref()) {
            return answer(self.form(), &self.headers, &Answer::new("", tag));
        }
        let body = match body() {
            Ok(body) => body,
            Err(why) => return self.problem(Problem::new(StatusCode::INTERNAL_SERVER_ERROR, why)),
        };
        let Some(mut made) = Answer::made(body, tag) else { return busy() };
        made.link = self.link.get().cloned();
        let mut response = answer(self.form(), &self.headers, &made);
        // Whoever had it made may keep it.
        response.extensions_mut().insert(made);
        response
    }

    /// The answer in one of the forms that every page has.
    pub fn answer(
        &self,
        page: impl FnOnce() -> Markup,
        json: impl FnOnce() -> Value,
        rows: impl FnOnce() -> Vec<Vec<String>>,
    ) -> Response {
        let dated = || {
            let mut value = json();
            if let Some(object) = value.as_object_mut() {
                object.insert("log".into(), self.log());
                object.entry("on").or_insert_with(|| json!(self.on));
                if let Some(known) = self.known {
                    object.insert("known".into(), json!(known));
                }
            }
            value
        };
        self.answer_written(page, dated, rows)
    }

    /// The same, where the JSON says itself on which day and log it stands.
    pub fn answer_written<T: Serialize>(
        &self,
        page: impl FnOnce() -> Markup,
        json: impl FnOnce() -> T,
        rows: impl FnOnce() -> Vec<Vec<String>>,
    ) -> Response {
        if !matches!(self.form(), Form::Html | Form::Json | Form::Csv) {
            return self.not_so("this page", "JSON and CSV");
        }
        self.answer_as(|| match self.form() {
            Form::Json => lines(&json()),
            Form::Csv => csv(rows()),
            _ => html(page()),
        })
    }

    /// An answer that is for one reader only, and kept nowhere: a page or JSON.
    pub fn private(&self, page: impl FnOnce() -> Markup, json: impl FnOnce() -> Value) -> Response {
        let (kind, body) = match self.form() {
            Form::Html => (Form::Html, html(page())),
            Form::Json => (Form::Json, json().to_string().into_bytes()),
            _ => return self.not_so("the desk", "JSON"),
        };
        match held(body.into()) {
            Some(body) => {
                ([(header::CONTENT_TYPE, kind.media_type()), (header::CACHE_CONTROL, "no-store")], body)
                    .into_response()
            }
            None => busy(),
        }
    }

    /// The ETag is the log's root hash. Where the address leaves open which day is meant, the day is added, and
    /// where it leaves open the form, the form: a tag names one text. What people read also depends on the program that
    /// wrote it, and all of it on the language; calendars, feeds and pictures, on the server's address, which is in them; and where
    /// witnesses are asked, on how many have cosigned, and where documents are kept, on which.
    fn etag(&self) -> String {
        let mut tag = self.record.checkpoint.root_hex();
        // A page says whether the day that was asked about is past.
        if !self.dated || self.form() == Form::Html {
            tag = format!("{tag}.{}", self.today);
        }
        if matches!(self.form(), Form::Html | Form::Svg | Form::Calendar | Form::Feed) {
            tag = format!("{tag}.{}", self.program);
        }
        // Some tables are in words or in the order of an alphabet, too. English is what programs get that ask for no language.
        let language = self.locale.language;
        if matches!(self.form(), Form::Html | Form::Svg) || language != Language::English {
            tag = format!("{tag}.{}", language.tag());
        }
        if !self.by_suffix {
            tag += self.form().suffix();
        }
        if let Some(base) = &self.question.base {
            let digest = format!("{:x}", Sha256::digest(base));
            tag = format!("{tag}.{}", digest.get(..16).unwrap_or_default());
        }
        // Documents come after the entries that cite them.
        if self.question.moment.documents != 0 {
            tag = format!("{tag}.{:x}", self.question.moment.documents);
        }
        // Where letters are sent, pages have a form for that.
        if self.site.mails && self.form() == Form::Html {
            tag += ".mail";
        }
        // So do cosignatures.
        if let Some(judged) = &self.cosigned {
            tag = format!("{tag}.{}", judged.count());
        }
        tag
    }

    /// That something is not there in the form that was asked for: there is nothing at an address with this ending, or what is at
    /// the address is nothing that the reader accepts (RFC 9110, section 15.5.7).
    fn not_so(&self, what: &str, there: &str) -> Response {
        let status = if self.by_suffix { StatusCode::NOT_FOUND } else { StatusCode::NOT_ACCEPTABLE };
        let detail = format!("{what} is not there as {}; there is {there}", self.form().media_type());
        Problem::new(status, detail).into_response()
    }
}

/// The answer where there is no room to make one (RFC 9110, section 15.6.4).
pub fn busy() -> Response {
    let text = "too much is being asked of this server; ask again in a few seconds";
    let mut response = Problem::new(StatusCode::SERVICE_UNAVAILABLE, text).into_response();
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("3"));
    response
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.status();
        let mut body =
            json!({ "title": self.title(), "status": self.status().as_u16(), "detail": self.detail });
        if let (Some(at), Some(object)) = (self.at, body.as_object_mut()) {
            object.insert("at".into(), at);
        }
        let kind = [(header::CONTENT_TYPE, "application/problem+json")];
        let Some(body) = held(body.to_string().into()) else { return busy() };
        let mut response = (status, kind, body).into_response();
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
