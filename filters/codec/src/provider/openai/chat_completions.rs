//! Chat Completions, and the older Completions.
//!
//! <https://platform.openai.com/docs/api-reference/chat>; the extra members are DeepSeek's, Mistral's, OpenRouter's,
//! vLLM's and Azure's.

use super::{ERROR, FILTER_RESULTS, FILTERS, SETTINGS, USAGE};
use crate::{
    operation::Operation,
    segment::{Kind, Role},
    table::{
        Table, count, dependent, finish, free, id, include_usage, json, media, model, number,
        object, opaque, parts, stream, text, word, word_or,
    },
    usage::Counter,
};

pub(super) static CHAT_COMPLETIONS: Operation = Operation {
    name: "chat_completions",
    paths: &["/chat/completions"],
    request: &REQUEST,
    response: &RESPONSE,
    event: &RESPONSE,
    streams: false,
};

pub(super) static COMPLETIONS: Operation = Operation {
    name: "completions",
    paths: &["/completions"],
    request: &REQUEST,
    response: &RESPONSE,
    event: &RESPONSE,
    streams: false,
};

static REQUEST: Table = Table::new(&[
    object("messages", &MESSAGE),
    text("prompt", Kind::Text).by(Role::User),
    text("suffix", Kind::Text).by(Role::User),
    model("model"),
    model("models"),
    stream("stream"),
    object("stream_options", &STREAM_OPTIONS),
    object("tools", &TOOL),
    object("functions", &FUNCTION_DEFINITION),
    word_or("tool_choice", &TOOL_CHOICE),
    word_or("function_call", &TOOL_CHOICE),
    word_or("response_format", &RESPONSE_FORMAT),
    object("prediction", &MESSAGE),
    object("web_search_options", &SETTINGS),
    text("stop", Kind::Metadata),
    text("user", Kind::Metadata),
    text("safety_identifier", Kind::Metadata),
    text("prompt_cache_key", Kind::Metadata),
    free("metadata", Kind::Metadata),
    number("temperature"),
    number("top_p"),
    count("max_tokens", Counter::Most),
    count("max_completion_tokens", Counter::Most),
    number("n"),
    word("reasoning_effort"),
    word("verbosity"),
    word("service_tier"),
    word("modalities"),
    word("transforms"),
    word("include"),
    object("reasoning", &SETTINGS),
    object("thinking", &SETTINGS),
    object("provider", &SETTINGS),
    object("prompt_cache_options", &SETTINGS),
])
.marks(&["messages", "prompt"]);

static STREAM_OPTIONS: Table = Table::new(&[include_usage("include_usage")]);

static MESSAGE: Table = Table::new(&[
    word("role"),
    parts("content", Kind::Text, &PART),
    text("refusal", Kind::Refusal),
    text("name", Kind::Name),
    id("tool_call_id"),
    object("tool_calls", &TOOL_CALL),
    object("function_call", &FUNCTION_CALL),
    object("audio", &AUDIO),
    object("annotations", &ANNOTATION),
    text("reasoning_content", Kind::Reasoning),
    parts("reasoning", Kind::Reasoning, &REASONING),
    object("reasoning_details", &REASONING),
    object("images", &PART),
    object("extra_content", &EXTRA),
    opaque("thought_signature"),
    word("channel"),
    word("type"),
])
.role_in("role");

static EXTRA: Table = Table::new(&[object("google", &EXTRA), opaque("thought_signature")]);

/// One part of a message's content.
static PART: Table = Table::new(&[
    word("type"),
    text("text", Kind::Text),
    text("refusal", Kind::Refusal),
    parts("thinking", Kind::Reasoning, &THINKING),
    parts("image_url", Kind::Metadata, &URL),
    parts("video_url", Kind::Metadata, &URL),
    parts("audio_url", Kind::Metadata, &URL),
    object("input_audio", &AUDIO),
    object("file", &FILE),
    parts("content", Kind::Text, &PART),
    text("document_url", Kind::Metadata),
    object("cache_control", &SETTINGS),
    object("prompt_cache_breakpoint", &SETTINGS),
]);

/// Mistral's thoughts are parts inside a part.
static THINKING: Table = Table::new(&[word("type"), text("text", Kind::Reasoning)]);

static URL: Table = Table::new(&[text("url", Kind::Metadata), word("detail")]);

static AUDIO: Table = Table::new(&[
    id("id"),
    media("data"),
    word("format"),
    word("voice"),
    number("expires_at"),
    text("transcript", Kind::Text),
]);

static FILE: Table = Table::new(&[
    media("file_data"),
    text("filename", Kind::Name),
    id("file_id"),
]);

static TOOL_CALL: Table = Table::new(&[
    id("id"),
    word("type"),
    number("index"),
    object("function", &FUNCTION_CALL),
    object("custom", &CUSTOM_CALL),
    object("extra_content", &EXTRA),
])
.index(&["index"]);

static FUNCTION_CALL: Table = Table::new(&[
    text("name", Kind::Name),
    json("arguments", Kind::ToolArguments),
]);

static CUSTOM_CALL: Table =
    Table::new(&[text("name", Kind::Name), text("input", Kind::ToolArguments)]);

static REASONING: Table = Table::new(&[
    word("type"),
    id("id"),
    word("format"),
    number("index"),
    text("text", Kind::Reasoning),
    text("summary", Kind::Reasoning),
    text("content", Kind::Reasoning),
    opaque("data"),
    opaque("signature"),
])
.index(&["index"]);

static ANNOTATION: Table = Table::new(&[word("type"), object("url_citation", &CITATION)]);

static CITATION: Table = Table::new(&[
    text("title", Kind::Citation),
    text("url", Kind::Citation),
    text("content", Kind::Citation),
    number("start_index"),
    number("end_index"),
]);

static TOOL: Table = Table::new(&[
    word("type"),
    object("function", &FUNCTION_DEFINITION),
    free("custom", Kind::ToolDefinition),
])
.role(Role::Developer);

pub(super) static FUNCTION_DEFINITION: Table = Table::new(&[
    text("name", Kind::ToolDefinition),
    text("description", Kind::ToolDefinition),
    free("parameters", Kind::ToolDefinition),
    word("type"),
])
.role(Role::Developer);

static TOOL_CHOICE: Table = Table::new(&[
    word("type"),
    text("name", Kind::Name),
    object("function", &FUNCTION_CALL),
    free("allowed_tools", Kind::ToolDefinition),
]);

static RESPONSE_FORMAT: Table = Table::new(&[
    word("type"),
    object("json_schema", &SCHEMA),
    free("schema", Kind::ToolDefinition),
])
.role(Role::Developer);

static SCHEMA: Table = Table::new(&[
    text("name", Kind::ToolDefinition),
    text("description", Kind::ToolDefinition),
    free("schema", Kind::ToolDefinition),
]);

/// A response, or one chunk of a streamed one.
static RESPONSE: Table = Table::new(&[
    id("id"),
    id("request_id"),
    word("object"),
    word("provider"),
    model("model"),
    number("created"),
    object("choices", &CHOICE),
    object("usage", &USAGE),
    word_or("error", &ERROR),
    id("system_fingerprint"),
    word("service_tier"),
    id("obfuscation"),
    object("x_groq", &X_GROQ),
    object("prompt_filter_results", &FILTER_RESULTS),
    dependent("prompt_token_ids", "null"),
    dependent("prompt_logprobs", "null"),
])
.marks(&["choices", "error"]);

static X_GROQ: Table = Table::new(&[id("id"), number("seed"), object("usage", &USAGE)]);

static CHOICE: Table = Table::new(&[
    number("index"),
    object("message", &MESSAGE),
    object("delta", &DELTA),
    text("text", Kind::Text).pieces(),
    dependent("logprobs", "null"),
    finish("finish_reason"),
    word("native_finish_reason"),
    id("obfuscation"),
    dependent("token_ids", "null"),
    dependent("prompt_token_ids", "null"),
    dependent("prompt_logprobs", "null"),
    number("seed"),
    number("stop_reason"),
    object("content_filter_results", &FILTERS),
])
.index(&["index"])
.group();

/// The same members as a message, in pieces.
static DELTA: Table = Table::new(MESSAGE.fields).role_in("role").delta();
