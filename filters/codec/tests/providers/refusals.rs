//! What a blocked caller gets, in each provider's own shape.

use codec::{EventLimits, EventStream, PROVIDERS, Refusal, operation};
use serde_json::{Value, json};

fn refusal() -> Refusal {
    Refusal {
        status: 403,
        code: "blocked_by_policy".to_owned(),
        message: "A \"rule\" says\nno".to_owned(),
    }
}

fn body(provider: &str) -> Value {
    let provider = PROVIDERS.iter().find(|p| p.id == provider).unwrap();
    serde_json::from_slice(&provider.error_body(&refusal())).unwrap()
}

#[test]
fn bodies_have_the_providers_shape() {
    let message = refusal().message;
    assert_eq!(
        body("openai"),
        json!({"error": {"message": message, "type": "permission_error", "param": null, "code": "blocked_by_policy"}})
    );
    assert_eq!(
        body("anthropic"),
        json!({"type": "error", "error": {"type": "permission_error", "message": message, "code": "blocked_by_policy"}})
    );
    let gemini = body("gcp.gemini");
    let error = gemini.get("error").unwrap();
    assert_eq!(error.get("code"), Some(&json!(403)));
    assert_eq!(error.get("message"), Some(&json!(message)));
    assert_eq!(error.get("status"), Some(&json!("PERMISSION_DENIED")));
}

#[test]
fn events_are_whole_and_carry_the_error() {
    for provider in PROVIDERS {
        let event = String::from_utf8(provider.error_event(&refusal())).unwrap();
        assert!(event.ends_with("\n\n"), "{}", provider.id);
        let data = event
            .lines()
            .find_map(|l| l.strip_prefix("data: "))
            .unwrap();
        let data: Value = serde_json::from_str(data).unwrap();
        let message = json!(refusal().message).to_string();
        assert!(data.to_string().contains(&message), "{}", provider.id);
    }
    // What Google's SDK looks for, and Anthropic's.
    let event = |path| {
        let reader = EventStream::new(operation("POST", path), EventLimits::default());
        String::from_utf8(reader.error(&refusal(), b"{}", false)).unwrap()
    };
    assert!(event("/v1beta/models/m:streamGenerateContent").starts_with("data: {\"error\":"));
    assert!(event("/v1/messages").starts_with("event: error\n"));
}

#[test]
fn an_array_stays_one_whatever_of_it_was_sent() {
    let operation = operation("POST", "/v1beta/models/m:streamGenerateContent");
    let first = b"[{\"candidates\":[]}";
    for (sent, is_first, rest) in [
        (first.as_slice(), false, ""),
        (b"", true, ",{}"),
        (b"", true, "]"),
    ] {
        let mut reader = EventStream::of_values(operation, EventLimits::default());
        reader.push(first).unwrap();
        reader.push(rest.as_bytes()).unwrap();
        let all = [sent, &reader.error(&refusal(), b"{}", is_first)].concat();
        let all: Value = serde_json::from_slice(&all).unwrap();
        assert_eq!(all.as_array().unwrap().len(), 2 - usize::from(is_first));
    }
}

#[test]
fn providers_and_operations_are_told_apart() {
    let mut ids: Vec<_> = PROVIDERS.iter().map(|p| p.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), PROVIDERS.len());
    for provider in PROVIDERS {
        let mut names: Vec<_> = provider.operations.iter().map(|o| o.name).collect();
        assert!(!names.is_empty());
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), provider.operations.len());
        for operation in provider.operations {
            assert!(std::ptr::eq(operation.provider(), *provider));
        }
    }
}
