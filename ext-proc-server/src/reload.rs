//! Keeps the lane current with its document: a good change takes effect with the next exchange, a bad one keeps the old
//! lane and says why.

use std::{io::Write, path::PathBuf, sync::Arc, time::Duration};

use anyhow::{Context, anyhow, bail};
use arc_swap::ArcSwap;
use ext_proc_server::{ClassifierCalls, check_ext_proc};
use lane::{Config, ExtProcConfig, Lane, LaneKind};
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

    /// Checks that the server could start with these settings.
    pub(crate) fn check(&self, config: &Config, settings: &ExtProcConfig) -> anyhow::Result<()> {
        check_ext_proc(config, settings).map_err(|e| self.explain(&e))
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
        calls: ClassifierCalls,
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
            let read = self.config().and_then(|config| self.lane(&config, kind));
            let said = match read.and_then(|lane| answerable(lane, &calls)) {
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

/// Classifiers are loaded at the start only: a lane that begins to need them waits for the next one.
fn answerable(lane: Arc<Lane>, calls: &ClassifierCalls) -> anyhow::Result<Arc<Lane>> {
    match (calls, lane.classifiers().first()) {
        (ClassifierCalls::Off, Some(id)) => {
            bail!("the classifier {id}, which the lane now needs, is loaded at the next start")
        }
        _ => Ok(lane),
    }
}

#[cfg(test)]
mod tests {
    use ext_proc_server::ClassifierCalls;
    use lane::{Config, Lane, LaneKind};

    use super::answerable;

    #[test]
    fn a_lane_that_nobody_could_answer_does_not_come_into_force() {
        let lane = |profile: &str| {
            let text = format!(
                "{{version: 1, profiles: [{{id: people, detectors: [pii.person]}}], lanes: {{ai_waf: {{profiles: [{profile}]}}}}}}"
            );
            Lane::compile(&Config::from_yaml(&text).unwrap(), LaneKind::AiWaf).unwrap()
        };
        assert!(answerable(lane("default"), &ClassifierCalls::Off).is_ok());
        assert!(answerable(lane("people"), &ClassifierCalls::Off).is_err());
    }
}
