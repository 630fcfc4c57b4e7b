//! `cargo setup cargo bench -p tests --bench events`: how many audit events a second reach a file, and what one costs the thread
//! of its exchange.

use std::{
    fmt::Write as _,
    io::Write as _,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use ext_proc_server::{AuditLog, Metrics};
use lane::{Config, Event, Lane, LaneKind};

/// Less than may wait, so that none is dropped.
const ROUND: usize = 4096;
const ROUNDS: usize = 50;

fn main() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let event = Arc::new(event()?);
    let size = event.to_json().len();
    let mut said = format!("an event of {size} bytes, {} of them\n", ROUND * ROUNDS);
    for format in ["weir", "logpush", "ocsf"] {
        let (offering, whole) = runtime.block_on(to_file(format, &event))?;
        let events = (ROUND * ROUNDS) as f64;
        writeln!(
            said,
            "{format:>8}: {:.0} events/s to a file, {:.0} ns of the exchange's thread for each",
            events / whole.as_secs_f64(),
            offering.as_secs_f64() * 1e9 / events
        )?;
    }
    let began = Instant::now();
    let bytes: usize = (0..ROUND).map(|_| event.to_json().len()).sum();
    ensure!(bytes > 0, "nothing was written");
    let each = began.elapsed().as_secs_f64() * 1e9 / ROUND as f64;
    writeln!(said, "writing it as JSON, for comparison: {each:.0} ns")?;
    std::io::stdout().write_all(said.as_bytes())?;
    Ok(())
}

/// How long handing over took, and how long until all was written.
async fn to_file(format: &str, event: &Arc<Event>) -> Result<(Duration, Duration)> {
    let path = std::env::temp_dir().join(format!("weir-bench-events-{}", std::process::id()));
    let text = format!(
        "version: 1\naudit: {{sinks: [{{type: file, path: '{}', format: {format}, rotate: {{bytes: 67108864, keep: 1}}}}]}}\n",
        path.display()
    );
    let config = Config::from_yaml(&text)?;
    let metrics = Arc::new(Metrics::new()?);
    let log = AuditLog::open(&config.audit, None, None, &metrics)?;
    let mut offering = Duration::ZERO;
    let began = Instant::now();
    for _ in 0..ROUNDS {
        let round = Instant::now();
        for _ in 0..ROUND {
            log.offer(event);
        }
        offering += round.elapsed();
        log.flush().await;
    }
    let whole = began.elapsed();
    log.close().await;
    let text = metrics.text();
    let delivered = format!(
        "weir_audit_delivered_total{{sink=\"file\"}} {}\n",
        ROUND * ROUNDS
    );
    ensure!(text.contains(&delivered), "events were lost: {text}");
    for suffix in ["", ".1"] {
        let file = format!("{}{suffix}", path.display());
        // There may be none.
        let _ = std::fs::remove_file(&file);
    }
    Ok((offering, whole))
}

/// Of an exchange in which something was found.
fn event() -> Result<Event> {
    let config = Config::from_yaml(
        "version: 1\nlanes: {ai_waf: {profiles: [financial_information], rules: [{id: cards, when: 'cf.llm.prompt.pii_detected', action: block}]}}\n",
    )?;
    let lane = Lane::compile(&config, LaneKind::AiWaf).context("the lane")?;
    let mut inspection = lane.inspect();
    let head = lane::RequestHead {
        method: "POST".to_owned(),
        authority: "chat.example".to_owned(),
        target: "/v1/chat/completions".to_owned(),
        headers: vec![("content-type".to_owned(), b"application/json".to_vec())],
        request_id: "0d5b1f4e-2f0b-4b57-9c3e-6a1d2c3b4a59".to_owned(),
        ..lane::RequestHead::default()
    };
    inspection.on(Duration::ZERO, lane::Input::Request(head, lane::End::No));
    let body =
        br#"{"model":"m","messages":[{"role":"user","content":"My card is 4111 1111 1111 1111"}]}"#;
    inspection.on(
        Duration::ZERO,
        lane::Input::RequestBody(body, lane::End::Yes),
    );
    Ok(inspection.finish(Duration::from_millis(2), lane::Disposition::Completed, 403))
}
