//! How much one reader may ask for: what costs little is not counted, what is said, tried or searched for is.

use std::{
    net::{IpAddr, SocketAddr},
    num::NonZeroU32,
};

use axum::{
    extract::{ConnectInfo, Request},
    http::{HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock};

use crate::{App, respond::Problem};

/// Counts requests by where they come from (the generic cell rate algorithm).
pub struct Limits {
    limiter: DefaultKeyedRateLimiter<IpAddr>,
    /// Whether a proxy stands before us, and says in `X-Forwarded-For` for whom it asks.
    behind_proxy: bool,
}

impl Limits {
    /// So many requests a minute from one address.
    pub fn new(per_minute: NonZeroU32, behind_proxy: bool) -> Limits {
        Limits { limiter: RateLimiter::keyed(Quota::per_minute(per_minute)), behind_proxy }
    }

    /// Who asks. Whoever is on this machine and is no proxy is its operator, and not counted.
    fn asker(&self, request: &Request) -> Option<IpAddr> {
        let ConnectInfo(peer) = request.extensions().get::<ConnectInfo<SocketAddr>>()?;
        if !self.behind_proxy {
            return (!peer.ip().is_loopback()).then(|| peer.ip());
        }
        // The proxy adds the last: what stands before it is what the client said.
        let said = request.headers().get_all("x-forwarded-for").iter().next_back();
        let last = said.and_then(|value| value.to_str().ok()).and_then(|value| value.rsplit(',').next());
        last.and_then(|text| text.trim().parse().ok()).or(Some(peer.ip()))
    }
}

/// Whether a request costs enough to be counted.
fn counts(request: &Request) -> bool {
    let path = request.uri().path();
    let path = path.get(..4).filter(|tag| tag.ends_with('/')).map_or(path, |_| &path[3..]);
    let dear = ["/desk", "/search", "/export"];
    request.method() != Method::GET || dear.iter().any(|begin| path.starts_with(begin))
}

/// The answer to whoever has asked too often: when to ask again.
pub fn over(app: &App, request: &Request) -> Option<Response> {
    let limits = app.limits.as_ref().filter(|_| counts(request))?;
    let until = limits.limiter.check_key(&limits.asker(request)?).err()?;
    // Nobody is remembered for longer than the minute.
    limits.limiter.retain_recent();
    let seconds = until.wait_time_from(limits.limiter.clock().now()).as_secs() + 1;
    let text = format!("too many requests from your address; ask again in {seconds} seconds");
    let mut response = Problem::new(StatusCode::TOO_MANY_REQUESTS, text).into_response();
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    Some(response)
}
