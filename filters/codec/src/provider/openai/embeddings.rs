//! Text in, numbers out: embeddings, moderation, images, speech.
//!
//! <https://platform.openai.com/docs/api-reference/embeddings>

use super::{ERROR, USAGE, responses::PART};
use crate::{
    operation::Operation,
    segment::{Kind, Role},
    table::{Table, free, media, model, number, object, parts, stream, text, word, word_or},
};

pub(super) static EMBEDDINGS: Operation = Operation {
    name: "embeddings",
    paths: &["/embeddings"],
    request: &REQUEST,
    response: &RESPONSE,
    event: &RESPONSE,
    streams: false,
};

pub(super) static MODERATIONS: Operation = Operation {
    name: "moderations",
    paths: &["/moderations"],
    request: &REQUEST,
    response: &RESPONSE,
    event: &RESPONSE,
    streams: false,
};

pub(super) static IMAGES: Operation = Operation {
    name: "images",
    paths: &["/images/generations"],
    request: &REQUEST,
    response: &RESPONSE,
    event: &RESPONSE,
    streams: false,
};

pub(super) static SPEECH: Operation = Operation {
    name: "speech",
    paths: &["/audio/speech"],
    request: &REQUEST,
    response: &RESPONSE,
    event: &RESPONSE,
    streams: false,
};

static REQUEST: Table = Table::new(&[
    parts("input", Kind::Text, &PART),
    text("prompt", Kind::Text),
    text("instructions", Kind::Text),
    model("model"),
    stream("stream"),
    text("user", Kind::Metadata),
    word("encoding_format"),
    word("response_format"),
    word("size"),
    word("quality"),
    word("style"),
    word("voice"),
    number("dimensions"),
])
.role(Role::User)
.marks(&["input", "prompt"]);

static RESPONSE: Table = Table::new(&[
    word("object"),
    word("id"),
    model("model"),
    number("created"),
    object("data", &ITEM),
    free("results", Kind::Metadata),
    object("usage", &USAGE),
    word_or("error", &ERROR),
])
.marks(&["data", "results", "error"]);

static ITEM: Table = Table::new(&[
    word("object"),
    number("index"),
    media("embedding"),
    media("b64_json"),
    text("url", Kind::Metadata),
    text("revised_prompt", Kind::Text),
]);
