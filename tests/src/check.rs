//! Does an outcome hold what its case expects, and do two engines agree?

use crate::{
    case::{Case, Expect, ExpectedBody, ExpectedSide},
    outcome::Outcome,
};

/// What is wrong with the outcome in that engine, one sentence each; nothing when all is well.
pub fn check(case: &Case, engine: &str, outcome: &Outcome) -> Vec<String> {
    let mut wrong = Vec::new();
    let expect = &case.expect.of(engine);
    if !(expect.status == 0 && no_answer(outcome)) {
        let (expected, found) = (expect.status.to_string(), outcome.status.to_string());
        same(&mut wrong, "status", &expected, &found);
    }
    if expect.action != "any" {
        let found = outcome.event_text("/verdict/action");
        same(&mut wrong, "action", &expect.action, &found);
    }
    if let Some(what) = &expect.outcome {
        same(&mut wrong, "outcome", what, &outcome.event_text("/outcome"));
    }
    if let Some(rules) = &expect.rules {
        same_list(
            &mut wrong,
            "rules",
            rules,
            &outcome.event_list("/verdict/rules"),
        );
    }
    if let Some(observed) = &expect.observed {
        same_list(
            &mut wrong,
            "observed rules",
            observed,
            &observed_rules(outcome),
        );
    }
    side(&mut wrong, "request", &expect.request, outcome);
    side(&mut wrong, "response", &expect.response, outcome);
    bodies(&mut wrong, case, expect, outcome);
    texts(&mut wrong, expect, outcome);
    wrong
}

/// Where two outcomes of one case differ, that of the lane by itself and that of `engine`. `other` may have seen less of a response that broke off: what a proxy had not yet
/// sent when its upstream failed is lost.
pub fn differences(case: &Case, engine: &str, native: &Outcome, other: &Outcome) -> Vec<String> {
    let mut wrong = Vec::new();
    if case.expect.decides_otherwise(engine) {
        return wrong;
    }
    let broken_off = case.response.body.truncate.is_some();
    let gateway_answers = is_gateways_own(case.expect.of(engine).status);
    if broken_off && (native.status == 0 || gateway_answers) {
        if !no_answer(other) {
            wrong.push(format!(
                "the response broke off before it began, and the status is {}",
                other.status
            ));
        }
        return wrong;
    }
    if broken_off {
        if !native.client.starts_with(&other.client) {
            wrong.push(body_difference(
                "client body (not a prefix)",
                &native.client,
                &other.client,
            ));
        }
        if other.complete && !native.complete {
            wrong.push(String::from(
                "the response broke off, and the client saw it end well",
            ));
        }
        return wrong;
    }
    same(
        &mut wrong,
        "status",
        &native.status.to_string(),
        &other.status.to_string(),
    );
    same(
        &mut wrong,
        "headers",
        &format!("{:?}", native.headers),
        &format!("{:?}", other.headers),
    );
    if native.client != other.client {
        wrong.push(body_difference(
            "client body",
            &native.client,
            &other.client,
        ));
    }
    if native.complete != other.complete {
        wrong.push(format!(
            "client body complete: {} / {}",
            native.complete, other.complete
        ));
    }
    match (&native.upstream, &other.upstream) {
        (Some(a), Some(b)) if a != b => wrong.push(body_difference("upstream body", a, b)),
        (Some(_), None) => wrong.push(String::from("the provider saw no request")),
        (None, Some(_)) => wrong.push(String::from("the provider saw a request")),
        _ => {}
    }
    let (a, b) = (native.verdict(), other.verdict());
    if a != b {
        wrong.push(format!("event:\n      {a}\n      {b}"));
    }
    wrong
}

/// The provider failed before anything was released: a connection that ends, or a gateway's own error.
fn no_answer(outcome: &Outcome) -> bool {
    outcome.status == 0 || is_gateways_own(outcome.status)
}

fn is_gateways_own(status: u16) -> bool {
    (502..=504).contains(&status)
}

fn bodies(wrong: &mut Vec<String>, case: &Case, expect: &Expect, outcome: &Outcome) {
    let sent = case.request.body.wire().unwrap_or_default();
    match (&expect.upstream, &outcome.upstream) {
        (ExpectedBody::Any, _) | (ExpectedBody::Nothing, None) => {}
        (ExpectedBody::Nothing, Some(_)) => wrong.push(String::from("the provider saw a request")),
        (_, None) => wrong.push(String::from("the provider saw no request")),
        (ExpectedBody::Unchanged, Some(body)) => exact(wrong, "upstream body", &sent, body),
        (ExpectedBody::Exactly(b), Some(body)) => {
            exact(wrong, "upstream body", &b.wire().unwrap_or_default(), body);
        }
    }
    match &expect.client {
        ExpectedBody::Any => {}
        ExpectedBody::Nothing => exact(wrong, "client body", b"", &outcome.client),
        ExpectedBody::Exactly(b) => {
            exact(
                wrong,
                "client body",
                &b.wire().unwrap_or_default(),
                &outcome.client,
            );
        }
        ExpectedBody::Unchanged => {
            let (wire, _) = case.response_wire().unwrap_or_default();
            exact(wrong, "client body", &wire, &outcome.client);
        }
    }
}

fn texts(wrong: &mut Vec<String>, expect: &Expect, outcome: &Outcome) {
    let client = String::from_utf8_lossy(&outcome.client);
    let upstream = String::from_utf8_lossy(outcome.upstream.as_deref().unwrap_or_default());
    for text in &expect.client_contains {
        if !client.contains(text) {
            wrong.push(format!(
                "the client does not see {text:?}: {}",
                excerpt(&outcome.client, 0)
            ));
        }
    }
    for text in &expect.client_absent {
        if client.contains(text) {
            wrong.push(format!(
                "the client sees {text:?}: {}",
                excerpt(&outcome.client, 0)
            ));
        }
    }
    for text in &expect.upstream_absent {
        if upstream.contains(text) {
            wrong.push(format!("the provider sees {text:?}"));
        }
    }
}

fn side(wrong: &mut Vec<String>, name: &str, expect: &ExpectedSide, outcome: &Outcome) {
    if let Some(state) = &expect.state {
        let found = outcome.event_text(&format!("/{name}/coverage/state"));
        same(wrong, &format!("{name} coverage"), state, &found);
    }
    if let Some(reasons) = &expect.uninspected {
        let found = outcome.event_list(&format!("/{name}/coverage/uninspected"));
        same_list(wrong, &format!("{name} uninspected"), reasons, &found);
    }
    if let Some(counts) = &expect.counts {
        let found = outcome.event_text(&format!("/{name}/counts"));
        let wanted = serde_json::json!(counts).to_string();
        let found = if found.is_empty() {
            String::from("{}")
        } else {
            found
        };
        same(wrong, &format!("{name} findings"), &wanted, &found);
    }
    if let Some(prompt) = &expect.prompt {
        let found = outcome.event_text(&format!("/{name}/prompt"));
        same(
            wrong,
            &format!("{name} prompt"),
            &prompt.to_string(),
            &found,
        );
    }
    if let Some(n) = expect.redactions {
        let found = outcome.event_text(&format!("/{name}/redactions"));
        same(wrong, &format!("{name} redactions"), &n.to_string(), &found);
    }
}

fn observed_rules(outcome: &Outcome) -> Vec<String> {
    let list = outcome.event.get("observed").and_then(|o| o.as_array());
    let rules = list
        .into_iter()
        .flatten()
        .filter_map(|o| o.get("rule")?.as_str());
    rules.map(str::to_owned).collect()
}

fn same(wrong: &mut Vec<String>, what: &str, expected: &str, found: &str) {
    if expected != found {
        wrong.push(format!("{what}: expected {expected}, found {found}"));
    }
}

fn same_list(wrong: &mut Vec<String>, what: &str, expected: &[String], found: &[String]) {
    same(wrong, what, &format!("{expected:?}"), &format!("{found:?}"));
}

fn exact(wrong: &mut Vec<String>, what: &str, expected: &[u8], found: &[u8]) {
    if expected != found {
        wrong.push(body_difference(what, expected, found));
    }
}

/// Both bodies around the first byte in which they differ.
fn body_difference(what: &str, expected: &[u8], found: &[u8]) -> String {
    let at = expected
        .iter()
        .zip(found)
        .take_while(|(a, b)| a == b)
        .count();
    format!(
        "{what} differs at byte {at} ({} / {} bytes):\n      expected …{}\n      found    …{}",
        expected.len(),
        found.len(),
        excerpt(expected, at),
        excerpt(found, at)
    )
}

fn excerpt(bytes: &[u8], around: usize) -> String {
    let part: Vec<u8> = bytes
        .iter()
        .skip(around.saturating_sub(40))
        .take(200)
        .copied()
        .collect();
    format!("{:?}", String::from_utf8_lossy(&part))
}
