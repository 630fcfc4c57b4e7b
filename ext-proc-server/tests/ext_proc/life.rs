//! How streams and the server end.

use std::{sync::Arc, time::Duration};

use envoy_types::pb::envoy::extensions::filters::http::ext_proc::v3::processing_mode::BodySendMode;
use ext_proc_server::ClassifierCalls;
use lane::{ClassifierRequest, ClassifierSegment};
use tonic::Code;
use tonic_health::pb::{
    HealthCheckRequest, health_check_response::ServingStatus, health_client::HealthClient,
};
use tonic_reflection::pb::v1::{
    ServerReflectionRequest, server_reflection_client::ServerReflectionClient,
    server_reflection_request::MessageRequest, server_reflection_response::MessageResponse,
};

use crate::{
    GET, JSON, REDACT, REQUEST, SSE, VISA, chat, completion, delta,
    peer::{Peer, Server},
};

const MODE: BodySendMode = BodySendMode::FullDuplexStreamed;

/// Names are asked for, and nobody answers.
const NOBODY: &str = r#"
version: 1
profiles: [{ id: people, detectors: [pii.person] }]
classifiers: { mode: remote, remote: { address: "http://127.0.0.1:1" }, budget_ms: 500 }
lanes:
  llm_gateway:
    failure_mode: FAILURE
    profiles: [people]
    rules: [{ id: in, when: 'any(dlp.profiles[*] == "people")', action: block }]
"#;

fn status(peer: &Peer) -> Option<i32> {
    peer.reply.as_ref().and_then(|r| r.status).map(|s| s.code)
}

/// The event of a prompt whose classifier does not answer, once the client saw what that failure mode makes of it.
async fn unanswered(server: &Server, failure: &str) -> serde_json::Value {
    let mut peer = Peer::connect(server, MODE).await;
    peer.request_head(REQUEST, false).await;
    let body = chat("I am John Smith");
    peer.request_body(body.as_bytes(), true).await;
    peer.until(|p| p.request.ended).await;
    let outcome = if failure == "closed" {
        assert_eq!(status(&peer), Some(503));
        "refused"
    } else {
        assert_eq!(peer.request.text(), body);
        peer.response_head(&[(":status", "204")], true).await;
        peer.until(|p| p.response.head.is_some()).await;
        "failed_open"
    };
    let event = server.event().await;
    assert_eq!(event.get("outcome"), Some(&outcome.into()));
    event
}

#[tokio::test]
async fn a_client_that_leaves_is_recorded() {
    let server = Server::run(REDACT).await;
    let mut peer = Peer::connect(&server, MODE).await;
    peer.request_head(REQUEST, false).await;
    peer.request_body(b"{\"model\":", false).await;
    assert!(peer.is_silent().await);
    peer.leave();
    assert_eq!(server.event().await["outcome"], "client_gone");
}

/// Envoy shows such a request to no filter, and its answer to all.
#[tokio::test]
async fn what_envoy_refuses_itself_is_recorded_as_that() {
    let server = Server::run(REDACT).await;
    let mut peer = Peer::connect(&server, MODE).await;
    peer.response_head(&[(":status", "400")], true).await;
    let event = server.event().await;
    assert_eq!(
        (&event["outcome"], &event["status"]),
        (&"refused".into(), &400.into())
    );
    assert_eq!(event["response"]["coverage"]["state"], "none");
}

#[tokio::test]
async fn modes_that_let_bytes_pass_unjudged_are_refused() {
    for mode in [
        BodySendMode::None,
        BodySendMode::Streamed,
        BodySendMode::BufferedPartial,
    ] {
        let server = Server::run(REDACT).await;
        let mut peer = Peer::connect(&server, mode).await;
        peer.request_head(REQUEST, false).await;
        peer.until(|_| false).await;
        assert_eq!(peer.failed, Some(Code::FailedPrecondition), "{mode:?}");
        assert_eq!(server.event().await["outcome"], "host_failed");
    }
}

#[tokio::test]
async fn a_request_that_does_not_arrive_is_refused() {
    let server = Server::run(&format!("{REDACT}limits: {{ request_timeout_ms: 200 }}\n")).await;
    let mut peer = Peer::connect(&server, MODE).await;
    peer.request_head(REQUEST, false).await;
    peer.request_body(b"{", false).await;
    peer.until(|_| false).await;
    assert_eq!(status(&peer), Some(408));
    assert_eq!(
        server.event().await["request"]["coverage"]["uninspected"][0],
        "time"
    );
}

#[tokio::test]
async fn silence_ends_a_stream() {
    let server = Server::with_idle(REDACT, Duration::from_millis(200)).await;
    let mut peer = Peer::connect(&server, MODE).await;
    peer.request_head(GET, true).await;
    peer.until(|_| false).await;
    assert_eq!(status(&peer), Some(504));
    // The answer is one that the API's clients can read, and the event has its status.
    let body: serde_json::Value =
        serde_json::from_slice(&peer.reply.expect("a reply").body).expect("JSON");
    assert_eq!(body["error"]["type"], "upstream_timeout");
    let event = server.event().await;
    assert_eq!(event["outcome"], "upstream_failed");
    assert_eq!(event["status"], 504);
}

#[tokio::test]
async fn silence_after_a_released_head_is_the_upstreams_failure() {
    let server = Server::with_idle(REDACT, Duration::from_millis(200)).await;
    let mut peer = Peer::connect(&server, MODE).await;
    peer.request_head(GET, true).await;
    peer.until(|p| p.request.head.is_some()).await;
    peer.response_head(SSE, false).await;
    peer.response_body(delta("hello ").as_bytes(), false).await;
    peer.until(|_| false).await;
    assert_eq!(peer.failed, Some(Code::DeadlineExceeded));
    let event = server.event().await;
    assert_eq!(event["outcome"], "upstream_failed");
    assert_eq!(event["status"], 200);
}

#[tokio::test]
async fn a_held_response_that_drips_is_given_up_in_time() {
    for mode in [MODE, BodySendMode::Buffered] {
        for (failure, status, outcome) in [("closed", 504, "refused"), ("open", 200, "failed_open")]
        {
            let limits = "limits: { response_timeout_ms: 300 }";
            let config = format!("{REDACT}    failure_mode: {failure}\n{limits}\n");
            let server = Server::run(&config).await;
            let mut peer = Peer::connect(&server, mode).await;
            peer.request_head(GET, true).await;
            peer.until(|p| p.request.head.is_some()).await;
            peer.response_head(JSON, false).await;
            let body = completion(VISA);
            let (first, rest) = body.split_at(20);
            if mode == MODE {
                peer.response_body(first.as_bytes(), false).await;
            }
            // Envoy reads what comes as it comes; the rest is late.
            let late = tokio::time::sleep(Duration::from_millis(500));
            peer.until_time(late).await;
            if failure == "closed" {
                assert_eq!(
                    peer.reply.as_ref().and_then(|r| r.status).map(|s| s.code),
                    Some(504)
                );
            } else {
                let all = if mode == MODE { rest } else { &body };
                peer.response_body(all.as_bytes(), true).await;
                peer.until(|p| p.response.ended).await;
                let seen = peer.response.text();
                assert!(seen == body || seen == "<unchanged>", "{seen}");
            }
            let event = server.event().await;
            assert_eq!(event["outcome"], outcome, "{mode:?}");
            assert_eq!(event["status"], status, "{mode:?}");
            assert_eq!(event["response"]["coverage"]["uninspected"][0], "time");
        }
    }
}

#[tokio::test]
async fn a_stream_whose_upstream_breaks_off_keeps_what_was_held() {
    let server = Server::run(REDACT).await;
    let mut peer = Peer::connect(&server, MODE).await;
    peer.request_head(GET, true).await;
    peer.until(|p| p.request.head.is_some()).await;
    peer.response_head(SSE, false).await;
    peer.response_body(delta("4111 1111").as_bytes(), false)
        .await;
    peer.until(|p| p.response.head.is_some()).await;
    assert!(peer.is_silent().await);
    assert!(peer.response.body.is_empty(), "{}", peer.response.text());
    peer.leave();
    // Envoy says the same when it was the client that left.
    assert_eq!(server.event().await["outcome"], "broken_off");
}

#[tokio::test]
async fn a_classifier_that_does_not_answer_follows_the_failure_mode() {
    for failure in ["closed", "open"] {
        let server = Server::run(&NOBODY.replace("FAILURE", failure)).await;
        let event = unanswered(&server, failure).await;
        assert_eq!(
            event["request"]["coverage"]["uninspected"][0],
            "unavailable"
        );
    }
}

/// One call fills the queue: the next exchange that needs an answer finds no place.
#[tokio::test(flavor = "multi_thread")]
async fn a_full_queue_is_recorded_and_follows_the_failure_mode() {
    for failure in ["closed", "open"] {
        let local = NOBODY.replace("FAILURE", failure).replace(
            "mode: remote, remote: { address: \"http://127.0.0.1:1\" }, budget_ms: 500",
            "mode: in_process, queue: 0, workers: 1",
        );
        let server = Server::run(&local).await;
        let ClassifierCalls::InProcess(classifiers) = &server.calls else {
            panic!("{:?}", server.calls);
        };
        let long = ClassifierRequest {
            classifiers: vec!["pii_ner".to_owned()],
            segments: vec![ClassifierSegment {
                segment: 0,
                role: "user".to_owned(),
                text: "John Smith met Mary Jones in Boston. ".repeat(2000),
            }],
            budget_ms: 1500,
            topics: Vec::new(),
            is_response: false,
            questions: Vec::new(),
        };
        let busy = Arc::clone(classifiers);
        let busy = tokio::spawn(async move { busy.classify(long).await });
        while !format!("{classifiers:?}").contains("permits: 0") {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let event = unanswered(&server, failure).await;
        let coverage = &event["request"]["coverage"];
        assert_eq!(coverage["uninspected"][0], "overload");
        assert_eq!(coverage["classifiers"][0]["reason"], "overload");
        busy.await.expect("an answer");
    }
}

#[tokio::test]
async fn health_and_reflection_answer() {
    let server = Server::run(REDACT).await;
    let check = HealthCheckRequest::default();
    let health = HealthClient::new(server.channel.clone()).check(check).await;
    let status = health.expect("an answer").into_inner().status;
    assert_eq!(status, ServingStatus::Serving as i32);
    let asked = ServerReflectionRequest {
        host: String::new(),
        message_request: Some(MessageRequest::ListServices(String::new())),
    };
    let mut answers = ServerReflectionClient::new(server.channel.clone())
        .server_reflection_info(tokio_stream::iter([asked]))
        .await
        .expect("an answer")
        .into_inner();
    let answer = answers.message().await.expect("an answer").expect("one");
    let Some(MessageResponse::ListServicesResponse(list)) = answer.message_response else {
        panic!("{answer:?}");
    };
    let names: Vec<_> = list.service.iter().map(|s| s.name.as_str()).collect();
    for name in ["weir.classifier.v1.Classifier", "grpc.health.v1.Health"] {
        assert!(names.contains(&name), "{names:?}");
    }
}

#[tokio::test]
async fn a_server_that_stops_says_so_and_lets_exchanges_end() {
    let server = Server::run(REDACT).await;
    let mut health = HealthClient::new(server.channel.clone());
    let check = HealthCheckRequest::default();
    let now = health
        .check(check.clone())
        .await
        .unwrap()
        .into_inner()
        .status;
    assert_eq!(now, ServingStatus::Serving as i32);
    let mut watched = health.watch(check).await.unwrap().into_inner();
    watched.message().await.unwrap();
    let mut peer = Peer::connect(&server, MODE).await;
    peer.request_head(REQUEST, false).await;
    let request = chat("hello");
    peer.request_body(request.as_bytes(), true).await;
    peer.until(|p| p.request.ended).await;
    server.stop.send_replace(true);
    let then = watched.message().await.unwrap().unwrap().status;
    assert_eq!(then, ServingStatus::NotServing as i32);
    drop(watched);
    let response = completion("hi");
    peer.response_head(JSON, false).await;
    peer.response_body(response.as_bytes(), true).await;
    peer.until(|p| p.response.ended).await;
    assert_eq!(peer.response.text(), response);
    peer.leave();
    assert_eq!(server.event().await["outcome"], "passed");
    drop((peer, health, server.channel));
    server.served.await.unwrap().unwrap();
}

#[tokio::test]
async fn a_stream_that_outlives_the_grace_is_ended_and_recorded() {
    let server = Server::with(REDACT, Duration::from_secs(60), Duration::from_millis(100)).await;
    let mut peer = Peer::connect(&server, MODE).await;
    peer.request_head(REQUEST, false).await;
    assert!(peer.is_silent().await);
    server.stop.send_replace(true);
    peer.until(|_| false).await;
    assert!(peer.failed.is_some(), "held bytes do not pass");
    assert_eq!(server.event().await["outcome"], "host_failed");
    server.served.await.expect("no panic").expect("served");
}
