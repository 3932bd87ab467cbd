//! What is said to the log over HTTP: a signed statement, which becomes an entry or is refused and changes nothing.

use axum::{
    Json,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use comity_ledger::{Kind, Receipt, Refusal, Statement, sealed::PAPERS};
use comity_regime::Diagnostic;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{
    App, desk,
    respond::Problem,
    sent::{Sent, SentGroup},
};

/// Takes a statement: the JSON that [`Statement::encode`] makes, and beside it, for a sealing, the encrypted `paper` in
/// base64. Whoever may say it is known by the signature, so that nothing else is asked: no session, no cookie.
pub async fn add(State(app): State<App>, Sent(body): SentGroup) -> Response {
    let Some(say) = app.say.clone() else {
        let text = "this is a mirror: it copies what is said to the log it follows";
        let problem = Problem::new(StatusCode::METHOD_NOT_ALLOWED, text).into_response();
        // No method is allowed there (RFC 9110, section 10.2.1).
        return ([(header::ALLOW, "")], problem).into_response();
    };
    let read = read(&body);
    // Until two officers hold keys there is nobody who could have let others in; but whoever started the server has its code.
    if !(app.record)().trust.keyring.is_entrusted() {
        let known = read.as_ref().is_ok_and(|(statement, _, _, code)| {
            let same = |ours: &String| code.as_ref().is_some_and(|theirs| same(ours, theirs));
            app.code.as_ref().is_some_and(same) && statement.content.kind == Kind::Key
        });
        if !known {
            let text = "nobody may write here yet: two officers of the depositary register their keys first, with the code that the server printed when it was started (comity key register --to ADDRESS --code CODE)";
            return Problem::new(StatusCode::FORBIDDEN, text).into_response();
        }
    }
    let (statement, log, paper, _) = match read {
        Ok(read) => read,
        Err(what) => return Problem::bad(what).into_response(),
    };
    if statement.signatures.is_empty() {
        let text = "it is not signed: 'signed' is missing";
        return Problem::new(StatusCode::FORBIDDEN, text).into_response();
    }
    let record = (app.record)();
    let ours = record.key.clone();
    // What was signed for an earlier key of the log may have been recorded then.
    let earlier = record.trust.successions.iter().any(|succession| succession.before == log);
    if log != *ours && !earlier {
        return Problem::bad(format!("it is for the log '{log}', and this is '{ours}'")).into_response();
    }
    let waited = desk::waiting::digest(&statement, &ours);
    match tokio::task::spawn_blocking(move || say(statement, paper.as_deref())).await {
        Ok(Ok(receipt)) => {
            app.desk.waiting.remove(&waited);
            created(&receipt)
        }
        // It may have been replaced just now.
        Ok(Err(Refusal::Forbidden(_))) if log != *(app.record)().key => {
            let text = format!(
                "the log's key was replaced, and this was not recorded before: sign it again, for '{}'",
                (app.record)().key
            );
            Problem::new(StatusCode::FORBIDDEN, text).into_response()
        }
        Ok(Err(refusal)) => refused(&refusal),
        Err(_) => Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "it was not finished").into_response(),
    }
}

/// A statement, the log it is for, and the encrypted paper and the code that come with it.
type Read = (Statement<'static>, String, Option<Vec<u8>>, Option<String>);

/// Whether two codes are the same; how long that takes tells nothing of where they differ.
fn same(ours: &str, theirs: &str) -> bool {
    Sha256::digest(ours) == Sha256::digest(theirs)
}

fn read(body: &[u8]) -> Result<Read, String> {
    let text = std::str::from_utf8(body).map_err(|e| format!("it is not UTF-8: {e}"))?;
    let (statement, log, beside) = Statement::decode_with(text)?;
    let paper = beside.paper.map(|text| BASE64_STANDARD.decode(text)).transpose();
    Ok((statement, log, paper.map_err(|e| format!("'paper' is not base64: {e}"))?, beside.code))
}

fn created(receipt: &Receipt) -> Response {
    let address = format!("/log/entries/{}", receipt.index);
    let body = json!({
        "entry": receipt.index,
        "entries": receipt.entries,
        "recorded": receipt.recorded,
        "log": { "size": receipt.checkpoint.size, "root": receipt.checkpoint.root_hex() },
        "proof": format!("{address}.tlog-proof"),
        "warnings": receipt.warnings,
    });
    (StatusCode::CREATED, [(header::LOCATION, address)], Json(body)).into_response()
}

/// What is said to whoever sent it, when it could not be written.
const CANNOT: &str = "it could not be recorded, through no fault of yours: keep it, and send it again later; whoever runs this server finds the reason in its log";

fn refused(refusal: &Refusal) -> Response {
    let status = match refusal {
        Refusal::Wrong(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Forbidden(_) => StatusCode::FORBIDDEN,
        Refusal::Failed(_) => StatusCode::SERVICE_UNAVAILABLE,
    };
    // What went wrong with our files is for whoever keeps them.
    let mut problem = match refusal {
        Refusal::Failed(why) => {
            tracing::error!("a statement was not recorded: {why}");
            Problem::new(status, CANNOT)
        }
        refusal => Problem::new(status, refusal.to_string()),
    };
    if let Refusal::Wrong(found) = refusal {
        problem.at = Some(found.iter().map(wrong).collect());
    }
    problem.into_response()
}

/// What is wrong with an act, for programs.
pub fn wrong(d: &Diagnostic) -> Value {
    json!({ "code": d.code, "field": d.field, "message": d.message, "help": d.help, "excerpt": d.excerpt.trim() })
}

/// An encrypted paper by the digest of its file. Who can read it was settled when it was encrypted.
pub async fn paper(State(app): State<App>, Path(name): Path<String>) -> Response {
    let digest = name.strip_suffix(".age").unwrap_or_default();
    let known = digest.len() == 64 && digest.bytes().all(|b| b.is_ascii_hexdigit());
    // Only what the log speaks of: nothing is found by guessing.
    let sealed = known && (app.record)().trust.papers.values().any(|paper| paper.file == digest);
    let read = if sealed { tokio::fs::read(app.folder.join(PAPERS).join(name)).await.ok() } else { None };
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
