//! The embedded store.

use anyhow::{Result, ensure};
use tests::{Folder, traffic};

use crate::{Site, counted, now};

const HOUR: u64 = 3_600_000;

#[tokio::test]
async fn every_number_is_right() -> Result<()> {
    let folder = Folder::new()?;
    let path = folder.file("a.db");
    let store = format!("sqlite: {{path: '{}'}}", path.display());
    let now = now()?;
    let events = traffic(3000, now, 24 * HOUR);
    let site = Site::open(&store)?;
    site.take(&events).await;
    counted::agrees(&site, &events, now - 25 * HOUR, now + 1).await?;
    // A part of the time, cut inside slots.
    counted::agrees(
        &site,
        &events,
        now - 5 * HOUR - 12_345,
        now - 2 * HOUR + 777,
    )
    .await?;
    site.log.close().await;
    ensure!(
        site.metrics
            .text()
            .contains("weir_audit_delivered_total{sink=\"analytics\"} 3000"),
        "not all were counted as delivered"
    );
    // The program starts again.
    let site = Site::open(&store)?;
    counted::agrees(&site, &events, now - 25 * HOUR, now + 1).await
}

#[tokio::test]
async fn what_is_too_much_is_thinned_out_and_still_adds_up() -> Result<()> {
    let folder = Folder::new()?;
    let path = folder.file("a.db");
    let now = now()?;
    let events = traffic(12_000, now, 24 * HOUR);
    let old = traffic(500, now - 40 * 24 * HOUR, HOUR);
    let site = Site::open(&format!("sqlite: {{path: '{}'}}", path.display()))?;
    site.take(&old).await;
    site.take(&events).await;
    site.log.close().await;
    let everything = format!("from=0&to={}", now + 1);
    let before = site.json(&everything).await?;
    // Now there is room for a sixth. It is tidied when something was written.
    let site = Site::open(&format!(
        "max_events: 2000, sqlite: {{path: '{}'}}",
        path.display()
    ))?;
    site.take(&traffic(1, now, HOUR)).await;
    let mut after = site.json(&everything).await?;
    for _ in 0..100 {
        if after["totals"]["thinned"] != 1 && rows(&path)? <= 2000 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        after = site.json(&everything).await?;
    }
    let number = |said: &serde_json::Value, at: &str| said["totals"][at].as_f64().unwrap_or(0.0);
    ensure!(number(&after, "thinned") >= 4.0, "{}", after["totals"]);
    let (is, was) = (
        number(&after, "exchanges"),
        number(&before, "exchanges") - 500.0,
    );
    ensure!((is / was - 1.0).abs() < 0.2, "{is} exchanges of {was}");
    for part in ["llm", "refused", "observed"] {
        let (is, was) = (number(&after, part), number(&before, part));
        ensure!(
            (is / was - 1.0).abs() < 0.6,
            "{part}: {is} of {was}: {} of {}",
            after["totals"],
            before["totals"]
        );
    }
    // What is recent is all there.
    let recent = format!("from={}&to={}", now - HOUR / 10, now + 1);
    let said = site.json(&recent).await?;
    let wanted = events
        .iter()
        .filter(|e| e.time_ms >= now - HOUR / 10)
        .count();
    ensure!(
        said["totals"]["exchanges"] == wanted,
        "{} for {wanted}",
        said["totals"]
    );
    // And what was too old is gone.
    let past = site
        .json(&format!("from=0&to={}", now - 30 * 24 * HOUR))
        .await?;
    ensure!(past["totals"]["exchanges"] == 0, "{}", past["totals"]);
    Ok(())
}

fn rows(path: &std::path::Path) -> Result<i64> {
    let file = rusqlite::Connection::open(path)?;
    Ok(file.query_row("SELECT count(*) FROM weir_events", [], |row| row.get(0))?)
}

#[tokio::test]
async fn a_file_that_becomes_too_large_is_thinned_out_and_shrinks() -> Result<()> {
    let folder = Folder::new()?;
    let path = folder.file("a.db");
    let now = now()?;
    let site = Site::open(&format!(
        "sqlite: {{path: '{}', max_bytes: 4194304}}",
        path.display()
    ))?;
    for _ in 0..4 {
        site.take(&traffic(4000, now, 24 * HOUR)).await;
    }
    site.log.close().await;
    let large = std::fs::metadata(&path)?.len();
    let site = Site::open(&format!(
        "sqlite: {{path: '{}', max_bytes: 4194304}}",
        path.display()
    ))?;
    site.take(&traffic(1, now, HOUR)).await;
    for _ in 0..200 {
        if std::fs::metadata(&path)?.len() <= 5 << 20 {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    anyhow::bail!("{large} bytes became {}", std::fs::metadata(&path)?.len())
}

/// What clients and upstreams can make large.
#[tokio::test]
async fn many_detectors_and_large_numbers_do_no_harm() -> Result<()> {
    let folder = Folder::new()?;
    let path = folder.file("a.db");
    let site = Site::open(&format!("sqlite: {{path: '{}'}}", path.display()))?;
    let mut events = traffic(300, now()?, HOUR);
    for event in &mut events {
        event.request.counts = (0..650).map(|n| (format!("secret.kind_{n}"), 1)).collect();
        event.usage = Some(audit::Usage {
            input_tokens: u64::MAX,
            output_tokens: i64::MAX as u64,
        });
    }
    site.take(&events).await;
    let said = site.json("last=24h").await?;
    ensure!(said["totals"]["exchanges"] == 300, "{}", said["totals"]);
    site.html("/analytics").await?;
    let mut lists = said["lists"].as_array().into_iter().flatten();
    let values = lists.find(|list| list["field"] == "detector");
    let values = values
        .map(|list| list["values"].clone())
        .unwrap_or_default();
    ensure!(values[0][1] == 300 && values[9][1] == 300, "{values}");
    Ok(())
}

#[tokio::test]
async fn nobody_else_reads_the_file() -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new()?;
    let path = folder.file("a.db");
    let site = Site::open(&format!("sqlite: {{path: '{}'}}", path.display()))?;
    site.take(&traffic(3, now()?, HOUR)).await;
    for file in ["a.db", "a.db-wal", "a.db-shm"] {
        let mode = std::fs::metadata(folder.file(file))?.permissions().mode();
        ensure!(mode & 0o077 == 0, "{file}: {mode:o}");
    }
    Ok(())
}

#[tokio::test]
async fn a_file_of_an_older_version_gets_what_it_lacks() -> Result<()> {
    let folder = Folder::new()?;
    let path = folder.file("a.db");
    let store = format!("sqlite: {{path: '{}'}}", path.display());
    let now = now()?;
    let events = traffic(200, now, HOUR);
    let site = Site::open(&store)?;
    site.take(&events).await;
    site.log.close().await;
    drop(site);
    let old = rusqlite::Connection::open(&path)?;
    old.execute_batch(
        "ALTER TABLE weir_events DROP COLUMN sealed; ALTER TABLE weir_events DROP COLUMN phase;",
    )?;
    drop(old);
    let site = Site::open(&store)?;
    let said = site.json("last=24h").await?;
    ensure!(said["totals"]["exchanges"] == 200, "{}", said["totals"]);
    Ok(())
}

#[test]
fn a_file_that_cannot_be_is_said_at_the_start() -> Result<()> {
    let folder = Folder::new()?;
    let nonsense = folder.file("notes.txt");
    std::fs::write(
        &nonsense,
        "no database, but quite long enough to be taken for one.".repeat(40),
    )?;
    for path in ["/nowhere/a.db".to_owned(), nonsense.display().to_string()] {
        let error = Site::open(&format!("sqlite: {{path: '{path}'}}"));
        let said = format!(
            "{:#}",
            error.err().ok_or_else(|| anyhow::anyhow!("{path} opens"))?
        );
        ensure!(said.contains("analytics.sqlite.path"), "{said}");
    }
    Ok(())
}
