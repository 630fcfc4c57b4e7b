//! Tokens in requests, turned back in responses.

use super::*;

const ONLY_IN: &str = r#"
    rules:
      - { id: token, when: 'any(dlp.profiles[*] == "default")', action: redact, redact: { with: token } }
"#;

const BOTH: &str = r#"
    rules:
      - { id: token, when: 'any(dlp.profiles[*] == "default")', action: redact, redact: { with: token } }
      - { id: mask, phase: response, when: 'any(dlp.profiles[*] == "default")', action: redact, redact: { with: replace } }
"#;

/// A chat in which a card is said twice, once inside a tool's arguments.
fn asked() -> String {
    let arguments = serde_json::json!({ "card": VISA }).to_string();
    serde_json::json!({ "messages": [
        { "role": "user", "content": format!("my card is {VISA}") },
        { "role": "assistant", "tool_calls": [{ "function": { "name": "pay", "arguments": arguments } }] },
    ] })
    .to_string()
}

#[test]
fn a_response_gets_its_clients_words_back_and_no_others() {
    let own = "5555 5555 5555 4444";
    for (rules, expected) in [(ONLY_IN, own), (BOTH, "[CREDIT_CARD]")] {
        let arguments = r#"{"card":"[CREDIT_CARD_1]","note":"a \"b\""}"#;
        let answer = serde_json::json!({ "choices": [{ "index": 0, "message": {
            "content": format!("paid [CREDIT_CARD_1], not [CREDIT_CARD_2], and {own}"),
            "tool_calls": [{ "function": { "name": "pay", "arguments": arguments } }],
        } }] });
        let seen = exchange(
            &lane(rules),
            asked().as_bytes(),
            ("application/json", answer.to_string().as_bytes()),
            1000,
        );
        let upstream = String::from_utf8(seen.upstream.clone()).unwrap();
        assert_eq!(upstream, asked().replace(VISA, "[CREDIT_CARD_1]"));
        let got: serde_json::Value = serde_json::from_slice(&seen.client).unwrap();
        let message = &got["choices"][0]["message"];
        assert_eq!(
            message["content"],
            format!("paid {VISA}, not [CREDIT_CARD_2], and {expected}")
        );
        assert_eq!(
            message["tool_calls"][0]["function"]["arguments"],
            arguments.replace("[CREDIT_CARD_1]", VISA)
        );
        assert!(!seen.event().to_json().contains("4111"));
    }
}

#[test]
fn a_stream_gets_its_clients_words_back_at_every_cut() {
    let own = "5555 5555 5555 4444";
    let answer = sse(&[
        "paid [",
        "CREDIT",
        "_CARD_1",
        "], [CREDIT_CARD_2] [x] ",
        own,
        " [CREDIT",
    ]);
    for (rules, expected) in [(ONLY_IN, own), (BOTH, "[CREDIT_CARD]")] {
        let lane = lane(rules);
        let mut outputs = std::collections::BTreeSet::new();
        for cut in (1..answer.len()).step_by(7) {
            let seen = exchange(
                &lane,
                asked().as_bytes(),
                ("text/event-stream", answer.as_bytes()),
                cut,
            );
            assert_eq!(
                said(seen.client()),
                format!("paid {VISA}, [CREDIT_CARD_2] [x] {expected} [CREDIT"),
            );
            outputs.insert(seen.client);
        }
        assert_eq!(outputs.len(), 1, "every cut gives the same bytes");
    }
}

#[test]
fn only_what_may_become_a_token_is_held() {
    let mut inspection = lane(ONLY_IN).inspect();
    let at = Duration::ZERO;
    inspection.on(at, Input::Request(request("application/json"), End::No));
    inspection.on(at, Input::RequestBody(asked().as_bytes(), End::Yes));
    inspection.on(at, Input::Response(response("text/event-stream"), End::No));
    let mut goes = |text: &str| {
        let answer = sse(&[text]);
        let event = answer.split_inclusive("\n\n").next().unwrap();
        let step = inspection.on(at, Input::ResponseBody(event.as_bytes(), End::No));
        matches!(step, Step::Forward(_))
    };
    assert!(goes("4111 11") && goes("[x") && !goes("[CREDIT") && !goes("_CARD_") && goes("9]"));
    assert!(!goes("[CREDIT"));
    let due = inspection.deadline().unwrap();
    let step = inspection.on(due, Input::Elapsed);
    assert!(matches!(step, Step::Forward(_)), "{step:?}");
}

#[test]
fn escapes_of_one_place_are_not_carried_to_another() {
    let key = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n-----END PRIVATE KEY-----";
    let arguments = serde_json::json!({ "key": key }).to_string();
    let body = serde_json::json!({ "messages": [
        { "role": "assistant", "tool_calls": [{ "function": { "name": "f", "arguments": arguments } }] },
    ] });
    let rules = ONLY_IN.replace(
        "    rules",
        "    profiles: [credentials_and_secrets]\n    rules",
    );
    let rules = rules.replace("\"default\"", "\"credentials_and_secrets\"");
    let seen = exchange(
        &lane(&rules),
        body.to_string().as_bytes(),
        (
            "text/event-stream",
            sse(&["use [PRIVATE_KEY_1]"]).as_bytes(),
        ),
        1000,
    );
    let upstream = String::from_utf8(seen.upstream.clone()).unwrap();
    assert!(upstream.contains("[PRIVATE_KEY_1]"), "{upstream}");
    assert_eq!(said(seen.client()), format!("use {key}"));
}
