//! Twice as many requests as the host can answer.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    net::SocketAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use tests::{Deployment, Process};
use tokio::time::{interval, sleep};

use crate::{
    meter, origin,
    policy::LABELLED,
    prompt,
    through::{self, percentile, send},
};

const POLICY: &str = "both_tiers";
/// Clients that find out how many requests the host can answer.
const CLIENTS: usize = 32;
/// Connections at most: more clients than any of them waits for.
const MOST: usize = 2048;

/// How long each request took, by its status; 0 where there was no answer.
type Seen = Arc<Mutex<BTreeMap<u16, Vec<Duration>>>>;

pub(crate) async fn measure(time: Duration) -> Result<String> {
    let origin = origin::start().await?;
    let host = through::host(origin)?;
    let address = host.routes.get(POLICY).context("no policy")?.address;
    let processes: Vec<_> = host.processes.iter().map(Process::id).collect();
    let before = events(&host)?;
    let (count, rate) = capacity(address).await?;
    let idle = meter::memory(&processes);
    let seen = Seen::default();
    let worked = meter::cpu(&processes)?;
    let (sent, most) = flood(address, 2.0 * rate, time, &seen, &processes).await?;
    let worked = meter::cpu(&processes)?.saturating_sub(worked);
    // What is under way ends.
    sleep(Duration::from_secs(10)).await;
    let after = meter::memory(&processes);
    let alive = through::connect(address).await;
    ensure!(alive.is_ok(), "the host does not answer any more");
    let written = events(&host)? - before;
    let seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
    let answered: usize = seen
        .iter()
        .filter(|(status, _)| **status != 0)
        .map(|(_, t)| t.len())
        .sum();
    let mut said = format!(
        "{rate:.0} requests a second with {CLIENTS} clients; then {:.0} a second for {} s: {sent} sent, {:.2} cores of the host's at work\n\n| status | requests | p50, ms | p99, ms | longest, ms |\n|---|---|---|---|---|\n",
        2.0 * rate,
        time.as_secs(),
        worked.as_secs_f64() / time.as_secs_f64()
    );
    for (status, times) in seen.iter() {
        let status = if *status == 0 {
            "none".to_owned()
        } else {
            status.to_string()
        };
        writeln!(
            said,
            "| {status} | {} | {:.0} | {:.0} | {:.0} |",
            times.len(),
            percentile(times, 50),
            percentile(times, 99),
            percentile(times, 100)
        )?;
    }
    let mib = |bytes: u64| bytes >> 20;
    writeln!(
        said,
        "\n{written} audit events for {} answers; resident {} MiB before, {} MiB at most, {} MiB ten seconds after",
        answered + count,
        mib(idle),
        mib(most),
        mib(after)
    )?;
    Ok(said)
}

/// How many requests the host answers in a few seconds, and in one.
async fn capacity(address: SocketAddr) -> Result<(usize, f64)> {
    let began = Instant::now();
    let until = began + Duration::from_secs(5);
    let clients = (0..CLIENTS).map(|_| {
        tokio::spawn(async move {
            let mut connection = through::connect(address).await?;
            let mut count = 0;
            while Instant::now() < until {
                send(&mut connection, LABELLED, prompt::body(1 << 10)).await?;
                count += 1;
            }
            anyhow::Ok(count)
        })
    });
    let mut count = 0;
    for client in clients.collect::<Vec<_>>() {
        count += client.await??;
    }
    Ok((count, count as f64 / began.elapsed().as_secs_f64()))
}

/// Sends at that rate, whatever comes back. How many were sent, and the most memory that the host had.
async fn flood(
    address: SocketAddr,
    rate: f64,
    time: Duration,
    seen: &Seen,
    processes: &[u32],
) -> Result<(usize, u64)> {
    let under_way = Arc::new(AtomicUsize::new(0));
    let began = Instant::now();
    let mut ticks = interval(Duration::from_millis(10));
    let (mut sent, mut most) = (0, 0);
    while began.elapsed() < time {
        ticks.tick().await;
        let due = (began.elapsed().as_secs_f64() * rate) as usize;
        while sent < due && under_way.load(Ordering::Relaxed) < MOST {
            sent += 1;
            under_way.fetch_add(1, Ordering::Relaxed);
            let (seen, under_way) = (Arc::clone(seen), Arc::clone(&under_way));
            tokio::spawn(async move {
                let began = Instant::now();
                let status = one(address).await.unwrap_or(0);
                let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
                seen.entry(status).or_default().push(began.elapsed());
                under_way.fetch_sub(1, Ordering::Relaxed);
            });
        }
        most = most.max(meter::memory(processes));
    }
    Ok((sent, most))
}

async fn one(address: SocketAddr) -> Result<u16> {
    let mut connection = through::connect(address).await?;
    send(&mut connection, LABELLED, prompt::body(1 << 10)).await
}

/// How many events the host has written.
fn events(host: &Deployment) -> Result<usize> {
    let text = fs::read_to_string(host.folder.file(&format!("{POLICY}.audit")))?;
    Ok(text.lines().count())
}
