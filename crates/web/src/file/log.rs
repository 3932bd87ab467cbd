//! The log's public files, as C2SP tlog-tiles lays them out below an address, and the proof of each entry.

use std::sync::Arc;

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use comity_ledger::{LedgerError, Proof, verify::files};

use crate::{
    http::{asked::Asked, limits::Asker, making::Making},
    page,
    question::{problem::Problem, site::Site, view::View},
};

/// Gives a file, a proof, or the page of an entry.
pub async fn give(site: Arc<Site>, making: Arc<Making>, asker: Asker, asked: Asked, path: &str) -> Response {
    if path == "vkey" {
        return ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], (site.record)().key.to_string())
            .into_response();
    }
    if let Some(name) = path.strip_prefix("entries/") {
        return match name.strip_suffix(".tlog-proof") {
            Some(index) => proof(site, &making, asker, index).await,
            None => asked.about(name).show(entry).await,
        };
    }
    let plain =
        |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.') && !part.starts_with('.');
    let known = path == "checkpoint" || (path.starts_with("tile/") && path.split('/').all(plain));
    let read = if known { tokio::fs::read(site.folder.join("log").join(path)).await.ok() } else { None };
    match read {
        None => {
            behind(&site).unwrap_or_else(|| Problem::not_found("the log has no such file")).into_response()
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
fn entry(view: &View, index: &str) -> Response {
    match prove(&view.site, index) {
        Ok(Ok(proof)) => page::trust::entry::page(view, proof),
        Ok(Err(error)) => view.problem(no_proof(&error)),
        Err(problem) => view.problem(problem),
    }
}

/// The annex to a note verbale, of an entry that is an act.
pub fn annex(view: &View, index: &str) -> Response {
    match prove(&view.site, index) {
        Ok(Ok(proof)) => page::trust::annex::page(view, &proof),
        Ok(Err(error)) => view.problem(no_proof(&error)),
        Err(problem) => view.problem(problem),
    }
}

/// The proof that an entry is in the log (C2SP tlog-proof), from the public files as they are now.
async fn proof(site: Arc<Site>, making: &Making, asker: Asker, index: &str) -> Response {
    let index = index.to_owned();
    let made = making.make(asker, move || {
        let headers =
            [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
        match prove(&site, &index) {
            Ok(Ok(proof)) => (headers, proof.to_string()).into_response(),
            Ok(Err(error)) => behind(&site).unwrap_or_else(|| no_proof(&error)).into_response(),
            Err(problem) => problem.into_response(),
        }
    });
    made.await
}

/// That a public file is not there because it could not be written yet.
fn behind(site: &Site) -> Option<Problem> {
    let trouble = (site.trouble)()?;
    Some(Problem::new(StatusCode::SERVICE_UNAVAILABLE, trouble.public()))
}

/// Why there is no proof. What went wrong with our files is for whoever keeps them.
fn no_proof(error: &LedgerError) -> Problem {
    tracing::error!("an entry was not proved: {error}");
    let text = "the entry cannot be proved from the public files as they are; whoever runs this server finds the reason in its log";
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, text)
}

fn prove(site: &Site, index: &str) -> Result<Result<Proof, LedgerError>, Problem> {
    let number = index.parse().ok().filter(|n: &u64| n.to_string() == index);
    let index =
        number.ok_or_else(|| Problem::bad(format!("'{index}' is not the number of an entry, such as 0")))?;
    let checkpoint = &(site.record)().checkpoint;
    if index >= checkpoint.size {
        let size = checkpoint.size;
        let what = format!("there is no entry {index}: the log has {size}, the first of them 0");
        return Err(Problem::not_found(what));
    }
    Ok(Proof::make(&*files(site.folder.join("log")), checkpoint, index))
}
