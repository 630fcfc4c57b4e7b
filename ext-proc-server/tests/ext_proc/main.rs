//! The external processing service against a client that talks like Envoy: what comes out of the filter, byte for byte.

#![expect(clippy::expect_used, clippy::panic, reason = "tests")]

mod buffered;
mod duplex;
mod life;
mod peer;

const VISA: &str = "4111 1111 1111 1111";

/// Replaces cards in both directions.
const REDACT: &str = r#"
version: 1
lanes:
  llm_gateway:
    rules:
      - { id: in, when: 'any(dlp.profiles[*] == "default")', action: redact, redact: { with: replace } }
      - { id: out, phase: response, when: 'any(dlp.profiles[*] == "default")', action: redact, redact: { with: replace } }
"#;

/// Blocks cards in both directions.
const BLOCK: &str = r#"
version: 1
lanes:
  llm_gateway:
    rules:
      - { id: in, when: 'any(dlp.profiles[*] == "default")', action: block, block: { status: 451 } }
      - { id: out, phase: response, when: 'any(dlp.profiles[*] == "default")', action: block }
"#;

const REQUEST: &[(&str, &str)] = &[
    (":method", "POST"),
    (":scheme", "https"),
    (":authority", "api.example"),
    (":path", "/v1/chat/completions?key=1"),
    ("content-type", "application/json"),
    ("x-request-id", "r-1"),
];
const GET: &[(&str, &str)] = &[
    (":method", "GET"),
    (":scheme", "https"),
    (":authority", "api.example"),
    (":path", "/v1/models"),
];
const JSON: &[(&str, &str)] = &[(":status", "200"), ("content-type", "application/json")];
const SSE: &[(&str, &str)] = &[(":status", "200"), ("content-type", "text/event-stream")];

fn chat(text: &str) -> String {
    serde_json::json!({ "model": "m", "messages": [{ "role": "user", "content": text }] })
        .to_string()
}

fn completion(text: &str) -> String {
    serde_json::json!({ "id": "c", "object": "chat.completion", "model": "m", "choices": [
        { "index": 0, "message": { "role": "assistant", "content": text }, "finish_reason": "stop" }
    ] })
    .to_string()
}

/// One event of a streamed completion.
fn delta(text: &str) -> String {
    let data = serde_json::json!({ "id": "c", "object": "chat.completion.chunk", "model": "m", "choices": [
        { "index": 0, "delta": { "content": text } }
    ] });
    format!("data: {data}\n\n")
}
