//! `weir extract --explain`: by what each text of a request is found, and where it stands.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::cli::{lines, weir};

const POLICY: &str = r#"
version: 1
lanes:
  ai_waf:
    profiles: []
    endpoints:
      - path: /api/chat
        prompts:
          - expression: requests[*].content
          - expression: decode_base64(data)
            role: tool
          - jsonpath: $.turns[?@.by == 'me'].said
          - expression: http.request.headers["x-ask"][*]
      - path: /graphql
"#;

/// What is printed of a request, as JSON.
fn explained(request: &Value, policy: Option<&str>) -> Value {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("weir.yaml");
    let mut arguments = vec!["extract", "--explain", "--json"];
    if let Some(policy) = policy {
        fs::write(&file, policy).unwrap();
        arguments.extend(["--config", file.to_str().unwrap()]);
    }
    let (code, out, error) = weir(&arguments, request.to_string());
    assert_eq!(code, 0, "{error}");
    lines(&out).remove(0)
}

fn told(explained: &Value) -> Vec<[String; 2]> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let segments = explained["segments"].as_array().unwrap().iter();
    let prompts = segments.filter(|s| s["prompt"] == true);
    prompts
        .map(|s| [text(&s["found_by"]), text(&s["place"])])
        .collect()
}

#[test]
fn each_text_has_its_rule_and_place() {
    let form = "multipart/form-data; boundary=b";
    let parts = "--b\r\nContent-Disposition: form-data; name=\"requests\"\r\n\r\nhi\r\n--b\r\nContent-Disposition: form-data; name=\"q\"\r\n\r\nyou\r\n--b--\r\n";
    let query = "mutation { a(m: \"hi\") { id } }";
    let url = "application/x-www-form-urlencoded";
    for (path, content_type, body, by, wanted) in [
        (
            "/api/chat",
            "",
            json!({"requests": [{"content": "hi", "x": "y"}], "z": 1}),
            "rules",
            vec![["prompts[0]", "/requests/0/content"]],
        ),
        (
            "/api/chat",
            "",
            json!({"data": "aGk="}),
            "rules",
            vec![["prompts[1]", "decode_base64(data)"]],
        ),
        (
            "/api/chat",
            "",
            json!({"turns": [{"by": "me", "said": "a"}, {"by": "you", "said": "b"}]}),
            "rules",
            vec![["prompts[2]", "/turns/0/said"]],
        ),
        (
            "/api/chat",
            "",
            json!({"ab": ["hello"]}),
            "leaves",
            vec![["leaf", "/ab/0"]],
        ),
        (
            "/api/chat",
            "",
            json!({"n": 1}),
            "body",
            vec![["whole body", "(body)"]],
        ),
        (
            "/api/chat",
            "text/plain",
            json!("hello"),
            "body",
            vec![["whole body", "(body)"]],
        ),
        (
            "/api/chat",
            url,
            json!("q=hi&b=you"),
            "form",
            vec![["form field", "q"], ["form field", "b"]],
        ),
        (
            "/api/chat",
            form,
            json!(parts),
            "parts",
            vec![["form part", "requests"], ["form part", "q"]],
        ),
        (
            "/graphql",
            "",
            json!({"query": query, "variables": {"v": "x"}}),
            "graphql",
            vec![
                ["graphql query", "/query"],
                ["graphql literal", "/query"],
                ["leaf", "/variables/v"],
            ],
        ),
    ] {
        let request =
            json!({"path": path, "headers": {"content-type": content_type}, "body": body});
        let explained = explained(&request, Some(POLICY));
        assert_eq!(explained["prompt"]["by"], by, "{explained}");
        assert_eq!(told(&explained), wanted, "{explained}");
    }
}

#[test]
fn without_a_configuration_known_shapes_are_told() {
    let body =
        json!({"model": "m", "messages": [{"role": "system", "content": "be kind"}], "mine": "x"});
    let known = explained(&json!({"path": "/v1/chat/completions", "body": body}), None);
    let by = "openai.chat_completions";
    assert!(
        told(&known).contains(&[by.to_owned(), "/messages/0/content".to_owned()]),
        "{known}"
    );
    assert!(
        told(&known).contains(&["leaf".to_owned(), "/mine".to_owned()]),
        "{known}"
    );
}

#[test]
fn what_the_lane_does_not_look_at_is_said() {
    let request = json!({"path": "/else", "body": {"a": "b"}});
    assert_eq!(explained(&request, Some(POLICY))["unread"], "out_of_scope");
    let request = json!({"path": "/api/chat", "headers": [["X-Ask", "hello"]], "method": "GET"});
    let of_header = explained(&request, Some(POLICY));
    assert_eq!(of_header["endpoint"], 0);
    assert_eq!(told(&of_header)[0][0], "prompts[3]", "{of_header}");
}

#[test]
fn people_get_a_table_without_texts() {
    let request = json!({"id": 7, "host": "a.example", "path": "/v1/x?secret=1", "body": {"message": "what nobody sees"}});
    let (code, out, error) = weir(&["extract", "--explain"], request.to_string());
    assert_eq!((code, error.as_str()), (0, ""));
    assert_eq!(
        out,
        "POST a.example/v1/x  (7)\n  prompt by leaves\n\n          found by  place     role     kind     bytes\n  prompt  leaf      /message  unknown  generic     16\n\n"
    );
}

#[test]
fn options_of_the_explanation_need_it() {
    for option in ["--json", "--config=weir.yaml"] {
        let (code, _, error) = weir(&["extract", option], "");
        assert!(code == 2 && error.contains("--explain"), "{error}");
    }
    let wrong = POLICY.replace("$.turns[", "$.turns[[");
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("weir.yaml");
    fs::write(&file, wrong).unwrap();
    let (code, _, error) = weir(
        &["extract", "--explain", "--config", file.to_str().unwrap()],
        "",
    );
    assert!(
        code == 2
            && error.contains("weir.yaml:12:23: lanes.ai_waf.endpoints[0].prompts[2].jsonpath: 1:"),
        "{error}"
    );
}
