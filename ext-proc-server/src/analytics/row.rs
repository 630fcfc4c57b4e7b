//! What is kept of an exchange: columns, with one value each at most, and marks, of which it has any number.

use serde_json::Value;

use super::database::Cell;

/// What a column holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    Number,
    Text,
}

/// One value of an exchange.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) name: &'static str,
    /// What people read.
    pub(super) title: &'static str,
    pub(super) kind: Kind,
    value: fn(&Value) -> Cell,
}

/// The columns. A new one is added to tables that are there already.
pub(super) static COLUMNS: &[Column] = &[
    number("time_ms", "Time", |e| at(e, "/time_ms")),
    text("request_id", "Request", |e| at(e, "/request_id")),
    text("lane", "Lane", |e| at(e, "/lane")),
    text("method", "Method", |e| at(e, "/method")),
    text("host", "Host", |e| at(e, "/host")),
    text("path", "Path", |e| at(e, "/path")),
    text("endpoint", "Endpoint", endpoint),
    number("is_llm", "Of an LLM endpoint", is_llm),
    text("client_ip", "Client", |e| at(e, "/client_ip")),
    text("email", "User", |e| at(e, "/email")),
    text("provider", "Provider", |e| at(e, "/provider")),
    text("operation", "Operation", |e| at(e, "/operation")),
    text("model", "Model", |e| at(e, "/model")),
    number("stream", "Streamed", |e| at(e, "/stream")),
    number("status", "Status", |e| at(e, "/status")),
    text("action", "Action", |e| at(e, "/verdict/action")),
    text("phase", "Phase of the action", |e| at(e, "/verdict/phase")),
    text("outcome", "Outcome", |e| at(e, "/outcome")),
    number("duration_ms", "Duration, ms", |e| at(e, "/duration_ms")),
    number("injection_score", "Injection score", |e| {
        at(e, "/request/scores/cf.llm.prompt.injection_score")
    }),
    number("token_count", "Tokens of the prompt, estimated", |e| {
        at(e, "/request/scores/cf.llm.prompt.token_count")
    }),
    number("input_tokens", "Tokens in", |e| {
        at(e, "/usage/input_tokens")
    }),
    number("output_tokens", "Tokens out", |e| {
        at(e, "/usage/output_tokens")
    }),
    text("request_body", "Request body", |e| {
        at(e, "/request/coverage/state")
    }),
    text("response_body", "Response body", |e| {
        at(e, "/response/coverage/state")
    }),
    number("observed", "Rules that would have acted", |e| {
        Cell::Number(count(e, "/observed"))
    }),
    number("uninspected", "Reasons why not inspected", |e| {
        let sides = ["request", "response"].map(|side| format!("/{side}/coverage/uninspected"));
        Cell::Number(sides.iter().map(|list| count(e, list)).sum())
    }),
    number("sealed", "Sealed payloads", |e| {
        Cell::Number(SEALED.iter().filter(|key| e.pointer(key).is_some()).count() as i64)
    }),
];

/// Where an event has what only the customer can open.
pub(super) const SEALED: &[&str] = &[
    "/request/encrypted_matched_data",
    "/request/encrypted_body",
    "/response/encrypted_matched_data",
    "/response/encrypted_body",
];

/// What an exchange may have several of.
#[derive(Clone, Copy, Debug)]
pub(super) struct MarkKind {
    pub(super) name: &'static str,
    /// What people read.
    pub(super) title: &'static str,
    found: fn(&Value) -> Vec<Found>,
}

/// The name of a mark, and its score where it has one.
type Found = (String, Option<i64>);

/// The marks.
pub(super) static MARKS: &[MarkKind] = &[
    mark("label", "Label", |e| names(e, &["/labels"], "")),
    mark("rule", "Rule that acted", |e| {
        names(e, &["/verdict/rules"], "")
    }),
    mark("observed_rule", "Rule that would have acted", |e| {
        names(e, &["/observed"], "rule")
    }),
    mark("limit", "Rate limit reached", |e| {
        let limits = list(e, "/limits").filter(|limit| text_at(limit, "/outcome") == "over");
        limits.map(|limit| (text_at(limit, "/id"), None)).collect()
    }),
    mark("unsafe_topic", "Unsafe topic", |e| {
        topics(e, "unsafe_topic_categories")
    }),
    mark("custom_topic", "Custom topic", |e| {
        topics(e, "custom_topic_categories")
    }),
    mark("pii", "Personal data", |e| {
        names(
            e,
            &["/request/pii_categories", "/response/pii_categories"],
            "",
        )
    }),
    mark("profile", "Profile", |e| {
        names(
            e,
            &["/request/profiles_fired", "/response/profiles_fired"],
            "",
        )
    }),
    mark("detector", "Detector", |e| {
        let sides = ["/request/counts", "/response/counts"];
        let counts = sides.iter().filter_map(|at| e.pointer(at)?.as_object());
        counts
            .flat_map(|map| map.keys().map(|id| (id.clone(), None)))
            .collect()
    }),
    mark("not_inspected", "Why not inspected", |e| {
        names(
            e,
            &[
                "/request/coverage/uninspected",
                "/response/coverage/uninspected",
            ],
            "",
        )
    }),
];

/// An exchange as it is kept.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// The values of [`COLUMNS`].
    pub(super) cells: Vec<Cell>,
    pub(super) marks: Vec<Mark>,
    /// The whole event.
    pub(super) event: String,
}

/// One mark of an exchange.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Mark {
    pub(super) kind: &'static str,
    pub(super) name: String,
    /// A score, where it has one.
    pub(super) value: Option<i64>,
}

impl Row {
    /// Reads an event in Weir's own form.
    pub(super) fn of(event: &Value) -> Self {
        let marks = MARKS.iter().flat_map(|kind| {
            let mut found = (kind.found)(event);
            // What is found in both bodies is one mark.
            found.sort();
            found.dedup_by(|one, other| one.0 == other.0);
            found.into_iter().map(|(name, value)| Mark {
                kind: kind.name,
                name: kept(&name),
                value,
            })
        });
        Self {
            cells: COLUMNS.iter().map(|column| (column.value)(event)).collect(),
            marks: marks.collect(),
            event: event.to_string(),
        }
    }

    /// When the request arrived, in milliseconds since the Unix epoch.
    pub(super) fn time_ms(&self) -> i64 {
        match self.cells.first() {
            Some(Cell::Number(ms)) => *ms,
            _ => 0,
        }
    }
}

const fn number(name: &'static str, title: &'static str, value: fn(&Value) -> Cell) -> Column {
    Column {
        name,
        title,
        kind: Kind::Number,
        value,
    }
}

const fn text(name: &'static str, title: &'static str, value: fn(&Value) -> Cell) -> Column {
    Column {
        name,
        title,
        kind: Kind::Text,
        value,
    }
}

const fn mark(
    name: &'static str,
    title: &'static str,
    found: fn(&Value) -> Vec<Found>,
) -> MarkKind {
    MarkKind { name, title, found }
}

fn at(event: &Value, pointer: &str) -> Cell {
    match event.pointer(pointer) {
        Some(Value::Bool(is)) => Cell::Number(i64::from(*is)),
        // Of larger ones no store could add up many.
        Some(Value::Number(number)) => {
            let number = number.as_i64().unwrap_or(i64::MAX);
            Cell::Number(number.clamp(-LARGEST, LARGEST))
        }
        Some(Value::String(text)) => Cell::Text(kept(text)),
        _ => Cell::Null,
    }
}

/// The endpoint as it is listed or was discovered; else the method, the host and the path.
fn endpoint(event: &Value) -> Cell {
    match at(event, "/endpoint") {
        Cell::Null => {
            let parts = ["/method", "/host", "/path"].map(|part| text_at(event, part));
            let [method, host, path] = parts;
            Cell::Text(kept(&format!("{method} {host}{path}")))
        }
        listed => listed,
    }
}

/// Whether it was a request to a model: by its endpoint's label, its API's operation, or since a prompt was read in it.
fn is_llm(event: &Value) -> Cell {
    let is_labelled = list(event, "/labels").any(|label| label == "cf-llm");
    let has_prompt = event
        .pointer("/request/coverage/segments")
        .and_then(Value::as_u64)
        .is_some_and(|segments| segments > 0);
    let has_operation = event.pointer("/operation").is_some();
    Cell::Number(i64::from(is_labelled || has_operation || has_prompt))
}

fn list<'e>(event: &'e Value, pointer: &str) -> impl Iterator<Item = &'e Value> {
    let list = event.pointer(pointer).and_then(Value::as_array);
    list.into_iter().flatten()
}

fn count(event: &Value, pointer: &str) -> i64 {
    i64::try_from(list(event, pointer).count()).unwrap_or(i64::MAX)
}

fn text_at(value: &Value, pointer: &str) -> String {
    let text = value.pointer(pointer).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}

/// The strings of lists, or of a key of their objects.
fn names(event: &Value, lists: &[&str], key: &str) -> Vec<Found> {
    let entries = lists.iter().flat_map(|at| list(event, at));
    let names = entries.filter_map(|entry| match key {
        "" => entry.as_str(),
        key => entry.get(key)?.as_str(),
    });
    names.map(|name| (name.to_owned(), None)).collect()
}

/// The keys of a map of scores, with the score of each.
fn topics(event: &Value, map: &str) -> Vec<Found> {
    let prefix = format!("cf.llm.prompt.{map}[\"");
    let scores = event.pointer("/request/scores").and_then(Value::as_object);
    let topics = scores.into_iter().flatten().filter_map(|(name, score)| {
        let key = name.strip_prefix(&prefix)?.strip_suffix("\"]")?;
        Some((key.to_owned(), score.as_i64()))
    });
    topics.collect()
}

/// As much of a text as is kept. PostgreSQL takes no NUL.
fn kept(text: &str) -> String {
    text.chars()
        .take(MOST_CHARACTERS)
        .map(|c| {
            if c == '\0' {
                char::REPLACEMENT_CHARACTER
            } else {
                c
            }
        })
        .collect()
}

/// Beyond times, in milliseconds, of this century and the next.
const LARGEST: i64 = 1 << 42;
/// Paths come from clients.
const MOST_CHARACTERS: usize = 512;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;

    use super::{COLUMNS, Cell, MARKS, Row};

    fn cell(row: &Row, name: &str) -> Cell {
        let index = COLUMNS.iter().position(|c| c.name == name).unwrap();
        row.cells[index].clone()
    }

    #[test]
    fn names_are_unique_and_plain() {
        let columns = COLUMNS.iter().map(|c| c.name);
        let names: Vec<_> = columns.chain(MARKS.iter().map(|m| m.name)).collect();
        let unique: BTreeSet<_> = names.iter().collect();
        assert_eq!(unique.len(), names.len());
        let is_plain = |name: &&str| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        assert!(names.iter().all(is_plain));
    }

    #[test]
    fn an_event_becomes_columns_and_marks() {
        let row = Row::of(&json!({
            "time_ms": 1000, "lane": "ai_waf", "method": "POST", "host": "h", "path": "/a\u{0}b", "stream": true,
            "verdict": {"action": "block", "rules": ["no-cards"], "phase": "request"},
            "observed": [{"rule": "soft", "action": "block", "phase": "request"}],
            "limits": [{"id": "l", "outcome": "over"}, {"id": "m", "outcome": "within"}],
            "request": {
                "coverage": {"state": "full", "segments": 1, "uninspected": ["image"]},
                "counts": {"finance.visa": 2},
                "pii_categories": ["CREDIT_CARD"],
                "scores": {
                    "cf.llm.prompt.injection_score": 7,
                    "cf.llm.prompt.custom_topic_categories[\"taxes\"]": 12,
                },
                "encrypted_body": "AzTY",
            },
            "response": {"counts": {"finance.visa": 1}},
        }));
        assert_eq!(row.time_ms(), 1000);
        for (name, wanted) in [
            ("endpoint", Cell::Text("POST h/a\u{fffd}b".to_owned())),
            ("is_llm", Cell::Number(1)),
            ("stream", Cell::Number(1)),
            ("action", Cell::Text("block".to_owned())),
            ("injection_score", Cell::Number(7)),
            ("observed", Cell::Number(1)),
            ("uninspected", Cell::Number(1)),
            ("sealed", Cell::Number(1)),
            ("model", Cell::Null),
        ] {
            assert_eq!(cell(&row, name), wanted, "{name}");
        }
        let marks = row.marks.iter();
        let marks: Vec<_> = marks.map(|m| (m.kind, m.name.as_str(), m.value)).collect();
        assert_eq!(
            marks,
            [
                ("rule", "no-cards", None),
                ("observed_rule", "soft", None),
                ("limit", "l", None),
                ("custom_topic", "taxes", Some(12)),
                ("pii", "CREDIT_CARD", None),
                ("detector", "finance.visa", None),
                ("not_inspected", "image", None),
            ]
        );
    }
}
