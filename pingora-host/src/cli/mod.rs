//! The command line: one file per subcommand.

mod run;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// AI-security filters: a proxy that inspects LLM traffic, and the tools around it.
#[derive(Debug, Parser)]
#[command(name = "weir", version, about, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Run(run::Run),
}

impl Cli {
    /// Runs the subcommand.
    pub fn execute(self) -> ExitCode {
        let outcome = match self.command {
            Command::Run(run) => run.execute(),
        };
        exit(outcome)
    }
}

/// How a subcommand ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Outcome {
    /// Exit 0.
    Fine,
    /// Exit 1: what the command looks for was found, or what it was asked was refused.
    Found,
}

type Result = anyhow::Result<Outcome>;

fn exit(outcome: Result) -> ExitCode {
    let outcome = outcome.and_then(|outcome| Ok(crate::output::flush().map(|()| outcome)?));
    match outcome {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        // `weir scan … | head` has what it wanted.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            crate::output::note(&format!("weir: {error:#}"));
            ExitCode::from(2)
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<std::io::Error>()
        .is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
}
