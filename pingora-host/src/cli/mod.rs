//! The command line: one file per subcommand.

mod asked;
mod banner;
mod check;
mod classify;
mod config;
mod dataset;
mod decrypt;
mod detectors;
mod endpoints;
mod eval;
mod explain;
mod extract;
mod fingerprint;
mod keys;
mod lines;
mod print;
mod profiles;
mod run;
mod scan;
mod schema;
mod written;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use self::asked::Asked;

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
    Check(check::Check),
    Scan(scan::Scan),
    Dataset(dataset::Dataset),
    Fingerprint(fingerprint::Fingerprint),
    Extract(extract::Extract),
    Eval(eval::Eval),
    Classify(classify::Classify),
    Schema(schema::Schema),
    Detectors(detectors::Detectors),
    Profiles(profiles::Profiles),
    Endpoints(endpoints::Endpoints),
    Keys(keys::Keys),
    Decrypt(decrypt::Decrypt),
}

impl Cli {
    /// Runs the subcommand. 0: fine; 1: found or refused, where the command's help says so; 2: bad input.
    pub fn execute(self) -> ExitCode {
        let outcome = match self.command {
            Command::Run(run) => run.execute(),
            Command::Check(check) => check.execute(),
            Command::Scan(scan) => scan.execute(),
            Command::Dataset(dataset) => dataset.execute(),
            Command::Fingerprint(fingerprint) => fingerprint.execute(),
            Command::Extract(extract) => extract.execute(),
            Command::Eval(eval) => eval.execute(),
            Command::Classify(classify) => classify.execute(),
            Command::Schema(schema) => schema.execute(),
            Command::Detectors(detectors) => detectors.execute(),
            Command::Profiles(profiles) => profiles.execute(),
            Command::Endpoints(endpoints) => endpoints.execute(),
            Command::Keys(keys) => keys.execute(),
            Command::Decrypt(decrypt) => decrypt.execute(),
        };
        exit(outcome)
    }
}

/// How a subcommand ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Outcome {
    /// Exit 0.
    Fine,
    /// Exit 1: what the command looks for was found.
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
