//! The assistant as a server, as applications are that somebody wrote without thinking of a proxy: a shape of its own, whole or
//! streamed.

use std::{convert::Infallible, net::SocketAddr, time::Duration};

use anyhow::Result;
use bytes::Bytes;
use http_body_util::BodyExt;
use hyper::{
    Request, Response, StatusCode, body::Incoming, header::CONTENT_TYPE, service::service_fn,
};
use hyper_util::rt::TokioIo;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::assistant;
use crate::pieces::{Ending, Pieces, pieces};

/// The shop's server: `POST /api/chat` with `{"message": …}`, and `"stream": true` for an event for every few letters. It ends with
/// its runtime.
#[derive(Clone, Copy, Debug)]
pub struct Shop {
    address: SocketAddr,
}

#[derive(Deserialize)]
struct Question {
    message: String,
    #[serde(default)]
    stream: bool,
}

impl Shop {
    /// Starts it.
    ///
    /// # Errors
    /// When it cannot listen there.
    pub async fn start(address: SocketAddr) -> Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        tokio::spawn(accept(listener));
        Ok(Self { address })
    }

    /// Where it listens.
    pub fn address(self) -> SocketAddr {
        self.address
    }
}

/// What the client of an answer reads: the text of a whole one, or of a stream's events one after the other.
pub(super) fn text_of(body: &[u8]) -> String {
    let body = String::from_utf8_lossy(body);
    if let Ok(whole) = serde_json::from_str::<Value>(&body) {
        return text_at(&whole, "reply").unwrap_or_else(|| body.into_owned());
    }
    let events = body.lines().filter_map(|line| line.strip_prefix("data: "));
    let events = events.filter_map(|data| serde_json::from_str::<Value>(data).ok());
    events
        .filter_map(|event| text_at(&event, "delta"))
        .collect()
}

fn text_at(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(str::to_owned)
}

async fn accept(listener: TcpListener) {
    while let Ok((stream, _)) = listener.accept().await {
        let _ = stream.set_nodelay(true);
        tokio::spawn(async move {
            // A client that goes away is no failure of the shop.
            let _ = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service_fn(answer))
                .await;
        });
    }
}

async fn answer(request: Request<Incoming>) -> Result<Response<Pieces>, Infallible> {
    let is_chat = request.uri().path() == "/api/chat";
    let body = request.into_body().collect().await;
    let body = body.map(|body| body.to_bytes()).unwrap_or_default();
    let question = serde_json::from_slice::<Question>(&body);
    Ok(match question {
        Ok(question) if is_chat => reply(&question),
        Ok(_) => refused(StatusCode::NOT_FOUND),
        Err(_) => refused(StatusCode::BAD_REQUEST),
    })
}

fn reply(question: &Question) -> Response<Pieces> {
    let text = assistant::reply(&question.message);
    if !question.stream {
        return response(
            "application/json",
            vec![json!({ "reply": text }).to_string()],
        );
    }
    let letters: Vec<char> = text.chars().collect();
    let deltas = letters
        .chunks(DELTA)
        .map(|part| part.iter().collect::<String>());
    let mut events: Vec<String> = deltas
        .map(|delta| event(&json!({ "delta": delta })))
        .collect();
    events.push(event(&json!({ "done": true })));
    response("text/event-stream", events)
}

fn event(data: &Value) -> String {
    format!("data: {data}\n\n")
}

fn response(content_type: &'static str, parts: Vec<String>) -> Response<Pieces> {
    let parts = parts.into_iter().map(Bytes::from).collect();
    let mut response = Response::new(pieces(parts, PAUSE, Ending::Whole));
    let value = hyper::header::HeaderValue::from_static(content_type);
    response.headers_mut().insert(CONTENT_TYPE, value);
    response
}

fn refused(status: StatusCode) -> Response<Pieces> {
    let mut refused = response(
        "application/json",
        vec![json!({ "error": status.as_str() }).to_string()],
    );
    *refused.status_mut() = status;
    refused
}

/// Letters per event: words and codes are cut.
const DELTA: usize = 5;
/// Between two events.
const PAUSE: Duration = Duration::from_millis(1);
