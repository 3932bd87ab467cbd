//! What is sent to us: read whole, and no larger and no slower than it may be.

use std::time::Duration;

use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, Request},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use comity_ledger::LARGEST_GROUP;
use http_body_util::{BodyExt, Limited};
use tokio::{sync::Semaphore, time::timeout};

use crate::{listen::Underway, respond::Problem};

/// Nothing that is sent is larger: a statement, with the paper that comes with it: 64 KiB of it, and 128 KiB in base64.
pub const LARGEST: usize = 256 << 10;
/// A group of statements may be larger, where its length is said beforehand; so many are read at a time, and others wait.
const GROUPS: usize = 4;
static GROUPS_AT_A_TIME: Semaphore = Semaphore::const_new(GROUPS);
/// Where statements are said.
const SAID_AT: [&str; 2] = ["/entries", "/desk/waiting"];
/// How long it may take to come, where the listener says nothing else.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// What is too large is read on and thrown away, this much of it and for so long: a connection closed on somebody who is
/// still sending is reset, and the answer lost with it (RFC 9112, section 9.6).
const THROWN_AWAY: usize = 32 << 20;
const LINGER: Duration = Duration::from_secs(2);

/// The body of a request.
pub struct Sent(pub Bytes);

impl<S: Sync> FromRequest<S> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, _: &S) -> Result<Sent, Response> {
        let (parts, mut body) = request.into_parts();
        let length = parts.headers.get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse().ok());
        let group = SAID_AT.contains(&parts.uri.path()) && length.is_some_and(|length| length > LARGEST);
        let largest = if group { LARGEST_GROUP } else { LARGEST };
        let too_large = length.is_some_and(|length: usize| length > largest);
        // Held until it is read.
        let _one_of_few = if group && !too_large { GROUPS_AT_A_TIME.acquire().await.ok() } else { None };
        let underway = parts.extensions.get::<Underway>();
        let patience = underway.map_or(PATIENCE, Underway::patience);
        let refused = |status, what: String| Problem::new(status, what).into_response();
        if !too_large {
            let read = timeout(patience, Limited::new(&mut body, largest).collect()).await;
            match read {
                Ok(Ok(whole)) => {
                    if let Some(underway) = underway {
                        underway.came();
                    }
                    return Ok(Sent(whole.to_bytes()));
                }
                Ok(Err(e)) if !e.is::<http_body_util::LengthLimitError>() => {
                    return Err(refused(StatusCode::BAD_REQUEST, format!("it did not come whole: {e}")));
                }
                Ok(Err(_)) => {}
                Err(_) => {
                    let what = format!("it did not come within {} seconds", patience.as_secs());
                    return Err(refused(StatusCode::REQUEST_TIMEOUT, what));
                }
            }
        }
        throw_away(&parts.headers, &mut body).await;
        let what = format!(
            "it is too large: nothing of more than {} KiB is taken, and no group of more than {} KiB, whose length is said in Content-Length",
            LARGEST >> 10,
            LARGEST_GROUP >> 10
        );
        Err(refused(StatusCode::PAYLOAD_TOO_LARGE, what))
    }
}

/// Reads on what is still coming of a body that is refused, within bounds, so that the answer is not lost.
pub async fn throw_away(headers: &HeaderMap, body: &mut Body) {
    // Who asks before sending is told before sending.
    if headers.contains_key(header::EXPECT) {
        return;
    }
    let _ = timeout(LINGER, async {
        let mut thrown = 0;
        while let Some(Ok(frame)) = body.frame().await {
            thrown += frame.data_ref().map_or(0, Bytes::len);
            if thrown > THROWN_AWAY {
                break;
            }
        }
    })
    .await;
}
