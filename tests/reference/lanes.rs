//! `lanes.md`: the paths of traffic, and what runs them.

use std::fs;

use anyhow::Result;
use lane::LaneKind;
use tests::repository;

const HEAD: &str = "\
# Lanes

The paths of traffic, the module that runs each in Envoy, and the configurations to start from. The ext_proc server and the
Pingora host run every lane.

This page is made from `LaneKind` and the files in `envoy-configs/`.

| Lane | Module | Envoy | Istio |
|---|---|---|---|
";

/// The page.
pub(crate) fn page() -> Result<String> {
    let mut page = String::from(HEAD);
    for lane in LaneKind::ALL {
        let (envoy, istio) = (links(lane, "envoy")?, links(lane, "istio")?);
        page.push_str(&format!(
            "| `{lane}` | `{lane}.wasm` | {envoy} | {istio} |\n"
        ));
    }
    Ok(page)
}

fn links(lane: LaneKind, folder: &str) -> Result<String> {
    let mut links = Vec::new();
    for entry in fs::read_dir(repository().join("envoy-configs").join(folder))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if let Some(rest) = name.strip_prefix(&format!("{lane}.")) {
            let kind = rest.trim_end_matches(".yaml");
            links.push(format!("[{kind}](../../envoy-configs/{folder}/{name})"));
        }
    }
    links.sort();
    Ok(links.join(" "))
}
