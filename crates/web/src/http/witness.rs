//! A witness over HTTP (C2SP tlog-witness).

use std::{
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use axum::{
    Router,
    extract::{Request, State},
    http::{StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use comity_ledger::{LedgerError, Witness, witness::Refused};
use tokio::net::TcpListener;

use super::{
    limits::Limits,
    listen::{self, Served},
    sent::Sent,
};

/// Serves a witness until the process is asked to end.
///
/// # Errors
/// If the listener fails.
pub async fn serve(listener: TcpListener, witness: Arc<Witness>, limits: Arc<Limits>) -> std::io::Result<()> {
    let served = Served { router: router(witness, limits), front: None };
    listen::listen(listener, served, None, listen::Bounds::default()).await
}

/// The addresses: `add-checkpoint`, and for people what it saw and what it holds against whom.
/// Every request counts, as each reads or writes what the witness keeps.
pub fn router(witness: Arc<Witness>, limits: Arc<Limits>) -> Router {
    Router::new()
        .route("/", get(seen))
        .route("/evidence", get(evidence))
        .route("/add-checkpoint", post(add_checkpoint))
        .layer(middleware::from_fn_with_state(limits, within))
        .with_state(witness)
}

/// Answers whoever does not ask too often or too much at once.
async fn within(State(limits): State<Arc<Limits>>, request: Request, next: Next) -> Response {
    match limits.admit(limits.sent(&request), true) {
        Ok(_answering) => next.run(request).await,
        Err(refused) => refused,
    }
}

async fn add_checkpoint(State(witness): State<Arc<Witness>>, Sent(body): Sent) -> Response {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let answer = tokio::task::spawn_blocking(move || witness.add_checkpoint(&body, now)).await;
    match answer {
        Ok(Ok(line)) => line.into_response(),
        Ok(Err(refused)) => refusal(&refused),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// What went wrong with our files is for whoever keeps them.
const UNREADABLE: &str =
    "the witness cannot read or write what it keeps; whoever runs it finds the reason in its log\n";

/// The status that C2SP tlog-witness gives each refusal.
fn refusal(refused: &Refused) -> Response {
    let status = match refused {
        Refused::Malformed(_) => StatusCode::BAD_REQUEST,
        Refused::UnknownLog(_) => StatusCode::NOT_FOUND,
        Refused::Unsigned(_) => StatusCode::FORBIDDEN,
        Refused::Behind(size) => {
            let kind = [(header::CONTENT_TYPE, "text/x.tlog.size")];
            return (StatusCode::CONFLICT, kind, format!("{size}\n")).into_response();
        }
        Refused::Split { .. } => StatusCode::CONFLICT,
        Refused::Inconsistent { .. } => StatusCode::UNPROCESSABLE_ENTITY,
        Refused::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
    };
    if matches!(refused, Refused::Split { .. } | Refused::Inconsistent { .. } | Refused::Failed(_)) {
        tracing::error!("{refused}");
    }
    match refused {
        Refused::Failed(_) => (status, UNREADABLE).into_response(),
        refused => (status, format!("{refused}\n")).into_response(),
    }
}

async fn seen(State(witness): State<Arc<Witness>>) -> Response {
    shown(witness.seen().map(|seen| {
        let lines = seen.iter().map(|s| format!("{} {}\n", s.origin, s.size));
        format!("{}\n{}", witness.key(), lines.collect::<String>())
    }))
}

async fn evidence(State(witness): State<Arc<Witness>>) -> Response {
    shown(witness.evidence().map(|pairs| {
        let each = pairs
            .iter()
            .map(|(seen, against)| format!("This was seen:\n\n{seen}\nand then this came:\n\n{against}\n"));
        each.collect()
    }))
}

fn shown(text: Result<String, LedgerError>) -> Response {
    match text {
        Ok(text) => text.into_response(),
        Err(e) => {
            tracing::error!("{e}");
            (StatusCode::INTERNAL_SERVER_ERROR, UNREADABLE).into_response()
        }
    }
}
