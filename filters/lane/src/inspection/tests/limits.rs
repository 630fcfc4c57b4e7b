//! Rate limits, with a store in the test's hands.

use std::{sync::Arc, time::Duration};

use audit::LimitOutcome;

use super::{
    ActionTaken, Config, ConfigError, Disposition, End, Event, Failure, Input, Lane, LaneKind,
    Outcome, Reason, Reply, Step, chat, compile, lane, request, response,
};
use crate::{
    head::{Header, RequestHead},
    store::{CounterSet, StoreRequest},
};

const PER_KEY: &str = r#"
    profiles: []
    rate_limits:
      - { id: per-key, characteristics: ['http.request.headers["x-api-key"]'], period: 60, requests_per_period: 2, action: block }
"#;

/// A store whose clock the test sets; `None` does not answer.
#[derive(Debug, Default)]
struct Store {
    set: CounterSet,
    now_ms: u64,
    is_down: bool,
    asked: usize,
}

impl Store {
    fn answer(&mut self, request: StoreRequest) -> Input<'static> {
        self.asked += 1;
        if self.is_down {
            return Input::Failed(Failure::Timeout);
        }
        let (set, now_ms) = (&mut self.set, self.now_ms);
        let count = |count: &_| Ok(set.count(now_ms, count, 64));
        request
            .answered(count)
            .map_or_else(Input::Failed, Input::Stored)
    }

    /// One exchange: what the client got instead, and the event.
    fn run(&mut self, lane: &Arc<Lane>, head: RequestHead, status: u16) -> (Option<Reply>, Event) {
        let mut inspection = lane.inspect();
        let at = Duration::ZERO;
        let body = chat("Hello there");
        let mut answer = response("application/json");
        answer.status = status;
        let inputs = [
            Input::Request(head, End::No),
            Input::RequestBody(body.as_bytes(), End::Yes),
            Input::Response(answer, End::No),
            Input::ResponseBody(b"{}", End::Yes),
        ];
        for input in inputs {
            let mut step = inspection.on(at, input);
            while let Step::Store(request) = step {
                step = inspection.on(at, self.answer(request));
            }
            match step {
                Step::Reply(reply) => {
                    let event = inspection.finish(at, Disposition::Completed, reply.status);
                    return (Some(reply), event);
                }
                Step::Hold | Step::Forward(_) => {}
                step => panic!("{step:?}"),
            }
        }
        (None, inspection.finish(at, Disposition::Completed, status))
    }

    fn keyed(&mut self, lane: &Arc<Lane>, key: &str) -> (Option<Reply>, Event) {
        self.run(lane, with("x-api-key", key), 200)
    }
}

fn with(name: &str, value: &str) -> RequestHead {
    let mut head = request("application/json");
    head.headers
        .push((name.to_owned(), value.as_bytes().to_vec()));
    head
}

fn header<'r>(reply: &'r Reply, name: &str) -> Option<&'r str> {
    let found = |header: &&Header| header.0 == name;
    let value = &reply.headers.iter().find(found)?.1;
    std::str::from_utf8(value).ok()
}

fn outcomes(event: &Event) -> Vec<(&str, LimitOutcome)> {
    let limits = event.limits.iter();
    limits.map(|l| (l.id.as_str(), l.outcome)).collect()
}

#[test]
fn two_pass_and_the_third_is_refused_by_name() {
    let lane = lane(PER_KEY);
    let mut store = Store::default();
    for _ in 0..2 {
        let (reply, event) = store.keyed(&lane, "a");
        assert!(reply.is_none());
        assert_eq!(outcomes(&event), [("per-key", LimitOutcome::Within)]);
        assert_eq!(event.verdict.action, ActionTaken::Allow);
    }
    let (reply, event) = store.keyed(&lane, "a");
    let reply = reply.unwrap();
    assert_eq!(reply.status, 429);
    assert_eq!(header(&reply, "retry-after"), Some("90"));
    let said = String::from_utf8(reply.body).unwrap();
    assert!(
        said.contains("per-key") && said.contains("90 seconds"),
        "{said}"
    );
    assert!(
        said.contains("rate_limit_exceeded") && said.contains("r-1"),
        "{said}"
    );
    assert_eq!(event.verdict.rules, ["per-key"]);
    assert_eq!(event.verdict.action, ActionTaken::Block);
    assert_eq!(event.verdict.phase, Some("request"));
    assert_eq!(event.outcome, Outcome::Refused);
    assert_eq!(outcomes(&event), [("per-key", LimitOutcome::Over)]);
    // Others are counted apart, and so is who names no key.
    assert!(store.keyed(&lane, "b").0.is_none());
    assert!(
        store
            .run(&lane, request("application/json"), 200)
            .0
            .is_none()
    );
}

#[test]
fn what_rules_refuse_is_not_counted_and_what_they_allow_is() {
    let rules = r#"
    rules:
      - { id: stop, when: 'any(http.request.headers["x-api-key"][*] eq "stopped")', action: block }
      - { id: friends, when: 'true', action: allow }"#;
    let lane = lane(&format!("{rules}{PER_KEY}"));
    let mut store = Store::default();
    assert_eq!(store.keyed(&lane, "stopped").0.unwrap().status, 403);
    assert_eq!(store.asked, 0);
    let replies = [(); 3].map(|()| store.keyed(&lane, "a").0.map(|reply| reply.status));
    assert_eq!(replies, [None, None, Some(429)]);
}

#[test]
fn limits_go_in_order_and_those_behind_a_refusal_count_nothing() {
    let lane = lane(
        r#"
    profiles: []
    rate_limits:
      - { id: watched, period: 60, requests_per_period: 1, action: log }
      - { id: tried, period: 60, requests_per_period: 1, action: block, mode: log }
      - { id: held, period: 60, requests_per_period: 2, action: managed_challenge }
      - { id: last, period: 60, requests_per_period: 3, action: block, when: 'http.request.method eq "POST"' }
      - { id: other, period: 60, requests_per_period: 1, action: block, when: 'http.request.method eq "GET"' }
"#,
    );
    let mut store = Store::default();
    let within = |ids: &[&'static str]| -> Vec<(&'static str, LimitOutcome)> {
        ids.iter().map(|id| (*id, LimitOutcome::Within)).collect()
    };
    let (_, event) = store.keyed(&lane, "a");
    assert_eq!(
        outcomes(&event),
        within(&["watched", "tried", "held", "last"])
    );
    let (reply, event) = store.keyed(&lane, "a");
    assert!(reply.is_none());
    assert_eq!(event.verdict.rules, ["watched"]);
    assert_eq!(event.verdict.action, ActionTaken::Log);
    assert_eq!(event.observed[0].rule, "tried");
    assert_eq!(event.observed[0].action, ActionTaken::Block);
    for _ in 0..3 {
        let (reply, event) = store.keyed(&lane, "a");
        let reply = reply.unwrap();
        assert_eq!((reply.status, event.limits.len()), (403, 3));
        assert_eq!(header(&reply, "cf-mitigated"), Some("challenge"));
        assert_eq!(event.verdict.rules, ["watched", "held"]);
        assert_eq!(event.verdict.action, ActionTaken::Challenge);
    }
}

#[test]
fn tokens_add_up() {
    let lane = lane(
        r#"
    profiles: []
    rate_limits:
      - { id: tokens, characteristics: [ip.src], period: 60, tokens_per_period: 5, action: block }
"#,
    );
    let mut store = Store::default();
    // Two tokens each.
    let replies = [(); 3].map(|()| store.keyed(&lane, "a").0.map(|reply| reply.status));
    assert_eq!(replies, [None, None, Some(429)]);
}

#[test]
fn a_count_of_responses_acts_on_the_requests_after_it() {
    let lane = lane(
        r#"
    profiles: []
    rate_limits:
      - id: guessing
        when: 'http.request.uri.path eq "/v1/chat/completions"'
        counting_expression: 'http.response.code eq 401'
        period: 60
        requests_per_period: 1
        mitigation_timeout: 600
        action: block
        block: { status: 403, content_type: text/plain, body: "Later." }
"#,
    );
    let mut store = Store::default();
    let mut run = |status| {
        let (reply, event) = store.run(&lane, request("application/json"), status);
        (reply, event.limits.len())
    };
    // One is within the limit, two are not; the answers themselves pass.
    for status in [401, 200, 401] {
        let (reply, limits) = run(status);
        assert!(reply.is_none());
        assert_eq!(limits, 1);
    }
    let reply = run(200).0.unwrap();
    assert_eq!(
        (reply.status, reply.body.as_slice()),
        (403, b"Later.".as_slice())
    );
    assert_eq!(header(&reply, "retry-after"), Some("600"));
}

#[test]
fn counting_says_what_is_counted_and_when_says_who_is_refused() {
    let lane = lane(
        r#"
    profiles: []
    rate_limits:
      - id: writes
        when: 'any(http.request.headers["x-api-key"][*] eq "a")'
        counting_expression: 'any(http.request.headers["x-api-key"][*] in {"a" "b"})'
        period: 60
        requests_per_period: 2
        action: block
"#,
    );
    let mut store = Store::default();
    for _ in 0..3 {
        assert!(store.keyed(&lane, "b").0.is_none());
        assert!(store.keyed(&lane, "c").0.is_none());
    }
    assert!(store.keyed(&lane, "a").0.is_some());
}

#[test]
fn without_an_answer_the_failure_mode_decides() {
    for (modes, refused, outcome) in [
        (["closed", "closed"], true, Outcome::Refused),
        (["open", "open"], false, Outcome::FailedOpen),
        (["open", "closed"], true, Outcome::Refused),
        (["closed", "open"], false, Outcome::FailedOpen),
    ] {
        let lane = lane(
            &format!(
                "{PER_KEY}        , failure_mode: {} }}\n    failure_mode: {}\n",
                modes[1], modes[0]
            )
            .replace("action: block }\n        ,", "action: block,"),
        );
        let mut store = Store {
            is_down: true,
            ..Store::default()
        };
        let (reply, event) = store.keyed(&lane, "a");
        assert_eq!(
            reply.map(|reply| reply.status),
            refused.then_some(503),
            "{modes:?}"
        );
        assert_eq!(event.outcome, outcome, "{modes:?}");
        assert_eq!(outcomes(&event), [("per-key", LimitOutcome::Uncounted)]);
        assert_eq!(event.limits[0].reason, Some(Reason::Time));
        let action = if refused {
            ActionTaken::Refuse
        } else {
            ActionTaken::Allow
        };
        assert_eq!(event.verdict.action, action);
    }
}

#[test]
fn a_lane_that_observes_counts_and_refuses_nobody() {
    let lane = lane(&format!("    mode: observe{PER_KEY}"));
    let mut store = Store::default();
    for _ in 0..2 {
        store.keyed(&lane, "a");
    }
    let (reply, event) = store.keyed(&lane, "a");
    assert!(reply.is_none());
    assert_eq!(event.observed[0].rule, "per-key");
    assert_eq!(event.outcome, Outcome::Passed);
    store.is_down = true;
    let (reply, event) = store.keyed(&lane, "a");
    assert!(reply.is_none());
    assert_eq!(event.outcome, Outcome::Passed);
}

#[test]
fn keys_say_nothing_and_differ_by_limit_lane_and_period() {
    let key = |kind: LaneKind, id: &str, period: u32, value: &str| {
        let lane = format!(
            r#"{{"profiles": [], "rate_limits": [{{"id": "{id}", "period": {period}, "requests_per_period": 1,
            "characteristics": ["cf.colo.id", "http.request.headers[\"x-api-key\"]"], "action": "block"}}]}}"#
        );
        let config = format!(r#"{{"version": 1, "lanes": {{"{kind}": {lane}}}}}"#);
        let lane = Lane::compile(&Config::from_json(&config).unwrap(), kind).unwrap();
        let mut inspection = lane.inspect();
        let head = with("x-api-key", value);
        match inspection.on(Duration::ZERO, Input::Request(head, End::No)) {
            Step::Store(StoreRequest::Count(counts)) => counts[0].key,
            step => panic!("{step:?}"),
        }
    };
    let one = key(LaneKind::AiWaf, "a", 60, "geheim");
    assert_eq!(one, key(LaneKind::AiWaf, "a", 60, "geheim"));
    for other in [
        key(LaneKind::LlmGateway, "a", 60, "geheim"),
        key(LaneKind::AiWaf, "b", 60, "geheim"),
        key(LaneKind::AiWaf, "a", 61, "geheim"),
        key(LaneKind::AiWaf, "a", 60, "Geheim"),
    ] {
        assert_ne!(one, other);
    }
}

#[test]
fn what_cannot_be_counted_is_refused_with_its_place() {
    let error = |limit: &str| -> ConfigError {
        let base = "id: a, action: block, period: 60, requests_per_period: 2";
        let limit = match limit.strip_prefix('=') {
            Some(whole) => whole.to_owned(),
            None => format!("{base}, {limit}"),
        };
        let rules = "rules: [{ id: taken, when: ssl, action: log }]";
        compile(&format!(
            "    {{ {rules}, rate_limits: [{{ {limit} }}] }}\n"
        ))
        .unwrap_err()
    };
    for (limit, key, said) in [
        ("characteristics: [ip.scr]", "characteristics[0]", "ip.src"),
        (
            "characteristics: [ip.src, 'ip.src eq 1.1.1.1']",
            "characteristics[1]",
            "cannot go on",
        ),
        (
            "characteristics: [cf.bot_management.ja4]",
            "characteristics[0]",
            "no host knows",
        ),
        (
            "characteristics: [http.response.code]",
            "characteristics[0]",
            "may not be known",
        ),
        (
            "characteristics: [dlp.profiles]",
            "characteristics[0]",
            "may not be known",
        ),
        (
            "characteristics: [cf.llm.prompt.injection_score]",
            "characteristics[0]",
            "classifier",
        ),
        (
            "when: 'http.response.code eq 1'",
            "",
            "not known in the request phase",
        ),
        ("when: 'http.hots eq 1'", "when", "http.host"),
        (
            "when: 'any(dlp.request.profiles[*] == \"nope\")'",
            "when",
            "nope",
        ),
        (
            "counting_expression: 'http.hots eq 1'",
            "counting_expression",
            "http.host",
        ),
        (
            "counting_expression: 'cf.llm.response.detected'",
            "counting_expression",
            "status and headers",
        ),
        (
            "counting_expression: 'any(dlp.request.profiles[*] == \"nope\")'",
            "counting_expression",
            "nope",
        ),
        ("tokens_per_period: 5", "tokens_per_period", "two limits"),
        (
            "mitigation_timeout: 86401",
            "mitigation_timeout",
            "0 to 86400",
        ),
        ("block: { status: 500 }", "", "between 400 and 499"),
        (
            "= id: a, action: block, period: 60",
            "requests_per_period",
            "missing",
        ),
        (
            "= id: a, action: block, period: 0, requests_per_period: 2",
            "period",
            "1 to 86400",
        ),
        (
            "= id: a, action: block, period: 9, requests_per_period: 0",
            "requests_per_period",
            "1 to",
        ),
        (
            "= id: a, action: redact, period: 9, requests_per_period: 1",
            "action",
            "cannot redact",
        ),
        (
            "= id: a, action: log, period: 9, requests_per_period: 1, block: {}",
            "",
            "the action is `log`",
        ),
        (
            "= id: taken, action: log, period: 9, requests_per_period: 1",
            "id",
            "taken",
        ),
        (
            "= id: a b, action: log, period: 9, requests_per_period: 1",
            "",
            "an id is",
        ),
        (
            "= id: a, action: log, period: 9, tokens_per_period: 1, counting_expression: 'http.response.code eq 1'",
            "counting_expression",
            "tokens",
        ),
    ] {
        let error = error(limit);
        let place = format!("lanes.llm_gateway.rate_limits[0].{key}");
        assert_eq!(error.path(), place.trim_end_matches('.'), "{limit}");
        assert!(error.message().contains(said), "{limit}: {error}");
    }
    let unknown = error("requests: 2");
    assert!(unknown.to_string().contains("requests"), "{unknown}");
}

#[test]
fn a_limit_on_what_a_classifier_says_has_it_asked() {
    let lane = lane(
        r#"
    profiles: []
    rate_limits:
      - { id: unsafe, when: cf.llm.prompt.unsafe_topic_detected, period: 60, requests_per_period: 2, action: block }
"#,
    );
    assert_eq!(lane.classifiers(), ["prompt"]);
    assert_eq!(lane.asked_of_prompts().collect::<Vec<_>>(), ["unsafe"]);
}
