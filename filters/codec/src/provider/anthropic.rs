//! Anthropic: Messages, token counting, batches.
//!
//! <https://docs.anthropic.com/en/api/messages>, <https://docs.anthropic.com/en/docs/build-with-claude/streaming>

use crate::{
    operation::Operation,
    provider::Provider,
    refusal::{Refusal, quoted},
    segment::{Kind, Role},
    table::{
        Table, count, free, id, json, media, model, number, object, opaque, parts, stream, text,
        word, word_or,
    },
    usage::Counter,
};

pub(super) static ANTHROPIC: Provider = Provider {
    id: "anthropic",
    title: "Anthropic",
    operations: &[&MESSAGES, &COUNT_TOKENS, &BATCHES],
    error_body,
    error_event: |refusal| format!("event: error\ndata: {}\n\n", error_body(refusal)),
};

/// <https://docs.anthropic.com/en/api/errors>
fn error_body(refusal: &Refusal) -> String {
    let kind = match refusal.status {
        401 => "authentication_error",
        403 => "permission_error",
        404 => "not_found_error",
        413 => "request_too_large",
        429 => "rate_limit_error",
        529 | 503 => "overloaded_error",
        500.. => "api_error",
        _ => "invalid_request_error",
    };
    format!(
        r#"{{"type":"error","error":{{"type":"{kind}","message":{},"code":{}}}}}"#,
        quoted(&refusal.message),
        quoted(&refusal.code),
    )
}

static MESSAGES: Operation = Operation {
    name: "messages",
    paths: &["/messages"],
    request: &REQUEST,
    response: &RESPONSE,
    event: &EVENT,
    streams: false,
};

static COUNT_TOKENS: Operation = Operation {
    name: "count_tokens",
    paths: &["/messages/count_tokens"],
    request: &REQUEST,
    response: &RESPONSE,
    event: &EVENT,
    streams: false,
};

static BATCHES: Operation = Operation {
    name: "message_batches",
    paths: &["/messages/batches"],
    request: &BATCH,
    response: &RESPONSE,
    event: &EVENT,
    streams: false,
};

static BATCH: Table = Table::new(&[object("requests", &BATCHED)]).marks(&["requests"]);

static BATCHED: Table = Table::new(&[id("custom_id"), object("params", &REQUEST)]);

static REQUEST: Table = Table::new(&[
    model("model"),
    stream("stream"),
    parts("system", Kind::Text, &BLOCK).by(Role::System),
    object("messages", &MESSAGE),
    object("tools", &TOOL).by(Role::Developer),
    object("tool_choice", &TOOL_CHOICE),
    free("metadata", Kind::Metadata),
    text("stop_sequences", Kind::Metadata),
    object("thinking", &SETTINGS),
    object("output_config", &OUTPUT),
    object("output_format", &OUTPUT),
    object("mcp_servers", &MCP_SERVER),
    object("cache_control", &SETTINGS),
    word_or("container", &CONTAINER),
    word("service_tier"),
    word("anthropic_version"),
    word("betas"),
    count("max_tokens", Counter::Most),
    number("temperature"),
    number("top_p"),
    number("top_k"),
])
.marks(&["messages"]);

/// Objects of words and numbers only.
static SETTINGS: Table = Table::new(&[
    word("type"),
    word("ttl"),
    word("display"),
    number("budget_tokens"),
]);

static CONTAINER: Table = Table::new(&[id("id"), id("expires_at"), free("skills", Kind::Metadata)]);

static OUTPUT: Table = Table::new(&[
    word("type"),
    word("effort"),
    object("format", &OUTPUT),
    free("schema", Kind::ToolDefinition),
]);

static MCP_SERVER: Table = Table::new(&[
    word("type"),
    text("name", Kind::Name),
    text("url", Kind::Metadata),
    text("authorization_token", Kind::Metadata),
    free("tool_configuration", Kind::Metadata),
]);

static TOOL: Table = Table::new(&[
    word("type"),
    text("name", Kind::ToolDefinition),
    text("description", Kind::ToolDefinition),
    free("input_schema", Kind::ToolDefinition),
    free("input_examples", Kind::ToolDefinition),
    free("user_location", Kind::Metadata),
    text("allowed_domains", Kind::Metadata),
    text("blocked_domains", Kind::Metadata),
    object("cache_control", &SETTINGS),
]);

static TOOL_CHOICE: Table = Table::new(&[word("type"), text("name", Kind::Name)]);

static MESSAGE: Table =
    Table::new(&[word("role"), parts("content", Kind::Text, &BLOCK)]).role_in("role");

/// A block of content, of any type, in a request, a response or the start of a streamed block.
static BLOCK: Table = Table::new(&[
    word("type"),
    text("text", Kind::Text),
    text("thinking", Kind::Reasoning),
    opaque("signature"),
    opaque("data"),
    id("id"),
    id("tool_use_id"),
    id("file_id"),
    text("name", Kind::Name),
    text("tool_name", Kind::Name),
    text("server_name", Kind::Name),
    free("input", Kind::ToolArguments),
    parts("content", Kind::Text, &BLOCK),
    parts("source", Kind::Citation, &SOURCE),
    text("title", Kind::Text),
    text("context", Kind::Text),
    text("url", Kind::Citation),
    word("page_age"),
    id("retrieved_at"),
    parts("citations", Kind::Citation, &CITATION),
    opaque("encrypted_content"),
    opaque("encrypted_stdout"),
    text("stdout", Kind::ToolResult),
    text("stderr", Kind::ToolResult),
    word("error_code"),
    number("return_code"),
    object("tool_references", &BLOCK),
    object("caller", &CALLER),
    object("cache_control", &SETTINGS),
])
.switch(
    "type",
    &[
        ("tool_result", &RESULT),
        ("mcp_tool_result", &RESULT),
        ("web_search_tool_result", &RESULT),
        ("web_fetch_tool_result", &RESULT),
        ("code_execution_tool_result", &RESULT),
        ("bash_code_execution_tool_result", &RESULT),
        ("text_editor_code_execution_tool_result", &RESULT),
        ("tool_search_tool_result", &RESULT),
    ],
);

static RESULT: Table = Table::new(&[]).role(Role::Tool);

static CALLER: Table = Table::new(&[word("type"), id("tool_id")]);

/// Where a document or an image comes from.
static SOURCE: Table = Table::new(&[
    word("type"),
    word("media_type"),
    media("data"),
    text("url", Kind::Metadata),
    id("file_id"),
    parts("content", Kind::Text, &BLOCK),
])
.switch("type", &[("text", &PLAIN)]);

static PLAIN: Table = Table::new(&[text("data", Kind::Text)]);

static CITATION: Table = Table::new(&[
    word("type"),
    text("cited_text", Kind::Citation),
    text("document_title", Kind::Citation),
    text("title", Kind::Citation),
    text("source", Kind::Citation),
    text("url", Kind::Citation),
    id("file_id"),
    opaque("encrypted_index"),
    number("document_index"),
    number("start_char_index"),
    number("end_char_index"),
]);

static RESPONSE: Table = Table::new(&[
    id("id"),
    word("type"),
    word("role"),
    model("model"),
    parts("content", Kind::Text, &BLOCK),
    word("stop_reason"),
    text("stop_sequence", Kind::Metadata),
    object("usage", &USAGE),
    count("input_tokens", Counter::Input),
    object("error", &ERROR),
    id("request_id"),
    object("container", &CONTAINER),
])
.role_in("role")
.marks(&["content", "error", "input_tokens", "processing_status"]);

static USAGE: Table = Table::new(&[
    count("input_tokens", Counter::Input),
    count("output_tokens", Counter::Output),
    count("cache_read_input_tokens", Counter::CachedInput),
    count("cache_creation_input_tokens", Counter::CacheWrite),
    word("service_tier"),
    word("inference_geo"),
    object("cache_creation", &SETTINGS),
    object("server_tool_use", &SETTINGS),
]);

static ERROR: Table = Table::new(&[word("type"), text("message", Kind::Error), word("code")]);

static EVENT: Table = Table::new(&[word("type"), number("index")])
    .marks(&["type"])
    .switch_or(
        "type",
        &[
            ("message_start", &MESSAGE_START),
            ("content_block_start", &BLOCK_START),
            ("content_block_delta", &BLOCK_DELTA),
            ("content_block_stop", &BLOCK_STOP),
            ("message_delta", &MESSAGE_DELTA),
            ("message_stop", &MESSAGE_STOP),
            ("error", &FAILED),
        ],
        &OTHER,
    );

static MESSAGE_START: Table = Table::new(&[object("message", &RESPONSE)]);

/// The start may hold the first words of the block.
static BLOCK_START: Table = Table::new(&[object("content_block", &BLOCK)])
    .index(&["index"])
    .delta();

static BLOCK_DELTA: Table = Table::new(&[object("delta", &DELTA)])
    .index(&["index"])
    .delta();

static DELTA: Table = Table::new(&[
    word("type"),
    text("text", Kind::Text),
    text("thinking", Kind::Reasoning),
    json("partial_json", Kind::ToolArguments),
    opaque("signature"),
    object("citation", &CITATION),
]);

static BLOCK_STOP: Table = Table::new(&[]).index(&["index"]).closes();

static MESSAGE_DELTA: Table = Table::new(&[object("delta", &STOP), object("usage", &USAGE)]);

static STOP: Table = Table::new(&[
    word("stop_reason"),
    text("stop_sequence", Kind::Metadata),
    object("container", &CONTAINER),
]);

static MESSAGE_STOP: Table = Table::new(&[]).closes();

static FAILED: Table = Table::new(&[object("error", &ERROR), id("request_id")]).closes();

/// An event of a type not known yet: a text in it may go on in the next.
static OTHER: Table = Table::new(&[object("delta", &DELTA), object("error", &ERROR)])
    .index(&["index"])
    .delta();
