//! Batches that are posted: nothing is lost while the receiver is down, nor over a restart.

use std::{collections::BTreeSet, path::Path, time::Duration};

use tokio::time::sleep;

use crate::{event, number, open, receiver::Receiver};

/// How long the receiver is down, in seconds: a minute takes WEIR_AUDIT_DOWN_SECONDS=60.
fn down() -> Duration {
    let said = std::env::var("WEIR_AUDIT_DOWN_SECONDS").ok();
    let seconds = said.and_then(|s| s.parse().ok()).unwrap_or(2);
    Duration::from_secs(seconds)
}

fn sink(receiver: &Receiver, spool: &Path) -> String {
    format!(
        "{{type: http, url: 'http://{}/events', headers: {{x-key: {{prefix: 'Bearer ', value: abc}}}}, batch: {{events: 10, ms: 50}}, spool: {{folder: '{}'}}}}",
        receiver.address,
        spool.display()
    )
}

fn ids(receiver: &Receiver) -> Vec<String> {
    receiver.posted().iter().flat_map(|p| p.ids()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn batches_arrive_compressed_with_their_id_and_headers() {
    let receiver = Receiver::start(None).await;
    let spool = tempfile::tempdir().unwrap();
    let (log, metrics) = open(&sink(&receiver, spool.path()));
    for n in 0..25 {
        log.offer(&event(&format!("e{n}")));
    }
    log.flush().await;
    let posted = receiver.posted();
    assert_eq!(posted.len(), 3);
    assert_eq!(
        ids(&receiver),
        (0..25).map(|n| format!("e{n}")).collect::<Vec<_>>()
    );
    let batches: BTreeSet<_> = posted.iter().map(|p| p.header("idempotency-key")).collect();
    assert_eq!(batches.len(), 3);
    for posted in &posted {
        assert_eq!(posted.header("x-key"), "Bearer abc");
        assert_eq!(posted.header("content-type"), "application/x-ndjson");
        assert_eq!(posted.header("content-encoding"), "gzip");
    }
    assert_eq!(
        number(&metrics, "weir_audit_delivered_total{sink=\"http\"}"),
        25
    );
    assert_eq!(number(&metrics, "weir_audit_spool_bytes{sink=\"http\"}"), 0);
    assert_eq!(number(&metrics, "weir_audit_queue{sink=\"http\"}"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_while_the_receiver_is_down_nor_over_a_restart() {
    let receiver = Receiver::start(None).await;
    let address = receiver.address;
    let spool = tempfile::tempdir().unwrap();
    let sink = sink(&receiver, spool.path());
    let (log, metrics) = open(&sink);
    log.offer(&event("before"));
    log.flush().await;
    assert_eq!(ids(&receiver), ["before"]);
    drop(receiver);
    let mut sent = BTreeSet::new();
    let each = down() / 100;
    for n in 0..100 {
        let id = format!("down{n}");
        log.offer(&event(&id));
        sent.insert(id);
        sleep(each).await;
    }
    // The program ends while the receiver is down, and starts again.
    log.close().await;
    drop(log);
    assert!(number(&metrics, "weir_audit_retried_total{sink=\"http\"}") > 0);
    assert!(number(&metrics, "weir_audit_spool_bytes{sink=\"http\"}") > 0);
    assert_eq!(number(&metrics, "weir_audit_lost_total"), 0);
    let (log, metrics) = open(&sink);
    log.offer(&event("after"));
    sent.insert("after".to_owned());
    let receiver = Receiver::start(Some(address)).await;
    log.flush().await;
    let arrived: BTreeSet<_> = ids(&receiver).into_iter().collect();
    assert_eq!(arrived, sent);
    assert_eq!(number(&metrics, "weir_audit_lost_total"), 0);
    assert_eq!(number(&metrics, "weir_audit_spool_bytes{sink=\"http\"}"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_receiver_cannot_take_now_it_gets_again_under_the_same_id() {
    let receiver = Receiver::start(None).await;
    let spool = tempfile::tempdir().unwrap();
    let (log, metrics) = open(&sink(&receiver, spool.path()));
    receiver.answer(&[503, 401, 429]);
    log.offer(&event("one"));
    log.flush().await;
    let posted = receiver.posted();
    assert_eq!(posted.len(), 4);
    let batches: BTreeSet<_> = posted.iter().map(|p| p.header("idempotency-key")).collect();
    assert_eq!(batches.len(), 1);
    assert_eq!(
        number(&metrics, "weir_audit_retried_total{sink=\"http\"}"),
        3
    );
    assert_eq!(
        number(&metrics, "weir_audit_delivered_total{sink=\"http\"}"),
        1
    );
    // What it never takes holds up nothing.
    receiver.answer(&[413]);
    log.offer(&event("two"));
    log.flush().await;
    log.offer(&event("three"));
    log.flush().await;
    let refused = "weir_audit_dropped_total{reason=\"refused\",sink=\"http\"}";
    assert_eq!(number(&metrics, refused), 1);
    assert_eq!(
        number(&metrics, "weir_audit_delivered_total{sink=\"http\"}"),
        2
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_sink_holds_up_neither_exchanges_nor_another() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("events");
    // Nobody ever answers there.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let (log, metrics) = open(&format!(
        "{{type: http, url: 'http://{}/'}}, {{type: file, path: '{}'}}",
        silent.local_addr().unwrap(),
        file.display()
    ));
    // So many fit into a queue: what is lost below is lost for another reason.
    for n in 0..4000 {
        log.offer(&event(&n.to_string()));
    }
    log.close().await;
    let lines = std::fs::read_to_string(&file).unwrap().lines().count();
    assert_eq!(lines, 4000);
    let lost = number(&metrics, "weir_audit_lost_total");
    let shut = number(
        &metrics,
        "weir_audit_dropped_total{reason=\"shutdown\",sink=\"http\"}",
    );
    assert_eq!((lost, shut), (4000, 4000));
}
