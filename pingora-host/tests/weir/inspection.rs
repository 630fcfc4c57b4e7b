//! The sample policy on real traffic: allowed, redacted while it streams, blocked.

use std::io::Write;

use crate::{origin::Origin, program::Weir};

const CARD: &str = "4111 1111 1111 1111";

fn chat(text: &str) -> Vec<u8> {
    serde_json::json!({"model": "m", "messages": [{"role": "user", "content": text}]})
        .to_string()
        .into_bytes()
}

fn delta(text: &str) -> String {
    let chunk = serde_json::json!({"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m",
        "choices": [{"index": 0, "delta": {"content": text}, "finish_reason": null}]});
    format!("data: {chunk}\n\n")
}

/// Streams these events, each in a chunk of its own.
fn streaming(events: Vec<String>) -> Origin {
    Origin::start(move |_, stream| {
        let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
        stream.write_all(head.as_bytes()).unwrap();
        for event in &events {
            if write!(stream, "{:x}\r\n{event}\r\n", event.len()).is_err() {
                return false;
            }
        }
        stream.write_all(b"0\r\n\r\n").is_ok()
    })
}

#[test]
fn an_ordinary_exchange_is_byte_identical() {
    let answer = "{\"choices\": [ {\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"h\\u0069\"}} ]}";
    let origin = Origin::fixed(format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{answer}",
        answer.len()
    ));
    let weir = Weir::inspecting(origin.address);
    let mut client = weir.client();
    for size in [10, 1000, 300_000] {
        let body = chat(&"word ".repeat(size / 5));
        let got = client.post("/v1/chat/completions", &body);
        assert_eq!((got.status, got.text().as_str()), (200, answer));
        assert!(origin.next().body == body);
    }
    assert_eq!(origin.connections(), 1);
    assert_eq!(
        weir.audit(3)[2]["request"]["coverage"]["state"],
        "inspected"
    );
}

#[test]
fn a_secret_never_reaches_the_upstream() {
    let origin = Origin::echo();
    let weir = Weir::inspecting(origin.address);
    let mut client = weir.client();
    let body = chat("why does postgres://app:s3cr3t-pw9@db.internal/prod time out?");
    let got = client.post("/v1/chat/completions", &body);
    assert_eq!(got.status, 403);
    assert!(
        got.text().starts_with("{\"error\":{\"message\":"),
        "{}",
        got.text()
    );
    assert!(!got.text().contains("s3cr3t"));
    let got = client.post("/v1/messages", &body);
    assert_eq!(got.status, 403);
    assert!(
        got.text().starts_with("{\"type\":\"error\""),
        "{}",
        got.text()
    );
    assert_eq!(origin.connections(), 0);
    let audit = weir.audit(2);
    assert_eq!(audit[0]["verdict"]["action"], "block");
    assert_eq!(audit[0]["status"], 403);
    assert!(!audit[0].to_string().contains("s3cr3t"));
}

#[test]
fn a_card_is_taken_out_of_a_whole_answer() {
    let origin = Origin::echo();
    let weir = Weir::inspecting(origin.address);
    let body = serde_json::json!({"choices": [{"index": 0, "message": {"role": "assistant", "content": format!("it is {CARD}.")}}]});
    let got = weir
        .client()
        .post("/v1/chat/completions", body.to_string().as_bytes());
    assert_eq!(got.status, 200);
    assert!(!got.text().contains("1111"), "{}", got.text());
    assert!(got.text().contains("it is "), "{}", got.text());
    let length: usize = got.header("content-length").unwrap().parse().unwrap();
    assert_eq!(length, got.body.len());
}

#[test]
fn a_card_is_taken_out_of_a_stream_cut_anywhere() {
    for size in [1, 3, 7, 40] {
        let text: Vec<char> = format!("your card {CARD}, thanks").chars().collect();
        let mut events: Vec<String> = text
            .chunks(size)
            .map(|piece| delta(&piece.iter().collect::<String>()))
            .collect();
        events.push("data: [DONE]\n\n".to_owned());
        let origin = streaming(events);
        let weir = Weir::inspecting(origin.address);
        let got = weir
            .client()
            .post("/v1/chat/completions", &chat("what is my card?"));
        assert_eq!(got.status, 200);
        let said: String = got
            .text()
            .lines()
            .filter_map(|line| {
                serde_json::from_str::<serde_json::Value>(line.strip_prefix("data: ")?).ok()
            })
            .map(|chunk| {
                chunk["choices"][0]["delta"]["content"]
                    .as_str()
                    .unwrap()
                    .to_owned()
            })
            .collect();
        assert!(
            said.starts_with("your card ") && said.ends_with(", thanks"),
            "{said}"
        );
        assert!(!said.contains('1'), "{said}");
        assert!(got.text().ends_with("data: [DONE]\n\n"));
        assert_eq!(weir.audit(1)[0]["outcome"], "redacted");
    }
}

#[test]
fn text_that_is_clean_streams_on_while_a_word_is_held() {
    let (go, gate) = std::sync::mpsc::channel::<()>();
    let gate = std::sync::Mutex::new(gate);
    let origin = Origin::start(move |_, stream| {
        let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
        stream.write_all(head.as_bytes()).unwrap();
        for event in [
            delta("Hello dear "),
            delta("reader, how "),
            "data: [DONE]\n\n".to_owned(),
        ] {
            write!(stream, "{:x}\r\n{event}\r\n", event.len()).unwrap();
            gate.lock().unwrap().recv().unwrap();
        }
        stream.write_all(b"0\r\n\r\n").is_ok()
    });
    let weir = Weir::inspecting(origin.address);
    let mut client = weir.client();
    let body = chat("hi");
    client
        .send(format!(
            "POST /v1/chat/completions HTTP/1.1\r\nhost: a\r\ncontent-length: {}\r\n\r\n",
            body.len()
        ))
        .send(&body);
    assert_eq!(client.head().status, 200);
    // The first event is here although the upstream waits before the second.
    let first = String::from_utf8(client.chunk().unwrap().unwrap()).unwrap();
    assert_eq!(first, delta("Hello dear "));
    for _ in 0..3 {
        go.send(()).unwrap();
    }
    let mut rest = String::new();
    while let Some(chunk) = client.chunk().unwrap() {
        rest.push_str(&String::from_utf8(chunk).unwrap());
    }
    assert_eq!(rest, format!("{}data: [DONE]\n\n", delta("reader, how ")));
}

#[test]
fn what_cannot_be_read_is_refused_and_recorded() {
    let origin = Origin::echo();
    let weir = Weir::inspecting(origin.address);
    let mut client = weir.client();
    for (header, body, reason) in [
        ("content-encoding: compress", b"{}".as_slice(), "encoding"),
        ("content-encoding: gzip", b"not gzip", "encoding"),
        ("content-type: application/json", b"{\"a\":", "malformed"),
    ] {
        let got = client
            .send(format!(
                "POST /v1/chat/completions HTTP/1.1\r\nhost: a\r\n{header}\r\ncontent-length: {}\r\n\r\n",
                body.len()
            ))
            .send(body)
            .answer();
        assert!((400..500).contains(&got.status), "{header}: {}", got.status);
        assert!(
            got.text().contains(&format!("uninspected_{reason}")),
            "{}",
            got.text()
        );
    }
    assert_eq!(origin.connections(), 0);
    assert_eq!(
        weir.audit(3)[0]["request"]["coverage"]["uninspected"][0],
        "encoding"
    );
}

#[test]
fn a_client_that_leaves_within_a_held_request_is_recorded() {
    let origin = Origin::echo();
    let weir = Weir::inspecting(origin.address);
    let mut client = weir.client();
    client
        .send("POST /v1/chat/completions HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{\"mod");
    std::thread::sleep(std::time::Duration::from_millis(100));
    drop(client);
    assert_eq!(weir.audit(1)[0]["outcome"], "client_gone");
    assert_eq!(origin.connections(), 0);
}
