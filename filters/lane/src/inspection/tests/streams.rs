//! Responses that stream.

use super::*;

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
    let event = inspection.finish(due, Disposition::ClientGone, 200);
    assert_eq!(event.outcome, Outcome::ClientGone);
}

/// A stream of chat deltas of any members.
fn deltas(deltas: &[(&str, &str)]) -> String {
    let event = |(name, text): &(&str, &str)| {
        let delta = serde_json::json!({ *name: text });
        let event = serde_json::json!({ "choices": [{ "index": 0, "delta": delta }] });
        format!("data: {event}\n\n")
    };
    deltas.iter().map(event).collect::<String>() + "data: [DONE]\n\n"
}

#[test]
fn a_text_that_pauses_lets_no_part_of_a_finding_go() {
    let think = [("reasoning_content", "so "); 9];
    for (begins, goes_on, lets_go) in [
        ("4111 1111 ", "1111 1111", None),
        ("key: AKIAIOSFOD", "NN7EXAMPLE", None),
        ("Let me answer", " this.", Some("answer")),
        (VISA, " it is", Some("[CREDIT_CARD]")),
        ("in 2026", ".", Some("2026")),
    ] {
        let mut all = vec![("content", begins)];
        all.extend(think);
        all.push(("content", goes_on));
        let answer = deltas(&all);
        let answer = ("text/event-stream", answer.as_bytes());
        let seen = exchange(&lane(REDACT), chat("x").as_bytes(), answer, 50);
        let said = said(seen.client());
        match lets_go {
            Some(text) => assert!(said.contains(text) && said.ends_with(goes_on), "{said}"),
            None => assert!(
                said.ends_with("[REDACTED]") && !said.contains("1111") && !said.contains("AKIA"),
                "{said}"
            ),
        }
    }
}

#[test]
fn a_text_that_pauses_again_and_again_lets_one_word_go_at_most() {
    let mut all = Vec::new();
    for piece in ["4111 1", "111 11", "11 111", "1 ok."] {
        all.push(("content", piece));
        all.extend([("reasoning_content", "so "); 9]);
    }
    let answer = deltas(&all);
    let answer = ("text/event-stream", answer.as_bytes());
    let seen = exchange(&lane(REDACT), chat("x").as_bytes(), answer, 50);
    let said = said(seen.client());
    let digits = said.bytes().filter(u8::is_ascii_digit).count();
    assert!(digits <= 6 && said.contains("[REDACTED]"), "{said}");
}

/// Clients of a known API read events whatever the head says, and whatever lines stand before the data.
#[test]
fn a_stream_is_known_by_any_line_of_it() {
    let lane = lane(REDACT);
    let answer = sse(&["Use 4111 11", "11 1111 1111 to pay."]);
    for kind in ["", "text/plain", "application/json", "text/event-stream"] {
        for before in [
            "",
            "\u{feff}",
            "\n\n",
            "x: 1\n",
            "<!-- -->\n",
            "{}\n",
            "hi\n\n",
        ] {
            let answer = format!("{before}{answer}");
            let seen = exchange(&lane, chat("x").as_bytes(), (kind, answer.as_bytes()), 100);
            let out = seen.client();
            assert_eq!(
                said(out.trim_start_matches('\u{feff}')),
                "Use [CREDIT_CARD] to pay.",
                "{kind} {before:?}: {out}"
            );
            assert!(seen.event().stream);
        }
    }
}

/// A list of events is joined like any other stream, also where its type does not say JSON.
#[test]
fn a_list_of_events_is_joined_whatever_its_type() {
    let lane = lane(REDACT);
    let part = |text: &str| {
        format!(r#"{{"candidates":[{{"content":{{"parts":[{{"text":"{text}"}}]}}}}]}}"#)
    };
    let answer = format!("[{},\n{}]", part("4111 1111 "), part("1111 1111"));
    for kind in ["application/json", "text/plain", ""] {
        let mut head = request("application/json");
        head.target = String::from("/v1beta/models/m:streamGenerateContent");
        let mut inspection = lane.inspect();
        let at = Duration::ZERO;
        inspection.on(at, Input::Request(head, End::Yes));
        let mut seen = Seen::default();
        let step = inspection.on(at, Input::Response(response(kind), End::No));
        take(&mut seen, step, &[], Side::Client);
        let step = inspection.on(at, Input::ResponseBody(answer.as_bytes(), End::Yes));
        take(&mut seen, step, answer.as_bytes(), Side::Client);
        let expected = format!("[{},\n{}]", part("[CREDIT_CARD]"), part(""));
        assert_eq!(seen.client(), expected, "{kind}");
    }
}
