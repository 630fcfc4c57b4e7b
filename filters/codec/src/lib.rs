//! Takes the text out of a provider's body, and puts edits back.
//!
//! A body is a [`Document`] (one JSON text) or an [`EventStream`]. Both give [`Segment`]s or [`Delta`]s of text, take
//! [`Edit`]s of it, and leave every other byte as it was. What a provider's bodies look like is data: one [`Provider`]
//! per file, whose [`Operation`]s name tables that one walker reads.

mod document;
mod edit;
mod encoding;
mod event;
mod form;
mod graphql;
mod json;
mod json_stream;
#[cfg(feature = "jsonpath")]
mod jsonpath;
mod limits;
mod looks;
mod operation;
mod path;
mod place;
mod provider;
mod refusal;
mod repeats;
mod segment;
mod selection;
mod sse;
mod stream;
mod table;
mod unreadable;
mod usage;
mod walk;

pub use self::{
    document::{Document, Shape},
    edit::Edit,
    encoding::{DecodeError, DecodeLimits, Decoder},
    event::{Delta, StreamEvent},
    form::form_field,
    limits::{EventLimits, JsonLimits},
    operation::{Direction, Operation, model_in_path, normalised_path, operation},
    path::{Path, Selected, Step, json_pointer},
    place::SegmentKey,
    provider::{PROVIDERS, Provider},
    refusal::Refusal,
    segment::{Kind, Media, Role, Segment},
    stream::EventStream,
    unreadable::{Unreadable, UnreadableReason},
    usage::Usage,
};

#[cfg(feature = "jsonpath")]
pub use self::jsonpath::QueryError;
