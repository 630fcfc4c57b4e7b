//! What a payload log holds, and who can read it.

use std::sync::Arc;

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use serde_json::{Value, json};

use super::{Seen, VISA, chat, exchange};
use crate::{
    compile::Lane,
    config::{Config, ConfigError, LaneKind, Random},
    payload::PrivateKey,
};

fn private() -> PrivateKey {
    PrivateKey::generate([1; 32]).0
}

fn compile(rules: &Value, masking: &str, key: bool) -> Result<Arc<Lane>, ConfigError> {
    let key = if key {
        private().public_key().to_base64()
    } else {
        String::new()
    };
    let config = json!({
        "version": 1,
        "payload_log": {"public_key": key, "masking_level": masking},
        "lanes": {"llm_gateway": {"rules": rules}},
    });
    let mut config = Config::from_json(&config.to_string())?;
    config.random = Some(Random::new([2; 32]));
    Lane::compile(&config, LaneKind::LlmGateway)
}

fn rule(id: &str, phase: &str, action: &str, logs: bool) -> Value {
    let when = "any(dlp.profiles[*] == \"default\")";
    json!({"id": id, "phase": phase, "when": when, "action": action, "payload_log": logs})
}

fn opened(seen: &Seen, side: &str) -> Option<Value> {
    let line = seen.event().to_json();
    assert!(!line.contains("4111 1111"), "{line}");
    let event: Value = serde_json::from_str(&line).unwrap();
    let sealed = event[side]["encrypted_matched_data"].as_str()?;
    serde_json::from_slice(&private().open(sealed).unwrap()).ok()
}

const ANSWER: &str = r#"{"choices": [{"message": {"role": "assistant", "content": "hi"}}]}"#;

#[test]
fn a_rule_that_matches_seals_what_was_found() {
    for (action, masking, shown) in [
        ("block", "full", "**** **** **** ****"),
        ("redact", "partial", "**** **** **** 1111"),
        ("log", "clear", VISA),
        ("allow", "full", "**** **** **** ****"),
    ] {
        let lane = compile(&json!([rule("a", "request", action, true)]), masking, true).unwrap();
        let body = chat(&format!("card {VISA}, thanks"));
        let seen = exchange(
            &lane,
            body.as_bytes(),
            ("application/json", ANSWER.as_bytes()),
            7,
        );
        let payload = opened(&seen, "request").unwrap();
        assert_eq!(payload["profiles"], json!(["default"]));
        assert_eq!(
            payload["matches"],
            json!([{"detector": "finance.visa", "role": "user", "segment": "text",
                "before": "card ", "match": shown, "after": ", thanks"}])
        );
        assert_eq!(opened(&seen, "response"), None);
    }
}

#[test]
fn a_rule_that_does_not_ask_or_match_seals_nothing() {
    let body = chat(&format!("card {VISA}"));
    for rules in [
        json!([rule("a", "request", "log", false)]),
        json!([rule("a", "response", "log", true)]),
    ] {
        let lane = compile(&rules, "full", true).unwrap();
        let seen = exchange(
            &lane,
            body.as_bytes(),
            ("application/json", ANSWER.as_bytes()),
            99,
        );
        assert_eq!(opened(&seen, "request"), None);
        assert_eq!(opened(&seen, "response"), None);
    }
}

#[test]
fn answers_and_streams_are_sealed_with_what_stands_around_a_match() {
    let stream: String = ["so ", "4111 11", "11 1111 ", "1111 is", " it"]
        .map(|piece| {
            format!(
                "data: {}\n\n",
                json!({"choices": [{"delta": {"content": piece}}]})
            )
        })
        .concat();
    let whole = json!({"choices": [{"message": {"role": "assistant", "content": format!("so {VISA} is it")}}]});
    for action in ["block", "redact", "log"] {
        let lane = compile(&json!([rule("a", "response", action, true)]), "full", true).unwrap();
        for (kind, answer) in [
            ("text/event-stream", stream.clone()),
            ("application/json", whole.to_string()),
        ] {
            let seen = exchange(&lane, chat("hi").as_bytes(), (kind, answer.as_bytes()), 11);
            let payload = opened(&seen, "response").unwrap();
            let found = &payload["matches"][0];
            assert_eq!(found["match"], "**** **** **** ****", "{action} {kind}");
            assert_eq!(found["before"], "so ");
            // A stream that is cut ends with what the rule saw.
            let after = found["after"].as_str().unwrap();
            assert!(" is it".starts_with(after), "{after}");
            assert!(
                action == "block" || after == " is it",
                "{action} {kind}: {after}"
            );
        }
    }
}

#[test]
fn a_rule_without_a_key_is_refused() {
    let rules = json!([
        rule("a", "request", "log", false),
        rule("b", "request", "log", true)
    ]);
    let error = compile(&rules, "full", false).unwrap_err();
    assert_eq!(error.path(), "lanes.llm_gateway.rules[1].payload_log");
    let config = json!({"version": 1, "payload_log": {"public_key": "AAAA"}});
    let error = Config::from_json(&config.to_string()).unwrap_err();
    assert_eq!(error.path(), "payload_log.public_key");
}

/// The key that the payload of this lane's first exchange was sealed with, as the payload shows it.
fn encapsulated(lane: &Arc<Lane>) -> Vec<u8> {
    let body = chat(&format!("card {VISA}"));
    let answer = ("application/json", ANSWER.as_bytes());
    let seen = exchange(lane, body.as_bytes(), answer, 99);
    let event: Value = serde_json::from_str(&seen.event().to_json()).unwrap();
    let sealed = event["request"]["encrypted_matched_data"].as_str().unwrap();
    BASE64.decode(sealed).unwrap()[1..33].to_vec()
}

/// A key that is used twice, with the nonce that belongs to it, gives away what it sealed.
#[test]
fn no_two_lanes_of_a_document_seal_with_one_key() {
    let rules = json!([rule("a", "request", "log", true)]);
    let config = json!({
        "version": 1,
        "payload_log": {"public_key": private().public_key().to_base64()},
        "lanes": {"llm_gateway": {"rules": rules}, "ai_waf": {"profiles": ["default"], "rules": rules}},
    });
    let mut config = Config::from_json(&config.to_string()).unwrap();
    config.random = Some(Random::new([2; 32]));
    let again = config.clone();
    let keys = [
        (&config, LaneKind::LlmGateway),
        (&config, LaneKind::AiWaf),
        (&config, LaneKind::LlmGateway),
        (&again, LaneKind::AiWaf),
    ]
    .map(|(config, kind)| encapsulated(&Lane::compile(config, kind).unwrap()));
    for (at, key) in keys.iter().enumerate() {
        assert!(!keys[..at].contains(key), "{at}");
    }
}

fn log_mode(log_mode: &Value, rules: &Value, largest: usize) -> Result<Arc<Lane>, ConfigError> {
    let config = json!({
        "version": 1,
        "payload_log": {"public_key": private().public_key().to_base64(), "max_bytes": largest},
        "lanes": {"llm_gateway": {"rules": rules, "log_mode": log_mode}},
    });
    let mut config = Config::from_json(&config.to_string())?;
    config.random = Some(Random::new([2; 32]));
    Lane::compile(&config, LaneKind::LlmGateway)
}

#[test]
fn log_mode_seals_the_whole_body_behind_the_lanes_own_rules() {
    let off = json!({"unsafe_topic": "off", "injection": "off"});
    let blocks = json!({"unsafe_topic": "off", "injection": "off", "pii": "block"});
    let own =
        |action| json!([{"id": "own", "when": "cf.llm.prompt.pii_detected", "action": action}]);
    let body = chat(&format!("card {VISA}, thanks"));
    for (mode, rules, largest, action, sealed) in [
        (&off, own("log"), 4096, "allow", "body"),
        (&off, own("log"), 20, "allow", "truncated"),
        (&blocks, own("log"), 4096, "block", "body"),
        (&off, own("block"), 4096, "block", "nothing"),
        (&off, json!([]), 4096, "allow", "body"),
    ] {
        let lane = log_mode(mode, &rules, largest).unwrap();
        let answer = ("application/json", ANSWER.as_bytes());
        let seen = exchange(&lane, body.as_bytes(), answer, 7);
        let event: Value = serde_json::from_str(&seen.event().to_json()).unwrap();
        let found = match event["request"]["encrypted_body"].as_str() {
            None => "nothing",
            Some("truncated") => "truncated",
            Some(blob) if private().open(blob).unwrap() == body.as_bytes() => "body",
            Some(_) => "something else",
        };
        assert_eq!(
            (found, event["verdict"]["action"] == "block"),
            (sealed, action == "block"),
            "{event}"
        );
        assert!(event["request"].get("encrypted_matched_data").is_none());
    }
    let error = log_mode(&json!({"injection_below": 0}), &json!([]), 1).unwrap_err();
    assert_eq!(error.path(), "lanes.llm_gateway.log_mode.injection_below");
    assert!(log_mode(&json!({}), &json!([]), 0).is_err());
}
