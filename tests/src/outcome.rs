//! What came of an exchange, as seen from both ends and in the audit log.

use serde_json::Value;

/// What an engine answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The status the client saw; 0 when it saw none.
    pub status: u16,
    /// The response headers that the lanes may change: `content-type`, `content-encoding`.
    pub headers: Vec<(String, String)>,
    /// The body the client saw.
    pub client: Vec<u8>,
    /// Whether that body ended as it should (not broken off).
    pub complete: bool,
    /// The body the provider saw; absent: the request never came, or not to its end.
    pub upstream: Option<Vec<u8>>,
    /// The audit event.
    pub event: Value,
}

impl Outcome {
    /// The event's value at a JSON pointer, as text (`/verdict/action`); empty where there is none.
    pub fn event_text(&self, pointer: &str) -> String {
        match self.event.pointer(pointer) {
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => String::new(),
        }
    }

    /// The list of texts at a JSON pointer; empty where there is none.
    pub fn event_list(&self, pointer: &str) -> Vec<String> {
        let list = self.event.pointer(pointer).and_then(Value::as_array);
        let texts = list.into_iter().flatten().filter_map(Value::as_str);
        texts.map(str::to_owned).collect()
    }

    /// The event without what must differ between hosts and runs: times, addresses, the path as Envoy normalises it, and how
    /// much of a body had arrived when it was given up.
    pub fn verdict(&self) -> Value {
        let mut event = self.event.clone();
        if let Some(map) = event.as_object_mut() {
            for key in ["time_ms", "duration_ms", "host", "path", "client_ip"] {
                map.remove(key);
            }
        }
        for side in ["/request/coverage", "/response/coverage"] {
            let coverage = event.pointer_mut(side).and_then(Value::as_object_mut);
            if let Some(coverage) = coverage.filter(|c| c.contains_key("uninspected")) {
                coverage.remove("bytes");
            }
        }
        event
    }
}
