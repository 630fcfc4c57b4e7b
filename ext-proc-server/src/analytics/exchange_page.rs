//! One exchange: all that its event says, and what was sealed.

use maud::{Markup, html};
use serde_json::Value;

use super::{
    page::{frame, number, time},
    report::Whole,
    row::SEALED,
};

/// The page of the exchange with that id.
pub(super) fn write(id: i64, whole: &Whole) -> Vec<u8> {
    let event = &whole.event;
    let text = |at: &str| {
        event
            .pointer(at)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    let started = event.get("time_ms").and_then(Value::as_i64).unwrap_or(0);
    let title = format!("{} {}{}", text("/method"), text("/host"), text("/path"));
    let body = html! {
        header { h1 { a href="/analytics" { "Security analytics" } } }
        main id="main" {
            p.stretch { (time(started)) span.zone { " UTC" } }
            h2.endpoint { (title) }
            p {
                span class={ "action " (text("/verdict/action")) } { (text("/verdict/action")) }
                " " (text("/outcome").replace('_', " "))
                @if whole.weight > 1 { span.note { "It stands for " (number(whole.weight)) " exchanges like it." } }
            }
            @if !whole.sealed.is_empty() {
                section aria-labelledby="sealed" {
                    h2 id="sealed" { "Sealed payload" }
                    p { "Only who has the private key can read it: " code { "weir decrypt -k investigator.json exchange.json" }
                        ", with " a href={ "/analytics/exchange/" (id) ".json" } download="exchange.json" { "the event" } " as the file." }
                    @for (at, blob) in &whole.sealed {
                        details {
                            summary { code { (name(at)) } " " small { (number(blob.len() as i64)) " bytes" } }
                            pre.blob tabindex="0" { (blob) }
                            button.copy type="button" hidden { "Copy" }
                        }
                    }
                }
            }
            section aria-labelledby="event" {
                h2 id="event" { "Event" }
                (part(event, ""))
                p.formats { a href={ "/analytics/exchange/" (id) ".json" } { "As JSON" } }
            }
        }
    };
    frame(&title, &body)
}

/// What an object says, line by line; what is in it stands below.
fn part(value: &Value, at: &str) -> Markup {
    let Value::Object(map) = value else {
        return leaf(value);
    };
    html! {
        dl {
            @for (key, value) in map {
                @let at = format!("{at}/{key}");
                @if !SEALED.contains(&at.as_str()) {
                    dt { (key) }
                    dd { (part(value, &at)) }
                }
            }
        }
    }
}

fn leaf(value: &Value) -> Markup {
    match value {
        Value::String(text) => html! { (text) },
        Value::Array(list) if list.iter().any(Value::is_object) => html! {
            ol { @for entry in list { li { (part(entry, "")) } } }
        },
        Value::Array(list) => {
            let texts: Vec<_> = list
                .iter()
                .map(|v| v.as_str().map_or_else(|| v.to_string(), str::to_owned))
                .collect();
            html! { (texts.join(", ")) }
        }
        other => html! { (other.to_string()) },
    }
}

/// `request.encrypted_body` of where it is.
fn name(at: &str) -> String {
    at.trim_start_matches('/').replace('/', ".")
}
