//! Keeps the lane current with its document: a good change takes effect with the next exchange, a bad one keeps the old
//! lane and says why.

use std::{io::Write, path::PathBuf, sync::Arc, time::Duration};

use anyhow::{Context, anyhow};
use arc_swap::ArcSwap;
use lane::{Config, Lane, LaneKind};
use tokio::{
    signal::unix::{SignalKind, signal},
    time::{MissedTickBehavior, interval},
};

/// How often the document is looked at. Reading it works with every way to change a file (an editor's rename, a mounted
/// Kubernetes ConfigMap); it is small.
const EVERY: Duration = Duration::from_secs(2);

/// A configuration document on disk.
#[derive(Debug)]
pub(crate) struct Document {
    path: PathBuf,
    text: String,
}

impl Document {
    /// Reads it.
    pub(crate) fn open(path: PathBuf) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        Ok(Self { path, text })
    }

    /// What it says.
    pub(crate) fn config(&self) -> anyhow::Result<Config> {
        Config::from_yaml(&self.text).map_err(|e| self.explain(&e))
    }

    /// One of its lanes.
    pub(crate) fn lane(&self, config: &Config, kind: LaneKind) -> anyhow::Result<Arc<Lane>> {
        Lane::compile(config, kind).map_err(|e| self.explain(&e))
    }

    /// Follows the document as long as the program runs; SIGHUP looks at once.
    pub(crate) async fn follow(
        mut self,
        kind: LaneKind,
        lane: Arc<ArcSwap<Lane>>,
    ) -> anyhow::Result<()> {
        let mut hang_up = signal(SignalKind::hangup())?;
        let mut ticks = interval(EVERY);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = ticks.tick() => {}
                _ = hang_up.recv() => {}
            }
            // A file that is gone for a moment is being replaced.
            let Ok(text) = tokio::fs::read_to_string(&self.path).await else {
                continue;
            };
            if text == self.text {
                continue;
            }
            self.text = text;
            let said = match self.config().and_then(|config| self.lane(&config, kind)) {
                Ok(new) => {
                    lane.store(new);
                    format!("{}: reloaded", self.path.display())
                }
                Err(error) => format!("{error:#}; the configuration before it stays in force"),
            };
            // Nobody may be reading.
            let _ = writeln!(std::io::stderr(), "{said}");
        }
    }

    fn explain(&self, error: &lane::ConfigError) -> anyhow::Error {
        anyhow!(error.in_document(&self.path.display().to_string(), &self.text))
    }
}
