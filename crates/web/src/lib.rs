//! Comity's pages. Every page is also JSON and CSV at the same address (`.json`, `.csv`, or by `Accept`), stands on
//! one snapshot of the record, and says which: its log size and root hash, which is also the ETag.
//!
//! Nothing is decided here: pages show what the regime answers.

mod chart;
pub mod export;
mod pages;
mod respond;
pub mod tables;
mod view;

use std::{path::PathBuf, sync::Arc};

use axum::{
    Router,
    extract::{Path, RawQuery, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware,
    response::{IntoResponse, Response},
    routing::get,
};
use comity_ledger::Record;
use comity_regime::Day;
use tokio::net::TcpListener;

use respond::Problem;
use view::View;

/// What the pages are made from.
#[derive(Clone)]
pub struct App {
    /// The current record; a page keeps the one it began with.
    pub record: Arc<dyn Fn() -> Arc<Record> + Send + Sync>,
    /// What day it is.
    pub today: fn() -> Day,
    /// The folder of the log's public files.
    pub log: PathBuf,
    /// The key that checks them.
    pub verifier_key: String,
}

/// Serves the pages until the process is asked to end.
///
/// # Errors
/// If the listener fails.
pub async fn serve(listener: TcpListener, app: App) -> std::io::Result<()> {
    axum::serve(listener, router(app)).with_graceful_shutdown(ended()).await
}

async fn ended() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let Ok(mut terminated) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        else {
            let _ = interrupted.await;
            return;
        };
        tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} }
    }
    #[cfg(not(unix))]
    let _ = interrupted.await;
}

/// The addresses.
pub fn router(app: App) -> Router {
    Router::new()
        .route("/", get(today))
        .route("/{page}", get(page))
        .route("/instruments/{id}", get(instrument))
        .route("/states/{id}", get(state))
        .route("/log/{*path}", get(log_file))
        .route("/style.css", get(|| async { asset(include_str!("style.css"), "text/css; charset=utf-8") }))
        .route("/favicon.svg", get(|| async { asset(include_str!("favicon.svg"), "image/svg+xml") }))
        .route("/health", get(|| async { "ok\n" }))
        .fallback(|| async { Problem::not_found("there is no such page").into_response() })
        .layer(middleware::map_response(with_headers))
        .with_state(app)
}

async fn today(State(app): State<App>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    View::open(&app, query.as_deref(), &headers, "")
        .map_or_else(IntoResponse::into_response, |v| pages::today::page(&v))
}

async fn page(
    State(app): State<App>,
    Path(page): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let (name, suffix) = respond::split(&page);
    let view = match View::open(&app, query.as_deref(), &headers, suffix) {
        Ok(view) => view,
        Err(refused) => return refused,
    };
    match name {
        "index" => pages::today::page(&view),
        "instruments" => pages::instruments::page(&view),
        "states" => pages::states::page(&view),
        "who" => pages::who::page(&view),
        "sources" => pages::sources::page(&view),
        "log" => pages::log::page(&view),
        _ => view.problem(Problem::not_found(format!("there is no page '{name}'"))),
    }
}

async fn instrument(
    State(app): State<App>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let (id, suffix) = respond::split(&id);
    View::open(&app, query.as_deref(), &headers, suffix)
        .map_or_else(|refused| refused, |v| pages::instrument::page(&v, id))
}

async fn state(
    State(app): State<App>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let (id, suffix) = respond::split(&id);
    View::open(&app, query.as_deref(), &headers, suffix)
        .map_or_else(|refused| refused, |v| pages::state::page(&v, id))
}

/// The log's files, as C2SP tlog-tiles lays them out below an address.
async fn log_file(State(app): State<App>, Path(path): Path<String>) -> Response {
    if path == "vkey" {
        return ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], app.verifier_key).into_response();
    }
    let plain =
        |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.') && !part.starts_with('.');
    let known = path == "checkpoint" || (path.starts_with("tile/") && path.split('/').all(plain));
    let read = if known { tokio::fs::read(app.log.join(&path)).await.ok() } else { None };
    match read {
        None => Problem::not_found("the log has no such file").into_response(),
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

fn asset(text: &'static str, kind: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=3600")], text).into_response()
}

/// Pages run no script and load nothing from elsewhere; anybody may read them from another site.
async fn with_headers(mut response: Response) -> Response {
    const HEADERS: [(&str, &str); 4] = [
        (
            "content-security-policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("access-control-allow-origin", "*"),
    ];
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        let mut refused =
            Problem::new(StatusCode::METHOD_NOT_ALLOWED, "pages are read with GET").into_response();
        *refused.headers_mut() = std::mem::take(response.headers_mut());
        refused
            .headers_mut()
            .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        refused.headers_mut().remove(header::CONTENT_LENGTH);
        return refused;
    }
    response
}
