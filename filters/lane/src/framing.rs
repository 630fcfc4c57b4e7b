//! How a response is cut into events.

use codec::{EventLimits, EventStream, Operation};

use crate::media_type;

/// What the events of a stream are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Framing {
    /// Server-sent events.
    Events,
    /// JSON values, in an array or one after another.
    Values,
}

impl Framing {
    /// What a response's head says of it.
    pub(crate) fn of_head(
        operation: Option<&'static Operation>,
        content_type: &str,
        is_success: bool,
    ) -> Option<Self> {
        let always = operation.is_some_and(Operation::always_streams);
        if media_type::is_event_stream(content_type) {
            Some(Self::Events)
        } else if media_type::is_json_lines(content_type)
            || (always && is_success && media_type::is_json(content_type))
        {
            Some(Self::Values)
        } else {
            None
        }
    }

    /// What the body of a response is of which the head does not say that it is a stream: clients of an API that is
    /// known read it as one all the same.
    pub(crate) fn of_body(operation: Option<&'static Operation>, body: &[u8]) -> Option<Self> {
        if Self::is_list(operation, body) {
            return Some(Self::Values);
        }
        let is_events = operation.is_some() && media_type::holds_events(body);
        is_events.then_some(Self::Events)
    }

    /// Whether a body is the list of events that this API answers with where nobody asks it for others.
    pub(crate) fn is_list(operation: Option<&'static Operation>, body: &[u8]) -> bool {
        let first = media_type::without_mark(body).trim_ascii_start().first();
        operation.is_some_and(Operation::always_streams) && first == Some(&b'[')
    }

    /// The reader of such a stream.
    pub(crate) fn reader(
        self,
        operation: Option<&'static Operation>,
        limits: EventLimits,
    ) -> EventStream {
        match self {
            Self::Events => EventStream::new(operation, limits),
            Self::Values => EventStream::of_values(operation, limits),
        }
    }
}
