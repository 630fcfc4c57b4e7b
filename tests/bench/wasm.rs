//! `cargo setup cargo bench -p tests --bench wasm`: how fast a filter scans inside a real Envoy, and what it takes to build its scanner
//! there. Prints megabytes per second over the texts of detect's `scan_speed`, of each text the best of two seconds.

use std::{
    fs,
    io::Write,
    path::Path,
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use tests::{Envoy, Folder};

/// A module that says nothing for so long has failed.
const PATIENCE: Duration = Duration::from_secs(60);

fn main() -> Result<()> {
    let module = tests::wasm_example("scan_speed")?;
    let folder = Folder::new()?;
    let envoy = Envoy::start(bootstrap(&module), &folder)?;
    let log = folder.file("envoy.log");
    let mut out = std::io::stdout().lock();
    let (mut told, mut last) = (0, Instant::now());
    loop {
        let text = String::from_utf8_lossy(&fs::read(&log)?).into_owned();
        for line in text.lines().filter_map(said).skip(told) {
            if line == "done" {
                return Ok(());
            }
            writeln!(out, "{line}")?;
            (told, last) = (told + 1, Instant::now());
        }
        ensure!(last.elapsed() < PATIENCE, "{}", envoy.process().log());
        sleep(Duration::from_millis(200));
    }
}

/// What the module says in a line of Envoy's log.
fn said(line: &str) -> Option<&str> {
    line.split_once("scan_speed: ").map(|(_, said)| said)
}

/// The module alone, once: as a service of Envoy's main thread, without listeners.
fn bootstrap(module: &Path) -> Value {
    json!({"bootstrap_extensions": [{
        "name": "envoy.bootstrap.wasm",
        "typed_config": {
            "@type": "type.googleapis.com/envoy.extensions.wasm.v3.WasmService",
            "singleton": true,
            "config": {"vm_config": {
                "runtime": "envoy.wasm.runtime.v8",
                "code": {"local": {"filename": module}},
            }},
        },
    }]})
}
