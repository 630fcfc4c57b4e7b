//! OpenAI, and everybody who speaks its APIs.
//!
//! <https://platform.openai.com/docs/api-reference>

mod chat_completions;

use crate::{
    provider::Provider,
    refusal::{Refusal, quoted},
    table::{Table, count, model, number, word},
    usage::Counter,
};

pub(crate) static OPENAI: Provider = Provider {
    id: "openai",
    title: "OpenAI",
    operations: &[
        &chat_completions::CHAT_COMPLETIONS,
        &chat_completions::COMPLETIONS,
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
    crate::table::object("prompt_tokens_details", &INPUT_DETAILS),
    crate::table::object("input_tokens_details", &INPUT_DETAILS),
    crate::table::object("completion_tokens_details", &OUTPUT_DETAILS),
    crate::table::object("output_tokens_details", &OUTPUT_DETAILS),
    number("prompt_cache_hit_tokens"),
    number("prompt_cache_miss_tokens"),
]);

static INPUT_DETAILS: Table = Table::new(&[
    count("cached_tokens", Counter::CachedInput),
    number("audio_tokens"),
]);

static OUTPUT_DETAILS: Table = Table::new(&[count("reasoning_tokens", Counter::Reasoning)]);

/// An error in a body or an event.
pub(super) static ERROR: Table = Table::new(&[
    crate::table::text("message", crate::Kind::Error),
    word("type"),
    word("param"),
    word("code"),
    model("model"),
]);
