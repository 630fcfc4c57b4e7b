//! FULL_DUPLEX_STREAMED.

use envoy_types::pb::envoy::extensions::filters::http::ext_proc::v3::processing_mode::BodySendMode;

use crate::{
    BLOCK, GET, JSON, REDACT, REQUEST, SSE, VISA, chat, completion, delta,
    peer::{Peer, Server},
};

const MODE: BodySendMode = BodySendMode::FullDuplexStreamed;

async fn send_request(peer: &mut Peer, body: &str) {
    peer.request_head(REQUEST, false).await;
    let chunks: Vec<_> = body.as_bytes().chunks(7000).collect();
    for (i, chunk) in chunks.iter().enumerate() {
        peer.request_body(chunk, i + 1 == chunks.len()).await;
    }
    peer.until(|p| p.request.ended).await;
}

async fn send_response(peer: &mut Peer, head: &[(&str, &str)], chunks: &[&[u8]]) {
    peer.response_head(head, false).await;
    for (i, chunk) in chunks.iter().enumerate() {
        peer.response_body(chunk, i + 1 == chunks.len()).await;
    }
    peer.until(|p| p.response.ended).await;
}

#[tokio::test]
async fn clean_bodies_pass_unchanged_in_small_pieces_and_end_once() {
    let server = Server::run(REDACT).await;
    let mut peer = Peer::connect(&server, MODE).await;
    let request = chat(&"a clean prompt. ".repeat(20_000));
    send_request(&mut peer, &request).await;
    assert_eq!(peer.request.text(), request);
    assert_eq!(
        peer.request.set("content-length"),
        Some(request.len().to_string())
    );
    assert!(peer.request.largest <= 64 << 10);
    // Envoy may end a large body twice.
    peer.request_body(&[], true).await;
    let response = completion(&"a clean answer. ".repeat(20_000));
    let chunks: Vec<_> = response.as_bytes().chunks(9000).collect();
    send_response(&mut peer, JSON, &chunks).await;
    assert_eq!(peer.response.text(), response);
    assert!(peer.response.largest <= 64 << 10);
    peer.response_body(&[], true).await;
    assert!(peer.is_silent().await);
    assert_eq!(peer.action().as_deref(), Some("allow"));
    peer.leave();
    let event = server.event().await;
    assert_eq!(event["outcome"], "passed");
    assert_eq!(event["request_id"], "r-1");
    assert_eq!(event["response"]["coverage"]["bytes"], response.len());
    assert!(
        server.metrics.text().contains(
            r#"weir_exchanges_total{action="allow",lane="llm_gateway",outcome="passed"} 1"#
        )
    );
}

#[tokio::test]
async fn a_redacted_request_has_its_exact_length() {
    let server = Server::run(REDACT).await;
    let mut peer = Peer::connect(&server, MODE).await;
    send_request(&mut peer, &chat(&format!("pay with {VISA} please"))).await;
    let seen = peer.request.text();
    assert!(!seen.contains("4111"), "{seen}");
    assert!(
        serde_json::from_str::<serde_json::Value>(&seen).is_ok(),
        "{seen}"
    );
    assert_eq!(
        peer.request.set("content-length"),
        Some(seen.len().to_string())
    );
    send_response(&mut peer, JSON, &[completion("done").as_bytes()]).await;
    assert_eq!(peer.action().as_deref(), Some("redact"));
    let event = server.event().await;
    assert_eq!(event["outcome"], "redacted");
    assert!(!event.to_string().contains("4111 1111"));
}

#[tokio::test]
async fn a_blocked_request_is_answered_and_nothing_goes_up() {
    let server = Server::run(BLOCK).await;
    let mut peer = Peer::connect(&server, MODE).await;
    send_request(&mut peer, &chat(VISA)).await;
    let reply = peer.reply.as_ref().expect("a reply");
    assert_eq!(reply.status.map(|s| s.code), Some(451));
    let body: serde_json::Value = serde_json::from_slice(&reply.body).expect("JSON");
    assert!(body["error"].is_object(), "{body}");
    assert!(peer.request.head.is_none() && peer.request.body.is_empty());
    assert_eq!(peer.action().as_deref(), Some("block"));
    assert!(peer.is_silent().await);
    assert_eq!(server.event().await["outcome"], "refused");
}

#[tokio::test]
async fn a_blocked_answer_is_replaced_before_anything_of_it_is_seen() {
    let server = Server::run(BLOCK).await;
    let mut peer = Peer::connect(&server, MODE).await;
    send_request(&mut peer, &chat("hello")).await;
    send_response(
        &mut peer,
        JSON,
        &[completion(&format!("use {VISA}")).as_bytes()],
    )
    .await;
    assert_eq!(
        peer.reply.as_ref().and_then(|r| r.status).map(|s| s.code),
        Some(403)
    );
    assert!(peer.response.head.is_none() && peer.response.body.is_empty());
}

#[tokio::test]
async fn a_stream_is_redacted_while_it_streams() {
    let server = Server::run(REDACT).await;
    let mut peer = Peer::connect(&server, MODE).await;
    send_request(&mut peer, &chat("hello")).await;
    peer.response_head(SSE, false).await;
    let first = delta("Good morning! ");
    peer.response_body(first.as_bytes(), false).await;
    peer.until(|p| p.response.body.ends_with(b"\n\n")).await;
    assert_eq!(
        peer.response.text(),
        first,
        "released before the next event came"
    );
    assert!(peer.response.removes("content-length"));
    let mut rest = String::new();
    for piece in VISA.as_bytes().chunks(4) {
        rest.push_str(&delta(std::str::from_utf8(piece).unwrap()));
    }
    let last = [delta(" and bye"), "data: [DONE]\n\n".to_owned()].concat();
    for chunk in rest.as_bytes().chunks(11) {
        peer.response_body(chunk, false).await;
    }
    peer.response_body(last.as_bytes(), true).await;
    peer.until(|p| p.response.ended).await;
    let seen = peer.response.text();
    assert!(seen.starts_with(&first) && seen.ends_with(&last), "{seen}");
    assert!(!seen.contains("4111") && !seen.contains("1111"), "{seen}");
    assert_eq!(peer.action().as_deref(), Some("redact"));
}

#[tokio::test]
async fn a_blocked_stream_ends_with_an_error_and_the_rest_is_thrown_away() {
    let server = Server::run(BLOCK).await;
    let mut peer = Peer::connect(&server, MODE).await;
    send_request(&mut peer, &chat("hello")).await;
    peer.response_head(SSE, false).await;
    peer.response_body(delta("Good morning! ").as_bytes(), false)
        .await;
    peer.response_body(delta(&format!("{VISA} ")).as_bytes(), false)
        .await;
    peer.response_body(delta(" more text").as_bytes(), false)
        .await;
    peer.until(|p| p.response.ended).await;
    let seen = peer.response.text();
    assert!(
        seen.contains("Good morning") && seen.contains("error"),
        "{seen}"
    );
    assert!(
        !seen.contains("4111") && !seen.contains("more text"),
        "{seen}"
    );
    peer.response_body(delta("and more").as_bytes(), true).await;
    assert!(peer.is_silent().await);
    assert_eq!(server.event().await["outcome"], "cut");
}

#[tokio::test]
async fn trailers_end_a_body() {
    let server = Server::run(REDACT).await;
    let mut peer = Peer::connect(&server, MODE).await;
    let request = chat("hello");
    peer.request_head(REQUEST, false).await;
    peer.request_body(request.as_bytes(), false).await;
    assert!(peer.is_silent().await);
    peer.request_trailers().await;
    peer.until(|p| p.request.ended).await;
    assert_eq!(peer.request.text(), request);
    let stream = delta("Good morning! ");
    peer.response_head(SSE, false).await;
    peer.response_body(stream.as_bytes(), false).await;
    peer.response_trailers().await;
    peer.until(|p| p.response.ended).await;
    assert_eq!(peer.response.text(), stream);
    assert_eq!(server.event().await["outcome"], "passed");
}

#[tokio::test]
async fn heads_without_bodies_pass() {
    let server = Server::run(REDACT).await;
    let mut peer = Peer::connect(&server, MODE).await;
    peer.request_head(GET, true).await;
    peer.until(|p| p.request.head.is_some()).await;
    // The length of what a HEAD or GET would have is not ours to remove.
    assert!(!peer.request.removes("content-length"));
    peer.response_head(&[(":status", "204")], true).await;
    peer.until(|p| p.response.head.is_some()).await;
    assert!(peer.is_silent().await);
    let event = server.event().await;
    assert_eq!(
        (&event["status"], &event["outcome"]),
        (&204.into(), &"passed".into())
    );
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_refused() {
    let server = Server::run(&format!("{REDACT}limits: {{ max_body_bytes: 1000 }}\n")).await;
    let mut peer = Peer::connect(&server, MODE).await;
    peer.request_head(REQUEST, false).await;
    for _ in 0..10 {
        peer.request_body(&[b' '; 500], false).await;
    }
    peer.until(|_| false).await;
    assert_eq!(
        peer.reply.as_ref().and_then(|r| r.status).map(|s| s.code),
        Some(413)
    );
    assert_eq!(
        server.event().await["request"]["coverage"]["uninspected"][0],
        "size"
    );
}
