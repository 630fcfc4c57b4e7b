//! Sides that go away, break off, or say nothing.

use std::{
    io::{Read, Write},
    sync::mpsc::channel,
    time::Duration,
};

use crate::{
    origin::{Origin, read_request},
    program::{Weir, free_address},
};

#[test]
fn a_client_that_leaves_stops_the_upstream() {
    let (gone, wait) = channel();
    let origin = Origin::serve(move |stream, _| {
        read_request(stream).unwrap();
        // Says nothing; notices that the connection ends.
        let _ = gone.send(matches!(stream.read(&mut [0]), Ok(0) | Err(_)));
    });
    let weir = Weir::in_front_of(origin.address);
    let mut client = weir.client();
    client.send("GET /v1/models HTTP/1.1\r\nhost: a\r\n\r\n");
    std::thread::sleep(Duration::from_millis(100));
    drop(client);
    assert!(wait.recv_timeout(Duration::from_secs(5)).unwrap());
    assert_eq!(weir.access(1)[0]["disposition"], "client_gone");
    assert_eq!(weir.audit(1).len(), 1);
}

#[test]
fn a_client_that_leaves_within_its_request_stops_the_upstream() {
    let (gone, wait) = channel();
    let origin = Origin::serve(move |stream, _| {
        let _ = gone.send(read_request(stream).is_none());
    });
    let weir = Weir::in_front_of(origin.address);
    let mut client = weir.client();
    client.send("POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\nhalf");
    std::thread::sleep(Duration::from_millis(100));
    drop(client);
    assert!(wait.recv_timeout(Duration::from_secs(5)).unwrap());
    assert_eq!(weir.access(1)[0]["disposition"], "client_gone");
}

#[test]
fn a_client_that_leaves_within_a_stream_stops_the_upstream() {
    let (gone, wait) = channel();
    let origin = Origin::start(move |_, stream| {
        let head = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
        stream.write_all(head).unwrap();
        while stream.write_all(b"9\r\ndata: 1\n\n\r\n").is_ok() {
            std::thread::sleep(Duration::from_millis(5));
        }
        let _ = gone.send(());
        false
    });
    let weir = Weir::in_front_of(origin.address);
    let mut client = weir.client();
    client.send("GET / HTTP/1.1\r\nhost: a\r\n\r\n");
    client.head();
    client.chunk().unwrap();
    drop(client);
    wait.recv_timeout(Duration::from_secs(5)).unwrap();
    let access = weir.access(1);
    assert_eq!(access[0]["disposition"], "client_gone");
    assert_eq!(access[0]["status"], 200);
}

#[test]
fn half_an_answer_never_looks_whole() {
    let origin = Origin::start(|_, stream| {
        let _ =
            stream.write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n");
        false
    });
    let weir = Weir::in_front_of(origin.address);
    let mut client = weir.client();
    client.send("GET / HTTP/1.1\r\nhost: a\r\n\r\n");
    let head = client.head();
    assert_eq!(head.status, 200);
    assert_eq!(client.body(&head), None);
    assert_eq!(weir.access(1)[0]["disposition"], "upstream_failed");
}

#[test]
fn a_server_that_breaks_off_is_a_502() {
    let origin = Origin::start(|_, _| false);
    let weir = Weir::in_front_of(origin.address);
    let mut client = weir.client();
    let answer = client.post("/v1/messages", b"{}");
    assert_eq!(answer.status, 502);
    assert!(answer.text().contains("broke off"), "{}", answer.text());
}

#[test]
fn a_server_that_is_not_there_is_a_502() {
    let weir = Weir::in_front_of(free_address());
    let mut client = weir.client();
    for _ in 0..2 {
        let answer = client.post("/v1/messages", b"{}");
        assert_eq!(answer.status, 502);
        assert_eq!(answer.header("content-type"), Some("application/json"));
        // In the shape of the API that was called.
        assert!(
            answer.text().starts_with("{\"type\":\"error\",\"error\":{"),
            "{}",
            answer.text()
        );
        assert!(answer.text().contains("could not be reached"));
    }
    assert_eq!(weir.access(2)[0]["problem"], "upstream unreachable");
}

#[test]
fn a_server_that_says_nothing_is_a_504() {
    let origin = Origin::serve(|stream, _| {
        read_request(stream);
        std::thread::sleep(Duration::from_secs(10));
    });
    let address = origin.address;
    let weir = Weir::start(
        &[&|_| "{lane: llm_gateway, upstream: slow}".to_owned()],
        &|_| format!("{{slow: {{servers: [\"{address}\"], idle_timeout_ms: 200}}}}"),
    );
    let answer = weir.client().post("/v1/messages", b"{}");
    assert_eq!(answer.status, 504);
    assert!(
        answer.text().contains("did not answer in time"),
        "{}",
        answer.text()
    );
}

#[test]
fn a_dead_pooled_connection_costs_a_safe_request_nothing() {
    let origin = Origin::start(|_, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok");
        // Looks alive, but the next request on it gets no answer.
        std::thread::sleep(Duration::from_millis(50));
        false
    });
    let weir = Weir::in_front_of(origin.address);
    let mut client = weir.client();
    for _ in 0..4 {
        let answer = client.get("/");
        assert_eq!((answer.status, answer.text().as_str()), (200, "ok"));
        std::thread::sleep(Duration::from_millis(45));
    }
}
