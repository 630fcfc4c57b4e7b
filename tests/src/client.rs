//! The client of a case.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use bytes::Bytes;
use http_body_util::BodyExt;
use hyper::Request;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::{
    case::Case,
    origin::{EXCHANGE, texts},
    pieces::{Ending, Pieces, pieces},
};

/// How long any exchange may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the client saw.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// Whether the body ended as it should.
    pub complete: bool,
    /// When (since the request was sent) each piece came, and its length.
    pub arrivals: Vec<(Duration, usize)>,
}

/// Sends the case's request over a connection of its own and reads the response to its end.
///
/// # Errors
/// When there is no response within 30 s.
pub async fn send(address: SocketAddr, id: &str, case: &Case) -> Result<Answer> {
    tokio::time::timeout(PATIENCE, exchange(address, id, case))
        .await
        .with_context(|| format!("no whole response within {PATIENCE:?}"))?
}

/// A plain GET: status and body. Not to be called from async code.
///
/// # Errors
/// When there is no whole response within 10 s.
pub fn get(address: SocketAddr, path: &str) -> Result<(u16, String)> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let request = Request::builder()
        .uri(path)
        .header("host", "localhost")
        .body(http_body_util::Empty::<Bytes>::new())?;
    runtime.block_on(async {
        tokio::time::timeout(Duration::from_secs(10), async {
            let stream = TcpStream::connect(address).await?;
            let (mut sender, connection) =
                hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
            tokio::spawn(connection);
            let response = sender.send_request(request).await?;
            let status = response.status().as_u16();
            let body = response.into_body().collect().await?.to_bytes();
            Ok((status, String::from_utf8_lossy(&body).into_owned()))
        })
        .await?
    })
}

async fn exchange(address: SocketAddr, id: &str, case: &Case) -> Result<Answer> {
    let stream = TcpStream::connect(address).await.context("connect")?;
    stream.set_nodelay(true)?;
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    let driver = tokio::spawn(connection);
    let started = Instant::now();
    let response = sender
        .send_request(request(id, case)?)
        .await
        .context("no response")?;
    let (head, mut body) = response.into_parts();
    let mut answer = Answer {
        status: head.status.as_u16(),
        headers: texts(&head.headers),
        ..Answer::default()
    };
    answer.complete = loop {
        match body.frame().await {
            None => break true,
            Some(Err(_)) => break false,
            Some(Ok(frame)) => {
                let data = frame.into_data().unwrap_or_default();
                answer.arrivals.push((started.elapsed(), data.len()));
                answer.body.extend(data);
            }
        }
    };
    driver.abort();
    Ok(answer)
}

fn request(id: &str, case: &Case) -> Result<Request<Pieces>> {
    let mut builder = Request::builder()
        .method(case.request.method.as_str())
        .uri(case.request.path.as_str())
        .header("host", "api.example")
        .header(EXCHANGE, id);
    for (name, value) in case.request_headers()? {
        builder = builder.header(name, value);
    }
    let wire = case.request.body.wire()?;
    let body: Vec<Bytes> = case
        .request
        .body
        .pieces(&wire)
        .into_iter()
        .map(Bytes::copy_from_slice)
        .collect();
    Ok(builder.body(pieces(body, Duration::ZERO, Ending::Whole))?)
}
