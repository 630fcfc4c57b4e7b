//! How streams and the server end.

use std::time::Duration;

use envoy_types::pb::envoy::extensions::filters::http::ext_proc::v3::processing_mode::BodySendMode;
use tonic::Code;
use tonic_health::pb::{
    HealthCheckRequest, health_check_response::ServingStatus, health_client::HealthClient,
};

use crate::{
    GET, JSON, REDACT, REQUEST, SSE, chat, completion, delta,
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
    assert_eq!(server.event().await["outcome"], "upstream_failed");
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
    server.event().await;
}

#[tokio::test]
async fn a_classifier_that_does_not_answer_follows_the_failure_mode() {
    for (failure, refused) in [("closed", true), ("open", false)] {
        let server = Server::run(&NOBODY.replace("FAILURE", failure)).await;
        let mut peer = Peer::connect(&server, MODE).await;
        peer.request_head(REQUEST, false).await;
        let body = chat("I am John Smith");
        peer.request_body(body.as_bytes(), true).await;
        peer.until(|p| p.request.ended).await;
        if refused {
            assert_eq!(status(&peer), Some(503));
        } else {
            assert_eq!(peer.request.text(), body);
            peer.response_head(&[(":status", "204")], true).await;
            peer.until(|p| p.response.head.is_some()).await;
        }
        let event = server.event().await;
        let outcome = if refused { "refused" } else { "failed_open" };
        assert_eq!(event["outcome"], outcome);
        assert_eq!(
            event["request"]["coverage"]["uninspected"][0],
            "unavailable"
        );
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
