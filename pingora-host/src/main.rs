//! The `weir` program.

use std::process::ExitCode;

use clap::Parser;
use pingora_host::Cli;

fn main() -> ExitCode {
    Cli::parse().execute()
}
