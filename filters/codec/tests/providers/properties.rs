//! Laws, with serde_json as the judge.

use codec::{
    Direction, Document, Edit, EventLimits, EventStream, JsonLimits, StreamEvent, operation,
};
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};
use serde_json::{Map, Value};

use crate::exchange::summary;

const PATHS: [&str; 5] = [
    "/v1/chat/completions",
    "/v1/responses",
    "/v1/messages",
    "/v1beta/models/m:streamGenerateContent",
    "/unknown",
];

/// Text with much of what can go wrong.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("4111"),
        Just("é"),
        Just("😀"),
        Just("\""),
        Just("\\"),
        Just("\n"),
        Just("\u{2028}"),
        Just(" "),
        Just("a"),
        Just("x4111y"),
        Just("\u{1}"),
        Just("}"),
        Just("1"),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|v| v.concat())
}

/// Keys that tables know, and others.
fn key() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "messages",
        "content",
        "role",
        "text",
        "type",
        "choices",
        "delta",
        "index",
        "tool_calls",
        "function",
        "arguments",
        "input",
        "parts",
        "candidates",
        "contents",
        "output",
        "model",
        "logprobs",
        "data",
        "source",
        "x",
        "item",
        "response",
        "partial_json",
        "finish_reason",
    ])
    .prop_map(str::to_owned)
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        text().prop_map(Value::String),
        any::<i64>().prop_map(Value::from),
        (0u8..3).prop_map(Value::from),
        any::<bool>().prop_map(Value::Bool),
        Just(Value::Null),
        prop::sample::select(vec![
            "user",
            "tool",
            "input_text",
            "content_block_delta",
            "tool_result"
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
            prop::collection::vec((key(), inner), 0..5)
                .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// Writes JSON with spaces and escapes as no serializer would: `dice` decides.
fn write(value: &Value, dice: &mut impl FnMut() -> bool, out: &mut String) {
    if dice() {
        out.push_str(" \n");
    }
    match value {
        Value::String(s) => write_string(s, dice, out),
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                out.push_str(if i > 0 { "," } else { "" });
                write(item, dice, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (i, (key, item)) in members.iter().enumerate() {
                out.push_str(if i > 0 { "," } else { "" });
                write_string(key, dice, out);
                out.push_str(if dice() { " : " } else { ":" });
                write(item, dice, out);
            }
            out.push('}');
        }
        other => out.push_str(&other.to_string()),
    }
}

fn write_string(text: &str, dice: &mut impl FnMut() -> bool, out: &mut String) {
    out.push('"');
    for char in text.chars() {
        match dice() {
            true => {
                for unit in char.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04X}"));
                }
            }
            false => {
                let json = serde_json::to_string(&char).unwrap();
                out.push_str(json.trim_start_matches('"').trim_end_matches('"'));
                if char == '"' {
                    out.push('"');
                }
            }
        }
    }
    out.push('"');
}

fn written(value: &Value, seed: u64) -> String {
    let mut state = seed | 1;
    let mut dice = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.is_multiple_of(5)
    };
    let mut out = String::new();
    write(value, &mut dice, &mut out);
    assert_eq!(
        serde_json::from_str::<Value>(&out).unwrap(),
        *value,
        "the writer is right"
    );
    out
}

fn strings(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(s) => out.push(s.clone()),
        Value::Array(items) => items.iter().for_each(|v| strings(v, out)),
        Value::Object(members) => members.values().for_each(|v| strings(v, out)),
        _ => {}
    }
}

fn events(path: &str, stream: &[u8], cuts: &[usize]) -> Vec<StreamEvent> {
    let mut reader = EventStream::new(operation("POST", path), EventLimits::default());
    let mut events = Vec::new();
    let mut at = 0;
    for &cut in cuts.iter().chain([&stream.len()]) {
        match reader.push(stream.get(at..cut).unwrap()) {
            Ok(more) => events.extend(more),
            Err(_) => return events,
        }
        at = cut;
    }
    events.extend(reader.finish().unwrap_or_default());
    events
}

proptest! {
    /// A body of any shape, on any route: no string is lost, edits change one string each, and the rest stays.
    #[test]
    fn edits_keep_json(
        value in json(), path in prop::sample::select(PATHS.to_vec()), seed in any::<u64>(),
        pick in any::<prop::sample::Index>(), from in 0usize..40, length in 1usize..20, with in text(),
    ) {
        let body = written(&value, seed);
        let limits = JsonLimits::default();
        let operation = operation("POST", path);
        for direction in [Direction::Request, Direction::Response] {
            let document = Document::read(operation, direction, body.as_bytes(), &limits).unwrap();
            assert_eq!(document.edit(body.as_bytes(), &[]), body.as_bytes());
            let segments = document.segments();
            if segments.is_empty() {
                continue;
            }
            let segment = pick.index(segments.len());
            let span = from..from + length;
            let edit = Edit { segment, span, with: with.clone() };
            let out = document.edit(body.as_bytes(), &[edit]);
            let edited: Value = serde_json::from_slice(&out).unwrap();
            let (mut before, mut after) = (Vec::new(), Vec::new());
            strings(&value, &mut before);
            strings(&edited, &mut after);
            if direction == Direction::Request && before.len() == after.len() {
                let changed = before.iter().zip(&after).filter(|(a, b)| a != b).count();
                assert!(changed <= 1, "{changed} strings changed");
            }
            let same = |a: &[u8], b: &[u8]| a.iter().zip(b).take_while(|(x, y)| x == y).count();
            let head = same(body.as_bytes(), &out);
            let (back_a, back_b): (Vec<u8>, Vec<u8>) = (
                body.bytes().rev().collect(), out.iter().rev().copied().collect(),
            );
            let tail = same(&back_a, &back_b);
            if direction == Direction::Request {
                assert!(head + tail + 12 * (length + 2) + 20 >= body.len());
            }
        }
    }

    /// In a request, every string that holds the needle is found, wherever it is.
    #[test]
    fn requests_hide_nothing(
        value in json(), path in prop::sample::select(PATHS.to_vec()), seed in any::<u64>(),
    ) {
        let body = written(&value, seed);
        let limits = JsonLimits::default();
        let document =
            Document::read(operation("POST", path), Direction::Request, body.as_bytes(), &limits).unwrap();
        let mut all = Vec::new();
        strings(&value, &mut all);
        for needle in all.iter().filter(|s| s.contains("x4111y")) {
            let found = document.segments().iter().any(|s| s.text == **needle);
            // A short word may be a type or a role, letters and digits may be media: neither has room for a secret.
            let is_word = needle.bytes().all(|b| b.is_ascii_alphanumeric());
            assert!(found || is_word, "{needle:?} in {body}");
        }
    }

    /// JSON in a string stays JSON under any edit at all.
    #[test]
    fn inner_json_stays_json(value in json(), seed in any::<u64>(), from in 0usize..80, length in 1usize..30, with in text()) {
        let inner = written(&value, seed);
        let body = serde_json::json!({"messages": [{"tool_calls": [{"function": {"arguments": inner}}]}]});
        let body = written(&body, seed.rotate_left(7));
        let limits = JsonLimits::default();
        let document = Document::read(
            operation("POST", "/v1/chat/completions"), Direction::Request, body.as_bytes(), &limits,
        ).unwrap();
        let segment = document.segments().iter().position(|s| s.place == "arguments").unwrap();
        let edits = [
            Edit { segment, span: from..from + length, with: with.clone() },
            Edit { segment, span: from + length + 3..from + length * 2 + 3, with },
        ];
        let out = document.edit(body.as_bytes(), &edits);
        let out: Value = serde_json::from_slice(&out).unwrap();
        let inner = out.pointer("/messages/0/tool_calls/0/function/arguments").unwrap();
        serde_json::from_str::<Value>(inner.as_str().unwrap()).unwrap();
    }

    /// Any stream of events, on any route, cut anywhere, in any number of places.
    #[test]
    fn cuts_do_not_matter(
        values in prop::collection::vec(json(), 1..5), path in prop::sample::select(PATHS.to_vec()),
        seed in any::<u64>(), end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..12), lose in 0usize..4,
    ) {
        let mut stream = String::from(if seed.is_multiple_of(2) { "\u{feff}" } else { "" });
        for value in &values {
            let data = written(value, seed);
            stream.push_str(&format!(": c{end}event: e{end}"));
            for line in data.split('\n') {
                stream.push_str(&format!("data: {line}{end}"));
            }
            stream.push_str(end);
        }
        let keep = stream.len() - lose;
        let stream = stream.as_bytes().get(..keep).unwrap();
        let mut cuts: Vec<usize> = cuts.iter().map(|i| i.index(stream.len())).collect();
        cuts.sort_unstable();
        let whole = events(path, stream, &[]);
        assert_eq!(summary(&events(path, stream, &cuts)), summary(&whole));
        let bytes: Vec<u8> = whole.iter().flat_map(|e| e.bytes().to_vec()).collect();
        assert_eq!(bytes, stream);
        for event in &whole {
            assert_eq!(event.edit(&[]), event.bytes());
            let all = |(segment, d): (usize, &codec::Delta)| Edit { segment, span: 0..d.text.len(), with: "\"\n".to_owned() };
            let edits: Vec<Edit> = event.deltas().iter().enumerate().map(all).collect();
            let edited = event.edit(&edits);
            // It is still one event with as much data.
            let again = events(path, &edited, &[]);
            assert!(event.is_truncated() || again.len() <= 2, "{again:?}");
        }
    }

    #[test]
    fn garbage_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..200), path in prop::sample::select(PATHS.to_vec())) {
        let limits = JsonLimits::default();
        Document::read(operation("POST", path), Direction::Request, &bytes, &limits).ok();
        events(path, &bytes, &[bytes.len() / 2]);
        let stream = [b"data: ", bytes.as_slice(), b"\n\n"].concat();
        events(path, &stream, &[]);
        let mut reader = EventStream::of_values(operation("POST", path), EventLimits::default());
        reader.push(&bytes).ok();
        reader.finish().ok();
    }

    #[test]
    fn json_like_garbage_never_panics(text in "[\\[\\]{}\",:\\\\u0-9eE+\\-.a-z \n]{0,60}") {
        let limits = JsonLimits::default();
        let ours = Document::read(None, Direction::Request, text.as_bytes(), &limits).is_ok();
        let theirs = serde_json::from_str::<Value>(&text);
        // serde_json refuses lone surrogates and numbers out of range; we read them.
        if let Ok(value) = theirs {
            assert!(ours, "{value}");
        }
    }
}
