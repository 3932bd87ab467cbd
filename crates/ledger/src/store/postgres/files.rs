//! Files that servers share beside the log: encrypted papers, documents, and what waits for a second signature. The database
//! has all of them; the folder of a server has what it was asked for.

use std::{
    fs::File,
    io::{Read, Seek, SeekFrom},
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::SystemTime,
};

use tokio_postgres::Row;

use super::connection::Connection;
use crate::{LedgerError, store::address::Address};

/// A file is kept in parts of so many bytes, so that none is held whole by the database.
const PART: u64 = 4 << 20;

/// What the database knows of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its name.
    pub name: String,
    /// When it came.
    pub since: SystemTime,
}

/// The files of one kind.
#[derive(Clone, Debug)]
pub struct Files {
    kind: &'static str,
    address: Address,
    // Made when it is needed, and again when it has gone.
    connection: Arc<Mutex<Option<Arc<Connection>>>>,
}

impl Files {
    /// Those of the database that a data folder names, if it does.
    ///
    /// # Errors
    /// If what it names is no address.
    pub fn of(folder: &Path, kind: &'static str) -> Result<Option<Files>, LedgerError> {
        Ok(Address::of(folder)?.map(|address| Files::at(address, kind)))
    }

    /// Those of the database at an address.
    pub fn at(address: Address, kind: &'static str) -> Files {
        Files { kind, address, connection: Arc::default() }
    }

    /// A connection that answers. One that was lost is made again.
    fn with<T>(&self, work: impl Fn(&Connection) -> Result<T, LedgerError>) -> Result<T, LedgerError> {
        let connected = {
            let mut held = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
            match &*held {
                Some(connection) if !connection.is_gone() => connection.clone(),
                _ => {
                    let new = Arc::new(Connection::open(&self.address, None)?);
                    new.prepare()?;
                    held.insert(new).clone()
                }
            }
        };
        work(&connected)
    }

    /// Keeps a file, durably, of which `part` has the bytes from a place on. One that is there stays as it is.
    ///
    /// # Errors
    /// If it cannot be read or kept.
    fn put_parts(
        &self,
        name: &str,
        length: u64,
        mut part: impl FnMut(u64) -> Result<Vec<u8>, LedgerError>,
    ) -> Result<(), LedgerError> {
        if self.has(name)? {
            return Ok(());
        }
        // The first part is written last: by it the file is known.
        for number in (0..length.div_ceil(PART).max(1)).rev() {
            let (kind, bytes) = (self.kind, part(number * PART)?);
            let number = i32::try_from(number).unwrap_or(i32::MAX);
            self.with(|connection| {
                let (name, bytes) = (name.to_owned(), bytes.clone());
                connection.durably(move |client| async move {
                    let query = "INSERT INTO file (kind, name, part, bytes) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
                    client.execute(query, &[&kind, &name, &number, &bytes]).await
                })
            })?;
        }
        Ok(())
    }

    /// Keeps a file, durably. One that is there stays as it is.
    ///
    /// # Errors
    /// If it cannot be kept.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<(), LedgerError> {
        self.put_parts(name, bytes.len() as u64, |from| {
            let rest = bytes.get(usize::try_from(from).unwrap_or(usize::MAX)..).unwrap_or_default();
            Ok(rest.iter().copied().take(PART as usize).collect())
        })
    }

    /// Keeps what is in a file of this machine, durably.
    ///
    /// # Errors
    /// If it cannot be read or kept.
    pub fn put_file(&self, name: &str, path: &Path) -> Result<(), LedgerError> {
        let failed = |e| LedgerError::io(path)(e);
        let mut file = File::open(path).map_err(failed)?;
        let length = file.metadata().map_err(failed)?.len();
        self.put_parts(name, length, |from| {
            let mut bytes = vec![];
            file.seek(SeekFrom::Start(from)).map_err(failed)?;
            Read::by_ref(&mut file).take(PART).read_to_end(&mut bytes).map_err(failed)?;
            Ok(bytes)
        })
    }

    /// Whether a file is there.
    ///
    /// # Errors
    /// If it cannot be asked.
    pub fn has(&self, name: &str) -> Result<bool, LedgerError> {
        Ok(self.part(name, 0, "SELECT true FROM file WHERE kind = $1 AND name = $2 AND part = $3")?.is_some())
    }

    fn part(&self, name: &str, number: i32, query: &'static str) -> Result<Option<Row>, LedgerError> {
        let kind = self.kind;
        self.with(|connection| {
            let name = name.to_owned();
            connection
                .run(move |client| async move { client.query_opt(query, &[&kind, &name, &number]).await })
        })
    }

    /// Hands out a file part by part; whether it is there.
    ///
    /// # Errors
    /// If it cannot be read; and what `take` says.
    pub fn read(
        &self,
        name: &str,
        mut take: impl FnMut(&[u8]) -> Result<(), LedgerError>,
    ) -> Result<bool, LedgerError> {
        let query = "SELECT bytes FROM file WHERE kind = $1 AND name = $2 AND part = $3";
        for number in 0i32.. {
            match self.part(name, number, query)? {
                Some(row) => take(row.get(0))?,
                None => return Ok(number > 0),
            }
        }
        Ok(true)
    }

    /// A file, if it is there.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn get(&self, name: &str) -> Result<Option<Vec<u8>>, LedgerError> {
        let mut all = vec![];
        let there = self.read(name, |part| {
            all.extend_from_slice(part);
            Ok(())
        })?;
        Ok(there.then_some(all))
    }

    /// Takes a file away.
    ///
    /// # Errors
    /// If it cannot be.
    pub fn remove(&self, name: &str) -> Result<(), LedgerError> {
        let kind = self.kind;
        self.with(|connection| {
            let name = name.to_owned();
            connection.durably(move |client| async move {
                client.execute("DELETE FROM file WHERE kind = $1 AND name = $2", &[&kind, &name]).await
            })
        })
        .map(|_| ())
    }

    /// Which files there are, by their names.
    ///
    /// # Errors
    /// If they cannot be read.
    pub fn all(&self) -> Result<Vec<Held>, LedgerError> {
        let kind = self.kind;
        let rows = self.with(|connection| {
            connection.run(move |client| async move {
                let query = "SELECT name, made FROM file WHERE kind = $1 AND part = 0 ORDER BY name";
                client.query(query, &[&kind]).await
            })
        })?;
        Ok(rows.iter().map(|row| Held { name: row.get(0), since: row.get(1) }).collect())
    }
}
