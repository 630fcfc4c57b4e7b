//! The `weir` program.

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;
use pingora_host::Cli;

/// Every exchange takes and gives back large buffers; the system's allocator tidies up each time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    Cli::parse().execute()
}
