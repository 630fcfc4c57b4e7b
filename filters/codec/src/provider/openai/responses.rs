//! Responses.
//!
//! <https://platform.openai.com/docs/api-reference/responses>,
//! <https://platform.openai.com/docs/api-reference/responses-streaming>

use super::{
    ERROR, FILTER_RESULTS, SETTINGS as OPTIONS, USAGE, chat_completions::FUNCTION_DEFINITION,
    response_event::EVENT,
};
use crate::{
    operation::Operation,
    segment::{Kind, Role},
    table::{
        Table, count, dependent, free, id, json, media, model, number, object, opaque, parts,
        stream, text, word, word_or,
    },
    usage::Counter,
};

pub(super) static RESPONSES: Operation = Operation {
    name: "responses",
    paths: &[
        "/responses",
        "/responses/compact",
        "/responses/input_tokens",
    ],
    request: &REQUEST,
    response: &RESPONSE,
    event: &EVENT,
    streams: false,
};

static REQUEST: Table = Table::new(&[
    parts("input", Kind::Text, &ITEM),
    parts("instructions", Kind::Text, &ITEM).by(Role::System),
    stream("stream"),
    word("include"),
    word("background"),
    count("max_output_tokens", Counter::Most),
    number("max_tool_calls"),
    number("top_logprobs"),
])
.role(Role::User)
.marks(&["input", "instructions", "prompt", "previous_response_id"])
.and(&SETTINGS);

/// What a request sets and a response repeats.
static SETTINGS: Table = Table::new(&[
    model("model"),
    object("tools", &TOOL),
    word_or("tool_choice", &TOOL_CHOICE),
    object("text", &TEXT),
    object("prompt", &PROMPT),
    object("reasoning", &REASONING),
    word_or("conversation", &CONVERSATION),
    id("previous_response_id"),
    text("user", Kind::Metadata),
    text("safety_identifier", Kind::Metadata),
    text("prompt_cache_key", Kind::Metadata),
    free("metadata", Kind::Metadata),
    object("prompt_cache_options", &OPTIONS),
    object("provider", &OPTIONS),
    number("temperature"),
    number("top_p"),
    word("truncation"),
    word("service_tier"),
    word("prompt_cache_retention"),
]);

/// The body of a response, and what `response.completed` and its like hold.
pub(super) static RESPONSE: Table = Table::new(&[
    id("id"),
    word("object"),
    word("status"),
    number("created_at"),
    number("completed_at"),
    object("output", &ITEM),
    text("output_text", Kind::Text),
    parts("instructions", Kind::Text, &ITEM).by(Role::System),
    word_or("error", &ERROR),
    object("incomplete_details", &INCOMPLETE),
    object("usage", &USAGE),
    count("input_tokens", Counter::Input),
    object("content_filters", &FILTER_RESULTS),
    object("billing", &BILLING),
])
.marks(&["output", "error", "object"])
.and(&SETTINGS);

static BILLING: Table = Table::new(&[word("payer")]);

static INCOMPLETE: Table = Table::new(&[word("reason")]);

static CONVERSATION: Table = Table::new(&[id("id")]);

static REASONING: Table = Table::new(&[
    word("effort"),
    word("mode"),
    word("summary"),
    word("generate_summary"),
    word("context"),
]);

static PROMPT: Table = Table::new(&[
    id("id"),
    word("version"),
    free("variables", Kind::Text).by(Role::User),
]);

static TEXT: Table = Table::new(&[object("format", &FORMAT), word("verbosity")]);

static FORMAT: Table = Table::new(&[
    word("type"),
    text("name", Kind::ToolDefinition),
    text("description", Kind::ToolDefinition),
    free("schema", Kind::ToolDefinition),
])
.role(Role::Developer);

static TOOL: Table = Table::new(&[
    word("type"),
    text("server_label", Kind::Name),
    text("server_description", Kind::ToolDefinition),
    text("server_url", Kind::Metadata),
    text("authorization", Kind::Metadata),
    free("headers", Kind::Metadata),
    free("user_location", Kind::Metadata),
    free("filters", Kind::Metadata),
    free("format", Kind::ToolDefinition),
    free("input_schema", Kind::ToolDefinition),
    free("annotations", Kind::ToolDefinition),
    id("vector_store_ids"),
    word("search_context_size"),
    word("execution"),
    object("function", &FUNCTION_DEFINITION),
    object("tools", &TOOL),
])
.role(Role::Developer)
.and(&FUNCTION_DEFINITION);

static TOOL_CHOICE: Table = Table::new(&[
    word("type"),
    word("mode"),
    text("name", Kind::Name),
    text("server_label", Kind::Name),
    free("tools", Kind::ToolDefinition),
]);

/// An item of the input or the output.
pub(super) static ITEM: Table = Table::new(&[
    word("type"),
    id("id"),
    word("status"),
    word("role"),
    word("phase"),
    word("execution"),
    id("call_id"),
    id("approval_request_id"),
    id("container_id"),
    number("created_at"),
    text("name", Kind::Name),
    text("namespace", Kind::Name),
    text("server_label", Kind::Name),
    parts("content", Kind::Text, &PART),
    parts("summary", Kind::Reasoning, &SUMMARY),
    opaque("encrypted_content"),
    json("arguments", Kind::ToolArguments),
    text("input", Kind::ToolArguments),
    text("code", Kind::ToolArguments),
    text("queries", Kind::ToolArguments),
    free("action", Kind::ToolArguments),
    free("operation", Kind::ToolArguments),
    free("pending_safety_checks", Kind::ToolResult),
    parts("output", Kind::ToolResult, &OUTPUT).by(Role::Tool),
    object("outputs", &OUTPUT).by(Role::Tool),
    free("results", Kind::ToolResult).by(Role::Tool),
    object("tools", &TOOL),
    parts("error", Kind::Error, &ERROR),
    text("reason", Kind::Text),
    media("result"),
    text("revised_prompt", Kind::Text),
])
.role_in("role")
.switch(
    "type",
    &[
        ("function_call_output", &RESULT),
        ("custom_tool_call_output", &RESULT),
        ("computer_call_output", &RESULT),
        ("local_shell_call_output", &RESULT),
        ("shell_call_output", &RESULT),
        ("apply_patch_call_output", &RESULT),
        ("reasoning", &THOUGHTS),
        ("function_call", &CALL),
        ("custom_tool_call", &CALL),
        ("mcp_call", &CALL),
        ("web_search_call", &CALL),
        ("file_search_call", &CALL),
        ("code_interpreter_call", &CALL),
        ("computer_call", &CALL),
        ("local_shell_call", &CALL),
        ("shell_call", &CALL),
        ("apply_patch_call", &CALL),
        ("mcp_approval_request", &CALL),
        ("image_generation_call", &CALL),
    ],
);

static RESULT: Table = Table::new(&[]).role(Role::Tool);

static CALL: Table = Table::new(&[]).role(Role::Assistant);

static THOUGHTS: Table =
    Table::new(&[parts("content", Kind::Reasoning, &SUMMARY)]).role(Role::Assistant);

static SUMMARY: Table = Table::new(&[word("type"), text("text", Kind::Reasoning)]);

/// A part of an item's content.
pub(super) static PART: Table = Table::new(&[
    word("type"),
    text("text", Kind::Text),
    text("refusal", Kind::Refusal),
    text("transcript", Kind::Text),
    object("annotations", &ANNOTATION),
    dependent("logprobs", "[]"),
    parts("image_url", Kind::Metadata, &URL),
    word("detail"),
    id("file_id"),
    media("file_data"),
    text("filename", Kind::Name),
    text("file_url", Kind::Metadata),
    object("input_audio", &AUDIO),
    media("data"),
    media("audio"),
    word("format"),
    object("prompt_cache_breakpoint", &OPTIONS),
])
.group()
.switch(
    "type",
    &[("reasoning_text", &SUMMARY), ("summary_text", &SUMMARY)],
);

static URL: Table = Table::new(&[text("url", Kind::Metadata), word("detail")]);

static AUDIO: Table = Table::new(&[media("data"), word("format")]);

pub(super) static ANNOTATION: Table = Table::new(&[
    word("type"),
    text("title", Kind::Citation),
    text("url", Kind::Citation),
    text("filename", Kind::Citation),
    id("file_id"),
    id("container_id"),
    number("index"),
    number("start_index"),
    number("end_index"),
]);

/// What a tool gave back.
static OUTPUT: Table = Table::new(&[
    word("type"),
    text("text", Kind::ToolResult),
    text("logs", Kind::ToolResult),
    text("stdout", Kind::ToolResult),
    text("stderr", Kind::ToolResult),
    parts("image_url", Kind::Metadata, &URL),
    text("url", Kind::Metadata),
    word("detail"),
    id("file_id"),
    media("file_data"),
    text("filename", Kind::Name),
]);
