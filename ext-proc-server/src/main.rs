//! `ext-proc-server`: see `--help`.

mod reload;

use std::{path::PathBuf, sync::Arc, time::Duration};

use anyhow::{Context, bail};
use arc_swap::ArcSwap;
use clap::{Parser, ValueEnum};
use ext_proc_server::{
    AuditLog, CLASSIFIERS, ClassifierCalls, Classifiers, Listeners, Metrics, RemoteClassifiers,
    Services,
};
use lane::{ClassifierMode, Config, ExtProcConfig, Lane, LaneKind};
use tokio::{
    signal::unix::{SignalKind, signal},
    sync::watch,
};

use crate::reload::Document;

/// Runs a lane for Envoy's ext_proc filter, and the classifiers for hosts that have none.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// The configuration document.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
    /// The lane, instead of the document's `ext_proc.lane`.
    #[arg(long)]
    lane: Option<LaneName>,
    /// Where Envoy connects, instead of the document's `ext_proc.listen`.
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<String>,
    /// Where `/healthz` and `/metrics` are served, instead of the document's `ext_proc.admin`.
    #[arg(long, value_name = "ADDRESS")]
    admin: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
#[value(rename_all = "snake_case")]
enum LaneName {
    LlmGateway,
    AiWaf,
}

/// A stream may be silent this long: models think before they write.
const IDLE: Duration = Duration::from_secs(900);

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let document = Document::open(arguments.config.clone())?;
    let config = document.config()?;
    let settings = settings(&arguments, &config)?;
    document.check(&config, &settings)?;
    let lane = match settings.lane {
        Some(kind) => Some(Arc::new(ArcSwap::new(document.lane(&config, kind)?))),
        None => None,
    };
    let services = services(&config, &settings, lane)?;
    if let (Some(kind), Some(lane)) = (settings.lane, &services.lane) {
        let follow = document.follow(kind, Arc::clone(lane), services.calls.clone());
        tokio::spawn(follow);
    }
    let listeners = Listeners::bind(&settings.listen, settings.admin.as_deref()).await?;
    let (stopper, stop) = watch::channel(false);
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        stopper.send_replace(true);
    });
    ext_proc_server::serve(listeners, services, stop).await
}

fn settings(arguments: &Arguments, config: &Config) -> anyhow::Result<ExtProcConfig> {
    let mut settings = match (&config.ext_proc, &arguments.listen) {
        (Some(settings), _) => settings.clone(),
        (None, Some(listen)) => ExtProcConfig {
            listen: listen.clone(),
            admin: None,
            lane: None,
            audit_log: lane::AuditSink::default(),
            graceful_seconds: 10,
        },
        (None, None) => bail!("the document has no `ext_proc`, and there is no --listen"),
    };
    if let Some(listen) = &arguments.listen {
        settings.listen.clone_from(listen);
    }
    if arguments.admin.is_some() {
        settings.admin.clone_from(&arguments.admin);
    }
    if let Some(lane) = arguments.lane {
        settings.lane = Some(match lane {
            LaneName::LlmGateway => LaneKind::LlmGateway,
            LaneName::AiWaf => LaneKind::AiWaf,
        });
    }
    Ok(settings)
}

/// Without a lane the Classifier service is all there is to serve, so it runs wherever the lanes' classifiers run.
fn services(
    config: &Config,
    settings: &ExtProcConfig,
    lane: Option<Arc<ArcSwap<Lane>>>,
) -> anyhow::Result<Services> {
    let metrics = Arc::new(Metrics::new()?);
    let needs = |lane: &Arc<ArcSwap<Lane>>| !lane.load().classifiers().is_empty();
    let mode = config
        .classifiers
        .mode
        .resolved(lane.as_ref().is_some_and(needs));
    let classifiers = match mode == ClassifierMode::InProcess || lane.is_none() {
        true => {
            let ids = CLASSIFIERS.iter().map(|c| c.id);
            Some(Classifiers::load(
                &config.classifiers,
                ids,
                Arc::clone(&metrics),
            )?)
        }
        false => None,
    };
    let calls = match (mode, &classifiers) {
        (ClassifierMode::InProcess, Some(classifiers)) => {
            ClassifierCalls::InProcess(Arc::clone(classifiers))
        }
        (ClassifierMode::Remote, None) => {
            let remote = config.classifiers.remote.as_ref();
            let remote = remote.context("classifiers.mode is remote without classifiers.remote")?;
            ClassifierCalls::Remote(RemoteClassifiers::at(&remote.address)?)
        }
        _ => ClassifierCalls::Off,
    };
    Ok(Services {
        lane,
        calls,
        classifiers,
        audit_log: AuditLog::open(&settings.audit_log).context("the audit log")?,
        metrics,
        idle: IDLE,
        grace: Duration::from_secs(settings.graceful_seconds),
    })
}
