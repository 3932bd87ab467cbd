//! How much one reader may ask for: what costs little is not counted, what is said, tried, searched or computed for one
//! reader is.

use std::{
    collections::{HashMap, hash_map::Entry},
    convert::Infallible,
    net::{IpAddr, Ipv6Addr, SocketAddr},
    num::NonZeroU32,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll, ready},
};

use axum::{
    body::{Body, Bytes, HttpBody},
    extract::{ConnectInfo, FromRequestParts, Request},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header, request::Parts},
    response::{IntoResponse, Response},
};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter, clock::Clock};
use hyper::body::{Frame, SizeHint};
use quick_cache::sync::Cache;

use crate::{answer::respond::busy, question::problem::Problem, word::address::parameters};

/// So many requests from one address are answered at once, those included of which the answer is still being taken: more than
/// a browser sends.
const AT_ONCE: usize = 16;
/// So many askers are remembered; whoever has not asked for the longest is forgotten first.
const REMEMBERED: usize = 1 << 15;

/// Counts requests by where they come from (the generic cell rate algorithm).
pub struct Limits {
    quota: Quota,
    askers: Cache<IpAddr, Arc<DefaultDirectRateLimiter>>,
    /// How many requests of each are being answered; of whom none is, is not in it.
    answering: Mutex<HashMap<IpAddr, usize>>,
    /// Whether a proxy stands before us, and says in `X-Forwarded-For` for whom it asks.
    behind_proxy: bool,
}

impl Limits {
    /// So many requests a minute from one address.
    pub fn new(per_minute: NonZeroU32, behind_proxy: bool) -> Limits {
        let (quota, askers) = (Quota::per_minute(per_minute), Cache::new(REMEMBERED));
        Limits { quota, askers, answering: Mutex::default(), behind_proxy }
    }

    /// So many an hour of one asker, of what is dearer than a request: they are told apart as the requests were.
    pub fn hourly(an_hour: NonZeroU32) -> Limits {
        let (quota, askers) = (Quota::per_hour(an_hour), Cache::new(REMEMBERED));
        Limits { quota, askers, answering: Mutex::default(), behind_proxy: false }
    }

    /// The answer to an asker who does that too often; whoever is not counted never does.
    pub fn often(&self, asker: Asker) -> Option<Response> {
        asker.0.and_then(|address| self.wait(address)).map(too_often)
    }

    /// Who asks. Whoever is on this machine and is no proxy is its operator, and not counted.
    pub fn asker(&self, peer: IpAddr, headers: &HeaderMap) -> Asker {
        if !self.behind_proxy {
            return Asker((!peer.to_canonical().is_loopback()).then(|| network(peer)));
        }
        // The proxy adds the last: what stands before it is what the client said.
        let said = headers.get_all("x-forwarded-for").iter().next_back();
        let last = said.and_then(|value| value.to_str().ok()).and_then(|value| value.rsplit(',').next());
        Asker(Some(network(last.and_then(forwarded).unwrap_or(peer))))
    }

    /// Who sent a request; unknown where it did not come by a listener.
    pub fn sent(&self, request: &Request) -> Asker {
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
        peer.map_or(Asker::default(), |ConnectInfo(peer)| self.asker(peer.ip(), request.headers()))
    }

    /// Begins to answer a request; held until it is answered. Nothing is held of whoever is not counted.
    ///
    /// # Errors
    /// The answer to whoever asks too often, if this request `counts`, or too much at once: nobody else waits behind it.
    pub fn admit(self: &Arc<Limits>, asker: Asker, counts: bool) -> Result<Option<Answering>, Response> {
        let Some(address) = asker.0 else { return Ok(None) };
        if let Some(seconds) = counts.then(|| self.wait(address)).flatten() {
            return Err(too_often(seconds));
        }
        self.begin(address).ok_or_else(busy).map(Some)
    }

    /// Begins to answer somebody; `None` if as much of theirs is being answered as may be.
    fn begin(self: &Arc<Limits>, asker: IpAddr) -> Option<Answering> {
        let mut answering = self.answering.lock().unwrap_or_else(PoisonError::into_inner);
        let theirs = answering.entry(asker).or_default();
        if *theirs >= AT_ONCE {
            return None;
        }
        *theirs += 1;
        Some(Answering { limits: self.clone(), asker })
    }

    /// In how many seconds an asker may ask again, if not now.
    fn wait(&self, asker: IpAddr) -> Option<u64> {
        let made = || Ok::<_, Infallible>(Arc::new(RateLimiter::direct(self.quota)));
        let Ok(limiter) = self.askers.get_or_insert_with(&asker, made);
        let until = limiter.check().err()?;
        Some(until.wait_time_from(limiter.clock().now()).as_secs() + 1)
    }
}

/// Who asks, as far as others may have to wait for them: an IPv4 address or a network of IPv6; or nobody who is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Asker(Option<IpAddr>);

impl Asker {
    /// Whether what they ask is counted.
    pub fn is_counted(self) -> bool {
        self.0.is_some()
    }
}

impl From<IpAddr> for Asker {
    fn from(address: IpAddr) -> Asker {
        Asker(Some(network(address)))
    }
}

impl<S: Sync> FromRequestParts<S> for Asker {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Asker, Infallible> {
        Ok(parts.extensions.get().copied().unwrap_or_default())
    }
}

/// A request that is being answered, until all of the answer has been taken.
pub struct Answering {
    limits: Arc<Limits>,
    asker: IpAddr,
}

impl Drop for Answering {
    fn drop(&mut self) {
        let mut answering = self.limits.answering.lock().unwrap_or_else(PoisonError::into_inner);
        if let Entry::Occupied(mut theirs) = answering.entry(self.asker) {
            *theirs.get_mut() -= 1;
            if *theirs.get() == 0 {
                theirs.remove();
            }
        }
    }
}

impl Answering {
    /// The same answer, which counts until nobody holds a byte of it any more.
    pub fn until_taken(self, answer: Response) -> Response {
        answer.map(|body| Body::new(Counted { body, answering: Arc::new(self) }))
    }
}

/// The body of an answer that is counted.
struct Counted {
    body: Body,
    answering: Arc<Answering>,
}

impl HttpBody for Counted {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let this = self.get_mut();
        let frame = ready!(Pin::new(&mut this.body).poll_frame(cx));
        // The connection keeps what the client has not taken when the body is at its end.
        let counted = |bytes| Bytes::from_owner(Part { bytes, _answering: this.answering.clone() });
        Poll::Ready(frame.map(|frame| frame.map(|frame| frame.map_data(counted))))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Some of its bytes.
struct Part {
    bytes: Bytes,
    _answering: Arc<Answering>,
}

impl AsRef<[u8]> for Part {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// An address as proxies write it: alone, with a port, in brackets, or both.
fn forwarded(text: &str) -> Option<IpAddr> {
    let text = text.trim().trim_matches('"');
    let bracketed = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    let with_port = || text.parse().ok().map(|address: SocketAddr| address.ip());
    text.parse().ok().or_else(with_port).or_else(bracketed)
}

/// What one reader has: an IPv4 address, however it is written, or the 64 bits that a network of IPv6 is given
/// (RFC 6177, section 2; RFC 4291, section 2.5.5.2).
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into(),
        address => address,
    }
}

/// The pages that are computed for whoever asks, by the first part of their address.
const DEAR: [&str; 9] =
    ["compare", "desk", "export", "momentum", "pathways", "scores", "search", "stocktake", "who"];

/// Whether what is asked for takes long to put together: all documents of a session, an instrument's forecast.
fn is_dear_file(method: &Method, path: &str) -> bool {
    let documents = path.starts_with("/sessions/") && path.ends_with("/documents.zip");
    let last = path.rsplit('/').next().unwrap_or_default();
    let forecast = path.starts_with("/instruments/") && last.split('.').next() == Some("forecast");
    method == Method::GET && (documents || forecast)
}

/// Whether a request costs enough to be counted. Its path is as routes see it: decoded, without the language.
fn counts(method: &Method, path: &str, query: Option<&str>) -> bool {
    let first = path.trim_start_matches('/').split(['/', '.']).next().unwrap_or_default();
    let past = |query| {
        let all = parameters(query);
        all.iter().any(|(name, value)| matches!(name.as_str(), "on" | "known") && !value.is_empty())
    };
    method != Method::GET || DEAR.contains(&first) || is_dear_file(method, path) || query.is_some_and(past)
}

/// Whether a request costs enough to be counted.
pub fn is_dear(method: &Method, uri: &Uri) -> bool {
    counts(method, uri.path(), uri.query())
}

/// The answer to whoever has asked too often: when to ask again (RFC 6585, section 4).
fn too_often(seconds: u64) -> Response {
    let text = format!("too many requests from your address; ask again in {seconds} seconds");
    let mut response = Problem::new(StatusCode::TOO_MANY_REQUESTS, text).into_response();
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use http_body_util::BodyExt;

    use super::*;

    fn limits(behind_proxy: bool) -> Limits {
        Limits::new(NonZeroU32::new(2).unwrap(), behind_proxy)
    }

    fn asker(limits: &Limits, peer: &str, said: Option<&'static str>) -> Option<String> {
        let said = said
            .map(|said| (header::HeaderName::from_static("x-forwarded-for"), HeaderValue::from_static(said)));
        let asker = limits.asker(peer.parse().unwrap(), &said.into_iter().collect());
        asker.0.map(|address| address.to_string())
    }

    #[test]
    fn one_reader_is_one_asker_however_a_proxy_writes_it() {
        let proxied = limits(true);
        for said in [
            "203.0.113.9",
            "203.0.113.9:4711",
            "198.51.100.1, 203.0.113.9",
            "::ffff:203.0.113.9",
            "[::ffff:203.0.113.9]:443",
            " \"203.0.113.9:80\" ",
        ] {
            assert_eq!(asker(&proxied, "127.0.0.1", Some(said)).unwrap(), "203.0.113.9", "{said}");
        }
        for said in ["2001:db8:1:2::1", "[2001:db8:1:2::1]", "[2001:db8:1:2:ffff::]:443"] {
            assert_eq!(asker(&proxied, "127.0.0.1", Some(said)).unwrap(), "2001:db8:1:2::", "{said}");
        }
        assert_ne!(asker(&proxied, "127.0.0.1", Some("2001:db8:1:3::1")).unwrap(), "2001:db8:1:2::");
        let direct = limits(false);
        assert_eq!(asker(&direct, "2001:db8::7", Some("203.0.113.9")).unwrap(), "2001:db8::");
        assert_eq!(asker(&direct, "::ffff:203.0.113.9", None).unwrap(), "203.0.113.9");
        assert_eq!(asker(&direct, "::1", None), None);
        assert_eq!(asker(&direct, "::ffff:127.0.0.1", None), None);
    }

    #[test]
    fn as_many_are_remembered_as_there_is_room_for() {
        let limits = limits(true);
        let first = IpAddr::from([203, 0, 113, 9]);
        assert_eq!((limits.wait(first), limits.wait(first)), (None, None));
        assert!(limits.wait(first).is_some());
        for n in 0..400_000_u32 {
            assert!(limits.wait(IpAddr::from(n.to_be_bytes())).is_none());
        }
        assert!(limits.askers.len() <= REMEMBERED, "{}", limits.askers.len());
    }

    #[test]
    fn nobody_waits_behind_whoever_asks_much_at_once() {
        let limits = Arc::new(limits(true));
        let (one, other) = (IpAddr::from([203, 0, 113, 9]), IpAddr::from([203, 0, 113, 10]));
        let begun: Vec<Answering> = (0..AT_ONCE).map(|_| limits.begin(one).unwrap()).collect();
        assert!(limits.begin(one).is_none() && limits.begin(other).is_some());
        drop(begun);
        assert!(limits.begin(one).is_some());
        assert!(limits.answering.lock().unwrap().is_empty());
    }

    #[tokio::test]
    async fn an_answer_counts_until_it_is_taken() {
        let limits = Arc::new(limits(true));
        let one = IpAddr::from([203, 0, 113, 9]);
        let count = || limits.answering.lock().unwrap().get(&one).copied().unwrap_or_default();
        let answer = || limits.begin(one).unwrap().until_taken("text".into_response());
        let (never_asked_for, mut sent) = (answer(), answer());
        assert_eq!((count(), sent.body().size_hint().exact()), (2, Some(4)));
        let frame = sent.body_mut().frame().await.unwrap().unwrap().into_data().unwrap();
        let (sent, _) = (sent.body().is_end_stream(), drop(sent));
        assert_eq!((count(), sent, &frame[..]), (2, true, &b"text"[..]), "the connection has it");
        drop(frame);
        assert_eq!(count(), 1);
        drop(never_asked_for);
        assert_eq!(count(), 0);
    }

    #[test]
    fn what_is_dear_is_counted() {
        let get = |asked: &str| {
            let (path, query) =
                asked.split_once('?').map_or((asked, None), |(path, query)| (path, Some(query)));
            counts(&Method::GET, path, query)
        };
        for dear in [
            "/search",
            "/search.json?q=a",
            "/who.csv?set=x",
            "/stocktake.md",
            "/compare",
            "/export.zip",
            "/desk",
            "/desk/challenge",
            "/states?on=2001-01-01",
            "/acts.json?known=2001-01-01",
            "/states?%6Fn=2001-01-01",
            "/sessions/nss-2014/documents.zip",
            "/momentum.json",
            "/pathways/stepwise",
            "/instruments/icsant/forecast.csv",
        ] {
            assert!(get(dear), "{dear}");
        }
        for cheap in ["/", "/states/FIN", "/acts.json?page=2", "/states?on=", "/log/checkpoint", "/sources"] {
            assert!(!get(cheap), "{cheap}");
        }
        assert!(counts(&Method::POST, "/entries", None));
    }
}
