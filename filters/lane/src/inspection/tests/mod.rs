//! The state machine against real codecs, detectors and rules.

mod bodies;
mod classified;
mod discovered;
mod documents;
#[cfg(feature = "files")]
mod files;
mod limits;
mod own;
mod payloads;
mod prompts;
mod responses;
mod streams;
mod tokens;

use std::{sync::Arc, time::Duration};

use audit::{ActionTaken, Event, Outcome, Reason};

use crate::{
    compile::Lane,
    config::{Config, ConfigError, LaneKind},
    head::{RequestHead, ResponseHead},
    step::{Disposition, End, Failure, Input, Reply, Step},
};

const VISA: &str = "4111 1111 1111 1111";

/// What a client and an upstream saw of one exchange.
#[derive(Debug, Default)]
struct Seen {
    upstream: Vec<u8>,
    client: Vec<u8>,
    reply: Option<Reply>,
    closed: bool,
    event: Option<Event>,
}

impl Seen {
    fn event(&self) -> &Event {
        self.event.as_ref().unwrap()
    }

    fn client(&self) -> &str {
        std::str::from_utf8(&self.client).unwrap()
    }
}

fn compile(lane: &str) -> Result<Arc<Lane>, ConfigError> {
    let config = Config::from_yaml(&format!("version: 1\nlanes:\n  llm_gateway:\n{lane}"))?;
    Lane::compile(&config, LaneKind::LlmGateway)
}

fn lane(lane: &str) -> Arc<Lane> {
    compile(lane).unwrap()
}

const REDACT: &str = r#"
    rules:
      - { id: mask, phase: response, when: 'any(dlp.profiles[*] == "default")', action: redact, redact: { with: replace } }
      - { id: mask-in, when: 'any(dlp.profiles[*] == "default")', action: redact, redact: { with: replace } }
"#;

const BLOCK: &str = r#"
    rules:
      - { id: no-cards, when: 'any(dlp.profiles[*] == "default")', action: block, block: { status: 451 } }
      - { id: no-cards-out, phase: response, when: 'any(dlp.profiles[*] == "default")', action: block }
"#;

fn request(content_type: &str) -> RequestHead {
    RequestHead {
        method: "POST".to_owned(),
        scheme: "https".to_owned(),
        authority: "api.example".to_owned(),
        target: "/v1/chat/completions?key=1".to_owned(),
        version: "HTTP/1.1".to_owned(),
        headers: vec![("content-type".to_owned(), content_type.as_bytes().to_vec())],
        request_id: "r-1".to_owned(),
        ..RequestHead::default()
    }
}

fn chat(text: &str) -> String {
    serde_json::json!({ "model": "m", "messages": [{ "role": "user", "content": text }] })
        .to_string()
}

fn response(content_type: &str) -> ResponseHead {
    ResponseHead {
        status: 200,
        headers: vec![("content-type".to_owned(), content_type.as_bytes().to_vec())],
    }
}

/// Runs one exchange with bodies cut into pieces of `cut` bytes.
fn exchange(lane: &Arc<Lane>, body: &[u8], answer: (&str, &[u8]), cut: usize) -> Seen {
    let mut inspection = lane.inspect();
    let mut seen = Seen::default();
    let mut at = Duration::ZERO;
    let first = inspection.on(at, Input::Request(request("application/json"), End::No));
    let mut over = take(&mut seen, first, &[], Side::Upstream);
    for (chunk, end) in cuts(body, cut) {
        if over {
            break;
        }
        at += Duration::from_millis(1);
        let step = inspection.on(at, Input::RequestBody(chunk, end));
        over = take(&mut seen, step, chunk, Side::Upstream);
    }
    if !over {
        let step = inspection.on(at, Input::Response(response(answer.0), End::No));
        over = take(&mut seen, step, &[], Side::Client);
    }
    for (chunk, end) in cuts(answer.1, cut) {
        if over {
            break;
        }
        at += Duration::from_millis(1);
        let step = inspection.on(at, Input::ResponseBody(chunk, end));
        over = take(&mut seen, step, chunk, Side::Client);
    }
    seen.event = Some(inspection.finish(at, Disposition::Completed, 200));
    seen
}

#[derive(Clone, Copy)]
enum Side {
    Upstream,
    Client,
}

/// Carries a step out; whether the exchange is over.
fn take(seen: &mut Seen, step: Step, chunk: &[u8], side: Side) -> bool {
    match step {
        Step::Hold => {}
        Step::Forward(forward) => {
            let body = forward.body.as_deref().unwrap_or(chunk);
            match side {
                Side::Upstream => seen.upstream.extend_from_slice(body),
                Side::Client => seen.client.extend_from_slice(body),
            }
        }
        Step::Reply(reply) => {
            seen.reply = Some(reply);
            return true;
        }
        Step::Close(body) => {
            seen.client.extend(body);
            seen.closed = true;
            return true;
        }
        Step::Classify(_) => panic!("no classifier is in force"),
        Step::Store(_) => panic!("no limit is in force"),
    }
    false
}

fn cuts(body: &[u8], cut: usize) -> Vec<(&[u8], End)> {
    let chunks: Vec<&[u8]> = body.chunks(cut).collect();
    let last = chunks.len().saturating_sub(1);
    let mut cuts: Vec<_> = chunks
        .into_iter()
        .enumerate()
        .map(|(i, c)| (c, if i == last { End::Yes } else { End::No }))
        .collect();
    if cuts.is_empty() {
        cuts.push((&[], End::Yes));
    }
    cuts
}

fn sse(deltas: &[&str]) -> String {
    let mut out = String::new();
    for delta in deltas {
        let event = serde_json::json!({ "id": "c", "object": "chat.completion.chunk", "model": "m",
            "choices": [{ "index": 0, "delta": { "content": delta }, "finish_reason": null }] });
        out.push_str(&format!("data: {event}\n\n"));
    }
    out.push_str("data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n");
    out.push_str("data: [DONE]\n\n");
    out
}

fn said(stream: &str) -> String {
    let events = stream
        .lines()
        .filter_map(|line| line.strip_prefix("data: "))
        .filter(|data| *data != "[DONE]");
    let texts = events.map(|data| serde_json::from_str::<serde_json::Value>(data).unwrap());
    texts
        .filter_map(|event| {
            event["choices"][0]["delta"]["content"]
                .as_str()
                .map(str::to_owned)
        })
        .collect()
}
