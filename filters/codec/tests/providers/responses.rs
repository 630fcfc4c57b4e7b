//! OpenAI Responses, whole and streamed.

use codec::{Direction, Kind, Role, StreamEvent};

use crate::exchange::{
    assert_cuts_agree, assert_nothing_generic, assert_texts, cut, joined, read, replaced, sse,
    streamed,
};

const PATH: &str = "/v1/responses";

#[test]
fn a_request_of_every_item() {
    let body = r#"{"model":"gpt-5","stream":true,"instructions":"sys","previous_response_id":"resp_1","user":"u 1",
      "prompt":{"id":"pmpt_1","variables":{"who":"variable"}},
      "tools":[{"type":"function","name":"f","description":"desc","parameters":{"description":"deep"}},
               {"type":"mcp","server_label":"lab el","server_url":"https://x.example/a b","headers":{"X":"header"}}],
      "text":{"format":{"type":"json_schema","name":"n","schema":{"description":"schema"}}},
      "input":[
        {"role":"user","content":"plain"},
        {"type":"message","role":"developer","content":[{"type":"input_text","text":"part"}]},
        {"type":"message","role":"user","content":[{"type":"input_image","image_url":"data:image/jpeg;base64,/9j/4AAQ"},
           {"type":"input_file","filename":"a b.pdf","file_data":"data:application/pdf;base64,JVBERi0x"},
           {"type":"input_audio","input_audio":{"data":"UklGRiQA","format":"wav"}}]},
        {"type":"function_call","call_id":"c1","name":"f","arguments":"{\"q\":\"arg\"}"},
        {"type":"function_call_output","call_id":"c1","output":"result"},
        {"type":"function_call_output","call_id":"c2","output":[{"type":"input_text","text":"result two"}]},
        {"type":"custom_tool_call","call_id":"c3","name":"g","input":"free input"},
        {"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"thought"}],"encrypted_content":"gAAAAABoAbCdEfGhIjKlAbCdEfGhIjKlMnOpAbCdEfGhIjKlMnOpAbCdEfGhIjKlMnOp"},
        {"type":"mcp_call","id":"m1","server_label":"l","name":"t","arguments":"{}","output":"mcp out"},
        {"type":"web_search_call","id":"w1","status":"completed","action":{"type":"search","query":"search me"}},
        {"type":"code_interpreter_call","id":"ci","code":"print(1)","outputs":[{"type":"logs","logs":"log line"}]},
        {"type":"local_shell_call_output","id":"ls","output":"shell out"}]}"#;
    let document = read(PATH, Direction::Request, body);
    assert_eq!(document.model(), Some("gpt-5"));
    assert!(document.stream());
    assert_nothing_generic(&document);
    assert_texts(
        &document,
        &[
            (Role::System, Kind::Text, "sys"),
            (Role::User, Kind::Text, "variable"),
            (Role::Developer, Kind::ToolDefinition, "desc"),
            (Role::Developer, Kind::ToolDefinition, "deep"),
            (Role::Developer, Kind::Metadata, "header"),
            (Role::Developer, Kind::ToolDefinition, "schema"),
            (Role::User, Kind::Text, "plain"),
            (Role::Developer, Kind::Text, "part"),
            (Role::User, Kind::Media, ""),
            (Role::Assistant, Kind::ToolArguments, r#"{"q":"arg"}"#),
            (Role::Tool, Kind::ToolResult, "result"),
            (Role::Tool, Kind::ToolResult, "result two"),
            (Role::Assistant, Kind::ToolArguments, "free input"),
            (Role::Assistant, Kind::Reasoning, "thought"),
            (Role::Assistant, Kind::Opaque, ""),
            (Role::Tool, Kind::ToolResult, "mcp out"),
            (Role::Assistant, Kind::ToolArguments, "search me"),
            (Role::Assistant, Kind::ToolArguments, "print(1)"),
            (Role::Tool, Kind::ToolResult, "log line"),
            (Role::Tool, Kind::ToolResult, "shell out"),
        ],
    );
    let media = document.segments().iter().filter(|s| s.kind == Kind::Media);
    assert_eq!(media.count(), 3);
    let one = read(
        PATH,
        Direction::Request,
        r#"{"model":"m","input":"just text"}"#,
    );
    assert_texts(&one, &[(Role::User, Kind::Text, "just text")]);
}

#[test]
fn a_response() {
    let body = r#"{"id":"resp_1","object":"response","status":"completed","model":"gpt-5","output":[
        {"type":"reasoning","id":"rs","summary":[{"type":"summary_text","text":"think"}],"content":[{"type":"reasoning_text","text":"raw"}]},
        {"type":"message","id":"msg","role":"assistant","content":[
          {"type":"output_text","text":"hello 4111","annotations":[{"type":"url_citation","title":"A title","url":"https://a.example"}],"logprobs":[{"token":"4111"}]},
          {"type":"refusal","refusal":"no way"}]}],
        "usage":{"input_tokens":5,"input_tokens_details":{"cached_tokens":1},"output_tokens":6,"output_tokens_details":{"reasoning_tokens":2},"total_tokens":11}}"#;
    let document = read(PATH, Direction::Response, body);
    assert_nothing_generic(&document);
    assert_texts(
        &document,
        &[
            (Role::Assistant, Kind::Reasoning, "think"),
            (Role::Assistant, Kind::Reasoning, "raw"),
            (Role::Assistant, Kind::Text, "hello 4111"),
            (Role::Assistant, Kind::Citation, "A title"),
            (Role::Assistant, Kind::Refusal, "no way"),
        ],
    );
    let usage = document.usage().unwrap();
    assert_eq!(
        (usage.input, usage.output, usage.reasoning),
        (Some(5), Some(6), Some(2))
    );
    let out = replaced(&document, body, "4111", "X");
    assert_eq!(
        out,
        body.replace("hello 4111", "hello X")
            .replace(r#"[{"token":"4111"}]"#, "[]")
    );
}

fn stream() -> String {
    sse(&[
        r#"{"type":"response.created","response":{"id":"resp_1","object":"response","model":"gpt-5","output":[],"instructions":"sys"}}"#,
        r#"{"type":"response.output_item.added","output_index":0,"item":{"id":"rs","type":"reasoning","summary":[]}}"#,
        r#"{"type":"response.reasoning_summary_text.delta","item_id":"rs","output_index":0,"summary_index":0,"delta":"thin"}"#,
        r#"{"type":"response.reasoning_summary_text.delta","item_id":"rs","output_index":0,"summary_index":0,"delta":"king"}"#,
        r#"{"type":"response.reasoning_summary_text.done","item_id":"rs","output_index":0,"summary_index":0,"text":"thinking"}"#,
        r#"{"type":"response.output_item.added","output_index":1,"item":{"id":"msg","type":"message","role":"assistant","content":[]}}"#,
        r#"{"type":"response.content_part.added","item_id":"msg","output_index":1,"content_index":0,"part":{"type":"output_text","text":""}}"#,
        r#"{"type":"response.output_text.delta","item_id":"msg","output_index":1,"content_index":0,"delta":"hello 4111","logprobs":[{"token":"4111"}],"obfuscation":"x1Y2z3"}"#,
        r#"{"type":"response.output_text.delta","item_id":"msg","output_index":1,"content_index":0,"delta":" there","logprobs":[{"token":"there"}]}"#,
        r#"{"type":"response.output_text.done","item_id":"msg","output_index":1,"content_index":0,"text":"hello 4111 there","logprobs":[{"token":"4111"}]}"#,
        r#"{"type":"response.content_part.done","item_id":"msg","output_index":1,"content_index":0,"part":{"type":"output_text","text":"hello 4111 there"}}"#,
        r#"{"type":"response.output_item.done","output_index":1,"item":{"id":"msg","type":"message","role":"assistant","content":[{"type":"output_text","text":"hello 4111 there"}]}}"#,
        r#"{"type":"response.output_item.added","output_index":2,"item":{"id":"fc","type":"function_call","name":"f","arguments":""}}"#,
        r#"{"type":"response.function_call_arguments.delta","item_id":"fc","output_index":2,"delta":"{\"n\":"}"#,
        r#"{"type":"response.function_call_arguments.delta","item_id":"fc","output_index":2,"delta":"4111}"}"#,
        r#"{"type":"response.function_call_arguments.done","item_id":"fc","output_index":2,"arguments":"{\"n\":4111}"}"#,
        r#"{"type":"response.brand_new.delta","output_index":3,"delta":"ne"}"#,
        r#"{"type":"response.brand_new.delta","output_index":3,"delta":"w"}"#,
        r#"{"type":"response.completed","response":{"id":"resp_1","object":"response","model":"gpt-5","output":[{"type":"message","content":[{"type":"output_text","text":"hello 4111 there"}]}],"usage":{"input_tokens":3,"output_tokens":9}}}"#,
    ])
}

#[test]
fn a_stream_says_everything_three_times() {
    let events = cut(PATH, &stream(), &[]);
    let texts = joined(&events);
    let texts: Vec<_> = texts.iter().map(|t| (t.1, t.2.as_str())).collect();
    assert_eq!(
        texts,
        [
            (Kind::Text, "sys"),
            (Kind::Reasoning, "thinking"),
            (Kind::Reasoning, "thinking"),
            (Kind::Text, "hello 4111 there"),
            (Kind::Text, "hello 4111 there"),
            (Kind::Text, "hello 4111 there"),
            (Kind::Text, "hello 4111 there"),
            (Kind::Name, "f"),
            (Kind::ToolArguments, "{\"n\":4111}"),
            (Kind::ToolArguments, "{\"n\":4111}"),
            (Kind::Generic, "new"),
            (Kind::Text, "hello 4111 there"),
        ]
    );
    let usage = events
        .iter()
        .filter_map(StreamEvent::usage)
        .next_back()
        .unwrap();
    assert_eq!((usage.input, usage.output), (Some(3), Some(9)));
    assert_eq!(events.first().unwrap().model(), Some("gpt-5"));
    // The delta's text ends with its `.done`.
    let done = events.get(9).unwrap();
    assert_eq!(done.closes().len(), 2);
}

#[test]
fn a_redacted_stream_has_it_nowhere() {
    let stream = stream();
    let out = streamed(&cut(PATH, &stream, &[]), "4111", "[C]");
    assert!(!out.contains("4111"));
    let expected = stream
        .replace("hello 4111", "hello [C]")
        .replace(r#"[{"token":"4111"}]"#, "[]")
        .replace(r#""delta":"4111}""#, r#""delta":"\"[C]\"}""#)
        .replace(r#"{\"n\":4111}"#, r#"{\"n\":\"[C]\"}"#);
    assert_eq!(out, expected);
}

#[test]
fn a_stream_cut_anywhere_is_the_same() {
    let stream = stream();
    assert_cuts_agree(|cuts| cut(PATH, &stream, cuts), &stream);
}
