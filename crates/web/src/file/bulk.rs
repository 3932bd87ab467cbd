//! The whole record at once. Each file is made once for a state of the log and a day, by whoever asks first.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use comity_ledger::Record;
use comity_regime::Day;

use crate::{
    answer::{
        bulk,
        bytes::Answer,
        respond::{give, knows},
        shelf::Shelf,
    },
    http::{limits::Asker, making::Making},
    question::{problem::Problem, site::Site},
};

/// One of them.
struct Bulk {
    /// Its media type.
    kind: &'static str,
    /// Under what name it is saved: the header `Content-Disposition`.
    name: &'static str,
    make: fn(&Record, Day) -> Result<Vec<u8>, String>,
}

static PACKAGE: Bulk = Bulk {
    kind: "application/zip",
    name: "attachment; filename=comity.zip",
    make: |record, _| bulk::package(record),
};
static DATABASE: Bulk =
    Bulk { kind: "application/vnd.sqlite3", name: "attachment; filename=comity.sqlite", make: bulk::sqlite };

/// The record as a package of tables.
pub async fn package(
    State(site): State<Arc<Site>>,
    State(shelf): State<Arc<Shelf>>,
    State(making): State<Arc<Making>>,
    asker: Asker,
    headers: HeaderMap,
) -> Response {
    PACKAGE.give(&site, shelf, &making, asker, headers).await
}

/// The record and what follows from it as a database.
pub async fn database(
    State(site): State<Arc<Site>>,
    State(shelf): State<Arc<Shelf>>,
    State(making): State<Arc<Making>>,
    asker: Asker,
    headers: HeaderMap,
) -> Response {
    DATABASE.give(&site, shelf, &making, asker, headers).await
}

impl Bulk {
    async fn give(
        &'static self,
        site: &Site,
        shelf: Arc<Shelf>,
        making: &Making,
        asker: Asker,
        headers: HeaderMap,
    ) -> Response {
        let fixed = [
            (header::CONTENT_TYPE, self.kind),
            (header::CACHE_CONTROL, "no-cache"),
            (header::CONTENT_DISPOSITION, self.name),
            (header::VARY, "accept-encoding"),
        ];
        let (record, today) = ((site.record)(), (site.today)());
        let root = record.checkpoint.root_hex();
        let tag = HeaderValue::try_from(format!("\"{root}.{today}\"")).ok();
        if knows(&headers, tag.as_ref()) {
            return give(&headers, &Answer::new("", tag), fixed);
        }
        // Made, and compressed, where others are not kept waiting.
        let made = making.make(asker, move || {
            let kept =
                shelf.bulk(&root, today, self.name, || Ok(Answer::new((self.make)(&record, today)?, tag)));
            match kept {
                Ok(answer) => give(&headers, &answer, fixed),
                Err(what) => {
                    tracing::error!("the export was not made: {what}");
                    let text =
                        "the export could not be made; whoever runs this server finds the reason in its log";
                    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, text).into_response()
                }
            }
        });
        made.await
    }
}
