//! Reload, health, metrics, logs, the end.

use std::{
    fs,
    io::Write,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::channel,
    },
    time::Duration,
};

use crate::{
    origin::Origin,
    program::{Weir, eventually},
};

fn named(name: &'static str) -> Origin {
    Origin::fixed(format!(
        "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{name}",
        name.len()
    ))
}

#[test]
fn a_changed_file_takes_effect_and_a_bad_one_does_not() {
    let (first, second) = (named("first"), named("second"));
    let weir = Weir::in_front_of(first.address);
    let mut client = weir.client();
    assert_eq!(client.get("/").text(), "first");
    weir.edit(&first.address.to_string(), &second.address.to_string());
    eventually("the second server answers", || {
        client.get("/").text() == "second"
    });

    weir.edit("llm_gateway: {profiles: []}", "llm_gateway: {profilez: []}");
    eventually("the refusal is told", || {
        weir.stderr().contains("stays in force")
    });
    assert!(weir.stderr().contains("profilez"), "{}", weir.stderr());
    assert_eq!(client.get("/").text(), "second");
    let metrics = weir.admin("/metrics").1;
    assert!(
        metrics.contains("weir_reloads_total{result=\"refused\"} 1"),
        "{metrics}"
    );

    weir.edit("profilez", "profiles");
    weir.edit(&second.address.to_string(), &first.address.to_string());
    eventually("the first server answers", || {
        client.get("/").text() == "first"
    });
}

#[test]
fn sick_servers_are_left_out() {
    let well = Arc::new(AtomicBool::new(true));
    let sick = Arc::clone(&well);
    let answer = |name: &'static str, well: Arc<AtomicBool>| {
        Origin::start(move |request, stream| {
            let ok = well.load(Ordering::SeqCst) || !request.head.contains("/health");
            let status = if ok { 200 } else { 503 };
            write!(
                stream,
                "HTTP/1.1 {status} X\r\ncontent-length: 1\r\n\r\n{name}"
            )
            .is_ok()
        })
    };
    let a = answer("a", Arc::new(AtomicBool::new(true)));
    let b = answer("b", sick);
    let weir = Weir::start(
        &[&|_| "{lane: llm_gateway, upstream: both}".to_owned()],
        &|_| {
            format!(
                "{{both: {{servers: [\"{}\", \"{}\"], health_check: {{path: /health, interval_ms: 20}}}}}}",
                a.address, b.address
            )
        },
    );
    let mut client = weir.client();
    let mut used = || -> String { (0..8).map(|_| client.get("/").text()).collect() };
    eventually("both are used", || {
        let used = used();
        used.contains('a') && used.contains('b')
    });
    well.store(false, Ordering::SeqCst);
    eventually("the sick one is left out", || used() == "aaaaaaaa");
    let metrics = weir.admin("/metrics").1;
    let gauge = format!(
        "weir_upstream_healthy{{server=\"{}\",upstream=\"both\"}} 0",
        b.address
    );
    assert!(metrics.contains(&gauge), "{metrics}");
    assert_eq!(weir.admin("/readyz").0, 200);
    well.store(true, Ordering::SeqCst);
    eventually("it is used again", || used().contains('b'));
}

#[test]
fn no_server_no_readiness() {
    let weir = Weir::start(
        &[&|_| "{lane: llm_gateway, upstream: none}".to_owned()],
        &|_| "{none: {servers: [\"127.0.0.1:1\"], health_check: {interval_ms: 20}}}".to_owned(),
    );
    eventually("not ready", || weir.admin("/readyz").0 == 503);
    assert_eq!(weir.admin("/healthz"), (200, "ok\n".to_owned()));
    assert_eq!(weir.admin("/other").0, 404);
    assert_eq!(weir.client().get("/").status, 502);
}

#[test]
fn routes_choose_the_upstream_by_path() {
    let (a, b) = (named("a"), named("b"));
    let weir = Weir::start(
        &[&|_| "{lane: llm_gateway, upstream: a, routes: {/v1/messages: b}}".to_owned()],
        &|_| {
            format!(
                "{{a: {{servers: [\"{}\"]}}, b: {{servers: [\"{}\"], host: b.example}}}}",
                a.address, b.address
            )
        },
    );
    let mut client = weir.client();
    assert_eq!(client.get("/v1/messages?x=1").text(), "b");
    assert_eq!(b.next().header("host"), Some("b.example"));
    assert_eq!(client.get("/v1/chat/completions").text(), "a");
    assert_eq!(a.next().header("host"), Some("test"));
}

#[test]
fn exchanges_are_counted_and_written_once() {
    let origin = named("x");
    let weir = Weir::in_front_of(origin.address);
    let mut client = weir.client();
    client
        .send("GET /p?secret=1 HTTP/1.1\r\nhost: a\r\nx-request-id: my-id_1\r\n\r\n")
        .answer();
    client
        .send("GET / HTTP/1.1\r\nhost: a\r\nx-request-id: \"quoted\" id\r\n\r\n")
        .answer();
    let access = weir.access(2);
    assert_eq!(access[0]["request_id"], "my-id_1");
    assert_eq!(access[0]["status"], 200);
    assert!(access[0]["upstream"].as_str().is_some());
    assert_ne!(access[1]["request_id"], "\"quoted\" id");
    assert_eq!(weir.audit(2).len(), 2);
    let text = fs::read_to_string(weir.folder.path().join("access")).unwrap();
    assert!(!text.contains("secret"));
    let metrics = weir.admin("/metrics").1;
    assert!(
        metrics.contains("weir_exchange_seconds_count{lane=\"llm_gateway\"} 2"),
        "{metrics}"
    );
    assert!(metrics.contains("weir_exchanges_in_flight 0"), "{metrics}");
}

#[test]
fn logs_can_be_moved_away() {
    let origin = named("x");
    let weir = Weir::in_front_of(origin.address);
    weir.client().get("/");
    weir.access(1);
    let log = weir.folder.path().join("access");
    fs::rename(&log, weir.folder.path().join("access.1")).unwrap();
    weir.signal("HUP");
    eventually("a new file", || log.exists());
    weir.client().get("/");
    assert_eq!(weir.access(1).len(), 1);
}

#[test]
fn the_end_waits_for_what_is_under_way() {
    let (go, gate) = channel::<()>();
    let gate = std::sync::Mutex::new(gate);
    let origin = Origin::start(move |_, stream| {
        gate.lock().unwrap().recv().unwrap();
        stream
            .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nlate")
            .is_ok()
    });
    let mut weir = Weir::in_front_of(origin.address);
    let mut client = weir.client();
    client.send("GET / HTTP/1.1\r\nhost: a\r\n\r\n");
    eventually("under way", || {
        weir.admin("/metrics")
            .1
            .contains("weir_exchanges_in_flight 1")
    });
    weir.signal("TERM");
    std::thread::sleep(Duration::from_millis(200));
    go.send(()).unwrap();
    assert_eq!(client.answer().text(), "late");
    assert!(weir.wait().success());
    assert_eq!(weir.access(1)[0]["disposition"], "completed");
}

#[test]
fn nothing_under_way_nothing_to_wait_for() {
    let origin = named("x");
    let mut weir = Weir::in_front_of(origin.address);
    // An idle kept connection is nothing under way.
    let mut client = weir.client();
    client.get("/");
    let started = std::time::Instant::now();
    weir.signal("TERM");
    assert!(weir.wait().success());
    assert!(started.elapsed() < Duration::from_secs(3));
}
