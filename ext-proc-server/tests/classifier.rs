//! The Classifier service over a real connection with the real network.

#![expect(clippy::expect_used, reason = "tests")]

use std::{sync::Arc, time::Duration};

use ext_proc_server::{
    AuditLog, CLASSIFIERS, Classifiers, Listeners, Metrics, RemoteClassifiers, Services,
};
use lane::{
    ClassifierReply, ClassifierRequest, ClassifierSegment, ClassifierTopic, ClassifiersConfig,
    Failure,
};
use tokio::sync::watch;

struct Server {
    remote: RemoteClassifiers,
    metrics: Arc<Metrics>,
    _stop: watch::Sender<bool>,
}

async fn server(config: ClassifiersConfig) -> Server {
    let metrics = Arc::new(Metrics::new().expect("metrics"));
    let ids = CLASSIFIERS.iter().map(|c| c.id);
    let classifiers = Classifiers::load(&config, ids, Arc::clone(&metrics)).expect("the artefacts");
    let listeners = Listeners::bind("127.0.0.1:0", None).await.expect("a port");
    let address = listeners.grpc_address().expect("a port");
    let services = Services {
        in_force: None,
        classifiers: Some(classifiers),
        audit_log: AuditLog::to(std::io::sink()).expect("a thread"),
        analytics: None,
        metrics: Arc::clone(&metrics),
        idle: Duration::from_secs(60),
        grace: Duration::ZERO,
    };
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(ext_proc_server::serve(listeners, services, stopped));
    let remote = RemoteClassifiers::at(&format!("http://{address}")).expect("an address");
    Server {
        remote,
        metrics,
        _stop: stop,
    }
}

fn one_worker() -> ClassifiersConfig {
    ClassifiersConfig {
        workers: 1,
        ..ClassifiersConfig::default()
    }
}

fn request(texts: &[&str], budget_ms: u32) -> ClassifierRequest {
    ClassifierRequest {
        classifiers: vec!["pii_ner".to_owned()],
        segments: (10..)
            .zip(texts)
            .map(|(segment, text)| ClassifierSegment {
                segment,
                role: "user".to_owned(),
                text: (*text).to_owned(),
            })
            .collect(),
        budget_ms,
        topics: Vec::new(),
        is_response: false,
        questions: Vec::new(),
    }
}

/// What was found in the segment numbered `segment`.
fn found<'t>(reply: &ClassifierReply, segment: u32, text: &'t str) -> Vec<(String, &'t str)> {
    reply
        .findings
        .iter()
        .filter(|f| f.segment == segment)
        .map(|f| {
            (
                f.detector.clone(),
                text.get(f.start as usize..f.end as usize).expect("a span"),
            )
        })
        .collect()
}

/// The score of each topic for a conversation of (role, text).
async fn topics(server: &Server, topics: &[&str], texts: &[(&str, &str)]) -> Vec<Option<i32>> {
    let mut request = request(&[], 20_000);
    request.classifiers = vec!["custom_topics".to_owned()];
    request.topics = topics
        .iter()
        .map(|topic| ClassifierTopic {
            label: topic.replace(' ', "-"),
            topic: (*topic).to_owned(),
        })
        .collect();
    request.segments = (0..)
        .zip(texts)
        .map(|(segment, (role, text))| ClassifierSegment {
            segment,
            role: (*role).to_owned(),
            text: (*text).to_owned(),
        })
        .collect();
    let reply = server.remote.classify(request).await.expect("an answer");
    assert!(reply.uninspected.is_empty(), "{reply:?}");
    let score = |topic: &&str| {
        let mut scores = reply.scores.iter();
        let label = topic.replace(' ', "-");
        let field = "cf.llm.prompt.custom_topic_categories";
        let found = scores.find(|s| s.field == field && s.key == label);
        found.map(|score| score.value)
    };
    topics.iter().map(score).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn topics_of_the_users_own_are_scored_by_meaning() {
    let server = server(one_worker()).await;
    let asked = ["legal advice", "cooking recipes", "job seeking"];
    for (text, near) in [
        (
            "My landlord keeps my deposit. Can I sue him, and what would a lawyer say?",
            0,
        ),
        (
            "How long do I simmer the tomato sauce, and does it need sugar?",
            1,
        ),
        (
            "Please improve my CV and write a cover letter for the position of data analyst.",
            2,
        ),
    ] {
        let scores = topics(&server, &asked, &[("user", text)]).await;
        for (index, score) in scores.iter().enumerate() {
            let score = score.expect("a score");
            assert_eq!(score < 50, index == near, "{text}: {scores:?}");
        }
    }
    let long = format!(
        "{} How long do I simmer the tomato sauce? {}",
        "The meeting is on Monday. ".repeat(80),
        "We will talk about the budget. ".repeat(80)
    );
    let nothing = "Thanks, that is all.";
    let recipe = "How long do I simmer the tomato sauce?";
    // The nearest window counts, and the nearest text; instructions and answers are no prompt.
    assert!(topics(&server, &["cooking recipes"], &[("user", &long)]).await[0] < Some(60));
    let both = [("user", recipe), ("user", nothing)];
    assert!(topics(&server, &["cooking recipes"], &both).await[0] < Some(50));
    let others = [("system", recipe), ("assistant", recipe), ("user", nothing)];
    assert!(topics(&server, &["cooking recipes"], &others).await[0] > Some(50));
    assert_eq!(
        topics(&server, &["cooking recipes"], &[("system", recipe)]).await,
        [None]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn spans_are_exact_in_every_segment() {
    let server = server(one_worker()).await;
    let first = "My name is John Smith and I live at 12 Baker Street, Boston.";
    let second = "\u{feff}Café — please ask  Zoë Müller about it \u{1f600}, thanks!";
    let reply = server
        .remote
        .classify(request(&[first, second, "  \n"], 20_000))
        .await
        .unwrap();
    assert_eq!(reply.uninspected, Vec::<String>::new());
    assert_eq!(
        found(&reply, 10, first),
        [
            ("pii.person".to_owned(), "John Smith"),
            ("pii.address".to_owned(), "12 Baker Street, Boston")
        ]
    );
    assert_eq!(
        found(&reply, 11, second),
        [("pii.person".to_owned(), "Zoë Müller")]
    );
    assert!(reply.findings.iter().all(|f| f.confidence <= 3));
    let text = server.metrics.text();
    assert!(
        text.contains(r#"weir_classifier_calls_total{classifier="pii_ner",outcome="answered"} 1"#),
        "{text}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_text_is_inspected_to_its_end() {
    let server = server(one_worker()).await;
    let filler =
        "The quarterly figures were better than the plan had said, and the board was glad. ";
    let name = "My name is Jonathan Richardson.";
    // Wherever the name stands against the windows' edges, it is found once and whole.
    for before in [0, 5, 6, 7, 8, 20] {
        let text = format!("{}{name} {}", filler.repeat(before), filler.repeat(3));
        let reply = server
            .remote
            .classify(request(&[&text], 60_000))
            .await
            .unwrap();
        let people: Vec<_> = found(&reply, 10, &text)
            .into_iter()
            .filter(|(d, _)| d == "pii.person")
            .collect();
        assert_eq!(
            people,
            [("pii.person".to_owned(), "Jonathan Richardson")],
            "after {before}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ordinary_prompts_are_clean() {
    let server = server(one_worker()).await;
    let prompts = [
        "What is the capital of France?",
        "def add(a, b): return a + b",
        "Please fix the bug in main.rs line 42",
        "The meeting is on 12 March at 10:30 in room 204.",
        "curl -X POST http://localhost:8080/v1/chat",
        "Version 1.2.3-rc4 build 20251122",
        "SELECT * FROM users WHERE id = 12345;",
    ];
    let reply = server
        .remote
        .classify(request(&prompts, 20_000))
        .await
        .unwrap();
    assert_eq!(reply, ClassifierReply::default());
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_texts_are_answered() {
    let server = server(one_worker()).await;
    let unbroken = "a".repeat(20_000);
    let odd = [
        "",
        " ",
        "\u{1f600}\u{1f600}",
        "\0\u{1}\u{7f}",
        "각각각 漢字 ﬁ é\u{301}",
        &unbroken,
    ];
    let reply = server.remote.classify(request(&odd, 60_000)).await.unwrap();
    assert_eq!(reply.uninspected, Vec::<String>::new());
    for finding in &reply.findings {
        let text = odd[finding.segment as usize - 10];
        assert!(
            text.get(finding.start as usize..finding.end as usize)
                .is_some_and(|s| !s.is_empty())
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_budget_that_is_over_is_said() {
    let server = server(one_worker()).await;
    let long = "John Smith met Mary Jones in Boston. ".repeat(28_000);
    let began = std::time::Instant::now();
    let direct = server.remote.classify(request(&[&long], 300)).await;
    assert!(
        began.elapsed() < Duration::from_secs(5),
        "{:?}",
        began.elapsed()
    );
    match direct {
        Ok(reply) => assert_eq!(reply.uninspected, ["pii_ner:timeout"]),
        Err(failure) => assert_eq!(failure, Failure::Timeout),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_queue_is_said_at_once() {
    let config = ClassifiersConfig {
        queue: 1,
        ..one_worker()
    };
    let server = server(config).await;
    let long = "John Smith met Mary Jones in Boston. ".repeat(60);
    let calls: Vec<_> = (0..6)
        .map(|i| {
            let remote = server.remote.clone();
            let text = format!("{i} {long}");
            tokio::spawn(async move { remote.classify(request(&[&text], 60_000)).await })
        })
        .collect();
    let mut answered = 0;
    let mut refused = 0;
    for call in calls {
        let reply = call.await.unwrap().unwrap();
        match reply.uninspected.as_slice() {
            [] => answered += 1,
            [one] if one == "pii_ner:overload" => refused += 1,
            other => panic!("{other:?}"),
        }
    }
    assert!(answered >= 2, "{answered} answered, {refused} refused");
    assert!(refused >= 1, "{answered} answered, {refused} refused");
}

/// Whoever sends many texts does not keep the workers from the others.
#[tokio::test(flavor = "multi_thread")]
async fn one_text_need_not_wait_for_another_callers_hundreds() {
    let server = server(one_worker()).await;
    let long = "John Smith met Mary Jones in Boston. ".repeat(12);
    let texts: Vec<String> = (0..400).map(|i| format!("{i} {long}")).collect();
    let remote = server.remote.clone();
    let many = tokio::spawn(async move {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        remote.classify(request(&texts, 60_000)).await
    });
    tokio::time::sleep(Duration::from_millis(300)).await;
    let reply = server.remote.classify(request(&["Ann Lee"], 60_000)).await;
    assert!(reply.unwrap().uninspected.is_empty());
    assert!(!many.is_finished(), "the many were answered first");
    many.abort();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_classifier_is_said_and_a_missing_server_fails() {
    let server = server(one_worker()).await;
    let mut unknown = request(&["text"], 1000);
    unknown.classifiers = vec!["nobody".to_owned()];
    let reply = server.remote.classify(unknown).await.unwrap();
    assert_eq!(reply.uninspected, ["nobody:unknown"]);
    let nowhere = RemoteClassifiers::at("http://127.0.0.1:1").unwrap();
    let failure = nowhere
        .classify(request(&["text"], 2000))
        .await
        .unwrap_err();
    assert_eq!(failure, Failure::Unreachable);
    assert!(RemoteClassifiers::at("not an address").is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn topics_that_profiles_name_are_findings() {
    let server = server(one_worker()).await;
    let mut request = request(
        &[
            "What do our rivals charge for their cheapest plan?",
            "How long do I cook rice?",
        ],
        20_000,
    );
    request.classifiers = vec!["custom_topics".to_owned()];
    request.topics = vec![ClassifierTopic {
        label: "custom.topic_rivals".to_owned(),
        topic: "prices and products of our competitors".to_owned(),
    }];
    let reply = server.remote.classify(request).await.expect("an answer");
    assert!(
        reply.uninspected.is_empty() && reply.scores.is_empty(),
        "{reply:?}"
    );
    let found: Vec<_> = reply
        .findings
        .iter()
        .map(|f| (f.segment, f.detector.as_str(), f.start))
        .collect();
    assert_eq!(found, [(10, "custom.topic_rivals", 0)], "{reply:?}");
}
