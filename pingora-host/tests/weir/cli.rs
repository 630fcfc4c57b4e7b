//! The commands' contracts: what goes in, what comes out, how they exit.

use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};
use tempfile::TempDir;

/// Runs `weir` with this on standard input.
pub(crate) fn weir(arguments: &[&str], input: impl AsRef<[u8]>) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_weir"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.as_ref().to_vec();
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let Output {
        status,
        stdout,
        stderr,
    } = child.wait_with_output().unwrap();
    writer.join().unwrap();
    (
        status.code().unwrap(),
        String::from_utf8(stdout).unwrap(),
        String::from_utf8(stderr).unwrap(),
    )
}

pub(crate) fn lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn segments(read: &Value) -> Vec<&Value> {
    read["segments"].as_array().unwrap().iter().collect()
}

/// The plain text; names and the like are segments too.
fn texts(read: &Value) -> Vec<&str> {
    let plain = segments(read).into_iter().filter(|s| s["kind"] == "text");
    plain.map(|s| s["text"].as_str().unwrap()).collect()
}

pub(crate) fn file(folder: &TempDir, name: &str, text: &str) -> String {
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

#[test]
fn scan_prints_findings_with_byte_offsets() {
    let (code, out, _) = weir(&["scan"], "é card 4111 1111 1111 1111.");
    assert_eq!(code, 1);
    let found = lines(&out);
    assert_eq!(found.len(), 1, "{out}");
    assert_eq!(found[0]["detector"], "finance.visa");
    assert_eq!(
        (&found[0]["start"], &found[0]["end"]),
        (&json!(8), &json!(27))
    );
    assert!(found[0]["confidence"].is_string());
}

#[test]
fn scan_finds_nothing_in_nothing() {
    for input in ["", "an ordinary sentence\n"] {
        assert_eq!(
            weir(&["scan", "-"], input),
            (0, String::new(), String::new())
        );
    }
}

#[test]
fn scan_keeps_offsets_over_bytes_that_are_no_text() {
    let (code, out, _) = weir(&["scan"], b"\xff\xfe card 4111 1111 1111 1111");
    assert_eq!(code, 1);
    assert_eq!(lines(&out)[0]["start"], 8);
    let (code, _, error) = weir(&["scan", "--redact"], b"ab\xff");
    assert_eq!(code, 2);
    assert!(error.contains("byte 2"), "{error}");
}

#[test]
fn scan_redacts() {
    let (code, out, _) = weir(&["scan", "--redact"], "card 4111 1111 1111 1111 ok\n");
    assert_eq!(code, 1);
    assert!(out.starts_with("card ") && out.ends_with(" ok\n"), "{out}");
    assert!(!out.contains("1111"), "{out}");
    assert_eq!(weir(&["scan", "--redact"], "as it is").1, "as it is");
}

#[test]
fn scan_keeps_order_and_ids_of_lines() {
    let input = "{\"id\":2,\"text\":\"4111 1111 1111 1111\"}\n\n{\"text\":\"nothing\"}\n{\"id\":\"x\",\"text\":\"\\u00e9 4111111111111111\"}";
    let (code, out, _) = weir(&["scan", "--jsonl"], input);
    assert_eq!(code, 1);
    let found = lines(&out);
    assert_eq!(found[0]["id"], 2);
    assert_eq!(found[0]["findings"][0]["detector"], "finance.visa");
    assert_eq!(found[1], json!({"id": null, "findings": []}));
    assert_eq!(found[2]["id"], "x");
    assert_eq!(found[2]["findings"][0]["start"], 3);
    let (_, out, _) = weir(&["scan", "--jsonl", "--redact"], input);
    assert_eq!(lines(&out)[1]["redacted"], "nothing");
}

#[test]
fn scan_takes_profiles_of_the_configuration() {
    let folder = TempDir::new().unwrap();
    let config = file(
        &folder,
        "weir.yaml",
        "version: 1\nprofiles:\n  - {id: mine, title: Mine, detectors: [pii.email]}\n",
    );
    let text = "a@example.org 4111 1111 1111 1111";
    let (code, out, _) = weir(&["scan", "--config", &config, "--profile", "mine"], text);
    assert_eq!(code, 1);
    assert_eq!(lines(&out).len(), 1, "{out}");
    let (code, out, error) = weir(&["scan", "--profile", "nope"], text);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(error.contains("nope"), "{error}");
}

#[test]
fn a_bad_line_is_named_and_takes_no_other_with_it() {
    for command in ["scan", "extract"] {
        let good =
            "{\"id\":1,\"text\":\"x\",\"method\":\"POST\",\"path\":\"/x\",\"body\":\"{}\"}\n";
        for (bad, place) in [
            ("{\"text\":}\n", ":2:9:"),
            ("[]\n", ":2:"),
            ("{\"text\":\"\u{1}\"}\n", ":2:"),
        ] {
            let (code, out, error) = weir(&[command, "--jsonl"], format!("{good}{bad}{good}"));
            assert_eq!(code, 2, "{command} {bad}");
            assert_eq!(out.lines().count(), 2, "{command} {bad}");
            assert!(error.contains(place), "{command} {bad}: {error}");
        }
    }
    let (code, _, error) = weir(&["scan", "--jsonl"], b"{\"text\":\"\xff\"}\n");
    assert_eq!(code, 2, "{error}");
}

#[test]
fn a_file_that_is_not_there_is_bad_input() {
    for arguments in [
        ["scan", "/nowhere/x"].as_slice(),
        &["extract", "--jsonl", "/nowhere/x"],
        &["eval", "true", "--fields", "/nowhere/x"],
        &["check", "/nowhere/x"],
        &["run", "--config", "/nowhere/x"],
    ] {
        let (code, out, error) = weir(arguments, "");
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert!(error.contains("/nowhere/x"), "{error}");
    }
}

#[test]
fn extract_reads_a_request() {
    let line = json!({
        "id": "a", "method": "POST", "host": "api.openai.com", "path": "/v1/chat/completions",
        "headers": {"Content-Type": "application/json"},
        "body": "{\"model\":\"gpt-5\",\"stream\":true,\"messages\":[{\"role\":\"system\",\"content\":\"be kind\"},{\"role\":\"user\",\"content\":\"hello\"}]}"
    });
    let (code, out, error) = weir(&["extract", "--jsonl"], line.to_string());
    assert_eq!(code, 0, "{error}");
    let read = &lines(&out)[0];
    assert_eq!(read["id"], "a");
    assert_eq!(read["provider"], "openai");
    assert_eq!(read["model"], "gpt-5");
    assert_eq!(read["stream"], true);
    let system = json!({"role": "system", "kind": "text", "text": "be kind"});
    assert!(segments(read).contains(&&system), "{read}");
    assert_eq!(texts(read), ["be kind", "hello"]);
}

#[test]
fn extract_reads_base64_and_the_response() {
    // {"model":"m","messages":[{"role":"user","content":"hi"}]}
    let body = "eyJtb2RlbCI6Im0iLCJtZXNzYWdlcyI6W3sicm9sZSI6InVzZXIiLCJjb250ZW50IjoiaGkifV19";
    let line = json!({
        "method": "POST", "host": "h", "path": "/v1/messages", "headers": [["content-type", "application/json"]],
        "body_base64": body,
        "response": {"headers": {"content-type": "application/json"}, "body": {
            "id": "msg", "type": "message", "role": "assistant", "model": "m",
            "content": [{"type": "text", "text": "hello"}],
            "usage": {"input_tokens": 3, "output_tokens": 4}}}
    });
    let (code, out, error) = weir(&["extract", "--jsonl"], line.to_string());
    assert_eq!(code, 0, "{error}");
    let read = &lines(&out)[0];
    assert_eq!(read["provider"], "anthropic");
    assert_eq!(texts(read), ["hi", "hello"]);
    assert_eq!(
        read["usage"],
        json!({"input_tokens": 3, "output_tokens": 4})
    );
}

#[test]
fn extract_says_what_it_could_not_read() {
    let exchange = |headers: Value, body: &str| {
        json!({"path": "/v1/messages", "headers": headers, "body": body}).to_string()
    };
    let whole = r#"{"model":"m","messages":[{"role":"user","content":"hi"}]}"#;
    let read = |line: String| {
        let (code, out, error) = weir(&["extract", "--jsonl"], line);
        assert_eq!(code, 0, "{error}");
        lines(&out)[0].clone()
    };
    let cut = read(exchange(json!({}), whole.get(..40).unwrap()));
    assert_eq!(cut["provider"], "anthropic");
    assert!(cut["unread"].as_str().unwrap().contains("byte 40"), "{cut}");
    let nothing = read(exchange(json!({}), ""));
    assert_eq!((texts(&nothing).len(), nothing.get("unread")), (0, None));
    // A recording keeps the head as it came, and often the body decoded.
    let decoded = read(exchange(json!({"content-encoding": "br"}), whole));
    assert_eq!(texts(&decoded), ["hi"]);
}

#[test]
fn extract_takes_one_body() {
    let both = json!({"path": "/x", "body": "", "body_base64": ""}).to_string();
    assert_eq!(weir(&["extract", "--jsonl"], both).0, 2);
}

#[test]
fn eval_prints_true_or_false() {
    let folder = TempDir::new().unwrap();
    let fields = file(
        &folder,
        "fields.json",
        "{\"http.request.method\": \"POST\", \"cf.llm.prompt.injection_score\": 7}",
    );
    for (expression, wanted) in [
        ("http.request.method eq \"POST\"", "true\n"),
        (
            "cf.llm.prompt.injection_score lt 20 and http.host eq \"\"",
            "true\n",
        ),
        ("http.request.method in {\"GET\" \"PUT\"}", "false\n"),
    ] {
        let (code, out, error) = weir(&["eval", expression, "--fields", &fields], "");
        assert_eq!((code, out.as_str()), (0, wanted), "{expression}: {error}");
        assert_eq!(weir(&["eval", "--check", expression], "").0, 0);
    }
    let (_, out, _) = weir(
        &["eval", "http.request.method eq \"\"", "--fields", "-"],
        "{}",
    );
    assert_eq!(out, "true\n");
}

#[test]
fn eval_says_where_an_expression_is_wrong() {
    for expression in [
        "http.request.methud eq \"x\"",
        "http.request.method eq 1",
        "(",
        "http.host\n eq =",
    ] {
        for arguments in [
            ["eval", "--check", expression].as_slice(),
            &["eval", expression, "--fields", "-"],
        ] {
            let (code, out, error) = weir(arguments, "{}");
            assert_eq!((code, out.as_str()), (2, ""), "{expression}");
            assert!(error.contains("line") || error.contains(':'), "{error}");
        }
    }
    let (_, _, error) = weir(&["eval", "--check", "http.request.methud eq \"x\""], "");
    assert!(
        error.contains("http.request.method"),
        "no near name: {error}"
    );
    for fields in ["[]", "{\"no.such.field\": 1}", "{\"http.host\": 1}", "{"] {
        assert_eq!(
            weir(&["eval", "true", "--fields", "-"], fields).0,
            2,
            "{fields}"
        );
    }
}

#[test]
fn check_accepts_and_refuses() {
    let folder = TempDir::new().unwrap();
    let good = file(
        &folder,
        "good.yaml",
        "version: 1\nlanes: {llm_gateway: {}}\n",
    );
    let bad = file(
        &folder,
        "bad.yaml",
        "version: 1\nlanes:\n  llm_gateway:\n    rules:\n      - {id: a, when: 'http.hoss eq \"x\"', action: block}\n",
    );
    let unknown = file(&folder, "unknown.yaml", "version: 1\nlanez: {}\n");
    let (code, out, _) = weir(&["check", &good], "");
    assert_eq!((code, out), (0, format!("{good}: ok\n")));
    let (code, out, error) = weir(&["check", &bad, &good, &unknown], "");
    assert_eq!((code, out), (2, format!("{good}: ok\n")));
    assert!(error.contains(&format!("{bad}:5:")), "{error}");
    assert!(error.contains("http.host"), "{error}");
    assert!(
        error.contains("unknown.yaml") && error.contains("lanez"),
        "{error}"
    );
}

#[test]
fn check_refuses_what_a_start_would() {
    let folder = TempDir::new().unwrap();
    let head = "version: 1\nlanes: {ai_waf: {}}\npingora:\n  upstreams: {u: {servers: ['127.0.0.1:1']}}\n  listeners:\n    - {lane: ai_waf, upstream: u, address: '127.0.0.1:0'";
    for (name, rest, place) in [
        (
            "address",
            "}\n    - {lane: ai_waf, upstream: u, address: x}\n",
            ":7:44: ",
        ),
        ("tls", ", tls: {certificate: /nowhere/c, key: k}}\n", ":6:"),
        ("route", ", routes: {v1: u}}\n", ":6:"),
        ("log", "}\n  audit_log: /nowhere/log\n", ":7:14: "),
        ("budget", "}\nclassifiers: {budget_ms: 0}\n", ":7:26: "),
    ] {
        let bad = file(&folder, name, &format!("{head}{rest}"));
        let (code, _, checked) = weir(&["check", &bad], "");
        assert_eq!(code, 2, "{checked}");
        let problem = checked.lines().next().unwrap();
        assert!(problem.starts_with(&format!("{bad}{place}")), "{checked}");
        let (code, _, started) = weir(&["run", "--config", &bad], "");
        assert_eq!((code, started), (2, format!("weir: {problem}\n")));
    }
}

#[test]
fn schema_is_json_schema() {
    let (code, out, _) = weir(&["schema"], "");
    assert_eq!(code, 0);
    let schema: Value = serde_json::from_str(&out).unwrap();
    assert!(schema["properties"]["pingora"].is_object());
}

#[test]
fn a_reader_that_leaves_is_no_panic() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_weir"))
        .args(["scan", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    for _ in 0..20_000 {
        if stdin.write_all(b"{\"text\":\"x\"}\n").is_err() {
            break;
        }
    }
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert!(
        output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn help_names_the_exit_codes() {
    let (code, out, _) = weir(&["scan", "--help"], "");
    assert_eq!(code, 0);
    assert!(
        out.contains("Exits with 1 when something was found"),
        "{out}"
    );
    assert_eq!(weir(&["nonsense"], "").0, 2);
}

const PEOPLE: &str = "version: 1\nprofiles:\n  - {id: people, detectors: [pii.person]}\n  - {id: mail, detectors: [pii.email]}\n";
const ABOUT_ANN: &str = "My name is Ann Kowalski, write to ann.kowalski@example.org.";

/// The detectors of one scanned line, each once.
fn detectors(line: &Value) -> Vec<&str> {
    let found = line["findings"].as_array().unwrap().iter();
    let mut ids: Vec<&str> = found.map(|f| f["detector"].as_str().unwrap()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// With the real network.
#[test]
fn scan_asks_the_classifiers_and_keeps_to_its_profiles() {
    let folder = TempDir::new().unwrap();
    let config = file(&folder, "weir.yaml", PEOPLE);
    let input = json!({"id": 1, "text": ABOUT_ANN}).to_string();
    for (profile, wanted) in [
        (None, ["pii.email", "pii.person"].as_slice()),
        (Some("people"), &["pii.person"]),
        (Some("mail"), &["pii.email"]),
    ] {
        let mut arguments = vec!["scan", "--jsonl", "--classifiers", "--config", &config];
        arguments.extend(profile.into_iter().flat_map(|id| ["--profile", id]));
        let (code, out, error) = weir(&arguments, &input);
        assert_eq!(code, 1, "{error}");
        assert_eq!(detectors(&lines(&out)[0]), wanted, "{out}");
    }
}

/// With the real network.
#[test]
fn classify_says_what_a_lane_would_act_on() {
    let input = [
        json!({"id": "a", "text": ABOUT_ANN}),
        // An address of which nobody can be sure is no personal data, here as in a lane.
        json!({"id": "b", "text": "it is 203.0.113.9 they say"}),
    ]
    .map(|line| line.to_string())
    .join("\n");
    let (code, out, error) = weir(&["classify", "--jsonl"], input);
    assert_eq!(code, 0, "{error}");
    let said = lines(&out);
    assert_eq!(said[0]["id"], "a");
    assert_eq!(
        said[0]["pii_categories"],
        json!(["EMAIL_ADDRESS", "PERSON"])
    );
    assert_eq!(said[1]["pii_categories"], json!([]));
    for line in &said {
        let score = line["injection_score"].as_i64();
        assert!(score.is_some_and(|s| (50..100).contains(&s)), "{line}");
    }
}

#[test]
fn what_lines_look_like_is_said() {
    for (arguments, wanted) in [
        (["extract"].as_slice(), "\"body\""),
        (&["scan", "--jsonl"], "{\"id\", \"text\"}"),
    ] {
        let (code, _, error) = weir(arguments, "Dear all\n");
        assert_eq!(code, 2);
        assert!(
            error.contains("each is to be JSON") && error.contains(wanted),
            "{error}"
        );
    }
}

/// What stands between backquotes in a command's help is tried.
#[test]
fn examples_in_the_help_of_eval_work() {
    let (_, help, _) = weir(&["eval", "--help"], "");
    let help: Vec<&str> = help.split_whitespace().collect();
    let help = help.join(" ");
    let examples: Vec<&str> = help.split('`').skip(1).step_by(2).collect();
    let [expression, fields, ..] = examples.as_slice() else {
        panic!("{help}");
    };
    let (code, out, error) = weir(&["eval", expression, "--fields", "-"], fields);
    assert_eq!((code, out.as_str()), (0, "true\n"), "{error}");
    // Without fields all have their defaults.
    let (code, out, error) = weir(&["eval", expression], "");
    assert_eq!((code, out.as_str()), (0, "false\n"), "{error}");
}

#[test]
fn a_configuration_that_is_no_text_is_named_with_the_byte() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("weir.yaml");
    std::fs::write(&path, b"version: 1 # \xe9\n").unwrap();
    let path = path.display().to_string();
    for arguments in [
        ["check", &path].as_slice(),
        &["run", "--config", &path],
        &["scan", "--config", &path],
    ] {
        let (code, _, error) = weir(arguments, "");
        assert_eq!(code, 2);
        assert!(error.contains("weir.yaml: not UTF-8 at byte 13"), "{error}");
    }
}

#[test]
fn profiles_say_what_they_ask_for() {
    let (_, out, _) = weir(&["profiles"], "");
    let line = |id: &str| {
        let found = out.lines().find(|line| line.split(' ').next() == Some(id));
        found.unwrap().to_owned()
    };
    assert!(line("ai_prompt_pii").contains(" 2 topics "), "{out}");
    assert!(line("ai_prompt_customer").contains(" 1 topic "), "{out}");
    assert!(
        line("health_information").contains(" 4 detectors "),
        "{out}"
    );
    let (_, out, _) = weir(&["profiles", "ai_prompt_customer"], "");
    assert!(out.contains("Fires at: 1 finding\n"), "{out}");
    assert!(out.contains("content.customer_data"), "{out}");
}
