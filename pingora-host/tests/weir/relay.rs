//! Bodies, heads and connections, as both sides see them.

use std::{io::Write, sync::mpsc::channel, time::Duration};

use crate::{client::Client, origin::Origin, program::Weir};

#[test]
fn bodies_pass_unchanged_and_connections_are_kept() {
    let origin = Origin::echo();
    let weir = Weir::in_front_of(origin.address);
    let mut client = weir.client();
    for body in [
        b"{\"a\":1}".as_slice(),
        b"",
        &vec![b'x'; 70_000],
        &vec![b'y'; 1 << 20],
    ] {
        let answer = client.post("/v1/x?y=%20z", body);
        assert_eq!(answer.status, 200);
        assert!(answer.body == body, "{} bytes", body.len());
        let received = origin.next();
        assert!(received.body == body, "{} bytes", body.len());
        assert!(received.head.starts_with("POST /v1/x?y=%20z HTTP/1.1\r\n"));
        assert_eq!(received.header("host"), Some("test"));
    }
    // A request may come before the connection of the last one is back.
    assert!(origin.connections() < 4);
    let access = weir.access(4);
    assert_eq!(access[3]["bytes_received"], 1 << 20);
    assert_eq!(access[3]["bytes_sent"], 1 << 20);
    assert_eq!(access[3]["path"], "/v1/x");
    assert_eq!(access[3]["disposition"], "completed");
}

#[test]
fn chunked_bodies_pass_both_ways() {
    let origin = Origin::start(|request, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
        for piece in request.body.chunks(10_000) {
            let _ = write!(stream, "{:x}\r\n", piece.len());
            let _ = stream.write_all(piece);
            let _ = stream.write_all(b"\r\n");
        }
        stream.write_all(b"0\r\n\r\n").is_ok()
    });
    let weir = Weir::in_front_of(origin.address);
    let mut client = weir.client();
    let body: Vec<u8> = (0..1_000_000_u32).map(|n| (n % 251) as u8).collect();
    for _ in 0..4 {
        client.send("POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n");
        for piece in body.chunks(33_333) {
            client
                .send(format!("{:x}\r\n", piece.len()))
                .send(piece)
                .send("\r\n");
        }
        let answer = client.send("0\r\n\r\n").answer();
        assert_eq!(answer.header("transfer-encoding"), Some("chunked"));
        assert!(answer.body == body);
        assert!(origin.next().body == body);
    }
    assert!(origin.connections() < 4);
}

#[test]
fn an_upload_streams() {
    // The origin sees the first chunk before the client sends the second.
    let (seen, wait) = channel();
    let origin = Origin::serve(move |stream, _| {
        use std::io::{BufRead, Read};
        crate::origin::read_head(stream).unwrap();
        let mut size = String::new();
        stream.read_line(&mut size).unwrap();
        let mut first = vec![0; 7];
        stream.read_exact(&mut first).unwrap();
        seen.send(first).unwrap();
        let mut rest = Vec::new();
        while !rest.ends_with(b"0\r\n\r\n") {
            let mut byte = [0];
            stream.read_exact(&mut byte).unwrap();
            rest.push(byte[0]);
        }
        let _ = stream
            .get_mut()
            .write_all(b"HTTP/1.1 204 No Content\r\n\r\n");
    });
    let weir = Weir::in_front_of(origin.address);
    let mut client = weir.client();
    client.send("POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n5\r\nfirst\r\n");
    let first = wait.recv_timeout(Duration::from_secs(10)).unwrap();
    assert_eq!(first, b"first\r\n");
    assert_eq!(client.send("4\r\nlast\r\n0\r\n\r\n").answer().status, 204);
}

#[test]
fn events_arrive_one_by_one() {
    let (go, gate) = channel::<()>();
    let gate = std::sync::Mutex::new(gate);
    let origin = Origin::start(move |_, stream| {
        let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
        stream.write_all(head.as_bytes()).unwrap();
        for event in ["data: 1\n\n", "data: 2\n\n", "data: [DONE]\n\n"] {
            write!(stream, "{:x}\r\n{event}\r\n", event.len()).unwrap();
            gate.lock().unwrap().recv().unwrap();
        }
        stream.write_all(b"0\r\n\r\n").is_ok()
    });
    let weir = Weir::in_front_of(origin.address);
    let mut client = weir.client();
    client.send("POST /v1/chat/completions HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\n\r\n{}");
    assert_eq!(
        client.head().header("content-type"),
        Some("text/event-stream")
    );
    for event in ["data: 1\n\n", "data: 2\n\n", "data: [DONE]\n\n"] {
        assert_eq!(client.chunk().unwrap().unwrap(), event.as_bytes());
        go.send(()).unwrap();
    }
    assert_eq!(client.chunk(), Some(None));
}

#[test]
fn responses_without_a_body_have_none() {
    for (method, response, length) in [
        (
            "HEAD",
            "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n",
            Some("5"),
        ),
        ("GET", "HTTP/1.1 204 No Content\r\n\r\n", None),
        (
            "GET",
            "HTTP/1.1 304 Not Modified\r\netag: \"a\"\r\n\r\n",
            None,
        ),
        (
            "GET",
            "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n",
            Some("0"),
        ),
    ] {
        let origin = Origin::fixed(response);
        let weir = Weir::in_front_of(origin.address);
        let mut client = weir.client();
        for _ in 0..2 {
            let head = client
                .send(format!("{method} / HTTP/1.1\r\nhost: a\r\n\r\n"))
                .head();
            assert_eq!(head.header("content-length"), length, "{method} {response}");
            assert_eq!(
                head.header("transfer-encoding"),
                None,
                "{method} {response}"
            );
        }
        assert_eq!(origin.connections(), 1, "{method} {response}");
    }
}

#[test]
fn a_response_that_ends_with_its_connection_gets_chunks() {
    let origin = Origin::start(|_, stream| {
        let _ = stream.write_all(b"HTTP/1.0 200 OK\r\n\r\nuntil the end");
        false
    });
    let weir = Weir::in_front_of(origin.address);
    let mut client = weir.client();
    for _ in 0..2 {
        let answer = client.get("/");
        assert_eq!(answer.header("transfer-encoding"), Some("chunked"));
        assert_eq!(answer.text(), "until the end");
    }
}

#[test]
fn an_old_client_gets_no_chunks() {
    let origin = Origin::fixed(
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n",
    );
    let weir = Weir::in_front_of(origin.address);
    let mut client = weir.client();
    let answer = client.send("GET / HTTP/1.0\r\nhost: a\r\n\r\n").answer();
    assert_eq!(answer.header("transfer-encoding"), None);
    assert_eq!(answer.text(), "body");
    assert!(client.is_closed());
}

#[test]
fn a_client_that_waits_is_told_to_continue() {
    let origin = Origin::echo();
    let weir = Weir::in_front_of(origin.address);
    let mut client = weir.client();
    client.send("POST / HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\ncontent-length: 4\r\n\r\n");
    assert_eq!(client.head().status, 100);
    let answer = client.send("body").answer();
    assert_eq!(answer.text(), "body");
    assert_eq!(origin.next().header("expect"), None);
    assert_eq!(client.post("/", b"again").text(), "again");
}

#[test]
fn connection_headers_stay_on_their_connection() {
    let origin = Origin::fixed(
        "HTTP/1.1 200 OK\r\nconnection: x-own\r\nx-own: 1\r\nkeep-alive: timeout=9\r\nx-kept: 1\r\ncontent-length: 0\r\n\r\n",
    );
    let weir = Weir::in_front_of(origin.address);
    let answer = weir
        .client()
        .send("GET / HTTP/1.1\r\nhost: a\r\nconnection: x-mine\r\nx-mine: 1\r\nte: trailers\r\nproxy-authorization: s\r\nx-kept: 1\r\n\r\n")
        .answer();
    assert_eq!(answer.header("x-own"), None);
    assert_eq!(answer.header("keep-alive"), None);
    assert_eq!(answer.header("x-kept"), Some("1"));
    let received = origin.next();
    for gone in ["x-mine", "te", "proxy-authorization", "connection"] {
        assert_eq!(received.header(gone), None, "{gone}");
    }
    assert_eq!(received.header("x-kept"), Some("1"));
}

/// Nothing would have looked at them.
#[test]
fn interim_answers_stay_here() {
    let origin = Origin::fixed(
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </4111111111111111>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok",
    );
    let weir = Weir::in_front_of(origin.address);
    let mut client = weir.client();
    let answer = client.send("GET / HTTP/1.1\r\nhost: a\r\n\r\n").answer();
    assert_eq!((answer.status, answer.text().as_str()), (200, "ok"));
    assert_eq!(
        client
            .send("GET / HTTP/1.1\r\nhost: a\r\n\r\n")
            .answer()
            .status,
        200
    );
}

/// RFC 9112 §3.2.2.
#[test]
fn a_target_may_name_its_host() {
    let origin = Origin::echo();
    let weir = Weir::in_front_of(origin.address);
    let answer = weir
        .client()
        .send("POST http://a.example:8080/x?y=1 HTTP/1.1\r\nhost: a.example:8080\r\ncontent-length: 2\r\n\r\nhi")
        .answer();
    assert_eq!((answer.status, answer.text().as_str()), (200, "hi"));
    let received = origin.next();
    assert!(
        received.head.starts_with("POST /x?y=1 HTTP/1.1\r\n"),
        "{}",
        received.head
    );
    assert_eq!(received.header("host"), Some("a.example:8080"));
    let event = &weir.audit(1)[0];
    assert_eq!(
        (&event["host"], &event["path"]),
        (&"a.example:8080".into(), &"/x".into())
    );
}

/// Pingora answers it by itself, also on a connection that is known.
#[test]
fn a_target_that_names_another_host_is_refused_and_recorded() {
    let origin = Origin::echo();
    let weir = Weir::in_front_of(origin.address);
    let mut client = weir.client();
    assert_eq!(client.post("/", b"first").status, 200);
    let line = "GET http://me:pw@a.example/x/y?k=1 HTTP/1.1";
    let answer = client
        .send(format!("{line}\r\nhost: b.example\r\n\r\n"))
        .head();
    assert_eq!(answer.status, 400);
    let events = weir.audit(2);
    assert_eq!(events.len(), 2);
    let event = &events[1];
    assert_eq!(
        (&event["outcome"], &event["status"]),
        (&"refused".into(), &400.into())
    );
    assert_eq!(
        (&event["method"], &event["host"]),
        (&"GET".into(), &"a.example".into())
    );
    assert_eq!(event["client_ip"], "127.0.0.1");
    assert_eq!(event["path"], "/x/y");
    assert_eq!(weir.access(2)[1]["disposition"], "host_refused");
    // A connection that just closes is no exchange.
    drop(weir.client());
    assert_eq!(weir.client().post("/", b"last").status, 200);
    assert_eq!(weir.audit(3).len(), 3);
}

#[test]
fn pipelined_requests_are_answered_in_order() {
    let origin = Origin::start(|request, stream| {
        let path = request.head.split(' ').nth(1).unwrap();
        std::thread::sleep(Duration::from_millis(30));
        write!(
            stream,
            "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{path}",
            path.len()
        )
        .is_ok()
    });
    let weir = Weir::in_front_of(origin.address);
    let mut client = weir.client();
    client.send("GET /1 HTTP/1.1\r\nhost: a\r\n\r\nGET /2 HTTP/1.1\r\nhost: a\r\n\r\nGET /3 HTTP/1.1\r\nhost: a\r\n\r\n");
    for path in ["/1", "/2", "/3"] {
        assert_eq!(client.answer().text(), path);
    }
}

#[test]
fn smuggled_framing_is_refused() {
    let origin = Origin::echo();
    let weir = Weir::in_front_of(origin.address);
    for framing in [
        "content-length: 1\r\ncontent-length: 2\r\n",
        "transfer-encoding: gzip\r\n",
        "content-length: x\r\n",
    ] {
        let mut client = weir.client();
        let answer = client
            .send(format!("POST / HTTP/1.1\r\nhost: a\r\n{framing}\r\nab"))
            .head();
        assert_eq!(answer.status, 400, "{framing}");
    }
    assert_eq!(origin.connections(), 0);
    assert_eq!(weir.audit(3).len(), 3);
}

#[test]
fn an_answer_may_come_before_the_request_is_complete() {
    let origin = Origin::serve(|stream, _| {
        crate::origin::read_head(stream).unwrap();
        let answer = "HTTP/1.1 413 Content Too Large\r\ncontent-length: 3\r\n\r\nbig";
        let _ = stream.get_mut().write_all(answer.as_bytes());
        std::thread::sleep(Duration::from_secs(5));
    });
    let weir = Weir::in_front_of(origin.address);
    let mut client: Client = weir.client();
    client.send("POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100000\r\n\r\nsome");
    let answer = client.answer();
    assert_eq!((answer.status, answer.text().as_str()), (413, "big"));
}

#[test]
fn a_websocket_is_refused_and_recorded() {
    let origin = Origin::echo();
    let weir = Weir::in_front_of(origin.address);
    let answer = weir
        .client()
        .send("GET / HTTP/1.1\r\nhost: a\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n")
        .answer();
    assert_eq!(answer.status, 501);
    assert_eq!(origin.connections(), 0);
    assert_eq!(weir.audit(1).len(), 1);
}

#[test]
fn a_websocket_that_passes_stays_open_for_longer_than_a_head_may_take_and_counts_until_it_ends() {
    // Says back what it is told, as soon as it has said that it goes over.
    let origin = Origin::serve(|stream, _| {
        use std::io::Read;
        crate::origin::read_head(stream).unwrap();
        let answer =
            "HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n";
        stream.get_mut().write_all(answer.as_bytes()).unwrap();
        let mut byte = [0];
        while stream.read_exact(&mut byte).is_ok() {
            stream.get_mut().write_all(&byte).unwrap();
        }
    });
    let server = origin.address;
    let weir = Weir::start(
        &[&|_| {
            "{lane: ai_waf, upstream: origin, head_timeout_ms: 300, idle_timeout_ms: 400}"
                .to_owned()
        }],
        &|_| format!("{{origin: {{servers: [\"{server}\"]}}}}\n  max_in_flight: 1"),
    );
    let upgrade = "GET / HTTP/1.1\r\nhost: a\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n";
    let status = |client: &mut Client| client.send(upgrade).head().status;
    let mut client = weir.client();
    assert_eq!(status(&mut client), 101);
    for byte in ["a", "b", "c"] {
        std::thread::sleep(Duration::from_millis(500));
        assert_eq!(client.send(byte).bytes(1), byte.as_bytes());
        assert_eq!(status(&mut weir.client()), 503);
    }
    drop(client);
    let until = std::time::Instant::now() + Duration::from_secs(10);
    while status(&mut weir.client()) == 503 {
        assert!(
            std::time::Instant::now() < until,
            "the place never came back"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn what_is_too_much_is_refused_at_once_and_recorded() {
    for limit in ["max_in_flight: 1", "max_in_flight_per_client: 1"] {
        too_much_is_refused(limit);
    }
}

fn too_much_is_refused(limit: &str) {
    let (begin, begun) = channel();
    let (go_on, wait) = channel::<()>();
    let wait = std::sync::Mutex::new(wait);
    let origin = Origin::start(move |request, stream| {
        if request.head.contains("/slow") {
            begin.send(()).unwrap();
            wait.lock().unwrap().recv().unwrap();
        }
        let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";
        stream.write_all(answer).is_ok()
    });
    let server = origin.address;
    let weir = Weir::start(
        &[&|_| "{lane: llm_gateway, upstream: origin}".to_owned()],
        &|_| format!("{{origin: {{servers: [\"{server}\"]}}}}\n  {limit}"),
    );
    let mut slow = weir.client();
    slow.send("GET /slow HTTP/1.1\r\nhost: a\r\n\r\n");
    begun.recv_timeout(Duration::from_secs(10)).unwrap();
    let mut other = weir.client();
    assert_eq!(
        other
            .send("GET /b HTTP/1.1\r\nhost: a\r\n\r\n")
            .answer()
            .status,
        503
    );
    go_on.send(()).unwrap();
    assert_eq!(slow.answer().status, 200);
    let mut after = weir.client();
    assert_eq!(
        after
            .send("GET /c HTTP/1.1\r\nhost: a\r\n\r\n")
            .answer()
            .status,
        200
    );
    let events = weir.audit(3);
    let refused = events.iter().find(|event| event["path"] == "/b").unwrap();
    assert_eq!(refused["status"], 503);
    assert_eq!(refused["verdict"]["action"], "refuse");
    assert_eq!(refused["request"]["coverage"]["uninspected"][0], "overload");
}
