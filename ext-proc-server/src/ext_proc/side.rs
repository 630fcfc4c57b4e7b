//! What a stream remembers of one side (the request or the response) of its exchange.

use envoy_types::pb::envoy::extensions::filters::http::ext_proc::v3::processing_mode::BodySendMode;
use lane::HeadEdit;

/// Which half of the exchange.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Which {
    /// From the client.
    Request,
    /// From the upstream.
    Response,
}

/// How Envoy hands over bodies.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) enum BodyMode {
    /// FULL_DUPLEX_STREAMED.
    #[default]
    Duplex,
    /// BUFFERED: one message is the body.
    Whole,
}

impl BodyMode {
    /// The mode of a first message's `protocol_config`; `None` where bytes would pass unjudged.
    pub(super) fn from_wire(mode: i32) -> Option<Self> {
        match BodySendMode::try_from(mode) {
            Ok(BodySendMode::FullDuplexStreamed) => Some(Self::Duplex),
            Ok(BodySendMode::Buffered) => Some(Self::Whole),
            _ => None,
        }
    }
}

/// Where a head is.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) enum HeadState {
    /// Envoy has not sent it yet.
    #[default]
    Awaited,
    /// The inspection keeps it.
    Held,
    /// It was released.
    Released,
}

/// One side.
#[derive(Debug, Default)]
pub(super) struct Side {
    /// How its body comes.
    pub(super) mode: BodyMode,
    /// Its head.
    pub(super) head: HeadState,
    /// Envoy said that the body is over. It may say so twice; the inspection hears it once.
    pub(super) received_end: bool,
    /// The end came as trailers, which have to be answered.
    pub(super) trailers: bool,
    /// What its head becomes, where that was decided while only the body could be answered.
    pub(super) edit: Option<HeadEdit>,
    /// We have ended it.
    pub(super) sent_end: bool,
}

#[cfg(test)]
mod tests {
    use super::{BodyMode, BodySendMode};

    #[test]
    fn modes_in_which_bytes_would_pass_unjudged_are_not_served() {
        let served: Vec<_> = [
            BodySendMode::None,
            BodySendMode::Streamed,
            BodySendMode::Buffered,
            BodySendMode::BufferedPartial,
            BodySendMode::FullDuplexStreamed,
            BodySendMode::Grpc,
        ]
        .into_iter()
        .filter(|m| BodyMode::from_wire(*m as i32).is_some())
        .collect();
        assert_eq!(
            served,
            [BodySendMode::Buffered, BodySendMode::FullDuplexStreamed]
        );
        assert_eq!(BodyMode::from_wire(77), None);
    }
}
