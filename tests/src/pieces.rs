//! A body that is sent in pieces.

use std::{fmt, time::Duration};

use bytes::Bytes;
use futures::stream;
use http_body_util::{BodyExt, StreamBody, combinators::UnsyncBoxBody};
use hyper::body::Frame;

/// What a body of pieces is.
pub type Pieces = UnsyncBoxBody<Bytes, Broken>;

/// How a body of pieces ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ending {
    /// As it should.
    Whole,
    /// The connection breaks.
    BrokenOff,
}

/// A body that sends these pieces, each by itself and this long after the one before it.
///
/// Not a channel: the one of `http-body-util` loses a piece that is sent and followed by the end while it is being polled.
pub fn pieces(pieces: Vec<Bytes>, pause: Duration, ending: Ending) -> Pieces {
    let rest = (pieces.into_iter(), ending == Ending::BrokenOff, true);
    let frames = stream::unfold(rest, move |(mut pieces, breaks, is_first)| async move {
        // Whoever sends it writes what there is when nothing more is ready.
        match (is_first, pause) {
            (true, _) => {}
            (false, Duration::ZERO) => tokio::task::yield_now().await,
            (false, pause) => tokio::time::sleep(pause).await,
        }
        if let Some(piece) = pieces.next() {
            return Some((Ok(Frame::data(piece)), (pieces, breaks, false)));
        }
        if !breaks {
            return None;
        }
        // Let what was sent get through before the connection breaks, also on a busy machine: a proxy that has no answer
        // from its filter by then answers for itself.
        tokio::time::sleep(Duration::from_millis(300)).await;
        Some((Err(Broken), (pieces, false, false)))
    });
    StreamBody::new(frames).boxed_unsync()
}

/// A body that was to break off.
#[derive(Clone, Copy, Debug)]
pub struct Broken;

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("broken off by the script")
    }
}

impl std::error::Error for Broken {}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn every_piece_is_sent_and_then_the_end_that_was_asked_for() {
        let sent = || vec![Bytes::from_static(b"a"), Bytes::from_static(b"b")];
        let whole = pieces(sent(), Duration::ZERO, Ending::Whole);
        assert_eq!(whole.collect().await.unwrap().to_bytes(), "ab");
        let mut broken = pieces(sent(), Duration::ZERO, Ending::BrokenOff);
        for _ in 0..2 {
            assert!(broken.frame().await.unwrap().is_ok());
        }
        assert!(broken.frame().await.unwrap().is_err());
    }
}
