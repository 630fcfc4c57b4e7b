//! OpenTelemetry's own classes read what is exported.

use std::{fs, path::Path, process::Command};

use serde_json::Value;

use crate::{child::Running, event, number, open};

#[tokio::test(flavor = "multi_thread")]
async fn opentelemetry_reads_what_is_exported() {
    let python = artefacts::python_env(&["opentelemetry-proto"]).expect("a Python");
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("exported");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/audit/otlp_receiver.py");
    // Its first answer asks to come again.
    let (_receiver, port) = Running::saying(Command::new(python).arg(script).arg(&out).arg("503"));
    let (log, metrics) = open(&format!(
        "{{type: otlp, url: 'http://127.0.0.1:{port}/v1/logs', resource: {{deployment.environment.name: test}}}}"
    ));
    log.offer(&event("one"));
    log.offer(&event("two"));
    log.flush().await;
    assert_eq!(
        number(&metrics, "weir_audit_retried_total{sink=\"otlp\"}"),
        1
    );
    // The receiver says that it did not want one of them.
    assert_eq!(
        number(&metrics, "weir_audit_delivered_total{sink=\"otlp\"}"),
        1
    );
    assert_eq!(number(&metrics, "weir_audit_lost_total"), 1);
    let text = fs::read_to_string(&out).unwrap();
    let request: Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
    holds_one_and_two(&request);
}

/// That an export has these events, as a resource of the environment `test`.
pub(crate) fn holds_one_and_two(request: &Value) {
    let logs = &request["resourceLogs"][0];
    assert_eq!(attribute(&logs["resource"], "service.name"), "weir");
    assert_eq!(
        attribute(&logs["resource"], "deployment.environment.name"),
        "test"
    );
    let records = logs["scopeLogs"][0]["logRecords"]
        .as_array()
        .expect("records");
    assert_eq!(records.len(), 2);
    let record = &records[0];
    assert_eq!(record["timeUnixNano"], "1778661000000000000");
    assert_eq!(record["severityNumber"], "SEVERITY_NUMBER_INFO");
    assert_eq!(record["eventName"], "weir.exchange");
    assert_eq!(attribute(record, "url.path"), "/chat");
    let body = record["body"]["kvlistValue"]["values"]
        .as_array()
        .expect("values");
    let id = body
        .iter()
        .find(|pair| pair["key"] == "request_id")
        .expect("an id");
    assert_eq!(id["value"]["stringValue"], "one");
}

fn attribute<'v>(of: &'v Value, name: &str) -> &'v str {
    let all = of["attributes"].as_array().expect("attributes");
    let found = all.iter().find(|pair| pair["key"] == name);
    found.expect(name)["value"]["stringValue"]
        .as_str()
        .expect("text")
}
