//! The providers. One file (or folder) each, and one line in [`PROVIDERS`].

mod anthropic;
mod gemini;
mod openai;

pub(crate) use self::openai::OPENAI;
use crate::{operation::Operation, refusal::Refusal};

/// An LLM vendor's API.
#[derive(Debug)]
pub struct Provider {
    /// OpenTelemetry's `gen_ai.provider.name`.
    pub id: &'static str,
    /// For people.
    pub title: &'static str,
    /// Its API calls.
    pub operations: &'static [&'static Operation],
    pub(crate) error_body: fn(&Refusal) -> String,
    /// Server-sent events.
    pub(crate) error_event: fn(&Refusal) -> String,
}

/// Every provider.
pub static PROVIDERS: &[&Provider] = &[&OPENAI, &anthropic::ANTHROPIC, &gemini::GEMINI];

impl Provider {
    /// The JSON body of an error response in this provider's own shape.
    pub fn error_body(&self, refusal: &Refusal) -> Vec<u8> {
        (self.error_body)(refusal).into_bytes()
    }

    /// Complete server-sent events that end a stream the way this provider does when it fails, so that its SDKs raise
    /// their typed error. To be sent between two events.
    pub fn error_event(&self, refusal: &Refusal) -> Vec<u8> {
        (self.error_event)(refusal).into_bytes()
    }
}
