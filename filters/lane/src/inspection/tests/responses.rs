//! Responses that are put before a classifier.

use std::time::Duration;

use serde_json::{Value, json};

use super::classified::{asked, classified, config, event, scores};
use crate::{Config, End, Failure, Input, Inspection, Lane, LaneKind, ResponseHead, Step};

const ANSWER_RULE: &str = "cf.llm.response.unsafe_topic_detected";
const UNSAFE_RESPONSE: &str = "cf.llm.response.unsafe_topic_categories";

/// The step after an answer came, and the inspection.
fn answered(lane: &Value, kind: &str, body: &str) -> (Inspection, Step) {
    answered_with(200, lane, kind, body)
}

fn answered_with(status: u16, lane: &Value, kind: &str, body: &str) -> (Inspection, Step) {
    let (mut inspection, step) = asked(&config(lane, &json!({})), "hello");
    assert!(
        matches!(step, Step::Forward(_)),
        "prompts are not asked about: {step:?}"
    );
    let head = ResponseHead {
        status,
        headers: vec![(String::from("content-type"), kind.as_bytes().to_vec())],
    };
    inspection.on(Duration::ZERO, Input::Response(head, End::No));
    let step = inspection.on(
        Duration::ZERO,
        Input::ResponseBody(body.as_bytes(), End::Yes),
    );
    (inspection, step)
}

fn answers(mode: &str, action: &str) -> Value {
    let rule = json!({ "id": "a", "phase": "response", "when": ANSWER_RULE, "action": action });
    json!({ "profiles": [], "failure_mode": mode, "streams": "hold", "rules": [rule] })
}

#[test]
fn answers_are_put_before_the_classifier_streams_too() {
    let whole = json!({ "choices": [{ "message": { "role": "assistant", "content": "Sure, here is how." } }] });
    let delta = |text: &str| json!({ "choices": [{ "index": 0, "delta": { "content": text } }] });
    let stream = format!(
        "data: {}\n\ndata: {}\n\ndata: [DONE]\n\n",
        delta("Sure, here"),
        delta(" is how.")
    );
    for (kind, body) in [
        ("application/json", whole.to_string()),
        ("text/event-stream", stream),
    ] {
        for (reply, mode, action, status) in [
            (
                Input::Classified(scores(&[(UNSAFE_RESPONSE, "S1", 9)])),
                "closed",
                "block",
                Some(403),
            ),
            (
                Input::Classified(scores(&[(UNSAFE_RESPONSE, "S1", 90)])),
                "closed",
                "block",
                None,
            ),
            (
                Input::Classified(scores(&[(UNSAFE_RESPONSE, "S1", 9)])),
                "closed",
                "log",
                None,
            ),
            (
                Input::Failed(Failure::Timeout),
                "closed",
                "block",
                Some(503),
            ),
            (Input::Failed(Failure::Timeout), "open", "block", None),
            (Input::Failed(Failure::Timeout), "closed", "log", None),
        ] {
            let case = format!("{kind} {reply:?} {mode} {action}");
            let failed = matches!(reply, Input::Failed(_));
            let (mut inspection, step) = answered(&answers(mode, action), kind, &body);
            let request = classified(&step).unwrap_or_else(|| panic!("{case}: {step:?}"));
            assert!(request.is_response, "{case}");
            assert_eq!(request.segments[0].text, "Sure, here is how.");
            let step = inspection.on(Duration::ZERO, reply);
            match status {
                Some(wanted) => assert!(
                    matches!(&step, Step::Reply(reply) if reply.status == wanted),
                    "{case}: {step:?}"
                ),
                None => assert!(matches!(step, Step::Forward(_)), "{case}: {step:?}"),
            }
            let event = event(inspection);
            let coverage = &event["response"]["coverage"];
            assert_eq!(
                coverage["uninspected"].is_null(),
                !failed,
                "{case}: {coverage}"
            );
            assert_eq!(
                coverage["classifiers"][0]["id"], "prompt",
                "{case}: {coverage}"
            );
            assert!(event["request"]["coverage"]["classifiers"].is_null());
        }
    }
}

#[test]
fn a_stream_that_only_is_looked_at_says_that_the_classifier_was_not_asked() {
    let stream = "data: {\"choices\":[{\"delta\":{\"content\":\"Sure\"}}]}\n\ndata: [DONE]\n\n";
    let mut lane = answers("closed", "log");
    lane["streams"] = json!("inspect");
    let (inspection, step) = answered(&lane, "text/event-stream", stream);
    assert!(matches!(step, Step::Forward(_)), "{step:?}");
    let used = &event(inspection)["response"]["coverage"]["classifiers"][0];
    assert_eq!(used, &json!({ "id": "prompt", "outcome": "not_asked" }));
}

#[test]
fn a_rule_that_would_act_on_a_stream_under_way_is_refused() {
    let mut lane = answers("closed", "block");
    lane["streams"] = json!("inspect");
    let config = Config::from_json(&config(&lane, &json!({})).to_string()).unwrap();
    let error = Lane::compile(&config, LaneKind::LlmGateway).unwrap_err();
    assert!(error.message().contains("set streams: hold"), "{error}");
}

#[test]
fn an_allow_counts_without_the_reply_only_where_no_rule_before_needs_it() {
    let block = json!({ "id": "b", "phase": "response", "when": ANSWER_RULE, "action": "block" });
    let allow = json!({ "id": "a", "phase": "response", "when": "http.response.code eq 200", "action": "allow" });
    let whole = json!({ "choices": [{ "message": { "role": "assistant", "content": "Sure." } }] });
    let stream =
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Sure.\"}}]}\n\ndata: [DONE]\n\n";
    for (rules, passes) in [
        (json!([block, allow]), false),
        (json!([allow, block]), true),
    ] {
        for (kind, body) in [
            ("application/json", whole.to_string()),
            ("text/event-stream", stream.to_owned()),
        ] {
            let lane = json!({ "profiles": [], "streams": "hold", "rules": rules });
            let (mut inspection, step) = answered(&lane, kind, &body);
            assert!(classified(&step).is_some(), "{rules} {kind}: {step:?}");
            let step = inspection.on(Duration::ZERO, Input::Failed(Failure::Timeout));
            match passes {
                true => assert!(matches!(step, Step::Forward(_)), "{rules} {kind}: {step:?}"),
                false => assert!(
                    matches!(&step, Step::Reply(reply) if reply.status == 503),
                    "{rules} {kind}: {step:?}"
                ),
            }
            let outcome = if passes { "passed" } else { "refused" };
            assert_eq!(event(inspection)["outcome"], outcome);
        }
    }
}

#[test]
fn what_would_let_streams_pass_unjudged_is_refused() {
    let allow = json!({ "id": "a", "phase": "response", "when": format!("not {ANSWER_RULE}"), "action": "allow" });
    let acts = json!({ "id": "b", "phase": "response", "when": "any(dlp.profiles[*] == \"default\")", "action": "block" });
    for (rules, is_refused) in [(json!([allow, acts]), true), (json!([allow]), false)] {
        let lane = json!({ "profiles": ["default"], "rules": rules });
        let config = Config::from_json(&config(&lane, &json!({})).to_string()).unwrap();
        let compiled = Lane::compile(&config, LaneKind::LlmGateway);
        assert_eq!(compiled.is_err(), is_refused, "{rules}");
    }
}

#[test]
fn a_page_that_is_no_models_answer_is_not_judged() {
    let page = "<html><body>501: a bomb</body></html>";
    let (_, step) = answered_with(501, &answers("closed", "block"), "text/html", page);
    assert!(!matches!(step, Step::Classify(_)), "{step:?}");
}
