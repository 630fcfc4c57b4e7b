//! Reads recorded exchanges and says how well the tables know them. Prints counts and places, never text.
//!
//! `cargo run -p codec --example recorded -- FOLDER [--unknown]`, where FOLDER has `api_payloads.jsonl.gz`, one exchange a
//! line: `{"provider","method","url","request","response","kind":"json"|"stream"}`.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program for developers, run by hand"
)]

use std::{
    collections::BTreeMap,
    io::{Read, Write},
};

use codec::{
    Direction, Document, Edit, EventLimits, EventStream, JsonLimits, Kind, Operation, Shape,
    Unreadable, operation,
};
use serde_json::Value;

#[derive(Default)]
struct Count {
    exchanges: usize,
    known: usize,
    segments: usize,
    generic: usize,
    with_usage: usize,
    failures: Vec<String>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments
        .next()
        .ok_or("usage: recorded FOLDER [--unknown]")?;
    let show_unknown = arguments.next().is_some();
    let path = format!("{folder}/api_payloads.jsonl.gz");
    let file = std::fs::read(&path).map_err(|e| format!("{path}: {e}"))?;
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(file.as_slice())
        .read_to_string(&mut text)
        .map_err(|e| format!("{path}: {e}"))?;
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let mut unknown: BTreeMap<String, usize> = BTreeMap::new();
    for (n, line) in text.lines().enumerate() {
        let exchange: Value =
            serde_json::from_str(line).map_err(|e| format!("{path}, line {}: {e}", n + 1))?;
        let url = field(&exchange, "url");
        let path = url.splitn(4, '/').nth(3).unwrap_or_default();
        let operation = operation(field(&exchange, "method"), &format!("/{path}"));
        let name = match operation {
            Some(o) => format!("{} {}", o.provider().id, o.name),
            None => "(no operation)".to_owned(),
        };
        let count = counts.entry(name).or_default();
        count.exchanges += 1;
        match one(&exchange, operation, count, &mut unknown) {
            Ok(true) => count.known += 1,
            Ok(false) => count
                .failures
                .push(format!("{} shape", field(&exchange, "id"))),
            Err(e) => count
                .failures
                .push(format!("{} {e}", field(&exchange, "id"))),
        }
    }
    let mut out = std::io::stdout().lock();
    for (name, c) in &counts {
        writeln!(
            out,
            "{name}: {} of {} known, {} segments, {} generic, {} with usage {:?}",
            c.known, c.exchanges, c.segments, c.generic, c.with_usage, c.failures
        )?;
    }
    if show_unknown {
        for (path, n) in &unknown {
            writeln!(out, "{n:6} {path}")?;
        }
    }
    let is_bad = |(name, c): (&String, &Count)| name != "(no operation)" && c.known < c.exchanges;
    match counts.iter().any(is_bad) {
        true => Err("some exchanges are not known".into()),
        false => Ok(()),
    }
}

fn field<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// Whether both halves have the shape their tables say.
fn one(
    exchange: &Value,
    operation: Option<&'static Operation>,
    count: &mut Count,
    unknown: &mut BTreeMap<String, usize>,
) -> Result<bool, Unreadable> {
    let limits = JsonLimits::default();
    let mut is_known = true;
    let halves = [
        ("request", Direction::Request),
        ("response", Direction::Response),
    ];
    for (half, direction) in halves {
        let Some(body) = exchange.get(half) else {
            continue;
        };
        if let Some(stream) = body.as_str() {
            if half == "response" && field(exchange, "kind") == "stream" {
                streamed(stream, operation, count)?;
            }
            continue;
        }
        let raw = body.to_string();
        let document = Document::read(operation, direction, raw.as_bytes(), &limits)?;
        is_known &= document.shape() == Shape::Known;
        count.segments += document.segments().len();
        count.with_usage += usize::from(document.usage().is_some());
        for (index, segment) in document.segments().iter().enumerate() {
            if segment.kind == Kind::Generic {
                count.generic += 1;
                *unknown
                    .entry(place(half, &document, &raw, index))
                    .or_default() += 1;
            }
        }
        check_edits(&document, &raw);
    }
    Ok(is_known)
}

/// Where a segment is, by its mark in the edited body.
fn place(half: &str, document: &Document, raw: &str, index: usize) -> String {
    let edit = Edit {
        segment: index,
        span: 0..usize::MAX,
        with: "\u{1}mark".to_owned(),
    };
    let edited = document.edit(raw.as_bytes(), &[edit]);
    let value: Value = serde_json::from_slice(&edited).unwrap_or_default();
    format!("{half}{}", find(&value).unwrap_or_default())
}

fn find(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => s.contains("\u{1}mark").then(String::new),
        Value::Array(items) => items.iter().find_map(find).map(|p| format!("[]{p}")),
        Value::Object(members) => members.iter().find_map(|(k, v)| match k.contains('\u{1}') {
            true => Some(".(key)".to_owned()),
            false => find(v).map(|p| format!(".{k}{p}")),
        }),
        _ => None,
    }
}

/// Edits every segment at once: the body must stay JSON, and all but the edited must stay.
fn check_edits(document: &Document, raw: &str) {
    assert_eq!(document.edit(raw.as_bytes(), &[]), raw.as_bytes());
    let segments = document.segments().iter().enumerate();
    let edits: Vec<Edit> = segments
        .filter(|(_, s)| !s.text.is_empty())
        .map(|(segment, s)| Edit {
            segment,
            span: 0..s.text.len().div_ceil(2),
            with: "[\"X\"]\\".to_owned(),
        })
        .collect();
    let edited = document.edit(raw.as_bytes(), &edits);
    assert!(
        serde_json::from_slice::<Value>(&edited).is_ok(),
        "an edit broke a body"
    );
}

fn streamed(
    stream: &str,
    operation: Option<&'static Operation>,
    count: &mut Count,
) -> Result<(), Unreadable> {
    let mut reader = EventStream::new(operation, EventLimits::default());
    let mut events = Vec::new();
    for chunk in stream.as_bytes().chunks(7) {
        events.extend(reader.push(chunk)?);
    }
    events.extend(reader.finish()?);
    let bytes: Vec<u8> = events.iter().flat_map(|e| e.bytes().to_vec()).collect();
    assert_eq!(bytes, stream.as_bytes(), "a stream changed");
    let deltas = events.iter().flat_map(|e| e.deltas());
    count.segments += deltas.clone().count();
    count.generic += deltas.filter(|d| d.kind == Kind::Generic).count();
    count.with_usage += usize::from(events.iter().any(|e| e.usage().is_some()));
    Ok(())
}
