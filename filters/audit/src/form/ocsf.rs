//! OCSF's HTTP Activity (class 4002) with the profile Security Control: <https://schema.ocsf.io/1.3.0/classes/http_activity>.
//!
//! It fits every exchange, whether something was found or not; Detection Finding would leave out those in which nothing was.

use serde_json::{Map, Value, json};

use super::{FormField, as_written, field};
use crate::event::{ActionTaken, Event, Outcome};

/// The version of the schema.
pub const OCSF_VERSION: &str = "1.3.0";

/// The attributes of the form.
pub static OCSF: &[FormField] = &[
    field("action_id", "1 allowed, 2 denied", |e| {
        Some(json!(action(e).0))
    }),
    field("action", "the same in a word", |e| Some(json!(action(e).1))),
    field("activity_id", "the request's method, by its number", |e| {
        Some(json!(activity(e).0))
    }),
    field("activity_name", "the request's method", |e| {
        Some(json!(activity(e).1))
    }),
    field("category_name", "`Network Activity`", |_| {
        Some(json!("Network Activity"))
    }),
    field("category_uid", "4", |_| Some(json!(4))),
    field("class_name", "`HTTP Activity`", |_| {
        Some(json!("HTTP Activity"))
    }),
    field("class_uid", "4002", |_| Some(json!(4002))),
    field(
        "disposition_id",
        "1 allowed, 2 blocked, 6 dropped (a stream that was cut), 11 corrected (redacted), 17 logged, 23 challenge, 25 rejected (not inspected), 27 error",
        |e| Some(json!(disposition(e).0)),
    ),
    field("disposition", "the same in a word", |e| {
        Some(json!(disposition(e).1))
    }),
    field(
        "dst_endpoint.hostname",
        "the request's host without its port, where it is a name",
        |e| hostname(e).map(|host| json!(host)),
    ),
    field(
        "dst_endpoint.name",
        "the request's host as it was sent",
        |e| Some(json!(e.host)),
    ),
    field(
        "duration",
        "how long the exchange took, in milliseconds",
        |e| Some(json!(e.duration_ms)),
    ),
    field("end_time", "when it was over", |e| {
        Some(json!(e.time_ms.saturating_add(e.duration_ms)))
    }),
    field(
        "firewall_rule.uid",
        "the first rule of the verdict; `unmapped.verdict` has all",
        |e| e.verdict.rules.first().map(|rule| json!(rule)),
    ),
    field(
        "http_request.http_method",
        "the request's method, where the schema knows it; `unmapped.method` otherwise",
        |e| known_method(e).then(|| json!(e.method)),
    ),
    field("http_request.uid", "the exchange's id", |e| {
        Some(json!(e.request_id))
    }),
    field("http_request.url.hostname", "as in `dst_endpoint`", |e| {
        hostname(e).map(|host| json!(host))
    }),
    field("http_request.url.path", "the request's path", |e| {
        Some(json!(e.path))
    }),
    field(
        "http_response.code",
        "the status that the client saw; 0 where it saw none",
        |e| Some(json!(e.status)),
    ),
    field("metadata.log_name", "the lane", |e| Some(json!(e.lane))),
    field("metadata.product.name", "`Weir`", |_| Some(json!("Weir"))),
    field("metadata.product.vendor_name", "`Weir`", |_| {
        Some(json!("Weir"))
    }),
    field("metadata.product.version", "Weir's version", |_| {
        Some(json!(env!("CARGO_PKG_VERSION")))
    }),
    field("metadata.profiles", "`security_control`", |_| {
        Some(json!(["security_control"]))
    }),
    field("metadata.uid", "the exchange's id", |e| {
        Some(json!(e.request_id))
    }),
    field("metadata.version", "the schema's version", |_| {
        Some(json!(OCSF_VERSION))
    }),
    field(
        "severity_id",
        "1 nothing matched, 2 a rule logged or observed, 3 something was redacted or refused",
        |e| Some(json!(severity(e).0)),
    ),
    field("severity", "the same in a word", |e| {
        Some(json!(severity(e).1))
    }),
    field("src_endpoint.ip", "the client's address", |e| {
        e.client_ip.as_ref().map(|ip| json!(ip))
    }),
    field(
        "src_endpoint.owner.name",
        "who, where it is known; `unmapped.email` where the address is not",
        |e| {
            let email = e.email.as_ref().filter(|_| e.client_ip.is_some());
            email.map(|email| json!(email))
        },
    ),
    field("start_time", "when the request arrived", |e| {
        Some(json!(e.time_ms))
    }),
    field("status_code", "the status that the client saw", |e| {
        Some(json!(e.status.to_string()))
    }),
    field("status_detail", "the event's `outcome`", |e| {
        Some(json!(e.outcome.as_str()))
    }),
    field("time", "when the request arrived", |e| {
        Some(json!(e.time_ms))
    }),
    field("type_name", "`HTTP Activity: Post` …", |e| {
        Some(json!(format!("HTTP Activity: {}", activity(e).1)))
    }),
    field("type_uid", "400200 and the activity's number", |e| {
        Some(json!(400_200 + activity(e).0))
    }),
    field("unmapped.email", "`email`, without an address", |e| {
        let email = e.email.as_ref().filter(|_| e.client_ip.is_none());
        email.map(|email| json!(email))
    }),
    field(
        "unmapped.method",
        "a method that the schema does not know",
        |e| (!known_method(e)).then(|| json!(e.method)),
    ),
    field("unmapped.model", "`model`", |e| {
        e.model.as_ref().map(|model| json!(model))
    }),
    field("unmapped.observed", "`observed`", |e| {
        as_written(&e.observed)
    }),
    field("unmapped.operation", "`operation`", |e| {
        e.operation.map(|operation| json!(operation))
    }),
    field("unmapped.provider", "`provider`", |e| {
        e.provider.map(|provider| json!(provider))
    }),
    field(
        "unmapped.request",
        "`request`: coverage, findings, scores",
        |e| as_written(&e.request),
    ),
    field("unmapped.response", "`response`: the same", |e| {
        as_written(&e.response)
    }),
    field("unmapped.stream", "`stream`", |e| Some(json!(e.stream))),
    field("unmapped.usage", "`usage`: tokens", |e| {
        e.usage.as_ref().and_then(as_written)
    }),
    field("unmapped.verdict", "`verdict`", |e| as_written(&e.verdict)),
];

/// The event as OCSF's HTTP Activity.
pub fn ocsf(event: &Event) -> Value {
    let mut object = Map::new();
    for field in OCSF {
        if let Some(value) = (field.value)(event) {
            super::put(&mut object, field.name, value);
        }
    }
    Value::Object(object)
}

/// OCSF takes names of letters, digits and `-` between dots, and addresses of IPv4.
fn hostname(event: &Event) -> Option<&str> {
    let host = match event.host.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
        _ => &event.host,
    };
    let is_label = |label: &str| {
        let inside = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
        let ends = label.starts_with('-') || label.ends_with('-');
        (1..=63).contains(&label.len()) && label.bytes().all(inside) && !ends
    };
    host.split('.').all(is_label).then_some(host)
}

fn known_method(event: &Event) -> bool {
    (1..=8).contains(&activity(event).0)
}

fn activity(event: &Event) -> (u32, &'static str) {
    match event.method.as_str() {
        "CONNECT" => (1, "Connect"),
        "DELETE" => (2, "Delete"),
        "GET" => (3, "Get"),
        "HEAD" => (4, "Head"),
        "OPTIONS" => (5, "Options"),
        "POST" => (6, "Post"),
        "PUT" => (7, "Put"),
        "TRACE" => (8, "Trace"),
        "" => (0, "Unknown"),
        _ => (99, "Other"),
    }
}

fn action(event: &Event) -> (u8, &'static str) {
    match event.outcome {
        Outcome::Passed | Outcome::Redacted | Outcome::FailedOpen => (1, "Allowed"),
        Outcome::Refused | Outcome::Cut => (2, "Denied"),
        Outcome::BrokenOff
        | Outcome::ClientGone
        | Outcome::UpstreamFailed
        | Outcome::HostFailed => (0, "Unknown"),
    }
}

fn disposition(event: &Event) -> (u8, &'static str) {
    match (event.outcome, event.verdict.action) {
        (Outcome::Refused, ActionTaken::Challenge) => (23, "Challenge"),
        (Outcome::Refused, ActionTaken::Block) => (2, "Blocked"),
        (Outcome::Refused, _) => (25, "Rejected"),
        (Outcome::Cut, _) => (6, "Dropped"),
        (Outcome::Redacted, _) => (11, "Corrected"),
        (Outcome::Passed, ActionTaken::Log) => (17, "Logged"),
        (Outcome::Passed | Outcome::FailedOpen, _) => (1, "Allowed"),
        (
            Outcome::BrokenOff
            | Outcome::ClientGone
            | Outcome::UpstreamFailed
            | Outcome::HostFailed,
            _,
        ) => (27, "Error"),
    }
}

fn severity(event: &Event) -> (u8, &'static str) {
    match event.verdict.action {
        ActionTaken::Allow if event.observed.is_empty() => (1, "Informational"),
        ActionTaken::Allow | ActionTaken::Log => (2, "Low"),
        ActionTaken::Redact | ActionTaken::Challenge | ActionTaken::Block | ActionTaken::Refuse => {
            (3, "Medium")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ocsf;
    use crate::event::{ActionTaken, Event, Outcome};

    #[test]
    fn what_was_done_has_its_numbers() {
        for (outcome, action, wanted) in [
            (Outcome::Passed, ActionTaken::Allow, (1, 1, 1)),
            (Outcome::Passed, ActionTaken::Log, (1, 17, 2)),
            (Outcome::Redacted, ActionTaken::Redact, (1, 11, 3)),
            (Outcome::Refused, ActionTaken::Block, (2, 2, 3)),
            (Outcome::Refused, ActionTaken::Challenge, (2, 23, 3)),
            (Outcome::Refused, ActionTaken::Refuse, (2, 25, 3)),
            (Outcome::Refused, ActionTaken::Allow, (2, 25, 1)),
            (Outcome::Cut, ActionTaken::Block, (2, 6, 3)),
            (Outcome::UpstreamFailed, ActionTaken::Allow, (0, 27, 1)),
        ] {
            let mut event = Event {
                method: "POST".to_owned(),
                outcome,
                ..Event::default()
            };
            event.verdict.action = action;
            let form = ocsf(&event);
            let number = |name: &str| form[name].as_u64().unwrap();
            let numbers = (
                number("action_id"),
                number("disposition_id"),
                number("severity_id"),
            );
            assert_eq!(numbers, wanted, "{outcome:?} {action:?}");
            assert_eq!(form["type_uid"], 400_206);
            assert_eq!(form["metadata"]["product"]["vendor_name"], "Weir");
        }
    }
}
