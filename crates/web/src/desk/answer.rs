//! What the desk's script asks for: a challenge, a session, a place for what waits.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use base64::{
    Engine,
    prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD},
};
use comity_ledger::{Assertion, Statement};
use serde::Deserialize;
use serde_json::json;

use super::{
    Desk,
    session::{COOKIE, IN_THE_CLEAR, LASTS, Passkey},
    waiting::NotKept,
};
use crate::{
    http::sent::{Sent, SentGroup},
    question::{base, from_here, over_tls, problem::Problem, site::Site},
};

fn refuse(status: StatusCode, what: impl Into<String>) -> Response {
    Problem::new(status, what).into_response()
}

/// Whether a request comes from a page of ours, or from a program.
///
/// # Errors
/// It comes from a page of somebody else's.
pub fn kept(site: &Site, uri: &Uri, headers: &HeaderMap) -> Result<(), Response> {
    if from_here(site, uri, headers) {
        return Ok(());
    }
    let what = format!(
        "this comes from another site; the desk of this server is at {}/desk, and what is sent there comes from its pages",
        base(site, uri, headers)
    );
    Err(refuse(StatusCode::FORBIDDEN, what))
}

/// The same, of JSON: another site's form cannot send that.
fn kept_json(site: &Site, uri: &Uri, headers: &HeaderMap) -> Result<(), Response> {
    kept(site, uri, headers)?;
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    let what = format!("it is sent as '{kind}'; send it with Content-Type: application/json");
    Err(refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, what))
}

/// The cookie that holds a token for so many seconds, by the name that fits how the reader has come.
fn cookie(headers: &HeaderMap, token: &str, seconds: u64) -> String {
    // Whoever comes over TLS sends it over nothing else again.
    let (name, secure) = if over_tls(headers) { (COOKIE, "; Secure") } else { (IN_THE_CLEAR, "") };
    format!("{name}={token}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}")
}

/// A challenge to sign in with.
pub async fn challenge(State(site): State<Arc<Site>>, State(desk): State<Arc<Desk>>) -> Response {
    let body = json!({ "challenge": desk.sessions.challenge(), "log": *(site.record)().key });
    ([(header::CACHE_CONTROL, "no-store")], Json(body)).into_response()
}

/// An answer to a challenge.
#[derive(Deserialize)]
pub struct SignIn {
    challenge: String,
    /// The key in its own form, where it was looked up by whom it is for.
    #[serde(default)]
    key: Option<String>,
    /// Of a discoverable passkey: the credential's id, in base64url.
    #[serde(default)]
    credential: Option<String>,
    /// And its user handle, in base64url.
    #[serde(default)]
    user: String,
    /// In base64.
    signature: String,
    /// Authenticator data, in base64.
    authenticator: String,
    /// Client data: JSON.
    client: String,
}

/// Begins a session.
pub async fn sign_in(
    State(site): State<Arc<Site>>,
    State(desk): State<Arc<Desk>>,
    uri: Uri,
    headers: HeaderMap,
    Sent(body): Sent,
) -> Response {
    if let Err(refused) = kept_json(&site, &uri, &headers) {
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
    let Ok(handle) = BASE64_URL_SAFE_NO_PAD.decode(&asked.user) else {
        return refuse(StatusCode::BAD_REQUEST, "'user' is not base64url");
    };
    let passkey = match (&asked.key, &asked.credential) {
        (Some(key), None) => Passkey::Key(key),
        (None, Some(credential)) => Passkey::Discovered { credential, handle: &handle },
        _ => return refuse(StatusCode::BAD_REQUEST, "either 'key' or 'credential' says which passkey it is"),
    };
    let assertion = Assertion { authenticator, client: asked.client };
    let record = (site.record)();
    let sessions = &desk.sessions;
    let keyring = &record.trust.keyring;
    match sessions.sign_in(keyring, &record.key, &asked.challenge, &passkey, &assertion, &signature) {
        Ok(token) => {
            let cookie = cookie(&headers, &token, LASTS.as_secs());
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
pub async fn sign_out(
    State(site): State<Arc<Site>>,
    State(desk): State<Arc<Desk>>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    if let Err(refused) = kept(&site, &uri, &headers) {
        return refused;
    }
    desk.sessions.sign_out(&headers);
    let cookie = cookie(&headers, "", 0);
    (StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response()
}

/// Keeps a statement for a second signature. Whoever sends it needs no session: it is signed.
pub async fn wait(
    State(site): State<Arc<Site>>,
    State(desk): State<Arc<Desk>>,
    uri: Uri,
    headers: HeaderMap,
    Sent(body): SentGroup,
) -> Response {
    if let Err(refused) = kept_json(&site, &uri, &headers) {
        return refused;
    }
    if site.is_mirror {
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
    let ours = (site.record)().key.clone();
    if log != *ours {
        return Problem::bad(format!("it is for the log '{log}', and this is '{ours}'")).into_response();
    }
    let add = move || {
        let (record, today) = ((site.record)(), (site.today)());
        desk.waiting.add(&record, &site.history, &record.key, &statement, today)
    };
    let kept = tokio::task::spawn_blocking(add).await;
    match kept {
        Ok(Ok(digest)) => {
            let address = format!("/desk/waiting/{digest}");
            (StatusCode::CREATED, [(header::LOCATION, address)], Json(json!({ "waiting": digest })))
                .into_response()
        }
        // What went wrong with our files is for whoever keeps them.
        Ok(Err(NotKept::Failed(why))) => {
            tracing::error!("a statement was not kept for a second signature: {why}");
            let what = "it could not be kept, through no fault of yours; whoever runs this server finds the reason in its log";
            refuse(StatusCode::SERVICE_UNAVAILABLE, what)
        }
        Ok(Err(NotKept::Refused(why))) => refuse(StatusCode::FORBIDDEN, why),
        Err(_) => refuse(StatusCode::INTERNAL_SERVER_ERROR, "it was not finished"),
    }
}

/// Takes back what waits: whoever speaks for the same holder may, and officers of the depositary.
pub async fn withdraw(
    State(site): State<Arc<Site>>,
    State(desk): State<Arc<Desk>>,
    uri: Uri,
    headers: HeaderMap,
    Path(digest): Path<String>,
) -> Response {
    if let Err(refused) = kept(&site, &uri, &headers) {
        return refused;
    }
    let record = (site.record)();
    let Some(session) = desk.sessions.of(&headers, &record.trust.keyring) else {
        return refuse(StatusCode::UNAUTHORIZED, "sign in first");
    };
    match desk.waiting.find(&record, &record.key, &digest) {
        Some(item) if session.sees(&item.statement.by) => {
            desk.waiting.remove(&digest);
            StatusCode::NO_CONTENT.into_response()
        }
        _ => refuse(StatusCode::NOT_FOUND, "nothing of yours waits there"),
    }
}
