//! A PostgreSQL server.

use std::{error::Error, str::FromStr, thread, time::Duration};

use bytes::BytesMut;
use lane::PostgresConfig;
use postgres::{
    Client, Config, NoTls,
    config::SslMode,
    error::SqlState,
    types::{FromSql, IsNull, ToSql, Type, to_sql_checked},
};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::{
    database::{Cell, Database, DatabaseError, Rows, Sql, missing, tables, type_of},
    row::COLUMNS,
};
use crate::{error_chain::error_chain, secret, trust};

/// A connection.
pub(super) struct Postgres {
    /// There until the end.
    client: Option<Client>,
}

/// What a connection is made with.
#[derive(Clone)]
pub(super) struct PostgresPlace {
    config: Config,
    tls: MakeRustlsConnect,
}

impl PostgresPlace {
    /// Reads the settings. Nothing is connected yet.
    ///
    /// # Errors
    /// The key and what is wrong with it; no part of the address, for it holds a password.
    pub(super) fn new(settings: &PostgresConfig) -> Result<Self, (&'static str, String)> {
        let url = secret::read(&settings.url).map_err(|why| ("url", why))?;
        let mut config = Config::from_str(&url).map_err(|_| {
            let why =
                "no address of a server; it looks like postgresql://user:password@host/database";
            ("url", why.to_owned())
        })?;
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(CONNECT);
        }
        config.application_name("weir");
        let options = config.get_options().unwrap_or_default().to_owned();
        config.options(&format!("{options} -c statement_timeout={PATIENCE_MS}"));
        let tls = trust::client(settings.ca.as_deref()).map_err(|why| ("ca", why))?;
        let tls = MakeRustlsConnect::new(tls);
        Ok(Self { config, tls })
    }
}

impl Postgres {
    /// Connects and makes what is missing there.
    ///
    /// # Errors
    /// When there is no server, or it does not let us.
    pub(super) fn open(place: &PostgresPlace) -> Result<Self, DatabaseError> {
        let connected = match place.config.get_ssl_mode() {
            SslMode::Disable => place.config.connect(NoTls),
            _ => place.config.connect(place.tls.clone()),
        };
        let mut opened = Self {
            client: Some(connected?),
        };
        let adding = COLUMNS.iter().map(|column| {
            let (name, kind) = (column.name, type_of(column.kind));
            let alter = "ALTER TABLE weir_events ADD COLUMN IF NOT EXISTS";
            Sql::new(format!("{alter} {name} {kind}"))
        });
        let statements: Vec<_> = tables().into_iter().chain(adding).collect();
        if !opened.has_tables()? {
            opened.change(&statements)?;
        }
        Ok(opened)
    }

    fn client(&mut self) -> Result<&mut Client, DatabaseError> {
        let client = self.client.as_mut();
        client.ok_or_else(|| DatabaseError::new("the connection is closed"))
    }

    /// Whether all is there: an account that may only read and write need not make tables.
    fn has_tables(&mut self) -> Result<bool, DatabaseError> {
        let known = self.select(&Sql::new(
            "SELECT CAST(column_name AS TEXT) FROM information_schema.columns WHERE table_name = 'weir_events' AND table_schema = current_schema()",
        ))?;
        Ok(missing(&known).next().is_none())
    }
}

impl Database for Postgres {
    fn select(&mut self, sql: &Sql) -> Result<Rows, DatabaseError> {
        let rows = self.client()?.query(&sql.text, &parameters(sql))?;
        let cells = |row: &postgres::Row| -> Result<Vec<Cell>, postgres::Error> {
            (0..row.len())
                .map(|index| Ok(row.try_get::<_, Option<Cell>>(index)?.unwrap_or(Cell::Null)))
                .collect()
        };
        Ok(rows.iter().map(cells).collect::<Result<_, _>>()?)
    }

    fn change(&mut self, statements: &[Sql]) -> Result<(), DatabaseError> {
        let mut transaction = self.client()?.transaction()?;
        // Of hosts that share it, one at a time makes tables or thins out.
        if statements.iter().any(|sql| !sql.text.starts_with("INSERT")) {
            transaction.execute(&format!("SELECT pg_advisory_xact_lock({LOCK})"), &[])?;
        }
        for sql in statements {
            transaction.execute(&sql.text, &parameters(sql))?;
        }
        Ok(transaction.commit()?)
    }
}

impl Drop for Postgres {
    /// To take leave of the server the client waits, which no thread of a runtime may.
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            // Where there is no thread to be had it is waited for all the same.
            let _ = thread::Builder::new().spawn(move || drop(client));
        }
    }
}

fn parameters(sql: &Sql) -> Vec<&(dyn ToSql + Sync)> {
    let values = sql.values.iter();
    values.map(|value| value as &(dyn ToSql + Sync)).collect()
}

impl ToSql for Cell {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Number(number) if *kind == Type::INT4 => {
                i32::try_from(*number)?.to_sql(kind, out)
            }
            Self::Number(number) => number.to_sql(kind, out),
            Self::Text(text) => text.to_sql(kind, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Cell {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        match *kind {
            Type::INT8 => i64::from_sql(kind, raw).map(Self::Number),
            Type::INT4 => i32::from_sql(kind, raw).map(|number| Self::Number(number.into())),
            _ => String::from_sql(kind, raw).map(Self::Text),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

impl From<postgres::Error> for DatabaseError {
    fn from(error: postgres::Error) -> Self {
        let why = match error.as_db_error() {
            // Its details may quote values.
            Some(said) => format!("{}: {}", said.severity(), said.message()),
            None => error_chain(&error),
        };
        Self {
            why,
            is_taken: error.code() == Some(&SqlState::UNIQUE_VIOLATION),
        }
    }
}

/// Any number that other programs do not lock in the same database: "weir" in ASCII.
const LOCK: u32 = 0x7765_6972;
const CONNECT: Duration = Duration::from_secs(5);
/// How long a statement may take.
const PATIENCE_MS: u32 = 20_000;
