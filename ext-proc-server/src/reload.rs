//! Keeps the lane and its classifiers current with their document: a good change takes effect with the next exchange, a bad
//! one keeps what was in force and says why.

use std::{io::Write, path::PathBuf, sync::Arc, time::Duration};

use anyhow::{Context, anyhow};
use arc_swap::ArcSwap;
use ext_proc_server::{
    AuditLog, ClassifiersInUse, Endpoints, FileStamps, InForce, Metrics, Store, check_ext_proc,
    load_files, read_document, with_random,
};
use lane::{Config, ConfigError, ExtProcConfig, Lane, LaneKind};
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
    endpoints: Arc<Endpoints>,
}

impl Document {
    /// Reads it.
    pub(crate) fn open(path: PathBuf) -> anyhow::Result<Self> {
        let text = read_document(&path).with_context(|| path.display().to_string())?;
        Ok(Self {
            path,
            text,
            endpoints: Arc::new(Endpoints::new("ext-proc-server")),
        })
    }

    /// What it says, with the files that its entries name.
    pub(crate) fn config(&self) -> anyhow::Result<Config> {
        let read = || {
            let mut config = with_random(Config::from_yaml(&self.text)?);
            load_files(&mut config, &self.path)?;
            self.endpoints.attach(&mut config, &self.path)?;
            Ok(config)
        };
        read().map_err(|e| self.explain(&e))
    }

    /// Checks that the server could start with these settings.
    pub(crate) fn check(&self, config: &Config, settings: &ExtProcConfig) -> anyhow::Result<()> {
        check_ext_proc(config, settings).map_err(|e| self.explain(&e))
    }

    /// What keeps the lane's endpoints, and the document's path.
    pub(crate) fn endpoints(&self) -> (Arc<Endpoints>, PathBuf) {
        (Arc::clone(&self.endpoints), self.path.clone())
    }

    /// The error with its place in the document.
    pub(crate) fn explain(&self, error: &ConfigError) -> anyhow::Error {
        anyhow!(error.in_document(&self.path.display().to_string(), &self.text))
    }
}

/// One of a document's lanes, with its classifiers, as the document says now.
#[derive(Debug)]
pub(crate) struct Current {
    document: Document,
    config: Config,
    kind: LaneKind,
    metrics: Arc<Metrics>,
    in_force: Arc<ArcSwap<InForce>>,
    /// What the calls in force were opened with.
    opened: ClassifiersInUse,
    /// The files of its entries.
    files: FileStamps,
}

impl Current {
    /// Compiles the lane and opens its classifiers; `config` is what the document says.
    pub(crate) fn start(
        document: Document,
        config: Config,
        kind: LaneKind,
        metrics: Arc<Metrics>,
    ) -> anyhow::Result<Self> {
        let lane = Lane::compile(&config, kind).map_err(|e| document.explain(&e))?;
        Endpoints::begin(&lane);
        let opened = in_use(&config, &lane);
        let calls = opened.open(&metrics).context("classifiers")?;
        let store = Store::open(&config.store).context("store")?;
        let in_force = InForce { lane, calls, store };
        Ok(Self {
            files: FileStamps::of(&config, &document.path),
            document,
            config,
            kind,
            metrics,
            in_force: Arc::new(ArcSwap::from_pointee(in_force)),
            opened,
        })
    }

    /// What exchanges use.
    pub(crate) fn in_force(&self) -> &Arc<ArcSwap<InForce>> {
        &self.in_force
    }

    /// Follows the document as long as the program runs; SIGHUP looks at once, and opens the log anew.
    pub(crate) async fn follow(mut self, log: AuditLog) -> anyhow::Result<()> {
        let mut hang_up = signal(SignalKind::hangup())?;
        let mut ticks = interval(EVERY);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = ticks.tick() => {}
                _ = hang_up.recv() => log.reopen(),
            }
            self.keep_endpoints();
            // A file that is gone for a moment is being replaced.
            let Ok(text) = tokio::fs::read_to_string(&self.document.path).await else {
                continue;
            };
            let files = self.files.now();
            if text == self.document.text && files == self.files {
                continue;
            }
            self.files = files;
            // Loading classifiers takes its time.
            let said = tokio::task::block_in_place(|| self.reload(text));
            // Nobody may be reading.
            let _ = writeln!(std::io::stderr(), "{said}");
        }
    }

    fn keep_endpoints(&self) {
        let lane = Arc::clone(&self.in_force.load().lane);
        let (endpoints, path) = self.document.endpoints();
        // It may write a file.
        let kept = tokio::task::block_in_place(|| endpoints.tick(&lane, &path));
        if let Err(error) = kept {
            // Nobody may be reading.
            let _ = writeln!(std::io::stderr(), "ext-proc-server: {error}");
        }
    }

    /// Goes over to this text; what to say about it.
    fn reload(&mut self, text: String) -> String {
        self.document.text = text;
        let config = match self.replace() {
            Ok(config) => config,
            Err(error) => return format!("{error:#}; the configuration before it stays in force"),
        };
        self.files = FileStamps::of(&config, &self.document.path);
        let before = std::mem::replace(&mut self.config, config);
        let name = self.document.path.display();
        match self.needs_a_restart(&before) {
            None => format!("{name}: reloaded"),
            Some(what) => format!("{name}: reloaded; {what} with the next start"),
        }
    }

    /// Puts lane, classifiers and store into force, all or none.
    fn replace(&mut self) -> anyhow::Result<Config> {
        let config = self.document.config()?;
        let lane = Lane::compile(&config, self.kind).map_err(|e| self.document.explain(&e))?;
        let wanted = in_use(&config, &lane);
        let calls = if wanted == self.opened {
            self.in_force.load().calls.clone()
        } else {
            wanted.open(&self.metrics).context("classifiers")?
        };
        // What was counted stays counted.
        let store = if config.store == self.config.store {
            self.in_force.load().store.clone()
        } else {
            Store::open(&config.store).context("store")?
        };
        self.opened = wanted;
        let in_force = InForce { lane, calls, store };
        self.in_force.store(Arc::new(in_force));
        Ok(config)
    }

    fn needs_a_restart(&self, before: &Config) -> Option<&'static str> {
        if self.config.ext_proc != before.ext_proc {
            return Some("what changed in `ext_proc` takes effect");
        }
        if self.config.audit != before.audit {
            return Some("what changed in `audit` takes effect");
        }
        (self.config.classifiers != before.classifiers)
            .then_some("exchanges use the new classifiers now, the Classifier service")
    }
}

fn in_use(config: &Config, lane: &Arc<Lane>) -> ClassifiersInUse {
    let settings = &config.classifiers;
    ClassifiersInUse::of(settings, [lane]).served(settings)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ext_proc_server::{ClassifierCalls, Endpoints, Metrics};
    use lane::LaneKind;

    use super::{Current, Document};

    const OFF: &str = "version: 1\nlanes: {llm_gateway: {}}\n";
    const ASKS: &str = "
version: 1
profiles: [{ id: people, detectors: [pii.person] }]
classifiers: { mode: remote, remote: { address: 'http://127.0.0.1:1' } }
lanes: { llm_gateway: { profiles: [people] } }
";

    fn current(text: &str) -> Current {
        let document = Document {
            path: "weir.yaml".into(),
            text: text.to_owned(),
            endpoints: Arc::new(Endpoints::new("test")),
        };
        let config = document.config().unwrap();
        let metrics = Arc::new(Metrics::new().unwrap());
        Current::start(document, config, LaneKind::LlmGateway, metrics).unwrap()
    }

    #[tokio::test]
    async fn a_lane_that_asks_comes_into_force_with_the_classifiers_it_asks() {
        let mut current = current(OFF);
        let in_force = Arc::clone(current.in_force());
        assert!(matches!(in_force.load().calls, ClassifierCalls::Off));
        let said = current.reload(ASKS.to_owned());
        assert!(
            said.contains("reloaded") && said.contains("Classifier service"),
            "{said}"
        );
        let now = in_force.load_full();
        assert_eq!(now.lane.classifiers(), ["pii_ner"]);
        assert!(matches!(now.calls, ClassifierCalls::Remote(_)));
    }

    #[tokio::test]
    async fn what_cannot_run_changes_nothing() {
        let mut current = current(OFF);
        let before = current.in_force().load_full();
        for (wrong, named) in [
            ("version: 1\nlanes: {llm_gateway: {rulez: []}}\n", "rulez"),
            // The lane is good, its classifiers cannot be had.
            (
                &ASKS.replace("http://127.0.0.1:1", "http://no address"),
                "no address",
            ),
        ] {
            let said = current.reload(wrong.to_owned());
            assert!(
                said.contains(named) && said.contains("stays in force"),
                "{said}"
            );
            assert!(Arc::ptr_eq(&before, &current.in_force().load_full()));
        }
    }

    #[tokio::test]
    async fn what_seals_payloads_is_drawn_anew() {
        let mut current = current(OFF);
        let before = current.config.random.clone().unwrap();
        let seed = before.draw();
        let said = current.reload(format!("{OFF}# the same\n"));
        assert_eq!(said, "weir.yaml: reloaded");
        let random = current.config.random.unwrap();
        assert!(![seed, before.draw()].contains(&random.draw()));
    }

    #[tokio::test]
    async fn what_needs_a_restart_is_said() {
        let with = |seconds: u32| {
            format!("{OFF}ext_proc: {{ listen: '127.0.0.1:1', graceful_seconds: {seconds} }}\n")
        };
        let mut current = current(&with(1));
        let said = current.reload(with(2));
        assert!(said.contains("`ext_proc`"), "{said}");
        let said = current.reload(format!("{}# the same\n", with(2)));
        assert_eq!(said, "weir.yaml: reloaded");
    }
}
