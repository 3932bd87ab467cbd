//! Listening: in the clear behind a proxy, or with our own TLS.

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use axum_server::{Handle, tls_rustls::RustlsConfig};
use tokio::net::TcpListener;

use crate::{App, router};

/// How long answers that are on their way may take once the program is to end.
const PATIENCE: Duration = Duration::from_secs(10);

/// A certificate and its key, in PEM.
#[derive(Clone, Debug)]
pub struct Tls {
    /// The certificate, with those it rests on.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// Serves the pages until the process is asked to end.
///
/// # Errors
/// If the listener fails, or the certificate cannot be read.
pub async fn serve(listener: TcpListener, app: App, tls: Option<Tls>) -> std::io::Result<()> {
    let service = router(app).into_make_service_with_connect_info::<SocketAddr>();
    let Some(tls) = tls else {
        return axum::serve(listener, service).with_graceful_shutdown(ended()).await;
    };
    // Another one may have been chosen before: then it is taken.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let config = RustlsConfig::from_pem_file(&tls.certificate, &tls.key).await.map_err(|e| {
        let files = format!("{} and {}", tls.certificate.display(), tls.key.display());
        std::io::Error::new(e.kind(), format!("{files}: no certificate and key in PEM: {e}"))
    })?;
    renewed(config.clone(), tls);
    let handle = Handle::new();
    tokio::spawn({
        let handle = handle.clone();
        async move {
            ended().await;
            handle.graceful_shutdown(Some(PATIENCE));
        }
    });
    axum_server::from_tcp_rustls(listener.into_std()?, config)?.handle(handle).serve(service).await
}

/// Reads the certificate again on SIGHUP: it is renewed more often than the program is.
fn renewed(config: RustlsConfig, tls: Tls) {
    #[cfg(unix)]
    tokio::spawn(async move {
        let Ok(mut hung_up) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup()) else {
            return;
        };
        while hung_up.recv().await.is_some() {
            if let Err(e) = config.reload_from_pem_file(&tls.certificate, &tls.key).await {
                tracing::error!("{}: the certificate was not read again: {e}", tls.certificate.display());
            }
        }
    });
    #[cfg(not(unix))]
    drop((config, tls));
}

pub async fn ended() {
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
