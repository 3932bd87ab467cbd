//! Several servers on one database: who sequences, and what each tells the others.
//!
//! Whoever holds an advisory lock of the database sequences. The lock goes with the connection, so that it is free as soon as its
//! holder has ended; one that holds it and gives no sign of life for a while has its connection ended by another. What was
//! committed does not depend on it: that two never fork the log is the compare-and-swap of the checkpoint.

use std::{
    sync::{Arc, atomic::AtomicBool, atomic::Ordering},
    time::Duration,
};

use rand_core::{OsRng, RngCore};

use super::{
    bridge::begin,
    connection::{APPLICATION, Connection},
};
use crate::LedgerError;

/// How often a server gives a sign of life.
const BEAT: Duration = Duration::from_secs(2);
/// How many seconds without one until another takes over. More than the database may take over a statement.
const STALE: u32 = 20;
/// The longest text that can be told (PostgreSQL: 8,000 bytes).
const LONGEST: usize = 7_900;

/// A server, as the database knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sharing {
    /// What it is known by: its machine, its process there, and a number that no other has.
    pub name: String,
    /// Whether it sequences.
    pub leads: bool,
    /// How many seconds ago it gave a sign of life.
    pub silent: u64,
}

impl super::Postgres {
    /// The servers that share the log, as long as they are connected.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn sharing(&self) -> Result<Vec<Sharing>, LedgerError> {
        let rows = self.connection.run(|client| async move {
            let query = "SELECT name, leads AND pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted), \
                         greatest(extract(epoch FROM now() - seen)::bigint, 0) \
                         FROM server WHERE pid IN (SELECT pid FROM pg_stat_activity) ORDER BY leads DESC, name";
            client.query(query, &[]).await
        })?;
        let server = |row: &tokio_postgres::Row| Sharing {
            name: row.get(0),
            leads: row.get(1),
            silent: u64::try_from(row.get::<_, i64>(2)).unwrap_or_default(),
        };
        Ok(rows.iter().map(server).collect())
    }
}

/// The servers of a log, as one of them knows them.
#[derive(Clone, Debug)]
pub struct Servers {
    pub(super) connection: Arc<Connection>,
    name: Arc<str>,
    leads: Arc<AtomicBool>,
}

impl Servers {
    /// Makes this one known, has it listen, and give signs of life as long as its connection is there.
    pub(super) fn announce(connection: Arc<Connection>) -> Result<Servers, LedgerError> {
        let name: Arc<str> = own_name().into();
        let (own, pid) = (name.clone(), connection.pid);
        connection.run(move |client| async move {
            let listen = "DO $listen$ BEGIN EXECUTE 'LISTEN ' || quote_ident('comity_' || current_schema()); END $listen$";
            client.batch_execute(listen).await?;
            // Who has been gone for long is nobody's concern, and a number may be another's by now.
            let gone = "DELETE FROM server WHERE pid = $1 OR seen < now() - interval '1 hour'";
            client.execute(gone, &[&pid]).await?;
            client.execute("INSERT INTO server (name, pid) VALUES ($1, $2)", &[&&*own, &pid]).await
        })?;
        let (client, text) = (
            connection.client(),
            // Nothing depends on it that would have to be durable.
            format!(
                "BEGIN; SET LOCAL synchronous_commit = off; \
                 UPDATE server SET seen = now() WHERE name = '{name}'; COMMIT"
            ),
        );
        let failed = |e: std::io::Error| LedgerError::Database {
            place: connection.place().to_owned(),
            what: e.to_string(),
        };
        begin(async move {
            loop {
                tokio::time::sleep(BEAT).await;
                let Some(client) = client.upgrade() else { return };
                // A connection that is gone says so itself.
                if client.batch_execute(&text).await.is_err() && client.is_closed() {
                    return;
                }
            }
        })
        .map_err(failed)?;
        Ok(Servers { connection, name, leads: Arc::default() })
    }

    /// Whether this one sequences, as far as it knows.
    pub fn leads(&self) -> bool {
        self.leads.load(Ordering::SeqCst)
    }

    /// Whether the connection is there.
    ///
    /// # Errors
    /// If it is gone.
    pub fn is_there(&self) -> Result<(), LedgerError> {
        match self.connection.is_gone() {
            false => Ok(()),
            true => Err(LedgerError::Database {
                place: self.connection.place().to_owned(),
                what: "the connection was lost; it is made again".into(),
            }),
        }
    }

    /// Tries to become the one that sequences; whether it is.
    ///
    /// # Errors
    /// If the database cannot be asked.
    pub fn try_lead(&self) -> Result<bool, LedgerError> {
        if self.leads() {
            return Ok(true);
        }
        let name = self.name.clone();
        let (taken, ended) = self.connection.run(move |client| async move {
            let take = format!("SELECT pg_try_advisory_lock({APPLICATION}, hashtext(current_schema()))");
            let taken: bool = client.query_one(&take, &[]).await?.get(0);
            if taken {
                let leads = "UPDATE server SET leads = true, seen = now() WHERE name = $1";
                client.execute(leads, &[&&*name]).await?;
                return Ok((true, false));
            }
            // Whoever holds it, and has given no sign of life, is ended.
            let end = format!(
                "SELECT pg_terminate_backend(held.pid) FROM pg_locks held LEFT JOIN server ON server.pid = held.pid \
                 WHERE held.locktype = 'advisory' AND held.granted AND held.objsubid = 2 \
                 AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database()) \
                 AND held.classid = {APPLICATION}::oid \
                 AND held.objid = (hashtext(current_schema())::bigint & 4294967295)::oid \
                 AND (server.seen IS NULL OR server.seen < now() - interval '{STALE} seconds')"
            );
            Ok((false, !client.query(&end, &[]).await?.is_empty()))
        })?;
        if ended {
            tracing::warn!(
                "the server that sequenced gave no sign of life for {STALE} seconds; its connection was ended"
            );
        }
        self.leads.store(taken, Ordering::SeqCst);
        Ok(taken)
    }

    /// Tells all servers, this one too, that the checkpoint is now this.
    ///
    /// # Errors
    /// If it cannot be told.
    pub fn tell_checkpoint(&self, note: &str) -> Result<(), LedgerError> {
        match note.len() <= LONGEST {
            true => self.tell(format!("checkpoint\n{note}")),
            false => self.tell("checkpoint".into()),
        }
    }

    pub(super) fn tell(&self, text: String) -> Result<(), LedgerError> {
        let query = "SELECT pg_notify('comity_' || current_schema(), $1)";
        self.connection.run(move |client| async move { client.execute(query, &[&text]).await }).map(|_| ())
    }
}

/// The name of this machine as far as it can be told, this process, and a number.
fn own_name() -> String {
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let host: String = host.chars().filter(|c| c.is_ascii_alphanumeric() || "-.".contains(*c)).collect();
    format!("{host}:{}:{:08x}", std::process::id(), OsRng.next_u32())
}
