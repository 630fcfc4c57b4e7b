//! `weir run`: listeners, admin, control and demo as services of one Pingora server.

use std::{net::TcpListener, path::PathBuf, sync::Arc, time::Duration};

use anyhow::{Context as _, Result, anyhow};
use arc_swap::ArcSwap;
use ext_proc_server::{Analytics, Endpoints};
use lane::{AuditConfig, ConfigError, ListenerConfig, PingoraConfig};
use pingora::{
    apps::HttpServerOptions,
    proxy::http_proxy,
    server::{RunArgs, Server, configuration::ServerConf},
    services::{background::background_service, listening::Service},
};
use tokio::runtime::Runtime;

use crate::{
    admin::Admin,
    control::Control,
    demo::Demo,
    deployment::{Deployment, Ground},
    gate::{Gate, Proxy},
    journal::Journal,
    metrics::Metrics,
    places::Places,
    tls,
    unread::Doorway,
};

/// What to run.
#[derive(Debug)]
pub struct Program {
    /// The configuration document.
    pub text: String,
    /// The file it came from; it is watched.
    pub file: Option<PathBuf>,
    /// Where the demo upstream listens, if it is wanted.
    pub demo: Option<String>,
}

/// A program that is ready to start.
pub struct Ready {
    server: Server,
    journal: Arc<Journal>,
    classifiers: Runtime,
    /// The listeners' settings, for a banner.
    pub settings: PingoraConfig,
    /// The document's audit sinks, for a banner.
    pub audit: AuditConfig,
    /// Whether there is an analytics page, for a banner.
    pub has_analytics: bool,
}

impl Program {
    /// Checks everything that can be checked before the start.
    ///
    /// # Errors
    /// What is wrong with the configuration, a certificate, a log file or an address.
    pub fn prepare(self) -> Result<Ready> {
        let metrics = Arc::new(Metrics::new()?);
        let runtime = classifier_runtime()?;
        let ground = Ground {
            runtime: runtime.handle().clone(),
            metrics: Arc::clone(&metrics.shared),
            endpoints: Arc::new(Endpoints::new("weir")),
        };
        let name = match &self.file {
            Some(file) => file.display().to_string(),
            None => "the sample configuration".to_owned(),
        };
        let deployment =
            Deployment::load(&name, &self.text, &ground, None).map_err(|e| anyhow!(e))?;
        let settings = deployment.settings.clone();
        let audit = deployment.audit.clone();
        let wrong = |e: ConfigError| anyhow!(e.in_document(&name, &self.text));
        let analytics = Analytics::open(deployment.analytics.as_ref()).map_err(wrong)?;
        let journal = Journal::open(&settings, &audit, analytics.as_ref(), Arc::clone(&metrics));
        let journal = journal.map_err(wrong)?;
        let journal = Arc::new(journal);
        let deployment = Arc::new(ArcSwap::from_pointee(deployment));
        let mut server = Server::new_with_opt_and_conf(None, server_conf(&settings));
        server.bootstrap();
        if let Some(address) = &self.demo {
            free(address)?;
            let mut service = Service::new("demo".to_owned(), Demo);
            service.add_tcp(address);
            server.add_service(service);
        }
        let has_analytics = analytics.is_some();
        let places = Arc::new(Places::new(metrics.in_flight.clone(), &settings));
        let mut gates = Vec::new();
        for listener in &settings.listeners {
            let route = deployment
                .load()
                .route(listener)
                .map_err(|(key, e)| anyhow!("listener {}: {key}: {e}", listener.address))?;
            let gate = Arc::new(Gate::new(
                listener.clone(),
                route,
                Arc::clone(&journal),
                Arc::clone(&places),
            ));
            add_listener(&mut server, listener, Arc::clone(&gate))?;
            gates.push(gate);
        }
        if let Some(address) = &settings.admin {
            free(address)?;
            let admin = Admin {
                deployment: Arc::clone(&deployment),
                metrics: Arc::clone(&metrics),
                analytics,
            };
            let mut service = Service::new("admin".to_owned(), admin);
            service.threads = Some(1);
            service.add_tcp(address);
            server.add_service(service);
        }
        let control = Control {
            file: self.file,
            deployment,
            gates,
            journal: Arc::clone(&journal),
            metrics,
            ground,
        };
        server.add_service(background_service("control", control));
        Ok(Ready {
            server,
            journal,
            classifiers: runtime,
            settings,
            audit,
            has_analytics,
        })
    }
}

impl Ready {
    /// Serves until a signal ends it.
    pub fn run(self) {
        let Self {
            server,
            journal,
            classifiers,
            ..
        } = self;
        server.run(RunArgs::default());
        classifiers.block_on(journal.close());
    }
}

impl std::fmt::Debug for Ready {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ready")
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

/// Calls to remote classifiers must not wait behind a listener's work.
fn classifier_runtime() -> Result<Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("weir-classifiers")
        .enable_all()
        .build()?)
}

fn server_conf(settings: &PingoraConfig) -> ServerConf {
    let mut conf = ServerConf::default();
    let cpus = std::thread::available_parallelism().map_or(1, usize::from);
    conf.threads = if settings.threads == 0 {
        cpus
    } else {
        settings.threads
    };
    conf.grace_period_seconds = Some(settings.graceful_seconds);
    conf.graceful_shutdown_timeout_seconds = Some(1);
    conf
}

fn add_listener(server: &mut Server, listener: &ListenerConfig, gate: Arc<Gate>) -> Result<()> {
    free(&listener.address)?;
    let mut proxy = http_proxy(&server.configuration, Proxy(Arc::clone(&gate)));
    let mut options = HttpServerOptions::default();
    options.h2c = listener.tls.is_none();
    // The lane refuses them itself, and says so in an audit event.
    options.allow_connect_method_proxying = true;
    options.h2_idle_timeout = Some(Duration::from_millis(listener.idle_timeout_ms));
    proxy.server_options = Some(options);
    let proxy = Arc::new(proxy);
    let mut service = Service::new("weir".to_owned(), Doorway { proxy, gate });
    match &listener.tls {
        Some(certificate) => {
            let tls = tls::settings(certificate)
                .with_context(|| format!("listener {}", listener.address))?;
            service.add_tls_with_settings(&listener.address, None, tls);
        }
        None => service.add_tcp(&listener.address),
    }
    server.add_service(service);
    Ok(())
}

/// Pingora panics when it cannot listen: try first.
fn free(address: &str) -> Result<()> {
    TcpListener::bind(address)
        .map(drop)
        .with_context(|| format!("cannot listen on {address}"))
}
