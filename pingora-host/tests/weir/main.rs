//! The real program against real sockets: bytes in, bytes out.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

mod cli;
mod client;
mod custom;
mod demo;
mod disconnects;
mod eval;
mod explain;
mod files;
mod inspection;
mod operations;
mod origin;
mod payloads;
mod program;
mod prompts;
mod protocols;
mod relay;
mod telemetry;
