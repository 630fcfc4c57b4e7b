//! The `weir` program.

use std::{io::Write as _, process::ExitCode};

use clap::Parser;
use ext_proc_server::forbid_telemetry;
use mimalloc::MiMalloc;
use pingora_host::Cli;

/// Every exchange takes and gives back large buffers; the system's allocator tidies up each time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    if let Err(error) = forbid_telemetry() {
        // Nobody may be reading.
        let _ = writeln!(
            std::io::stderr(),
            "weir: cannot begin with ONNX Runtime's telemetry off: {error}"
        );
        return ExitCode::FAILURE;
    }
    Cli::parse().execute()
}
