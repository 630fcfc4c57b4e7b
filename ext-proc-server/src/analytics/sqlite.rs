//! The embedded store.

use std::{
    fs::OpenOptions,
    io,
    os::unix::fs::OpenOptionsExt as _,
    time::{Duration, Instant},
};

use lane::SqliteConfig;
use rusqlite::{
    Connection, ErrorCode, OpenFlags, params_from_iter,
    types::{ToSql, ToSqlOutput, ValueRef},
};

use super::database::{Cell, Database, DatabaseError, Rows, Sql, missing, tables, type_of};

/// A file.
pub(super) struct Sqlite {
    connection: Connection,
}

impl Sqlite {
    /// Opens the file and makes what is missing in it.
    ///
    /// # Errors
    /// When it cannot be written, or is no such file.
    pub(super) fn open(config: &SqliteConfig) -> Result<Self, DatabaseError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        private(&config.path).map_err(DatabaseError::new)?;
        let connection = Connection::open_with_flags(&config.path, flags)?;
        connection.busy_timeout(BUSY)?;
        // The first takes effect in a new file only.
        connection.execute_batch(
            "PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; \
             PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 67108864;",
        )?;
        let mut opened = Self { connection };
        opened.change(&tables())?;
        opened.add_columns()?;
        Ok(opened)
    }

    /// A file of an older version lacks some.
    fn add_columns(&mut self) -> Result<(), DatabaseError> {
        let known = self.select(&Sql::new(
            "SELECT name FROM pragma_table_info('weir_events')",
        ))?;
        let adding = missing(&known).map(|column| {
            let (name, kind) = (column.name, type_of(column.kind));
            Sql::new(format!("ALTER TABLE weir_events ADD COLUMN {name} {kind}"))
        });
        let adding: Vec<_> = adding.collect();
        self.change(&adding)
    }

    /// Lets a statement run for no longer than [`PATIENCE`].
    fn bound(&mut self) -> Result<(), DatabaseError> {
        let until = Instant::now() + PATIENCE;
        let is_over = move || Instant::now() > until;
        Ok(self.connection.progress_handler(STEPS, Some(is_over))?)
    }

    fn pragma(&self, name: &str) -> Result<u64, DatabaseError> {
        let value: i64 = self
            .connection
            .pragma_query_value(None, name, |row| row.get(0))?;
        Ok(u64::try_from(value).unwrap_or(0))
    }
}

impl Database for Sqlite {
    fn select(&mut self, sql: &Sql) -> Result<Rows, DatabaseError> {
        self.bound()?;
        let mut statement = self.connection.prepare_cached(&sql.text)?;
        let columns = statement.column_count();
        let mut answer = statement.query(params_from_iter(&sql.values))?;
        let mut rows = Vec::new();
        while let Some(row) = answer.next()? {
            let cells = (0..columns).map(|index| {
                Ok(match row.get_ref(index)? {
                    ValueRef::Integer(number) => Cell::Number(number),
                    ValueRef::Text(text) => Cell::Text(String::from_utf8_lossy(text).into_owned()),
                    _ => Cell::Null,
                })
            });
            rows.push(cells.collect::<Result<_, rusqlite::Error>>()?);
        }
        Ok(rows)
    }

    fn change(&mut self, statements: &[Sql]) -> Result<(), DatabaseError> {
        self.bound()?;
        let transaction = self.connection.transaction()?;
        for sql in statements {
            let mut statement = transaction.prepare_cached(&sql.text)?;
            statement.execute(params_from_iter(&sql.values))?;
        }
        Ok(transaction.commit()?)
    }

    fn bytes(&mut self) -> Result<Option<u64>, DatabaseError> {
        let pages = self.pragma("page_count")?;
        let used = pages.saturating_sub(self.pragma("freelist_count")?);
        Ok(Some(used * self.pragma("page_size")?))
    }

    fn shrink(&mut self) -> Result<(), DatabaseError> {
        // It answers with a row for each page.
        let mut statement = self.connection.prepare("PRAGMA incremental_vacuum")?;
        let mut pages = statement.query([])?;
        while pages.next()?.is_some() {}
        Ok(())
    }
}

/// Makes the file where it is missing, for nobody else to read: SQLite's own files beside it get the same mode.
fn private(path: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.append(true).create(true).mode(0o600);
    options.open(path).map(drop)
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Number(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

impl From<rusqlite::Error> for DatabaseError {
    fn from(error: rusqlite::Error) -> Self {
        Self {
            is_taken: error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation),
            ..Self::new(error)
        }
    }
}

/// How long a statement may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// Steps of SQLite's machine between two looks at the clock.
const STEPS: i32 = 10_000;
/// How long the writer and a reader wait for each other.
const BUSY: Duration = Duration::from_secs(5);
