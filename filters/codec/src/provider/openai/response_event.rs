//! The events of a streamed response of the Responses API. Every text comes in pieces and then at least twice more in
//! full: in its own `.done`, in its item's, and in `response.completed`.

use super::{
    ERROR,
    responses::{ANNOTATION, ITEM, PART, RESPONSE},
};
use crate::{
    segment::Kind,
    table::{Table, dependent, id, json, media, number, object, text, word, word_or},
};

pub(super) static EVENT: Table = Table::new(&[
    word("type"),
    id("item_id"),
    id("obfuscation"),
    id("call_id"),
    number("sequence_number"),
    number("output_index"),
    number("content_index"),
    number("summary_index"),
    number("annotation_index"),
    number("partial_image_index"),
])
.switch_or(
    "type",
    &[
        ("response.created", &BEGUN),
        ("response.queued", &BEGUN),
        ("response.in_progress", &BEGUN),
        ("response.completed", &ENDED),
        ("response.failed", &ENDED),
        ("response.incomplete", &ENDED),
        ("response.cancelled", &ENDED),
        ("response.done", &ENDED),
        ("error", &FAILED),
        ("response.output_item.added", &ITEM_ADDED),
        ("response.output_item.done", &ITEM_DONE),
        ("response.content_part.added", &PART_ADDED),
        ("response.content_part.done", &PART_DONE),
        ("response.reasoning_summary_part.added", &SUMMARY_ADDED),
        ("response.reasoning_summary_part.done", &SUMMARY_DONE),
        ("response.output_text.delta", &TEXT_DELTA),
        ("response.output_text.done", &TEXT_DONE),
        ("response.output_text.annotation.added", &ANNOTATED),
        ("response.refusal.delta", &REFUSAL_DELTA),
        ("response.refusal.done", &TEXT_DONE),
        ("response.reasoning_text.delta", &REASONING_DELTA),
        ("response.reasoning_text.done", &REASONING_DONE),
        ("response.reasoning.delta", &REASONING_DELTA),
        ("response.reasoning.done", &REASONING_DONE),
        ("response.reasoning_summary_text.delta", &SUMMARY_DELTA),
        ("response.reasoning_summary_text.done", &SUMMARY_TEXT_DONE),
        ("response.function_call_arguments.delta", &ARGUMENTS_DELTA),
        ("response.function_call_arguments.done", &ARGUMENTS_DONE),
        ("response.mcp_call_arguments.delta", &ARGUMENTS_DELTA),
        ("response.mcp_call_arguments.done", &ARGUMENTS_DONE),
        ("response.custom_tool_call_input.delta", &INPUT_DELTA),
        ("response.custom_tool_call_input.done", &ARGUMENTS_DONE),
        ("response.code_interpreter_call_code.delta", &INPUT_DELTA),
        ("response.code_interpreter_call_code.done", &ARGUMENTS_DONE),
        ("response.shell_call_command.delta", &COMMAND_DELTA),
        ("response.shell_call_command.done", &COMMAND_DONE),
        ("response.audio.delta", &AUDIO_DELTA),
        ("response.audio.transcript.delta", &TRANSCRIPT_DELTA),
        ("response.audio.transcript.done", &TEXT_DONE),
        ("response.image_generation_call.partial_image", &IMAGE),
    ],
    &OTHER,
);

/// An event of a type not known yet: a text in it may go on in the next.
static OTHER: Table = Table::new(&[
    text("delta", Kind::Generic),
    object("item", &ITEM),
    object("part", &PART),
    object("response", &RESPONSE),
])
.index(&["output_index", "content_index"])
.delta();

static BEGUN: Table = Table::new(&[object("response", &RESPONSE)]);

static ENDED: Table = Table::new(&[object("response", &RESPONSE)]).closes();

static FAILED: Table = Table::new(&[
    text("message", Kind::Error),
    word("code"),
    word("param"),
    word_or("error", &ERROR),
])
.closes();

static ITEM_ADDED: Table = Table::new(&[object("item", &ITEM)]).index(&["output_index"]);

static ITEM_DONE: Table = Table::new(&[object("item", &ITEM)])
    .index(&["output_index"])
    .closes();

static PART_ADDED: Table =
    Table::new(&[object("part", &PART)]).index(&["output_index", "content_index"]);

static PART_DONE: Table = Table::new(&[object("part", &PART)])
    .index(&["output_index", "content_index"])
    .closes();

static SUMMARY_PART: Table = Table::new(&[word("type"), text("text", Kind::Reasoning)]);

static SUMMARY_ADDED: Table = Table::new(&[object("part", &SUMMARY_PART)]);

static SUMMARY_DONE: Table = Table::new(&[object("part", &SUMMARY_PART)])
    .index(&["output_index", "summary_index"])
    .closes();

static TEXT_DELTA: Table = Table::new(&[text("delta", Kind::Text), dependent("logprobs", "[]")])
    .index(&["output_index", "content_index"])
    .group()
    .delta();

static TEXT_DONE: Table = Table::new(&[
    text("text", Kind::Text),
    text("refusal", Kind::Refusal),
    text("transcript", Kind::Text),
    dependent("logprobs", "[]"),
])
.index(&["output_index", "content_index"])
.group()
.closes();

static ANNOTATED: Table = Table::new(&[object("annotation", &ANNOTATION)]);

static REFUSAL_DELTA: Table = Table::new(&[text("delta", Kind::Refusal)])
    .index(&["output_index", "content_index"])
    .delta();

static REASONING_DELTA: Table = Table::new(&[text("delta", Kind::Reasoning)])
    .index(&["output_index", "content_index"])
    .delta();

static REASONING_DONE: Table = Table::new(&[text("text", Kind::Reasoning)])
    .index(&["output_index", "content_index"])
    .closes();

static SUMMARY_DELTA: Table = Table::new(&[text("delta", Kind::Reasoning)])
    .index(&["output_index", "summary_index"])
    .delta();

static SUMMARY_TEXT_DONE: Table = Table::new(&[text("text", Kind::Reasoning)])
    .index(&["output_index", "summary_index"])
    .closes();

static ARGUMENTS_DELTA: Table = Table::new(&[json("delta", Kind::ToolArguments)])
    .index(&["output_index"])
    .delta();

static INPUT_DELTA: Table = Table::new(&[text("delta", Kind::ToolArguments)])
    .index(&["output_index"])
    .delta();

static COMMAND_DELTA: Table = Table::new(&[text("delta", Kind::ToolArguments)])
    .index(&["output_index", "command_index"])
    .delta();

static COMMAND_DONE: Table = Table::new(&[text("command", Kind::ToolArguments)])
    .index(&["output_index", "command_index"])
    .closes();

static ARGUMENTS_DONE: Table = Table::new(&[
    json("arguments", Kind::ToolArguments),
    text("input", Kind::ToolArguments),
    text("code", Kind::ToolArguments),
    text("name", Kind::Name),
])
.index(&["output_index"])
.closes();

static AUDIO_DELTA: Table = Table::new(&[media("delta")]);

static TRANSCRIPT_DELTA: Table = Table::new(&[text("delta", Kind::Text)])
    .index(&["output_index", "content_index"])
    .delta();

static IMAGE: Table = Table::new(&[media("partial_image_b64")]);
