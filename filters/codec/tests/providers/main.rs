//! Each provider's bodies and streams, through the public API only.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

mod anthropic;
mod chat_completions;
mod exchange;
mod gemini;
mod hostile;
mod properties;
mod refusals;
mod responses;
