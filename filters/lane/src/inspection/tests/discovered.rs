//! Labels of endpoints: listed ones, those that traffic shows, and what rules and events say of them.

use std::{sync::Arc, time::Duration};

use audit::{Event, Outcome, Reason};

use crate::{
    Config, Discovery, Disposition, End, EndpointVerdict, EndpointsReport, Input, Lane, LaneKind,
    RequestHead, ResponseHead, Step,
};

const NOON: u64 = 1_800_000_000_000;

fn document(lane: &str) -> Config {
    Config::from_yaml(&format!("version: 1\nlanes:\n  ai_waf:\n{lane}")).unwrap()
}

fn lane_of(lane: &str, discovery: Option<&Arc<Discovery>>) -> Arc<Lane> {
    let mut config = document(lane);
    config.discovery = discovery.cloned();
    Lane::compile(&config, LaneKind::AiWaf).unwrap()
}

fn refused(lane: &str) -> String {
    let text = format!("version: 1\nlanes:\n  ai_waf:\n{lane}");
    let compiled =
        Config::from_yaml(&text).and_then(|config| Lane::compile(&config, LaneKind::AiWaf));
    compiled.unwrap_err().in_document("weir.yaml", &text)
}

/// An exchange: what the client sent, what the upstream wrote and how long that took.
struct Exchange<'a> {
    path: &'a str,
    body: &'a str,
    answer: &'a str,
    ms: u64,
}

impl Exchange<'_> {
    /// The event, and the status of the lane's own answer, where it gave one.
    fn run(&self, lane: &Arc<Lane>) -> (Event, Option<u16>) {
        let ms = Duration::from_millis;
        let json = || vec![("content-type".to_owned(), b"application/json".to_vec())];
        let head = RequestHead {
            method: "POST".to_owned(),
            authority: "App.example:8443".to_owned(),
            target: self.path.to_owned(),
            headers: json(),
            received_ms: NOON,
            ..RequestHead::default()
        };
        let mut inspection = lane.inspect();
        let mut step = inspection.on(ms(0), Input::Request(head, End::No));
        if !matches!(step, Step::Reply(_)) {
            step = inspection.on(ms(5), Input::RequestBody(self.body.as_bytes(), End::Yes));
        }
        if let Step::Reply(reply) = step {
            let event = inspection.finish(ms(6), Disposition::Completed, reply.status);
            return (event, Some(reply.status));
        }
        let head = ResponseHead {
            status: 200,
            headers: json(),
        };
        inspection.on(ms(5 + self.ms), Input::Response(head, End::No));
        inspection.on(
            ms(5 + self.ms),
            Input::ResponseBody(self.answer.as_bytes(), End::Yes),
        );
        (
            inspection.finish(ms(6 + self.ms), Disposition::Completed, 200),
            None,
        )
    }
}

/// Traffic to a model of one's own, to a report and to what is fast.
fn traffic(lane: &Arc<Lane>) {
    for number in 0..120_u64 {
        let words = "word ".repeat(1 + (number * 7919 % 40) as usize);
        let length = 20 + (number * 104_729 % 300);
        let answer = "text ".repeat(length as usize);
        let chat = format!("/teams/{}/chat?key=secret", 1000 + number);
        for (path, ms) in [
            (chat.as_str(), 600 + length * 12),
            ("/report", 2000 + number * 6007 % 900),
            ("/orders", 30 + number % 7),
        ] {
            let body = format!("{{\"text\":\"{words}\"}}");
            let answer = format!("{{\"text\":\"{answer}\"}}");
            let (body, answer) = (body.as_str(), answer.as_str());
            Exchange {
                path,
                body,
                answer,
                ms,
            }
            .run(lane);
        }
    }
}

fn found(report: &EndpointsReport) -> Vec<(String, EndpointVerdict)> {
    let endpoints = report.endpoints.iter();
    endpoints
        .map(|e| (format!("{} {}{}", e.method, e.host, e.path), e.verdict))
        .collect()
}

const LABEL: &str = "    discovery: { apply: label }\n    profiles: [default]\n";

#[test]
fn an_endpoint_that_behaves_like_a_models_is_found_and_scanned_from_then_on() {
    let discovery = Arc::new(Discovery::new("a"));
    let lane = lane_of(LABEL, Some(&discovery));
    traffic(&lane);
    let card = Exchange {
        path: "/teams/7/chat",
        body: r#"{"text":"my card is 4111 1111 1111 1111"}"#,
        answer: "{}",
        ms: 1,
    };
    let (event, _) = card.run(&lane);
    assert_eq!(event.request.coverage.uninspected, [Reason::OutOfScope]);
    assert!(event.labels.is_empty() && event.endpoint.is_none());
    lane.judge_endpoints(NOON + 1000);
    let report = lane.endpoints(NOON + 1000).unwrap();
    let model = "POST app.example/teams/{var}/chat".to_owned();
    assert_eq!(
        found(&report),
        [
            (model.clone(), EndpointVerdict::Model),
            ("POST app.example/orders".to_owned(), EndpointVerdict::Other),
            ("POST app.example/report".to_owned(), EndpointVerdict::Other),
        ]
    );
    assert!(
        report.endpoints[0]
            .summary
            .contains("longer responses take longer")
    );
    let (event, _) = card.run(&lane);
    assert_eq!(event.labels, ["cf-llm"]);
    assert_eq!(event.endpoint, Some(model));
    assert_eq!(event.request.counts.len(), 1, "{event:?}");
    // A document that is read again, and a host that is started again, know it too.
    let again = Arc::new(Discovery::new("a"));
    again.restore(&discovery.to_json()).unwrap();
    assert!(!discovery.to_json().contains("secret") && !discovery.to_json().contains("word"));
    for discovery in [&discovery, &again] {
        let lane = lane_of(LABEL, Some(discovery));
        lane.judge_endpoints(NOON + 2000);
        assert_eq!(card.run(&lane).0.labels, ["cf-llm"]);
    }
    // As does another host that is told.
    let other = Arc::new(Discovery::new("b"));
    other.merge(&discovery.to_json()).unwrap();
    let lane = lane_of(LABEL, Some(&other));
    lane.judge_endpoints(NOON + 2000);
    assert_eq!(card.run(&lane).0.labels, ["cf-llm"]);
    assert_eq!(lane.endpoints(NOON + 2000).unwrap().hosts, 2);
}

#[test]
fn what_is_only_suggested_changes_nothing() {
    let discovery = Arc::new(Discovery::new("a"));
    let lane = lane_of("    discovery: {}\n", Some(&discovery));
    traffic(&lane);
    lane.judge_endpoints(NOON);
    let report = lane.endpoints(NOON).unwrap();
    assert_eq!(report.endpoints[0].verdict, EndpointVerdict::Model);
    assert_eq!(report.endpoints[0].labels, ["cf-llm"]);
    let (event, _) = Exchange {
        path: "/teams/7/chat",
        body: "{}",
        answer: "{}",
        ms: 1,
    }
    .run(&lane);
    assert!(event.labels.is_empty());
    assert_eq!(event.request.coverage.uninspected, [], "all is in scope");
}

#[test]
fn what_is_listed_counts_more_than_what_is_found() {
    let discovery = Arc::new(Discovery::new("a"));
    let listed =
        format!("{LABEL}    endpoints: [{{ path: '/teams/{{team}}/chat', labels: [] }}]\n");
    let lane = lane_of(&listed, Some(&discovery));
    traffic(&lane);
    lane.judge_endpoints(NOON);
    let report = lane.endpoints(NOON).unwrap();
    assert_eq!(report.endpoints[0].verdict, EndpointVerdict::Model);
    assert!(report.endpoints[0].labels.is_empty());
    let (event, _) = Exchange {
        path: "/teams/7/chat",
        body: "{}",
        answer: "{}",
        ms: 1,
    }
    .run(&lane);
    assert_eq!(event.request.coverage.uninspected, [Reason::OutOfScope]);
    assert_eq!(event.endpoint.as_deref(), Some("* */teams/{team}/chat"));
}

const BY_LABEL: &str = r#"
    endpoints:
      - { path: /chat }
      - { method: POST, path: /login, labels: [cf-log-in, ours] }
      - { path: "/**", labels: [everything] }
    rules:
      - { id: logins, when: 'any(cf.web_asset.labels[*] == "cf-log-in")', action: block }
      - { id: cards, when: 'any(dlp.profiles[*] == "default")', action: block }
"#;

#[test]
fn rules_read_labels_and_only_what_carries_cf_llm_is_scanned() {
    let lane = lane_of(BY_LABEL, None);
    let run = |path| {
        let body = r#"{"text":"4111 1111 1111 1111"}"#;
        let (event, status) = Exchange {
            path,
            body,
            answer: "{}",
            ms: 1,
        }
        .run(&lane);
        (
            event.verdict.rules.join(","),
            event.labels.join(","),
            status,
            event.outcome,
        )
    };
    let said = |rule: &str, labels: &str, status, outcome| {
        (rule.to_owned(), labels.to_owned(), status, outcome)
    };
    assert_eq!(
        run("/chat"),
        said("cards", "cf-llm,everything", Some(403), Outcome::Refused)
    );
    let login = said(
        "logins",
        "cf-log-in,ours,everything",
        Some(403),
        Outcome::Refused,
    );
    assert_eq!(run("/login"), login);
    assert_eq!(run("/other"), said("", "everything", None, Outcome::Passed));
}

#[test]
fn labels_without_cf_llm_keep_every_request_in_scope() {
    let lane = lane_of(
        "    endpoints: [{ path: /login, labels: [cf-log-in] }]\n",
        None,
    );
    let run = |path| {
        Exchange {
            path,
            body: "{}",
            answer: "{}",
            ms: 1,
        }
        .run(&lane)
        .0
    };
    for path in ["/login", "/other"] {
        assert_eq!(run(path).request.coverage.uninspected, [], "{path}");
    }
    assert_eq!(run("/login").endpoint.as_deref(), Some("* */login"));
    assert_eq!(run("/other").endpoint, None);
}

#[test]
fn what_cannot_be_is_refused_with_its_place() {
    for (lane, said) in [
        (
            "    endpoints: [{ path: /a, labels: [cf-lmm] }]\n",
            "weir.yaml:4:17: lanes.ai_waf.endpoints[0]: no managed label is called cf-lmm",
        ),
        (
            "    discovery: { min_samples: 3 }\n",
            "weir.yaml:4:31: lanes.ai_waf.discovery.min_samples: 3 is not between 20 and 100000",
        ),
        (
            "    discovery: { thresholds: { slow_share: 2 } }\n",
            "weir.yaml:4:44: lanes.ai_waf.discovery.thresholds.slow_share: 2 is not between 0 and 1",
        ),
        ("    discovery: { apply: both }\n", "weir.yaml:4:25: "),
        ("    discovery: { sample: 3 }\n", "weir.yaml:4:18: "),
    ] {
        let error = refused(lane);
        assert!(error.starts_with(said), "{error}");
    }
    let text = "version: 1\nlanes: {llm_gateway: {discovery: {}}}\n";
    let config = Config::from_yaml(text).unwrap();
    let error = Lane::compile(&config, LaneKind::LlmGateway).unwrap_err();
    assert_eq!(error.path(), "lanes.llm_gateway.discovery");
}
