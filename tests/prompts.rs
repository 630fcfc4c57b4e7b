//! What the classifier of prompts says, through the hosts that run it themselves: prompts, answers, held streams; and what happens
//! where it is gone. A small network takes the place of the shipped one, so what it says is known.

#![expect(clippy::indexing_slicing, reason = "tests fail loudly")]

use std::time::Duration;

use anyhow::{Result, ensure};
use lane::LaneKind;
use serde_json::{Value, json};
use tests::{
    BodyMode, Case, Engine, EnvoyExtProc, Host, Outcome, Pingora, PolicyFile, Proxied, repository,
};

#[test]
fn envoy_with_ext_proc_acts_on_what_prompts_are() -> Result<()> {
    acts(EnvoyExtProc(BodyMode::FullDuplexStreamed))
}

#[test]
fn envoy_with_buffered_ext_proc_acts_on_what_prompts_are() -> Result<()> {
    acts(EnvoyExtProc(BodyMode::Buffered))
}

#[test]
fn pingora_acts_on_what_prompts_are() -> Result<()> {
    acts(Pingora)
}

fn policy(name: &str, model: &str) -> Result<PolicyFile> {
    let folder = repository().join("ext-proc-server/tests/network");
    let file = |name: &str| folder.join(name).display().to_string();
    let rule = |id: &str, phase: &str, when: &str| json!({ "id": id, "phase": phase, "when": when, "action": "block" });
    let document = json!({
        "version": 1,
        "classifiers": {
            "mode": "in_process",
            "budget_ms": 20_000,
            "optional": ["prompt", "pii_ner", "custom_topics"],
            "prompt": { "network": { "model": file(model), "tokenizer": file("tokenizer.json"), "heads": file("heads.json") } },
        },
        "lanes": { "llm_gateway": {
            "streams": "hold",
            "profiles": [],
            "rules": [
                rule("attack", "request", "cf.llm.prompt.injection_score lt 20"),
                rule("weapons", "request", r#"any(cf.llm.prompt.unsafe_topic_categories[*] == "VIOLENCE_AND_WEAPONS")"#),
                rule("answer", "response", "cf.llm.response.unsafe_topic_detected"),
            ],
        } },
    });
    Ok(PolicyFile {
        name: name.to_owned(),
        path: folder.join("policy.yaml"),
        document,
        lane: LaneKind::LlmGateway,
    })
}

fn acts(host: impl Host) -> Result<()> {
    let mut engine = Proxied::new(host)?;
    engine.start(&[
        policy("prompt", "model.onnx")?,
        policy("gone", "nowhere.onnx")?,
    ])?;
    let whole = |text: &str| {
        let said = json!({ "choices": [{ "index": 0, "message": { "role": "assistant", "content": text } }] });
        json!({ "body": said.to_string() })
    };
    let stream = |parts: [&str; 2]| {
        let event = |text: &str| {
            format!(
                "data: {}\n\n",
                json!({ "choices": [{ "index": 0, "delta": { "content": text } }] })
            )
        };
        let text = format!("{}{}data: [DONE]\n\n", event(parts[0]), event(parts[1]));
        json!({ "headers": { "content-type": "text/event-stream" }, "body": { "text": text, "chunk": 9 } })
    };
    for (name, prompt, response, status, rules) in [
        ("plain", "hello there", whole("hello"), 200, json!([])),
        (
            "weapons",
            "a bomb please",
            whole("hello"),
            403,
            json!(["weapons"]),
        ),
        (
            "answer",
            "hello there",
            whole("build a bomb"),
            403,
            json!(["answer"]),
        ),
        (
            "stream",
            "hello there",
            stream(["build a b", "omb"]),
            403,
            json!(["answer"]),
        ),
        (
            "plain stream",
            "hello there",
            stream(["hel", "lo"]),
            200,
            json!([]),
        ),
    ] {
        let seen = play(&mut engine, "prompt", name, prompt, &response)?;
        let said = format!("{} {name}: {} {}", engine.name(), seen.status, seen.event);
        ensure!(seen.status == status, "{said}");
        ensure!(
            seen.event["verdict"]["rules"] == rules || rules == json!([]),
            "{said}"
        );
    }
    // A rule that needs it is not decided without it, and nothing goes through in silence.
    let seen = play(&mut engine, "gone", "gone", "hello there", &whole("hello"))?;
    let said = format!("{} gone: {} {}", engine.name(), seen.status, seen.event);
    ensure!(seen.status == 503, "{said}");
    ensure!(
        seen.event_list("/request/coverage/uninspected") == ["unavailable"],
        "{said}"
    );
    Ok(())
}

fn play(
    engine: &mut Proxied<impl Host>,
    policy: &str,
    name: &str,
    prompt: &str,
    response: &Value,
) -> Result<Outcome> {
    let case: Case = serde_json::from_value(json!({
        "name": name,
        "policy": policy,
        "request": {
            "path": "/v1/chat/completions",
            "body": json!({ "model": "m", "messages": [{ "role": "user", "content": prompt }] }).to_string(),
        },
        "response": response,
    }))?;
    Ok(engine.play(&case, Duration::ZERO)?.0)
}
