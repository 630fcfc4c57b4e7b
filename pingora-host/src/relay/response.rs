//! The way down: held, changed, streamed, replaced or ended as the inspection says.

use bytes::Bytes;
use http::{Version, header};
use lane::{Forward, HeadEdit, Reply, Step};
use pingora::http::ResponseHeader;

use super::{ending::Stop, exchange::Exchange, head};

/// How far the response is.
#[derive(Debug, Default)]
pub(super) struct ResponseSide {
    /// The upstream's head arrived.
    pub(super) begun: bool,
    /// The client got all of it.
    pub(super) done: bool,
    /// The upstream's head, until it is released.
    pub(super) received: Option<Box<ResponseHeader>>,
    /// A head went to the client.
    pub(super) released: bool,
    bodyless: bool,
    /// The length that the head announced to the client.
    announced: Option<u64>,
    sent: u64,
}

impl Exchange<'_> {
    /// Does what the inspection says about the response. `piece` is the chunk that was just fed.
    pub(super) async fn response_step(
        &mut self,
        step: Step,
        piece: Option<Bytes>,
        end: bool,
    ) -> Result<(), Stop> {
        match self.called(step).await? {
            Step::Hold if end => Err(Stop::Host("response held at its end")),
            Step::Hold => Ok(()),
            Step::Forward(forward) => self.forward_response(forward, piece, end).await,
            Step::Reply(_) if self.response.released => {
                Err(Stop::Host("reply after a response began"))
            }
            Step::Reply(reply) => Err(Stop::Reply(reply)),
            Step::Close(last) => self.close(last.into()).await,
            Step::Classify(_) | Step::Store(_) => Err(Stop::Host("a call was not made")),
        }
    }

    /// Sends an answer of our own instead of a response.
    pub(super) async fn write_reply(&mut self, reply: Reply) -> Result<(), Stop> {
        let bad = |_| Stop::Host("reply head");
        let mut head =
            ResponseHeader::build(reply.status, Some(reply.headers.len() + 1)).map_err(bad)?;
        for (name, value) in reply.headers {
            head.append_header(name, value).map_err(bad)?;
        }
        let body = Bytes::from(reply.body);
        head.insert_header(header::CONTENT_LENGTH, body.len())
            .map_err(bad)?;
        self.response.bodyless = !head::has_body(&self.session.req_header().method, reply.status);
        self.response.released = true;
        self.send(head, body, true).await
    }

    async fn forward_response(
        &mut self,
        forward: Forward,
        piece: Option<Bytes>,
        end: bool,
    ) -> Result<(), Stop> {
        let changed = forward.body.is_some();
        let body = forward.body.map(Bytes::from).or(piece).unwrap_or_default();
        if self.response.released {
            self.send_piece(body, end).await?;
        } else {
            let Some(received) = self.response.received.take() else {
                return Err(Stop::Host("no response head"));
            };
            let head = self.framed(*received, &forward.head, &body, changed, end)?;
            self.response.released = true;
            self.send(head, body, end).await?;
        }
        self.response.done = end;
        Ok(())
    }

    fn framed(
        &mut self,
        received: ResponseHeader,
        edit: &Option<HeadEdit>,
        body: &Bytes,
        changed: bool,
        end: bool,
    ) -> Result<ResponseHeader, Stop> {
        let bad = |_| Stop::Host("response head");
        let mut head = head::client_response(received, edit.as_ref()).map_err(bad)?;
        let request = self.session.req_header();
        self.response.bodyless = !head::has_body(&request.method, head.status.as_u16());
        if self.response.bodyless {
            return Ok(head);
        }
        let length = if end {
            Some(u64::try_from(body.len()).unwrap_or(u64::MAX))
        } else if changed {
            None
        } else {
            head::content_length(&head.headers)
        };
        self.response.announced = length;
        match length {
            Some(length) => head
                .insert_header(header::CONTENT_LENGTH, length)
                .map_err(bad)?,
            None => {
                head.remove_header(&header::CONTENT_LENGTH);
                if request.version == Version::HTTP_10 {
                    // It ends where the connection ends.
                    self.session.set_keepalive(None);
                } else {
                    head.insert_header(header::TRANSFER_ENCODING, "chunked")
                        .map_err(bad)?;
                }
            }
        }
        Ok(head)
    }

    async fn send(&mut self, head: ResponseHeader, body: Bytes, end: bool) -> Result<(), Stop> {
        self.sending(Some(head.status.as_u16()), 0);
        self.session
            .write_response_header(Box::new(head), end && body.is_empty())
            .await
            .map_err(|e| Stop::client(&e))?;
        self.send_piece(body, end).await
    }

    async fn send_piece(&mut self, body: Bytes, end: bool) -> Result<(), Stop> {
        let body = if self.response.bodyless {
            Bytes::new()
        } else {
            body
        };
        let length = u64::try_from(body.len()).unwrap_or(u64::MAX);
        self.response.sent += length;
        let sent = self.response.sent;
        if end && self.response.announced.is_some_and(|n| n != sent) {
            return Err(Stop::Host("response is not as long as announced"));
        }
        self.sending(None, length);
        if end && let Some(trailers) = self.trailers().await {
            return self.send_trailed(body, trailers).await;
        }
        if body.is_empty() && !end {
            return Ok(());
        }
        self.session
            .write_response_body(Some(body), end)
            .await
            .map_err(|e| Stop::client(&e))
    }

    async fn trailers(&mut self) -> Option<http::HeaderMap> {
        if !self.session.is_http2() || !self.response.begun {
            return None;
        }
        // A response whose trailers are lost is still whole.
        self.connection.as_mut()?.trailers().await.ok().flatten()
    }

    async fn send_trailed(&mut self, body: Bytes, trailers: http::HeaderMap) -> Result<(), Stop> {
        if !body.is_empty() {
            self.session
                .write_response_body(Some(body), false)
                .await
                .map_err(|e| Stop::client(&e))?;
        }
        self.session
            .as_downstream_mut()
            .write_response_trailers(trailers)
            .await
            .map_err(|e| Stop::client(&e))
    }

    /// The inspection's last word: nothing of the upstream's follows, trailers included.
    async fn close(&mut self, last: Bytes) -> Result<(), Stop> {
        if !self.response.released {
            return Err(Stop::Host("close before a response"));
        }
        self.sending(None, u64::try_from(last.len()).unwrap_or(u64::MAX));
        self.session
            .write_response_body(Some(last), true)
            .await
            .map_err(|e| Stop::client(&e))?;
        Err(Stop::Closed)
    }
}
