//! `cargo bench -p tests [-- --rounds N --seconds S --only NAME]`: what the guards cost, measured side by side in one run.
//!
//! Five proxies stand in front of one origin — bare Envoy, Envoy + our wasm filter, Envoy + our ext_proc server, a bare
//! Pingora proxy, our Pingora host — each with one worker thread and every detector on. Rounds go over all of them in turn,
//! so that whatever else the machine does hits all alike; medians over the rounds are printed as Markdown. The client and the
//! origin run in this process and take their share of the cores: read ratios, not rates.

mod load;
mod meter;
mod native;
mod origin;
mod report;
mod target;
mod text;
mod workload;

use std::{env, time::Duration};

use anyhow::{Context, Result};

use crate::{report::Report, target::Target, workload::WORKLOADS};

struct Options {
    rounds: usize,
    seconds: f64,
    only: Option<String>,
}

fn main() -> Result<()> {
    let options = options()?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let origin = runtime.block_on(origin::start())?;
    let mut report = Report::new();
    report.scan(native::scan()?);
    let targets = Target::all(origin, options.only.as_deref())?;
    for target in &targets {
        report.start(target);
    }
    for round in 1..=options.rounds {
        for workload in WORKLOADS {
            for target in &targets {
                artefacts::tell(&format!(
                    "round {round}: {} · {}",
                    workload.name, target.name
                ));
                let sample = runtime.block_on(load::measure(
                    target,
                    workload,
                    Duration::from_secs_f64(options.seconds),
                ));
                report.add(target, workload, sample.with_context(|| target.name)?);
            }
        }
    }
    for target in &targets {
        report.memory(target);
    }
    print(&report.markdown());
    Ok(())
}

fn options() -> Result<Options> {
    let mut options = Options {
        rounds: 5,
        seconds: 2.0,
        only: None,
    };
    let mut arguments = env::args().skip(1);
    while let Some(name) = arguments.next() {
        let mut value = || {
            arguments
                .next()
                .with_context(|| format!("{name} needs a value"))
        };
        match name.as_str() {
            "--rounds" => options.rounds = value()?.parse()?,
            "--seconds" => options.seconds = value()?.parse()?,
            "--only" => options.only = Some(value()?),
            // Cargo's own.
            "--bench" => {}
            other => anyhow::bail!("unknown option {other}"),
        }
    }
    Ok(options)
}

fn print(text: &str) {
    use std::io::Write;
    let _ = std::io::stdout().write_all(text.as_bytes());
}
