//! Bounds on size and time. Whatever passes one is never silently uninspected: it is a recorded verdict.

use std::time::Duration;

use serde::Deserialize;

use super::error::ConfigError;

/// Bounds on size and time.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// The largest body that is inspected, in bytes as sent; at most 64 MiB. Larger: `uninspected(size)`.
    pub max_body_bytes: usize,
    /// The largest body after content decoding, in bytes. Larger: `uninspected(size)`.
    pub max_decoded_bytes: usize,
    /// How many times larger than its compressed form a body may get. Beyond: `uninspected(ratio)`.
    pub max_ratio: u32,
    /// How deep JSON may nest. Deeper: `uninspected(depth)`.
    pub max_depth: usize,
    /// The largest single event of a stream, in bytes.
    pub max_event_bytes: usize,
    /// How much text of one stream segment may be held back because it may still become a finding, in bytes.
    pub max_held_bytes: usize,
    /// How long text of a stream may be held back, in milliseconds.
    pub max_hold_ms: u64,
    /// What happens at either bound: the held text is masked, or the stream is ended. It is never released.
    pub overflow: Overflow,
    /// How long a request's body may take to arrive, in milliseconds. Longer: `uninspected(time)`.
    pub request_timeout_ms: u64,
    /// How long the body of a response that is held whole may take to arrive after its head, in milliseconds. Longer:
    /// `uninspected(time)`. Streams are not held whole; for them there is `max_hold_ms`.
    pub response_timeout_ms: u64,
}

/// What happens to held text that reaches a bound.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Overflow {
    /// It is masked, and so is the rest of what may be one finding.
    #[default]
    Mask,
    /// The stream is ended with the provider's error event.
    Block,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_body_bytes: 16 << 20,
            max_decoded_bytes: 64 << 20,
            max_ratio: 200,
            max_depth: 128,
            max_event_bytes: 4 << 20,
            max_held_bytes: 64 << 10,
            max_hold_ms: 10_000,
            overflow: Overflow::Mask,
            request_timeout_ms: 60_000,
            response_timeout_ms: 300_000,
        }
    }
}

impl Limits {
    /// The largest `max_body_bytes`: ext_proc hands a whole body on in one message, and hosts bound what one message may hold.
    pub const MOST_BODY_BYTES: usize = 64 << 20;

    /// [`Self::max_hold_ms`].
    pub(crate) fn max_hold(&self) -> Duration {
        Duration::from_millis(self.max_hold_ms)
    }

    /// [`Self::request_timeout_ms`].
    pub(crate) fn request_timeout(&self) -> Duration {
        Duration::from_millis(self.request_timeout_ms)
    }

    /// [`Self::response_timeout_ms`].
    pub(crate) fn response_timeout(&self) -> Duration {
        Duration::from_millis(self.response_timeout_ms)
    }

    pub(super) fn check(&self) -> Result<(), ConfigError> {
        let bounds = [
            (
                "max_body_bytes",
                self.max_body_bytes,
                1,
                Self::MOST_BODY_BYTES,
            ),
            ("max_decoded_bytes", self.max_decoded_bytes, 1, 1 << 30),
            ("max_ratio", self.max_ratio as usize, 1, 1_000_000),
            ("max_depth", self.max_depth, 1, 1000),
            ("max_event_bytes", self.max_event_bytes, 256, 1 << 30),
            ("max_held_bytes", self.max_held_bytes, 1024, 16 << 20),
            ("max_hold_ms", self.max_hold_ms as usize, 1, 600_000),
            (
                "request_timeout_ms",
                self.request_timeout_ms as usize,
                1,
                86_400_000,
            ),
            (
                "response_timeout_ms",
                self.response_timeout_ms as usize,
                1,
                86_400_000,
            ),
        ];
        for (name, value, least, most) in bounds {
            if value < least || value > most {
                let message = format!("{value} is out of range; it may be {least} to {most}");
                return Err(ConfigError::at(format!("limits.{name}"), message));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Limits;

    #[test]
    fn a_body_is_never_larger_than_a_hosts_message() {
        let limits = |max_body_bytes| Limits {
            max_body_bytes,
            ..Limits::default()
        };
        assert!(limits(Limits::MOST_BODY_BYTES).check().is_ok());
        let error = limits(Limits::MOST_BODY_BYTES + 1).check().unwrap_err();
        assert_eq!(error.path(), "limits.max_body_bytes");
    }
}
