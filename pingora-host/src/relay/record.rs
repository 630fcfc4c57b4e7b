//! What is known of an exchange when it is over.

use std::time::Duration;

use lane::{Disposition, Event, LaneKind};

/// One exchange, over: for logs and metrics. Holds no header, no body and no query.
#[derive(Debug)]
pub struct Record {
    /// Bytes of the request's body that the client sent.
    pub bytes_received: u64,
    /// Bytes of the response's body that the client got.
    pub bytes_sent: u64,
    /// The client's address and port.
    pub client: Option<std::net::SocketAddr>,
    /// How it ended.
    pub disposition: Disposition,
    /// The audit event.
    pub event: Event,
    /// From the request's head to the end.
    pub duration: Duration,
    /// From the request's head to the first byte of a response that went to the client.
    pub first_byte: Option<Duration>,
    /// The lane.
    pub lane: LaneKind,
    /// `GET`, `POST` …
    pub method: String,
    /// The path without its query.
    pub path: String,
    /// Why the host could not carry it through, where it could not. No customer text.
    pub problem: Option<&'static str>,
    /// `x-request-id` or the host's own.
    pub request_id: String,
    /// The status that the client got, 0 for none.
    pub status: u16,
    /// The server that was asked.
    pub upstream: Option<String>,
    /// `HTTP/1.1`, `HTTP/2` …
    pub version: String,
}
