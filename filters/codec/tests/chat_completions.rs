//! OpenAI Chat Completions, whole and streamed.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use codec::{
    Direction, Document, Edit, EventLimits, EventStream, JsonLimits, Kind, Role, SegmentKey, Shape,
    StreamEvent, operation,
};

fn read(direction: Direction, body: &str) -> Document {
    let operation = operation("POST", "/v1/chat/completions");
    assert!(operation.is_some());
    Document::read(
        operation,
        direction,
        body.as_bytes(),
        &JsonLimits::default(),
    )
    .unwrap()
}

fn texts(document: &Document) -> Vec<(Role, Kind, &str)> {
    let segments = document.segments().iter();
    segments
        .map(|s| (s.role, s.kind, s.text.as_str()))
        .collect()
}

/// Replaces every occurrence of `needle` in every segment.
fn replaced(document: &Document, body: &str, needle: &str, with: &str) -> String {
    let mut edits = Vec::new();
    for (segment, found) in document.segments().iter().enumerate() {
        for (start, part) in found.text.match_indices(needle) {
            let span = start..start + part.len();
            let with = with.to_owned();
            edits.push(Edit {
                segment,
                span,
                with,
            });
        }
    }
    String::from_utf8(document.edit(body.as_bytes(), &edits)).unwrap()
}

#[test]
fn a_request_with_text_everywhere() {
    let body = r#"{"model":"gpt-4o","stream":true,"messages":[
        {"role":"system","content":"sys"},
        {"role":"developer","content":[{"type":"text","text":"dev"}]},
        {"content":"usr","role":"user","name":"Bob Ross"},
        {"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}},{"type":"text","text":"part"}]},
        {"role":"assistant","content":null,"refusal":"no","tool_calls":[{"id":"call_1","type":"function","function":{"name":"f","arguments":"{\"q\":\"arg\"}"}}]},
        {"role":"tool","tool_call_id":"call_1","content":"result"},
        {"role":"assistant","function_call":{"name":"g","arguments":"{}"}}],
      "tools":[{"type":"function","function":{"name":"f","description":"desc","parameters":{"type":"object","properties":{"q":{"type":"string","description":"deep"},"my key":{}}}}}],
      "user":"u-1","metadata":{"note":"hi there"},"seed":4111111111111111,"surprise":{"x":["boo"]}}"#;
    let document = read(Direction::Request, body);
    assert_eq!(document.shape(), Shape::Known);
    assert_eq!(document.model(), Some("gpt-4o"));
    assert!(document.stream());
    let found = texts(&document);
    for expected in [
        (Role::System, Kind::Text, "sys"),
        (Role::Developer, Kind::Text, "dev"),
        (Role::User, Kind::Text, "usr"),
        (Role::User, Kind::Name, "Bob Ross"),
        (Role::User, Kind::Media, ""),
        (Role::User, Kind::Text, "part"),
        (Role::Assistant, Kind::Refusal, "no"),
        (Role::Assistant, Kind::ToolArguments, r#"{"q":"arg"}"#),
        (Role::Tool, Kind::ToolResult, "result"),
        (Role::Tool, Kind::Identifier, "call_1"),
        (Role::Developer, Kind::ToolDefinition, "desc"),
        (Role::Developer, Kind::ToolDefinition, "deep"),
        (Role::Developer, Kind::ToolDefinition, "my key"),
        (Role::Unknown, Kind::Metadata, "hi there"),
        (Role::Unknown, Kind::Generic, "4111111111111111"),
        (Role::Unknown, Kind::Generic, "boo"),
    ] {
        assert!(found.contains(&expected), "{expected:?} not in {found:?}");
    }
    let media = document
        .segments()
        .iter()
        .find_map(|s| s.media.as_ref())
        .unwrap();
    assert_eq!(media.mime, "image/png");
}

#[test]
fn an_edit_touches_nothing_else() {
    let body = r#"{ "messages" : [ {"role":"user", "content":"caf\u00e9 4111 \ud83d\ude00"} ],
        "n": 1.0, "tools":[{"function":{"arguments":"{\"n\":4111,\"s\":\"a\\u00344111\"}"}}], "x": 41111234 }"#;
    let document = read(Direction::Request, body);
    let out = replaced(&document, body, "4111", "[\"C\"]");
    let expected = body
        .replace("caf\\u00e9 4111", r#"caf\u00e9 [\"C\"]"#)
        .replace(r#"{\"n\":4111,"#, r#"{\"n\":\"[\\\"C\\\"]\","#)
        .replace(r#"u00344111\""#, r#"u0034[\\\"C\\\"]\""#)
        .replace("41111234", r#""[\"C\"]1234""#);
    assert_eq!(out, expected);
    serde_json::from_str::<serde_json::Value>(&out).unwrap();
    assert_eq!(document.edit(body.as_bytes(), &[]), body.as_bytes());
}

#[test]
fn log_probabilities_go_with_their_text() {
    let body = r#"{"choices":[
        {"index":0,"message":{"role":"assistant","content":"a 4111"},"logprobs":{"content":[{"token":"4111"}]},"finish_reason":"stop"},
        {"index":1,"message":{"role":"assistant","content":"b"},"logprobs":{"content":[{"token":"b"}]},"finish_reason":"stop"}],
        "usage":{"prompt_tokens":13,"completion_tokens":7,"total_tokens":20,"prompt_tokens_details":{"cached_tokens":5}}}"#;
    let document = read(Direction::Response, body);
    let out = replaced(&document, body, "4111", "X");
    assert!(!out.contains("4111"));
    assert!(out.contains(r#""logprobs":null,"finish_reason""#));
    assert!(out.contains(r#""token":"b""#));
    let usage = document.usage().unwrap();
    assert_eq!(
        (usage.input, usage.output, usage.cached_input),
        (Some(13), Some(7), Some(5))
    );
}

#[test]
fn duplicate_keys_hide_nothing() {
    let body = r#"{"model":"a","messages":[{"role":"user","content":"one","content":"two"}],"messages":[{"content":"three"}],"mod\u0065l":"b"}"#;
    let document = read(Direction::Request, body);
    let found: Vec<_> = texts(&document).into_iter().map(|t| t.2).collect();
    assert_eq!(found, ["a", "one", "two", "three", "b"]);
    assert!(document.is_ambiguous());
}

fn events(stream: &str, cuts: &[usize]) -> Vec<StreamEvent> {
    let mut reader = EventStream::new(
        operation("POST", "/v1/chat/completions"),
        EventLimits::default(),
    );
    let mut events = Vec::new();
    let mut at = 0;
    for &cut in cuts.iter().chain([&stream.len()]) {
        let chunk = stream.as_bytes().get(at..cut).unwrap();
        events.extend(reader.push(chunk).unwrap());
        at = cut;
    }
    events.extend(reader.finish().unwrap());
    events
}

type Summary = Vec<(Vec<u8>, Vec<(SegmentKey, Kind, String)>, Vec<SegmentKey>)>;

fn summary(events: &[StreamEvent]) -> Summary {
    let one = |e: &StreamEvent| {
        let deltas = e.deltas().iter();
        (
            e.bytes().to_vec(),
            deltas.map(|d| (d.key, d.kind, d.text.clone())).collect(),
            e.closes().to_vec(),
        )
    };
    events.iter().map(one).collect()
}

const STREAM: &str = concat!(
    "\u{feff}: hello\r\n\r\n",
    "event: x\ndata: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}\n\n",
    "data:{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"caf\\u00e9 é \"},\r\ndata: \"logprobs\":\r\ndata: {\"a\":[\"t\"]}},{\"index\":1,\"delta\":{\"content\":\"other\"}}]}\r\n\r\n",
    "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\"}}]}}]}\r\r",
    "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\":41\"}}]}}]}\n\n",
    "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"11}\"}}]},\"finish_reason\":\"tool_calls\"}]}\n\n",
    "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}\n\n",
    "data: [DONE]\n\n",
);

#[test]
fn a_stream_cut_anywhere_is_the_same() {
    let whole = events(STREAM, &[]);
    let expected = summary(&whole);
    let bytes: Vec<u8> = whole.iter().flat_map(|e| e.bytes().to_vec()).collect();
    assert_eq!(bytes, STREAM.as_bytes());
    for a in 0..=STREAM.len() {
        assert_eq!(summary(&events(STREAM, &[a])), expected, "cut at {a}");
    }
    let every: Vec<usize> = (0..STREAM.len()).collect();
    assert_eq!(summary(&events(STREAM, &every)), expected);
}

#[test]
fn pieces_of_one_key_are_one_text() {
    let events = events(STREAM, &[]);
    let mut texts: Vec<(SegmentKey, Kind, String)> = Vec::new();
    for delta in events.iter().flat_map(StreamEvent::deltas) {
        match texts.iter_mut().find(|t| t.0 == delta.key) {
            Some(text) => text.2.push_str(&delta.text),
            None => texts.push((delta.key, delta.kind, delta.text.clone())),
        }
    }
    let texts: Vec<_> = texts.iter().map(|t| (t.1, t.2.as_str())).collect();
    assert_eq!(
        texts,
        [
            (Kind::Text, "café é "),
            (Kind::Text, "other"),
            (Kind::Name, "f"),
            (Kind::ToolArguments, "{\"a\":4111}"),
        ]
    );
    let usage: Vec<_> = events.iter().filter_map(StreamEvent::usage).collect();
    assert_eq!(usage.len(), 1);
    // The finish of choice 0 closes its three texts; choice 1 stays open until the stream is done.
    let closes: Vec<usize> = events.iter().map(|e| e.closes().len()).collect();
    assert_eq!(closes, [0, 0, 0, 0, 0, 3, 0, 1]);
}

#[test]
fn an_edited_event_keeps_its_frame() {
    let events = events(STREAM, &[]);
    let edits = [Edit {
        segment: 0,
        span: 0..6,
        with: "X\n".to_owned(),
    }];
    let out = String::from_utf8(events.get(2).unwrap().edit(&edits)).unwrap();
    assert_eq!(
        out,
        "data:{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"X\\né \"},\r\ndata: \"logprobs\":\r\ndata: null},{\"index\":1,\"delta\":{\"content\":\"other\"}}]}\r\n\r\n"
    );
}
