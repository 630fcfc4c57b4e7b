//! The audit event as dynamic metadata, so that Envoy's own access log can print it:
//! `%DYNAMIC_METADATA(weir:verdict:action)%`.

use envoy_types::pb::google::protobuf::{ListValue, Struct, Value, value::Kind};
use lane::Event;

/// The namespace; the filter's `metadata_options.receiving_namespaces.untyped` must name it.
const NAMESPACE: &str = "weir";
/// Larger events leave their lists of findings out: metadata lives as long as the request and goes to every access log.
const LARGEST: usize = 8 << 10;

/// The metadata of an event.
pub(super) fn metadata(event: &Event) -> Struct {
    // Only string keys and plain values: serialising cannot fail.
    let mut weir = serde_json::to_value(event).unwrap_or_default();
    if weir.to_string().len() > LARGEST {
        for side in ["request", "response"] {
            if let Some(side) = weir.get_mut(side).and_then(|s| s.as_object_mut()) {
                side.remove("findings");
            }
        }
    }
    let kind = Some(Kind::StructValue(to_struct(&weir)));
    Struct {
        fields: [(NAMESPACE.to_owned(), Value { kind })].into(),
    }
}

fn to_struct(value: &serde_json::Value) -> Struct {
    let fields = value.as_object().into_iter().flatten();
    Struct {
        fields: fields.map(|(k, v)| (k.clone(), to_value(v))).collect(),
    }
}

fn to_value(value: &serde_json::Value) -> Value {
    let kind = match value {
        serde_json::Value::Null => Kind::NullValue(0),
        serde_json::Value::Bool(b) => Kind::BoolValue(*b),
        serde_json::Value::Number(n) => Kind::NumberValue(n.as_f64().unwrap_or(0.0)),
        serde_json::Value::String(s) => Kind::StringValue(s.clone()),
        serde_json::Value::Array(items) => Kind::ListValue(ListValue {
            values: items.iter().map(to_value).collect(),
        }),
        serde_json::Value::Object(_) => Kind::StructValue(to_struct(value)),
    };
    Value { kind: Some(kind) }
}

#[cfg(test)]
mod tests {
    use envoy_types::pb::google::protobuf::{Struct, value::Kind};
    use lane::{ActionTaken, Event};

    use super::{LARGEST, metadata};

    fn part<'s>(of: &'s Struct, name: &str) -> Option<&'s Struct> {
        match of.fields.get(name)?.kind.as_ref()? {
            Kind::StructValue(inner) => Some(inner),
            _ => None,
        }
    }

    #[test]
    fn a_large_event_keeps_its_verdict_and_loses_its_findings() {
        let mut event = Event::default();
        event.verdict.action = ActionTaken::Block;
        let small = metadata(&event);
        event.verdict.rules = vec!["r".repeat(LARGEST)];
        event.request.counts.insert("pii.email".to_owned(), 1);
        let large = metadata(&event);
        for all in [&small, &large] {
            let weir = part(all, "weir").unwrap();
            let action = part(weir, "verdict").unwrap().fields.get("action").unwrap();
            assert_eq!(action.kind, Some(Kind::StringValue("block".to_owned())));
        }
        let request = part(part(&large, "weir").unwrap(), "request").unwrap();
        assert!(!request.fields.contains_key("findings"));
        assert!(request.fields.contains_key("counts"));
    }
}
