//! A ClickHouse server, over its HTTP interface: <https://clickhouse.com/docs/interfaces/http>.

use std::time::Duration;

use lane::ClickHouseConfig;
use serde_json::{Map, Value, json};
use ureq::{
    Agent,
    tls::{RootCerts, TlsConfig},
};

use super::{
    database::{Cell, Database, DatabaseError, Rows, Sql, lot},
    row::{COLUMNS, Kind, Row},
};
use crate::{secret, trust::install_crypto};

/// A server.
pub(super) struct ClickHouse {
    agent: Agent,
    place: ClickHousePlace,
}

/// Where it is, and who asks.
#[derive(Clone)]
pub(super) struct ClickHousePlace {
    url: String,
    database: String,
    user: String,
    password: String,
    keep_days: u32,
}

impl ClickHousePlace {
    /// # Errors
    /// The key and what is wrong with it.
    pub(super) fn new(
        settings: &ClickHouseConfig,
        keep_days: u32,
    ) -> Result<Self, (&'static str, String)> {
        let password = settings.password.as_ref().map(secret::read).transpose();
        Ok(Self {
            url: settings.url.clone(),
            database: settings.database.clone(),
            user: settings.user.clone(),
            password: password
                .map_err(|why| ("password", why))?
                .unwrap_or_default(),
            keep_days,
        })
    }
}

impl ClickHouse {
    /// Makes what is missing there.
    ///
    /// # Errors
    /// When there is no server, or it does not let us.
    pub(super) fn open(place: &ClickHousePlace) -> Result<Self, DatabaseError> {
        install_crypto();
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier);
        let agent = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            // What the server says of a mistake is in the body.
            .http_status_as_error(false)
            .tls_config(tls.build())
            .build();
        let mut opened = Self {
            agent: agent.into(),
            place: place.clone(),
        };
        opened.change(&opened.tables())?;
        Ok(opened)
    }

    fn tables(&self) -> Vec<Sql> {
        let columns = COLUMNS.iter().filter(|column| column.name != "time_ms");
        let columns = columns.map(|column| {
            let kind = type_of(column.kind);
            (column.name, format!("Nullable({kind})"))
        });
        let columns: Vec<_> = columns.collect();
        let listed: String = columns
            .iter()
            .map(|(name, kind)| format!(", {name} {kind}"))
            .collect();
        let days = self.place.keep_days;
        let ending = |time: &str| {
            format!(
                "ENGINE = MergeTree ORDER BY {time} TTL toDateTime(intDiv({time}, 1000)) + INTERVAL {days} DAY"
            )
        };
        let mut statements = vec![
            format!(
                "CREATE TABLE IF NOT EXISTS weir_events (id Int64, lot Int64, weight Int64, event String, time_ms Int64{listed}) {}",
                ending("time_ms")
            ),
            // An id begins with its time.
            format!(
                "CREATE TABLE IF NOT EXISTS weir_marks (event Int64, kind LowCardinality(String), name String, value Nullable(Int64), \
                 time_ms Int64 MATERIALIZED intDiv(event, 2097152)) ENGINE = MergeTree ORDER BY (kind, event) \
                 TTL toDateTime(intDiv(time_ms, 1000)) + INTERVAL {days} DAY"
            ),
        ];
        statements.extend(columns.iter().map(|(name, kind)| {
            format!("ALTER TABLE weir_events ADD COLUMN IF NOT EXISTS {name} {kind}")
        }));
        statements.into_iter().map(Sql::new).collect()
    }

    fn ask(&self, sql: &Sql, body: String) -> Result<String, DatabaseError> {
        let mut text = sql.text.clone();
        let mut request = self
            .agent
            .post(&self.place.url)
            .header("X-ClickHouse-User", &self.place.user)
            .header("X-ClickHouse-Key", &self.place.password)
            .query("database", &self.place.database)
            .query("output_format_json_quote_64bit_integers", "0")
            // What is not there stays so when it is made a text.
            .query("cast_keep_nullable", "1");
        for (index, value) in sql.values.iter().enumerate().rev() {
            let number = index + 1;
            let (kind, value) = match value {
                Cell::Number(value) => ("Int64", value.to_string()),
                Cell::Text(value) => ("String", escaped(value)),
                Cell::Null => ("Nullable(String)", "\\N".to_owned()),
            };
            // From the last on: `$1` is also how `$10` begins.
            text = text.replace(&format!("${number}"), &format!("{{p{number}:{kind}}}"));
            request = request.query(format!("param_p{number}"), value);
        }
        let answer = match body.is_empty() {
            true => request.send(text),
            false => request.query("query", text).send(body),
        };
        let mut answer = answer.map_err(DatabaseError::new)?;
        let is_good = answer.status().is_success();
        let said = answer
            .body_mut()
            .with_config()
            .limit(LARGEST)
            .read_to_string();
        let said = said.map_err(DatabaseError::new)?;
        match is_good {
            true => Ok(said),
            false => Err(DatabaseError::new(
                said.lines().next().unwrap_or("no reason given"),
            )),
        }
    }
}

impl Database for ClickHouse {
    fn select(&mut self, sql: &Sql) -> Result<Rows, DatabaseError> {
        let mut asked = sql.clone();
        asked.push(" FORMAT JSONCompactEachRow");
        let said = self.ask(&asked, String::new())?;
        let rows = said.lines().map(|line| {
            let row: Vec<Value> = serde_json::from_str(line).map_err(DatabaseError::new)?;
            Ok(row.iter().map(cell).collect())
        });
        rows.collect()
    }

    /// One after the other: there are no transactions, and what is made here can be made again.
    fn change(&mut self, statements: &[Sql]) -> Result<(), DatabaseError> {
        let mut done = statements.iter().map(|sql| self.ask(sql, String::new()));
        done.try_for_each(|said| said.map(drop))
    }

    fn insert(&mut self, rows: &[(i64, Row)]) -> Result<(), DatabaseError> {
        let (mut events, mut marks) = (String::new(), String::new());
        for (id, row) in rows {
            let mut event = Map::new();
            event.insert("id".to_owned(), json!(id));
            event.insert("lot".to_owned(), json!(lot(*id)));
            event.insert("weight".to_owned(), json!(1));
            event.insert("event".to_owned(), json!(row.event));
            for (column, cell) in COLUMNS.iter().zip(&row.cells) {
                event.insert(column.name.to_owned(), value(cell));
            }
            events.push_str(&Value::Object(event).to_string());
            events.push('\n');
            for mark in &row.marks {
                let mark =
                    json!({"event": id, "kind": mark.kind, "name": mark.name, "value": mark.value});
                marks.push_str(&mark.to_string());
                marks.push('\n');
            }
        }
        // What is marked twice, since the second fails and all are tried again, is counted once: see `query::marks`.
        for (table, lines) in [("weir_marks", marks), ("weir_events", events)] {
            if !lines.is_empty() {
                let insert = format!("INSERT INTO {table} FORMAT JSONEachRow");
                self.ask(&Sql::new(insert), lines)?;
            }
        }
        Ok(())
    }

    fn is_thinned(&self) -> bool {
        false
    }

    fn quotient(&self, of: &str, by: &str) -> String {
        format!("intDiv({of}, {by})")
    }
}

fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Number => "Int64",
        Kind::Text => "String",
    }
}

/// A parameter's text is read as a field of tab-separated values.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('\t', "\\t")
        .replace('\n', "\\n")
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Null => Value::Null,
        Cell::Number(number) => json!(number),
        Cell::Text(text) => json!(text),
    }
}

fn cell(value: &Value) -> Cell {
    match value {
        Value::Number(number) => number.as_i64().map_or(Cell::Null, Cell::Number),
        Value::String(text) => Cell::Text(text.clone()),
        _ => Cell::Null,
    }
}

/// How long a statement may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// An answer is some thousand rows at most, and a sealed body.
const LARGEST: u64 = 256 << 20;
