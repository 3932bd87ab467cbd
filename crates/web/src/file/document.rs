//! Documents that acts cite, given to whoever asks. They are shown or saved as they are, and never run.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use comity_ledger::documents::{DocumentDigest, Found, Kept, citing};
use comity_regime::{Regime, proceeding::What};
use serde_json::json;
use tower::ServiceExt;
use tower_http::services::ServeFile;

use super::meeting;
use crate::{
    answer::respond::knows,
    http::asked::Asked,
    question::{problem::Problem, site::Site},
};

/// The digest that an address names.
pub fn named(name: &str) -> Result<DocumentDigest, Problem> {
    DocumentDigest::parse(name).ok_or_else(|| {
        let text = format!(
            "'{name}' is not the SHA-256 of a document: it has 64 hexadecimal digits, the letters small"
        );
        Problem::bad(text)
    })
}

/// That a document is not here, and whether there is an entry that cites it.
pub fn absent(digest: DocumentDigest, entries: &[u64]) -> Problem {
    let text = match entries {
        [] => format!("no entry of the log cites a document with the SHA-256 {digest}"),
        entries => {
            let numbers: Vec<String> = entries.iter().take(20).map(u64::to_string).collect();
            let (cite, numbers) = (if entries.len() > 1 { "entries" } else { "entry" }, numbers.join(", "));
            format!(
                "the document {digest} is not kept here, though it is cited by {cite} {numbers}: whoever has it can bring it (comity document FILE --to URL)"
            )
        }
    };
    let mut problem = Problem::not_found(text);
    problem.at = Some(json!({ "digest": digest.to_string(), "cited": entries }));
    problem
}

/// What it is called when it is saved: by its symbol, if it has one.
fn name_of(regime: &Regime, digest: DocumentDigest, kept: Kept) -> String {
    let text = digest.to_string();
    let symbol = regime.docket().recorded().iter().filter(|p| p.digest == text).find_map(|p| match &p.what {
        What::Document { symbol, language, .. } if !symbol.is_empty() => Some(format!("{symbol} {language}")),
        _ => None,
    });
    let plain = meeting::plain(&symbol.unwrap_or_default());
    let ascii = plain.is_ascii() && !plain.is_empty();
    format!("{}.{}", if ascii { &plain } else { &text }, kept.format.ending())
}

/// A document by its digest. Only what the log cites is given: nothing is found by guessing.
pub async fn document(State(site): State<Arc<Site>>, asked: Asked, request: Request) -> Response {
    // It may end like the name of a form.
    let name = request.uri().path().rsplit('/').next().unwrap_or_default().to_owned();
    let digest = match named(&name) {
        Ok(digest) => digest,
        Err(problem) => return asked.show(move |view, _| view.problem(problem)).await,
    };
    let record = (site.record)();
    let entries = citing(&record.regime, digest);
    let documents = site.documents.clone();
    let cited = !entries.is_empty();
    let found =
        tokio::task::spawn_blocking(move || if cited { documents.open(digest) } else { Found::Missing });
    let kept = match found.await.unwrap_or(Found::Missing) {
        Found::Whole(kept) => kept,
        found => {
            if found == Found::Wrong {
                tracing::error!(
                    "the file of the document {digest} is another one; put it right from a backup"
                );
            }
            return asked.show(move |view, _| view.problem(absent(digest, &entries))).await;
        }
    };
    let fixed = fixed(digest, kept, &name_of(&record.regime, digest, kept));
    let mut response = if knows(request.headers(), fixed.get(header::ETAG)) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        // Which part is wanted may be said; it is a part of what never changes.
        let Ok(sent) = ServeFile::new(site.documents.path(digest)).oneshot(request).await;
        sent.map(Body::new)
    };
    if response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED {
        response.headers_mut().extend(fixed);
    }
    response
}

/// Nothing in a document runs, loads or is framed. What browsers show by programs that a sandbox may keep out is saved.
fn fixed(digest: DocumentDigest, kept: Kept, name: &str) -> HeaderMap {
    let shown = if kept.format.is_plain() { "inline" } else { "attachment" };
    let text = |text: &str| HeaderValue::from_str(text).ok();
    let all: [(HeaderName, Option<HeaderValue>); 5] = [
        (header::CONTENT_TYPE, text(kept.format.media_type())),
        (header::CONTENT_SECURITY_POLICY, text("sandbox; default-src 'none'; frame-ancestors 'none'")),
        (header::CONTENT_DISPOSITION, text(&format!("{shown}; filename=\"{name}\""))),
        (header::CACHE_CONTROL, text("public, max-age=31536000, immutable")),
        (header::ETAG, text(&format!("\"{digest}\""))),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}
