//! The state machine against real codecs, detectors and rules.

use std::{sync::Arc, time::Duration};

use audit::{ActionTaken, Event, Outcome, Reason};

use crate::{
    compile::Lane,
    config::{Config, ConfigError, LaneKind},
    head::{RequestHead, ResponseHead},
    step::{Disposition, End, Failure, Input, Reply, Step},
};

const VISA: &str = "4111 1111 1111 1111";

/// What a client and an upstream saw of one exchange.
#[derive(Debug, Default)]
struct Seen {
    upstream: Vec<u8>,
    client: Vec<u8>,
    reply: Option<Reply>,
    closed: bool,
    event: Option<Event>,
}

impl Seen {
    fn event(&self) -> &Event {
        self.event.as_ref().unwrap()
    }

    fn client(&self) -> &str {
        std::str::from_utf8(&self.client).unwrap()
    }
}

fn compile(lane: &str) -> Result<Arc<Lane>, ConfigError> {
    let config = Config::from_yaml(&format!("version: 1\nlanes:\n  llm_gateway:\n{lane}"))?;
    Lane::compile(&config, LaneKind::LlmGateway)
}

fn lane(lane: &str) -> Arc<Lane> {
    compile(lane).unwrap()
}

const REDACT: &str = r#"
    rules:
      - { id: mask, phase: response, when: 'any(dlp.profiles[*] == "default")', action: redact, redact: { with: replace } }
      - { id: mask-in, when: 'any(dlp.profiles[*] == "default")', action: redact, redact: { with: replace } }
"#;

const BLOCK: &str = r#"
    rules:
      - { id: no-cards, when: 'any(dlp.profiles[*] == "default")', action: block, block: { status: 451 } }
      - { id: no-cards-out, phase: response, when: 'any(dlp.profiles[*] == "default")', action: block }
"#;

fn request(content_type: &str) -> RequestHead {
    RequestHead {
        method: "POST".to_owned(),
        scheme: "https".to_owned(),
        authority: "api.example".to_owned(),
        target: "/v1/chat/completions?key=1".to_owned(),
        version: "HTTP/1.1".to_owned(),
        headers: vec![("content-type".to_owned(), content_type.as_bytes().to_vec())],
        request_id: "r-1".to_owned(),
        ..RequestHead::default()
    }
}

fn chat(text: &str) -> String {
    serde_json::json!({ "model": "m", "messages": [{ "role": "user", "content": text }] })
        .to_string()
}

fn response(content_type: &str) -> ResponseHead {
    ResponseHead {
        status: 200,
        headers: vec![("content-type".to_owned(), content_type.as_bytes().to_vec())],
    }
}

/// Runs one exchange with bodies cut into pieces of `cut` bytes.
fn exchange(lane: &Arc<Lane>, body: &[u8], answer: (&str, &[u8]), cut: usize) -> Seen {
    let mut inspection = lane.inspect();
    let mut seen = Seen::default();
    let mut at = Duration::ZERO;
    let first = inspection.on(at, Input::Request(request("application/json"), End::No));
    let mut over = take(&mut seen, first, &[], Side::Upstream);
    for (chunk, end) in cuts(body, cut) {
        if over {
            break;
        }
        at += Duration::from_millis(1);
        let step = inspection.on(at, Input::RequestBody(chunk, end));
        over = take(&mut seen, step, chunk, Side::Upstream);
    }
    if !over {
        let step = inspection.on(at, Input::Response(response(answer.0), End::No));
        over = take(&mut seen, step, &[], Side::Client);
    }
    for (chunk, end) in cuts(answer.1, cut) {
        if over {
            break;
        }
        at += Duration::from_millis(1);
        let step = inspection.on(at, Input::ResponseBody(chunk, end));
        over = take(&mut seen, step, chunk, Side::Client);
    }
    seen.event = Some(inspection.finish(at, Disposition::Completed));
    seen
}

#[derive(Clone, Copy)]
enum Side {
    Upstream,
    Client,
}

/// Carries a step out; whether the exchange is over.
fn take(seen: &mut Seen, step: Step, chunk: &[u8], side: Side) -> bool {
    match step {
        Step::Hold => {}
        Step::Forward(forward) => {
            let body = forward.body.as_deref().unwrap_or(chunk);
            match side {
                Side::Upstream => seen.upstream.extend_from_slice(body),
                Side::Client => seen.client.extend_from_slice(body),
            }
        }
        Step::Reply(reply) => {
            seen.reply = Some(reply);
            return true;
        }
        Step::Close(body) => {
            seen.client.extend(body);
            seen.closed = true;
            return true;
        }
        Step::Classify(_) => panic!("no classifier is in force"),
    }
    false
}

fn cuts(body: &[u8], cut: usize) -> Vec<(&[u8], End)> {
    let chunks: Vec<&[u8]> = body.chunks(cut).collect();
    let last = chunks.len().saturating_sub(1);
    let mut cuts: Vec<_> = chunks
        .into_iter()
        .enumerate()
        .map(|(i, c)| (c, if i == last { End::Yes } else { End::No }))
        .collect();
    if cuts.is_empty() {
        cuts.push((&[], End::Yes));
    }
    cuts
}

fn sse(deltas: &[&str]) -> String {
    let mut out = String::new();
    for delta in deltas {
        let event = serde_json::json!({ "id": "c", "object": "chat.completion.chunk", "model": "m",
            "choices": [{ "index": 0, "delta": { "content": delta }, "finish_reason": null }] });
        out.push_str(&format!("data: {event}\n\n"));
    }
    out.push_str("data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n");
    out.push_str("data: [DONE]\n\n");
    out
}

fn said(stream: &str) -> String {
    let events = stream
        .lines()
        .filter_map(|line| line.strip_prefix("data: "))
        .filter(|data| *data != "[DONE]");
    let texts = events.map(|data| serde_json::from_str::<serde_json::Value>(data).unwrap());
    texts
        .filter_map(|event| {
            event["choices"][0]["delta"]["content"]
                .as_str()
                .map(str::to_owned)
        })
        .collect()
}

#[test]
fn clean_traffic_is_untouched_at_every_cut() {
    let lane = lane(REDACT);
    let body = chat("hello wörld");
    let answer = sse(&["Hel", "lo ", "wor", "ld."]);
    for cut in 1..answer.len() {
        let seen = exchange(
            &lane,
            body.as_bytes(),
            ("text/event-stream", answer.as_bytes()),
            cut,
        );
        assert_eq!(seen.upstream, body.as_bytes());
        assert_eq!(seen.client(), answer, "cut {cut}");
        assert_eq!(seen.event().outcome, Outcome::Passed);
        assert_eq!(seen.event().verdict.action, ActionTaken::Allow);
    }
}

#[test]
fn a_request_is_redacted_by_splices() {
    let seen = exchange(
        &lane(REDACT),
        chat(&format!("pay with {VISA} now")).as_bytes(),
        ("application/json", b"{}"),
        7,
    );
    assert_eq!(
        String::from_utf8(seen.upstream.clone()).unwrap(),
        chat("pay with [CREDIT_CARD] now")
    );
    assert_eq!(seen.event().request.redactions, 1);
    assert_eq!(seen.event().request.counts.get("finance.visa"), Some(&1));
    assert!(!seen.event().to_json().contains("4111"));
}

#[test]
fn a_stream_is_redacted_while_it_streams_at_every_cut() {
    let lane = lane(REDACT);
    let answer = sse(&["Use 41", "11 1111", " 1111 11", "11 to pay."]);
    let mut outputs = std::collections::BTreeSet::new();
    for cut in 1..answer.len() {
        let seen = exchange(
            &lane,
            chat("x").as_bytes(),
            ("text/event-stream", answer.as_bytes()),
            cut,
        );
        assert_eq!(
            said(seen.client()),
            "Use [CREDIT_CARD] to pay.",
            "cut {cut}"
        );
        assert_eq!(seen.event().outcome, Outcome::Redacted);
        assert!(seen.event().stream);
        outputs.insert(seen.client);
    }
    assert_eq!(outputs.len(), 1, "every cut gives the same bytes");
}

#[test]
fn events_leave_as_soon_as_their_text_is_decided() {
    let mut inspection = lane(REDACT).inspect();
    let at = Duration::ZERO;
    inspection.on(at, Input::Request(request("application/json"), End::No));
    inspection.on(at, Input::RequestBody(chat("x").as_bytes(), End::Yes));
    inspection.on(at, Input::Response(response("text/event-stream"), End::No));
    let answer = sse(&["Hello there. ", "It is fine. "]);
    let first = answer.split_inclusive("\n\n").next().unwrap();
    let step = inspection.on(at, Input::ResponseBody(first.as_bytes(), End::No));
    let Step::Forward(forward) = step else {
        panic!("a decided event was held")
    };
    assert_eq!(forward.body.unwrap(), first.as_bytes());
}

#[test]
fn a_block_is_the_providers_error_and_says_why_without_the_data() {
    let seen = exchange(
        &lane(BLOCK),
        chat(VISA).as_bytes(),
        ("application/json", b"{}"),
        1000,
    );
    let reply = seen.reply.as_ref().unwrap();
    assert_eq!(reply.status, 451);
    let body: serde_json::Value = serde_json::from_slice(&reply.body).unwrap();
    let message = body["error"]["message"].as_str().unwrap();
    assert!(
        message.contains("no-cards") && message.contains("Visa") && message.contains("r-1"),
        "{message}"
    );
    assert!(!message.contains("4111") && seen.upstream.is_empty());
    assert_eq!(seen.event().outcome, Outcome::Refused);
    assert_eq!(seen.event().verdict.rules, ["no-cards"]);
    assert_eq!(
        seen.event().path,
        "/v1/chat/completions",
        "the query may carry keys"
    );
}

#[test]
fn a_block_in_a_stream_ends_it_with_the_providers_error_event() {
    let answer = sse(&["Here: ", VISA, " and more."]);
    let seen = exchange(
        &lane(BLOCK),
        chat("x").as_bytes(),
        ("text/event-stream", answer.as_bytes()),
        9,
    );
    assert!(seen.closed);
    assert!(
        !seen.client().contains("4111") && seen.client().contains("error"),
        "{}",
        seen.client()
    );
    assert_eq!(seen.event().outcome, Outcome::Cut);
}

#[test]
fn what_cannot_be_read_is_refused_or_recorded() {
    let cases: [(&str, &[u8], Reason); 3] = [
        ("", b"{\"messages\": [", Reason::Malformed),
        ("gzip", b"not gzip", Reason::Encoding),
        ("snappy", b"{}", Reason::Encoding),
    ];
    for (encoding, body, reason) in cases {
        for (mode, outcome) in [("closed", Outcome::Refused), ("open", Outcome::FailedOpen)] {
            let lane = lane(&format!("    failure_mode: {mode}\n{REDACT}"));
            let mut inspection = lane.inspect();
            let mut head = request("application/json");
            head.headers
                .push(("content-encoding".to_owned(), encoding.as_bytes().to_vec()));
            inspection.on(Duration::ZERO, Input::Request(head, End::No));
            let step = inspection.on(Duration::ZERO, Input::RequestBody(body, End::Yes));
            assert_eq!(
                matches!(step, Step::Reply(_)),
                mode == "closed",
                "{encoding} {mode}"
            );
            let event = inspection.finish(Duration::ZERO, Disposition::Completed);
            assert_eq!(
                (event.outcome, event.request.coverage.uninspected.as_slice()),
                (outcome, [reason].as_slice())
            );
        }
    }
}

#[test]
fn observing_changes_nothing_and_says_what_would_have_happened() {
    let lane = lane(&format!("    mode: observe\n{BLOCK}"));
    let answer = sse(&["Here: ", VISA, "."]);
    let seen = exchange(
        &lane,
        chat(VISA).as_bytes(),
        ("text/event-stream", answer.as_bytes()),
        50,
    );
    assert_eq!(
        (seen.upstream.as_slice(), seen.client()),
        (chat(VISA).as_bytes(), answer.as_str())
    );
    let observed: Vec<&str> = seen
        .event()
        .observed
        .iter()
        .map(|o| o.rule.as_str())
        .collect();
    assert_eq!(observed, ["no-cards", "no-cards-out"]);
    assert_eq!(seen.event().outcome, Outcome::Passed);
}

#[test]
fn held_streams_are_judged_as_a_whole() {
    let rule = "    streams: hold\n    rules:\n      - { id: two, phase: response, when: dlp.count gt 1, action: block }\n";
    assert!(
        compile(&rule.replace("    streams: hold\n", ""))
            .unwrap_err()
            .to_string()
            .contains("streams: hold")
    );
    let entries = "    profiles: [pii_record]\n    rules:\n      - { id: a, phase: response, when: 'any(dlp.entries[*] == \"pii.email\")', action: block }\n";
    assert!(
        compile(entries).is_err(),
        "a profile that looks at the whole"
    );
    let lane = lane(rule);
    let one = sse(&[VISA, " ."]);
    let seen = exchange(
        &lane,
        chat("x").as_bytes(),
        ("text/event-stream", one.as_bytes()),
        9,
    );
    assert_eq!(seen.client(), one);
    let two = sse(&[VISA, " , ", VISA, " ."]);
    let seen = exchange(
        &lane,
        chat("x").as_bytes(),
        ("text/event-stream", two.as_bytes()),
        9,
    );
    assert_eq!(seen.reply.unwrap().status, 403);
}

#[test]
fn a_held_stream_fills_what_only_a_whole_response_says() {
    let answer = sse(&["Hel", "lo ", "there."]);
    for (when, refused) in [
        ("llm.response.model == \"m\"", true),
        ("cf.llm.response.token_count == 3", true),
        ("http.response.body.raw contains \"[DONE]\"", true),
        ("llm.usage.total_tokens > 0", false),
    ] {
        let lane = lane(&format!(
            "    streams: hold\n    rules:\n      - {{ id: a, phase: response, when: '{when}', action: block }}\n"
        ));
        let answer = ("text/event-stream", answer.as_bytes());
        let seen = exchange(&lane, chat("x").as_bytes(), answer, 9);
        assert_eq!(seen.reply.is_some(), refused, "{when}");
    }
}

#[test]
fn a_held_stream_is_bounded_like_a_body() {
    let config = "version: 1\nlimits: { max_body_bytes: 2000 }\nlanes:\n  llm_gateway:\n    streams: hold\n    rules:\n      - { id: two, phase: response, when: dlp.count gt 1, action: block }\n";
    let lane = Lane::compile(&Config::from_yaml(config).unwrap(), LaneKind::LlmGateway).unwrap();
    let answer = sse(&["and on ", "and on "].repeat(20));
    for cut in [1, 700, answer.len()] {
        let seen = exchange(
            &lane,
            chat("x").as_bytes(),
            ("text/event-stream", answer.as_bytes()),
            cut,
        );
        assert_eq!(seen.reply.as_ref().unwrap().status, 502, "cut {cut}");
        let missed = &seen.event().response.coverage.uninspected;
        assert_eq!(missed.as_slice(), [Reason::Size]);
    }
}

#[test]
fn text_held_too_long_is_masked() {
    let mut inspection = lane(REDACT).inspect();
    let ms = Duration::from_millis;
    inspection.on(ms(0), Input::Request(request("application/json"), End::No));
    inspection.on(ms(0), Input::RequestBody(chat("x").as_bytes(), End::Yes));
    inspection.on(
        ms(0),
        Input::Response(response("text/event-stream"), End::No),
    );
    let answer = sse(&["4111 1111 11"]);
    let first = answer.split_inclusive("\n\n").next().unwrap();
    assert!(matches!(
        inspection.on(ms(1), Input::ResponseBody(first.as_bytes(), End::No)),
        Step::Hold
    ));
    let due = inspection.deadline().unwrap();
    let Step::Forward(forward) = inspection.on(due, Input::Elapsed) else {
        panic!("still held")
    };
    let out = String::from_utf8(forward.body.unwrap()).unwrap();
    assert!(!out.contains("4111") && out.contains("[REDACTED]"), "{out}");
    let event = inspection.finish(due, Disposition::ClientGone);
    assert_eq!(event.outcome, Outcome::ClientGone);
}

#[test]
fn categories_of_personal_data_are_found_whatever_the_profiles_are() {
    let lane = lane(
        r#"
    profiles: [credentials_and_secrets]
    rules:
      - { id: mail, when: 'any(cf.llm.prompt.pii_categories[*] == "EMAIL_ADDRESS")', action: block }
      - { id: count, when: 'dlp.count gt 0', action: block, block: { status: 418 } }
"#,
    );
    let seen = exchange(
        &lane,
        chat("I am ada.lovelace@mail.test").as_bytes(),
        ("application/json", b"{}"),
        99,
    );
    assert_eq!(seen.reply.as_ref().map(|reply| reply.status), Some(403));
    assert_eq!(seen.event().verdict.rules, ["mail"]);
    let seen = exchange(
        &lane,
        chat(VISA).as_bytes(),
        ("application/json", b"{}"),
        99,
    );
    assert!(
        seen.reply.is_none(),
        "a card is no finding of the profile in force"
    );
}

#[test]
fn impossible_inputs_change_nothing() {
    let mut inspection = lane(BLOCK).inspect();
    let at = Duration::ZERO;
    assert!(matches!(
        inspection.on(at, Input::RequestBody(b"x", End::Yes)),
        Step::Hold
    ));
    assert!(matches!(
        inspection.on(at, Input::Failed(Failure::Timeout)),
        Step::Hold
    ));
    assert!(matches!(inspection.on(at, Input::Elapsed), Step::Hold));
}

#[test]
fn wrong_documents_name_the_place() {
    let cases = [
        (
            "    profiles: [nope]\n",
            "lanes.llm_gateway.profiles[0]",
            "nope",
        ),
        (
            "    rules: [{ id: a, when: 'http.hots eq \"x\"', action: block }]\n",
            "lanes.llm_gateway.rules[0].when",
            "http.host",
        ),
        (
            "    rules: [{ id: a, when: 'cf.llm.prompt.injection_score lt 20', action: block }]\n",
            "rules[0].when",
            "classifier",
        ),
        (
            "    rules: [{ id: a, when: 'ssl', action: redact, redact: { with: hash } }]\n",
            "rules[0].redact",
            "hash_key",
        ),
        ("    endpoints: [{ path: /x }]\n", "endpoints", "ai_waf"),
    ];
    for (yaml, path, what) in cases {
        let error = compile(yaml).unwrap_err();
        assert!(error.path().contains(path), "{error}");
        assert!(error.to_string().contains(what), "{error}");
    }
    let error = compile("    modus: enforce\n").unwrap_err().to_string();
    assert!(error.contains("modus") && error.contains('4'), "{error}");
}

#[test]
fn an_answer_before_the_requests_end_does_not_stop_the_request() {
    let lane = lane("    exempt_content_types: ['image/*']\n");
    let mut inspection = lane.inspect();
    let at = Duration::ZERO;
    let head = RequestHead {
        target: "/upload".to_owned(),
        ..request("image/png")
    };
    assert!(matches!(
        inspection.on(at, Input::Request(head, End::No)),
        Step::Forward(_)
    ));
    inspection.on(at, Input::Response(response("application/json"), End::No));
    assert!(matches!(
        inspection.on(at, Input::RequestBody(b"more", End::Yes)),
        Step::Forward(_)
    ));
}
