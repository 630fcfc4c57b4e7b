//! A real gRPC server with OpenTelemetry's own classes takes what is exported.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use serde_json::Value;
use tokio::time::sleep;

use crate::{
    certificates::Certificates,
    child::{Running, free_address},
    event, number, open,
    otlp::holds_one_and_two,
};

const DELIVERED: &str = "weir_audit_delivered_total{sink=\"otlp\"}";
const RETRIED: &str = "weir_audit_retried_total{sink=\"otlp\"}";
const REFUSED: &str = "weir_audit_dropped_total{reason=\"refused\",sink=\"otlp\"}";

/// A running server, its port, and the file of what it took.
fn receiver(folder: &Path, arguments: &[&str]) -> (Running, String, PathBuf) {
    let python = artefacts::python_env(&["grpcio", "opentelemetry-proto"]).expect("a Python");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/audit/otlp_grpc_receiver.py");
    let out = folder.join("exported");
    let mut command = Command::new(python);
    command.arg(script).arg(&out).args(arguments);
    let (running, port) = Running::saying(&mut command);
    (running, port, out)
}

fn taken(out: &Path) -> Vec<Value> {
    let text = fs::read_to_string(out).unwrap_or_default();
    let lines = text.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn grpc_takes_what_is_exported_when_it_may_be_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let (_receiver, port, out) =
        receiver(folder.path(), &["UNAVAILABLE", "RESOURCE_EXHAUSTED+RETRY"]);
    let (log, metrics) = open(&format!(
        "{{type: otlp, protocol: grpc, url: 'http://localhost:{port}', resource: {{deployment.environment.name: test}}, headers: {{Authorization: {{prefix: 'Bearer ', value: abc}}}}}}"
    ));
    log.offer(&event("one"));
    log.offer(&event("two"));
    log.flush().await;
    assert_eq!(number(&metrics, RETRIED), 2);
    // The receiver says that it did not want one of them.
    assert_eq!(number(&metrics, DELIVERED), 1);
    assert_eq!(number(&metrics, REFUSED), 1);
    let taken = taken(&out);
    assert_eq!(taken.len(), 1);
    holds_one_and_two(&taken[0]);
    let metadata = &taken[0]["metadata"];
    assert_eq!(metadata["authorization"], "Bearer abc");
    let id = metadata["idempotency-key"].as_str().unwrap_or_default();
    assert!(id.len() > 20, "{metadata}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_final_over_grpc_is_not_sent_again() {
    let folder = tempfile::tempdir().unwrap();
    let answers = ["INVALID_ARGUMENT", "RESOURCE_EXHAUSTED", "INTERNAL"];
    let (_receiver, port, out) = receiver(folder.path(), &answers);
    let (log, metrics) = open(&format!(
        "{{type: otlp, protocol: grpc, url: 'http://localhost:{port}'}}"
    ));
    for refused in 1..=3 {
        log.offer(&event("unwanted"));
        log.flush().await;
        assert_eq!(number(&metrics, REFUSED), refused);
    }
    assert_eq!(number(&metrics, RETRIED), 0);
    assert!(taken(&out).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn batches_are_compressed_unless_the_sink_says_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let (_receiver, port, out) = receiver(folder.path(), &["--no-gzip"]);
    let sink = |more: &str| {
        format!("{{type: otlp, protocol: grpc, url: 'http://localhost:{port}'{more}}}")
    };
    let (compressed, metrics) = open(&sink(""));
    compressed.offer(&event("one"));
    compressed.flush().await;
    // A server without it answers UNIMPLEMENTED.
    assert_eq!(number(&metrics, REFUSED), 1);
    assert!(taken(&out).is_empty());
    let (plain, metrics) = open(&sink(", gzip: false"));
    plain.offer(&event("one"));
    plain.offer(&event("two"));
    plain.flush().await;
    assert_eq!(number(&metrics, DELIVERED), 1);
    assert_eq!(taken(&out).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_spool_holds_what_either_protocol_sends() {
    let folder = tempfile::tempdir().unwrap();
    let spool = folder.path().join("spool");
    let sink = |protocol: &str, url: &str| {
        let spool = spool.display();
        format!(
            "{{type: otlp, protocol: {protocol}, url: '{url}', spool: {{folder: '{spool}'}}, resource: {{deployment.environment.name: test}}}}"
        )
    };
    let nobody = free_address();
    let (log, _) = open(&sink("http/protobuf", &format!("http://{nobody}/v1/logs")));
    log.offer(&event("one"));
    log.offer(&event("two"));
    log.close().await;
    drop(log);
    let (log, _) = open(&sink("grpc", &format!("http://{nobody}")));
    log.offer(&event("three"));
    log.close().await;
    drop(log);
    let (_receiver, port, out) = receiver(folder.path(), &[]);
    let (log, metrics) = open(&sink("grpc", &format!("http://localhost:{port}")));
    log.flush().await;
    let taken = taken(&out);
    assert_eq!(taken.len(), 2);
    holds_one_and_two(&taken[0]);
    assert_eq!(number(&metrics, "weir_audit_spool_bytes{sink=\"otlp\"}"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn grpc_over_tls_trusts_the_authority_that_is_named_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let other = tempfile::tempdir().unwrap();
    let certificates = Certificates::new(folder.path());
    let others = Certificates::new(other.path());
    let tls = ["--tls", &certificates.certificate, &certificates.key];
    let (_receiver, port, out) = receiver(folder.path(), &tls);
    let sink = |ca: &str| {
        format!(
            "{{type: otlp, protocol: grpc, url: 'https://localhost:{port}', ca: '{ca}', resource: {{deployment.environment.name: test}}}}"
        )
    };
    let (refusing, metrics) = open(&sink(&others.authority));
    refusing.offer(&event("secret"));
    for _ in 0..200 {
        if number(&metrics, RETRIED) > 0 {
            break;
        }
        sleep(Duration::from_millis(50)).await;
    }
    assert!(number(&metrics, RETRIED) > 0);
    assert_eq!(number(&metrics, DELIVERED), 0);
    assert!(taken(&out).is_empty());
    let (log, metrics) = open(&sink(&certificates.authority));
    log.offer(&event("one"));
    log.offer(&event("two"));
    log.flush().await;
    assert_eq!(number(&metrics, DELIVERED), 1);
    let taken = taken(&out);
    assert_eq!(taken.len(), 1);
    holds_one_and_two(&taken[0]);
}
