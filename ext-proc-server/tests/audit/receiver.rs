//! An HTTP server that remembers what was posted to it, and can be told to misbehave.

use std::{
    io::Read as _,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing,
};
use serde_json::Value;
use tokio::{net::TcpListener, sync::oneshot};

/// One request.
#[derive(Clone, Debug)]
pub(crate) struct Posted {
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Posted {
    /// Its header.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |v| v.to_str().expect("text"))
    }

    /// The ids of the events in it.
    pub(crate) fn ids(&self) -> Vec<String> {
        let text = String::from_utf8(self.body.clone()).expect("text");
        let id = |line: &str| {
            let event: Value = serde_json::from_str(line).expect("JSON");
            event["request_id"].as_str().expect("an id").to_owned()
        };
        text.lines().map(id).collect()
    }
}

#[derive(Clone, Debug, Default)]
struct Shared {
    posted: Arc<Mutex<Vec<Posted>>>,
    answers: Arc<Mutex<Vec<u16>>>,
}

/// A running server. Dropped, it is gone, and so are its connections.
#[derive(Debug)]
pub(crate) struct Receiver {
    shared: Shared,
    pub(crate) address: SocketAddr,
    _stop: oneshot::Sender<()>,
}

impl Receiver {
    /// At this address, or a free one.
    pub(crate) async fn start(address: Option<SocketAddr>) -> Self {
        let address = address.unwrap_or(([127, 0, 0, 1], 0).into());
        let listener = TcpListener::bind(address).await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let shared = Shared::default();
        let router = Router::new()
            .fallback(routing::post(take))
            .with_state(shared.clone());
        let (stop, stopped) = oneshot::channel::<()>();
        tokio::spawn(async move {
            let served = axum::serve(listener, router);
            tokio::select! {
                _ = served => {}
                _ = stopped => {}
            }
        });
        Self {
            shared,
            address,
            _stop: stop,
        }
    }

    /// What the next requests are answered, before it answers 200 again.
    pub(crate) fn answer(&self, statuses: &[u16]) {
        self.shared.answers.lock().expect("a lock").extend(statuses);
    }

    /// What was posted so far, the refused too.
    pub(crate) fn posted(&self) -> Vec<Posted> {
        self.shared.posted.lock().expect("a lock").clone()
    }
}

async fn take(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let body = match headers.get("content-encoding") {
        Some(_) => {
            let mut plain = Vec::new();
            let mut gzip = flate2::read::GzDecoder::new(&body[..]);
            gzip.read_to_end(&mut plain).expect("gzip");
            plain
        }
        None => body.to_vec(),
    };
    let mut answers = shared.answers.lock().expect("a lock");
    let status = if answers.is_empty() {
        200
    } else {
        answers.remove(0)
    };
    shared
        .posted
        .lock()
        .expect("a lock")
        .push(Posted { headers, body });
    StatusCode::from_u16(status).expect("a status")
}
