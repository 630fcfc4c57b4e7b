//! Reading and editing in one line each.

use codec::{
    Direction, Document, Edit, EventLimits, EventStream, JsonLimits, Kind, Operation, Role,
    SegmentKey, Shape, StreamEvent, operation,
};

/// The operation of a path that must have one.
pub(crate) fn known(path: &str) -> Option<&'static Operation> {
    let operation = operation("POST", path);
    assert!(operation.is_some(), "{path}");
    operation
}

/// A body that must have the shape its table says.
pub(crate) fn read(path: &str, direction: Direction, body: &str) -> Document {
    let limits = JsonLimits::default();
    let document = Document::read(known(path), direction, body.as_bytes(), &limits).unwrap();
    assert_eq!(document.shape(), Shape::Known);
    document
}

pub(crate) fn texts(document: &Document) -> Vec<(Role, Kind, &str)> {
    let segments = document.segments().iter();
    segments
        .map(|s| (s.role, s.kind, s.text.as_str()))
        .collect()
}

/// Asserts that each of these is found.
pub(crate) fn assert_texts(document: &Document, expected: &[(Role, Kind, &str)]) {
    let found = texts(document);
    for text in expected {
        assert!(found.contains(text), "{text:?} not in {found:#?}");
    }
}

/// Asserts that nothing was found in a place that no table knows.
pub(crate) fn assert_nothing_generic(document: &Document) {
    let found = texts(document);
    assert!(found.iter().all(|t| t.1 != Kind::Generic), "{found:#?}");
}

/// Edits that replace every occurrence of `needle`.
fn edits<'t>(texts: impl Iterator<Item = &'t str>, needle: &str, with: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (segment, text) in texts.enumerate() {
        for (start, part) in text.match_indices(needle) {
            let span = start..start + part.len();
            let with = with.to_owned();
            edits.push(Edit {
                segment,
                span,
                with,
            });
        }
    }
    edits
}

pub(crate) fn replaced(document: &Document, body: &str, needle: &str, with: &str) -> String {
    let texts = document.segments().iter().map(|s| s.text.as_str());
    let edits = edits(texts, needle, with);
    let out = document.edit(body.as_bytes(), &edits);
    serde_json::from_slice::<serde_json::Value>(&out).unwrap();
    assert_eq!(document.edit(body.as_bytes(), &[]), body.as_bytes());
    String::from_utf8(out).unwrap()
}

/// All events of a stream that arrives cut at `cuts`.
pub(crate) fn cut(path: &str, stream: &str, cuts: &[usize]) -> Vec<StreamEvent> {
    feed(
        EventStream::new(known(path), EventLimits::default()),
        stream,
        cuts,
    )
}

pub(crate) fn feed(mut reader: EventStream, stream: &str, cuts: &[usize]) -> Vec<StreamEvent> {
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

/// Events as server-sent events.
pub(crate) fn sse(data: &[&str]) -> String {
    data.iter().map(|d| format!("data: {d}\n\n")).collect()
}

type Summary = Vec<(Vec<u8>, Vec<(SegmentKey, Kind, String)>, Vec<SegmentKey>)>;

/// What can be seen of events.
pub(crate) fn summary(events: &[StreamEvent]) -> Summary {
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

/// The whole texts of a stream in the order in which they begin, and how many are closed. Each key must close once,
/// and no text may be added after that.
pub(crate) fn joined(events: &[StreamEvent]) -> Vec<(Role, Kind, String)> {
    let mut open: Vec<(SegmentKey, usize)> = Vec::new();
    let mut texts: Vec<(Role, Kind, String)> = Vec::new();
    for event in events {
        for delta in event.deltas() {
            match open.iter().find(|o| o.0 == delta.key) {
                Some(&(_, at)) => texts.get_mut(at).unwrap().2.push_str(&delta.text),
                None => {
                    open.push((delta.key, texts.len()));
                    texts.push((delta.role, delta.kind, delta.text.clone()));
                }
            }
        }
        for key in event.closes() {
            let at = open.iter().position(|o| o.0 == *key);
            open.remove(at.unwrap());
        }
    }
    assert!(open.is_empty(), "every segment ends");
    texts.retain(|t| !t.2.is_empty());
    texts
}

/// The stream with `needle` replaced wherever it is in one delta.
pub(crate) fn streamed(events: &[StreamEvent], needle: &str, with: &str) -> String {
    let one = |event: &StreamEvent| {
        let texts = event.deltas().iter().map(|d| d.text.as_str());
        let out = event.edit(&edits(texts, needle, with));
        String::from_utf8(out).unwrap()
    };
    events.iter().map(one).collect()
}

/// Every cut in two, and every byte by itself, gives the same events, and the events are the stream.
pub(crate) fn assert_cuts_agree(read: impl Fn(&[usize]) -> Vec<StreamEvent>, stream: &str) {
    let whole = read(&[]);
    let bytes: Vec<u8> = whole.iter().flat_map(|e| e.bytes().to_vec()).collect();
    assert_eq!(bytes, stream.as_bytes());
    let expected = summary(&whole);
    for at in 0..=stream.len() {
        assert_eq!(summary(&read(&[at])), expected, "cut at {at}");
    }
    let every: Vec<usize> = (0..stream.len()).collect();
    assert_eq!(summary(&read(&every)), expected);
}
