//! `weir endpoints`.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context as _, anyhow, bail};
use clap::{ArgGroup, Args};
use ext_proc_server::{EndpointStore as _, Endpoints as Kept, RedisEndpoints, endpoints_report};
use lane::{Config, ConfigError, Discovery, Lane, LaneKind};
use serde::Deserialize;

use super::{Outcome, Result, config, print};

/// List the endpoints that traffic shows, which of them are models', and why.
///
/// Reads the state that a configuration's discovery keeps, or asks a running host. Endpoints with too little traffic to say are
/// only counted, unless --all.
#[derive(Args, Debug)]
#[command(group(ArgGroup::new("source").required(true).multiple(true).args(["config", "state", "admin"])))]
pub(super) struct Endpoints {
    /// The configuration; its discovery says where the state is.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The state, instead of the configuration's.
    #[arg(long, value_name = "FILE", conflicts_with = "admin")]
    state: Option<PathBuf>,
    /// A running host's admin address (127.0.0.1:9090), instead of a state.
    #[arg(long, value_name = "ADDRESS", conflicts_with = "config")]
    admin: Option<String>,
    /// Those with too little traffic too.
    #[arg(long)]
    all: bool,
    /// Print JSON: everything that is known, with every signal.
    #[arg(long, conflicts_with_all = ["all", "label"])]
    json: bool,
    /// Print the models' endpoints as they can be pasted into a configuration.
    #[arg(long, conflicts_with = "all")]
    label: bool,
}

/// What is known, as hosts serve it.
#[derive(Deserialize)]
struct Told {
    hosts: usize,
    min_samples: u32,
    forgotten: u64,
    endpoints: Vec<Endpoint>,
}

#[derive(Deserialize)]
struct Endpoint {
    method: String,
    host: String,
    path: String,
    verdict: String,
    labels: Vec<String>,
    summary: String,
    figures: Figures,
}

#[derive(Deserialize)]
struct Figures {
    exchanges: f64,
    took_ms: f64,
    bytes_per_second: f64,
}

impl Endpoints {
    pub(super) fn execute(self) -> Result {
        let text = match &self.admin {
            Some(address) => ask(address).with_context(|| address.clone())?,
            None => self.saved()?,
        };
        if self.json {
            print::line(text.trim_end())?;
            return Ok(Outcome::Fine);
        }
        let told: Told = serde_json::from_str(&text).context("no report of endpoints")?;
        print::text(&match self.label {
            true => yaml(&told),
            false => table(&told, self.all),
        })?;
        Ok(Outcome::Fine)
    }

    /// What the state says, judged by the configuration.
    fn saved(&self) -> anyhow::Result<String> {
        let mut document = match &self.config {
            Some(file) => config::read(file)?,
            None => Config::from_yaml("version: 1\nlanes: { ai_waf: { discovery: {} } }\n")?,
        };
        let name = self.config.clone().unwrap_or_default();
        let settings = document.lanes.ai_waf.as_mut();
        let Some(settings) = settings.and_then(|lane| lane.discovery.as_mut()) else {
            bail!("{}: lanes.ai_waf has no discovery", name.display());
        };
        if let Some(state) = &self.state {
            // Relative to here, and not to the configuration.
            settings.state = Some(std::path::absolute(state)?.display().to_string());
        }
        if settings.state.is_none()
            && let Some(redis) = &document.store.redis
        {
            let store = RedisEndpoints::open(redis, settings.keep())?;
            let known = Discovery::new("weir endpoints");
            let restored = store.restore(&known);
            if !restored.context("store.redis")? {
                bail!("store.redis: nothing was saved yet");
            }
            document.discovery = Some(Arc::new(known));
            return report_of(&document).map_err(|e: ConfigError| anyhow!("{e}"));
        }
        let Some(state) = &settings.state else {
            bail!(
                "{}: discovery keeps no state; ask its host (--admin)",
                name.display()
            );
        };
        let file = name.parent().unwrap_or(Path::new("")).join(state);
        if !file.exists() {
            bail!(
                "{}: there is no such file: nothing was saved yet",
                file.display()
            );
        }
        let report = judged(document, &name).map_err(|e: ConfigError| anyhow!("{e}"))?;
        Ok(report)
    }
}

fn judged(mut document: Config, name: &Path) -> std::result::Result<String, ConfigError> {
    Kept::new("weir endpoints").attach(&mut document, name)?;
    report_of(&document)
}

fn report_of(document: &Config) -> std::result::Result<String, ConfigError> {
    let lane = Lane::compile(document, LaneKind::AiWaf)?;
    let report = endpoints_report(&lane)
        .map(|mut report| {
            // This command is none of the hosts.
            report.hosts = report.hosts.saturating_sub(1);
            serde_json::to_string(&report)
        })
        .transpose();
    let report = report.map_err(|e| ConfigError::at("", e.to_string()))?;
    Ok(report.unwrap_or_default())
}

/// Asks a host. Without a library: it is one request, on the operators' own port.
fn ask(address: &str) -> anyhow::Result<String> {
    let host = address
        .strip_prefix("http://")
        .unwrap_or(address)
        .trim_end_matches('/');
    let mut stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    write!(
        stream,
        "GET /discovery HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n"
    )?;
    let mut answer = BufReader::new(stream);
    let (mut status, mut length) = (String::new(), 0);
    answer.read_line(&mut status)?;
    loop {
        let mut line = String::new();
        if answer.read_line(&mut line)? == 0 || line.trim_end().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().context("content-length")?;
        }
    }
    let mut body = String::new();
    answer.take(length).read_to_string(&mut body)?;
    match status.split(' ').nth(1) {
        Some("200") => Ok(body),
        Some(_) => bail!("{}", body.trim()),
        None => bail!("it does not speak HTTP"),
    }
}

fn table(told: &Told, all: bool) -> String {
    let of = |verdict: &str| -> Vec<&Endpoint> {
        let endpoints = told.endpoints.iter();
        endpoints.filter(|e| e.verdict == verdict).collect()
    };
    let (models, others, few) = (of("model"), of("other"), of("too_few"));
    let shown = || {
        models
            .iter()
            .chain(&others)
            .chain(if all { few.as_slice() } else { &[] })
    };
    let width = shown().map(|e| e.name().chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    section(&mut text, "Models", &models, width);
    section(&mut text, "Others", &others, width);
    if all {
        section(&mut text, "Too little traffic to say", &few, width);
    } else if !few.is_empty() {
        let least = told.min_samples;
        let line = format!(
            "{} with too little traffic to say ({least} exchanges are needed).\n",
            few.len()
        );
        text.push_str(&line);
    }
    if told.forgotten > 0 {
        let line = format!(
            "{} more were forgotten: see discovery.max_endpoints.\n",
            told.forgotten
        );
        text.push_str(&line);
    }
    if told.endpoints.is_empty() {
        text.push_str("No traffic was seen yet.\n");
    }
    if told.hosts > 1 {
        text.push_str(&format!("As {} hosts saw it.\n", told.hosts));
    }
    text
}

fn section(text: &mut String, title: &str, endpoints: &[&Endpoint], width: usize) {
    if endpoints.is_empty() {
        return;
    }
    text.push_str(&format!("{title}\n"));
    for endpoint in endpoints {
        let figures = &endpoint.figures;
        text.push_str(
            format!(
                "  {:width$}  {:>7.0} exchanges  {:>8}  {:>10}  {}\n",
                endpoint.name(),
                figures.exchanges,
                seconds(figures.took_ms),
                rate(figures.bytes_per_second),
                endpoint.labels.join(", "),
            )
            .trim_end(),
        );
        text.push('\n');
        for line in wrapped(&endpoint.summary, COLUMNS - 4) {
            text.push_str(&format!("    {line}\n"));
        }
    }
    text.push('\n');
}

fn yaml(told: &Told) -> String {
    let models: Vec<&Endpoint> = told
        .endpoints
        .iter()
        .filter(|e| e.verdict == "model")
        .collect();
    if models.is_empty() {
        return "# No endpoint is a model's, as far as is known.\n".to_owned();
    }
    let mut text = String::from("lanes:\n  ai_waf:\n    endpoints:\n");
    for endpoint in models {
        for line in wrapped(&endpoint.summary, COLUMNS - 8) {
            text.push_str(&format!("      # {line}\n"));
        }
        let Endpoint {
            method,
            host,
            path,
            labels,
            ..
        } = endpoint;
        let labels = labels.join(", ");
        text.push_str(&format!(
            "      - {{ method: {method}, host: \"{host}\", path: \"{path}\", labels: [{labels}] }}\n"
        ));
    }
    text
}

impl Endpoint {
    fn name(&self) -> String {
        format!("{} {}{}", self.method, self.host, self.path)
    }
}

fn seconds(ms: f64) -> String {
    match ms {
        ms if ms < 995.0 => format!("{ms:.0} ms"),
        ms => format!("{:.1} s", ms / 1000.0),
    }
}

fn rate(bytes: f64) -> String {
    match bytes {
        b if b < 1000.0 => format!("{b:.0} B/s"),
        b if b < 1_000_000.0 => format!("{:.1} KB/s", b / 1024.0),
        b => format!("{:.1} MB/s", b / 1_048_576.0),
    }
}

/// Lines of whole words.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let Some(line) = lines.last_mut() else { break };
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
            continue;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines
}

const COLUMNS: usize = 100;

#[cfg(test)]
mod tests {
    use lane::Config;

    use super::{Told, table, yaml};

    fn told() -> Told {
        let endpoint = |path: &str, verdict: &str, labels: &str, took: u32| {
            format!(
                r#"{{"method":"POST","host":"a.example","path":"{path}","verdict":"{verdict}","labels":[{labels}],"summary":"98 % take more than 1 s, half of them more than 4.3 s; longer responses take longer (correlation 0.91)","figures":{{"exchanges":212.4,"took_ms":{took},"bytes_per_second":310}}}}"#
            )
        };
        let endpoints = [
            endpoint("/api/chat/{var}", "model", "\"cf-llm\"", 4310),
            endpoint("/orders", "other", "", 31),
            endpoint("/new", "too_few", "", 31),
        ];
        let text = format!(
            r#"{{"hosts":2,"min_samples":50,"forgotten":0,"endpoints":[{}]}}"#,
            endpoints.join(",")
        );
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn models_come_first_and_each_says_why() {
        assert_eq!(
            table(&told(), false),
            "\
Models
  POST a.example/api/chat/{var}      212 exchanges     4.3 s     310 B/s  cf-llm
    98 % take more than 1 s, half of them more than 4.3 s; longer responses take longer (correlation
    0.91)

Others
  POST a.example/orders              212 exchanges     31 ms     310 B/s
    98 % take more than 1 s, half of them more than 4.3 s; longer responses take longer (correlation
    0.91)

1 with too little traffic to say (50 exchanges are needed).
As 2 hosts saw it.
"
        );
        assert!(table(&told(), true).contains("POST a.example/new"));
    }

    #[test]
    fn what_is_to_be_pasted_is_a_configuration() {
        let config = Config::from_yaml(&format!("version: 1\n{}", yaml(&told()))).unwrap();
        let endpoints = config.lanes.ai_waf.unwrap().endpoints;
        assert_eq!(endpoints.len(), 1);
        assert_eq!(endpoints[0].path, "/api/chat/{var}");
        assert_eq!(endpoints[0].labels.as_deref().unwrap(), ["cf-llm"]);
    }
}
