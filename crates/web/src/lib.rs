//! Comity's pages. Every page is also JSON and CSV at the same address (`.json`, `.csv`, or by `Accept`), stands on
//! one snapshot of the record, and says which: its log size and root hash, which is also the ETag.
//!
//! Nothing is decided here: pages show what the regime answers.

mod answer;
mod api;
mod around;
mod bulk;
mod cosigning;
pub mod desk;
mod documents;
mod entries;
pub mod export;
mod feeds;
mod following;
mod limits;
mod line;
mod listen;
mod making;
mod memory;
pub mod metrics;
mod normal;
mod pages;
mod picture;
mod respond;
mod sent;
mod shelf;
pub mod tables;
mod view;
pub mod witness;
mod word;

use std::{ops::Deref, path::PathBuf, sync::Arc};

use axum::{
    Extension, Router,
    extract::{FromRequestParts, Path, Request, State, rejection::PathRejection},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header, request::Parts, uri::PathAndQuery},
    middleware,
    response::{IntoResponse, Response},
    routing::{MethodRouter, get, post},
};
use comity_ledger::{History, LedgerError, Proof, Receipt, Record, Refusal, Statement, verify::files};
use comity_regime::Day;
use sha2::{Digest, Sha256};
use tower::util::MapRequest;
use tower_http::compression::{CompressionLayer, Predicate, predicate::DefaultPredicate};

use answer::Answer;
pub use cosigning::Cosigning;
pub use documents::Archive;
use limits::Asker;
pub use limits::Limits;
pub use listen::{Bounds, Tls, serve};
pub use making::Making;
use metrics::Trouble;
use respond::Problem;
pub use shelf::Shelf;
use view::View;
use word::locale::Language;

/// What the pages are made from; every request has a share of it.
#[derive(Clone)]
pub struct App(Arc<Setup>);

impl Deref for App {
    type Target = Setup;

    fn deref(&self) -> &Setup {
        &self.0
    }
}

/// What the pages are made from.
pub struct Setup {
    /// The current record; a page keeps the one it began with.
    pub record: Arc<dyn Fn() -> Arc<Record> + Send + Sync>,
    /// The record as it was known on earlier days.
    pub history: History,
    /// What day it is.
    pub today: fn() -> Day,
    /// The data folder, which has the log's public files in `log`.
    pub folder: PathBuf,
    /// Why nothing can be recorded any more, if so.
    pub trouble: Arc<dyn Fn() -> Option<Trouble> + Send + Sync>,
    /// What is counted for monitors.
    pub metrics: Arc<metrics::Metrics>,
    /// Where statements are said; `None` where a log is only copied.
    pub say: Option<Say>,
    /// By which code the first two officers are known, who register their keys while the server runs.
    pub code: Option<String>,
    /// The documents that are kept beside the log.
    pub archive: Arc<Archive>,
    /// Who has signed in, and what waits for a second signature.
    pub desk: Arc<desk::Desk>,
    /// The address by which everybody reaches this server, such as `https://record.example.org`; if none is set, each
    /// reader is told the one they came by.
    pub address: Option<String>,
    /// Whether this server speaks TLS itself.
    pub tls: bool,
    /// How much one reader may ask for.
    pub limits: Option<Arc<Limits>>,
    /// What is kept between answers.
    pub shelf: Arc<Shelf>,
    /// Who makes them.
    pub making: Arc<Making>,
    /// What tells this build of the program from others: pages look as it makes them.
    pub program: String,
    /// The witnesses that are asked to cosign, and how many of them readers should require.
    pub cosigning: Option<Arc<Cosigning>>,
}

/// Takes a statement, and the encrypted paper that comes with it.
pub type Say = Arc<dyn Fn(Statement<'static>, Option<&[u8]>) -> Result<Receipt, Refusal> + Send + Sync>;

impl App {
    /// From its setup.
    pub fn new(setup: Setup) -> App {
        App(Arc::new(setup))
    }

    /// The log's name.
    fn origin(&self) -> String {
        (self.record)().checkpoint.origin().to_owned()
    }
}

/// The addresses. Any may begin with a language: `/fr/states/FIN`.
pub fn router(app: App) -> Router {
    Router::new().fallback_service(MapRequest::new(pages(app), in_language))
}

/// Takes the language off the address, which is in one spelling from here on.
fn in_language(mut request: Request) -> Request {
    let given = request.uri().path_and_query().map_or("", |asked| asked.as_str());
    let asked = normal::normal(given).into_owned();
    let tag = asked.get(1..).and_then(|asked| asked.split(['/', '?']).next()).unwrap_or_default();
    let (language, rest) = match (Language::parse(tag), asked.get(1 + tag.len()..)) {
        (Some(language), Some(rest)) => (Some(language), rest),
        _ if asked == given => return request,
        _ => (None, asked.as_str()),
    };
    let rest: Result<PathAndQuery, _> =
        if rest.starts_with('/') { rest.parse() } else { format!("/{rest}").parse() };
    // The host may be said in the target.
    let mut parts = request.uri().clone().into_parts();
    if let Ok(rest) = rest
        && let Ok(uri) = Uri::from_parts({
            parts.path_and_query = Some(rest);
            parts
        })
    {
        *request.uri_mut() = uri;
        if let Some(language) = language {
            request.extensions_mut().insert(language);
        }
    }
    request
}

fn pages(app: App) -> Router {
    Router::new()
        .route("/", get(page))
        .route("/{page}", get(page))
        .route("/instruments/{id}", get(instrument))
        .route("/states/{id}", get(state))
        .route("/forums/{id}", get(forum))
        .route("/sessions/{id}", get(session))
        .route("/sessions/{id}/documents.zip", get(documents::zip))
        .route("/documents/{name}", get(documents::document).put(documents::bring))
        .route("/log/{*path}", get(log_file))
        .route("/papers/{name}", get(entries::paper))
        .route("/entries", post(entries::add))
        .route("/notifications/{id}", get(notification))
        .route("/desk/{page}", get(desk_form))
        .route("/desk/challenge", get(desk::answer::challenge))
        .route("/desk/session", post(desk::answer::sign_in).delete(desk::answer::sign_out))
        .route("/desk/waiting", post(desk::answer::wait))
        .route("/desk/waiting/{id}", get(desk_waiting).delete(desk::answer::withdraw))
        .route("/desk.js", script(include_str!("asset/script/desk.js")))
        .route("/openapi.json", get(api::openapi))
        .route("/export.zip", get(bulk::package))
        .route("/export.sqlite", get(bulk::database))
        .route("/catalog.jsonld", get(bulk::catalog))
        .route("/robots.txt", get(bulk::robots))
        .route("/statement.js", script(include_str!("asset/script/statement.js")))
        .route("/check.js", script(include_str!("asset/script/check.js")))
        .route("/passkey.js", script(include_str!("asset/script/passkey.js")))
        .route("/picture.js", script(include_str!("asset/script/picture.js")))
        .route("/sort.js", script(include_str!("asset/script/sort.js")))
        .route(
            "/style.css",
            asset(
                concat!(
                    include_str!("asset/palette.css"),
                    include_str!("asset/style.css"),
                    include_str!("picture/chart.css")
                ),
                "text/css; charset=utf-8",
            ),
        )
        .route("/favicon.svg", asset(include_str!("asset/favicon.svg"), "image/svg+xml"))
        .route("/health", get(|| async { "ok\n" }))
        .route("/ready", get(metrics::ready))
        .route("/metrics", get(metrics::metrics))
        .fallback(nowhere)
        // One layer of two: each `layer` of its own would be one more box to copy for every request. What is counted is what
        // goes out: compressed.
        .layer((
            middleware::from_fn_with_state(app.clone(), around::around),
            CompressionLayer::new().compress_when(DefaultPredicate::new().and(is_made)),
        ))
        .layer(middleware::map_response(respond::weaken))
        .with_state(app)
}

/// What somebody asked to see, and how they asked.
struct Asked {
    app: App,
    asker: Asker,
    uri: Uri,
    headers: HeaderMap,
    chosen: Option<Language>,
    /// The last part of the address, without its ending.
    name: String,
    suffix: String,
}

impl FromRequestParts<App> for Asked {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Asked, Response> {
        let path = Option::<Path<String>>::from_request_parts(parts, app).await;
        let last = path
            .map_err(|_| Problem::bad("the address is not UTF-8").into_response())?
            .map(|Path(last)| last)
            .unwrap_or_default();
        let asker = parts.extensions.get().copied().unwrap_or_default();
        let chosen = parts.extensions.get().copied();
        Ok(Asked::of(app, asker, parts.uri.clone(), parts.headers.clone(), chosen, &last))
    }
}

impl Asked {
    fn of(
        app: &App,
        asker: Asker,
        uri: Uri,
        headers: HeaderMap,
        chosen: Option<Language>,
        last: &str,
    ) -> Asked {
        let (name, suffix) = respond::split(last);
        let (name, suffix) = (name.to_owned(), suffix.to_owned());
        Asked { app: app.clone(), asker, uri, headers, chosen, name, suffix }
    }

    /// Answers with what was answered before, or has an answer made.
    async fn show(self, page: impl FnOnce(&View, &str) -> Response + Send + 'static) -> Response {
        let Asked { app, asker, uri, headers, chosen, name, suffix } = self;
        if let Some(kept) = View::kept(&app, &uri, &headers, chosen, &suffix) {
            return kept;
        }
        let making = app.making.clone();
        let made = making.make(asker, move || match View::open(&app, &uri, &headers, chosen, &suffix) {
            Ok(view) => page(&view, &name),
            Err(answer) => answer,
        });
        made.await
    }
}

async fn page(asked: Asked) -> Response {
    asked.show(named).await
}

fn named(view: &View, name: &str) -> Response {
    match name {
        "" | "index" => pages::today::page(view),
        "instruments" => pages::instruments::page(view),
        "states" => pages::states::page(view),
        "calendar" | "forums" => pages::calendar::page(view),
        "commitments" => pages::commitments::page(view),
        "stocktake" => pages::stocktake::page(view),
        "acts" => pages::acts::page(view),
        "corrections" => pages::corrections::page(view),
        "disagreements" => pages::disagreements::page(view),
        "totals" => pages::totals::page(view),
        "desk" => pages::desk::page(view),
        "map" => pages::map::page(view),
        "who" => pages::who::page(view),
        "sources" => pages::sources::page(view),
        "search" => pages::search::page(view),
        "compare" => pages::compare::page(view),
        "about" => pages::about::about(view),
        "help" => pages::about::help(view),
        "log" => pages::log::page(view),
        "keys" => pages::keys::page(view),
        "papers" => pages::papers::page(view),
        "check" => pages::check::check(view),
        "passkey" => pages::check::passkey(view),
        _ => view.problem(view.no_page(name)),
    }
}

/// There is no such address.
async fn nowhere(
    State(app): State<App>,
    asker: Asker,
    chosen: Option<Extension<Language>>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let path = uri.path().trim_start_matches('/').to_owned();
    let chosen = chosen.map(|Extension(language)| language);
    let asked = Asked::of(&app, asker, uri, headers, chosen, &path);
    asked.show(move |view, _| view.problem(view.no_page(&path))).await
}

async fn instrument(asked: Asked) -> Response {
    asked.show(pages::instrument::page).await
}

async fn notification(asked: Asked) -> Response {
    asked.show(pages::notification::page).await
}

async fn desk_form(asked: Asked) -> Response {
    let page = |view: &View, name: &str| match name {
        "new" => pages::desk::new(view),
        _ => view.problem(view.no_page(&format!("desk/{name}"))),
    };
    asked.show(page).await
}

async fn desk_waiting(asked: Asked) -> Response {
    asked.show(pages::desk::waiting).await
}

async fn forum(asked: Asked) -> Response {
    asked.show(pages::forum::page).await
}

async fn session(asked: Asked) -> Response {
    asked.show(pages::session::page).await
}

async fn state(asked: Asked) -> Response {
    asked.show(pages::state::page).await
}

/// The log's files, as C2SP tlog-tiles lays them out below an address.
async fn log_file(
    State(app): State<App>,
    asker: Asker,
    chosen: Option<Extension<Language>>,
    uri: Uri,
    headers: HeaderMap,
    path: Result<Path<String>, PathRejection>,
) -> Response {
    let Ok(Path(path)) = path else {
        return Problem::bad("the address is not UTF-8").into_response();
    };
    if path == "vkey" {
        return ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], (app.record)().key.to_string())
            .into_response();
    }
    if let Some(name) = path.strip_prefix("entries/") {
        return match name.strip_suffix(".tlog-proof") {
            Some(index) => proof(app, asker, index).await,
            None => {
                let chosen = chosen.map(|Extension(language)| language);
                Asked::of(&app, asker, uri, headers, chosen, name)
                    .show(move |view, index| entry(&app, view, index))
                    .await
            }
        };
    }
    let plain =
        |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.') && !part.starts_with('.');
    let known = path == "checkpoint" || (path.starts_with("tile/") && path.split('/').all(plain));
    let read = if known { tokio::fs::read(app.folder.join("log").join(&path)).await.ok() } else { None };
    match read {
        None => {
            behind(&app).unwrap_or_else(|| Problem::not_found("the log has no such file")).into_response()
        }
        Some(bytes) if path == "checkpoint" => {
            let headers =
                [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
            (headers, bytes).into_response()
        }
        Some(bytes) => {
            let headers = [
                (header::CONTENT_TYPE, "application/octet-stream"),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ];
            (headers, bytes).into_response()
        }
    }
}

/// The page of an entry.
fn entry(app: &App, view: &View, index: &str) -> Response {
    match prove(app, index) {
        Ok(proof) => pages::entry::page(view, proof),
        Err(problem) => view.problem(problem),
    }
}

/// The proof that an entry is in the log (C2SP tlog-proof), from the public files as they are now.
async fn proof(app: App, asker: Asker, index: &str) -> Response {
    let (making, index) = (app.making.clone(), index.to_owned());
    let made = making.make(asker, move || {
        let headers =
            [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
        match prove(&app, &index) {
            Ok(Ok(proof)) => (headers, proof.to_string()).into_response(),
            Ok(Err(error)) => behind(&app).unwrap_or_else(|| no_proof(&error)).into_response(),
            Err(problem) => problem.into_response(),
        }
    });
    made.await
}

/// That a public file is not there because it could not be written yet.
fn behind(app: &App) -> Option<Problem> {
    let trouble = (app.trouble)()?;
    Some(Problem::new(StatusCode::SERVICE_UNAVAILABLE, trouble.public()))
}

/// Why there is no proof. What went wrong with our files is for whoever keeps them.
fn no_proof(error: &LedgerError) -> Problem {
    tracing::error!("an entry was not proved: {error}");
    let text = "the entry cannot be proved from the public files as they are; whoever runs this server finds the reason in its log";
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, text)
}

fn prove(app: &App, index: &str) -> Result<Result<Proof, LedgerError>, Problem> {
    let number = index.parse().ok().filter(|n: &u64| n.to_string() == index);
    let index =
        number.ok_or_else(|| Problem::bad(format!("'{index}' is not the number of an entry, such as 0")))?;
    let checkpoint = &(app.record)().checkpoint;
    if index >= checkpoint.size {
        let size = checkpoint.size;
        let what = format!("there is no entry {index}: the log has {size}, the first of them 0");
        return Err(Problem::not_found(what));
    }
    Ok(Proof::make(&*files(app.folder.join("log")), checkpoint, index))
}

/// Whether an answer is made here: what is given in parts, a document, is given as it is.
fn is_made(_: StatusCode, _: axum::http::Version, headers: &HeaderMap, _: &axum::http::Extensions) -> bool {
    !headers.contains_key(header::ACCEPT_RANGES)
}

fn script(text: &'static str) -> MethodRouter<App> {
    asset(text, "text/javascript; charset=utf-8")
}

/// What is built into the program.
fn asset(text: &'static str, kind: &'static str) -> MethodRouter<App> {
    let tag = HeaderValue::try_from(format!("\"{:x}\"", Sha256::digest(text))).ok();
    let answer = Answer::new(text, tag);
    let fixed = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "public, max-age=3600"),
        (header::VARY, "accept-encoding"),
    ];
    get(move |headers: HeaderMap| async move { respond::give(&headers, &answer, fixed) })
}
