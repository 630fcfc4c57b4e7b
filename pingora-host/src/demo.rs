//! A demo upstream that says back the last user message, whole or word by word as a stream, in the shapes of
//! OpenAI Chat Completions, OpenAI Responses and Anthropic Messages.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use bytes::Bytes;
use pingora::{
    Result,
    apps::{HttpPersistentSettings, HttpServerApp, ReusedHttpStream},
    http::ResponseHeader,
    protocols::http::ServerSession,
    server::ShutdownWatch,
};
use serde_json::{Value, json};

/// The demo upstream.
pub(crate) struct Demo;

#[async_trait]
impl HttpServerApp for Demo {
    async fn process_new_http(
        self: &Arc<Self>,
        mut session: ServerSession,
        shutdown: &ShutdownWatch,
    ) -> Option<ReusedHttpStream> {
        if !session.read_request().await.ok()? {
            return None;
        }
        session.set_keepalive((!*shutdown.borrow()).then_some(60));
        serve(&mut session).await.ok()?;
        let settings = HttpPersistentSettings::for_session(&session);
        let stream = session.finish().await.ok()??;
        Some(ReusedHttpStream::from_reusable_stream(stream, settings))
    }
}

async fn serve(session: &mut ServerSession) -> Result<()> {
    let path = session
        .req_header()
        .uri
        .path()
        .trim_end_matches('/')
        .to_owned();
    let mut body = Vec::new();
    while let Some(piece) = session.read_request_body().await? {
        body.extend_from_slice(&piece);
        if body.len() > MAX_BODY {
            return json_answer(session, 413, &error("request too large")).await;
        }
    }
    let Some(dialect) = Dialect::of(&path) else {
        return match path.as_str() {
            "" | "/healthz" => json_answer(session, 200, &json!({"status": "ok"})).await,
            _ => json_answer(session, 404, &error("no such endpoint")).await,
        };
    };
    let Ok(request) = serde_json::from_slice::<Value>(&body) else {
        return json_answer(session, 400, &error("the body is not JSON")).await;
    };
    let echo = Echo {
        model: text_at(&request, "model").unwrap_or("demo").to_owned(),
        text: last_user_text(&request),
    };
    if request.get("stream").and_then(Value::as_bool) != Some(true) {
        return json_answer(session, 200, &dialect.whole(&echo)).await;
    }
    stream(session, dialect, &echo).await
}

async fn stream(session: &mut ServerSession, dialect: Dialect, echo: &Echo) -> Result<()> {
    let mut head = ResponseHeader::build(200, Some(4))?;
    head.insert_header("content-type", "text/event-stream; charset=utf-8")?;
    head.insert_header("cache-control", "no-cache")?;
    head.insert_header("transfer-encoding", "chunked")?;
    session.write_response_header(Box::new(head)).await?;
    for event in dialect.before(echo) {
        session.write_response_body(event, false).await?;
    }
    for piece in pieces(&echo.text) {
        tokio::time::sleep(PACE).await;
        session
            .write_response_body(dialect.delta(echo, piece), false)
            .await?;
    }
    for event in dialect.after(echo) {
        session.write_response_body(event, false).await?;
    }
    session.write_response_body(Bytes::new(), true).await
}

async fn json_answer(session: &mut ServerSession, status: u16, body: &Value) -> Result<()> {
    let body = Bytes::from(body.to_string());
    let mut head = ResponseHeader::build(status, Some(3))?;
    head.insert_header("content-type", "application/json")?;
    head.insert_header("content-length", body.len())?;
    session.write_response_header(Box::new(head)).await?;
    session.write_response_body(body, true).await
}

struct Echo {
    model: String,
    text: String,
}

/// An API's shapes.
#[derive(Clone, Copy)]
enum Dialect {
    /// <https://platform.openai.com/docs/api-reference/chat>
    Chat,
    /// <https://platform.openai.com/docs/api-reference/responses>
    Responses,
    /// <https://docs.anthropic.com/en/api/messages>
    Messages,
}

impl Dialect {
    fn of(path: &str) -> Option<Self> {
        if path.ends_with("/chat/completions") {
            Some(Self::Chat)
        } else if path.ends_with("/responses") {
            Some(Self::Responses)
        } else if path.ends_with("/messages") {
            Some(Self::Messages)
        } else {
            None
        }
    }

    fn whole(self, echo: &Echo) -> Value {
        match self {
            Self::Chat => json!({
                "id": "chatcmpl-demo", "object": "chat.completion", "created": CREATED, "model": echo.model,
                "choices": [{"index": 0, "finish_reason": "stop", "logprobs": null,
                    "message": {"role": "assistant", "content": echo.text, "refusal": null}}],
                "usage": {"prompt_tokens": echo.tokens(), "completion_tokens": echo.tokens(), "total_tokens": echo.tokens() * 2},
            }),
            Self::Responses => echo.response("completed", json!([echo.item("completed")])),
            Self::Messages => json!({
                "id": "msg_demo", "type": "message", "role": "assistant", "model": echo.model,
                "content": [{"type": "text", "text": echo.text}],
                "stop_reason": "end_turn", "stop_sequence": null,
                "usage": {"input_tokens": echo.tokens(), "output_tokens": echo.tokens()},
            }),
        }
    }

    fn before(self, echo: &Echo) -> Vec<Bytes> {
        match self {
            Self::Chat => {
                vec![echo.chunk(json!({"role": "assistant", "content": ""}), Value::Null)]
            }
            Self::Responses => vec![
                event(
                    "response.created",
                    json!({"response": echo.response("in_progress", json!([]))}),
                ),
                event(
                    "response.output_item.added",
                    json!({"output_index": 0,
                    "item": {"id": "msg_demo", "type": "message", "status": "in_progress", "role": "assistant", "content": []}}),
                ),
                event(
                    "response.content_part.added",
                    json!({"item_id": "msg_demo", "output_index": 0, "content_index": 0,
                    "part": {"type": "output_text", "text": "", "annotations": []}}),
                ),
            ],
            Self::Messages => vec![
                event(
                    "message_start",
                    json!({"message": {
                    "id": "msg_demo", "type": "message", "role": "assistant", "model": echo.model, "content": [],
                    "stop_reason": null, "stop_sequence": null,
                    "usage": {"input_tokens": echo.tokens(), "output_tokens": 1}}}),
                ),
                event(
                    "content_block_start",
                    json!({"index": 0, "content_block": {"type": "text", "text": ""}}),
                ),
            ],
        }
    }

    fn delta(self, echo: &Echo, piece: &str) -> Bytes {
        match self {
            Self::Chat => echo.chunk(json!({"content": piece}), Value::Null),
            Self::Responses => event(
                "response.output_text.delta",
                json!({"item_id": "msg_demo",
                "output_index": 0, "content_index": 0, "delta": piece}),
            ),
            Self::Messages => event(
                "content_block_delta",
                json!({"index": 0,
                "delta": {"type": "text_delta", "text": piece}}),
            ),
        }
    }

    fn after(self, echo: &Echo) -> Vec<Bytes> {
        match self {
            Self::Chat => vec![
                echo.chunk(json!({}), json!("stop")),
                Bytes::from_static(b"data: [DONE]\n\n"),
            ],
            Self::Responses => vec![
                event(
                    "response.output_text.done",
                    json!({"item_id": "msg_demo", "output_index": 0,
                    "content_index": 0, "text": echo.text}),
                ),
                event(
                    "response.content_part.done",
                    json!({"item_id": "msg_demo", "output_index": 0,
                    "content_index": 0, "part": {"type": "output_text", "text": echo.text, "annotations": []}}),
                ),
                event(
                    "response.output_item.done",
                    json!({"output_index": 0, "item": echo.item("completed")}),
                ),
                event("response.completed", json!({"response": self.whole(echo)})),
            ],
            Self::Messages => vec![
                event("content_block_stop", json!({"index": 0})),
                event(
                    "message_delta",
                    json!({"delta": {"stop_reason": "end_turn", "stop_sequence": null},
                    "usage": {"output_tokens": echo.tokens()}}),
                ),
                event("message_stop", json!({})),
            ],
        }
    }
}

impl Echo {
    fn tokens(&self) -> usize {
        pieces(&self.text).count()
    }

    fn chunk(&self, delta: Value, finish: Value) -> Bytes {
        let chunk = json!({
            "id": "chatcmpl-demo", "object": "chat.completion.chunk", "created": CREATED, "model": self.model,
            "choices": [{"index": 0, "delta": delta, "logprobs": null, "finish_reason": finish}],
        });
        Bytes::from(format!("data: {chunk}\n\n"))
    }

    fn item(&self, status: &str) -> Value {
        json!({"id": "msg_demo", "type": "message", "status": status, "role": "assistant",
            "content": [{"type": "output_text", "text": self.text, "annotations": []}]})
    }

    fn response(&self, status: &str, output: Value) -> Value {
        json!({
            "id": "resp_demo", "object": "response", "created_at": CREATED, "status": status, "model": self.model,
            "error": null, "incomplete_details": null, "instructions": null, "metadata": {},
            "output": output, "parallel_tool_calls": true, "temperature": 1.0, "tool_choice": "auto", "tools": [], "top_p": 1.0,
            "usage": {"input_tokens": self.tokens(), "input_tokens_details": {"cached_tokens": 0},
                "output_tokens": self.tokens(), "output_tokens_details": {"reasoning_tokens": 0},
                "total_tokens": self.tokens() * 2},
        })
    }
}

fn event(kind: &str, mut data: Value) -> Bytes {
    if let Some(data) = data.as_object_mut() {
        data.insert("type".to_owned(), json!(kind));
    }
    Bytes::from(format!("event: {kind}\ndata: {data}\n\n"))
}

fn error(message: &str) -> Value {
    json!({"error": {"message": message, "type": "invalid_request_error"}})
}

/// The text of the last user message: a string, or the text parts of a list.
fn last_user_text(request: &Value) -> String {
    let messages = request.get("messages").or_else(|| request.get("input"));
    match messages {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(messages)) => messages
            .iter()
            .rev()
            .find(|message| text_at(message, "role") == Some("user"))
            .and_then(|message| message.get("content"))
            .map(content_text)
            .unwrap_or_default(),
        _ => String::new(),
    }
}

fn content_text(content: &Value) -> String {
    match content {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts
            .iter()
            .filter_map(|part| text_at(part, "text"))
            .collect::<Vec<_>>()
            .join(" "),
        _ => String::new(),
    }
}

fn text_at<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key)?.as_str()
}

/// Cuts a text as models do: words with the space before them, long ones in parts.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest
            .char_indices()
            .enumerate()
            .skip(1)
            .find(|(count, (_, c))| c.is_whitespace() || *count >= LONGEST_PIECE)
            .map_or(rest.len(), |(_, (at, _))| at);
        let (piece, after) = rest.split_at_checked(end)?;
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

const CREATED: u64 = 1_750_000_000;
const LONGEST_PIECE: usize = 6;
const MAX_BODY: usize = 16 * 1024 * 1024;
const PACE: Duration = Duration::from_millis(60);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_the_text() {
        for text in ["", " ", "one two  three", "4111111111111111 ünïcode-wörd"] {
            assert_eq!(pieces(text).collect::<String>(), text);
        }
        assert_eq!(
            pieces("a bc defghijkl").collect::<Vec<_>>(),
            ["a", " bc", " defgh", "ijkl"]
        );
    }

    #[test]
    fn the_last_user_message_is_found_in_every_shape() {
        for request in [
            json!({"messages": [{"role": "user", "content": "no"}, {"role": "user", "content": "yes"}, {"role": "assistant", "content": "no"}]}),
            json!({"messages": [{"role": "user", "content": [{"type": "text", "text": "yes"}]}]}),
            json!({"input": "yes"}),
            json!({"input": [{"role": "user", "content": [{"type": "input_text", "text": "yes"}]}]}),
        ] {
            assert_eq!(last_user_text(&request), "yes", "{request}");
        }
    }
}
