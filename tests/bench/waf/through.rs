//! Through the Pingora host, one request after the other.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    net::SocketAddr,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::{Request, client::conn::http1::SendRequest};
use hyper_util::rt::TokioIo;
use tests::{Deployment, Folder, Host as _, Pingora, Process, free_address};
use tokio::net::TcpStream;

use crate::{
    origin,
    policy::{LABELLED, UNLABELLED, both_tiers, tier_1},
    prompt,
};

/// Requests of one kind in a round.
const EACH: usize = 60;

pub(crate) async fn measure(rounds: usize) -> Result<String> {
    let origin = origin::start().await?;
    let bare = bare(origin)?;
    let host = host(origin)?;
    let address = |name: &str| {
        let route = host.routes.get(name).map(|route| route.address);
        route.with_context(|| format!("no policy {name}"))
    };
    let kinds = [
        ("a proxy that does nothing", bare.0, LABELLED),
        ("no label", address("tier_1")?, UNLABELLED),
        ("the filter's own detections", address("tier_1")?, LABELLED),
        ("both tiers", address("both_tiers")?, LABELLED),
    ];
    let mut times: BTreeMap<(usize, usize), Vec<Duration>> = BTreeMap::new();
    for _ in 0..rounds {
        for kilobytes in [1, 4] {
            for (index, (_, address, path)) in kinds.iter().enumerate() {
                let mut connection = connect(*address).await?;
                for n in 0..EACH + 10 {
                    let took = ask(&mut connection, path, prompt::body(kilobytes << 10)).await?;
                    // The first ones find nothing warm.
                    if n >= 10 {
                        times.entry((kilobytes, index)).or_default().push(took);
                    }
                }
            }
        }
    }
    let mut said = String::from(
        "| through the Pingora host | prompt | p50, ms | p99, ms | added to p50, ms | added to p99, ms |\n|---|---|---|---|---|---|\n",
    );
    for kilobytes in [1, 4] {
        let mut nothing = (0.0, 0.0);
        for (index, (name, ..)) in kinds.iter().enumerate() {
            let times = times.remove(&(kilobytes, index)).unwrap_or_default();
            let (p50, p99) = (percentile(&times, 50), percentile(&times, 99));
            if index == 0 {
                nothing = (p50, p99);
            }
            let (more, most) = (p50 - nothing.0, p99 - nothing.1);
            writeln!(
                said,
                "| {name} | {kilobytes} KB | {p50:.3} | {p99:.3} | {more:.3} | {most:.3} |"
            )?;
        }
    }
    said.push('\n');
    Ok(said)
}

/// Our host, with both policies.
pub(crate) fn host(origin: SocketAddr) -> Result<Deployment> {
    Pingora.build()?;
    Pingora.deploy(origin, &[tier_1(), both_tiers()])
}

/// A Pingora proxy with nothing in it.
fn bare(origin: SocketAddr) -> Result<(SocketAddr, Process, Folder)> {
    let folder = Folder::new()?;
    let address = free_address()?;
    let mut command = Command::new(tests::example("tests", "bare_pingora")?);
    command.args([address.to_string(), origin.to_string()]);
    let mut process = Process::start("bare_pingora", &mut command, &folder)?;
    process.wait_for(address, Duration::from_secs(30))?;
    Ok((address, process, folder))
}

pub(crate) type Connection = SendRequest<Full<Bytes>>;

pub(crate) async fn connect(address: SocketAddr) -> Result<Connection> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let (sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    Ok(sender)
}

async fn ask(connection: &mut Connection, path: &str, body: String) -> Result<Duration> {
    let began = Instant::now();
    let status = send(connection, path, body).await?;
    ensure!(status == 200, "status {status}");
    Ok(began.elapsed())
}

/// Sends a request, reads the whole answer, and tells its status.
pub(crate) async fn send(connection: &mut Connection, path: &str, body: String) -> Result<u16> {
    let request = Request::post(path)
        .header("host", "api.example")
        .header("content-type", "application/json")
        .body(Full::new(Bytes::from(body)))?;
    connection.ready().await?;
    let response = connection
        .send_request(request)
        .await
        .context("no response")?;
    let status = response.status().as_u16();
    response.into_body().collect().await?;
    Ok(status)
}

/// The time below which so many percent lie, in milliseconds.
pub(crate) fn percentile(times: &[Duration], percent: usize) -> f64 {
    let mut times = times.to_vec();
    times.sort_unstable();
    let at = (times.len() * percent / 100).min(times.len().saturating_sub(1));
    times.get(at).copied().unwrap_or_default().as_secs_f64() * 1e3
}
