//! Watches the configuration file and the signals while the proxy runs, and ends the program when it has drained.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use arc_swap::ArcSwap;
use async_trait::async_trait;
use ext_proc_server::{FileStamps, read_document};
use lane::{Lane, LaneKind, PingoraConfig};
use pingora::{server::ShutdownWatch, services::background::BackgroundService};
use tokio::{
    signal::unix::{SignalKind, signal},
    task::JoinSet,
    time::{MissedTickBehavior, interval},
};

use crate::{
    deployment::{Deployment, Ground},
    gate::Gate,
    journal::Journal,
    metrics::Metrics,
    output,
};

/// The program's background task.
pub(crate) struct Control {
    pub(crate) file: Option<PathBuf>,
    pub(crate) deployment: Arc<ArcSwap<Deployment>>,
    pub(crate) gates: Vec<Arc<Gate>>,
    pub(crate) journal: Arc<Journal>,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) ground: Ground,
}

#[async_trait]
impl BackgroundService for Control {
    async fn start(&self, mut shutdown: ShutdownWatch) {
        let mut seen = self.stamp();
        let mut looks = interval(LOOK_EVERY);
        looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut hangup = signal(SignalKind::hangup()).ok();
        let mut watched = self.watch_servers();
        loop {
            tokio::select! {
                _ = shutdown.changed() => break,
                _ = looks.tick() => {
                    self.keep_endpoints().await;
                    // A file that is gone for a moment is being replaced.
                    let now = self.stamp();
                    if now.is_none() || now == seen {
                        continue;
                    }
                    // Editors write in several steps.
                    tokio::time::sleep(SETTLE).await;
                    seen = self.stamp();
                }
                () = hung_up(hangup.as_mut()) => self.journal.reopen(),
            }
            if self.reload() {
                // It may name other files.
                seen = self.stamp();
                watched = self.watch_servers();
            }
        }
        drop(watched);
        self.drain().await;
    }
}

impl Control {
    /// In which state the configuration is, and the files that its entries name.
    fn stamp(&self) -> Option<((std::time::SystemTime, u64), FileStamps)> {
        let document = self.file.as_deref().and_then(stamp)?;
        Some((document, self.deployment.load().files().now()))
    }

    /// Judges endpoints and saves what is known of them, now and then.
    async fn keep_endpoints(&self) {
        let Some((lane, file)) = self.discovering() else {
            return;
        };
        let endpoints = Arc::clone(&self.ground.endpoints);
        let kept = tokio::task::spawn_blocking(move || endpoints.tick(&lane, &file)).await;
        if let Ok(Err(error)) = kept {
            output::note(&format!("weir: {error}"));
        }
    }

    /// The lane that discovers endpoints, and the document that says so.
    fn discovering(&self) -> Option<(Arc<Lane>, PathBuf)> {
        let deployment = self.deployment.load();
        let lane = deployment.lane(LaneKind::AiWaf)?;
        lane.discovery()?;
        Some((Arc::clone(lane), self.file.clone().unwrap_or_default()))
    }

    fn watch_servers(&self) -> JoinSet<()> {
        let mut tasks = JoinSet::new();
        for group in self.deployment.load().groups() {
            tasks.spawn(Arc::clone(group).watch());
        }
        tasks
    }

    /// Reads the file again. A file that cannot run changes nothing.
    fn reload(&self) -> bool {
        let Some(file) = &self.file else { return false };
        let before = self.deployment.load_full();
        let loaded = read_document(file)
            .map_err(|e| e.to_string())
            .and_then(|text| {
                Deployment::load(
                    &file.display().to_string(),
                    &text,
                    &self.ground,
                    Some(&before),
                )
            });
        let now = match loaded {
            Ok(now) => Arc::new(now),
            Err(problem) => {
                self.metrics.reload(false);
                output::note(&format!(
                    "weir: {problem}\nweir: the configuration before it stays in force"
                ));
                return false;
            }
        };
        for gate in &self.gates {
            let listener = now
                .settings
                .listeners
                .iter()
                .find(|listener| listener.address == gate.listener.address);
            if let Some(route) = listener.and_then(|listener| now.route(listener).ok()) {
                gate.update(route);
            }
        }
        if needs_a_restart(&before.settings, &now.settings)
            || before.audit != now.audit
            || before.analytics != now.analytics
        {
            output::note(
                "weir: changed addresses, certificates, timeouts of clients, logs, audit sinks, analytics, threads, limits on what is under way and graceful_seconds take effect with the next start",
            );
        }
        self.metrics.reload(true);
        output::note(&format!("weir: {}: in force", file.display()));
        self.deployment.store(now);
        true
    }

    /// Pingora waits its whole grace period; when nothing is under way any more there is nothing to wait for.
    async fn drain(&self) {
        while self.metrics.in_flight.get() > 0 {
            tokio::time::sleep(SETTLE).await;
        }
        // Connections that were accepted just before get their chance.
        tokio::time::sleep(SETTLE).await;
        if self.metrics.in_flight.get() == 0 {
            self.journal.close().await;
            if let Some((lane, file)) = self.discovering()
                && let Err(error) = self.ground.endpoints.save(&lane, &file)
            {
                output::note(&format!("weir: {error}"));
            }
            std::process::exit(0);
        }
    }
}

/// Whether something changed that is read at the start only. What a listener's lane, upstream and routes are is not.
fn needs_a_restart(before: &PingoraConfig, now: &PingoraConfig) -> bool {
    let fixed = |settings: &PingoraConfig| {
        let listeners: Vec<_> = settings
            .listeners
            .iter()
            .map(|l| {
                let times = (l.head_timeout_ms, l.idle_timeout_ms);
                (l.address.clone(), l.tls.clone(), times)
            })
            .collect();
        (
            listeners,
            settings.admin.clone(),
            settings.audit_log.clone(),
            settings.access_log.clone(),
            settings.threads,
            (settings.max_in_flight, settings.max_in_flight_per_client),
            settings.graceful_seconds,
        )
    };
    fixed(before) != fixed(now)
}

/// What changes with a file. Looked at twice a second: watching its folder would wake the program for every line of a log
/// that lies beside it.
fn stamp(file: &Path) -> Option<(std::time::SystemTime, u64)> {
    let data = std::fs::metadata(file).ok()?;
    Some((data.modified().ok()?, data.len()))
}

async fn hung_up(hangup: Option<&mut tokio::signal::unix::Signal>) {
    match hangup {
        Some(hangup) => {
            hangup.recv().await;
        }
        None => std::future::pending().await,
    }
}

const LOOK_EVERY: Duration = Duration::from_millis(500);
const SETTLE: Duration = Duration::from_millis(50);

#[cfg(test)]
mod tests {
    use lane::{Config, PingoraConfig};

    use super::needs_a_restart;

    fn settings(address: &str, upstream: &str, more: &str) -> PingoraConfig {
        let text = format!(
            "version: 1\npingora:\n  listeners: [{{address: '{address}', lane: llm_gateway, upstream: {upstream}}}]\n  upstreams: {{a: {{servers: ['127.0.0.1:1']}}, b: {{servers: ['127.0.0.1:2']}}}}\n{more}"
        );
        Config::from_yaml(&text).unwrap().pingora.unwrap()
    }

    #[test]
    fn what_is_read_at_the_start_only_needs_a_restart() {
        let before = settings("127.0.0.1:80", "a", "");
        assert!(!needs_a_restart(
            &before,
            &settings("127.0.0.1:80", "b", "")
        ));
        assert!(needs_a_restart(&before, &settings("127.0.0.1:81", "a", "")));
        for more in [
            "admin: '127.0.0.1:9'",
            "audit_log: /tmp/audit",
            "access_log: stdout",
            "threads: 3",
            "max_in_flight: 3",
            "max_in_flight_per_client: 3",
            "graceful_seconds: 3",
        ] {
            let now = settings("127.0.0.1:80", "a", &format!("  {more}\n"));
            assert!(needs_a_restart(&before, &now), "{more}");
        }
    }
}
