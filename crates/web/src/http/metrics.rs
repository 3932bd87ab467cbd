//! What a monitor reads: `/health` (the process answers), `/ready` (it can record, or follow), `/metrics` (OpenMetrics).

use std::{sync::Arc, time::Duration};

use axum::{
    extract::State,
    http::{Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram},
    registry::Registry,
};

use super::following::{Following, Publishing};
use crate::question::site::{Site, Trouble};

/// Seconds: a page takes milliseconds, an act made durable some tens of them.
const BOUNDS: [f64; 9] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5];

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Answered {
    method: &'static str,
    status: u16,
}

/// What is counted since the program began.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    answers: Family<Answered, Counter>,
    seconds: Histogram,
    entries: Gauge,
    cosigned: Gauge,
    failed: Gauge,
    behind: Gauge,
    followed: Gauge,
    published: Gauge,
    unpublished: Gauge,
    /// How far the log's public files are published elsewhere, if they are.
    pub publishing: Publishing,
    /// Where this is a mirror: how far it has come.
    pub following: Following,
}

impl Default for Metrics {
    fn default() -> Metrics {
        let mut registry = Registry::with_prefix("comity");
        let (answers, seconds) = (Family::default(), Histogram::new(BOUNDS));
        let [entries, cosigned, failed, behind, followed, published, unpublished] =
            [(); 7].map(|()| Gauge::default());
        registry.register("http_answers", "Answers by method and status", answers.clone());
        registry.register("http_seconds", "How long answers took", seconds.clone());
        registry.register("log_entries", "Entries of the log", entries.clone());
        registry.register(
            "log_cosignatures",
            "Witnesses that cosigned the latest checkpoint",
            cosigned.clone(),
        );
        registry.register(
            "log_failed",
            "1 if nothing can be recorded, or if a mirror cannot follow its log",
            failed.clone(),
        );
        registry.register("log_behind", "1 if the public files are behind what is recorded", behind.clone());
        registry.register(
            "mirror_followed_seconds",
            "When a mirror last had all that its log shows, in seconds since 1970; 0 if this is no mirror",
            followed.clone(),
        );
        registry.register(
            "published_entries",
            "Entries of the checkpoint that was last put to object storage; 0 if none is put there",
            published.clone(),
        );
        registry.register(
            "published_behind_seconds",
            "For how long a later checkpoint has been waiting to be put there",
            unpublished.clone(),
        );
        Metrics {
            registry,
            answers,
            seconds,
            entries,
            cosigned,
            failed,
            behind,
            followed,
            published,
            unpublished,
            publishing: Publishing::default(),
            following: Following::default(),
        }
    }
}

impl Metrics {
    /// Counts an answer, and notes it. The query may hold what somebody drafts, and is left out.
    pub fn answered(&self, method: &Method, path: &str, status: StatusCode, took: Duration) {
        let (status, micros) = (status.as_u16(), u64::try_from(took.as_micros()).unwrap_or(u64::MAX));
        tracing::info!(%method, path, status, micros, "answered");
        // The method is the client's to choose: only those that are answered are told apart.
        let method = match method.as_str() {
            "GET" => "GET",
            "POST" => "POST",
            _ => "other",
        };
        self.answers.get_or_create(&Answered { method, status }).inc();
        self.seconds.observe(took.as_secs_f64());
    }
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

/// Everything in OpenMetrics.
pub async fn metrics(State(metrics): State<Arc<Metrics>>, State(site): State<Arc<Site>>) -> Response {
    let record = (site.record)();
    let gauge = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    metrics.entries.set(gauge(record.checkpoint.size));
    let judged = site.cosigning.as_ref().and_then(|c| c.judged(&record));
    metrics.cosigned.set(judged.map_or(0, |judged| gauge(judged.count() as u64)));
    let late = metrics.following.late().is_some();
    let trouble = (site.trouble)();
    metrics.failed.set((late || matches!(trouble, Some(Trouble::Unwritten(_)))).into());
    metrics.behind.set(matches!(trouble, Some(Trouble::Behind(_))).into());
    metrics.followed.set(metrics.following.moment());
    let (published, unpublished) = metrics.publishing.state();
    metrics.published.set(gauge(published));
    metrics.unpublished.set(gauge(unpublished));
    let mut text = String::new();
    match encode(&mut text, &metrics.registry) {
        Ok(()) => {
            let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
            ([(header::CONTENT_TYPE, kind)], text).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
