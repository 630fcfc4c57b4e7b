//! Anthropic Messages, whole and streamed.

use codec::{Direction, Kind, Role, StreamEvent, Usage, operation};

use crate::exchange::{
    assert_cuts_agree, assert_nothing_generic, assert_texts, cut, joined, read, replaced, streamed,
};

const PATH: &str = "/v1/messages";

#[test]
fn a_request_of_every_block() {
    let body = r#"{"model":"claude","max_tokens":10,"stream":true,"system":[{"type":"text","text":"sys","cache_control":{"type":"ephemeral"}}],
      "metadata":{"user_id":"user 1"},"stop_sequences":["stop here"],
      "tools":[{"name":"f","description":"desc","input_schema":{"type":"object","properties":{"q":{"description":"deep"}}}}],
      "messages":[
        {"role":"user","content":"plain"},
        {"role":"user","content":[{"type":"text","text":"block"},
          {"type":"image","source":{"type":"base64","media_type":"image/png","data":"iVBORw0KGgo="}},
          {"type":"document","title":"Doc title","context":"ctx","source":{"type":"text","media_type":"text/plain","data":"doctext"},"citations":{"enabled":true}},
          {"type":"search_result","source":"https://s.example/a b","title":"st","content":[{"type":"text","text":"search text"}]}]},
        {"role":"assistant","content":[{"type":"thinking","thinking":"hmm","signature":"EqQBCgIYAhIMabcdAbCdEfGhIjKlMnOpAbCdEfGhIjKlMnOpAbCdEfGhIjKlMnOp"},
          {"type":"redacted_thinking","data":"EmwKAhgBEgyabcdEAbCdEfGhIjKlMnOpAbCdEfGhIjKlMnOpAbCdEfGhIjKlMnOp"},
          {"type":"tool_use","id":"toolu_1","name":"f","input":{"q":"arg","n":4111,"my key":true,"l":[{"deep":"leaf"}]}}]},
        {"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_1","content":"result"},
          {"type":"tool_result","tool_use_id":"toolu_2","content":[{"type":"text","text":"result two"}]}]}]}"#;
    let document = read(PATH, Direction::Request, body);
    assert_nothing_generic(&document);
    assert_texts(
        &document,
        &[
            (Role::System, Kind::Text, "sys"),
            (Role::Unknown, Kind::Metadata, "user 1"),
            (Role::Unknown, Kind::Metadata, "stop here"),
            (Role::Developer, Kind::ToolDefinition, "desc"),
            (Role::Developer, Kind::ToolDefinition, "deep"),
            (Role::User, Kind::Text, "plain"),
            (Role::User, Kind::Text, "block"),
            (Role::User, Kind::Media, ""),
            (Role::User, Kind::Text, "Doc title"),
            (Role::User, Kind::Text, "ctx"),
            (Role::User, Kind::Text, "doctext"),
            (Role::User, Kind::Text, "search text"),
            (Role::Assistant, Kind::Reasoning, "hmm"),
            (Role::Assistant, Kind::Opaque, ""),
            (Role::Assistant, Kind::ToolArguments, "arg"),
            (Role::Assistant, Kind::ToolArguments, "my key"),
            (Role::Assistant, Kind::ToolArguments, "leaf"),
            (Role::Tool, Kind::ToolResult, "result"),
            (Role::Tool, Kind::ToolResult, "result two"),
        ],
    );
    let media = document
        .segments()
        .iter()
        .find_map(|s| s.media.as_ref())
        .unwrap();
    assert_eq!(media.mime, "image/png");
    let long = body.replace("4111", "4111111111111111");
    let document = read(PATH, Direction::Request, &long);
    let out = replaced(&document, &long, "4111111111111111", "[C]");
    assert_eq!(out, body.replace("4111", "\"[C]\""));
}

#[test]
fn a_text_file_in_base64_is_inspected() {
    let body = |data: &str| {
        format!(
            r#"{{"messages":[{{"role":"user","content":[{{"type":"document","source":{{"type":"base64","media_type":"text/plain","data":"{data}"}}}}]}}]}}"#
        )
    };
    // "card 4111 é" in base64.
    for data in [
        "Y2FyZCA0MTExIMOp",
        r"Y2FyZCA0MTExI\u004dOp",
        r"Y2FyZCA0MTExI\u004dOp\n",
    ] {
        let body_text = body(data);
        let document = read(PATH, Direction::Request, &body_text);
        assert_texts(&document, &[(Role::User, Kind::Text, "card 4111 é")]);
        let out = replaced(&document, &body_text, "4111", "[C]");
        assert_eq!(out, body("Y2FyZCBbQ10gw6k="));
    }
    let pdf = body("JVBERi0x/8A=");
    let document = read(PATH, Direction::Request, &pdf);
    assert_texts(&document, &[(Role::User, Kind::Media, "")]);
}

#[test]
fn token_counting_is_its_own_operation() {
    let name = |path| operation("POST", path).map(|o| o.name);
    assert_eq!(name("/v1/messages/count_tokens"), Some("count_tokens"));
    assert_eq!(name("/anthropic/v1/messages?beta=true"), Some("messages"));
    let document = read(
        "/v1/messages/count_tokens",
        Direction::Response,
        r#"{"input_tokens":7}"#,
    );
    assert_eq!(document.usage().unwrap().input, Some(7));
}

const STREAM: &str = concat!(
    "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"msg\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude\",\"content\":[],\"usage\":{\"input_tokens\":25,\"output_tokens\":1,\"cache_read_input_tokens\":4}}}\n\n",
    "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}}\n\n",
    "event: ping\ndata: {\"type\": \"ping\"}\n\n",
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"hm\"}}\n\n",
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"signature_delta\",\"signature\":\"EqQBCgIYAhIMabcdAbCdEfGhIjKlMnOpAbCdEfGhIjKlMnOpAbCdEfGhIjKlMnOp\"}}\n\n",
    "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n",
    "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":1,\"content_block\":{\"type\":\"text\",\"text\":\"He\"}}\n\n",
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"text_delta\",\"text\":\"llo \\ud83d\\ude00\"}}\n\n",
    "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":1}\n\n",
    "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":2,\"content_block\":{\"type\":\"tool_use\",\"id\":\"toolu\",\"name\":\"f\",\"input\":{}}}\n\n",
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":2,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"a\\\":\\\"x \\\\u00\"}}\n\n",
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":2,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"e9 SECRET \\\\\\\"\"}}\n\n",
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":2,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"\\\"}\"}}\n\n",
    "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":2}\n\n",
    "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":15}}\n\n",
    "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n",
);

#[test]
fn a_stream() {
    let events = cut(PATH, STREAM, &[]);
    assert_eq!(
        joined(&events),
        [
            (Role::Assistant, Kind::Reasoning, "hm".to_owned()),
            (Role::Assistant, Kind::Text, "Hello 😀".to_owned()),
            (Role::Assistant, Kind::Name, "f".to_owned()),
            (
                Role::Assistant,
                Kind::ToolArguments,
                r#"{"a":"x \u00e9 SECRET \""}"#.to_owned()
            ),
        ]
    );
    let mut usage = Usage::default();
    for report in events.iter().filter_map(StreamEvent::usage) {
        usage.merge(&report);
    }
    assert_eq!(
        (usage.input, usage.output, usage.cached_input),
        (Some(25), Some(15), Some(4))
    );
    let closes: Vec<_> = events.iter().map(|e| e.closes().len()).collect();
    assert_eq!(closes, [0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 2, 0, 0]);
    assert_eq!(events.get(4).unwrap().uninspected(), 1);
}

#[test]
fn streamed_arguments_stay_json() {
    let out = streamed(&cut(PATH, STREAM, &[]), "SECRET", "\"\\\n");
    let after: String = joined(&cut(PATH, &out, &[])).pop().unwrap().2;
    assert_eq!(after, "{\"a\":\"x \\u00e9 \\\"\\\\\\n \\\"\"}");
    serde_json::from_str::<serde_json::Value>(&after).unwrap();
}

#[test]
fn a_stream_cut_anywhere_is_the_same() {
    assert_cuts_agree(|cuts| cut(PATH, STREAM, cuts), STREAM);
    let crlf = STREAM.replace('\n', "\r\n");
    assert_cuts_agree(|cuts| cut(PATH, &crlf, cuts), &crlf);
    let cr = STREAM.replace('\n', "\r");
    assert_cuts_agree(|cuts| cut(PATH, &cr, cuts), &cr);
}

#[test]
fn an_error_in_a_stream_ends_it() {
    let stream = format!(
        "{}event: error\ndata: {{\"type\":\"error\",\"error\":{{\"type\":\"overloaded_error\",\"message\":\"Too busy\"}}}}\n\n",
        STREAM.split_at(STREAM.find("event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":1").unwrap()).0
    );
    let events = cut(PATH, &stream, &[]);
    let texts = joined(&events);
    assert_eq!(texts.last().unwrap().1, Kind::Error);
    assert_eq!(events.last().unwrap().closes().len(), 2);
}
