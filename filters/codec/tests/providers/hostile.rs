//! Bodies and streams made to be read differently by us than by the server or the client.

use codec::{
    Direction, Document, EventLimits, EventStream, JsonLimits, Kind, Shape, StreamEvent,
    UnreadableReason as Reason, operation,
};

use crate::exchange::{cut, joined, read, replaced, sse, streamed, texts};

const CHAT: &str = "/v1/chat/completions";

fn request(body: &[u8]) -> Result<Document, Reason> {
    let limits = JsonLimits {
        max_bytes: 1 << 20,
        max_depth: 64,
        max_nodes: 10_000,
    };
    let document = Document::read(operation("POST", CHAT), Direction::Request, body, &limits);
    document.map_err(|e| e.reason)
}

#[test]
fn what_cannot_be_read_is_said_so() {
    for (body, reason) in [
        (&b"\xff{\"messages\":[]}"[..], Reason::Utf8),
        (b"{\"messages\":[{\"content\":\"a\xc3\"}]}", Reason::Utf8),
        (b"{\"messages\":[]}{\"messages\":[]}", Reason::Trailing),
        (b"{\"messages\":[]}\0", Reason::Trailing),
        (b"{\"messages\":[NaN]}", Reason::Syntax),
        (b"{\"messages\":[{\"content\":\"a", Reason::Truncated),
        (
            b"{\"messages\":[{\"content\":\"a\tb\"}]}",
            Reason::ControlCharacter,
        ),
        (b"{\"messages\":[{\"content\":\"\\q\"}]}", Reason::Escape),
        (b"// hi\n{\"messages\":[]}", Reason::Syntax),
        (b"", Reason::Empty),
    ] {
        assert_eq!(
            request(body).err(),
            Some(reason),
            "{}",
            String::from_utf8_lossy(body)
        );
    }
    let deep = format!("{{\"messages\":{}1{}}}", "[".repeat(100), "]".repeat(100));
    assert_eq!(request(deep.as_bytes()).err(), Some(Reason::Depth));
    let many = format!("{{\"messages\":[{}1]}}", "1,".repeat(10_000));
    assert_eq!(request(many.as_bytes()).err(), Some(Reason::Nodes));
    let long = format!("{{\"messages\":\"{}\"}}", "x".repeat(1 << 20));
    assert_eq!(request(long.as_bytes()).err(), Some(Reason::Size));
}

/// A marker anywhere at all is in the text of some segment.
#[test]
fn nothing_hides() {
    for body in [
        r#""SECRET4111""#,
        r#"["SECRET4111"]"#,
        r#"{"SECRET4111 x":1}"#,
        r#"{"messages":"SECRET4111"}"#,
        r#"{"messages":{"content":"SECRET4111"}}"#,
        r#"{"messages":[["SECRET4111"]]}"#,
        r#"{"messages":[[[{"content":"SECRET4111"}]]]}"#,
        r#"{"messages":[{"content":[["SECRET4111"]]}]}"#,
        r#"{"messages":[{"content":{"text":"SECRET4111"}}]}"#,
        r#"{"messages":[{"content":{"text":{"text":"SECRET4111"}}}]}"#,
        r#"{"messages":[{"Content":"SECRET4111"}]}"#,
        r#"{"messages":[{"c\u006fntent":"SECRET4111"}]}"#,
        r#"{"messages":[{"content":"x","content":"SECRET4111"}]}"#,
        r#"{"messages":[{"role":"SECRET4111 and more","content":"x"}]}"#,
        r#"{"messages":[{"type":"SECRET4111 and more"}]}"#,
        r#"{"messages":[{"tool_call_id":"SECRET4111"}]}"#,
        r#"{"messages":[{"tool_call_id":"SECRET4111 x"}]}"#,
        r#"{"messages":[{"tool_calls":[{"function":{"arguments":{"a":"SECRET4111"}}}]}]}"#,
        r#"{"messages":[{"tool_calls":[{"function":{"arguments":["SECRET4111"]}}]}]}"#,
        r#"{"messages":[{"content":[{"type":"image_url","image_url":{"url":"SECRET4111"}}]}]}"#,
        r#"{"messages":[{"content":[{"type":"input_audio","input_audio":{"data":"SECRET4111"}}]}]}"#,
        r#"{"messages":[{"content":[{"type":"file","file":{"file_data":"data:image/png;base64,SECRET4111"}}]}]}"#,
        r#"{"messages":[{"thought_signature":"SECRET4111abcdefghijkl"}]}"#,
        r#"{"messages":[{"content":[{"type":"input_audio","input_audio":{"data":"SECRET4111 x"}}]}]}"#,
        r#"{"messages":[{"content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,SECRET4111 x"}}]}]}"#,
        r#"{"messages":[{"content":[{"type":"image_url","image_url":{"url":"data:text/plain,SECRET4111"}}]}]}"#,
        r#"{"messages":[],"model":"SECRET4111"}"#,
        r#"{"messages":[],"stream":"SECRET4111 x"}"#,
        r#"{"messages":[],"temperature":"SECRET4111 x"}"#,
        r#"{"messages":[],"logprobs":{"content":"SECRET4111"}}"#,
        r#"{"messages":[],"metadata":{"SECRET4111_":"x"}}"#,
        r#"{"messages":[],"tools":[{"function":{"parameters":{"enum":["SECRET4111"]}}}]}"#,
        r#"{"messages":[],"tools":[{"function":{"parameters":{"properties":{"SECRET4111 x":{}}}}}]}"#,
        r#"{"messages":[],"unheard":{"of":[{"SECRET4111 x":[]}]}}"#,
    ] {
        let document = request(body.as_bytes()).unwrap();
        let found = document
            .segments()
            .iter()
            .any(|s| s.text.contains("SECRET4111"));
        assert!(found, "{body}");
        assert!(
            !replaced(&document, body, "SECRET4111", "X").contains("SECRET"),
            "{body}"
        );
    }
}

#[test]
fn numbers_are_seen_and_become_strings() {
    for body in [
        r#"{"messages":[{"content":4111111111111111}]}"#,
        r#"{"messages":[],"seed":4111111111111111}"#,
        r#"{"messages":[],"max_tokens":4111111111111111}"#,
        r#"{"messages":[],"x":[4111111111111111]}"#,
        r#"{"messages":[],"x":-4111111111111111.50}"#,
        r#"{"messages":[],"x":4111111111111111e0}"#,
        r#"{"messages":[],"x":4.111111111111111e15}"#,
        r#"{"messages":[],"x":41111111111111110E-1}"#,
        r#"{"messages":[],"metadata":{"a":4111111111111111}}"#,
        r#"{"messages":[],"x":41111111111111114111111111111111411111111111111141111111111111114111111111111111}"#,
    ] {
        let document = request(body.as_bytes()).unwrap();
        let out = replaced(&document, body, "4111111111111111", "X");
        assert!(
            !out.contains("4111111") && !out.contains(".111111"),
            "{body}"
        );
        assert!(out.contains("X"), "{body}");
    }
}

#[test]
fn a_body_of_another_shape_is_generic() {
    for (body, shape) in [
        (r#"{"messages":[]}"#, Shape::Known),
        (r#"{"hello":"world"}"#, Shape::Generic),
        (r#"[1]"#, Shape::Generic),
        (r#""text""#, Shape::Generic),
    ] {
        assert_eq!(request(body.as_bytes()).unwrap().shape(), shape, "{body}");
    }
    let body = br#"{"query":"what","n":123456789,"n2":12}"#;
    let limits = JsonLimits::default();
    let document = Document::read(None, Direction::Request, body, &limits).unwrap();
    let texts: Vec<_> = document
        .segments()
        .iter()
        .map(|s| s.text.as_str())
        .collect();
    assert_eq!(texts, ["what", "123456789"]);
}

/// Work grows with the body, not with its square: this takes minutes otherwise.
#[test]
fn many_of_one_name_cost_no_more() {
    let members = (0..50_000).map(|i| format!("\"{i}\":1,\"text\":\"a\""));
    let event = format!("{{{}}}", members.collect::<Vec<_>>().join(","));
    cut(CHAT, &sse(&[&event]), &[]);
    for (name, value) in [("data", "aGVsbG8="), ("type", "text"), ("role", "user")] {
        let members = format!("\"{name}\":\"{value}\",").repeat(20_000);
        let body = format!(
            r#"{{"messages":[{{{members}"content":[{{"source":{{{members}"media_type":"image/png"}}}}]}}]}}"#
        );
        let limits = JsonLimits::default();
        let messages = operation("POST", "/v1/messages");
        Document::read(messages, Direction::Request, body.as_bytes(), &limits).unwrap();
    }
}

#[test]
fn debug_output_has_no_text() {
    let body = r#"{"messages":[{"role":"user","content":"SECRET4111"}],"SECRET key":1}"#;
    let document = request(body.as_bytes()).unwrap();
    assert!(!format!("{document:?}").contains("SECRET4111"));
    let stream = "data: {\"choices\":[{\"delta\":{\"content\":\"SECRET4111\"}}]}\n\n";
    let events = cut(CHAT, stream, &[]);
    assert!(!format!("{events:?}").contains("SECRET4111"));
}

fn push(limits: EventLimits, stream: &[u8]) -> Result<Vec<StreamEvent>, Reason> {
    let mut reader = EventStream::new(operation("POST", CHAT), limits);
    let mut events = Vec::new();
    for (at, chunk) in stream.chunks(700).enumerate().map(|(i, c)| (i * 700, c)) {
        match reader.push(chunk) {
            Ok(more) => events.extend(more),
            Err(error) => {
                // Nothing is lost to whoever passes it on all the same.
                let given: Vec<u8> = events.iter().flat_map(|e| e.bytes().to_vec()).collect();
                let rest = reader.take_rest();
                let fed = stream.len().min(at + chunk.len());
                assert_eq!([given, rest].concat(), *stream.get(..fed).unwrap());
                return Err(error.reason);
            }
        }
    }
    events.extend(reader.finish().map_err(|e| e.reason)?);
    Ok(events)
}

#[test]
fn streams_that_cannot_be_read() {
    let limits = EventLimits {
        max_event_bytes: 1000,
        max_open_segments: 3,
        ..EventLimits::default()
    };
    for (stream, reason) in [
        (b"data: {\"choices\":[NaN]}\n\n".to_vec(), Reason::Syntax),
        (b"data: {\"choices\":[]}{}\n\n".to_vec(), Reason::Trailing),
        (
            b"data: {\"choices\":[]}\n\ndata: {]\n\ndata: {}\n\ndata: {".to_vec(),
            Reason::Syntax,
        ),
        (b"data: {\"choices\":[\"\xff\"]}\n\n".to_vec(), Reason::Utf8),
        (b"data: \xff\n\n".to_vec(), Reason::Utf8),
        (b"x".repeat(1001), Reason::Size),
        ([b"data: \"".as_slice(), &b"x".repeat(2000), b"\"\n\n"].concat(), Reason::Size),
        (
            br#"data: {"choices":[{"index":1,"delta":{"content":"a"}},{"index":2,"delta":{"content":"a"}},{"index":3,"delta":{"content":"a"}},{"index":4,"delta":{"content":"a"}}]}

"#
            .to_vec(),
            Reason::OpenSegments,
        ),
        (format!("data: {}\n\n", "[".repeat(500)).into_bytes(), Reason::Depth),
    ] {
        let error = push(limits, &stream).err();
        assert_eq!(error, Some(reason), "{}", String::from_utf8_lossy(&stream));
    }
}

#[test]
fn text_in_odd_places_of_a_stream_is_seen() {
    for stream in [
        "data: SECRET4111\n\n",
        "data: SECRET4111\ndata: and more\n\n",
        "data: \"SECRET4111\"\n\n",
        "data: {\"choices\":[],\"x\":\"SECRET4111\"}\n\n",
        "data: {\"choices\":[{\"delta\":{\"x\":{\"y\":\"SECRET4111\"}}}]}\n\n",
        "data: {\"error\":{\"message\":\"SECRET4111\"}}\n\n",
        // Not an event by the standard, but some readers take it for one.
        "{\"error\":{\"message\":\"SECRET4111\"}}\n\n",
        "{\n  \"error\": {\n \"message\":\"SECRET4111\"}\n}\n\n",
        "data: [DONE]\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"SECRET4111\"}}]}\n\n",
        // Cut off.
        "data: {\"choices\":[{\"delta\":{\"content\":\"SECRET4111",
        "data: {\"choices\":[{\"delta\":{\"content\":\"SECRET4111\"}}]}",
        "data: {\"choices\":[{\"delta\":{\"content\":\"SECRET4111\"}}]}\n",
    ] {
        let events = cut(CHAT, stream, &[]);
        let bytes: Vec<u8> = events.iter().flat_map(|e| e.bytes().to_vec()).collect();
        assert_eq!(bytes, stream.as_bytes());
        let texts = joined(&events);
        assert!(texts.iter().any(|t| t.2.contains("SECRET4111")), "{stream}");
        let out = streamed(&events, "SECRET4111", "X");
        assert_eq!(out, stream.replace("SECRET4111", "X"));
        let is_cut = !stream.ends_with("\n\n");
        assert_eq!(events.last().unwrap().is_truncated(), is_cut, "{stream}");
    }
}

/// The standard ignores a line that begins with no name; data beside it is what it would be without.
#[test]
fn a_line_that_means_nothing_hides_no_data() {
    let piece = |text: &str| format!(r#"data: {{"choices":[{{"delta":{{"content":"{text}"}}}}]}}"#);
    let (first, second) = (piece("4111"), piece("1111"));
    for stream in [
        format!("<!-- -->\n{first}\n\n{second}\n<!-- -->\n\n"),
        format!("{first}\n\n\u{e9}\n{second}\n\n"),
    ] {
        let texts = joined(&cut(CHAT, &stream, &[]));
        assert!(texts.iter().any(|t| t.2 == "41111111"), "{texts:?}");
        assert_eq!(
            texts.iter().filter(|t| t.1 == Kind::Generic).count(),
            stream.matches("<!--").count().max(1)
        );
    }
}

/// A prompt that merely looks like media was once taken for it and passed unread: a token is base64 too.
#[test]
fn a_data_url_in_a_place_for_text_is_text() {
    let secret = "data:a/b;base64,ghp_SECRET4111-1111";
    for (path, body) in [
        (
            CHAT,
            format!(r#"{{"messages":[{{"role":"user","content":"{secret}"}}]}}"#),
        ),
        (
            CHAT,
            format!(r#"{{"messages":[],"unheard_of":"{secret}"}}"#),
        ),
        (
            "/v1/messages",
            format!(r#"{{"messages":[{{"role":"user","content":"{secret}"}}]}}"#),
        ),
    ] {
        let document = read(path, Direction::Request, &body);
        let texts = texts(&document);
        assert!(texts.iter().any(|t| t.2 == secret), "{body}");
        assert!(
            texts.iter().any(|t| t.1 == Kind::Media),
            "{body}: what it may stand for is recorded"
        );
    }
}

#[test]
fn an_unknown_stream_is_followed_by_its_keys() {
    let stream = "data: {\"id\":1,\"token\":\"41\"}\n\ndata: {\"id\":2,\"token\":\"11\"}\n\n";
    let mut reader = EventStream::new(None, EventLimits::default());
    let mut events = reader.push(stream.as_bytes()).unwrap();
    events.extend(reader.finish().unwrap());
    let texts = joined(&events);
    assert_eq!(texts.len(), 1);
    assert_eq!(
        texts.first().map(|t| (t.1, t.2.as_str())),
        Some((Kind::Generic, "4111"))
    );
}

#[test]
fn words_of_plain_text_that_look_like_json_are_joined() {
    let stream = "data: 4111\n\ndata:  1111\n\ndata: null\n\ndata: x\n\n";
    let mut reader = EventStream::new(None, EventLimits::default());
    let mut events = reader.push(stream.as_bytes()).unwrap();
    events.extend(reader.finish().unwrap());
    let texts: Vec<String> = joined(&events).into_iter().map(|t| t.2).collect();
    assert_eq!(texts, ["4111 1111nullx"]);
}

const MESSAGES: &str = "/v1/messages";
const RESPONSES: &str = "/v1/responses";
const GEMINI: &str = "/v1beta/models/m:streamGenerateContent";

/// However a stream is written, what a client puts together is one text here: it keeps the last of several members of
/// one name, takes equal numbers for one index, and does not care who is said to speak.
#[test]
fn what_clients_put_together_is_one_text() {
    for (path, first, second) in [
        (
            CHAT,
            r#"{"choices":[{"index":0,"delta":{"content":"zz","content":"4111 1111 "}}]}"#,
            r#"{"choices":[{"index":0,"delta":{"content":"zz","c\u006fntent":"1111 1111"}}]}"#,
        ),
        (
            CHAT,
            r#"{"choices":[{"index":0,"delta":{"content":"4111 1111 "}}]}"#,
            r#"{"choices":[{"index":7,"index":0.0,"delta":{"content":null,"content":"1111 1111"}}]}"#,
        ),
        (
            CHAT,
            r#"{"choices":[{"index":-0,"delta":{"role":"tool","content":"4111 1111 "}}]}"#,
            r#"{"choices":[{"index":0e1,"delta":{"role":"tool","role":"assistant","content":"1111 1111"}}]}"#,
        ),
        (
            CHAT,
            r#"{"choices":[{"index":1,"delta":{"tool_calls":[{"index":1.0,"function":{"arguments":"4111 1111 "}}]}}]}"#,
            r#"{"choices":[{"index":10e-1,"delta":{"tool_calls":[{"index":1,"function":{"arguments":"zz","arguments":"1111 1111"}}]}}]}"#,
        ),
        (
            CHAT,
            r#"{"choices":[{"index":0,"delta":{"content":"4111 1111 "}}]}"#,
            r#"{"choices":[{"index":0,"delta":{"content":1111}},{"index":0,"delta":{"content":" 1111"}}]}"#,
        ),
        (
            CHAT,
            r#"{"choices":[{"index":null,"delta":{"content":"4111 1111 "}}]}"#,
            r#"{"choices":[{"index":"0","delta":{"content":"1111 1111"}}]}"#,
        ),
        (
            RESPONSES,
            r#"{"type":"response.output_text.delta","output_index":0,"content_index":0,"delta":"zz","delta":"4111 1111 "}"#,
            r#"{"type":"x","type":"response.output_text.delta","output_index":0.0,"content_index":-0,"delta":"1111 1111"}"#,
        ),
        (
            RESPONSES,
            r#"{"type":"response.output_text.delta","output_index":0,"content_index":null,"delta":"4111 1111 "}"#,
            r#"{"type":"response.output_text.delta","output_index":0,"delta":"1111 1111"}"#,
        ),
        (
            MESSAGES,
            r#"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"4111 1111 "}}"#,
            r#"{"type":"content_block_delta","index":0e5,"delta":{"type":"text_delta","text":"zz","text":"1111 1111"}}"#,
        ),
        (
            GEMINI,
            r#"{"candidates":[{"index":0,"content":{"role":"function","parts":[{"text":"zz","text":"4111 1111 "}]}}]}"#,
            r#"{"candidates":[{"index":0.0,"content":{"role":"model","parts":[{"text":"1111 1111"}]}}]}"#,
        ),
    ] {
        let events = cut(path, &sse(&[first, second]), &[]);
        let texts = joined(&events);
        let is_whole = texts.iter().any(|t| t.2 == "4111 1111 1111 1111");
        assert!(is_whole, "{first} {second}: {texts:?}");
        let has_passed = [first, second].concat().contains("\"zz\"");
        assert_eq!(has_passed, texts.iter().any(|t| t.2 == "zz"), "{texts:?}");
    }
    // What is superseded is text as well.
    let first = r#"{"choices":[{"delta":{"content":"4111 1111 1111 1111","content":"x"}}]}"#;
    let texts = joined(&cut(CHAT, &sse(&[first]), &[]));
    assert_eq!(texts.len(), 2);
}

/// Some clients merge objects of one name, keep a value that `null` follows, or ignore letter case; others do not.
#[test]
fn what_clients_put_together_in_different_ways_is_not_read() {
    let usual = r#"{"choices":[{"delta":{"content":"4111 1111 "}}]}"#;
    for odd in [
        r#"{"choices":[{"delta":{"content":"zz"},"delta":{}}]}"#,
        r#"{"choices":[{"delta":{"content":"zz"}}],"choices":[]}"#,
        r#"{"choices":[{"delta":{"content":"zz","content":null}}]}"#,
        r#"{"choices":[{"delta":{"Content":"1111 1111"}}]}"#,
        r#"{"choices":[{"Delta":{"content":"1111 1111"}}]}"#,
        r#"{"choices":[{"delta":{"content":"1111 1111","Content":"zz"}}]}"#,
    ] {
        let error = push(EventLimits::default(), sse(&[usual, odd]).as_bytes());
        assert_eq!(error.err(), Some(Reason::Disputed), "{odd}");
    }
    let own = r#"{"choices":[{"delta":{"Content":"4111 1111 "}}]}"#;
    let texts = joined(&cut(CHAT, &sse(&[own, own]), &[]));
    assert_eq!(
        texts.len(),
        1,
        "one way of writing it is as good as another"
    );
}

#[test]
fn text_ends_with_the_reason_that_stands_alone() {
    let chunk = |text: &str, reason: &str| {
        format!(
            "data: {{\"choices\":[{{\"index\":0,\"delta\":{{\"content\":\"{text}\"}},\"finish_reason\":{reason}}}]}}\n\n"
        )
    };
    for reason in ["null", "\"\"", "\"stop\""] {
        let stream = [chunk("41", reason), chunk("11", reason)].concat();
        assert_eq!(joined(&cut(CHAT, &stream, &[])).len(), 1, "{reason}");
    }
    let piece = |text: &str| {
        format!(
            r#"{{"type":"content_block_delta","index":0,"delta":{{"type":"text_delta","text":"{text}"}}}}"#
        )
    };
    let stop = r#"{"type":"content_block_stop","index":0}"#;
    let mut reader = EventStream::new(operation("POST", MESSAGES), EventLimits::default());
    let stream = sse(&[&piece("41"), stop, &piece("11")]);
    assert_eq!(reader.push(stream.as_bytes()).unwrap().len(), 2);
    let failure = reader.failure().map(|f| f.reason);
    assert_eq!(failure, Some(Reason::AfterEnd), "its clients join these");
    let ended = [
        chunk("41", "null"),
        chunk("", "\"stop\""),
        chunk("11", "null"),
    ]
    .concat();
    let limits = EventLimits::default();
    assert_eq!(
        push(limits, ended.as_bytes()).unwrap_err(),
        Reason::AfterEnd
    );
}
