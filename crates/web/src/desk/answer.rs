//! What the desk's script asks for: a challenge, a session, a place for what waits.

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use comity_ledger::{Assertion, Statement};
use serde::Deserialize;
use serde_json::json;

use super::session::{COOKIE, LASTS};
use crate::{App, respond::Problem, sent::Sent};

fn refuse(status: StatusCode, what: impl Into<String>) -> Response {
    Problem::new(status, what).into_response()
}

/// Whether a request comes from a page of ours (OWASP's cross-site request forgery cheat sheet: origin and fetch metadata).
/// The cookie says no more than that; another site's form cannot send JSON either.
fn from_here(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    let host = text("host").unwrap_or_default();
    let origin = text("origin").and_then(|origin| origin.split_once("://")).map(|(_, host)| host);
    let site = text("sec-fetch-site").is_none_or(|site| site == "same-origin" || site == "none");
    site && origin.is_none_or(|origin| origin == host)
}

fn kept(headers: &HeaderMap) -> Result<(), Response> {
    if from_here(headers) {
        Ok(())
    } else {
        Err(refuse(StatusCode::FORBIDDEN, "this comes from another site"))
    }
}

/// A challenge to sign in with.
pub async fn challenge(State(app): State<App>) -> Response {
    let body = json!({ "challenge": app.desk.sessions.challenge(), "log": app.verifier_key });
    ([(header::CACHE_CONTROL, "no-store")], Json(body)).into_response()
}

/// An answer to a challenge.
#[derive(Deserialize)]
pub struct SignIn {
    challenge: String,
    key: String,
    /// In base64.
    signature: String,
    /// Authenticator data, in base64.
    authenticator: String,
    /// Client data: JSON.
    client: String,
}

/// Begins a session.
pub async fn sign_in(State(app): State<App>, headers: HeaderMap, Sent(body): Sent) -> Response {
    if let Err(refused) = kept(&headers) {
        return refused;
    }
    let asked: SignIn = match serde_json::from_slice(&body) {
        Ok(asked) => asked,
        Err(e) => return refuse(StatusCode::BAD_REQUEST, format!("it cannot be read: {e}")),
    };
    let decode = |text: &str| BASE64_STANDARD.decode(text);
    let (Ok(signature), Ok(authenticator)) = (decode(&asked.signature), decode(&asked.authenticator)) else {
        return refuse(StatusCode::BAD_REQUEST, "'signature' or 'authenticator' is not base64");
    };
    let assertion = Assertion { authenticator, client: asked.client };
    let record = (app.record)();
    let sessions = &app.desk.sessions;
    let keyring = &record.trust.keyring;
    match sessions.sign_in(keyring, &app.verifier_key, &asked.challenge, &asked.key, &assertion, &signature) {
        Ok(token) => {
            // Whoever comes over TLS, to us or to the proxy before us, sends it over nothing else again.
            let secure = headers.get("x-forwarded-proto").is_some_and(|v| v == "https") || app.tls;
            let secure = if secure { "; Secure" } else { "" };
            let cookie = format!(
                "{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict; Max-Age={}{secure}",
                LASTS.as_secs()
            );
            (
                StatusCode::NO_CONTENT,
                [(header::SET_COOKIE, cookie), (header::CACHE_CONTROL, "no-store".into())],
            )
                .into_response()
        }
        Err(why) => refuse(StatusCode::FORBIDDEN, why),
    }
}

/// Ends a session.
pub async fn sign_out(State(app): State<App>, headers: HeaderMap) -> Response {
    if let Err(refused) = kept(&headers) {
        return refused;
    }
    app.desk.sessions.sign_out(&headers);
    let cookie = format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    (StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response()
}

/// Keeps a statement for a second signature. Whoever sends it needs no session: it is signed.
pub async fn wait(State(app): State<App>, Sent(body): Sent) -> Response {
    if app.say.is_none() {
        return refuse(
            StatusCode::METHOD_NOT_ALLOWED,
            "this is a mirror: it copies what is said to the log it follows",
        );
    }
    let text = String::from_utf8_lossy(&body);
    let (statement, log) = match Statement::decode(&text) {
        Ok(read) => read,
        Err(what) => return Problem::bad(what).into_response(),
    };
    let ours = &app.verifier_key;
    if log != *ours {
        return Problem::bad(format!("it is for the log '{log}', and this is '{ours}'")).into_response();
    }
    let add = move || app.desk.waiting.add(&(app.record)(), &app.verifier_key, &statement, (app.today)());
    let kept = tokio::task::spawn_blocking(add).await;
    match kept {
        Ok(Ok(digest)) => {
            let address = format!("/desk/waiting/{digest}");
            (StatusCode::CREATED, [(header::LOCATION, address)], Json(json!({ "waiting": digest })))
                .into_response()
        }
        Ok(Err(why)) => refuse(StatusCode::FORBIDDEN, why),
        Err(_) => refuse(StatusCode::INTERNAL_SERVER_ERROR, "it was not finished"),
    }
}

/// Takes back what waits: whoever speaks for the same holder may, and officers of the depositary.
pub async fn withdraw(State(app): State<App>, headers: HeaderMap, Path(digest): Path<String>) -> Response {
    if let Err(refused) = kept(&headers) {
        return refused;
    }
    let record = (app.record)();
    let Some(session) = app.desk.sessions.of(&headers, &record.trust.keyring) else {
        return refuse(StatusCode::UNAUTHORIZED, "sign in first");
    };
    match app.desk.waiting.find(&record, &app.verifier_key, &digest) {
        Some(item) if session.sees(&item.statement.by) => {
            app.desk.waiting.remove(&digest);
            StatusCode::NO_CONTENT.into_response()
        }
        _ => refuse(StatusCode::NOT_FOUND, "nothing of yours waits there"),
    }
}
