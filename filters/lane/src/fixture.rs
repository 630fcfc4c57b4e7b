//! What the unit tests of several files begin with.

use serde_json::Value;

use crate::{Config, Inspection, Lane, LaneKind, RequestHead};

/// An exchange of that document's LLM gateway.
pub(crate) fn inspection(document: &Value) -> Inspection {
    let config = Config::from_json(&document.to_string()).unwrap();
    Lane::compile(&config, LaneKind::LlmGateway)
        .unwrap()
        .inspect()
}

/// The head of a chat with these headers.
pub(crate) fn chat_head(headers: &[(&str, &str)]) -> RequestHead {
    let owned = |(name, value): &(&str, &str)| (String::from(*name), value.as_bytes().to_vec());
    RequestHead {
        method: String::from("POST"),
        target: String::from("/v1/chat/completions"),
        headers: headers.iter().map(owned).collect(),
        ..RequestHead::default()
    }
}
