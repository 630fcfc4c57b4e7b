//! `weir run`.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;

use super::{Outcome, banner};
use crate::{diagnostics, proxy::Program};

/// Run the reverse proxy. Without --config: a sample policy in front of a built-in demo upstream.
#[derive(Args, Debug)]
pub(super) struct Run {
    /// The configuration; changes to it take effect while the proxy runs (SIGHUP too).
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Also start the demo upstream, which says back what it is told.
    #[arg(long)]
    demo: bool,
    /// Where the demo upstream listens.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:9100")]
    demo_listen: String,
}

impl Run {
    pub(super) fn execute(self) -> super::Result {
        diagnostics::install();
        let text = match &self.config {
            Some(file) => {
                std::fs::read_to_string(file).with_context(|| file.display().to_string())?
            }
            None => SAMPLE.to_owned(),
        };
        let demo = (self.demo || self.config.is_none()).then_some(self.demo_listen);
        let ready = Program {
            text,
            file: self.config,
            demo: demo.clone(),
        }
        .prepare()?;
        banner::show(&ready.settings, demo.as_deref());
        ready.run();
        Ok(Outcome::Fine)
    }
}

const SAMPLE: &str = include_str!("../sample.yaml");
