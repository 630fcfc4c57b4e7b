//! Where exchanges go: servers, the connection pool, and one connection while an exchange uses it.

use std::{fmt, time::Duration};

use bytes::Bytes;
use http::HeaderMap;
use pingora::{
    Error, ErrorType, Result,
    connectors::{ConnectorOptions, http::Connector},
    http::{RequestHeader, ResponseHeader},
    protocols::http::{client::HttpSession, v1::client::HttpSession as Http1Session},
    upstreams::peer::{HttpPeer, Peer},
};

use super::{gathered::Gathered, head::into_h2};

type Select = dyn Fn() -> Option<HttpPeer> + Send + Sync;

/// A group of equal servers with its connection pool.
pub struct Upstream {
    connector: Connector,
    select: Box<Select>,
    host: Option<String>,
}

impl Upstream {
    /// `select` is asked once per attempt and returns the next server to try, `None` when there is no healthy one.
    pub fn new(
        options: Option<ConnectorOptions>,
        select: impl Fn() -> Option<HttpPeer> + Send + Sync + 'static,
    ) -> Self {
        Self {
            connector: Connector::new(options),
            select: Box::new(select),
            host: None,
        }
    }

    /// Sends this `Host` instead of the client's.
    #[must_use]
    pub fn host(mut self, host: Option<String>) -> Self {
        self.host = host;
        self
    }

    pub(super) fn host_override(&self) -> Option<&str> {
        self.host.as_deref()
    }

    /// A connection to the next server: from the pool, else new. A server that cannot be reached is passed over once.
    pub(super) async fn connect(&self) -> Result<Connection> {
        let mut failure = None;
        for _ in 0..ATTEMPTS {
            let Some(peer) = (self.select)() else { break };
            match self.connector.get_http_session(&peer).await {
                Ok((session, reused)) => {
                    return Ok(Connection::new(session, peer, reused));
                }
                Err(e) => failure = Some(e),
            }
        }
        Err(failure.unwrap_or_else(|| {
            Error::explain(ErrorType::ConnectNoRoute, "no healthy upstream server")
        }))
    }

    /// Gives back a connection whose exchange is complete.
    pub(super) async fn release(&self, connection: Connection) {
        let Connection { session, peer, .. } = connection;
        self.connector
            .release_http_session(session, &peer, peer.idle_timeout())
            .await;
    }
}

impl fmt::Debug for Upstream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upstream")
            .field("host", &self.host)
            .finish_non_exhaustive()
    }
}

/// What a connection reads next.
#[derive(Debug)]
pub(super) enum Read {
    /// The response's head; `true` when no body follows.
    Head(Box<ResponseHeader>, bool),
    /// A piece of the body; `true` for the last.
    Body(Bytes, bool),
}

/// One connection (HTTP/2: one stream of it) while an exchange uses it.
pub(super) struct Connection {
    session: HttpSession,
    peer: HttpPeer,
    /// It came from the pool: the server may have closed it already.
    pub(super) reused: bool,
    head_read: bool,
}

impl Connection {
    fn new(session: HttpSession, peer: HttpPeer, reused: bool) -> Self {
        let mut session = match session {
            // The pool keeps it as it is.
            HttpSession::H1(new) if !reused => {
                let stream = Box::new(Gathered::new(new.into_inner()));
                HttpSession::H1(Http1Session::new_with_options(stream, &peer))
            }
            other => other,
        };
        session.set_write_timeout(peer.options.write_timeout);
        // The answer's clock starts when the request is complete: a slow upload is not a slow server.
        session.set_read_timeout(None);
        Self {
            session,
            peer,
            reused,
            head_read: false,
        }
    }

    pub(super) fn address(&self) -> String {
        self.peer.address().to_string()
    }

    /// Sends the head; `end` when no body follows. `body`: some of it is written next, whatever happens.
    pub(super) async fn write_head(
        &mut self,
        head: RequestHeader,
        body: &Bytes,
        end: bool,
    ) -> Result<()> {
        if let HttpSession::H1(h1) = &self.session
            && !body.is_empty()
        {
            Gathered::gather(&**h1.stream());
        }
        match &mut self.session {
            HttpSession::H2(h2) => {
                h2.write_request_header(Box::new(into_h2(head, self.peer.is_tls())?), end)?;
            }
            other => other.write_request_header(Box::new(head)).await?,
        }
        if end {
            self.finish_request().await?;
        }
        Ok(())
    }

    pub(super) async fn write_body(&mut self, data: Bytes, end: bool) -> Result<()> {
        // An empty chunk would end a chunked body.
        if !data.is_empty() {
            self.session.write_request_body(data, end).await?;
        }
        if end {
            self.finish_request().await?;
        }
        Ok(())
    }

    async fn finish_request(&mut self) -> Result<()> {
        self.session.finish_request_body().await?;
        self.session
            .set_read_timeout(self.peer.options.read_timeout);
        Ok(())
    }

    /// Whether anything of the response was read.
    pub(super) fn answered(&self) -> bool {
        self.head_read
    }

    /// Reads on. Safe to cancel; not to be called after the last piece or an error.
    ///
    /// Interim heads (1xx) stay here, as they do in Envoy: the lane judges one head per response, and the others would go by it.
    pub(super) async fn read(&mut self) -> Result<Read> {
        if self.head_read {
            let piece = self.session.read_response_body().await?;
            let end = piece.is_none() || self.session.response_done();
            return Ok(Read::Body(piece.unwrap_or_default(), end));
        }
        loop {
            self.session.read_response_header().await?;
            let head = self
                .session
                .response_header()
                .cloned()
                .map(Box::new)
                .ok_or_else(|| Error::explain(ErrorType::ReadError, "no response head"))?;
            match head.status.as_u16() {
                101 => {
                    return Error::e_explain(ErrorType::InvalidHTTPHeader, "unasked-for 101");
                }
                100..=199 => {}
                _ => {
                    self.head_read = true;
                    let end = self.session.response_done();
                    return Ok(Read::Head(head, end));
                }
            }
        }
    }

    /// Trailers, after the last piece. Pingora reads those of HTTP/2 only.
    pub(super) async fn trailers(&mut self) -> Result<Option<HeaderMap>> {
        match &mut self.session {
            HttpSession::H2(h2) => h2.read_trailers().await,
            _ => Ok(None),
        }
    }

    /// Breaks off: the server sees that the exchange is not wanted any more.
    pub(super) async fn abort(mut self) {
        // A peer that does not take part in closing must not hold the exchange up.
        let _ = tokio::time::timeout(CLOSE_TIMEOUT, self.session.shutdown()).await;
    }
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection")
            .field("peer", &self.peer.address().to_string())
            .field("reused", &self.reused)
            .finish_non_exhaustive()
    }
}

const ATTEMPTS: usize = 2;
const CLOSE_TIMEOUT: Duration = Duration::from_millis(200);
