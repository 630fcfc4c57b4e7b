//! What an exchange looks like from outside: times, sizes and types, for discovery. No text is kept beyond the exchange.

use std::time::Duration;

use codec::Operation;
use discovery::{Media, Observation, PEEKED, Shape};

use crate::{
    head::{RequestHead, ResponseHead},
    media_type::header_text,
    record::Record,
    scope::Scope,
    step::{End, Input, Step},
};

/// One exchange, as far as it has come.
#[derive(Debug, Default)]
pub(super) struct Traffic {
    request: Media,
    request_bytes: u64,
    query_bytes: usize,
    /// The request's first bytes, where they are JSON as it is.
    peeked: Option<Vec<u8>>,
    /// When the last of the request went on to the upstream.
    sent: Duration,
    answer: Option<Answer>,
}

#[derive(Debug)]
struct Answer {
    status: u16,
    media: Media,
    began: Duration,
    bytes: u64,
    pieces: u32,
    ended: Option<Duration>,
}

impl Traffic {
    /// Notes what is fed.
    pub(super) fn note(&mut self, at: Duration, input: &Input<'_>) {
        match input {
            Input::Request(head, _) => self.request(head),
            Input::RequestBody(chunk, _) => self.request_body(chunk),
            Input::Response(head, end) => self.answer = Some(Answer::new(head, at, *end)),
            Input::ResponseBody(chunk, end) => {
                if let Some(answer) = &mut self.answer {
                    answer.body(chunk, at, *end);
                }
            }
            Input::Classified(_) | Input::Stored(_) | Input::Failed(_) | Input::Elapsed => {}
        }
    }

    /// Notes what is done: until the response begins, what goes on is the request.
    pub(super) fn did(&mut self, at: Duration, step: &Step) {
        if self.answer.is_none() && matches!(step, Step::Forward(_)) {
            self.sent = at;
        }
    }

    /// Tells of an exchange that the upstream answered to the end.
    pub(super) fn tell(
        &self,
        scope: &Scope,
        record: &Record,
        operation: Option<&'static Operation>,
    ) {
        let Some((watch, answer)) = scope.watch.as_ref().zip(self.answer.as_ref()) else {
            return;
        };
        let Some(ended) = answer.ended else { return };
        let event = record.event();
        let has_body = self.request_bytes > 0;
        let query = u64::try_from(self.query_bytes).unwrap_or(u64::MAX);
        watch.observe(&Observation {
            method: &event.method,
            host: &event.host,
            path: &event.path,
            at_ms: event.time_ms,
            status: answer.status,
            request: if has_body { self.request } else { Media::None },
            request_bytes: if has_body { self.request_bytes } else { query },
            shape: self
                .peeked
                .as_deref()
                .map_or(Shape::Unknown, Shape::of_json),
            operation: operation.map(|operation| operation.name),
            answer: answer.media,
            answer_bytes: answer.bytes,
            head_after: answer.began.saturating_sub(self.sent),
            took: ended.saturating_sub(self.sent),
            pieces: answer.pieces,
        });
    }

    fn request(&mut self, head: &RequestHead) {
        self.request = Media::of(&header_text(head.header("content-type")));
        self.query_bytes = head
            .target
            .split_once('?')
            .map_or(0, |(_, query)| query.len());
        let is_plain = head.header("content-encoding").is_none();
        self.peeked = (self.request == Media::Json && is_plain).then(Vec::new);
    }

    fn request_body(&mut self, chunk: &[u8]) {
        self.request_bytes += chunk.len() as u64;
        if let Some(peeked) = &mut self.peeked {
            let room = PEEKED.saturating_sub(peeked.len());
            peeked.extend_from_slice(chunk.get(..room).unwrap_or(chunk));
        }
    }
}

impl Answer {
    fn new(head: &ResponseHead, at: Duration, end: End) -> Self {
        Self {
            status: head.status,
            media: Media::of(&header_text(head.header("content-type"))),
            began: at,
            bytes: 0,
            pieces: 0,
            ended: (end == End::Yes).then_some(at),
        }
    }

    fn body(&mut self, chunk: &[u8], at: Duration, end: End) {
        self.bytes += chunk.len() as u64;
        self.pieces += u32::from(!chunk.is_empty());
        if end == End::Yes {
            self.ended.get_or_insert(at);
        }
    }
}
