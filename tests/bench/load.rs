//! The load generator: closed loop, one HTTP/1.1 connection per client.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::{Request, client::conn::http1::SendRequest};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::{meter, target::Target, text::WORDS, workload::Workload};

/// Clients at once where throughput is measured.
const CLIENTS: usize = 16;

/// What one measurement found.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sample {
    /// Requests per second with all clients at once.
    pub(crate) rate: f64,
    /// CPU milliseconds per request of the proxy's processes, with all clients at once.
    pub(crate) cpu_ms: f64,
    /// Milliseconds from sending the request to the response's end, one client: median.
    pub(crate) p50_ms: f64,
    /// … 99th percentile.
    pub(crate) p99_ms: f64,
    /// Milliseconds to the first word of the answer, one client: median.
    pub(crate) first_ms: f64,
}

struct Timing {
    first: Duration,
    whole: Duration,
}

/// Warms up, then measures throughput for `time` and latency for half of it.
pub(crate) async fn measure(
    target: &Target,
    workload: &Workload,
    time: Duration,
) -> Result<Sample> {
    let body = workload.request();
    clients(target.address, &body, CLIENTS, time / 5).await?;
    let before = meter::cpu(&target.processes)?;
    let started = Instant::now();
    let many = clients(target.address, &body, CLIENTS, time).await?;
    let elapsed = started.elapsed();
    let cpu = meter::cpu(&target.processes)?.saturating_sub(before);
    let one = clients(target.address, &body, 1, time / 2).await?;
    let count = as_f64(many.len());
    let first: Vec<f64> = one.iter().map(|t| millis(t.first)).collect();
    let whole: Vec<f64> = one.iter().map(|t| millis(t.whole)).collect();
    Ok(Sample {
        rate: count / elapsed.as_secs_f64(),
        cpu_ms: millis(cpu) / count,
        p50_ms: percentile(whole.clone(), 50),
        p99_ms: percentile(whole, 99),
        first_ms: percentile(first, 50),
    })
}

/// The value below which so many percent lie; 0 where there is none.
pub(crate) fn percentile(mut values: Vec<f64>, percent: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = (values.len() * percent / 100).min(values.len().saturating_sub(1));
    values.get(at).copied().unwrap_or_default()
}

async fn clients(
    address: SocketAddr,
    body: &Bytes,
    count: usize,
    time: Duration,
) -> Result<Vec<Timing>> {
    let until = Instant::now() + time;
    let tasks: Vec<_> = (0..count)
        .map(|_| {
            let body = body.clone();
            tokio::spawn(async move { client(address, body, until).await })
        })
        .collect();
    let mut all = Vec::new();
    for task in tasks {
        all.extend(task.await??);
    }
    ensure!(!all.is_empty(), "no request was answered");
    Ok(all)
}

async fn client(address: SocketAddr, body: Bytes, until: Instant) -> Result<Vec<Timing>> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    let mut timings = Vec::new();
    while Instant::now() < until {
        timings.push(exchange(&mut sender, body.clone()).await?);
    }
    Ok(timings)
}

async fn exchange(sender: &mut SendRequest<Full<Bytes>>, body: Bytes) -> Result<Timing> {
    let started = Instant::now();
    let request = Request::post("/v1/chat/completions")
        .header("host", "api.example")
        .header("content-type", "application/json")
        .body(Full::new(body))?;
    sender.ready().await?;
    let response = sender.send_request(request).await.context("no response")?;
    ensure!(response.status() == 200, "status {}", response.status());
    let mut body = response.into_body();
    let mut first = None;
    let word = WORDS.first().map_or(&b""[..], |w| w.as_bytes());
    while let Some(frame) = body.frame().await {
        let data = frame?.into_data().unwrap_or_default();
        if first.is_none() && data.windows(word.len().max(1)).any(|w| w == word) {
            first = Some(started.elapsed());
        }
    }
    Ok(Timing {
        first: first.context("the answer's first word did not come through")?,
        whole: started.elapsed(),
    })
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn as_f64(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}
