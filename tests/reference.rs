//! The pages of docs/reference say what the lists in the code say. `BLESS=1 cargo test -p tests --test reference` writes them.

use std::{fmt::Write, fs, path::PathBuf};

use anyhow::{Context, Result, ensure};
use audit::METRICS;
use codec::PROVIDERS;
use detect::{Detector, builtin_profiles, detectors};
use lane::{Config, LaneKind};
use policy::{FIELDS, FUNCTIONS};
use tests::{Cuts, Engine, Native, corpus, policies, repository};

const NOTE: &str = "<!-- Generated from the code: BLESS=1 cargo test -p tests --test reference -->\n\n";

#[test]
fn detector_page() -> Result<()> {
    let mut page = start("Detectors", "What is found in text. Rules and profiles name a detector by its id; `finance.*` names a family.")?;
    table(&mut page, &["id", "finds", "category", "replaced by", "words that raise the confidence", "defined by"])?;
    let mut all: Vec<&Detector> = detectors().collect();
    all.sort_by_key(|d| d.id);
    for d in all {
        let sources = d.sources.iter().enumerate().map(|(n, s)| format!("[{}]({s})", n + 1));
        let words = d.context.join(", ");
        let category = d.category.map(code).unwrap_or_default();
        row(&mut page, &[code(d.id), cell(d.title), category, code(d.label), words, sources.collect::<Vec<_>>().join(" ")])?;
    }
    same("detectors.md", &page)
}

#[test]
fn profile_page() -> Result<()> {
    let mut page = start("Profiles", "The DLP profiles that are built in. A lane's `profiles` puts them in force; `profiles` at the document's top adds your own.")?;
    table(&mut page, &["id", "title", "least confidence", "fires at", "detectors"])?;
    for p in builtin_profiles() {
        let ids: Vec<String> = p.detectors.iter().map(|d| code(d.as_str())).collect();
        let together = p.together.map(|t| format!(", {} different ones within {} bytes", t.different, t.within_bytes));
        let fires = format!("{} findings{}", p.allowed_match_count + 1, together.unwrap_or_default());
        let confidence = serde_json::to_value(p.confidence)?;
        let confidence = confidence.as_str().unwrap_or_default();
        row(&mut page, &[code(&p.id), cell(&p.title), code(confidence), fires, ids.join(" ")])?;
    }
    same("profiles.md", &page)
}

#[test]
fn provider_page() -> Result<()> {
    let mut page = start("Providers", "Whose APIs are read exactly. JSON of any other shape is scanned all the same, string by string.")?;
    table(&mut page, &["id", "provider", "operations"])?;
    for p in PROVIDERS {
        let operations: Vec<String> = p.operations.iter().map(|o| code(o.name)).collect();
        row(&mut page, &[code(p.id), cell(p.title), operations.join(" ")])?;
    }
    same("providers.md", &page)
}

#[test]
fn field_page() -> Result<()> {
    let mut page = start("Fields", "What a rule's expression can test. A field that nobody filled has its default; `no host` marks those that are known and never filled.")?;
    table(&mut page, &["field", "type", "filled by", "default", "meaning"])?;
    for f in FIELDS {
        row(&mut page, &[code(f.name), f.kind.to_string(), f.source.to_string(), code(f.default_text()), cell(f.doc)])?;
    }
    same("fields.md", &page)
}

#[test]
fn function_page() -> Result<()> {
    let mut page = start("Functions", "What an expression can call.")?;
    table(&mut page, &["function", "what it does"])?;
    for f in FUNCTIONS {
        row(&mut page, &[code(&f.signature()), cell(f.doc)])?;
    }
    same("functions.md", &page)
}

#[test]
fn metric_page() -> Result<()> {
    let mut page = start("Metrics", "What the hosts count, in Prometheus' form.")?;
    table(&mut page, &["metric", "kind", "labels", "meaning"])?;
    for m in METRICS {
        let labels: Vec<String> = m.labels.iter().map(|l| code(l)).collect();
        row(&mut page, &[code(m.name), format!("{:?}", m.kind).to_lowercase(), labels.join(" "), cell(m.help)])?;
    }
    same("metrics.md", &page)
}

#[test]
fn lane_page() -> Result<()> {
    let mut page = start("Lanes", "The paths of traffic, and what runs them.")?;
    table(&mut page, &["lane", "as wasm", "Envoy bootstraps"])?;
    for lane in LaneKind::ALL {
        let configs: Vec<String> = envoy_configs()?
            .into_iter()
            .filter(|name| name.starts_with(&format!("{lane}.")))
            .map(|name| format!("[{name}](../../envoy-configs/envoy/{name})"))
            .collect();
        row(&mut page, &[code(lane.as_str()), code(&format!("{lane}.wasm")), configs.join(" ")])?;
    }
    same("lanes.md", &page)
}

/// Events as the lane wrote them for cases of the corpus.
#[test]
fn event_page() -> Result<()> {
    let mut page = start("Audit events", "Every exchange ends in exactly one, one line of JSON; here with line breaks. They hold ids, counts, spans and reasons, never text. These are of cases of the corpus:")?;
    let mut native = Native::new(Cuts::AsWritten);
    native.start(&policies()?)?;
    let cases = corpus()?;
    for name in ["chat user string, blocked", "chat stream, a card cut into three deltas", "an unknown encoding of a request is refused"] {
        let case = cases.iter().find(|c| c.name == name).with_context(|| format!("no case {name}"))?;
        let event = serde_json::to_string_pretty(&native.run(case)?.event)?;
        write!(page, "### {name}\n\n```json\n{event}\n```\n\n")?;
    }
    same("events.md", page.trim_end_matches('\n'))
}

#[test]
fn configuration_schema() -> Result<()> {
    same("config.schema.json", &serde_json::to_string_pretty(&Config::json_schema())?)
}

#[test]
fn no_page_is_left_over() -> Result<()> {
    let known = [
        "config.schema.json", "detectors.md", "events.md", "fields.md", "functions.md", "lanes.md", "metrics.md", "profiles.md",
        "providers.md",
    ];
    for entry in fs::read_dir(folder())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        ensure!(known.contains(&name.as_str()), "docs/reference/{name} is generated by no test");
    }
    Ok(())
}

fn envoy_configs() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(repository().join("envoy-configs/envoy"))? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

fn start(title: &str, about: &str) -> Result<String> {
    let mut page = String::from(NOTE);
    write!(page, "# {title}\n\n{about}\n\n")?;
    Ok(page)
}

fn table(page: &mut String, columns: &[&str]) -> Result<()> {
    writeln!(page, "| {} |\n|{}", columns.join(" | "), "---|".repeat(columns.len()))?;
    Ok(())
}

fn row(page: &mut String, cells: &[String]) -> Result<()> {
    writeln!(page, "| {} |", cells.join(" | "))?;
    Ok(())
}

/// A pipe would end the cell, in code too.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn code(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("`{}`", cell(text)) }
}

fn folder() -> PathBuf {
    repository().join("docs/reference")
}

/// The file says this; with `BLESS=1` it does from now on.
fn same(name: &str, page: &str) -> Result<()> {
    let path = folder().join(name);
    let page = format!("{}\n", page.trim_end());
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(folder())?;
        fs::write(&path, page)?;
        return Ok(());
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    let line = page.lines().zip(found.lines().chain(std::iter::repeat(""))).position(|(a, b)| a != b);
    ensure!(found == page, "docs/reference/{name} is out of date (line {:?}); BLESS=1 cargo test -p tests --test reference", line.map(|l| l + 1));
    Ok(())
}
