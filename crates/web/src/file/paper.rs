//! Sealed papers, encrypted as they were sent.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use comity_ledger::sealed::PAPERS;

use crate::question::{problem::Problem, site::Site};

/// An encrypted paper by the digest of its file. Who can read it was settled when it was encrypted.
pub async fn paper(State(site): State<Arc<Site>>, Path(name): Path<String>) -> Response {
    let digest = name.strip_suffix(".age").unwrap_or_default();
    let known = digest.len() == 64 && digest.bytes().all(|b| b.is_ascii_hexdigit());
    // Only what the log speaks of: nothing is found by guessing.
    let sealed = known && (site.record)().trust.papers.values().any(|paper| paper.file == digest);
    let read = if sealed { tokio::fs::read(site.folder.join(PAPERS).join(name)).await.ok() } else { None };
    match read {
        Some(bytes) => {
            let headers = [
                (header::CONTENT_TYPE, "application/octet-stream"),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ];
            (headers, bytes).into_response()
        }
        None => Problem::not_found("there is no such paper here").into_response(),
    }
}
