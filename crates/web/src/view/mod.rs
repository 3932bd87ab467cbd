//! One reader's view: a snapshot of the record, the day asked about, and the day as known on which; and the answer.

pub mod asked;
mod link;
mod question;
mod text;
mod unknown;

use std::{cell::OnceCell, sync::Arc};

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use comity_ledger::{Record, documents::Documents, policy::Judged};
use comity_regime::{ActorIx, Day, InstrumentIx, Regime};
use maud::Markup;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{
    App,
    answer::Answer,
    desk::{Desk, Session, waiting::Item},
    making::busy,
    memory::held,
    pages::layout,
    respond::{Form, Problem, answer, csv, html, knows},
    shelf::Shelf,
    word::{
        address::parameters,
        locale::{Language, Locale, t},
        search::Index,
    },
};

pub use question::{FORWARDED_PROTO, Question, base, over_tls};
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
    parameters: Vec<(String, String)>,
    /// The build of the program.
    pub program: String,
    /// Which witnesses cosigned the checkpoint, if any are asked.
    pub cosigned: Option<Arc<Judged>>,
    /// The documents that are kept beside the log.
    pub documents: Arc<Documents>,
    shelf: Arc<Shelf>,
    desk: Arc<Desk>,
    /// What this server is.
    pub app: App,
    /// Who has signed in at the desk.
    pub session: Option<Session>,
    /// What it answers.
    question: Question,
    by_suffix: bool,
    link: OnceCell<HeaderValue>,
    dated: bool,
    headers: HeaderMap,
}

impl View {
    /// The answer that was given to the same question before, if it can be given again without anything being made:
    /// most readers ask for what another just read.
    pub fn kept(
        app: &App,
        uri: &Uri,
        headers: &HeaderMap,
        chosen: Option<Language>,
        suffix: &str,
    ) -> Option<Response> {
        let question = Question::of(app, &(app.record)(), uri, headers, chosen, suffix);
        let kept = app.shelf.kept(&question).filter(|kept| kept.is_ready(headers))?;
        Some(answer(question.form, headers, &kept))
    }

    /// Reads what was asked.
    ///
    /// # Errors
    /// The answer, if it was given to the same question before; or one that names the parameter that is wrong.
    pub fn open(
        app: &App,
        uri: &Uri,
        headers: &HeaderMap,
        chosen: Option<Language>,
        suffix: &str,
    ) -> Result<View, Response> {
        let record = (app.record)();
        let question = Question::of(app, &record, uri, headers, chosen, suffix);
        // Somebody else may have asked the same meanwhile.
        if let Some(kept) = app.shelf.kept(&question) {
            return Err(answer(question.form, headers, &kept));
        }
        let read =
            |query| View::read(app, record.clone(), question.clone(), (uri.path(), query), headers, suffix);
        read(uri.query()).map_err(|problem| match read(None) {
            Ok(view) => view.problem(problem),
            Err(problem) => problem.short().into_response(),
        })
    }

    fn read(
        app: &App,
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
        parameters.retain(|(name, _)| name != "on" && name != "known" && asked::repeats(path, name));
        let today = question.today;
        let regime = match known.filter(|day| *day < today) {
            Some(day) => app.history.known(&record, day).map_err(|error| {
                tracing::error!("the record as known on {day} was not made: {error}");
                let text = "the record of that day could not be made; whoever runs this server finds the reason in its log";
                Problem::new(StatusCode::INTERNAL_SERVER_ERROR, text)
            })?,
            None => record.regime.clone(),
        };
        Ok(View {
            regime,
            cosigned: app.cosigning.as_ref().and_then(|c| c.judged(&record)),
            session: app.desk.sessions.of(headers, &record.trust.keyring),
            record,
            on: on.unwrap_or(today),
            known,
            today,
            locale,
            parameters,
            program: app.program.clone(),
            documents: app.archive.documents.clone(),
            shelf: app.shelf.clone(),
            desk: app.desk.clone(),
            app: app.clone(),
            question,
            by_suffix: !suffix.is_empty(),
            link: OnceCell::new(),
            dated: on.is_some(),
            headers: headers.clone(),
        })
    }

    /// The ETag is the log's root hash. Where the address leaves open which day is meant, the day is added, and
    /// where it leaves open the form, the form: a tag names one text. What people read also depends on the program that
    /// wrote it, and all of it on the language; calendars and feeds, on the server's address, which is in their links; and where
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
        if self.question.documents != 0 {
            tag = format!("{tag}.{:x}", self.question.documents);
        }
        // So do cosignatures.
        if let Some(judged) = &self.cosigned {
            tag = format!("{tag}.{}", judged.count());
        }
        tag
    }

    /// What was asked by a name, without the space around it; empty if nothing was.
    pub fn parameter(&self, name: &str) -> &str {
        self.parameters.iter().find(|(n, _)| n == name).map_or("", |(_, value)| bare(value))
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
        day(self.locale, &self.parameters, name)
    }

    /// Everything else that was asked, for forms that keep it.
    pub fn parameters(&self) -> &[(String, String)] {
        &self.parameters
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

    /// An answer in a form that only some pages have.
    pub fn answer_as(&self, body: impl FnOnce() -> Vec<u8>) -> Response {
        // What the reader has already is not made.
        let tag = HeaderValue::try_from(format!("\"{}\"", self.etag())).ok();
        if knows(&self.headers, tag.as_ref()) {
            return answer(self.form(), &self.headers, &Answer::new("", tag));
        }
        let Some(mut made) = Answer::made(body(), tag) else { return busy() };
        made.link = self.link.get().cloned();
        self.shelf.keep(self.question.clone(), made.clone());
        answer(self.form(), &self.headers, &made)
    }

    /// The answer in one of the forms that every page has.
    pub fn answer(
        &self,
        page: impl FnOnce() -> Markup,
        json: impl FnOnce() -> Value,
        rows: impl FnOnce() -> Vec<Vec<String>>,
    ) -> Response {
        if matches!(self.form(), Form::Calendar | Form::Feed | Form::Markdown | Form::Svg) {
            return self.not_so("this page", "JSON and CSV");
        }
        self.answer_as(|| match self.form() {
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

    /// The State or organisation for which somebody has signed in.
    pub fn speaker(&self) -> Option<ActorIx> {
        self.session.as_ref().and_then(|session| self.regime.register().actors.find(&session.holder))
    }

    /// What waits at the desk for a second signature, as far as whoever has signed in sees it.
    pub fn waiting(&self, session: &Session) -> Vec<Item> {
        self.desk.waiting.of(&self.record, &self.record.key, &|by| session.sees(by))
    }

    /// One that waits.
    pub fn waiting_item(&self, session: &Session, digest: &str) -> Option<Item> {
        let found = self.desk.waiting.find(&self.record, &self.record.key, digest);
        found.filter(|item| session.sees(&item.statement.by))
    }

    /// The state of the log that an answer stands on.
    pub fn log(&self) -> Value {
        json!({ "size": self.record.checkpoint.size, "root": self.record.checkpoint.root_hex() })
    }

    /// A problem, as a page to people and as problem+json to programs.
    pub fn problem(&self, problem: Problem) -> Response {
        let problem = problem.short();
        if self.form() != Form::Html {
            return problem.into_response();
        }
        // Its links lead elsewhere, where what was asked here means nothing.
        let asked_nothing = View { parameters: vec![], ..self.clone() };
        let Some(page) = held(html(layout::problem(&asked_nothing, &problem)).into()) else { return busy() };
        (problem.status(), [(header::CONTENT_TYPE, Form::Html.media_type())], page).into_response()
    }

    /// That something is not there in the form that was asked for: there is nothing at an address with this ending, or what is at
    /// the address is nothing that the reader accepts (RFC 9110, section 15.5.7).
    fn not_so(&self, what: &str, there: &str) -> Response {
        let status = if self.by_suffix { StatusCode::NOT_FOUND } else { StatusCode::NOT_ACCEPTABLE };
        let detail = format!("{what} is not there as {}; there is {there}", self.form().media_type());
        Problem::new(status, detail).into_response()
    }

    /// The index of the record, for searching.
    pub fn index(&self) -> Arc<Index> {
        self.shelf.index(&self.record.checkpoint.root_hex(), &self.record.regime)
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

/// A text without the space around it: that of ASCII, as the API's description has it.
fn bare(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\n', '\r', '\x0b', '\x0c'])
}
