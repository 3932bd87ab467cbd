//! Comity's pages. Every page is also JSON and CSV at the same address (`.json`, `.csv`, or by `Accept`), stands on
//! one snapshot of the record, and says which: its log size and root hash, which is also the ETag.
//!
//! Nothing is decided here: pages show what the regime answers.

mod answer;
mod desk;
mod file;
mod follow;
mod http;
mod page;
mod part;
mod picture;
mod question;
mod word;

use std::{path::PathBuf, sync::Arc};

use axum::{
    Router,
    extract::{FromRef, Path, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header, uri::PathAndQuery},
    middleware,
    response::Response,
    routing::{MethodRouter, get, post},
};
use comity_ledger::{History, Record};
use comity_regime::Day;
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;
use tower::util::MapRequest;
use tower_http::compression::{CompressionLayer, Predicate, predicate::DefaultPredicate};

pub use answer::{bulk, export, shelf::Shelf, tables};
use answer::{bytes::Answer, respond};
pub use desk::Desk;
use desk::Seat;
use desk::say::Door;
pub use desk::say::Say;
pub use file::bring::Archive;
use follow::Postbox;
pub use follow::{
    NotKept, Subscribers, Wish,
    letter::{Digest as Told, Letter, Letters, TOKEN},
};
use http::{
    around::{Around, around},
    asked::Asked,
    limits::Asker,
    listen::{Front, Served, listen},
    normal,
    sent::Sent,
};
pub use http::{
    limits::Limits,
    listen::{Bounds, Tls},
    making::Making,
    metrics, witness,
};
pub use question::{
    cosigning::Cosigning,
    site::{Trouble, never},
};
use question::{site::Site, view::View};
use word::locale::Language;

/// What the pages are made from; every request has a share of it.
#[derive(Clone)]
pub struct App(Arc<Shared>);

/// What it is made of. A handler takes what it needs.
struct Shared {
    site: Arc<Site>,
    shelf: Arc<Shelf>,
    making: Arc<Making>,
    metrics: Arc<metrics::Metrics>,
    around: Arc<Around>,
    archive: Arc<Archive>,
    desk: Arc<Desk>,
    door: Arc<Door>,
    postbox: Arc<Postbox>,
}

macro_rules! taken {
    ($($field:ident: $kind:ty),*) => {
        $(impl FromRef<App> for Arc<$kind> {
            fn from_ref(app: &App) -> Arc<$kind> {
                app.0.$field.clone()
            }
        })*
    };
}

taken!(
    site: Site,
    shelf: Shelf,
    making: Making,
    metrics: metrics::Metrics,
    archive: Archive,
    desk: Desk,
    door: Door,
    postbox: Postbox
);

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
    /// Whether this is the server that sequences, where several may share a log.
    pub sequences: Arc<dyn Fn() -> bool + Send + Sync>,
    /// What is counted for monitors.
    pub metrics: Arc<metrics::Metrics>,
    /// Where statements are said; `None` where a log is only copied.
    pub say: Option<Say>,
    /// Who follows by mail, where letters are sent from here.
    pub subscribers: Option<Arc<dyn Subscribers>>,
    /// By which code the first two officers are known, who register their keys while the server runs.
    pub code: Option<String>,
    /// The documents that are kept beside the log.
    pub archive: Arc<Archive>,
    /// Who has signed in, and what waits for a second signature.
    pub desk: Arc<Desk>,
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

impl App {
    /// From its setup.
    pub fn new(setup: Setup) -> App {
        let site = Site {
            record: setup.record,
            history: setup.history,
            today: setup.today,
            folder: setup.folder,
            trouble: setup.trouble,
            sequences: setup.sequences,
            is_mirror: setup.say.is_none(),
            documents: setup.archive.documents.clone(),
            address: setup.address,
            mails: setup.subscribers.is_some(),
            program: setup.program,
            cosigning: setup.cosigning,
            index: Default::default(),
            foreseen: Default::default(),
            negotiated: Default::default(),
        };
        let around = Around { tls: setup.tls, limits: setup.limits, metrics: setup.metrics.clone() };
        App(Arc::new(Shared {
            site: Arc::new(site),
            shelf: setup.shelf,
            making: setup.making,
            metrics: setup.metrics,
            around: Arc::new(around),
            archive: setup.archive,
            desk: setup.desk,
            door: Arc::new(Door { say: setup.say, code: setup.code }),
            postbox: Arc::new(Postbox::new(setup.subscribers)),
        }))
    }

    /// Who writes the letters to those who follow by mail.
    pub fn letters(&self) -> Letters {
        Letters::of(&self.0.site)
    }
}

/// Serves the pages until the process is asked to end. Returns within a few seconds of that, whatever clients do.
///
/// # Errors
/// If the listener fails, or the certificate cannot be read.
pub async fn serve(listener: TcpListener, app: App, tls: Option<Tls>, bounds: Bounds) -> std::io::Result<()> {
    let front = Some(Arc::new(Front::new(app.0.site.clone(), app.0.around.clone())));
    listen(listener, Served { router: router(app), front }, tls, bounds).await
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
        .route("/follow", get(page_follow).post(follow::post::ask))
        .route("/follow/confirm", get(follow_confirm).post(follow::post::confirm))
        .route("/follow/stop", get(follow_stop).post(follow::post::stop))
        .route("/instruments/{id}", get(instrument))
        .route("/instruments/{id}/{page}", get(of_instrument))
        .route("/pathways/{id}", get(pathway))
        .route("/states/{id}", get(state))
        .route("/commitments/{id}", get(promise))
        .route("/commitments/{id}/{element}", get(promise))
        .route("/forums/{id}", get(forum))
        .route("/sessions/{id}", get(session))
        .route("/measures/{id}", get(measure))
        .route("/sources/{id}", get(source))
        .route("/texts/{id}", get(text))
        .route("/texts/{id}/provisions/{provision}", get(provision))
        .route("/sessions/{id}/documents.zip", get(file::meeting::zip))
        .route("/documents/{name}", get(file::document::document).put(file::bring::bring))
        .route("/log/{*path}", get(log_file))
        .route("/papers/{name}", get(file::paper::paper))
        .route("/entries", post(desk::say::add))
        .route("/notifications/{id}", get(notification))
        .route("/annexes/{id}", get(annex))
        .route("/desk/{page}", get(desk_form))
        // What is brought has an address of its own: each says which methods it takes.
        .route("/desk/word", post(desk_brought))
        .route("/desk/word.json", post(desk_brought))
        .route("/desk/challenge", get(desk::answer::challenge))
        .route("/desk/session", post(desk::answer::sign_in).delete(desk::answer::sign_out))
        .route("/desk/waiting", post(desk::answer::wait))
        .route("/desk/waiting/{id}", get(desk_waiting).delete(desk::answer::withdraw))
        .route("/desk.js", script(include_str!("asset/script/desk.js")))
        .route("/openapi.json", get(answer::openapi::openapi))
        .route("/export.zip", get(file::bulk::package))
        .route("/export.sqlite", get(file::bulk::database))
        .route("/catalog.jsonld", get(answer::catalog::catalog))
        .route("/robots.txt", get(answer::catalog::robots))
        .route("/statement.js", script(include_str!("asset/script/statement.js")))
        .route("/check.js", script(include_str!("asset/script/check.js")))
        .route("/credential.js", script(include_str!("asset/script/credential.js")))
        .route("/begin.js", script(include_str!("asset/script/begin.js")))
        .route("/passkey.js", script(include_str!("asset/script/passkey.js")))
        .route("/picture.js", script(include_str!("asset/script/picture.js")))
        .route("/suggest.js", script(include_str!("asset/script/suggest.js")))
        .route("/seat.js", script(include_str!("asset/script/seat.js")))
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
            middleware::from_fn_with_state(app.0.around.clone(), around),
            CompressionLayer::new().compress_when(DefaultPredicate::new().and(is_made)),
        ))
        .layer(middleware::map_response(respond::weaken))
        .with_state(app)
}

async fn page(State(desk): State<Arc<Desk>>, asked: Asked) -> Response {
    let page = move |view: &View, name: &str| match name {
        "desk" => desk::page::page(&Seat::at(&desk, view)),
        name => match page::named(name) {
            Some(page) => page(view),
            None => view.problem(view.no_page(name)),
        },
    };
    asked.show(page).await
}

/// There is no such address.
async fn nowhere(asked: Asked) -> Response {
    let path = asked.path().trim_start_matches('/').to_owned();
    let asked = asked.about(&path);
    asked.show(move |view, _| view.problem(view.no_page(&path))).await
}

async fn instrument(asked: Asked) -> Response {
    asked.show(page::treaties::instrument::page).await
}

async fn measure(asked: Asked) -> Response {
    asked.show(page::gaps::measure::page).await
}

async fn source(asked: Asked) -> Response {
    asked.show(page::about::source::page).await
}

async fn text(asked: Asked) -> Response {
    asked.show(page::texts::text::page).await
}

async fn provision(asked: Asked) -> Response {
    let text = asked.of();
    asked.show(move |view, id| page::texts::provision::page(view, &text, id)).await
}

async fn of_instrument(asked: Asked) -> Response {
    let id = asked.of();
    let page = move |view: &View, name: &str| match name {
        "forecast" => page::foresight::forecast::page(view, &id),
        _ => view.problem(view.no_page(&format!("instruments/{id}/{name}"))),
    };
    asked.show(page).await
}

async fn pathway(asked: Asked) -> Response {
    asked.show(page::foresight::pathway::page).await
}

async fn notification(asked: Asked) -> Response {
    asked.show(page::treaties::notification::page).await
}

async fn annex(asked: Asked) -> Response {
    asked.show(file::log::annex).await
}

async fn desk_form(State(desk): State<Arc<Desk>>, asked: Asked) -> Response {
    let page = move |view: &View, name: &str| match name {
        "new" => desk::new(&Seat::at(&desk, view)),
        _ => view.problem(view.no_page(&format!("desk/{name}"))),
    };
    asked.show(page).await
}

/// A Word document is brought to the desk.
async fn desk_brought(
    State(desk): State<Arc<Desk>>,
    State(site): State<Arc<Site>>,
    uri: Uri,
    headers: HeaderMap,
    asked: Asked,
    Sent(body): Sent<{ desk::word::LARGEST }>,
) -> Response {
    if let Err(refused) = desk::answer::kept(&site, &uri, &headers) {
        return refused;
    }
    let brought = desk::word::Brought::read(&headers, body).await;
    let page = move |view: &View, _: &str| match brought {
        Ok(brought) => desk::word::page(&Seat::at(&desk, view), &brought),
        Err(problem) => view.problem(problem),
    };
    let name = uri.path().rsplit('/').next().unwrap_or_default().to_owned();
    asked.about(&name).answer(page).await
}

async fn desk_waiting(State(desk): State<Arc<Desk>>, asked: Asked) -> Response {
    asked.show(move |view, digest| desk::page::waiting(&Seat::at(&desk, view), digest)).await
}

async fn page_follow(asked: Asked) -> Response {
    asked.about("follow").show(|view, _| follow::page::about(view)).await
}

async fn follow_confirm(State(postbox): State<Arc<Postbox>>, asked: Asked) -> Response {
    asked.show(move |view, _| follow::page::confirm(view, &postbox)).await
}

async fn follow_stop(State(postbox): State<Arc<Postbox>>, asked: Asked) -> Response {
    asked.show(move |view, _| follow::page::stop(view, &postbox)).await
}

async fn forum(asked: Asked) -> Response {
    asked.show(page::meetings::forum::page).await
}

async fn session(asked: Asked) -> Response {
    asked.show(page::meetings::session::page).await
}

/// A promise, by its key: one name, or those of a text and of one of its promises.
async fn promise(asked: Asked) -> Response {
    let text = asked.of();
    let page = move |view: &View, name: &str| match text.as_str() {
        "" => page::commitments::promise::page(view, name),
        text => page::commitments::promise::page(view, &format!("{text}/{name}")),
    };
    asked.show(page).await
}

async fn state(asked: Asked) -> Response {
    asked.show(page::states::state::page).await
}

async fn log_file(
    State(site): State<Arc<Site>>,
    State(making): State<Arc<Making>>,
    asker: Asker,
    asked: Asked,
    Path(path): Path<String>,
) -> Response {
    file::log::give(site, making, asker, asked, &path).await
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
