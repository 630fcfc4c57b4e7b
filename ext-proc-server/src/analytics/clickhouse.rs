//! A ClickHouse server, over its HTTP interface: <https://clickhouse.com/docs/interfaces/http>.

use std::time::Duration;

use lane::ClickHouseConfig;
use reqwest::{
    Client, Url,
    header::{HeaderMap, HeaderName, HeaderValue},
    redirect::Policy,
};
use serde_json::{Map, Value, json};
use tokio::runtime::{Builder, Runtime};

use super::{
    database::{Cell, Database, DatabaseError, Rows, Sql, lot, missing},
    row::{COLUMNS, Kind, Row},
};
use crate::{error_chain::error_chain, secret, trust::install_crypto};

/// A server.
pub(super) struct ClickHouse {
    client: Client,
    /// There until the end.
    runtime: Option<Runtime>,
    place: ClickHousePlace,
}

/// Where it is, and who asks.
#[derive(Clone)]
pub(super) struct ClickHousePlace {
    url: Url,
    headers: HeaderMap,
    keep_days: u32,
}

impl ClickHousePlace {
    /// Reads the settings. Nothing is connected yet.
    ///
    /// # Errors
    /// The key and what is wrong with it.
    pub(super) fn new(
        settings: &ClickHouseConfig,
        keep_days: u32,
    ) -> Result<Self, (&'static str, String)> {
        let mut url = Url::parse(&settings.url).map_err(|e| ("url", e.to_string()))?;
        url.query_pairs_mut()
            .append_pair("database", &settings.database)
            .append_pair("output_format_json_quote_64bit_integers", "0")
            // What is not there stays so when it is made a text.
            .append_pair("cast_keep_nullable", "1")
            // It answers when all is done: what goes wrong late is an error too.
            .append_pair("wait_end_of_query", "1");
        let password = settings.password.as_ref().map(secret::read).transpose();
        let password = password
            .map_err(|why| ("password", why))?
            .unwrap_or_default();
        let mut headers = HeaderMap::new();
        for (name, key, value) in [(USER, "user", &settings.user), (KEY, "password", &password)] {
            // Whatever its letters; the error does not say what the value is.
            let value = HeaderValue::from_bytes(value.as_bytes());
            let mut value = value.map_err(|_| (key, "holds a control character".to_owned()))?;
            value.set_sensitive(true);
            headers.insert(name, value);
        }
        Ok(Self {
            url,
            headers,
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
        let client = Client::builder()
            .timeout(PATIENCE)
            // Nobody else is told the password.
            .redirect(Policy::none())
            .default_headers(place.headers.clone())
            .build();
        let runtime = Builder::new_current_thread().enable_all().build();
        let mut opened = Self {
            client: client.map_err(|e| DatabaseError::new(error_chain(&e)))?,
            runtime: Some(runtime.map_err(DatabaseError::new)?),
            place: place.clone(),
        };
        let missing = opened.missing()?;
        opened.change(&missing)?;
        Ok(opened)
    }

    /// The statements that make what is not there: an account that may only read and write need not make tables.
    fn missing(&mut self) -> Result<Vec<Sql>, DatabaseError> {
        let known = self.select(&Sql::new(
            "SELECT name FROM system.columns WHERE database = currentDatabase() AND table = 'weir_events'",
        ))?;
        if known.is_empty() {
            return Ok(tables(self.place.keep_days));
        }
        let adding = missing(&known).map(|column| {
            let (name, kind) = (column.name, type_of(column.kind));
            Sql::new(format!(
                "ALTER TABLE weir_events ADD COLUMN IF NOT EXISTS {name} {kind}"
            ))
        });
        Ok(adding.collect())
    }

    fn ask(&self, sql: &Sql, data: String) -> Result<String, DatabaseError> {
        let runtime = self.runtime.as_ref();
        let runtime = runtime.ok_or_else(|| DatabaseError::new("the connection is closed"))?;
        let mut url = self.place.url.clone();
        let mut text = of_characters(&sql.text);
        for (index, value) in sql.values.iter().enumerate().rev() {
            let number = index + 1;
            let (kind, value) = match value {
                Cell::Number(value) => ("Int64", value.to_string()),
                Cell::Text(value) => ("String", escaped(value)),
                Cell::Null => ("Nullable(String)", "\\N".to_owned()),
            };
            // From the last on: `$1` is also how `$10` begins.
            text = text.replace(&format!("${number}"), &format!("{{p{number}:{kind}}}"));
            url.query_pairs_mut()
                .append_pair(&format!("param_p{number}"), &value);
        }
        if !data.is_empty() {
            url.query_pairs_mut().append_pair("query", &text);
            text = data;
        }
        let asking = async {
            let answer = self.client.post(url).body(text).send().await?;
            Ok((answer.status(), answer.text().await?))
        };
        let answer = runtime.block_on(asking);
        // The address holds values.
        let (status, said) = answer
            .map_err(|e: reqwest::Error| DatabaseError::new(error_chain(&e.without_url())))?;
        match status.is_success() {
            true => Ok(said),
            false => Err(DatabaseError::new(format!("{status}: {}", reason(&said)))),
        }
    }
}

impl Drop for ClickHouse {
    /// To end it a runtime waits, which no thread of another may.
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
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
        // An exchange is there when it is among the events. Marks of a try that failed then are of none, and not counted.
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

/// The statements that make the tables. Who finds the last one finds all.
fn tables(keep_days: u32) -> Vec<Sql> {
    let columns = COLUMNS.iter().map(|column| match column.name {
        // By it they are sorted.
        "time_ms" => ", time_ms Int64".to_owned(),
        name => format!(", {name} {}", type_of(column.kind)),
    });
    let columns: String = columns.collect();
    // The same rows once more, when the answer about them was lost, are left out.
    let ending = format!(
        "TTL toDateTime(intDiv(time_ms, 1000)) + INTERVAL {keep_days} DAY SETTINGS non_replicated_deduplication_window = 100"
    );
    let statements = [
        // An id begins with its time.
        format!(
            "CREATE TABLE IF NOT EXISTS weir_marks (event Int64, kind LowCardinality(String), name String, value Nullable(Int64), \
             time_ms Int64 MATERIALIZED intDiv(event, 2097152)) ENGINE = MergeTree ORDER BY (kind, event) {ending}"
        ),
        format!(
            "CREATE TABLE IF NOT EXISTS weir_events (id Int64, lot Int64, weight Int64, event String{columns}) \
             ENGINE = MergeTree ORDER BY time_ms {ending}"
        ),
    ];
    statements.into_iter().map(Sql::new).collect()
}

fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Number => "Nullable(Int64)",
        Kind::Text => "Nullable(String)",
    }
}

/// Its functions mean bytes where others mean characters. No values stand in a statement.
fn of_characters(text: &str) -> String {
    text.replace("length(", "lengthUTF8(")
        .replace("lower(", "lowerUTF8(")
}

/// What the server says of a mistake, without the values that it quotes.
fn reason(said: &str) -> String {
    let line = said.lines().next().unwrap_or_default();
    let quotes = QUOTES.iter().filter_map(|quote| line.find(quote)).min();
    let short = line.get(..quotes.unwrap_or(line.len()));
    short.unwrap_or(line).chars().take(LONGEST_REASON).collect()
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
/// After these the server quotes the statement with its values, or data.
const QUOTES: &[&str] = &[" In scope ", " before: ", " (at row ", ": While executing "];
const LONGEST_REASON: usize = 300;
const USER: HeaderName = HeaderName::from_static("x-clickhouse-user");
const KEY: HeaderName = HeaderName::from_static("x-clickhouse-key");
