//! `ext-proc-server`: see `--help`.

mod reload;

use std::{io::Write as _, path::PathBuf, process::ExitCode, sync::Arc, time::Duration};

use anyhow::bail;
use clap::{Parser, ValueEnum};
use ext_proc_server::{
    Analytics, AuditLog, CLASSIFIERS, ClassifierCalls, Classifiers, Listeners, Metrics, Services,
    forbid_telemetry,
};
use lane::{Config, ExtProcConfig, LaneKind};
use tokio::{
    signal::unix::{SignalKind, signal},
    sync::watch,
};

use crate::reload::{Current, Document};

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
    /// Where `/healthz`, `/metrics`, `/discovery` and `/analytics` are served, instead of the document's `ext_proc.admin`.
    #[arg(long, value_name = "ADDRESS")]
    admin: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
#[value(rename_all = "snake_case")]
enum LaneName {
    LlmGateway,
    AiWaf,
}

#[tokio::main]
async fn main() -> ExitCode {
    let ready = forbid_telemetry().map_err(anyhow::Error::from);
    let ended = match ready {
        Ok(()) => run(Arguments::parse()).await,
        Err(error) => Err(error.context("cannot begin with ONNX Runtime's telemetry off")),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody may be reading.
            let _ = writeln!(std::io::stderr(), "ext-proc-server: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> anyhow::Result<()> {
    let document = Document::open(arguments.config.clone())?;
    let config = document.config()?;
    let settings = settings(&arguments, &config)?;
    document.check(&config, &settings)?;
    let (endpoints, path) = document.endpoints();
    let services = services(document, config, &settings)?;
    let in_force = services.in_force.clone();
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
    let served = ext_proc_server::serve(listeners, services, stop).await;
    if let Some(in_force) = in_force {
        endpoints.save(&in_force.load().lane, &path)?;
    }
    served
}

fn settings(arguments: &Arguments, config: &Config) -> anyhow::Result<ExtProcConfig> {
    let mut settings = match (&config.ext_proc, &arguments.listen) {
        (Some(settings), _) => settings.clone(),
        (None, Some(listen)) => ExtProcConfig {
            listen: listen.clone(),
            admin: None,
            lane: None,
            audit_log: None,
            idle_timeout_ms: 900_000,
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
    document: Document,
    config: Config,
    settings: &ExtProcConfig,
) -> anyhow::Result<Services> {
    let metrics = Arc::new(Metrics::new()?);
    let beside = settings.audit_log.as_ref();
    let beside = beside.map(|log| ("ext_proc.audit_log", log));
    let analytics = Analytics::open(config.analytics.as_ref()).map_err(|e| document.explain(&e))?;
    let audit_log = AuditLog::open(&config.audit, beside, analytics.as_ref(), &metrics)
        .map_err(|e| document.explain(&e))?;
    let (in_force, classifiers) = match settings.lane {
        Some(kind) => {
            let current = Current::start(document, config, kind, Arc::clone(&metrics))?;
            let in_force = Arc::clone(current.in_force());
            tokio::spawn(current.follow(audit_log.clone()));
            let classifiers = match &in_force.load().calls {
                ClassifierCalls::InProcess(classifiers) => Some(Arc::clone(classifiers)),
                ClassifierCalls::Off | ClassifierCalls::Remote(_) => None,
            };
            (Some(in_force), classifiers)
        }
        None => {
            let ids = CLASSIFIERS.iter().map(|c| c.id);
            let all = Classifiers::load(&config.classifiers, ids, Arc::clone(&metrics))?;
            (None, Some(all))
        }
    };
    Ok(Services {
        in_force,
        classifiers,
        audit_log,
        analytics,
        metrics,
        idle: Duration::from_millis(settings.idle_timeout_ms),
        grace: Duration::from_secs(settings.graceful_seconds),
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use clap::Parser as _;

    use super::{Arguments, Document, services, settings};

    #[tokio::test]
    async fn the_document_says_how_long_an_exchange_may_be_silent() {
        for (more, ms) in [("", 900_000), (", idle_timeout_ms: 1500", 1500)] {
            let text = format!(
                "version: 1\nlanes: {{llm_gateway: {{}}}}\next_proc: {{listen: 'h:1', lane: llm_gateway{more}}}\n"
            );
            let name = format!("weir-idle-{}-{ms}.yaml", std::process::id());
            let path = std::env::temp_dir().join(name);
            std::fs::write(&path, text).unwrap();
            let document = Document::open(path.clone()).unwrap();
            std::fs::remove_file(&path).unwrap();
            let config = document.config().unwrap();
            let arguments = Arguments::parse_from(["ext-proc-server", "--config", "x"]);
            let settings = settings(&arguments, &config).unwrap();
            let services = services(document, config, &settings).unwrap();
            assert_eq!(services.idle, Duration::from_millis(ms));
        }
    }
}
