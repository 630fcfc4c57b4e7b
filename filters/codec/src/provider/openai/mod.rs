//! OpenAI, and everybody who speaks its APIs.
//!
//! <https://platform.openai.com/docs/api-reference>

mod chat_completions;
mod embeddings;
mod response_event;
mod responses;

use crate::{
    provider::Provider,
    refusal::{Refusal, quoted},
    segment::Kind,
    table::{Table, count, number, object, text, word},
    usage::Counter,
};

pub(crate) static OPENAI: Provider = Provider {
    id: "openai",
    title: "OpenAI",
    operations: &[
        &chat_completions::CHAT_COMPLETIONS,
        &chat_completions::COMPLETIONS,
        &responses::RESPONSES,
        &embeddings::EMBEDDINGS,
        &embeddings::MODERATIONS,
        &embeddings::IMAGES,
        &embeddings::SPEECH,
    ],
    error_body,
    error_event,
};

/// <https://platform.openai.com/docs/guides/error-codes>
fn error_body(refusal: &Refusal) -> String {
    let kind = match refusal.status {
        401 => "authentication_error",
        403 => "permission_error",
        429 => "rate_limit_error",
        500.. => "server_error",
        _ => "invalid_request_error",
    };
    format!(
        r#"{{"error":{{"message":{},"type":"{kind}","param":null,"code":{}}}}}"#,
        quoted(&refusal.message),
        quoted(&refusal.code),
    )
}

/// The SDKs raise `APIError` for any event whose data has an `error`; readers of the Responses API also know an event
/// of type `error`, with code and message beside it.
fn error_event(refusal: &Refusal) -> String {
    let body = error_body(refusal);
    let error = body.strip_prefix('{').unwrap_or_default();
    format!(
        "event: error\ndata: {{\"type\":\"error\",\"code\":{},\"message\":{},\"param\":null,\"sequence_number\":0,{error}\n\n",
        quoted(&refusal.code),
        quoted(&refusal.message),
    )
}

/// Token counts, as both APIs write them.
pub(super) static USAGE: Table = Table::new(&[
    count("prompt_tokens", Counter::Input),
    count("completion_tokens", Counter::Output),
    count("input_tokens", Counter::Input),
    count("output_tokens", Counter::Output),
    count("total_tokens", Counter::Total),
    object("prompt_tokens_details", &INPUT_DETAILS),
    object("input_tokens_details", &INPUT_DETAILS),
    object("completion_tokens_details", &OUTPUT_DETAILS),
    object("output_tokens_details", &OUTPUT_DETAILS),
    count("prompt_cache_hit_tokens", Counter::CachedInput),
    number("prompt_cache_miss_tokens"),
]);

/// What a content filter says of a prompt or a choice (Azure, Bedrock).
pub(super) static FILTER_RESULTS: Table = Table::new(&[
    word("source_type"),
    object("content_filter_results", &FILTERS),
    object("content_filter_offsets", &FILTERS),
]);

pub(super) static FILTERS: Table = Table::new(&[
    object("hate", &FILTER),
    object("self_harm", &FILTER),
    object("sexual", &FILTER),
    object("violence", &FILTER),
    object("jailbreak", &FILTER),
    object("indirect_attack", &FILTER),
    object("protected_material_text", &FILTER),
    object("protected_material_code", &FILTER),
]);

static FILTER: Table = Table::new(&[word("severity")]);

/// Objects of words and numbers only.
pub(super) static SETTINGS: Table = Table::new(&[
    word("type"),
    word("mode"),
    word("ttl"),
    word("effort"),
    word("only"),
    word("order"),
    word("search_context_size"),
]);

static INPUT_DETAILS: Table = Table::new(&[
    count("cached_tokens", Counter::CachedInput),
    number("audio_tokens"),
]);

static OUTPUT_DETAILS: Table = Table::new(&[count("reasoning_tokens", Counter::Reasoning)]);

/// An error in a body or an event.
pub(super) static ERROR: Table = Table::new(&[
    text("message", Kind::Error),
    word("type"),
    word("param"),
    word("code"),
    text("failed_generation", Kind::Text),
]);
