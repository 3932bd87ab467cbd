//! One connection to the database, and what must hold before anything is entrusted to it.

use std::{
    fs,
    future::poll_fn,
    io,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, pem::PemObject},
};
use tokio_postgres::{AsyncMessage, Client, Error, error::Severity};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::bridge::{begin, wait};
use crate::{
    LedgerError,
    store::address::{Address, said},
};

/// The format of the tables; a later program may read an earlier one.
const FORMAT: i32 = 1;
/// "Cmty": with the schema, what the locks of a log are known by.
pub(super) const APPLICATION: i32 = 0x436d_7479;
/// How long the database may take over one statement. It ends it then itself, and says so; for its standbys it waits on.
const STATEMENT: Duration = Duration::from_secs(10);
/// How long an answer is waited for.
const ANSWER: Duration = Duration::from_secs(15);

const SCHEMA: &str = "
    CREATE TABLE comity (
        one smallint PRIMARY KEY CHECK (one = 1), format integer NOT NULL, settled bigint NOT NULL
    );
    CREATE TABLE entry (ix bigint PRIMARY KEY, data bytea NOT NULL);
    CREATE TABLE checkpoint (
        one smallint PRIMARY KEY CHECK (one = 1), size bigint NOT NULL, root bytea NOT NULL, note text NOT NULL
    );
    CREATE TABLE server (
        name text PRIMARY KEY, pid integer NOT NULL, leads boolean NOT NULL DEFAULT false,
        seen timestamptz NOT NULL DEFAULT now()
    );
    CREATE TABLE offer (
        id text PRIMARY KEY, said text NOT NULL, paper bytea, answer text, made timestamptz NOT NULL DEFAULT now()
    );
    CREATE TABLE file (
        kind text, name text, part integer, bytes bytea NOT NULL, made timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (kind, name, part)
    );
";

/// What is heard of other servers, and of the connection.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// The log has grown, or its checkpoint was cosigned: the note, if it is not too long to be told.
    Checkpoint(Option<String>),
    /// Something was offered, for whoever sequences.
    Offer,
    /// Something that was offered has been answered.
    Answer,
    /// The connection is gone.
    Gone,
}

impl Heard {
    /// What another server told.
    fn told(text: &str) -> Option<Heard> {
        let (what, more) = text.split_once('\n').unwrap_or((text, ""));
        match what {
            "checkpoint" => Some(Heard::Checkpoint(Some(more.to_owned()).filter(|note| !note.is_empty()))),
            "offer" => Some(Heard::Offer),
            "answer" => Some(Heard::Answer),
            // A later program says more.
            _ => None,
        }
    }
}

/// What is told what is heard.
pub(super) type Ear = Box<dyn Fn(Heard) + Send>;

/// A connection.
pub struct Connection {
    client: Arc<Client>,
    place: String,
    /// How often the database has warned of something: above all, that it does not know whether its standby has what it
    /// committed.
    warned: Arc<AtomicU64>,
    /// What this connection is known by to the database.
    pub(super) pid: i32,
}

impl std::fmt::Debug for Connection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Connection({})", self.place)
    }
}

impl Connection {
    /// Connects, and asks the database whether it keeps what it says it has kept.
    pub(super) fn open(address: &Address, ear: Option<Ear>) -> Result<Connection, LedgerError> {
        let place = address.to_string();
        let failed = |what: String| LedgerError::Database { place: place.clone(), what };
        let tls = MakeRustlsConnect::new(tls(address).map_err(failed)?);
        let config = address.config.clone();
        let connecting = wait(async move { tokio::time::timeout(ANSWER, config.connect(tls)).await });
        let (client, mut driver) = connecting
            .map_err(|e| failed(e.to_string()))?
            .map_err(|_| failed("it does not answer".into()))?
            .map_err(|e| failed(said(&e)))?;
        let warned = Arc::new(AtomicU64::new(0));
        let warnings = warned.clone();
        let driven = async move {
            loop {
                match poll_fn(|cx| driver.poll_message(cx)).await {
                    Some(Ok(AsyncMessage::Notice(notice))) => {
                        tracing::warn!("the database says: {}", notice.message());
                        let warns = notice.parsed_severity() == Some(Severity::Warning);
                        warnings.fetch_add(u64::from(warns), Ordering::SeqCst);
                    }
                    Some(Ok(AsyncMessage::Notification(told))) => {
                        if let (Some(ear), Some(heard)) = (&ear, Heard::told(told.payload())) {
                            ear(heard);
                        }
                    }
                    Some(Ok(_)) => {}
                    Some(Err(_)) | None => break,
                }
            }
            if let Some(ear) = ear {
                ear(Heard::Gone);
            }
        };
        begin(driven).map_err(|e| failed(e.to_string()))?;
        let mut connection = Connection { client: Arc::new(client), place: place.clone(), warned, pid: 0 };
        connection.pid = connection.begin()?;
        Ok(connection)
    }

    /// Settles what the session does, and holds what the database says of itself against what is needed.
    fn begin(&self) -> Result<i32, LedgerError> {
        let timeout = STATEMENT.as_millis();
        let row = self.run(move |client| async move {
            client.batch_execute(&format!("SET statement_timeout = {timeout}; SET client_min_messages = warning; SET default_transaction_isolation = 'read committed'")).await?;
            let query = "SELECT current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on', \
                         current_setting('synchronous_commit') NOT IN ('on', 'remote_apply'), \
                         current_setting('server_encoding'), current_schema(), pg_backend_pid()";
            client.query_one(query, &[]).await
        })?;
        let refused =
            |what: &str| Err(LedgerError::Database { place: self.place.clone(), what: what.into() });
        if !row.get::<_, bool>(0) {
            return refused("it does not keep what it says it has kept: turn fsync and full_page_writes on");
        }
        if row.get::<_, &str>(2) != "UTF8" {
            return refused("its texts are not in UTF-8: create the database with ENCODING 'UTF8'");
        }
        if row.get::<_, Option<&str>>(3).is_none() {
            return refused(
                "it has no schema in which the log could be: create the one that search_path names",
            );
        }
        if row.get::<_, bool>(1) {
            self.run(|client| async move { client.batch_execute("SET synchronous_commit = on").await })?;
        }
        Ok(row.get(4))
    }

    /// The address, without the password.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Whether the tables of a log are there.
    pub(super) fn is_prepared(&self) -> Result<(), LedgerError> {
        let query = "SELECT to_regclass('comity') IS NOT NULL";
        let there = self.run(move |client| async move { client.query_one(query, &[]).await })?;
        if !there.get::<_, bool>(0) {
            let what = "it holds no log: 'comity store copy' brings one there, or 'comity serve' begins one";
            return Err(LedgerError::Database { place: self.place.clone(), what: what.into() });
        }
        let query = "SELECT format FROM comity";
        let found = self.run(move |client| async move { client.query_one(query, &[]).await })?;
        let found = found.get::<_, i32>(0);
        if found > FORMAT {
            let path = self.place.clone().into();
            return Err(LedgerError::Version { path, found: found.into(), known: FORMAT.into() });
        }
        Ok(())
    }

    /// Makes the tables of a log, unless they are there.
    pub(super) fn prepare(&self) -> Result<(), LedgerError> {
        let begin = format!(
            "DO $make$ BEGIN
               PERFORM pg_advisory_xact_lock({APPLICATION}, 0);
               IF to_regclass('comity') IS NULL THEN
                 {SCHEMA}
                 INSERT INTO comity (one, format, settled) VALUES (1, {FORMAT}, 0);
               END IF;
             END $make$"
        );
        self.run(move |client| async move { client.batch_execute(&begin).await })?;
        self.is_prepared()
    }

    /// Does something with the client, and waits for it.
    ///
    /// # Errors
    /// What the database says, or that it says nothing.
    pub fn run<T, F>(&self, work: impl FnOnce(Arc<Client>) -> F) -> Result<T, LedgerError>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, Error>> + Send + 'static,
    {
        let failed = |what: String| LedgerError::Database { place: self.place.clone(), what };
        let work = work(self.client.clone());
        wait(async move { tokio::time::timeout(ANSWER, work).await })
            .map_err(|e| failed(e.to_string()))?
            .map_err(|_| failed("it does not answer".into()))?
            .map_err(|e| failed(said(&e)))
    }

    /// Does something that is to be durable, of which the database says how many rows it changed.
    ///
    /// # Errors
    /// As [`Connection::run`]; and if it warned of something meanwhile: then it may be lost with this database.
    pub fn durably<F>(&self, work: impl FnOnce(Arc<Client>) -> F) -> Result<u64, LedgerError>
    where
        F: Future<Output = Result<u64, Error>> + Send + 'static,
    {
        let before = self.warned.load(Ordering::SeqCst);
        let rows = self.run(work)?;
        if self.warned.load(Ordering::SeqCst) != before {
            let what = "it does not know whether its standby has what was committed";
            return Err(LedgerError::Database { place: self.place.clone(), what: what.into() });
        }
        Ok(rows)
    }

    /// Whether it has ended.
    pub(super) fn is_gone(&self) -> bool {
        self.client.is_closed()
    }

    /// The client, for what is done in the background.
    pub(super) fn client(&self) -> std::sync::Weak<Client> {
        Arc::downgrade(&self.client)
    }
}

/// How the other side is known: by public authorities, or by those in a file.
fn tls(address: &Address) -> Result<ClientConfig, String> {
    let mut roots = RootCertStore::empty();
    match &address.authority {
        Some(path) => {
            let shown = path.display();
            let text = fs::read(path).map_err(|e: io::Error| format!("{shown}: {e}"))?;
            for certificate in CertificateDer::pem_slice_iter(&text) {
                let certificate = certificate.map_err(|e| format!("{shown}: {e}"))?;
                roots.add(certificate).map_err(|e| format!("{shown}: {e}"))?;
            }
            if roots.is_empty() {
                return Err(format!("{shown}: expected certificates in PEM"));
            }
        }
        None => roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| e.to_string())?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}
