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

use super::listen::Underway;
use crate::question::problem::Problem;

/// Nothing that is sent is larger: a statement, with the paper that comes with it: 64 KiB of it, and 128 KiB in base64.
pub const LARGEST: usize = 256 << 10;
/// What may be larger says its length beforehand; so few are read at a time, and others wait as long as a body may take.
static LARGE_AT_A_TIME: Semaphore = Semaphore::const_new(4);
/// How long it may take to come, where the listener says nothing else.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// What is too large is read on and thrown away, this much of it and for so long: a connection closed on somebody who is
/// still sending is reset, and the answer lost with it (RFC 9112, section 9.6).
const THROWN_AWAY: usize = 32 << 20;
const LINGER: Duration = Duration::from_secs(2);

/// The body of a request: of no more than [`LARGEST`] bytes, or of no more than `MOST` if it says beforehand how many.
pub struct Sent<const MOST: usize = LARGEST>(pub Bytes);

/// The body of a request in which a group of statements may come.
pub type SentGroup = Sent<LARGEST_GROUP>;

impl<S: Sync, const MOST: usize> FromRequest<S> for Sent<MOST> {
    type Rejection = Response;

    async fn from_request(request: Request, _: &S) -> Result<Self, Response> {
        let (parts, mut body) = request.into_parts();
        let length = parts.headers.get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse().ok());
        let large = length.is_some_and(|length: usize| length > LARGEST);
        let too_large = length.is_some_and(|length| length > MOST);
        let underway = parts.extensions.get::<Underway>();
        let patience = underway.map_or(PATIENCE, Underway::patience);
        let refused = |status, what: String| Problem::new(status, what).into_response();
        if !too_large {
            let read = timeout(patience, async {
                // Held until it is read.
                let _one_of_few = if large { LARGE_AT_A_TIME.acquire().await.ok() } else { None };
                Limited::new(&mut body, if large { MOST } else { LARGEST }).collect().await
            });
            match read.await {
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
        let more = match MOST > LARGEST {
            true => {
                format!("; what is larger says its length beforehand, and may have {} KiB here", MOST >> 10)
            }
            false => String::new(),
        };
        let what = format!("it is too large: nothing of more than {} KiB is taken{more}", LARGEST >> 10);
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
