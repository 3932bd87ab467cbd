//! Listening: in the clear behind a proxy, or with our own TLS. Both go the same way, with the same bounds on how many
//! connections there are, how long a request may take to come, and how long the program takes to end.

mod connection;
mod front;
mod places;
mod tls;

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::Router;
use tokio::{net::TcpListener, sync::watch, task::JoinSet, time};

pub use front::Front;
pub use places::Underway;
use places::{Place, Places};
pub use tls::Tls;

/// How long answers that are on their way may take once the program is to end.
const GRACE: Duration = Duration::from_secs(3);
/// How long to wait before accepting again after that failed, as it does when there are no descriptors left.
const BREATH: Duration = Duration::from_millis(50);

/// What a server bears from those who connect to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// How many connections there are at once at most. No more than the process may have descriptors for are taken.
    pub connections: usize,
    /// How long may pass without a whole request having come, or without anything of an answer having been taken: for
    /// a TLS handshake, a head (RFC 9112, section 9.5), a pause between requests, a reader who stops reading.
    pub patience: Duration,
}

impl Bounds {
    /// How many connections there are at once if nothing is said.
    pub const CONNECTIONS: usize = 4096;
    /// How long is waited if nothing is said.
    pub const PATIENCE: Duration = Duration::from_secs(15);

    /// How long the body of a request may take to come.
    fn body(&self) -> Duration {
        self.patience * 2
    }
}

impl Default for Bounds {
    fn default() -> Bounds {
        Bounds { connections: Bounds::CONNECTIONS, patience: Bounds::PATIENCE }
    }
}

/// What is served.
#[derive(Clone)]
pub struct Served {
    /// The addresses.
    pub router: Router,
    /// What is given again before they are looked at, if anything is.
    pub front: Option<Arc<Front>>,
}

/// Serves addresses until the process is asked to end. Returns within a few seconds of that, whatever clients do.
///
/// # Errors
/// If the listener fails, the certificate cannot be read, or signals cannot be listened for.
pub async fn listen(
    listener: TcpListener,
    served: Served,
    tls: Option<Tls>,
    bounds: Bounds,
) -> std::io::Result<()> {
    let tls = match tls {
        Some(tls) => Some(tls.read().await?),
        None => None,
    };
    let places = Arc::new(Places::new(bounds));
    let (ending, end) = watch::channel(false);
    let mut connections = JoinSet::new();
    let mut sweep = time::interval((bounds.patience / 8).max(Duration::from_millis(10)));
    let mut hung_up = tls::HungUp::new()?;
    let ended = ended();
    tokio::pin!(ended);
    loop {
        let (stream, peer, place) = tokio::select! {
            () = &mut ended => break,
            () = hung_up.next() => { tls::reload(tls.as_ref()).await; continue }
            _ = sweep.tick() => {
                places.sweep();
                while connections.try_join_next().is_some() {}
                continue
            }
            accepted = accept(&listener, &places) => accepted,
        };
        let config = tls.as_ref().map(tls::Read::config);
        let task = connections.spawn(connection::serve(
            stream,
            peer,
            config,
            served.clone(),
            place.clone(),
            end.clone(),
        ));
        places.enter(&place, task, peer.ip());
    }
    drop(listener);
    let _ = ending.send(true);
    let all = async { while connections.join_next().await.is_some() {} };
    // Dropping the set ends what is left.
    let _ = time::timeout(GRACE, all).await;
    Ok(())
}

/// The next connection, with a place for it: one is made if there is none.
async fn accept(
    listener: &TcpListener,
    places: &Arc<Places>,
) -> (tokio::net::TcpStream, SocketAddr, Arc<Place>) {
    // The place comes first: `select` may drop this between the two, and then nobody was accepted.
    let place = places.free().await;
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => return (stream, peer, place),
            Err(error) => {
                if !is_of_one(&error) {
                    tracing::error!("no connection could be accepted: {error}");
                    places.evict();
                    time::sleep(BREATH).await;
                }
            }
        }
    }
}

/// Whether accepting failed because of the connection, and not because of this process (accept(2)).
fn is_of_one(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted)
}

/// Until the process is asked to end.
async fn ended() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let Ok(mut terminated) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        else {
            let _ = interrupted.await;
            return;
        };
        tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} }
    }
    #[cfg(not(unix))]
    let _ = interrupted.await;
}
