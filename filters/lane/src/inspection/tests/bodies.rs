//! Whole bodies, and the order of what happens.

use super::*;

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
            let event = inspection.finish(Duration::ZERO, Disposition::Completed, 200);
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

#[test]
fn long_parts_are_joined_at_their_ends() {
    let lane = lane(REDACT);
    let long = "long words ".repeat(2000);
    let parts = |parts: &[String]| {
        let part = |text: &String| serde_json::json!({ "type": "text", "text": text });
        let parts: Vec<_> = parts.iter().map(part).collect();
        serde_json::json!({ "messages": [{ "role": "user", "content": parts }] }).to_string()
    };
    let before = parts(&[
        format!("{long}é4111 1111"),
        String::from(" 1111 1111 and 4111 1111 1111 1111."),
        format!("x{long}4111 "),
        String::from("1111"),
        format!(" 1111 1111{long}"),
    ]);
    let after = parts(&[
        format!("{long}é[CREDIT_CARD]"),
        String::from(" and [CREDIT_CARD]."),
        format!("x{long}[CREDIT_CARD]"),
        String::from("[REDACTED]"),
        long.clone(),
    ]);
    let seen = exchange(&lane, before.as_bytes(), ("application/json", b"{}"), 9000);
    assert_eq!(String::from_utf8(seen.upstream.clone()).unwrap(), after);
    assert_eq!(seen.event().request.redactions, 3);
}

#[test]
fn encodings_may_come_in_several_headers() {
    // A message with a card in it, twice in gzip.
    let body = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x93\xef\xe6\x60\x00\x01\x26\xe6\xd5\x61\xa7\x7c\x75\xf5\
        \xfc\x7c\xfc\x75\xc3\x36\x75\xad\x0b\xd3\x3a\x75\xde\x33\x74\x53\x90\x96\xae\x9f\x6e\xd0\xa5\x40\
        \xaf\x73\xe7\xb5\x3d\xcf\x6a\x33\x72\xcd\x90\x90\x92\xd2\x92\x58\x24\xe0\xb5\x75\xe3\x56\x86\x1e\
        \xcf\x4f\x11\x76\x40\xcd\x00\x8d\x9c\x2a\x28\x45\x00\x00\x00";
    let mut inspection = lane(BLOCK).inspect();
    let mut head = request("application/json");
    for (name, value) in [
        ("content-encoding", "gzip"),
        ("content-encoding", "GZIP"),
        ("accept-encoding", "gzip"),
        ("accept-encoding", "dcz"),
    ] {
        head.headers
            .push((name.to_owned(), value.as_bytes().to_vec()));
    }
    let at = Duration::ZERO;
    inspection.on(at, Input::Request(head.clone(), End::No));
    let step = inspection.on(at, Input::RequestBody(body, End::Yes));
    assert!(
        matches!(&step, Step::Reply(reply) if reply.status == 451),
        "{step:?}"
    );
    let step = lane(BLOCK).inspect().on(at, Input::Request(head, End::Yes));
    let Step::Forward(forward) = step else {
        panic!("{step:?}")
    };
    let kept = (String::from("accept-encoding"), b"gzip".to_vec());
    assert_eq!(forward.head.unwrap().set, [kept]);
}

const PASTED: &str = r#"
profiles:
  - { id: pasted, title: Pasted code, detectors: [code.pasted] }
"#;

#[test]
fn a_finding_that_contains_another_is_redacted_as_one() {
    let rules = r#"
    profiles: [default, pasted]
    rules:
      - { id: mask, when: 'len(dlp.profiles) gt 0', action: redact, redact: { with: replace } }
"#;
    let code = format!("```python\ncard = read(\"{VISA}\")\nprint(card)\n```");
    let body = chat(&format!("Why?\n{code}\nIt says \"{VISA}\"."));
    let lane = lane(&format!("{rules}{PASTED}"));
    let seen = exchange(&lane, body.as_bytes(), ("application/json", b"{}"), 7);
    assert_eq!(
        String::from_utf8(seen.upstream.clone()).unwrap(),
        chat("Why?\n[SOURCE_CODE]\nIt says \"[CREDIT_CARD]\".")
    );
    assert_eq!(seen.event().request.redactions, 2);
    assert_eq!(seen.event().request.counts.get("finance.visa"), Some(&2));
    assert_eq!(seen.event().request.counts.get("code.pasted"), Some(&1));
}

#[test]
fn a_stream_is_not_judged_as_a_whole() {
    let rules = r#"
    profiles: [pasted]
    rules:
      - { id: no-code, phase: response, when: 'len(dlp.profiles) gt 0', action: block }
"#;
    let error = compile(&format!("{rules}{PASTED}")).unwrap_err();
    assert!(error.to_string().contains("pasted"), "{error}");
    let held = rules.replacen("rules:", "streams: hold\n    rules:", 1);
    assert!(compile(&format!("{held}{PASTED}")).is_ok());
}
