//! What a monitor reads: `/health` (the process answers), `/ready` (it can record, or follow), `/metrics` (OpenMetrics).

mod folder;
mod kind;
pub mod mail;
mod process;
mod text;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    extract::State,
    http::{HeaderMap, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram},
    registry::{Registry, Unit},
};
use tokio::{sync::Mutex, task::spawn_blocking};

use self::{folder::Folder, kind::kind, mail::Posting, process::Process};
use super::following::{Following, Publishing};
use crate::question::site::{Site, Trouble};

/// Seconds: a page takes milliseconds, an act made durable some tens of them, an export or a forecast seconds.
const BOUNDS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 2.5, 10.0];
/// How often is looked at the process and the disk: anybody may ask for metrics, as often as they like.
const LOOK: Duration = Duration::from_secs(5);
/// How often is looked at every file of the data folder, of which a large log has many.
const WALK: Duration = Duration::from_secs(60);

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Answered {
    method: &'static str,
    status: u16,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Asked {
    asked: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Refused {
    why: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Witness {
    witness: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Program {
    version: &'static str,
    role: &'static str,
}

/// What is counted since the program began, and measured when somebody asks.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    answers: Family<Answered, Counter>,
    seconds: Family<Asked, Histogram, fn() -> Histogram>,
    refused: Family<Refused, Counter>,
    program: Family<Program, Gauge>,
    entries: Gauge,
    cosigned: Gauge,
    witnesses: Gauge,
    quorum: Gauge,
    witnessed: Family<Witness, Gauge>,
    sequences: Gauge,
    failed: Gauge,
    behind: Gauge,
    followed: Gauge,
    published: Gauge,
    unpublished: Gauge,
    /// How far the log's public files are published elsewhere, if they are.
    pub publishing: Publishing,
    /// The mail to those who follow, if any is sent.
    pub posting: Posting,
    beside: Arc<Beside>,
    /// Whoever asks while somebody looks waits: one at a time does.
    looked: Mutex<Looked>,
    /// Where this is a mirror: how far it has come.
    pub following: Following,
}

/// What is not in memory.
#[derive(Debug)]
struct Beside {
    folder: Folder,
    process: Process,
}

/// When was looked.
#[derive(Debug, Default)]
struct Looked {
    /// At the process and the disk.
    beside: Option<Instant>,
    /// At every file.
    files: Option<Instant>,
}

impl Default for Metrics {
    fn default() -> Metrics {
        let mut registry = Registry::default();
        let process = Process::register(&mut registry);
        let comity = registry.sub_registry_with_prefix("comity");
        let folder = Folder::register(comity);
        let posting = Posting::register(comity);
        let (answers, refused) = (Family::default(), Family::default());
        let (program, witnessed) = (Family::default(), Family::default());
        let seconds = Family::new_with_constructor((|| Histogram::new(BOUNDS)) as fn() -> Histogram);
        comity.register("http_answers", "Answers by method and status", answers.clone());
        let help = "How long answers took, by what was asked";
        comity.register_with_unit("http", help, Unit::Seconds, seconds.clone());
        let help = "Requests that were refused to bear the load: of one address too often, or more than can be answered";
        comity.register("http_refused", help, refused.clone());
        comity.register("program_info", "1: what runs here, a log or a mirror of one", program.clone());
        let help = "When a witness last cosigned, in seconds since 1970; 0 if it has not since the start";
        comity.register_with_unit("witness_cosigned_timestamp", help, Unit::Seconds, witnessed.clone());
        let mut gauge = |name: &str, help: &str| {
            let gauge = Gauge::default();
            comity.register(name, help, gauge.clone());
            gauge
        };
        let entries = gauge("log_entries", "Entries of the log");
        let cosigned = gauge("log_cosignatures", "Witnesses that cosigned the latest checkpoint");
        let witnesses = gauge("log_witnesses", "Witnesses that the policy names; 0 if there is no policy");
        let quorum =
            gauge("log_quorum", "1 if as many of them cosigned the latest checkpoint as readers require");
        let failed =
            gauge("log_failed", "1 if nothing can be recorded, or if a mirror cannot follow its log");
        let help = "1 if this server sequences the log; 0 if it follows another that does, or mirrors one";
        let sequences = gauge("log_sequences", help);
        let behind = gauge("log_behind", "1 if the public files are behind what is recorded");
        let help = "Entries of the checkpoint that was last put to object storage; 0 if none is put there";
        let published = gauge("published_entries", help);
        let help = "For how long a later checkpoint has been waiting to be put there";
        let unpublished = Gauge::default();
        comity.register_with_unit("published_behind", help, Unit::Seconds, unpublished.clone());
        let help =
            "When a mirror last had all that its log shows, in seconds since 1970; 0 if this is no mirror";
        let followed = Gauge::default();
        comity.register_with_unit("mirror_followed", help, Unit::Seconds, followed.clone());
        // What was never refused is 0, so that the first time is a change.
        for why in [OFTEN, BUSY] {
            drop(refused.get_or_create(&Refused { why }));
        }
        Metrics {
            registry,
            answers,
            seconds,
            refused,
            program,
            entries,
            cosigned,
            witnesses,
            quorum,
            witnessed,
            sequences,
            failed,
            behind,
            followed,
            published,
            unpublished,
            publishing: Publishing::default(),
            posting,
            beside: Arc::new(Beside { folder, process }),
            looked: Mutex::default(),
            following: Following::default(),
        }
    }
}

/// One address asked too often (RFC 6585, section 4).
const OFTEN: &str = "often";
/// More was asked than can be answered (RFC 9110, section 15.6.4).
const BUSY: &str = "busy";

impl Metrics {
    /// Counts an answer, and notes it. The query may hold what somebody drafts, and is left out.
    pub fn answered(&self, method: &Method, path: &str, answer: &Response, took: Duration) {
        let status = answer.status();
        let later = answer.headers().contains_key(header::RETRY_AFTER);
        let refused = match status {
            StatusCode::TOO_MANY_REQUESTS => Some(OFTEN),
            StatusCode::SERVICE_UNAVAILABLE if later => Some(BUSY),
            _ => None,
        };
        let (status, micros) = (status.as_u16(), u64::try_from(took.as_micros()).unwrap_or(u64::MAX));
        tracing::info!(%method, path, status, micros, "answered");
        // The method is the client's to choose: only those that are answered are told apart.
        let method = match method.as_str() {
            "GET" => "GET",
            "POST" => "POST",
            _ => "other",
        };
        self.answers.get_or_create(&Answered { method, status }).inc();
        self.seconds.get_or_create(&Asked { asked: kind(path) }).observe(took.as_secs_f64());
        if let Some(why) = refused {
            self.refused.get_or_create(&Refused { why }).inc();
        }
    }

    /// Looks at what is in memory.
    fn recall(&self, site: &Site) {
        let record = (site.record)();
        let role = if site.is_mirror { "mirror" } else { "log" };
        self.program.get_or_create(&Program { version: env!("CARGO_PKG_VERSION"), role }).set(1);
        self.entries.set(gauge(record.checkpoint.size));
        if let Some(cosigning) = &site.cosigning {
            let judged = cosigning.judged(&record);
            self.cosigned.set(judged.as_ref().map_or(0, |judged| gauge(judged.count() as u64)));
            self.quorum.set(judged.is_some_and(|judged| judged.met).into());
            let witnessed = cosigning.witnessed();
            self.witnesses.set(gauge(witnessed.len() as u64));
            for (witness, last) in witnessed {
                self.witnessed.get_or_create(&Witness { witness }).set(gauge(last));
            }
        }
        let late = self.following.late().is_some();
        let trouble = (site.trouble)();
        self.failed.set((late || matches!(trouble, Some(Trouble::Unwritten(_)))).into());
        self.sequences.set((site.sequences)().into());
        self.behind.set(matches!(trouble, Some(Trouble::Behind(_))).into());
        self.followed.set(self.following.moment());
        let (published, unpublished) = self.publishing.state();
        self.published.set(gauge(published));
        self.unpublished.set(gauge(unpublished));
    }

    /// Looks at the process and the data folder, if nobody has a moment ago.
    async fn look(&self, site: &Arc<Site>) {
        let mut looked = self.looked.lock().await;
        let due = |last: Option<Instant>, every| last.is_none_or(|last| last.elapsed() >= every);
        if !due(looked.beside, LOOK) {
            return;
        }
        let files = due(looked.files, WALK);
        let (beside, site) = (self.beside.clone(), site.clone());
        let look = move || {
            beside.process.look();
            beside.folder.look(&site.folder);
            if files {
                beside.folder.walk(&site, &(site.record)());
            }
        };
        // What could not be seen stays as it was.
        let _ = spawn_blocking(look).await;
        looked.beside = Some(Instant::now());
        if files {
            looked.files = looked.beside;
        }
    }
}

/// A count as gauges hold it.
fn gauge(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Whether something can be recorded; of a mirror, whether it follows.
pub async fn ready(State(metrics): State<Arc<Metrics>>, State(site): State<Arc<Site>>) -> Response {
    if let Some(late) = metrics.following.late() {
        return (StatusCode::SERVICE_UNAVAILABLE, format!("{late}\n")).into_response();
    }
    match (site.trouble)() {
        None => "ready\n".into_response(),
        Some(trouble) => {
            tracing::error!("{trouble}");
            (StatusCode::SERVICE_UNAVAILABLE, format!("{}\n", trouble.public())).into_response()
        }
    }
}

/// Everything in OpenMetrics; in the form before it for whoever asks for that alone.
pub async fn metrics(
    State(metrics): State<Arc<Metrics>>,
    State(site): State<Arc<Site>>,
    headers: HeaderMap,
) -> Response {
    metrics.recall(&site);
    metrics.look(&site).await;
    let mut text = String::new();
    if encode(&mut text, &metrics.registry).is_err() {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    let (kind, text) = match accept.is_some_and(text::wanted) {
        true => (text::TEXT, text::older(&text)),
        false => ("application/openmetrics-text; version=1.0.0; charset=utf-8", text),
    };
    ([(header::CONTENT_TYPE, kind), (header::VARY, "accept")], text).into_response()
}
