//! OpenAI Chat Completions, whole and streamed.

use codec::{Direction, Document, Edit, Kind, Role, StreamEvent};

use crate::exchange::{assert_cuts_agree, assert_texts, cut, joined, replaced, streamed, texts};

const PATH: &str = "/v1/chat/completions";

fn read(direction: Direction, body: &str) -> Document {
    crate::exchange::read(PATH, direction, body)
}

fn events(stream: &str, cuts: &[usize]) -> Vec<StreamEvent> {
    cut(PATH, stream, cuts)
}

#[test]
fn a_request_with_text_everywhere() {
    let body = r#"{"model":"gpt-4o","stream":true,"stream_options":{"include_usage":true},"messages":[
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
    assert_eq!(document.model(), Some("gpt-4o"));
    assert!(document.stream() && document.include_usage());
    assert_texts(
        &document,
        &[
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
        ],
    );
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
    assert_cuts_agree(|cuts| events(STREAM, cuts), STREAM);
}

#[test]
fn pieces_of_one_key_are_one_text() {
    let events = events(STREAM, &[]);
    let texts = joined(&events);
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
    // A reason to finish beside text ends nothing: all four stay open until the stream is done.
    let closes: Vec<usize> = events.iter().map(|e| e.closes().len()).collect();
    assert_eq!(closes, [0, 0, 0, 0, 0, 0, 0, 4]);
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

#[test]
fn the_older_completions() {
    let path = "/v1/completions";
    let body = r#"{"model":"m","prompt":["one","two"],"suffix":"three"}"#;
    let document = crate::exchange::read(path, Direction::Request, body);
    let texts: Vec<_> = texts(&document).into_iter().map(|t| t.2).collect();
    assert_eq!(texts, ["m", "one", "two", "three"]);
    let stream = crate::exchange::sse(&[
        r#"{"choices":[{"index":0,"text":"Hel","logprobs":null}]}"#,
        r#"{"choices":[{"index":0,"text":"lo","finish_reason":"stop"}]}"#,
        "[DONE]",
    ]);
    let texts = joined(&cut(path, &stream, &[]));
    assert_eq!(texts, [(Role::Assistant, Kind::Text, "Hello".to_owned())]);
}

#[test]
fn arguments_that_are_no_json_are_text() {
    let body = r#"{"messages":[{"role":"assistant","tool_calls":[{"function":{"name":"f","arguments":"call 4111 now"}}]}]}"#;
    let document = read(Direction::Request, body);
    assert_eq!(
        replaced(&document, body, "4111", "X"),
        body.replace("4111", "X")
    );
}

#[test]
fn readers_can_change_threads() {
    fn is_send<T: Send + 'static>() {}
    is_send::<codec::Document>();
    is_send::<codec::EventStream>();
    is_send::<codec::Decoder>();
    is_send::<StreamEvent>();
}

/// Otherwise the last word of the text would be held back until the last argument has come.
#[test]
fn a_text_pauses_when_its_neighbours_have_moved_on() {
    let delta = |choice: usize, delta: &str| {
        format!("{{\"choices\":[{{\"index\":{choice},\"delta\":{delta}}}]}}")
    };
    let tool = |json: &str| format!("{{\"tool_calls\":[{{\"index\":0,\"function\":{json}}}]}}");
    let mut data = vec![delta(0, "{\"content\":\"Let me see\"}")];
    data.push(delta(1, "{\"content\":\"Other\"}"));
    data.push(delta(0, &tool("{\"name\":\"weather\"}")));
    for _ in 0..20 {
        data.push(delta(0, &tool("{\"arguments\":\"1\"}")));
    }
    data.push(delta(0, "{\"content\":\" again\"}"));
    let data: Vec<&str> = data.iter().map(String::as_str).collect();
    let events = events(&crate::exchange::sse(&data), &[]);
    let with = |list: fn(&StreamEvent) -> &[codec::SegmentKey]| -> Vec<usize> {
        let events = events.iter().enumerate();
        let marked = events.filter(|(_, event)| !list(event).is_empty());
        marked.map(|(i, _)| i).collect()
    };
    // The text after the name and seven pieces, the name after eight; all end at the end.
    assert_eq!(with(StreamEvent::pauses), [9, 10]);
    assert_eq!(with(StreamEvent::closes), [24]);
    let texts: Vec<_> = joined(&events).into_iter().map(|t| t.2).collect();
    assert_eq!(
        texts,
        ["Let me see again", "Other", "weather", &"1".repeat(20)]
    );
}

#[test]
fn token_ids_are_text_that_nobody_here_can_read() {
    let tokens = |path, body| -> Vec<Kind> {
        let document = crate::exchange::read(path, Direction::Request, body);
        document.segments().iter().map(|s| s.kind).collect()
    };
    for (path, body) in [
        ("/v1/completions", r#"{"prompt":[15496,995]}"#),
        ("/v1/embeddings", r#"{"input":[15496,995]}"#),
        ("/v1/embeddings", r#"{"input":[[15496],[995,11]]}"#),
    ] {
        let kinds = tokens(path, body);
        assert!(
            !kinds.is_empty() && kinds.iter().all(|k| *k == Kind::Tokens),
            "{body} {kinds:?}"
        );
    }
    // Numbers that are too long for one are text.
    assert_eq!(
        tokens("/v1/completions", r#"{"prompt":[4111111111111111]}"#),
        [Kind::Text]
    );
    assert_eq!(tokens("/v1/completions", r#"{"prompt":[1.5]}"#), []);
    assert_eq!(
        tokens("/v1/completions", r#"{"prompt":[],"logit_bias":[1]}"#),
        []
    );
}

#[test]
fn token_ids_go_with_their_text() {
    let body = r#"{"prompt_token_ids":[9],"choices":[{"index":0,"message":{"content":"card 4111"},"token_ids":[4,1]},{"index":1,"message":{"content":"none"},"token_ids":[7]}]}"#;
    let document = read(Direction::Response, body);
    let expected = body
        .replace("4111", "X")
        .replace("[4,1]", "null")
        .replace("[9]", "null");
    assert_eq!(replaced(&document, body, "4111", "X"), expected);
}

#[test]
fn nothing_hides_beside_the_data() {
    let data = "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"é\"}}]}";
    let stream = format!(
        ": say 4111 now\nid: 411141114111\nx-trace: 1 4111\ndata: {data}\nevent: message\nretry: 100\nx-trace\n\n: OK\n\n"
    );
    let read = events(&stream, &[]);
    let texts: Vec<_> = joined(&read).into_iter().map(|t| (t.1, t.2)).collect();
    assert_eq!(texts[0].1, "é");
    let generic = |text: &str| texts.contains(&(Kind::Generic, text.to_owned()));
    assert!(
        generic(" say 4111 now") && generic(" 411141114111") && generic("x-trace: 1 4111"),
        "{texts:?}"
    );
    let out = streamed(&read, "4111", "#");
    assert_eq!(out, stream.replace("4111", "#"));
    assert_cuts_agree(|cuts| events(&stream, cuts), &stream);
}
