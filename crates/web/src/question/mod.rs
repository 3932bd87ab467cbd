//! What somebody asks: in which language and form, of which snapshot of the record, about which day.

pub mod addresses;
pub mod asked;
pub mod cosigning;
pub mod foreseen;
pub mod form;
pub mod forms;
pub mod negotiated;
pub mod problem;
pub mod site;
pub mod view;

use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri, header};
use comity_ledger::{Hash, Record};
use comity_regime::Day;

use crate::word::locale::Language;
use form::Form;
use site::Site;

/// A question as it came, and the state of things that it came upon: all that an answer depends on, so that the same
/// question can be given the same answer again.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Question {
    /// What was asked for: path and query, without the language.
    pub address: String,
    /// The language of the answer.
    pub language: Language,
    /// Whether the address said which; then its links do, too.
    pub chosen: bool,
    /// Its form.
    pub form: Form,
    /// The address of the server, for forms that are read far from it: calendars, feeds and pictures.
    pub base: Option<String>,
    /// The state of things.
    pub moment: Moment,
}

/// The state of things that a question came upon. What is shown depends on what day it is even where the address says a day:
/// it may be past.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Moment {
    /// What day it is.
    pub today: Day,
    /// The root of the log.
    root: [u8; 32],
    /// Which documents are kept: they come after the entries that cite them.
    pub documents: u64,
    /// How many witnesses have cosigned the root: they come after the entries they are for.
    cosigned: Option<usize>,
}

impl Moment {
    /// How things are, with this record.
    pub fn now(site: &Site, record: &Record) -> Moment {
        let Hash(root) = record.checkpoint.root;
        let judged = site.cosigning.as_ref().and_then(|cosigning| cosigning.judged(record));
        Moment {
            today: (site.today)(),
            root,
            documents: site.documents.mark(),
            cosigned: judged.map(|judged| judged.count()),
        }
    }
}

impl Question {
    /// Reads what was asked, of a record.
    pub fn of(
        site: &Site,
        record: &Record,
        uri: &Uri,
        headers: &HeaderMap,
        chosen: Option<Language>,
        suffix: &str,
    ) -> Question {
        let accepted = || headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
        Question {
            address: uri.path_and_query().map_or("/", |asked| asked.as_str()).to_owned(),
            language: chosen.unwrap_or_else(|| Language::accepted(accepted().unwrap_or_default())),
            chosen: chosen.is_some(),
            form: Form::of(suffix, headers),
            base: matches!(Form::of(suffix, headers), Form::Calendar | Form::Feed | Form::Svg)
                .then(|| base(site, uri, headers)),
            moment: Moment::now(site, record),
        }
    }
}

/// Whether a request has come over TLS, to us or to the proxy before us. That it came to us so is put there by `http::around`.
pub fn over_tls(headers: &HeaderMap) -> bool {
    headers.get(FORWARDED_PROTO).is_some_and(|scheme| scheme == "https")
}

/// By which scheme a request came to the proxy before us.
pub const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// The server's own address, such as `https://record.example.org`: the one that was set, or else the one by which the
/// reader has reached it (RFC 9110, section 7.2), as far as it is one.
pub fn base(site: &Site, uri: &Uri, headers: &HeaderMap) -> String {
    if let Some(address) = &site.address {
        return address.clone();
    }
    // What the target says goes before the header (RFC 9112, section 3.2.2).
    let said = || headers.get(header::HOST).and_then(|v| v.to_str().ok());
    let host = uri.authority().map(|a| a.as_str()).or_else(said).unwrap_or_default();
    let plain = |b: u8| b.is_ascii_alphanumeric() || b".-:[]".contains(&b);
    let host =
        if !host.is_empty() && host.len() <= 255 && host.bytes().all(plain) { host } else { "localhost" };
    let scheme = if over_tls(headers) { "https" } else { "http" };
    format!("{scheme}://{host}")
}

/// Whether a request comes from a page of ours (OWASP's cross-site request forgery cheat sheet: origin and fetch metadata).
/// Browsers say where what they send comes from (the Fetch standard, section 3.2); programs do not, and have no cookie
/// that was not given to them. An origin is ours as a whole, with its scheme; `null` is nobody's.
pub fn from_here(site: &Site, uri: &Uri, headers: &HeaderMap) -> bool {
    let same_site =
        headers.get_all("sec-fetch-site").iter().all(|site| site == "same-origin" || site == "none");
    let ours = base(site, uri, headers);
    let is_ours = |origin: &HeaderValue| origin.as_bytes().eq_ignore_ascii_case(ours.as_bytes());
    same_site && headers.get_all(header::ORIGIN).iter().all(is_ours)
}
