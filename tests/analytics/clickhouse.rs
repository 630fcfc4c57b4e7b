//! ClickHouse's real engine, which hosts share: see `clickhouse.py`.

use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    process::Command,
    sync::Arc,
    time::Duration,
};

use anyhow::{Context as _, Result, ensure};
use lane::Event;
use serde_json::Value;
use tests::{Folder, Process, free_address, repository, traffic};

use crate::{Site, counted, now};

const HOUR: u64 = 3_600_000;
/// Also what is no ASCII is a password.
const KEY: &str = "gehéim 7 & 'so'";

/// An engine with tables of its own, while it runs.
struct ClickHouse {
    folder: Folder,
    address: SocketAddr,
    running: Option<Process>,
    /// How many answers to inserts get lost.
    lost: u32,
}

impl ClickHouse {
    fn start() -> Result<Self> {
        Self::that_loses(0)
    }

    fn that_loses(lost: u32) -> Result<Self> {
        let mut server = Self {
            folder: Folder::new()?,
            address: free_address()?,
            running: None,
            lost,
        };
        server.resume()?;
        server.ask("default", "CREATE DATABASE traffic")?;
        Ok(server)
    }

    /// Starts the engine on the tables that are there.
    fn resume(&mut self) -> Result<()> {
        let mut command = Command::new(artefacts::python_env(&["chdb-core"])?);
        command
            .arg(repository().join("tests/analytics/clickhouse.py"))
            .arg(self.address.port().to_string())
            .arg(self.folder.file("data"))
            .arg(self.lost.to_string())
            .env("CLICKHOUSE_PASSWORD", KEY);
        let mut running = Process::start("clickhouse", &mut command, &self.folder)?;
        running.wait_for(self.address, Duration::from_secs(30))?;
        self.running = Some(running);
        Ok(())
    }

    /// What a document says of it.
    fn store(&self) -> String {
        self.store_for("http", KEY)
    }

    fn store_for(&self, scheme: &str, password: &str) -> String {
        let (address, password) = (self.address, password.replace('\'', "''"));
        format!(
            "clickhouse: {{url: '{scheme}://{address}', database: traffic, user: weir, password: {{value: '{password}'}}}}"
        )
    }

    /// Carries a statement out, as another program would.
    fn ask(&self, database: &str, statement: &str) -> Result<String> {
        let mut stream = TcpStream::connect(self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        let length = statement.len();
        write!(
            stream,
            "POST /?database={database} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\
             x-clickhouse-user: weir\r\nx-clickhouse-key: {KEY}\r\ncontent-length: {length}\r\n\r\n{statement}",
            self.address
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let (head, body) = answer.split_once("\r\n\r\n").context("no answer")?;
        ensure!(head.starts_with("HTTP/1.1 200 "), "{statement}: {answer}");
        Ok(body.trim().to_owned())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_number_is_right() -> Result<()> {
    let server = ClickHouse::start()?;
    let now = now()?;
    let events = traffic(3000, now, 24 * HOUR);
    // Two hosts share it, and begin at the same time.
    let sites = [Site::open(&server.store())?, Site::open(&server.store())?];
    let (one, other) = events.split_at(1500);
    tokio::join!(sites[0].take(one), sites[1].take(other));
    counted::agrees(&sites[0], &events, now - 25 * HOUR, now + 1).await?;
    // A part of the time, cut inside slots.
    counted::agrees(
        &sites[1],
        &events,
        now - 5 * HOUR - 12_345,
        now - 2 * HOUR + 777,
    )
    .await?;
    for site in &sites {
        site.log.close().await;
        ensure!(
            site.metrics
                .text()
                .contains("weir_audit_delivered_total{sink=\"analytics\"} 1500"),
            "not all were counted as delivered"
        );
    }
    Ok(())
}

/// Values come back as they were, and are found, whatever is in them.
#[tokio::test(flavor = "multi_thread")]
async fn any_text_is_kept_and_found() -> Result<()> {
    let server = ClickHouse::start()?;
    let site = Site::open(&server.store())?;
    let texts = [
        "",
        "größer als ÉTÉ",
        "a\tb\nc\rd\\e\\N",
        "'quoted' \"twice\" `so`",
        "{p1:String} $1 %25 + &",
        "\\N",
        "\u{1}\u{7f} 🦦",
    ];
    let now = now()?;
    let events: Vec<Event> = texts
        .iter()
        .zip(traffic(texts.len(), now, HOUR))
        .map(|(text, event)| Event {
            model: Some((*text).to_owned()),
            ..event
        })
        .collect();
    site.take(&events).await;
    for (text, event) in texts.iter().zip(&events) {
        let said = found(&site, &format!("model:is:{text}")).await?;
        let id = said["exchanges"][0]["id"].as_i64().unwrap_or(0);
        ensure!(said["totals"]["exchanges"] == 1, "{text:?}: {said}");
        let whole = site.ask(&format!("/analytics/exchange/{id}.json")).await?;
        let whole: Value = serde_json::from_slice(whole.body())?;
        ensure!(whole == serde_json::to_value(event)?, "{text:?}: {whole}");
    }
    for (filter, wanted) in [
        ("model:has:GRÖSSER", 0),
        ("model:has:Été", 1),
        ("model:has:🦦", 1),
        ("model:has:\\", 2),
        // They are counted in characters.
        ("model:lt:3", 2),
        ("model:lt:15", 5),
        ("model:gt:14", 2),
    ] {
        let said = found(&site, filter).await?;
        ensure!(
            said["totals"]["exchanges"] == wanted,
            "{filter}: {}",
            said["totals"]
        );
    }
    Ok(())
}

async fn found(site: &Site, filter: &str) -> Result<Value> {
    let filter: String = filter.bytes().map(|byte| format!("%{byte:02X}")).collect();
    site.json(&format!("last=24h&f={filter}")).await
}

/// A server that is away loses nothing, and holds up no start.
#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_comes_back_gets_everything() -> Result<()> {
    let mut server = ClickHouse::start()?;
    let now = now()?;
    let events = traffic(900, now, 24 * HOUR);
    let site = Site::open(&server.store())?;
    site.take(&events[..300]).await;
    server.running = None;
    for event in &events[300..600] {
        site.log.offer(&Arc::new(event.clone()));
    }
    let away = site.ask("/analytics").await?;
    let said = String::from_utf8_lossy(away.body()).into_owned();
    ensure!(away.status() == 503 && !said.contains("geh"), "{said}");
    // A host that starts meanwhile.
    let late = Site::open(&server.store())?;
    late.log.offer(&Arc::new(events[600].clone()));
    tokio::time::sleep(Duration::from_secs(1)).await;
    server.resume()?;
    site.until(|totals| totals["exchanges"] == 601)
        .await
        .map(drop)
}

/// What was written and never answered is written again, and is there once.
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_gets_lost_doubles_nothing() -> Result<()> {
    // The one about the marks, then the one about the exchanges.
    let server = ClickHouse::that_loses(2)?;
    let site = Site::open(&server.store())?;
    for event in traffic(300, now()?, HOUR) {
        site.log.offer(&Arc::new(event));
    }
    site.until(|totals| totals["exchanges"] == 300).await?;
    for (table, row) in [
        ("weir_events", "id"),
        ("weir_marks", "(event, kind, name, value)"),
    ] {
        let counted = server.ask(
            "traffic",
            &format!("SELECT count() > 0 AND count() = uniqExact({row}) FROM {table}"),
        )?;
        ensure!(counted == "1", "{table}: {counted}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_is_refused_and_never_shown() -> Result<()> {
    let server = ClickHouse::start()?;
    for (store, wanted) in [
        (
            server.store_for("http", "Wrong&Key"),
            "Authentication failed",
        ),
        // Who does not speak TLS is told no password.
        (
            server.store_for("https", "Wrong&Key"),
            "error sending request",
        ),
    ] {
        let site = Site::open(&store)?;
        let refused = site.ask("/analytics").await?;
        let said = String::from_utf8_lossy(refused.body()).into_owned();
        ensure!(
            refused.status() == 503 && said.contains(wanted) && !said.contains("Wrong"),
            "{said}"
        );
    }
    // YAML takes a control character between double quotes only.
    let store = server
        .store_for("http", "Wrong\\aKey")
        .replace("'Wrong\\aKey'", "\"Wrong\\aKey\"");
    let error = Site::open(&store).err();
    let said = format!("{:#}", error.context("it opens")?);
    ensure!(
        said.contains("analytics.clickhouse.password") && !said.contains("Wrong"),
        "{said}"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn tables_of_an_older_version_get_what_they_lack() -> Result<()> {
    let server = ClickHouse::start()?;
    let now = now()?;
    let site = Site::open(&server.store())?;
    site.take(&traffic(100, now, HOUR)).await;
    server.ask(
        "traffic",
        "ALTER TABLE weir_events DROP COLUMN sealed, DROP COLUMN phase",
    )?;
    let site = Site::open(&server.store())?;
    site.take(&traffic(100, now, HOUR)).await;
    let said = site.json("last=24h").await?;
    ensure!(said["totals"]["exchanges"] == 200, "{}", said["totals"]);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_old_is_forgotten() -> Result<()> {
    let server = ClickHouse::start()?;
    let now = now()?;
    let site = Site::open(&format!("keep_days: 3, {}", server.store()))?;
    site.take(&traffic(300, now - 4 * 24 * HOUR, HOUR)).await;
    site.take(&traffic(200, now, HOUR)).await;
    // The server does so when it merges, which it does now and then.
    for table in ["weir_events", "weir_marks"] {
        server.ask("traffic", &format!("OPTIMIZE TABLE {table} FINAL"))?;
    }
    let said = site.json("last=30d").await?;
    ensure!(said["totals"]["exchanges"] == 200, "{}", said["totals"]);
    let left = server.ask(
        "traffic",
        "SELECT count() FROM weir_marks WHERE event NOT IN (SELECT id FROM weir_events)",
    )?;
    ensure!(left == "0", "{left} marks are left");
    Ok(())
}
