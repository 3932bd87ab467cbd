//! A log in a database of its own beside it: SQLite. A transaction is durable when it returns (WAL, `synchronous=FULL`).

use std::{
    fs,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, OptionalExtension, ffi, params};
use tlog_tiles::Hash;

use super::{Each, Store, signed};
use crate::{Checkpoint, LedgerError, Upon};

/// The database's file in a data folder.
pub const STORE: &str = "comity.db";
/// The format of the database; a later program may read an earlier one.
const FORMAT: i64 = 1;
/// "Cmty": marks the file as ours (SQLite `application_id`).
const APPLICATION: i64 = 0x436d_7479;

const SCHEMA: &str = "
    CREATE TABLE entry (ix INTEGER PRIMARY KEY, data BLOB NOT NULL);
    CREATE TABLE checkpoint (
        only INTEGER PRIMARY KEY CHECK (only = 1), size INTEGER NOT NULL, root BLOB NOT NULL, note TEXT NOT NULL
    );
";

/// A SQLite database of entries.
#[derive(Debug)]
pub struct Sqlite {
    path: PathBuf,
    connection: Connection,
}

impl Sqlite {
    /// Makes an empty database.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn create(path: &Path) -> Result<Sqlite, LedgerError> {
        Sqlite::begin(path, true)
    }

    /// Opens the database.
    ///
    /// # Errors
    /// If it cannot be opened, is empty or damaged, or was made by a later version.
    pub fn open(path: &Path) -> Result<Sqlite, LedgerError> {
        Sqlite::begin(path, false)
    }

    fn begin(path: &Path, new: bool) -> Result<Sqlite, LedgerError> {
        let failed = |source| LedgerError::Store { path: path.to_owned(), source };
        let connection = Connection::open(path).map_err(failed)?;
        // What may only be read is found out now, and not by the first who says something: SQLite opens it, and reads. Before
        // anything is read, which leaves files beside it that may only be read as well.
        if connection.is_readonly("main").map_err(failed)? {
            return Err(failed(rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_READONLY), None)));
        }
        let pragma = |name: &str| {
            connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).map_err(failed)
        };
        // The first statement reads the header: a file that is no database fails here.
        let (format, application) = (pragma("user_version")?, pragma("application_id")?);
        if format > FORMAT {
            return Err(LedgerError::Version { path: path.to_owned(), found: format, known: FORMAT });
        }
        // Nothing is changed in a database that something else made.
        let tables = "SELECT count(*) FROM sqlite_schema";
        let empty =
            connection.query_row(tables, [], |row| row.get::<_, i64>(0)).map_err(failed)? == 0 && format == 0;
        if empty != new || !empty && application != APPLICATION {
            let what = "it is not a comity record".into();
            return Err(LedgerError::Damaged { path: path.to_owned(), what });
        }
        connection.pragma_update(None, "journal_mode", "WAL").map_err(failed)?;
        connection.pragma_update(None, "synchronous", "FULL").map_err(failed)?;
        // That a file beside it may only be read is found out now, too.
        connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK;").map_err(failed)?;
        if empty {
            let begin = format!(
                "BEGIN; {SCHEMA} PRAGMA user_version = {FORMAT}; PRAGMA application_id = {APPLICATION}; COMMIT;"
            );
            connection.execute_batch(&begin).map_err(failed)?;
        }
        Ok(Sqlite { path: path.to_owned(), connection })
    }

    /// Opens the database beside a process that may be writing to it.
    ///
    /// # Errors
    /// If it cannot be opened, or was made by a later version.
    pub fn open_to_read(path: &Path) -> Result<Sqlite, LedgerError> {
        let failed = |source| LedgerError::Store { path: path.to_owned(), source };
        let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE | rusqlite::OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(failed)?;
        connection.pragma_update(None, "query_only", true).map_err(failed)?;
        let format = connection
            .pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))
            .map_err(failed)?;
        if format > FORMAT {
            return Err(LedgerError::Version { path: path.to_owned(), found: format, known: FORMAT });
        }
        Ok(Sqlite { path: path.to_owned(), connection })
    }

    /// Closes the database so that all of it is in its one file, durably.
    pub fn close(self) -> Result<(), LedgerError> {
        let failed = self.failed();
        self.connection.pragma_update(None, "journal_mode", "DELETE").map_err(&failed)?;
        self.connection.close().map_err(|(_, e)| failed(e))?;
        fs::File::open(&self.path).and_then(|file| file.sync_all()).map_err(LedgerError::io(&self.path))
    }

    /// Copies the database as of one moment, durably, while others may be writing to it.
    pub fn copy(&self, to: &Path) -> Result<(), LedgerError> {
        let target = to.to_str().ok_or_else(|| self.damaged("the path of the copy is not UTF-8".into()))?;
        // Nothing is changed here; but the database does not tell writing to another file from that.
        self.connection.pragma_update(None, "query_only", false).map_err(self.failed())?;
        let copied = self.connection.execute("VACUUM INTO ?1", [target]);
        self.connection.pragma_update(None, "query_only", true).map_err(self.failed())?;
        copied.map_err(self.failed())?;
        fs::File::open(to).and_then(|file| file.sync_all()).map_err(LedgerError::io(to))
    }

    fn failed(&self) -> impl Fn(rusqlite::Error) -> LedgerError + use<> {
        let path = self.path.clone();
        move |source| LedgerError::Store { path: path.clone(), source }
    }
}

impl Store for Sqlite {
    fn checkpoint(&self) -> Result<Option<Checkpoint>, LedgerError> {
        let query = "SELECT size, root, note FROM checkpoint";
        let read =
            |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?, row.get(2)?));
        let row = self.connection.query_row(query, [], read).optional().map_err(self.failed())?;
        let Some((size, root, note)) = row else { return Ok(None) };
        let size =
            u64::try_from(size).map_err(|_| self.damaged("its checkpoint has a negative size".into()))?;
        let root = Hash(root.try_into().map_err(|_| self.damaged("its checkpoint has no root hash".into()))?);
        Ok(Some(Checkpoint { size, root, note }))
    }

    fn entries(&self, first: u64, until: Option<u64>, each: &mut Each<'_>) -> Result<u64, LedgerError> {
        let query = "SELECT ix, data FROM entry WHERE ix >= ?1 AND ix < ?2 ORDER BY ix";
        let mut query = self.connection.prepare_cached(query).map_err(self.failed())?;
        let limits = [first, until.unwrap_or(u64::MAX)].map(signed);
        let mut rows = query.query(limits).map_err(self.failed())?;
        let mut next = first;
        while let Some(row) = rows.next().map_err(self.failed())? {
            let index: i64 = row.get(0).map_err(self.failed())?;
            if u64::try_from(index) != Ok(next) {
                return Err(self.damaged(format!("entry {next} is missing")));
            }
            each(next, row.get(1).map_err(self.failed())?)?;
            next += 1;
        }
        if until.is_some_and(|until| next < until) {
            return Err(self.damaged(format!("entry {next} is missing")));
        }
        Ok(next)
    }

    fn append(&mut self, before: Upon, entries: &[Vec<u8>], after: &Checkpoint) -> Result<(), LedgerError> {
        let failed = self.failed();
        let transaction = self.connection.transaction().map_err(&failed)?;
        {
            let mut insert = transaction
                .prepare_cached("INSERT INTO entry (ix, data) VALUES (?1, ?2)")
                .map_err(&failed)?;
            for (index, data) in (before.size..).zip(entries) {
                insert.execute(params![signed(index), data]).map_err(&failed)?;
            }
        }
        let (note, from) = (&after.note, (signed(before.size), &before.root.0[..]));
        let values = params![signed(after.size), &after.root.0[..], note, from.0, from.1];
        let moved = if before.size == 0 {
            let first = "INSERT OR IGNORE INTO checkpoint (only, size, root, note) \
                         SELECT 1, ?1, ?2, ?3 WHERE ?4 = 0 AND ?5 IS NOT NULL";
            transaction.execute(first, values)
        } else {
            let next = "UPDATE checkpoint SET size = ?1, root = ?2, note = ?3 WHERE size = ?4 AND root = ?5";
            transaction.execute(next, values)
        };
        if moved.map_err(&failed)? != 1 {
            return Err(LedgerError::Forked(before.size));
        }
        transaction.commit().map_err(&failed)
    }

    fn fill(&mut self, from: &dyn Store, checkpoint: &Checkpoint) -> Result<(), LedgerError> {
        let failed = self.failed();
        let transaction = self.connection.transaction().map_err(&failed)?;
        {
            let mut insert =
                transaction.prepare("INSERT INTO entry (ix, data) VALUES (?1, ?2)").map_err(&failed)?;
            from.entries(0, Some(checkpoint.size), &mut |index, data| {
                insert.execute(params![signed(index), data]).map_err(&failed).map(|_| ())
            })?;
        }
        let query = "INSERT INTO checkpoint (only, size, root, note) VALUES (1, ?1, ?2, ?3)";
        let values = params![signed(checkpoint.size), &checkpoint.root.0[..], checkpoint.note];
        transaction.execute(query, values).map_err(&failed)?;
        transaction.commit().map_err(&failed)
    }

    fn place(&self) -> PathBuf {
        self.path.clone()
    }
}
