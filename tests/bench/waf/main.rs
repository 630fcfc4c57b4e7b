//! `cargo setup cargo bench -p tests --bench waf [-- --rounds N | --overload SECONDS]`: what the lane `ai_waf` costs.
//!
//! First in this process, without a network: an exchange with an endpoint that has no label, and one with every detection of the filter's
//! own. Then through the Pingora host, one request after the other, beside a proxy that does nothing: what is added. Last, with
//! `--overload`, twice as many requests a second as the host can answer, for so long: how late are the answers, and is every
//! request in the audit log.

#[path = "../meter.rs"]
mod meter;
mod native;
#[path = "../origin.rs"]
mod origin;
mod overload;
mod policy;
mod prompt;
#[path = "../text.rs"]
mod text;
mod through;

use std::{env, io::Write as _, time::Duration};

use anyhow::{Context as _, Result, bail};

fn main() -> Result<()> {
    let (mut rounds, mut overload) = (5_usize, None);
    let mut arguments = env::args().skip(1);
    while let Some(name) = arguments.next() {
        let mut value = || {
            let value = arguments.next();
            value.with_context(|| format!("{name} needs a value"))
        };
        match name.as_str() {
            "--rounds" => rounds = value()?.parse()?,
            "--overload" => overload = Some(Duration::from_secs(value()?.parse()?)),
            // Cargo's own.
            "--bench" => {}
            other => bail!("unknown option {other}"),
        }
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let mut said = format!("{}\n\n", meter::machine());
    match overload {
        Some(time) => said += &runtime.block_on(overload::measure(time))?,
        None => {
            said += &native::measure()?;
            said += &runtime.block_on(through::measure(rounds))?;
        }
    }
    std::io::stdout().write_all(said.as_bytes())?;
    Ok(())
}
