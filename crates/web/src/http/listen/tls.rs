//! Our own TLS: a certificate that is read again when the process is told to (SIGHUP).

use std::{io, path::PathBuf, sync::Arc};

use axum_server::tls_rustls::RustlsConfig;
use rustls::ServerConfig;

/// A certificate and its key, in PEM.
#[derive(Clone, Debug)]
pub struct Tls {
    /// The certificate, with those it rests on.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// What was read of them.
pub struct Read {
    files: Tls,
    config: RustlsConfig,
}

impl Tls {
    /// Reads both.
    ///
    /// # Errors
    /// If they are not there or not in PEM.
    pub(super) async fn read(self) -> io::Result<Read> {
        // Another one may have been chosen before: then it is taken.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let config = self.config().await.map_err(|e| {
            let files = format!("{} and {}", self.certificate.display(), self.key.display());
            io::Error::new(e.kind(), format!("{files}: no certificate and key in PEM: {e}"))
        })?;
        Ok(Read { files: self, config: RustlsConfig::from_config(config) })
    }

    /// What both say, for the one protocol that is spoken over it (ALPN, RFC 7301).
    async fn config(&self) -> io::Result<Arc<ServerConfig>> {
        let read = RustlsConfig::from_pem_file(&self.certificate, &self.key).await?;
        let mut config = ServerConfig::clone(&read.get_inner());
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Arc::new(config))
    }
}

impl Read {
    /// What new connections are served with.
    pub(super) fn config(&self) -> Arc<ServerConfig> {
        self.config.get_inner()
    }
}

/// Reads the certificate again: it is renewed more often than the program is.
pub(super) async fn reload(tls: Option<&Read>) {
    let Some(Read { files, config }) = tls else {
        tracing::error!(
            "told to read the certificate again (SIGHUP), and there is none: nothing is read again"
        );
        return;
    };
    match files.config().await {
        Ok(read) => config.reload_from_config(read),
        Err(e) => tracing::error!("{}: the certificate was not read again: {e}", files.certificate.display()),
    }
}

/// SIGHUP, by which a process is told to read its files again. Whoever does not listen for it is ended by it (signal(7)).
pub(super) struct HungUp(#[cfg(unix)] tokio::signal::unix::Signal);

impl HungUp {
    pub(super) fn new() -> io::Result<HungUp> {
        Ok(HungUp(
            #[cfg(unix)]
            tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup())?,
        ))
    }

    pub(super) async fn next(&mut self) {
        #[cfg(unix)]
        if self.0.recv().await.is_some() {
            return;
        }
        std::future::pending().await
    }
}
