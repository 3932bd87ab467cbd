//! Answers as they went out before, headers and all. Most readers ask as another just did: that is seen by what their request
//! says, before any of it is taken apart, and costs a look-up.

use std::{
    hash::{Hash, Hasher},
    net::SocketAddr,
    sync::Arc,
    time::Instant,
};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode, Uri, header},
};
use quick_cache::{Equivalent, Weighter, sync::Cache};

use crate::{
    answer::bytes::{Coding, Repeatable},
    http::{around::Around, limits},
    question::{Moment, site::Site},
};

/// So many bytes of answers are held on to; most are held by the [shelf](crate::answer::shelf::Shelf) as well.
const KEPT: u64 = 16 << 20;
/// About what the headers of an answer take, in bytes.
const HEADERS: usize = 2 << 10;
/// No request that says more is looked up, in bytes.
const LONGEST: usize = 2 << 10;

/// What is given again without going further.
pub struct Front {
    site: Arc<Site>,
    around: Arc<Around>,
    sent: Cache<Said, Arc<Sent>, Weight>,
}

/// All in a request that an answer may depend on, beside by what the server is reached.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Saying<'a> {
    target: &'a str,
    accept: [Option<&'a HeaderValue>; 3],
}

/// The same, kept.
#[derive(PartialEq, Eq)]
pub struct Said {
    target: String,
    accept: [Option<HeaderValue>; 3],
}

impl Said {
    fn saying(&self) -> Saying<'_> {
        Saying { target: &self.target, accept: self.accept.each_ref().map(Option::as_ref) }
    }
}

impl Hash for Said {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.saying().hash(state);
    }
}

impl Equivalent<Said> for Saying<'_> {
    fn equivalent(&self, said: &Said) -> bool {
        *self == said.saying()
    }
}

impl<'a> Saying<'a> {
    /// Of a request that only reads and sets no conditions; of any other nothing.
    fn of<B: hyper::body::Body>(request: &'a Request<B>) -> Option<Saying<'a>> {
        if request.method() != Method::GET || !request.body().is_end_stream() {
            return None;
        }
        let target = request.uri().path_and_query()?.as_str();
        let mut length = target.len();
        let mut accept = [None; 3];
        for (name, value) in request.headers() {
            let place = match *name {
                header::ACCEPT => 0,
                header::ACCEPT_ENCODING => 1,
                header::ACCEPT_LANGUAGE => 2,
                header::IF_NONE_MATCH | header::EXPECT | header::UPGRADE => return None,
                _ => continue,
            };
            // Who says it twice is read with more care.
            if accept[place].replace(value).is_some() {
                return None;
            }
            length += value.len();
        }
        (length <= LONGEST).then_some(Saying { target, accept })
    }

    fn kept(self) -> Said {
        Said { target: self.target.to_owned(), accept: self.accept.map(|value| value.cloned()) }
    }
}

/// An answer as it went out.
struct Sent {
    moment: Moment,
    uri: Uri,
    /// Whether asking for it counts.
    dear: bool,
    headers: HeaderMap,
    body: Bytes,
}

#[derive(Clone)]
struct Weight;

impl Weighter<Said, Arc<Sent>> for Weight {
    fn weight(&self, said: &Said, sent: &Arc<Sent>) -> u64 {
        (said.target.len() + sent.body.len() + HEADERS) as u64
    }
}

impl Front {
    /// Of a site; with what is done around every answer.
    pub fn new(site: Arc<Site>, around: Arc<Around>) -> Front {
        Front { site, around, sent: Cache::with_weighter(1000, KEPT, Weight) }
    }

    /// The answer that went out to the same request before, if things are still so.
    pub fn again<B: hyper::body::Body>(
        &self,
        peer: SocketAddr,
        request: &Request<B>,
    ) -> Option<Response<Body>> {
        let begun = Instant::now();
        let sent = self.sent.get(&Saying::of(request)?)?;
        if sent.moment != Moment::now(&self.site, &(self.site.record)()) {
            return None;
        }
        let admitted = match &self.around.limits {
            Some(limits) => limits.admit(limits.asker(peer.ip(), request.headers()), sent.dear),
            None => Ok(None),
        };
        // Whoever is refused is told so where all are.
        let answering = admitted.ok()?;
        let mut response = Response::new(Body::from(sent.body.clone()));
        *response.headers_mut() = sent.headers.clone();
        let response = match answering {
            Some(answering) => answering.until_taken(response),
            None => response,
        };
        self.around.metrics.answered(&Method::GET, sent.uri.path(), &response, begun.elapsed());
        Some(response)
    }

    /// What a request says, if its answer may be kept.
    pub fn said<B: hyper::body::Body>(&self, request: &Request<B>) -> Option<Said> {
        Saying::of(request).map(Saying::kept)
    }

    /// Keeps an answer that went out, if it is one that may be given again.
    pub fn keep(&self, said: Said, answer: &Response<Body>) {
        let Some(Repeatable { uri, moment, body, coding }) = answer.extensions().get::<Repeatable>() else {
            return;
        };
        let headers = answer.headers();
        let as_given = headers.get(header::CONTENT_ENCODING).map(HeaderValue::as_bytes)
            == coding.map(Coding::token).map(str::as_bytes);
        if answer.status() == StatusCode::OK && as_given {
            let (uri, body, headers) = (uri.clone(), body.clone(), headers.clone());
            let dear = limits::is_dear(&Method::GET, &uri);
            self.sent.insert(said, Arc::new(Sent { moment: *moment, uri, dear, headers, body }));
        }
    }
}
