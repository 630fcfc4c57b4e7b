//! What a reader may use before it gives up.

/// Bounds on one JSON text, a whole body or one event of a stream.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct JsonLimits {
    /// Longest text, in bytes.
    pub max_bytes: usize,
    /// Deepest nesting of arrays and objects.
    pub max_depth: usize,
    /// Most values and keys; the reader keeps about 20 bytes for each.
    pub max_nodes: usize,
}

impl Default for JsonLimits {
    fn default() -> Self {
        Self {
            max_bytes: 16 * 1024 * 1024,
            max_depth: 128,
            max_nodes: 1_000_000,
        }
    }
}

/// Bounds on a stream of events.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct EventLimits {
    /// Longest event, in bytes, its line ends included.
    pub max_event_bytes: usize,
    /// Most segments that are being received at once.
    pub max_open_segments: usize,
    /// Bounds on the JSON in one event.
    pub json: JsonLimits,
}

impl Default for EventLimits {
    fn default() -> Self {
        Self {
            max_event_bytes: 4 * 1024 * 1024,
            max_open_segments: 1024,
            json: JsonLimits::default(),
        }
    }
}
