//! A server that speaks S3 has the objects.

use std::{fs, io::Read as _, path::Path, process::Command, time::Duration};

use tokio::time::sleep;

use crate::{
    child::{Running, free_address},
    event, number, open,
};

fn server(folder: &Path, address: &str) -> Running {
    let python = artefacts::python_env(&["localbucket"]).expect("a Python");
    let port = address.rsplit(':').next().expect("a port");
    let mut command = Command::new(python);
    command
        .args(["-m", "localbucket", "--port", port])
        .arg(folder);
    Running::start(&mut command)
}

/// The files below a folder.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.path().is_dir() {
            true => found.extend(files(&entry.path())),
            false => found.push(entry.path().display().to_string()),
        }
    }
    found.sort();
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn objects_are_in_the_bucket_also_where_the_store_was_away() {
    let folder = tempfile::tempdir().unwrap();
    let (data, spool) = (folder.path().join("data"), folder.path().join("spool"));
    fs::create_dir_all(data.join("events")).unwrap();
    let address = free_address();
    let key = folder.path().join("key");
    fs::write(&key, "a secret\n").unwrap();
    let sink = format!(
        "{{type: s3, bucket: events, prefix: weir/test, endpoint: 'http://{address}', access_key: {{value: a}}, secret_key: {{file: '{}'}}, spool: {{folder: '{}'}}}}",
        key.display(),
        spool.display()
    );
    let (log, metrics) = open(&sink);
    log.offer(&event("one"));
    // Long enough for the batch to end and to be tried.
    for _ in 0..200 {
        if number(&metrics, "weir_audit_retried_total{sink=\"s3\"}") > 0 {
            break;
        }
        sleep(Duration::from_millis(50)).await;
    }
    log.close().await;
    let (log, metrics) = open(&sink);
    let _server = server(&data, &address);
    log.offer(&event("two"));
    log.flush().await;
    assert_eq!(number(&metrics, "weir_audit_lost_total"), 0);
    assert_eq!(
        number(&metrics, "weir_audit_delivered_total{sink=\"s3\"}"),
        2
    );
    let objects = files(&data.join("events"));
    assert_eq!(objects.len(), 2, "{objects:?}");
    let mut text = String::new();
    for object in &objects {
        assert!(
            object.contains("/events/weir/test/20") && object.ends_with(".ndjson.gz"),
            "{object}"
        );
        let file = fs::File::open(object).unwrap();
        flate2::read::GzDecoder::new(file)
            .read_to_string(&mut text)
            .unwrap();
    }
    assert_eq!(text.lines().count(), 2);
    assert!(text.contains("\"one\"") && text.contains("\"two\""));
}
