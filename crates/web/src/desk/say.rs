//! What is said to the log over HTTP: a signed statement, which becomes an entry or is refused and changes nothing.

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use comity_ledger::{Kind, Receipt, Refusal, Statement};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::{
    desk::{Desk, waiting, wrong},
    http::sent::{Sent, SentGroup},
    question::{problem::Problem, site::Site},
};

/// Takes a statement, and the encrypted paper that comes with it.
pub type Say = Arc<dyn Fn(Statement<'static>, Option<&[u8]>) -> Result<Receipt, Refusal> + Send + Sync>;

/// By what something is said to the log.
pub struct Door {
    /// Where statements are said; `None` where a log is only copied.
    pub say: Option<Say>,
    /// By which code the first two officers are known, who register their keys while the server runs.
    pub code: Option<String>,
}

/// Takes a statement: the JSON that [`Statement::encode`] makes, and beside it, for a sealing, the encrypted `paper` in
/// base64. Whoever may say it is known by the signature, so that nothing else is asked: no session, no cookie.
pub async fn add(
    State(site): State<Arc<Site>>,
    State(desk): State<Arc<Desk>>,
    State(door): State<Arc<Door>>,
    Sent(body): SentGroup,
) -> Response {
    let Some(say) = door.say.clone() else {
        let text = "this is a mirror: it copies what is said to the log it follows";
        let problem = Problem::new(StatusCode::METHOD_NOT_ALLOWED, text).into_response();
        // No method is allowed there (RFC 9110, section 10.2.1).
        return ([(header::ALLOW, "")], problem).into_response();
    };
    let read = read(&body);
    // Until two officers hold keys there is nobody who could have let others in; but whoever started the server has its code.
    if !(site.record)().trust.keyring.is_entrusted() {
        let keys = read.as_ref().ok().filter(|(statement, ..)| statement.content.kind == Kind::Key);
        let theirs = keys.and_then(|(.., code)| code.as_ref());
        if !theirs.zip(door.code.as_ref()).is_some_and(|(theirs, ours)| same(ours, theirs)) {
            let text = match theirs {
                None => {
                    "nobody may write here yet: two officers of the depositary register their keys first, with the code that the server printed when it was started (comity key register --to ADDRESS --code CODE)"
                }
                Some(_) => {
                    "nobody may write here yet, and this is another code: two officers of the depositary register their keys first, with the code that the server printed when it was last started, which is a new one each time"
                }
            };
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
    let record = (site.record)();
    let ours = record.key.clone();
    // What was signed for an earlier key of the log may have been recorded then.
    let earlier = record.trust.successions.iter().any(|succession| succession.before == log);
    if log != *ours && !earlier {
        return Problem::bad(format!("it is for the log '{log}', and this is '{ours}'")).into_response();
    }
    let waited = waiting::digest(&statement, &ours);
    match tokio::task::spawn_blocking(move || say(statement, paper.as_deref())).await {
        Ok(Ok(receipt)) => {
            desk.waiting.remove(&waited);
            created(&receipt)
        }
        // It may have been replaced just now.
        Ok(Err(Refusal::Forbidden(_))) if log != *(site.record)().key => {
            let text = format!(
                "the log's key was replaced, and this was not recorded before: sign it again, for '{}'",
                (site.record)().key
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
