//! BUFFERED: exactly one answer to each message.

use envoy_types::pb::envoy::extensions::filters::http::ext_proc::v3::processing_mode::BodySendMode;

use crate::{
    BLOCK, JSON, REDACT, REQUEST, SSE, VISA, chat, completion, delta,
    peer::{Peer, Server},
};

const MODE: BodySendMode = BodySendMode::Buffered;

async fn request(peer: &mut Peer, body: &str) {
    peer.request_head(REQUEST, false).await;
    peer.until(|p| p.request.head.is_some()).await;
    peer.request_body(body.as_bytes(), true).await;
    peer.until(|p| p.request.ended).await;
}

async fn response(peer: &mut Peer, head: &[(&str, &str)], body: &str) {
    peer.response_head(head, false).await;
    peer.until(|p| p.response.head.is_some()).await;
    // With trailers to come, Envoy does not say that the body is over.
    peer.response_body(body.as_bytes(), false).await;
    peer.until(|p| p.response.ended).await;
}

#[tokio::test]
async fn clean_bodies_are_left_alone() {
    let server = Server::run(REDACT).await;
    let mut peer = Peer::connect(&server, MODE).await;
    request(&mut peer, &chat("hello")).await;
    assert_eq!(peer.request.text(), "<unchanged>");
    assert_eq!(peer.request.set("content-length"), None);
    response(&mut peer, JSON, &completion("hi")).await;
    assert_eq!(peer.response.text(), "<unchanged>");
    assert_eq!(peer.action().as_deref(), Some("allow"));
    assert_eq!(server.event().await["outcome"], "passed");
}

#[tokio::test]
async fn redacted_bodies_have_their_exact_length() {
    let server = Server::run(REDACT).await;
    let mut peer = Peer::connect(&server, MODE).await;
    request(&mut peer, &chat(VISA)).await;
    response(&mut peer, JSON, &completion(VISA)).await;
    for half in [&peer.request, &peer.response] {
        let seen = half.text();
        assert!(!seen.contains("4111"), "{seen}");
        assert!(
            serde_json::from_str::<serde_json::Value>(&seen).is_ok(),
            "{seen}"
        );
        assert_eq!(half.set("content-length"), Some(seen.len().to_string()));
    }
    assert_eq!(peer.action().as_deref(), Some("redact"));
}

#[tokio::test]
async fn a_blocked_request_and_a_blocked_answer_are_replaced() {
    for (prompt, answer, status) in [(VISA, "", 451), ("hello", VISA, 403)] {
        let server = Server::run(BLOCK).await;
        let mut peer = Peer::connect(&server, MODE).await;
        request(&mut peer, &chat(prompt)).await;
        if peer.reply.is_none() {
            response(&mut peer, JSON, &completion(answer)).await;
        }
        assert_eq!(
            peer.reply.as_ref().and_then(|r| r.status).map(|s| s.code),
            Some(status)
        );
        assert_eq!(peer.action().as_deref(), Some("block"));
        assert_eq!(server.event().await["outcome"], "refused");
    }
}

#[tokio::test]
async fn a_buffered_stream_is_redacted_as_a_whole() {
    let server = Server::run(REDACT).await;
    let mut peer = Peer::connect(&server, MODE).await;
    request(&mut peer, &chat("hello")).await;
    let stream: String = VISA
        .as_bytes()
        .chunks(4)
        .map(|p| delta(std::str::from_utf8(p).unwrap()))
        .collect();
    response(&mut peer, SSE, &stream).await;
    let seen = peer.response.text();
    assert!(!seen.contains("1111") && seen.contains("data: "), "{seen}");
    assert_eq!(
        peer.response.set("content-length"),
        Some(seen.len().to_string())
    );
}
