//! What is known of an exchange when it is over.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use lane::{Disposition, Event, Lane, LaneKind, RequestHead};

use super::head;

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
    pub event: Arc<Event>,
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

/// A request of which no more than this is known, since it could not be read.
#[derive(Debug)]
pub(crate) struct Unread {
    pub(crate) method: String,
    pub(crate) target: String,
    pub(crate) client: Option<SocketAddr>,
    /// What it was answered.
    pub(crate) status: u16,
    pub(crate) problem: &'static str,
}

impl Record {
    /// Of a request that was answered before any hook.
    pub(crate) fn unread(lane: &Arc<Lane>, request_id: String, request: Unread) -> Self {
        let Unread {
            method,
            target,
            client,
            status,
            problem,
        } = request;
        let disposition = Disposition::HostRefused;
        let (authority, target) = head::split_target(&target);
        let mut inspection = lane.inspect();
        inspection.note_unasked(&RequestHead {
            method,
            authority,
            target,
            source: client,
            received_ms: head::unix_ms(),
            request_id: request_id.clone(),
            ..RequestHead::default()
        });
        let event = Arc::new(inspection.finish(Duration::ZERO, disposition, status));
        Self {
            bytes_received: 0,
            bytes_sent: 0,
            client,
            disposition,
            duration: Duration::ZERO,
            first_byte: None,
            lane: lane.kind(),
            method: event.method.clone(),
            path: event.path.clone(),
            problem: Some(problem),
            request_id,
            status,
            upstream: None,
            version: String::new(),
            event,
        }
    }
}
