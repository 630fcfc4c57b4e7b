//! What must hold for any bytes at all. Each function panics when its law is broken.
//!
//! `cargo setup fuzz NAME` looks for bytes for which it does not hold (libFuzzer, led by coverage); a test runs each program on
//! the corpus and some thousand mutations of it. What is found becomes a corpus case.

mod config;
mod custom;
mod files;
mod linear;
mod prompts;

use std::sync::{Arc, OnceLock};

use codec::{
    Direction, Document, Edit, EventLimits, EventStream, JsonLimits, Operation, StreamEvent,
    operation,
};
use detect::{HashKey, Redaction, Scanner, StreamLimits, TokenVault, detectors, redact};
use policy::{Attributes, Expression, Lists};

pub use self::{
    config::config,
    custom::{dataset, regex, stored, words},
    files::{file, pdf},
    linear::linear,
    prompts::prompts,
};

/// A body of any bytes is read or refused; without edits it stays as it is, and with edits it stays JSON.
pub fn codec(data: &[u8]) {
    let Some((&choice, body)) = data.split_first() else {
        return;
    };
    let direction = if choice & 1 == 0 {
        Direction::Request
    } else {
        Direction::Response
    };
    let limits = JsonLimits {
        max_bytes: 1 << 16,
        max_depth: 64,
        max_nodes: 10_000,
    };
    let Ok(document) = Document::read(any_operation(choice >> 1), direction, body, &limits) else {
        return;
    };
    assert!(document.edit(body, &[]) == body, "an unedited body changed");
    let edits: Vec<Edit> = document
        .segments()
        .iter()
        .enumerate()
        .map(|(segment, s)| Edit {
            segment,
            span: s.text.len() / 3..s.text.len() * 2 / 3,
            with: String::from("\"\\\n[X]é"),
        })
        .collect();
    let edited = document.edit(body, &edits);
    let json: Result<serde::de::IgnoredAny, _> = serde_json::from_slice(&edited);
    assert!(
        json.is_ok() || is_beyond_serde(body),
        "an edited body is no JSON any more"
    );
}

/// Events of a stream are its bytes, however they are cut, and edits leave the framing alone.
pub fn sse(data: &[u8]) {
    let Some((&choice, stream)) = data.split_first() else {
        return;
    };
    let (Some(whole), Some(cut)) = (
        events(choice, std::iter::once(stream)),
        events(choice, stream.chunks(usize::from(choice % 7) + 1)),
    ) else {
        return;
    };
    let bytes = |events: &[StreamEvent]| -> Vec<u8> {
        events.iter().flat_map(|e| e.bytes().to_vec()).collect()
    };
    assert!(bytes(&whole) == stream, "the events are not the stream");
    assert!(
        bytes(&cut) == stream,
        "the events of the cut stream are not the stream"
    );
    assert!(texts(&whole) == texts(&cut), "cuts change what is read");
    for event in &whole {
        assert!(
            event.edit(&[]) == event.bytes(),
            "an unedited event changed"
        );
    }
}

/// Scanning piece by piece finds what scanning at once finds, and redaction lets nothing through.
pub fn scanner(data: &[u8]) {
    static SCANNER: OnceLock<Arc<Scanner>> = OnceLock::new();
    // All built-in detectors compile: a test of their crate.
    let Some(scanner) = SCANNER.get().cloned().or_else(|| {
        // What is judged as a whole is not found in a stream, and may stand around other findings.
        let patterns = detectors().filter(|detector| detector.whole.is_none());
        let made = Arc::new(Scanner::new(patterns).ok()?);
        Some(Arc::clone(SCANNER.get_or_init(|| made)))
    }) else {
        return;
    };
    let Some((&choice, rest)) = data.split_first() else {
        return;
    };
    let text = String::from_utf8_lossy(rest);
    whole(&text);
    let findings = scanner.scan(&text);
    let mut at = 0;
    for finding in &findings {
        assert!(
            finding.span.start >= at && !finding.span.is_empty(),
            "findings overlap"
        );
        assert!(
            text.get(finding.span.start..finding.span.end).is_some(),
            "a finding cuts a character"
        );
        at = finding.span.end;
    }
    let mut stream = scanner.stream(StreamLimits::default());
    let mut streamed = Vec::new();
    for piece in pieces(&text, usize::from(choice % 11) + 1) {
        streamed.extend(stream.push(piece).findings);
    }
    streamed.extend(stream.finish().findings);
    assert!(streamed == findings, "cuts change what is found");
    for redaction in [
        Redaction::Mask,
        Redaction::Replace,
        Redaction::Hash(HashKey::new("k")),
    ] {
        let _ = redact(&text, &findings, &redaction, &mut TokenVault::new());
    }
}

/// What is judged as a whole cuts no character.
fn whole(text: &str) {
    static SCANNER: OnceLock<Option<Scanner>> = OnceLock::new();
    let made = SCANNER.get_or_init(|| {
        let whole = detectors().filter(|detector| detector.whole.is_some());
        Scanner::new(whole).ok()
    });
    for finding in made.iter().flat_map(|scanner| scanner.scan(text)) {
        let span = finding.span;
        assert!(
            text.get(span.start..span.end).is_some(),
            "a finding cuts a character"
        );
    }
}

/// An expression of any text is read or refused; what is read can be evaluated, and reads again as the same.
pub fn expression(data: &[u8]) {
    let source = String::from_utf8_lossy(data);
    let lists = Lists::new();
    match Expression::parse(&source, &lists) {
        Ok(expression) => {
            let _ = expression.matches(&Attributes::default());
            assert!(
                Expression::parse(expression.source(), &lists).is_ok(),
                "it does not read again"
            );
        }
        Err(e) => assert!(!e.to_string().is_empty(), "an error says nothing"),
    }
}

fn any_operation(choice: u8) -> Option<&'static Operation> {
    match choice % 5 {
        0 => operation("POST", "/v1/chat/completions"),
        1 => operation("POST", "/v1/responses"),
        2 => operation("POST", "/v1/messages"),
        3 => operation("POST", "/v1beta/models/m:generateContent"),
        _ => None,
    }
}

fn events<'d>(choice: u8, chunks: impl Iterator<Item = &'d [u8]>) -> Option<Vec<StreamEvent>> {
    let limits = EventLimits {
        max_event_bytes: 1 << 16,
        ..EventLimits::default()
    };
    let mut stream = EventStream::new(any_operation(choice), limits);
    let mut events = Vec::new();
    for chunk in chunks {
        events.extend(stream.push(chunk).ok()?);
    }
    events.extend(stream.finish().ok()?);
    Some(events)
}

fn texts(events: &[StreamEvent]) -> Vec<&str> {
    events
        .iter()
        .flat_map(|e| e.deltas())
        .map(|d| d.text.as_str())
        .collect()
}

/// Numbers and nesting that serde_json does not take, and JSON allows.
fn is_beyond_serde(body: &[u8]) -> bool {
    serde_json::from_slice::<serde::de::IgnoredAny>(body).is_err()
}

pub(crate) fn pieces(text: &str, length: usize) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest
            .char_indices()
            .nth(length)
            .map_or(rest.len(), |(at, _)| at);
        let (piece, after) = rest.split_at(end);
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}
