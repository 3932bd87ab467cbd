//! One reader's view: a snapshot of the record, the day asked about, and the day as known on which.

use std::{cell::OnceCell, sync::Arc};

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use comity_ledger::{Record, policy::Judged};
use comity_regime::{ActorIx, Count, Day, InstrumentIx, Regime, register::Titles};
use maud::{Markup, Render, html};
use serde_json::{Value, json};

use crate::{
    App,
    desk::{Desk, Session, waiting::Item},
    locale::{Arguments, Language, Locale, t},
    pages::layout,
    respond::{Form, Problem, answer, csv, html, knows},
    search::Index,
    shelf::{Answer, Shelf},
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
    /// The language it is shown in, and what depends on it.
    pub locale: &'static Locale,
    /// Whether the address says which.
    pub chosen: bool,
    /// What else was asked: names and values that only some pages know.
    parameters: Vec<(String, String)>,
    /// The key that checks the log.
    pub verifier_key: String,
    /// The build of the program.
    pub program: String,
    /// Which witnesses cosigned the checkpoint, if any are asked.
    pub cosigned: Option<Arc<Judged>>,
    shelf: Arc<Shelf>,
    desk: Arc<Desk>,
    /// Who has signed in at the desk.
    pub session: Option<Session>,
    form: Form,
    by_suffix: bool,
    /// What was asked for, without the language.
    address: String,
    link: OnceCell<HeaderValue>,
    dated: bool,
    headers: HeaderMap,
}

impl View {
    /// Reads what was asked.
    ///
    /// # Errors
    /// The answer that names the parameter that is wrong.
    pub fn open(
        app: &App,
        uri: &Uri,
        headers: &HeaderMap,
        chosen: Option<Language>,
        suffix: &str,
    ) -> Result<View, Response> {
        View::read(app, uri, uri.query(), headers, chosen, suffix).map_err(|problem| {
            match View::read(app, uri, None, headers, chosen, suffix) {
                Ok(view) => view.problem(problem),
                Err(problem) => problem.into_response(),
            }
        })
    }

    fn read(
        app: &App,
        uri: &Uri,
        query: Option<&str>,
        headers: &HeaderMap,
        chosen: Option<Language>,
        suffix: &str,
    ) -> Result<View, Problem> {
        let accepted =
            || headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let mut parameters = parameters(query.unwrap_or_default());
        let (on, known) = (day(&parameters, "on")?, day(&parameters, "known")?);
        parameters.retain(|(name, _)| name != "on" && name != "known");
        let record = (app.record)();
        let today = (app.today)();
        let regime = match known.filter(|day| *day < today) {
            Some(day) => record.regime.as_known(day),
            None => record.regime.clone(),
        };
        Ok(View {
            regime,
            cosigned: app.cosigning.as_ref().and_then(|c| c.judged(&record.checkpoint.note)),
            session: app.desk.sessions.of(headers, &record.trust.keyring),
            record,
            on: on.unwrap_or(today),
            known,
            today,
            locale: chosen.unwrap_or_else(|| Language::accepted(accepted())).locale(),
            chosen: chosen.is_some(),
            parameters,
            verifier_key: app.verifier_key.clone(),
            program: app.program.clone(),
            shelf: app.shelf.clone(),
            desk: app.desk.clone(),
            form: Form::of(suffix, headers),
            by_suffix: !suffix.is_empty(),
            address: uri.to_string(),
            link: OnceCell::new(),
            dated: on.is_some(),
            headers: headers.clone(),
        })
    }

    /// The ETag is the log's root hash. Where the address leaves open which day is meant, the day is added, and
    /// where it leaves open the form, the form: a tag names one text. A page also depends on the program that made it,
    /// and where witnesses are asked, on how many have cosigned.
    fn etag(&self) -> String {
        let mut tag = self.record.checkpoint.root_hex();
        if !self.dated {
            tag = format!("{tag}.{}", self.on);
        }
        if matches!(self.form, Form::Html | Form::Svg) {
            tag = format!("{tag}.{}.{}", self.program, self.locale.language.tag());
        } else if !self.by_suffix {
            tag += self.form.suffix();
        }
        // Cosignatures come after the entries they are for.
        if let Some(judged) = &self.cosigned {
            tag = format!("{tag}.{}", judged.count());
        }
        tag
    }

    /// What was asked by a name, without the space around it; empty if nothing was.
    pub fn parameter(&self, name: &str) -> &str {
        self.parameters.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.trim())
    }

    /// Whether what was asked by a name is no longer than it may be, in characters.
    ///
    /// # Errors
    /// If it is.
    pub fn short(&self, name: &str, longest: usize) -> Result<(), Problem> {
        match self.parameter(name).chars().count() > longest {
            true => Err(Problem::bad(format!("{name}: it has more than {longest} characters"))),
            false => Ok(()),
        }
    }

    /// A day that was asked by a name.
    ///
    /// # Errors
    /// If it is no day.
    pub fn day(&self, name: &str) -> Result<Option<Day>, Problem> {
        day(&self.parameters, name)
    }

    /// Everything else that was asked, for forms that keep it.
    pub fn parameters(&self) -> &[(String, String)] {
        &self.parameters
    }

    /// The log's name: the name in its verifier key (C2SP signed-note).
    pub fn origin(&self) -> &str {
        self.verifier_key.split('+').next().unwrap_or_default()
    }

    /// The form that was asked for.
    pub fn form(&self) -> Form {
        self.form
    }

    /// By what an answer is known again. What is shown depends on what day it is even where the address says a day: it may
    /// be past.
    fn key(&self, etag: &str) -> String {
        format!("{etag} {} {} {}", self.today, self.locale.language.tag(), self.address)
    }

    /// The answer that was given to the same question before, if it is still kept.
    pub fn kept(&self) -> Option<Response> {
        let etag = self.etag();
        let kept = self.shelf.kept(&self.key(&etag))?;
        Some(answer(self.form, &etag, &self.headers, kept))
    }

    /// Says where the parts of a list beside the answer are.
    pub fn beside(&self, links: &str) {
        if let (false, Ok(links)) = (links.is_empty(), HeaderValue::from_str(links)) {
            let _ = self.link.set(links);
        }
    }

    /// An answer in a form that only some pages have.
    pub fn answer_as(&self, body: impl FnOnce() -> Vec<u8>) -> Response {
        let etag = self.etag();
        if knows(&self.headers, &etag) {
            return answer(self.form, &etag, &self.headers, Answer::default());
        }
        let made = Answer { bytes: body().into(), link: self.link.get().cloned() };
        self.shelf.keep(self.key(&etag), made.clone());
        answer(self.form, &etag, &self.headers, made)
    }

    /// The answer in one of the forms that every page has.
    pub fn answer(
        &self,
        page: impl FnOnce() -> Markup,
        json: impl FnOnce() -> Value,
        rows: impl FnOnce() -> Vec<Vec<String>>,
    ) -> Response {
        if matches!(self.form, Form::Calendar | Form::Feed | Form::Markdown | Form::Svg) {
            let kind = self.form.media_type();
            return Problem::not_found(format!("this page is not there as {kind}; there is JSON and CSV"))
                .into_response();
        }
        self.answer_as(|| match self.form {
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
            _ => html(page()),
        })
    }

    /// An answer that is for one reader only, and kept nowhere: a page or JSON.
    pub fn private(&self, page: impl FnOnce() -> Markup, json: impl FnOnce() -> Value) -> Response {
        let (kind, body) = match self.form {
            Form::Html => (Form::Html, html(page())),
            Form::Json => (Form::Json, json().to_string().into_bytes()),
            other => {
                let what = format!("the desk has no {}; there is JSON", other.media_type());
                return Problem::not_found(what).into_response();
            }
        };
        ([(header::CONTENT_TYPE, kind.media_type()), (header::CACHE_CONTROL, "no-store")], body)
            .into_response()
    }

    /// What waits at the desk for somebody's second signature.
    pub fn waiting(&self, holder: &str) -> Vec<Item> {
        self.desk.waiting.of(&self.record, self.origin(), holder)
    }

    /// One that waits.
    pub fn waiting_item(&self, digest: &str) -> Option<Item> {
        self.desk.waiting.find(&self.record, self.origin(), digest)
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
        self.in_language(self.chosen.then_some(self.locale.language), &self.dated_link(path, on))
    }

    /// An address of ours in a language, or in whichever suits the reader.
    pub fn in_language(&self, language: Option<Language>, path: &str) -> String {
        language.map_or(String::new(), |language| format!("/{}", language.tag())) + path
    }

    /// A page's address in the reader's language, for a form that says the rest itself.
    pub fn action(&self, path: &str) -> String {
        self.in_language(self.chosen.then_some(self.locale.language), path)
    }

    /// The days that were asked about, for forms that keep them.
    pub fn days(&self) -> impl Iterator<Item = (&'static str, Day)> {
        let on = self.dated.then_some(("on", self.on));
        on.into_iter().chain(self.known.map(|day| ("known", day)))
    }

    fn dated_link(&self, path: &str, on: Option<Day>) -> String {
        let on = on.map(|d| format!("on={d}"));
        let known = self.known.map(|d| format!("known={d}"));
        let query: Vec<String> = on.into_iter().chain(known).collect();
        let (path, fragment) = path.split_once('#').map_or((path, None), |(path, at)| (path, Some(at)));
        let query = match (query.is_empty(), path.contains('?')) {
            (true, _) => String::new(),
            (false, true) => format!("&{}", query.join("&")),
            (false, false) => format!("?{}", query.join("&")),
        };
        format!("{path}{query}{}", fragment.map_or(String::new(), |at| format!("#{at}")))
    }

    /// A link that keeps everything that was asked.
    pub fn same(&self, path: &str) -> String {
        self.in_language(self.chosen.then_some(self.locale.language), &self.same_in_any(path))
    }

    /// A link that keeps everything that was asked but for one parameter.
    pub fn with(&self, path: &str, name: &str, value: &str) -> String {
        let kept = self.parameters.iter().filter(|(other, text)| other != name && !text.is_empty());
        let mut query: Vec<String> =
            kept.map(|(name, text)| format!("{}={}", encode(name), encode(text))).collect();
        query.push(format!("{name}={}", encode(value)));
        self.link(&format!("{path}?{}", query.join("&")))
    }

    /// The same, whatever the language.
    pub fn same_in_any(&self, path: &str) -> String {
        let on = self.dated.then_some(self.on);
        let each = self.parameters.iter().filter(|(_, value)| !value.is_empty());
        let query: Vec<String> =
            each.map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        match query.is_empty() {
            true => self.dated_link(path, on),
            false => self.dated_link(&format!("{path}?{}", query.join("&")), on),
        }
    }

    /// A link to the page that says who is in a set.
    pub fn who(&self, set: &str) -> String {
        self.link(&format!("/who?set={}", encode(set)))
    }

    /// The index of the record, for searching.
    pub fn index(&self) -> Arc<Index> {
        self.shelf.index(&self.record.checkpoint.root_hex(), &self.record.regime)
    }

    /// A message, in the reader's language.
    pub fn say(&self, id: &str, arguments: &Arguments) -> String {
        self.locale.say(id, arguments)
    }

    /// A word of a closed vocabulary; as it is in English where the vocabulary has none.
    pub fn word(&self, vocabulary: &str, word: &str) -> Text {
        match self.locale.word(vocabulary, word) {
            Some(text) => Text::own(text),
            None => self.original(word.replace('_', " ")),
        }
    }

    /// A state: its glyph, and its word in the reader's language.
    pub fn state(&self, state: &str) -> Text {
        let (glyph, word) = state.split_once(' ').unwrap_or(("", state));
        let Text { text, original } = self.word("state", word);
        Text { text: format!("{glyph} {text}"), original }
    }

    /// A text that is published in English only.
    pub fn original(&self, text: impl Into<String>) -> Text {
        Text { text: text.into(), original: self.locale.language != Language::English }
    }

    /// A title in the reader's language, or else as it is.
    pub fn title(&self, titles: &Titles, title: &str) -> Text {
        match titles.get(self.locale.language.tag()) {
            Some(title) => Text::own(title),
            None => self.original(title),
        }
    }

    /// An actor's name.
    pub fn name(&self, actor: ActorIx) -> Text {
        let actor = &self.regime.register().actors[actor];
        match self.locale.name(&actor.id) {
            Some(name) => Text::own(name),
            None => self.original(actor.name.as_str()),
        }
    }

    /// The name of whoever speaks: an actor by its id, an office, or the chair of a forum.
    pub fn name_of(&self, id: &str) -> Text {
        let register = self.regime.register();
        if let Some(actor) = register.actors.find(id) {
            return self.name(actor);
        }
        if let Some(forum) = id.strip_prefix("chair:").and_then(|forum| register.forum(forum)) {
            let forum = register.forum_definition(forum);
            let (chair, title) = (self.word("role", "chair"), self.title(&forum.titles, &forum.title));
            return Text::own(format!("{}: {}", chair.text, title.text));
        }
        self.locale.word("role", id).map_or_else(|| Text::own(id), Text::own)
    }

    /// A provision: `Article 20(2)`, as the reader's language says it.
    pub fn article(&self, provision: &str) -> Text {
        match provision.strip_prefix("Article ") {
            Some(number) => Text::own(t!(self, "article", number = number)),
            None => self.original(provision),
        }
    }

    /// An actor's name, leading to its page.
    pub fn actor(&self, id: &str) -> Markup {
        html! { a href=(self.link(&format!("/states/{id}"))) { (self.name_of(id)) } }
    }

    /// A count, as it is written in the reader's language.
    pub fn count(&self, count: impl Into<Count>) -> String {
        self.locale.count(count.into())
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

/// A text that is shown to a reader.
#[derive(Clone, Debug)]
pub struct Text {
    /// The text.
    pub text: String,
    /// Whether it is in English where the page is in another language.
    original: bool,
}

impl Text {
    /// In the reader's own language.
    pub fn own(text: impl Into<String>) -> Text {
        Text { text: text.into(), original: false }
    }
}

impl Render for Text {
    fn render(&self) -> Markup {
        html! { @if self.original { span.original lang="en" dir="ltr" { (self.text) } } @else { (self.text) } }
    }
}

/// A text as it stands in a query (the URL standard's application/x-www-form-urlencoded).
pub fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' => encoded.push(char::from(byte)),
            b' ' => encoded.push('+'),
            other => encoded += &format!("%{other:02X}"),
        }
    }
    encoded
}

/// The day that a parameter names; none if it is empty or not there.
fn day(parameters: &[(String, String)], name: &str) -> Result<Option<Day>, Problem> {
    match parameters.iter().find(|(n, value)| n == name && !value.is_empty()) {
        None => Ok(None),
        Some((_, text)) => text.parse().map(Some).map_err(|e| Problem::bad(format!("{name}: {e}"))),
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
