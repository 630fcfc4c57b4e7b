//! What a host tells of one exchange.

use std::time::Duration;

use crate::{media::Media, peek::Shape};

/// One exchange that the upstream answered. No body text, no value of the query.
#[derive(Clone, Copy, Debug)]
pub struct Observation<'a> {
    /// `GET`, `POST` …
    pub method: &'a str,
    /// The `Host` header or `:authority`; a port makes no difference.
    pub host: &'a str,
    /// The path as sent; a query is passed over.
    pub path: &'a str,
    /// When the request came, in milliseconds since the Unix epoch.
    pub at_ms: u64,
    /// The upstream's status.
    pub status: u16,
    /// The request's body.
    pub request: Media,
    /// Its bytes; of a request without one, those of its query.
    pub request_bytes: u64,
    /// What the body looks like.
    pub shape: Shape,
    /// The API call that it is by its path, of a provider that is known.
    pub operation: Option<&'static str>,
    /// The response's body.
    pub answer: Media,
    /// Its bytes, as they came.
    pub answer_bytes: u64,
    /// From the request's last byte to the response's head.
    pub head_after: Duration,
    /// From the request's last byte to the response's last one.
    pub took: Duration,
    /// In how many pieces the response's body came.
    pub pieces: u32,
}

impl Observation<'_> {
    /// Whether the upstream did what was asked: only then do times and sizes tell what it is.
    pub(crate) fn is_valid(&self) -> bool {
        (200..300).contains(&self.status) && self.took <= LONGEST
    }

    /// Whether the body was written while it was sent.
    pub(crate) fn is_stream(&self) -> bool {
        let drawn = self.took.saturating_sub(self.head_after);
        self.answer.is_stream()
            || (self.answer.is_readable()
                && self.pieces >= 8
                && drawn >= Duration::from_millis(500))
    }

    /// Pieces of the body a second, while it came. What comes within one counts as if it took one.
    pub(crate) fn pace(&self) -> f64 {
        let drawn = self.took.saturating_sub(self.head_after).as_secs_f64();
        f64::from(self.pieces) / drawn.max(1.0)
    }

    /// Bytes a second, from the request's end to the response's.
    pub(crate) fn rate(&self) -> f64 {
        self.answer_bytes as f64 / self.took.as_secs_f64().max(0.001)
    }
}

/// What takes longer is a channel that is kept open.
const LONGEST: Duration = Duration::from_secs(15 * 60);
