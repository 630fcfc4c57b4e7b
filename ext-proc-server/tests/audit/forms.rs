//! Events in OCSF's form keep the rules of its published schema.

use std::{
    fs::{self, File},
    path::Path,
    process::Command,
    sync::Arc,
};

use lane::{ActionTaken, Event, Outcome};

use crate::{event, open};

const OUTCOMES: &[(Outcome, ActionTaken)] = &[
    (Outcome::Passed, ActionTaken::Allow),
    (Outcome::Passed, ActionTaken::Log),
    (Outcome::Redacted, ActionTaken::Redact),
    (Outcome::Refused, ActionTaken::Allow),
    (Outcome::Refused, ActionTaken::Block),
    (Outcome::Refused, ActionTaken::Challenge),
    (Outcome::Refused, ActionTaken::Refuse),
    (Outcome::Cut, ActionTaken::Block),
    (Outcome::FailedOpen, ActionTaken::Allow),
    (Outcome::BrokenOff, ActionTaken::Allow),
    (Outcome::ClientGone, ActionTaken::Allow),
    (Outcome::UpstreamFailed, ActionTaken::Allow),
    (Outcome::HostFailed, ActionTaken::Allow),
];

/// Of every outcome, with all sorts of hosts and methods.
fn events() -> Vec<Arc<Event>> {
    let hosts = [
        "chat.example",
        "chat.example:8443",
        "127.0.0.1:80",
        "[::1]:80",
        "",
        "a_b",
        "<pii.email>",
    ];
    let methods = ["POST", "GET", "PATCH", "", "CONNECT"];
    let mut events = Vec::new();
    for (outcome, action) in OUTCOMES {
        for (n, host) in hosts.iter().enumerate() {
            let mut event = Event::clone(&event("one"));
            event.outcome = *outcome;
            event.verdict.action = *action;
            event.verdict.rules = vec!["cards".to_owned(); n % 2];
            event.host = (*host).to_owned();
            event.method = methods[n % methods.len()].to_owned();
            event.client_ip = (n % 2 == 0).then(|| "2001:db8::1".to_owned());
            event.email = (n % 3 == 0).then(|| "somebody".to_owned());
            event.model = (n % 2 == 0).then(|| "gpt-5".to_owned());
            events.push(Arc::new(event));
        }
    }
    events.push(Arc::default());
    events
}

#[tokio::test]
async fn events_keep_the_rules_of_the_published_schema() {
    let python = artefacts::python_env(&["ocsf-json-schema"]).expect("a Python");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("events");
    let (log, _) = open(&format!(
        "{{type: file, path: '{}', format: ocsf}}",
        file.display()
    ));
    let events = events();
    events.iter().for_each(|event| log.offer(event));
    log.close().await;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/audit/ocsf.py");
    let check = |file: &Path| {
        let mut command = Command::new(&python);
        command.arg(&script).stdin(File::open(file).unwrap());
        command.output().unwrap()
    };
    let checked = check(&file);
    let said = String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.success(), "{said}");
    let versions = String::from_utf8(checked.stdout).unwrap();
    assert_eq!(versions.lines().count(), events.len());
    assert!(versions.lines().all(|line| line == "1.3.0"));
    // The check can fail.
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("\"severity_id\"", "\"severity_no\"")).unwrap();
    assert!(!check(&file).status.success());
}
