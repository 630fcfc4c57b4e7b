//! `weir run`.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;

use super::Outcome;
use crate::{output, proxy::Program};

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
        let text = match &self.config {
            Some(file) => {
                std::fs::read_to_string(file).with_context(|| format!("{}", file.display()))?
            }
            None => SAMPLE.to_owned(),
        };
        let demo = (self.demo || self.config.is_none()).then_some(self.demo_listen);
        let shown = demo.clone();
        let ready = Program {
            text,
            file: self.config,
            demo,
        }
        .prepare()?;
        for line in banner(&ready.settings, shown.as_deref()) {
            output::note(&line);
        }
        ready.run();
        Ok(Outcome::Fine)
    }
}

fn banner(settings: &lane::PingoraConfig, demo: Option<&str>) -> Vec<String> {
    let mut lines = Vec::new();
    for listener in &settings.listeners {
        let scheme = if listener.tls.is_some() {
            "https"
        } else {
            "http"
        };
        lines.push(format!(
            "weir: {scheme}://{} → lane {} → upstream {}",
            listener.address, listener.lane, listener.upstream
        ));
    }
    if let Some(admin) = &settings.admin {
        lines.push(format!("weir: http://{admin}/metrics /healthz /readyz"));
    }
    if let Some(demo) = demo {
        lines.push(format!("weir: demo upstream on {demo}"));
    }
    lines
}

const SAMPLE: &str = include_str!("../sample.yaml");
