//! A provider that answers by script and remembers what it was asked.

use std::{
    collections::BTreeMap,
    convert::Infallible,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use anyhow::Result;
use bytes::Bytes;
use http_body_util::BodyExt;
use hyper::{Request, Response, body::Incoming, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use crate::{
    case::Case,
    pieces::{Ending, Pieces, pieces},
};

/// The request header that names the exchange: the script to play and the record to keep.
pub(crate) const EXCHANGE: &str = "x-request-id";

/// What the origin saw of one exchange.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// The request's method.
    pub method: String,
    /// Path and query.
    pub target: String,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// Whether the body ended as it should.
    pub complete: bool,
}

/// A scripted HTTP/1.1 server on a loopback port; it ends with its runtime.
#[derive(Clone, Debug)]
pub struct Origin {
    address: SocketAddr,
    shared: Arc<Mutex<Shared>>,
}

#[derive(Debug, Default)]
struct Shared {
    scripts: BTreeMap<String, Script>,
    seen: BTreeMap<String, Seen>,
}

/// A response as it is sent.
#[derive(Clone, Debug)]
struct Script {
    status: u16,
    headers: Vec<(String, String)>,
    pieces: Vec<Bytes>,
    ending: Ending,
    pause: Duration,
}

impl Origin {
    /// Starts one on a free port.
    ///
    /// # Errors
    /// When no port can be bound.
    pub async fn start() -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let origin = Self {
            address: listener.local_addr()?,
            shared: Arc::default(),
        };
        let serving = origin.clone();
        tokio::spawn(async move { serving.accept(listener).await });
        Ok(origin)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers the exchange `id` as the case says, with `pause` between the pieces of the body.
    ///
    /// # Errors
    /// When the case's body cannot be made.
    pub fn script(&self, id: &str, case: &Case, pause: Duration) -> Result<()> {
        let (wire, complete) = case.response_wire()?;
        let pieces = case.response.body.pieces(&wire);
        let script = Script {
            status: case.response.status,
            headers: case.response_headers(),
            pieces: pieces.into_iter().map(Bytes::copy_from_slice).collect(),
            ending: if complete {
                Ending::Whole
            } else {
                Ending::BrokenOff
            },
            pause,
        };
        self.lock().scripts.insert(id.to_owned(), script);
        Ok(())
    }

    /// What it saw of the exchange `id`.
    pub fn seen(&self, id: &str) -> Option<Seen> {
        self.lock().seen.get(id).cloned()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn accept(self, listener: TcpListener) {
        while let Ok((stream, _)) = listener.accept().await {
            let _ = stream.set_nodelay(true);
            let origin = self.clone();
            tokio::spawn(async move {
                let service = service_fn(|request| origin.answer(request));
                // A client that goes away is no failure of the origin.
                let _ = hyper::server::conn::http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), service)
                    .await;
            });
        }
    }

    async fn answer(&self, request: Request<Incoming>) -> Result<Response<Pieces>, Infallible> {
        let (head, mut body) = request.into_parts();
        let id = head
            .headers
            .get(EXCHANGE)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default()
            .to_owned();
        let mut seen = Seen {
            method: head.method.to_string(),
            target: head.uri.to_string(),
            headers: texts(&head.headers),
            ..Seen::default()
        };
        seen.complete = loop {
            match body.frame().await {
                None => break true,
                Some(Err(_)) => break false,
                Some(Ok(frame)) => seen
                    .body
                    .extend(frame.data_ref().map(|d| d.to_vec()).unwrap_or_default()),
            }
        };
        let script = {
            let mut shared = self.lock();
            shared.seen.insert(id.clone(), seen);
            shared.scripts.get(&id).cloned()
        };
        Ok(respond(script))
    }
}

fn respond(script: Option<Script>) -> Response<Pieces> {
    let Some(script) = script else {
        let nothing = pieces(Vec::new(), Duration::ZERO, Ending::Whole);
        let mut response = Response::new(nothing);
        *response.status_mut() = hyper::StatusCode::NOT_FOUND;
        return response;
    };
    let mut response = Response::new(pieces(script.pieces, script.pause, script.ending));
    *response.status_mut() = hyper::StatusCode::from_u16(script.status).unwrap_or_default();
    for (name, value) in &script.headers {
        if let (Ok(name), Ok(value)) = (
            hyper::header::HeaderName::from_bytes(name.as_bytes()),
            hyper::header::HeaderValue::from_str(value),
        ) {
            response.headers_mut().append(name, value);
        }
    }
    response
}

pub(crate) fn texts(headers: &hyper::HeaderMap) -> Vec<(String, String)> {
    headers
        .iter()
        .map(|(n, v)| {
            (
                n.to_string(),
                String::from_utf8_lossy(v.as_bytes()).into_owned(),
            )
        })
        .collect()
}
