//! Gemini generateContent and streamGenerateContent, as events and as an array.

use codec::{Direction, EventLimits, EventStream, Kind, Role, StreamEvent, operation};

use crate::exchange::{
    assert_cuts_agree, assert_nothing_generic, assert_texts, cut, feed, joined, known, read,
    replaced, sse, streamed,
};

const PATH: &str = "/v1beta/models/gemini-2.5-flash:generateContent";
const STREAM_PATH: &str = "/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse";

#[test]
fn a_request_in_both_spellings() {
    let camel = r#"{"systemInstruction":{"parts":[{"text":"sys"}]},"contents":[
        {"role":"user","parts":[{"text":"plain"},{"inlineData":{"mimeType":"image/png","data":"iVBORw0KGgo="}},
           {"fileData":{"mimeType":"video/mp4","fileUri":"https://f.example/a b"}}]},
        {"role":"model","parts":[{"text":"thought","thought":true},{"thoughtSignature":"CiQBveKdbYabcdEfAbCdEfGhIjKlMnOpAbCdEfGhIjKlMnOpAbCdEfGhIjKlMnOp","functionCall":{"name":"f","args":{"q":"arg","my key":["leaf"]}}},
           {"executableCode":{"language":"PYTHON","code":"print(1)"}},{"codeExecutionResult":{"outcome":"OUTCOME_OK","output":"one"}}]},
        {"parts":[{"functionResponse":{"name":"f","response":{"result":"result"}}}]}],
        "tools":[{"functionDeclarations":[{"name":"f","description":"desc","parametersJsonSchema":{"description":"deep"}}]}],
        "generationConfig":{"stopSequences":["stop here"],"responseMimeType":"application/json","responseSchema":{"description":"schema"}}}"#;
    let snake = camel
        .replace("systemInstruction", "system_instruction")
        .replace("inlineData", "inline_data")
        .replace("mimeType", "mime_type")
        .replace("fileData", "file_data")
        .replace("fileUri", "file_uri")
        .replace("thoughtSignature", "thought_signature")
        .replace("functionCall", "function_call")
        .replace("executableCode", "executable_code")
        .replace("codeExecutionResult", "code_execution_result")
        .replace("functionResponse", "function_response")
        .replace("functionDeclarations", "function_declarations")
        .replace("parametersJsonSchema", "parameters_json_schema")
        .replace("generationConfig", "generation_config")
        .replace("stopSequences", "stop_sequences")
        .replace("responseMimeType", "response_mime_type")
        .replace("responseSchema", "response_schema");
    for body in [camel, snake.as_str()] {
        let document = read(PATH, Direction::Request, body);
        assert_nothing_generic(&document);
        assert_texts(
            &document,
            &[
                (Role::System, Kind::Text, "sys"),
                (Role::User, Kind::Text, "plain"),
                (Role::User, Kind::Media, ""),
                (Role::Assistant, Kind::Reasoning, "thought"),
                (Role::Assistant, Kind::Opaque, ""),
                (Role::Assistant, Kind::ToolArguments, "arg"),
                (Role::Assistant, Kind::ToolArguments, "my key"),
                (Role::Assistant, Kind::ToolArguments, "leaf"),
                (Role::Assistant, Kind::ToolArguments, "print(1)"),
                (Role::Tool, Kind::ToolResult, "one"),
                (Role::Tool, Kind::ToolResult, "result"),
                (Role::Developer, Kind::ToolDefinition, "desc"),
                (Role::Developer, Kind::ToolDefinition, "deep"),
                (Role::User, Kind::Metadata, "stop here"),
                (Role::User, Kind::ToolDefinition, "schema"),
            ],
        );
        let media = document
            .segments()
            .iter()
            .find_map(|s| s.media.as_ref())
            .unwrap();
        assert_eq!(media.mime, "image/png");
    }
}

#[test]
fn a_response() {
    let body = r#"{"candidates":[{"content":{"role":"model","parts":[{"text":"hello 4111"}]},"finishReason":"STOP","index":0,
        "logprobsResult":{"chosenCandidates":[{"token":"4111"}]},"groundingMetadata":{"groundingSupports":[{"segment":{"text":"hello 4111"}}]}}],
        "usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":4,"totalTokenCount":9,"thoughtsTokenCount":2},"modelVersion":"gemini-2.5-flash"}"#;
    let document = read(PATH, Direction::Response, body);
    assert_nothing_generic(&document);
    assert_eq!(document.model(), Some("gemini-2.5-flash"));
    let usage = document.usage().unwrap();
    assert_eq!(
        (usage.input, usage.output, usage.reasoning),
        (Some(3), Some(4), Some(2))
    );
    assert!(!replaced(&document, body, "4111", "X").contains("4111"));
}

const EVENTS: [&str; 3] = [
    r#"{"candidates":[{"content":{"role":"model","parts":[{"text":"think","thought":true}]}}],"modelVersion":"gemini-2.5-flash"}"#,
    r#"{"candidates":[{"content":{"role":"model","parts":[{"text":"hel"}]}},{"index":1,"content":{"parts":[{"text":"other"}]}}]}"#,
    r#"{"candidates":[{"content":{"role":"model","parts":[{"text":"lo 4111"},{"functionCall":{"name":"f","args":{"q":"arg"}}}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":3}}"#,
];

fn check(events: &[StreamEvent]) {
    assert_eq!(
        joined(events),
        [
            (Role::Assistant, Kind::Reasoning, "think".to_owned()),
            (Role::Assistant, Kind::Text, "hello 4111".to_owned()),
            (Role::Assistant, Kind::Text, "other".to_owned()),
            (Role::Assistant, Kind::Name, "f".to_owned()),
            (Role::Assistant, Kind::ToolArguments, "arg".to_owned()),
        ]
    );
    let usage = events.iter().filter_map(StreamEvent::usage).next_back();
    assert_eq!(usage.unwrap().input, Some(3));
}

#[test]
fn a_stream_of_events() {
    assert!(operation("POST", STREAM_PATH).unwrap().always_streams());
    let stream = sse(&EVENTS);
    check(&cut(STREAM_PATH, &stream, &[]));
    assert_cuts_agree(|cuts| cut(STREAM_PATH, &stream, cuts), &stream);
}

#[test]
fn a_stream_as_an_array() {
    let stream = format!("[{}\r\n]\r\n", EVENTS.join("\r\n,\r\n"));
    let read = |cuts: &[usize]| {
        let reader = EventStream::of_values(known(STREAM_PATH), EventLimits::default());
        feed(reader, &stream, cuts)
    };
    let events = read(&[]);
    check(&events);
    assert_cuts_agree(read, &stream);
    let out = streamed(&events, "4111", "[C]");
    assert_eq!(out, stream.replace("4111", "[C]"));
    // The same bytes, read as one body.
    let document = crate::exchange::read(STREAM_PATH, Direction::Response, &stream);
    assert_texts(&document, &[(Role::Assistant, Kind::Text, "lo 4111")]);
}

#[test]
fn values_one_after_another() {
    let stream = format!("{}\n", EVENTS.join("\n"));
    let read = |cuts: &[usize]| {
        let reader = EventStream::of_values(known(STREAM_PATH), EventLimits::default());
        feed(reader, &stream, cuts)
    };
    check(&read(&[]));
    assert_cuts_agree(read, &stream);
}
