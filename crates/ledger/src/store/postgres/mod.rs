//! A log in PostgreSQL, which several servers share and whose standby can take its place.
//!
//! A transaction counts when the database says that it is durable. Where `synchronous_standby_names` names standbys, it says so
//! once they have it; what it warns of meanwhile (that it waits no longer) is taken for failure.

mod bridge;
pub mod connection;
pub mod files;
pub mod offers;
pub mod servers;

use std::{path::PathBuf, sync::Arc};

use tlog_tiles::Hash;
use tokio_postgres::types::ToSql;

use super::{Each, Store, address::Address, signed};
use crate::{Checkpoint, LedgerError, Upon};
use connection::{Connection, Heard};
use servers::Servers;

/// So many entries are asked for at a time: 64 MiB, if each is as large as can be.
const AT_A_TIME: u64 = 1024;

/// The store.
#[derive(Debug)]
pub struct Postgres {
    connection: Arc<Connection>,
    servers: Option<Servers>,
}

impl Postgres {
    /// Opens the log in a database as one of the servers that share it. `heard` is told what the others do.
    ///
    /// # Errors
    /// As [`Postgres::open`].
    pub fn share(address: &Address, heard: impl Fn(Heard) + Send + 'static) -> Result<Postgres, LedgerError> {
        let connection = Arc::new(Connection::open(address, Some(Box::new(heard)))?);
        connection.prepare()?;
        let servers = Servers::announce(connection.clone())?;
        Ok(Postgres { connection, servers: Some(servers) })
    }

    /// Opens the log in a database, to write to it; in an empty one, an empty log is made.
    ///
    /// # Errors
    /// If it cannot be reached, is not made for this, does not keep what it says it has kept, or has a later format.
    pub fn open(address: &Address) -> Result<Postgres, LedgerError> {
        let connection = Arc::new(Connection::open(address, None)?);
        connection.prepare()?;
        Ok(Postgres { connection, servers: None })
    }

    /// Opens the log in a database to read it.
    ///
    /// # Errors
    /// If it cannot be reached, or holds no log that this program reads.
    pub fn open_to_read(address: &Address) -> Result<Postgres, LedgerError> {
        let connection = Arc::new(Connection::open(address, None)?);
        connection.is_prepared()?;
        Ok(Postgres { connection, servers: None })
    }
}

impl Store for Postgres {
    fn checkpoint(&self) -> Result<Option<Checkpoint>, LedgerError> {
        let query = "SELECT size, root, note FROM checkpoint";
        let row = self.connection.run(move |client| async move { client.query_opt(query, &[]).await })?;
        let Some(row) = row else { return Ok(None) };
        let (size, root, note): (i64, Vec<u8>, String) = (row.get(0), row.get(1), row.get(2));
        let size =
            u64::try_from(size).map_err(|_| self.damaged("its checkpoint has a negative size".into()))?;
        let root = Hash(root.try_into().map_err(|_| self.damaged("its checkpoint has no root hash".into()))?);
        Ok(Some(Checkpoint { size, root, note }))
    }

    fn settled(&self) -> Result<Option<Checkpoint>, LedgerError> {
        let checkpoint = self.checkpoint()?;
        // Whatever was read was committed before this, and is durable once this is.
        self.connection.durably(|client| async move {
            client.execute("UPDATE comity SET settled = settled + 1", &[]).await
        })?;
        Ok(checkpoint)
    }

    fn entries(&self, first: u64, until: Option<u64>, each: &mut Each<'_>) -> Result<u64, LedgerError> {
        let query = "SELECT ix, data FROM entry WHERE ix >= $1 AND ix < $2 ORDER BY ix";
        let mut next = first;
        loop {
            let end = until.unwrap_or(u64::MAX).min(next.saturating_add(AT_A_TIME));
            let limits = [signed(next), signed(end)];
            let rows = self
                .connection
                .run(move |client| async move { client.query(query, &[&limits[0], &limits[1]]).await })?;
            for row in &rows {
                if row.get::<_, i64>(0) != signed(next) {
                    return Err(self.damaged(format!("entry {next} is missing")));
                }
                each(next, row.get(1))?;
                next += 1;
            }
            match until {
                Some(until) if next < until && next < end => {
                    return Err(self.damaged(format!("entry {next} is missing")));
                }
                Some(until) if next < until => {}
                None if next == end => {}
                _ => return Ok(next),
            }
        }
    }

    fn append(&mut self, before: Upon, entries: &[Vec<u8>], after: &Checkpoint) -> Result<(), LedgerError> {
        // One statement, so that it is one transaction and one way there and back.
        let moved = match before.size {
            0 => {
                "INSERT INTO checkpoint (one, size, root, note) SELECT 1, $1::bigint, $2::bytea, $3::text \
                 WHERE $4::bigint = 0 AND $5::bytea IS NOT NULL ON CONFLICT DO NOTHING RETURNING 1"
            }
            _ => {
                "UPDATE checkpoint SET size = $1, root = $2, note = $3 \
                 WHERE size = $4 AND root = $5 RETURNING 1"
            }
        };
        let query = format!(
            "WITH moved AS ({moved}) INSERT INTO entry (ix, data) \
             SELECT new.ix, new.data FROM unnest($6::bigint[], $7::bytea[]) AS new (ix, data), moved"
        );
        let (sizes, note) = ([signed(after.size), signed(before.size)], after.note.clone());
        let roots = [after.root.0.to_vec(), before.root.0.to_vec()];
        let numbers: Vec<i64> = (before.size..).take(entries.len()).map(signed).collect();
        let (count, entries) = (entries.len() as u64, entries.to_vec());
        let written = self.connection.durably(move |client| async move {
            let values: [&(dyn ToSql + Sync); 7] =
                [&sizes[0], &roots[0], &note, &sizes[1], &roots[1], &numbers, &entries];
            client.execute(&query, &values).await
        })?;
        if written == count { Ok(()) } else { Err(LedgerError::Forked(before.size)) }
    }

    fn fill(&mut self, from: &dyn Store, checkpoint: &Checkpoint) -> Result<(), LedgerError> {
        let run = |text: &'static str| {
            self.connection.run(move |client| async move { client.batch_execute(text).await })
        };
        run("BEGIN")?;
        let filled = self.fill_open(from, checkpoint);
        match filled {
            Ok(()) => self
                .connection
                .durably(|client| async move { client.batch_execute("COMMIT").await.map(|()| 0) })
                .map(|_| ()),
            Err(error) => {
                // It ends with the connection otherwise.
                let _ = run("ROLLBACK");
                Err(error)
            }
        }
    }

    fn place(&self) -> PathBuf {
        self.connection.place().into()
    }

    fn servers(&self) -> Option<Servers> {
        self.servers.clone()
    }
}

impl Postgres {
    /// Inserts all that another store has, within a transaction.
    fn fill_open(&self, from: &dyn Store, checkpoint: &Checkpoint) -> Result<(), LedgerError> {
        let mut batch: (Vec<i64>, Vec<Vec<u8>>) = (vec![], vec![]);
        let insert = |batch: &mut (Vec<i64>, Vec<Vec<u8>>)| {
            let (numbers, entries) = std::mem::take(batch);
            self.connection
                .run(move |client| async move {
                    let query =
                        "INSERT INTO entry (ix, data) SELECT * FROM unnest($1::bigint[], $2::bytea[])";
                    client.execute(query, &[&numbers, &entries]).await
                })
                .map(|_| ())
        };
        from.entries(0, Some(checkpoint.size), &mut |index, data| {
            batch.0.push(signed(index));
            batch.1.push(data);
            if batch.0.len() as u64 == AT_A_TIME { insert(&mut batch) } else { Ok(()) }
        })?;
        insert(&mut batch)?;
        let (size, root, note) =
            (signed(checkpoint.size), checkpoint.root.0.to_vec(), checkpoint.note.clone());
        self.connection
            .run(move |client| async move {
                let query = "INSERT INTO checkpoint (one, size, root, note) VALUES (1, $1, $2, $3)";
                client.execute(query, &[&size, &root, &note]).await
            })
            .map(|_| ())
    }
}
