//! The page in a real browser, from both hosts.

use std::{fs, net::SocketAddr, process::Command, time::Duration};

use anyhow::{Result, ensure};
use tests::{Folder, Process, free_address, program, repository, traffic};

use crate::{PASSWORD, Site, now};

const WEEK: u64 = 7 * 86_400_000;

#[tokio::test(flavor = "multi_thread")]
async fn pingora() -> Result<()> {
    seen("weir", |listen, admin| {
        format!("pingora: {{admin: '{admin}', listeners: [{{address: '{listen}', lane: ai_waf, upstream: u}}], upstreams: {{u: {{servers: ['127.0.0.1:9']}}}}}}\n")
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn ext_proc() -> Result<()> {
    seen("ext-proc-server", |listen, admin| {
        format!("ext_proc: {{listen: '{listen}', admin: '{admin}', lane: ai_waf}}\n")
    })
    .await
}

/// Has a person look at a week's page of that host.
async fn seen(host: &str, part: fn(SocketAddr, SocketAddr) -> String) -> Result<()> {
    let folder = Folder::new()?;
    let store = folder.file("a.db");
    let site = Site::open(&format!("sqlite: {{path: '{}'}}", store.display()))?;
    site.take(&traffic(4000, now()?, WEEK)).await;
    site.log.close().await;
    drop(site);
    let (listen, admin) = (free_address()?, free_address()?);
    let config = folder.file("weir.yaml");
    let document = format!(
        "version: 1\nlanes: {{ai_waf: {{}}}}\nanalytics: {{password: {{env: WEIR_PASSWORD}}, sqlite: {{path: '{}'}}}}\n{}",
        store.display(),
        part(listen, admin)
    );
    fs::write(&config, document)?;
    let (package, run): (&str, &[&str]) = match host {
        "weir" => ("pingora-host", &["run", "--config"]),
        _ => (host, &["--config"]),
    };
    let mut command = Command::new(program(package, host)?);
    command
        .args(run)
        .arg(&config)
        .env("WEIR_PASSWORD", PASSWORD);
    let mut running = Process::start(host, &mut command, &folder)?;
    running.wait_for(admin, Duration::from_secs(30))?;
    let mut person = Command::new(artefacts::python_env(&[])?);
    person
        .arg(repository().join("tests/browser/analytics.py"))
        .arg(artefacts::ensure("chromium")?)
        .arg(artefacts::ensure("axe")?)
        .arg(format!("http://{admin}"))
        .arg(PASSWORD);
    // Where somebody wants to look at them too.
    person.args(std::env::var_os("WEIR_PICTURES"));
    let said = tokio::task::spawn_blocking(move || person.output()).await??;
    let text = [said.stdout, said.stderr].concat();
    let text = String::from_utf8_lossy(&text);
    ensure!(
        said.status.success() && text.contains("seen"),
        "{host}: {text}"
    );
    Ok(())
}
