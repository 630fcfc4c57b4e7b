//! From the document to running sinks.

use std::{fs::OpenOptions, io, path::Path, sync::Arc};

use lane::{
    AuditConfig, AuditSink, Config, ConfigError, EventFormat, OtlpProtocol, SinkConfig, SinkType,
};

use super::{
    encode, file,
    http::{Http, Wrong},
    otlp::Export,
    otlp_grpc::OtlpGrpc,
    queue::Queue,
    s3::S3,
    ship::{self, Making},
    spool::Spool,
    syslog::{Messages, Syslog},
    tally::Tally,
};
use crate::{lines::Lines, metrics::Metrics};

/// Opens all sinks of a document and the host's own log.
pub(super) fn all(
    config: &AuditConfig,
    beside: Option<(&str, &AuditSink)>,
    metrics: &Arc<Metrics>,
) -> Result<Vec<Queue>, ConfigError> {
    let mut sinks = Vec::new();
    for (index, sink) in config.sinks.iter().enumerate() {
        let tally = Arc::new(Tally::new(sink.name(), metrics));
        sinks.push(open(sink, &tally).map_err(|wrong| at(index, wrong))?);
    }
    let beside = match beside {
        None if sinks.is_empty() => Some(("audit_log", &AuditSink::Stdout)),
        given => given,
    };
    if let Some((key, sink)) = beside {
        let tally = Arc::new(Tally::new("audit_log", metrics));
        let opened = Lines::open(sink, None);
        let started = opened.and_then(|lines| file::start(lines, EventFormat::Weir, &tally));
        sinks.push(started.map_err(|e| ConfigError::at(key, e.to_string()))?);
    }
    Ok(sinks)
}

/// Checks that the sinks of a document could be opened: files, folders, secrets, addresses. Nothing is opened for good, and no
/// receiver is asked.
///
/// # Errors
/// The key and what is wrong with it.
pub fn check_audit(config: &Config) -> Result<(), ConfigError> {
    for (index, sink) in config.audit.sinks.iter().enumerate() {
        check(sink).map_err(|wrong| at(index, wrong))?;
    }
    Ok(())
}

/// Why a file could not be written; nothing is left of the attempt.
pub(crate) fn check_file(name: &str) -> Result<(), String> {
    let wrong = |why: String| format!("{name}: {why}");
    let path = Path::new(name);
    if path.exists() {
        let opened = OpenOptions::new().append(true).open(path);
        return opened.map(drop).map_err(|e| wrong(e.to_string()));
    }
    match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() || folder.is_dir() => Ok(()),
        _ => Err(wrong("there is no such folder".to_owned())),
    }
}

fn at(index: usize, (key, why): Wrong) -> ConfigError {
    let dot = if key.is_empty() { "" } else { "." };
    ConfigError::at(format!("audit.sinks[{index}]{dot}{key}"), why)
}

fn check(sink: &SinkConfig) -> Result<(), Wrong> {
    if let Some(spool) = &sink.spool {
        let path = Path::new(&spool.folder);
        if path.exists() && !path.is_dir() {
            let why = format!("{}: is no folder", spool.folder);
            return Err(("spool.folder".to_owned(), why));
        }
    }
    match sink.kind {
        SinkType::Stdout => Ok(()),
        SinkType::File => {
            let path = sink.path.as_deref().unwrap_or_default();
            check_file(path).map_err(|why| ("path".to_owned(), why))
        }
        SinkType::Http => Http::lines(sink).map(drop),
        SinkType::Otlp => match sink.protocol.unwrap_or_default() {
            OtlpProtocol::Grpc => OtlpGrpc::new(sink).map(drop),
            OtlpProtocol::HttpProtobuf => Http::otlp(sink).map(drop),
        },
        SinkType::S3 => S3::new(sink).map(drop),
        SinkType::Syslog => Syslog::new(sink).map(drop),
    }
}

fn open(sink: &SinkConfig, tally: &Arc<Tally>) -> Result<Queue, Wrong> {
    match sink.kind {
        SinkType::Stdout => {
            start_lines(&AuditSink::Stdout, sink, tally).map_err(|e| (String::new(), e.to_string()))
        }
        SinkType::File => {
            let file = AuditSink::File(sink.path.clone().unwrap_or_default());
            start_lines(&file, sink, tally).map_err(|e| ("path".to_owned(), e.to_string()))
        }
        SinkType::Http => ship(
            encode::Lines::new(sink.format),
            Http::lines(sink)?,
            sink,
            tally,
        ),
        SinkType::Otlp => match sink.protocol.unwrap_or_default() {
            OtlpProtocol::Grpc => ship(Export::new(sink), OtlpGrpc::new(sink)?, sink, tally),
            OtlpProtocol::HttpProtobuf => ship(Export::new(sink), Http::otlp(sink)?, sink, tally),
        },
        SinkType::S3 => ship(encode::Lines::new(sink.format), S3::new(sink)?, sink, tally),
        SinkType::Syslog => ship(Messages::new(sink), Syslog::new(sink)?, sink, tally),
    }
}

fn start_lines(to: &AuditSink, sink: &SinkConfig, tally: &Arc<Tally>) -> io::Result<Queue> {
    let lines = Lines::open(to, sink.rotate.as_ref())?;
    file::start(lines, sink.format, tally)
}

fn ship(
    encoder: impl encode::Encode + 'static,
    receiver: impl ship::Deliver + 'static,
    sink: &SinkConfig,
    tally: &Arc<Tally>,
) -> Result<Queue, Wrong> {
    let making = Making {
        batch: sink.batch.clone().unwrap_or_default(),
        // A syslog server reads nothing compressed.
        gzip: sink.kind != SinkType::Syslog && sink.gzip.unwrap_or(true),
    };
    let spool = match &sink.spool {
        Some(config) => Some(Spool::open(config).map_err(|e| {
            let why = format!("{}: {e}", config.folder);
            ("spool.folder".to_owned(), why)
        })?),
        None => None,
    };
    ship::start(encoder, receiver, making, spool, tally).map_err(|e| (String::new(), e.to_string()))
}
