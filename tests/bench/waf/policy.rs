//! What the lane is asked to do.

use std::path::PathBuf;

use lane::LaneKind;
use serde_json::{Value, json};
use tests::PolicyFile;

/// Nothing of an exchange with this path is looked at.
pub(crate) const UNLABELLED: &str = "/orders";
/// Everything of one with this is.
pub(crate) const LABELLED: &str = "/v1/chat/completions";

/// All that the filter tells by itself: kinds of data, the injection score, tokens.
pub(crate) fn tier_1() -> PolicyFile {
    let rules = json!([
        {"id": "pii", "when": "cf.llm.prompt.pii_detected", "action": "log"},
        {"id": "attacks", "when": "cf.llm.prompt.injection_score lt 20", "action": "log"},
        {"id": "long", "when": "cf.llm.prompt.token_count gt 100000", "action": "log"},
        {"id": "data", "when": "any(dlp.profiles[*] == \"default\")", "action": "log"},
    ]);
    policy("tier_1", json!({"mode": "off"}), &rules)
}

/// The same, and what the network tells: attacks that the filter is not sure of, unsafe topics, what is asked for.
pub(crate) fn both_tiers() -> PolicyFile {
    let rules = json!([
        {"id": "pii", "when": "cf.llm.prompt.pii_detected", "action": "log"},
        {"id": "attacks", "when": "cf.llm.prompt.injection_score lt 20", "action": "log"},
        {"id": "unsafe", "when": "cf.llm.prompt.unsafe_topic_detected", "action": "log"},
        {"id": "long", "when": "cf.llm.prompt.token_count gt 100000", "action": "log"},
        {"id": "data", "when": "any(dlp.profiles[*] == \"default\")", "action": "log"},
    ]);
    let classifiers = json!({"mode": "in_process", "budget_ms": 200});
    policy("both_tiers", classifiers, &rules)
}

fn policy(name: &str, classifiers: Value, rules: &Value) -> PolicyFile {
    PolicyFile {
        name: name.to_owned(),
        path: PathBuf::new(),
        document: json!({
            "version": 1,
            "classifiers": classifiers,
            "lanes": {"ai_waf": {
                "endpoints": [{"method": "POST", "path": LABELLED}],
                "profiles": ["default"],
                "failure_mode": "open",
                "rules": rules,
            }},
        }),
        lane: LaneKind::AiWaf,
    }
}
