//! `cargo setup cargo bench -p tests --bench analytics [-- EVENTS]`: how many exchanges a second the embedded store takes, how much room
//! one needs, and how long the page takes when it is full.

use std::{
    env,
    io::Write as _,
    sync::Arc,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use anyhow::{Context as _, Result, anyhow, ensure};
use ext_proc_server::{Analytics, AuditLog, Metrics};
use http::Request;
use lane::Config;
use tests::{Folder, traffic};

const DAY: u64 = 86_400_000;
const ROUNDS: usize = 5;
/// Less than may wait, so that none is dropped.
const AT_ONCE: usize = 4096;

fn main() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let events = env::args().skip(1).find_map(|word| word.parse().ok());
    runtime.block_on(measure(events.unwrap_or(200_000)))
}

async fn measure(count: usize) -> Result<()> {
    let folder = Folder::new()?;
    let path = folder.file("analytics.db");
    let text = format!(
        "version: 1\nanalytics: {{password: {{value: otters hold hands}}, sqlite: {{path: '{}'}}}}\naudit: {{sinks: [{{type: file, path: /dev/null}}]}}\n",
        path.display()
    );
    let config = Config::from_yaml(&text).map_err(|e| anyhow!(e))?;
    let analytics = Analytics::open(config.analytics.as_ref()).map_err(|e| anyhow!(e))?;
    let analytics = analytics.context("it is configured")?;
    let metrics = Arc::new(Metrics::new()?);
    let log = AuditLog::open(&config.audit, None, Some(&analytics), &metrics);
    let log = log.map_err(|e| anyhow!(e))?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis() as u64;
    let events: Vec<_> = traffic(count, now, 7 * DAY)
        .into_iter()
        .map(Arc::new)
        .collect();
    let began = Instant::now();
    for some in events.chunks(AT_ONCE) {
        some.iter().for_each(|event| log.offer(event));
        log.flush().await;
    }
    let each = began.elapsed().as_secs_f64() / count as f64;
    let text = metrics.text();
    let delivered = format!("weir_audit_delivered_total{{sink=\"analytics\"}} {count}\n");
    ensure!(text.contains(&delivered), "events were lost: {text}");
    let bytes = std::fs::metadata(&path)?.len();
    let mut out = std::io::stdout();
    writeln!(
        out,
        "{count} exchanges: {:.0} a second, {:.0} bytes for each",
        1.0 / each,
        bytes as f64 / count as f64
    )?;
    for (what, path) in [
        ("the last hour", "/analytics?last=1h"),
        ("the last day", "/analytics?last=24h"),
        ("all of it", "/analytics?last=7d"),
        (
            "one rule's of all",
            "/analytics?last=7d&f=rule%3Ais%3Aattacks",
        ),
        (
            "a text's of all",
            "/analytics?last=7d&f=endpoint%3Ahas%3Achat",
        ),
    ] {
        let mut times = Vec::new();
        for _ in 0..ROUNDS {
            times.push(page(&analytics, path).await?);
        }
        times.sort_unstable();
        let median = times.get(ROUNDS / 2).copied().unwrap_or_default();
        writeln!(
            out,
            "{what:>18}: {:.0} ms (median of {ROUNDS})",
            median.as_secs_f64() * 1e3
        )?;
    }
    Ok(())
}

async fn page(analytics: &Analytics, path: &str) -> Result<Duration> {
    let request = Request::get(path).header("authorization", "Bearer otters hold hands");
    let request = request.body(())?.into_parts().0;
    let began = Instant::now();
    let answer = analytics.respond(&request).await;
    ensure!(answer.status() == 200, "{path}: {}", answer.status());
    Ok(began.elapsed())
}
