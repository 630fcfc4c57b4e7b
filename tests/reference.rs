//! The pages under `docs/reference/` are what the code's lists say.
//!
//! `BLESS=1 cargo test -p tests --test reference` writes them anew.

#[path = "reference/detectors.rs"]
mod detectors;
#[path = "reference/event_formats.rs"]
mod event_formats;
#[path = "reference/events.rs"]
mod events;
#[path = "reference/fields.rs"]
mod fields;
#[path = "reference/functions.rs"]
mod functions;
#[path = "reference/http.rs"]
mod http;
#[path = "reference/lanes.rs"]
mod lanes;
#[path = "reference/metrics.rs"]
mod metrics;
#[path = "reference/profiles.rs"]
mod profiles;
#[path = "reference/providers.rs"]
mod providers;

use std::{env, fs, path::PathBuf};

use anyhow::{Result, ensure};
use lane::Config;
use tests::repository;

type Page = fn() -> Result<String>;

/// A page and what makes it.
const PAGES: &[(&str, Page)] = &[
    ("config.schema.json", schema),
    ("detectors.md", || Ok(detectors::page())),
    ("event-formats.md", || Ok(event_formats::page())),
    ("events.md", events::page),
    ("fields.md", || Ok(fields::page())),
    ("functions.md", || Ok(functions::page())),
    ("http.md", http::page),
    ("lanes.md", lanes::page),
    ("metrics.md", || Ok(metrics::page())),
    ("profiles.md", || Ok(profiles::page())),
    ("providers.md", || Ok(providers::page())),
];

#[test]
fn pages_are_current() -> Result<()> {
    let mut outdated = Vec::new();
    for (name, page) in PAGES {
        let path = folder().join(name);
        let page = page()?;
        if env::var_os("BLESS").is_some() {
            fs::create_dir_all(folder())?;
            fs::write(&path, &page)?;
        }
        if fs::read_to_string(&path).unwrap_or_default() != page {
            outdated.push(name);
        }
    }
    ensure!(
        outdated.is_empty(),
        "{outdated:?} in docs/reference are not what the code says: run BLESS=1 cargo test -p tests --test reference"
    );
    Ok(())
}

#[test]
fn no_page_is_left_over() -> Result<()> {
    for entry in fs::read_dir(folder())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        ensure!(
            PAGES.iter().any(|(page, _)| *page == name),
            "nothing makes docs/reference/{name}"
        );
    }
    Ok(())
}

fn folder() -> PathBuf {
    repository().join("docs/reference")
}

fn schema() -> Result<String> {
    Ok(format!(
        "{}\n",
        serde_json::to_string_pretty(&Config::json_schema())?
    ))
}

/// A table's cell: a pipe would end it.
pub(crate) fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
