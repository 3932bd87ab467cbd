//! A document is brought: it may be by anybody who has it, since the log says which one it is. It is hashed as it comes, and
//! nothing of it is left if it is another one.

use std::{
    collections::HashMap,
    mem,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use axum::{
    Json,
    body::Body,
    extract::{Path, Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use comity_ledger::{
    Entry, LedgerError, Proof,
    documents::{DocumentDigest, Documents, Incoming, Unfit, citing},
    keyring::DEPOSITARY,
    verify::files,
};
use http_body_util::BodyExt;
use serde_json::json;
use tokio::{task::spawn_blocking, time::timeout};

use super::document::{absent, named};
use crate::{
    answer::{document::told, respond::busy},
    http::{
        limits::Asker,
        listen::Underway,
        sent::{PATIENCE, throw_away},
    },
    question::{problem::Problem, site::Site},
};

/// So many come at once.
const AT_ONCE: usize = 32;
/// So many of one asker.
const AT_ONCE_EACH: usize = 4;
/// So much is written at once.
const PIECE: usize = 256 << 10;
/// Nobody is slower than this on average, in bytes a second, beside the time that any body may take.
const SLOWEST: u64 = 16 << 10;

/// Documents, and those that are coming.
pub struct Archive {
    /// Those that are here.
    pub documents: Arc<Documents>,
    /// Those that are on their way.
    coming: Coming,
}

impl Archive {
    /// Of some documents.
    pub fn new(documents: Arc<Documents>) -> Arc<Archive> {
        Arc::new(Archive { documents, coming: Coming::default() })
    }
}

/// Documents that are on their way, by who sends them.
#[derive(Clone, Default)]
pub struct Coming(Arc<Mutex<HashMap<Asker, usize>>>);

/// One of them.
struct Place {
    coming: Coming,
    asker: Asker,
}

impl Coming {
    /// Begins to take one; `None` if there are enough. Whoever is on this machine is its operator.
    fn begin(&self, asker: Asker) -> Option<Place> {
        let mut coming = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let most = if asker.is_counted() { AT_ONCE_EACH } else { AT_ONCE };
        if coming.values().sum::<usize>() >= AT_ONCE
            || coming.get(&asker).is_some_and(|theirs| *theirs >= most)
        {
            return None;
        }
        *coming.entry(asker).or_default() += 1;
        Some(Place { coming: self.clone(), asker })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut coming = self.coming.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(theirs) = coming.get_mut(&self.asker) {
            *theirs -= 1;
        }
        coming.retain(|_, theirs| *theirs > 0);
    }
}

/// Takes a document: the bytes as they are, at an address that says their SHA-256.
pub async fn bring(
    State(site): State<Arc<Site>>,
    State(archive): State<Arc<Archive>>,
    asker: Asker,
    Path(name): Path<String>,
    request: Request,
) -> Response {
    let (parts, mut body) = request.into_parts();
    let underway = parts.extensions.get::<Underway>();
    let refused = match wanted(&site, &name, &parts.headers) {
        Err(problem) => problem.into_response(),
        Ok(digest) => match archive.coming.begin(asker) {
            None => busy(),
            Some(_place) => match receive(&archive, &mut body, underway).await {
                Ok(incoming) => {
                    underway.inspect(|underway| underway.came());
                    return keep(site, incoming, digest).await;
                }
                Err(problem) => problem.into_response(),
            },
        },
    };
    // Whoever was too slow has had their time.
    if refused.status() != StatusCode::REQUEST_TIMEOUT {
        throw_away(&parts.headers, &mut body).await;
    }
    refused
}

/// Which document it is, if it may come: the log cites it, and it is not too large.
fn wanted(site: &Site, name: &str, headers: &HeaderMap) -> Result<DocumentDigest, Problem> {
    if site.is_mirror {
        let text = "this is a mirror: it fetches documents from the log it follows";
        return Err(Problem::new(StatusCode::FORBIDDEN, text));
    }
    let digest = named(name)?;
    if citing(&(site.record)().regime, digest).is_empty() {
        let mut problem = absent(digest, &[]);
        problem.detail += ": record the act that cites it first, then bring it";
        return Err(problem);
    }
    let length = headers.get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse().ok());
    let most = site.documents.room().largest;
    match length.is_some_and(|length: u64| length > most) {
        true => Err(unfit(&Unfit::TooLarge(most))),
        false => Ok(digest),
    }
}

/// Takes what comes, no more of it and no slower than it may.
async fn receive(
    archive: &Archive,
    body: &mut Body,
    underway: Option<&Underway>,
) -> Result<Incoming, Problem> {
    let documents = archive.documents.clone();
    let mut incoming = beside(move || documents.receive().map_err(Unfit::from)).await?;
    let patience = underway.map_or(PATIENCE, Underway::patience);
    let (begun, mut bytes, mut piece) = (Instant::now(), 0, vec![]);
    loop {
        let allowed = patience + Duration::from_secs(bytes / SLOWEST);
        let frame = match timeout(allowed.saturating_sub(begun.elapsed()), body.frame()).await {
            Ok(frame) => frame.transpose(),
            Err(_) => {
                let what =
                    format!("after {bytes} bytes it comes too slowly: send it from where it comes faster");
                return Err(Problem::new(StatusCode::REQUEST_TIMEOUT, what));
            }
        };
        let frame = frame.map_err(|e| Problem::bad(format!("it did not come whole: {e}")))?;
        let ended = frame.is_none();
        if let Some(data) = frame.and_then(|frame| frame.into_data().ok()) {
            bytes += data.len() as u64;
            piece.extend_from_slice(&data);
            // Whoever sends fast enough keeps the connection.
            underway.inspect(|underway| underway.comes());
        }
        if ended || piece.len() >= PIECE {
            let piece = mem::take(&mut piece);
            incoming = beside(move || incoming.write(&piece).map(|()| incoming)).await?;
        }
        if ended {
            return Ok(incoming);
        }
    }
}

/// Gives it its place.
async fn keep(site: Arc<Site>, incoming: Incoming, digest: DocumentDigest) -> Response {
    let kept = beside(move || {
        let holder = holder(&site, digest);
        site.documents.keep(incoming, digest, Some((&holder, (site.today)())))
    });
    match kept.await {
        Err(problem) => problem.into_response(),
        Ok((kept, new)) => {
            let status = if new { StatusCode::CREATED } else { StatusCode::OK };
            let address = [(header::LOCATION, format!("/documents/{digest}"))];
            (status, address, Json(json!({ "document": told(digest, Some(kept)) }))).into_response()
        }
    }
}

/// In whose name it was cited first.
fn holder(site: &Site, digest: DocumentDigest) -> String {
    let record = (site.record)();
    let proof = |entry| Proof::make(&*files(site.folder.join("log")), &record.checkpoint, entry).ok();
    let proved = citing(&record.regime, digest).first().and_then(|entry| proof(*entry)?.entry);
    let entry = proved.as_deref().and_then(|bytes| Entry::decode(bytes).ok());
    entry.map_or(DEPOSITARY.to_owned(), |entry| entry.statement.by.to_string())
}

/// Does what takes a disk's time beside the threads that speak to clients.
async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Unfit> + Send + 'static,
) -> Result<T, Problem> {
    let done = spawn_blocking(work).await;
    done.unwrap_or_else(|_| Err(LedgerError::Poisoned("it was not finished".into()).into()))
        .map_err(|e| unfit(&e))
}

fn unfit(why: &Unfit) -> Problem {
    let status = match why {
        Unfit::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
        Unfit::Differs { .. } => StatusCode::UNPROCESSABLE_ENTITY,
        Unfit::Unknown(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Unfit::Enough { .. } => StatusCode::TOO_MANY_REQUESTS,
        Unfit::Failed(_) => StatusCode::SERVICE_UNAVAILABLE,
    };
    match why {
        // What went wrong with our files is for whoever keeps them.
        Unfit::Failed(why) => {
            tracing::error!("a document was not kept: {why}");
            let text = "it could not be kept, through no fault of yours: bring it again later; whoever runs this server finds the reason in its log";
            Problem::new(status, text)
        }
        why => Problem::new(status, why.to_string()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::net::IpAddr;

    use super::*;

    #[test]
    fn no_sender_takes_all_the_room() {
        let coming = Coming::default();
        let asker = |n: u8| Asker::from(IpAddr::from([203, 0, 113, n]));
        let one: Vec<Place> = (0..AT_ONCE_EACH).map(|_| coming.begin(asker(1)).unwrap()).collect();
        assert!(coming.begin(asker(1)).is_none());
        let others: Vec<Place> =
            (0..AT_ONCE - AT_ONCE_EACH).map(|_| coming.begin(Asker::default()).unwrap()).collect();
        assert!(coming.begin(asker(2)).is_none());
        drop(others);
        assert!(coming.begin(asker(2)).is_some() && coming.begin(asker(1)).is_none());
        drop(one);
        assert!(coming.0.lock().unwrap().is_empty());
    }
}
