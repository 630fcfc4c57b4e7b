//! `weir extract --explain`: how each text of a request is found.

use std::{path::Path, sync::Arc};

use anyhow::anyhow;
use lane::{Config, Explained, ExplainedSegment, Lane, LaneKind, PromptRecord, RequestHead};
use serde::Serialize;
use serde_json::Value;

use super::{config, extract::Exchange, lines::Taken, print};

/// Says how a lane finds what it finds.
pub(super) struct Explainer {
    lane: Arc<Lane>,
    as_json: bool,
}

#[derive(Serialize)]
struct Line<'e> {
    id: &'e Value,
    #[serde(flatten)]
    explained: Explained,
}

/// Without a configuration: no rules.
const PLAIN: &str = "{\"version\":1,\"lanes\":{\"ai_waf\":{\"profiles\":[]}}}";

impl Explainer {
    /// That of a configuration's `ai_waf`, or else of its other lane.
    ///
    /// # Errors
    /// What is wrong with the configuration, and where.
    pub(super) fn new(file: Option<&Path>, as_json: bool) -> anyhow::Result<Self> {
        let (name, text) = match file {
            Some(file) => (file.display().to_string(), config::text(file)?),
            None => (String::new(), PLAIN.to_owned()),
        };
        let config = match file {
            Some(file) => config::read(file)?,
            None => Config::from_json(PLAIN)?,
        };
        let kind = match config.lane(LaneKind::AiWaf) {
            Some(_) => LaneKind::AiWaf,
            None => LaneKind::LlmGateway,
        };
        let lane = Lane::compile(&config, kind);
        Ok(Self {
            lane: lane.map_err(|e| anyhow!(e.in_document(&name, &text)))?,
            as_json,
        })
    }

    /// Explains the request of one line.
    ///
    /// # Errors
    /// When standard output is closed.
    pub(super) fn explain(&self, exchange: &Exchange) -> anyhow::Result<Taken> {
        let body = match exchange.message.bytes() {
            Ok(body) => body,
            Err(what) => return Ok(Taken::Refused(format!(" {what}"))),
        };
        let headers = exchange.message.headers.all();
        let host = headers.iter().find(|(name, _)| name == "host");
        let host = host.map(|(_, value)| String::from_utf8_lossy(value).into_owned());
        let head = RequestHead {
            method: exchange.method.clone(),
            scheme: "https".to_owned(),
            authority: host.unwrap_or_else(|| exchange.host.clone()),
            target: exchange.path.clone(),
            headers,
            ..RequestHead::default()
        };
        let explained = self.lane.explain(&head, body);
        let id = &exchange.id;
        match self.as_json {
            true => print::json(&Line { id, explained })?,
            false => print::text(&table(&head, id, &explained))?,
        }
        Ok(Taken::Used)
    }
}

/// What one request shows, for people.
fn table(head: &RequestHead, id: &Value, explained: &Explained) -> String {
    let target = head.target.split('?').next().unwrap_or_default();
    let mut text = format!("{} {}{target}", head.method, head.authority);
    match id {
        Value::Null => {}
        Value::String(id) => text.push_str(&format!("  ({id})")),
        id => text.push_str(&format!("  ({id})")),
    }
    if let Some(endpoint) = explained.endpoint {
        text.push_str(&format!("  endpoints[{endpoint}]"));
    }
    text.push('\n');
    if let Some(reason) = explained.unread {
        text.push_str(&format!("  not read: {reason}\n"));
    }
    text.push_str(&match &explained.prompt {
        Some(prompt) => format!("  prompt by {}\n", told(prompt)),
        None => "  no prompt\n".to_owned(),
    });
    if !explained.segments.is_empty() {
        text.push('\n');
        text.push_str(&rows(&explained.segments));
    }
    text.push('\n');
    text
}

fn told(prompt: &PromptRecord) -> String {
    match prompt.rules.as_slice() {
        [] => prompt.by.as_str().to_owned(),
        rules => format!("{}: {}", prompt.by.as_str(), rules.join(", ")),
    }
}

fn rows(segments: &[ExplainedSegment]) -> String {
    let head = ["", "found by", "place", "role", "kind", "bytes"].map(str::to_owned);
    let row = |s: &ExplainedSegment| {
        let mark = if s.prompt { "prompt" } else { "" };
        let place = if s.place.is_empty() {
            "(root)"
        } else {
            &s.place
        };
        [
            mark,
            &s.found_by,
            place,
            s.role,
            s.kind,
            &s.length.to_string(),
        ]
        .map(str::to_owned)
    };
    let rows: Vec<[String; 6]> = std::iter::once(head)
        .chain(segments.iter().map(row))
        .collect();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths = [0, 1, 2, 3, 4, 5].map(width);
    let mut text = String::new();
    for [mark, by, place, role, kind, bytes] in &rows {
        let [a, b, c, d, e, f] = widths;
        let line = format!("  {mark:a$}  {by:b$}  {place:c$}  {role:d$}  {kind:e$}  {bytes:>f$}");
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
