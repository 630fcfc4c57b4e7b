//! The tree obeys docs/ARCHITECTURE.md: who may use whom, what lies where, how large a file may be.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, PackageId};
use tests::repository;

/// What each of our crates may use of ours. Tests may use anything.
const MAY_USE: &[(&str, &[&str])] = &[
    ("artefacts", &[]),
    ("audit", &["detect", "policy"]),
    ("codec", &[]),
    ("detect", &[]),
    ("discovery", &["codec"]),
    ("ext-proc-server", &["artefacts", "lane"]),
    ("file", &["codec"]),
    ("fuzz", &["codec", "detect", "file", "lane", "policy"]),
    (
        "lane",
        &[
            "audit",
            "codec",
            "detect",
            "discovery",
            "file",
            "policy",
            "score",
        ],
    ),
    ("pingora-host", &["artefacts", "ext-proc-server", "lane"]),
    ("policy", &["detect"]),
    ("score", &["detect"]),
    ("wasm", &["lane"]),
];

/// Filters decide, hosts do: none of these may come in below the hosts.
const HOSTS_ONLY: &[&str] = &[
    "async-std",
    "hyper",
    "mio",
    "ort",
    "pingora",
    "reqwest",
    "socket2",
    "tokio",
    "tonic",
];

const TOP_LEVEL: &[&str] = &[
    ".cargo",
    ".ci",
    ".clippy.toml",
    ".config",
    ".deny.toml",
    ".gitattributes",
    ".gitignore",
    ".typos.toml",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "docs",
    "envoy-configs",
    "ext-proc-server",
    "filters",
    "pingora-host",
    "rustfmt.toml",
    ".rustfmt.toml",
    "tests",
];

/// Names that say nothing about what is inside.
const EMPTY_FILE_NAMES: &[&str] = &[
    "base",
    "common",
    "consts",
    "constants",
    "globals",
    "helper",
    "helpers",
    "misc",
    "prelude",
    "shared",
    "types",
    "util",
    "utils",
];
const EMPTY_TYPE_NAMES: &[&str] = &[
    "Manager",
    "Helper",
    "Util",
    "Utils",
    "Common",
    "Misc",
    "Wrapper",
    "Processor",
    "Base",
    "Data",
    "Handler",
    "Impl",
    "Info",
];

const MOST_CODE_LINES: usize = 500;

#[test]
fn crates_use_only_what_they_may() -> Result<()> {
    let metadata = metadata()?;
    let ours: BTreeSet<&str> = metadata
        .workspace_packages()
        .iter()
        .map(|p| p.name.as_str())
        .collect();
    let mut wrong = Vec::new();
    for package in metadata.workspace_packages() {
        let name = package.name.as_str();
        if name == "tests" {
            continue;
        }
        let Some((_, may)) = MAY_USE.iter().find(|(n, _)| *n == name) else {
            wrong.push(format!("{name} is not in the list"));
            continue;
        };
        for used in package
            .dependencies
            .iter()
            .filter(|d| d.kind != DependencyKind::Development)
        {
            if ours.contains(used.name.as_str()) && !may.contains(&used.name.as_str()) {
                wrong.push(format!("{name} uses {}", used.name));
            }
        }
    }
    ensure!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

#[test]
fn filters_link_no_host() -> Result<()> {
    let metadata = metadata()?;
    let mut wrong = Vec::new();
    for package in filters(&metadata) {
        for used in closure(&metadata, &package.id)? {
            let host = HOSTS_ONLY
                .iter()
                .any(|h| used == *h || used.starts_with(&format!("{h}-")));
            let abi = used == "proxy-wasm" && package.name.as_str() != "wasm";
            if host || abi {
                wrong.push(format!("{} links {used}", package.name));
            }
        }
    }
    ensure!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

#[test]
fn a_package_is_named_like_its_folder() -> Result<()> {
    for package in metadata()?.workspace_packages() {
        let folder = package.manifest_path.parent().context("no folder")?;
        assert_eq!(folder.file_name(), Some(package.name.as_str()));
        assert_eq!(
            package.publish.as_deref(),
            Some(&[][..]),
            "{} may be published",
            package.name
        );
    }
    Ok(())
}

#[test]
fn the_top_level_is_the_one_of_the_map() -> Result<()> {
    let names: BTreeSet<String> = files()?
        .iter()
        .filter_map(|f| {
            Some(
                f.components()
                    .next()?
                    .as_os_str()
                    .to_string_lossy()
                    .into_owned(),
            )
        })
        .collect();
    let strange: Vec<&String> = names
        .iter()
        .filter(|n| !TOP_LEVEL.contains(&n.as_str()))
        .collect();
    assert!(strange.is_empty(), "{strange:?}");
    Ok(())
}

#[test]
fn files_are_small_and_say_what_they_are() -> Result<()> {
    let mut wrong = Vec::new();
    for (file, text) in rust_files()? {
        let lines = code_lines(&text);
        if lines > MOST_CODE_LINES {
            wrong.push(format!("{}: {lines} code lines", file.display()));
        }
        let stem = file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if EMPTY_FILE_NAMES.contains(&stem.as_str()) {
            wrong.push(format!("{}: the name says nothing", file.display()));
        }
        if !text.starts_with("//!") {
            wrong.push(format!(
                "{}: does not begin by saying what it is (//!)",
                file.display()
            ));
        }
        wrong.extend(empty_types(&file, &text));
    }
    ensure!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

#[test]
fn modules_are_folders_with_mod_rs_or_single_files() -> Result<()> {
    let all: BTreeSet<PathBuf> = files()?.into_iter().collect();
    let both: Vec<&PathBuf> = all
        .iter()
        .filter(|f| {
            f.extension().is_some_and(|e| e == "rs")
                && f.components().any(|c| c.as_os_str() == "src")
        })
        .filter(|f| {
            all.contains(&f.with_extension("").join("mod.rs"))
                || all
                    .iter()
                    .any(|o| o.parent() == Some(&f.with_extension("")))
        })
        .filter(|f| !f.ends_with("lib.rs") && !f.ends_with("main.rs"))
        .collect();
    assert!(
        both.is_empty(),
        "beside a folder of the same name: {both:?}"
    );
    Ok(())
}

fn metadata() -> Result<Metadata> {
    Ok(MetadataCommand::new()
        .manifest_path(repository().join("Cargo.toml"))
        .exec()?)
}

fn filters(metadata: &Metadata) -> Vec<&Package> {
    let below = |p: &&Package| {
        p.manifest_path
            .starts_with(metadata.workspace_root.join("filters"))
    };
    metadata
        .workspace_packages()
        .into_iter()
        .filter(below)
        .collect()
}

/// The names of everything that is linked into a package on the machine or in wasm, itself included.
fn closure(metadata: &Metadata, root: &PackageId) -> Result<BTreeSet<String>> {
    let resolve = metadata.resolve.as_ref().context("no dependency graph")?;
    let nodes: BTreeMap<&PackageId, _> = resolve.nodes.iter().map(|n| (&n.id, n)).collect();
    let mut waiting = vec![root];
    let mut seen = BTreeSet::new();
    let mut names = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        names.extend(
            metadata
                .packages
                .iter()
                .find(|p| p.id == *id)
                .map(|p| p.name.to_string()),
        );
        let node = nodes.get(id).context("not in the graph")?;
        for used in &node.deps {
            if used
                .dep_kinds
                .iter()
                .any(|k| k.kind == DependencyKind::Normal)
            {
                waiting.push(&used.pkg);
            }
        }
    }
    Ok(names)
}

/// Every file that is or will be committed, relative to the root.
fn files() -> Result<Vec<PathBuf>> {
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(repository())
        .output()
        .context("git")?;
    ensure!(listed.status.success(), "git ls-files failed");
    let paths = String::from_utf8(listed.stdout)?;
    Ok(paths
        .lines()
        .map(PathBuf::from)
        .filter(|p| repository().join(p).exists())
        .collect())
}

fn rust_files() -> Result<Vec<(PathBuf, String)>> {
    files()?
        .into_iter()
        .filter(|f| f.extension().is_some_and(|e| e == "rs"))
        .map(|f| Ok((f.clone(), fs::read_to_string(repository().join(&f))?)))
        .collect()
}

/// Lines that are not blank, a comment, or part of the tests at the bottom.
fn code_lines(text: &str) -> usize {
    text.lines()
        .map(str::trim)
        .take_while(|l| *l != "#[cfg(test)]")
        .filter(|l| !l.is_empty() && !l.starts_with("//"))
        .filter(|l| !is_entry(l))
        .count()
}

/// One of a family's detectors in its list: `mod visa;`, `&visa::DETECTOR,`. However many there are, a list is read at a glance.
fn is_entry(line: &str) -> bool {
    let name = line.strip_prefix("mod ").and_then(|l| l.strip_suffix(';'));
    let listed = line
        .strip_prefix('&')
        .and_then(|l| l.strip_suffix("::DETECTOR,"));
    name.or(listed)
        .is_some_and(|n| n.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'))
}

fn empty_types(file: &Path, text: &str) -> Vec<String> {
    text.lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace().skip_while(|w| w.starts_with("pub"));
            let kind = words.next()?;
            let name: String = words
                .next()?
                .chars()
                .take_while(|c| c.is_alphanumeric())
                .collect();
            let empty = EMPTY_TYPE_NAMES.iter().any(|n| name.ends_with(n));
            (["struct", "enum", "trait", "type"].contains(&kind) && empty)
                .then(|| format!("{}: {name} says nothing", file.display()))
        })
        .collect()
}
