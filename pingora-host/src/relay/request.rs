//! The way up: held, changed or streamed as the inspection says.

use bytes::Bytes;
use lane::{Forward, HeadEdit, Step};
use pingora::http::RequestHeader;

use super::{
    ending::Stop,
    exchange::Exchange,
    head::{self, Framing},
};

/// How far the request is.
#[derive(Debug, Default)]
pub(super) struct RequestSide {
    /// The client sent all of it.
    pub(super) ended: bool,
    /// The upstream got all of it.
    pub(super) sent_all: bool,
    /// The head went upstream.
    pub(super) released: bool,
    /// The length that the head announced upstream.
    announced: Option<u64>,
    sent: u64,
    /// What to send again if a pooled connection turns out to be dead.
    replay: Option<Replay>,
}

#[derive(Debug)]
struct Replay {
    head: RequestHeader,
    body: Vec<Bytes>,
    size: usize,
}

impl Exchange<'_> {
    /// Does what the inspection says about the request. `piece` is the chunk that was just fed.
    pub(super) async fn request_step(
        &mut self,
        step: Step,
        piece: Option<Bytes>,
        end: bool,
    ) -> Result<(), Stop> {
        match self.called(step).await? {
            // Nothing more would come that could end the wait.
            Step::Hold if end => Err(Stop::Host("request held at its end")),
            Step::Hold => Ok(()),
            Step::Forward(forward) => self.forward_request(forward, piece, end).await,
            Step::Reply(reply) => Err(Stop::Reply(reply)),
            Step::Close(_) => Err(Stop::Host("close before a response")),
            Step::Classify(_) | Step::Store(_) => Err(Stop::Host("a call was not made")),
        }
    }

    async fn forward_request(
        &mut self,
        forward: Forward,
        piece: Option<Bytes>,
        end: bool,
    ) -> Result<(), Stop> {
        let changed = forward.body.is_some();
        let body = forward.body.map(Bytes::from).or(piece).unwrap_or_default();
        if !self.request.released {
            let framing = self.request_framing(&body, changed, end, forward.head.as_ref());
            self.send_head(forward.head.as_ref(), framing, &body, end)
                .await?;
        }
        self.send_body(body, end).await
    }

    fn request_framing(
        &self,
        body: &Bytes,
        changed: bool,
        end: bool,
        edit: Option<&HeadEdit>,
    ) -> Framing {
        let headers = &self.session.req_header().headers;
        let announced = head::content_length(headers);
        if end {
            let bare = body.is_empty()
                && announced.is_none()
                && !headers.contains_key(http::header::TRANSFER_ENCODING);
            return if bare {
                Framing::Absent
            } else {
                Framing::Length(size(body))
            };
        }
        let unset = edit.is_some_and(|edit| edit.remove.iter().any(|n| n == "content-length"));
        match announced {
            Some(length) if !changed && !unset => Framing::Length(length),
            _ => Framing::Open,
        }
    }

    async fn send_head(
        &mut self,
        edit: Option<&HeadEdit>,
        framing: Framing,
        body: &Bytes,
        end: bool,
    ) -> Result<(), Stop> {
        let head = head::upstream_request(
            self.session.req_header(),
            edit,
            framing,
            self.upstream.host_override(),
        )
        .map_err(|_| Stop::Host("request head"))?;
        self.request.announced = match framing {
            Framing::Length(length) => Some(length),
            Framing::Absent | Framing::Open => None,
        };
        self.request.released = true;
        let mut connection = self
            .upstream
            .connect()
            .await
            .map_err(|e| Stop::upstream(&e))?;
        self.asking(connection.address());
        if connection.reused && head.method.is_idempotent() {
            self.request.replay = Some(Replay {
                head: head.clone(),
                body: Vec::new(),
                size: 0,
            });
        }
        let bare = end && body.is_empty();
        let written = connection.write_head(head, body, bare).await;
        self.connection = Some(connection);
        if let Err(error) = written {
            self.retry_stale(Stop::upstream(&error)).await?;
        }
        Ok(())
    }

    pub(super) async fn send_body(&mut self, body: Bytes, end: bool) -> Result<(), Stop> {
        if self.request.sent_all {
            return Ok(());
        }
        self.request.sent += size(&body);
        if end {
            self.request.sent_all = true;
            if self
                .request
                .announced
                .is_some_and(|n| n != self.request.sent)
            {
                return Err(Stop::Host("request is not as long as announced"));
            }
        }
        self.remember(&body);
        let Some(connection) = self.connection.as_mut() else {
            return Err(Stop::Host("no upstream connection"));
        };
        match connection.write_body(body, end).await {
            Ok(()) => Ok(()),
            Err(error) => self.retry_stale(Stop::upstream(&error)).await,
        }
    }

    /// Keeps what was sent while it may have to be sent again.
    fn remember(&mut self, body: &Bytes) {
        let Some(replay) = self.request.replay.as_mut() else {
            return;
        };
        replay.size += body.len();
        if replay.size > MAX_REPLAY {
            self.request.replay = None;
        } else if !body.is_empty() {
            replay.body.push(body.clone());
        }
    }

    /// Starts over on another connection when a pooled one was dead before it answered and the request may be repeated
    /// (RFC 9110 §9.2.2); otherwise stops with `stop`.
    pub(super) async fn retry_stale(&mut self, stop: Stop) -> Result<(), Stop> {
        let dead = self
            .connection
            .as_ref()
            .is_some_and(|connection| connection.reused && !connection.answered());
        let Some(replay) = self.request.replay.take().filter(|_| dead) else {
            return Err(stop);
        };
        if let Some(dead) = self.connection.take() {
            dead.abort().await;
        }
        let again = async {
            let mut connection = self.upstream.connect().await?;
            let bare = self.request.sent_all && replay.body.is_empty();
            let body = replay.body.first().cloned().unwrap_or_default();
            connection.write_head(replay.head, &body, bare).await?;
            let last = replay.body.len();
            for (index, piece) in replay.body.into_iter().enumerate() {
                let end = self.request.sent_all && index + 1 == last;
                connection.write_body(piece, end).await?;
            }
            Ok::<_, Box<pingora::Error>>(connection)
        };
        let connection = again.await.map_err(|e| Stop::upstream(&e))?;
        self.asking(connection.address());
        self.connection = Some(connection);
        Ok(())
    }
}

fn size(body: &Bytes) -> u64 {
    u64::try_from(body.len()).unwrap_or(u64::MAX)
}

/// Longer requests are not repeated.
const MAX_REPLAY: usize = 64 * 1024;
