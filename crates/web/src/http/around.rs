//! Around every answer: whether there is one for whoever asks so often, what its headers say to browsers, and what is
//! counted. One layer, since each costs every request a few boxes.

use std::{
    sync::{Arc, OnceLock},
    time::Instant,
};

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use super::{
    limits::{self, Limits},
    metrics::Metrics,
};
use crate::{
    answer::respond::fleeting,
    picture,
    question::{FORWARDED_PROTO, asked, problem::Problem},
};

/// What is done around every answer.
pub struct Around {
    /// Whether this server speaks TLS itself.
    pub tls: bool,
    /// How much one reader may ask for.
    pub limits: Option<Arc<Limits>>,
    /// What is counted for monitors.
    pub metrics: Arc<Metrics>,
}

/// Answers, with all of it.
pub async fn around(State(around): State<Arc<Around>>, mut request: Request, next: Next) -> Response {
    if around.tls {
        request.headers_mut().insert(FORWARDED_PROTO, HeaderValue::from_static("https"));
    }
    let (begun, method, uri) = (Instant::now(), request.method().clone(), request.uri().clone());
    let admitted = match &around.limits {
        Some(limits) => {
            let asker = limits.sent(&request);
            limits.admit(asker, limits::is_dear(&method, &uri)).map(|answering| (asker, answering))
        }
        None => Ok(Default::default()),
    };
    let mut response = match admitted {
        Err(refused) => refused,
        Ok((asker, answering)) => {
            request.extensions_mut().insert(asker);
            let fits = asked::short(uri.path())
                .and_then(|()| asked::few(uri.query()))
                .and_then(|()| asked::nothing(uri.path(), uri.query()));
            let answer = match fits {
                Ok(()) => next.run(request).await,
                Err(problem) => problem.short().into_response(),
            };
            match answering {
                Some(answering) => answering.until_taken(answer),
                None => answer,
            }
        }
    };
    let silent = !response.headers().contains_key(header::CONTENT_TYPE);
    if response.status() == StatusCode::METHOD_NOT_ALLOWED && silent {
        response = not_allowed(response);
    }
    if response.status().is_client_error() || response.status().is_server_error() {
        fleeting(&mut response);
    }
    secure(&around, &mut response);
    around.metrics.answered(&method, uri.path(), &response, begun.elapsed());
    response
}

/// Pages run only our own scripts and load nothing from elsewhere; anybody may read them from another site.
const HEADERS: [(HeaderName, HeaderValue); 4] = [
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ),
    ),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
];

fn secure(around: &Around, response: &mut Response) {
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        // What is more dangerous than a page is kept more strictly.
        headers.entry(name).or_insert(value);
    }
    if around.tls {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    // A picture has its style in itself, and nothing else.
    if headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "image/svg+xml") {
        static POLICY: OnceLock<Option<HeaderValue>> = OnceLock::new();
        let policy = POLICY.get_or_init(|| {
            let digest = BASE64_STANDARD.encode(Sha256::digest(picture::file::standalone_style()));
            format!("default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors *").parse().ok()
        });
        if let Some(policy) = policy {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy.clone());
        }
    }
}

/// Says what the address is for, beside the methods that it takes.
fn not_allowed(mut response: Response) -> Response {
    let text = "pages are read with GET; what is signed is sent to /entries with POST";
    let mut refused = Problem::new(StatusCode::METHOD_NOT_ALLOWED, text).into_response();
    if let Some(allowed) = response.headers_mut().remove(header::ALLOW) {
        refused.headers_mut().insert(header::ALLOW, allowed);
    }
    refused
}
