//! What the README and the documents tell people to do can be done: commands exist, links lead somewhere, policies compile.

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use anyhow::{Context, Result, ensure};
use lane::{Config, Lane, LaneKind, Random};
use tests::{pages, program, repository};

#[test]
fn the_readme_is_short() -> Result<()> {
    let lines = fs::read_to_string(repository().join("README.md"))?
        .lines()
        .count();
    assert!(lines <= 150, "{lines} lines");
    Ok(())
}

#[test]
fn links_lead_somewhere() -> Result<()> {
    let mut dead = Vec::new();
    for page in pages()? {
        // What stands between backquotes is an example and no link.
        let prose = page.prose();
        let plain: String = prose.split('`').step_by(2).collect();
        for target in links(&plain) {
            let local = !target.contains("://")
                && !target.starts_with('#')
                && !target.starts_with("mailto:");
            let path = target.split('#').next().unwrap_or_default();
            let folder = page.path.parent().unwrap_or(Path::new("/"));
            if local && !folder.join(path).exists() {
                dead.push(format!("{}: {target}", page.path.display()));
            }
        }
    }
    ensure!(dead.is_empty(), "{dead:#?}");
    Ok(())
}

#[test]
fn commands_exist() -> Result<()> {
    let aliases = fs::read_to_string(repository().join(".cargo/config.toml"))?;
    let weir = subcommands(&program("pingora-host", "weir")?)?;
    let setup = fs::read_to_string(repository().join("ext-proc-server/artefacts/src/main.rs"))?;
    let mut wrong = Vec::new();
    let mut seen = 0;
    for page in pages()? {
        let blocks = page.blocks("sh");
        let typed = blocks.iter().flat_map(|b| b.lines()).map(str::to_owned);
        for line in typed.chain(page.code()) {
            let words: Vec<&str> = line
                .split_whitespace()
                .filter(|w| !w.contains('=') && *w != "$")
                .collect();
            let known = match words.as_slice() {
                ["cargo", "setup", command, ..] => {
                    setup.contains(&format!("cargo setup {command} "))
                }
                ["cargo", command, ..] => {
                    CARGO.contains(command)
                        || command.starts_with('+')
                        || aliases.contains(&format!("\n{command} = "))
                }
                ["weir", command, ..] => weir.contains(*command),
                _ => continue,
            };
            seen += 1;
            if !known {
                wrong.push(format!("{}: {line}", page.path.display()));
            }
        }
    }
    ensure!(seen > 0, "no command was found");
    ensure!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

/// Elsewhere nothing carries them out (`commands.rs`).
#[test]
fn commands_stand_in_sh_blocks() -> Result<()> {
    let mut wrong = Vec::new();
    for page in pages()? {
        let unnamed = page.blocks("");
        let indented = page.prose();
        let outside = indented.lines().filter(|l| l.starts_with("    "));
        for line in outside.chain(unnamed.iter().flat_map(|b| b.lines())) {
            let first = line.split_whitespace().next().unwrap_or_default();
            if ["cargo", "curl", "envoy", "kubectl", "weir"].contains(&first) {
                wrong.push(format!("{}: {line}", page.path.display()));
            }
        }
    }
    ensure!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

/// A name in backquotes that begins with one of the repository's folders is a file or folder, unless the guide says it is new.
#[test]
fn named_paths_exist() -> Result<()> {
    let root = repository();
    let mut missing = Vec::new();
    let mut seen = 0;
    for page in pages()? {
        for name in page.code() {
            let first = name.split('/').next().unwrap_or_default();
            let ours = name.contains('/') && TOP.contains(&first) && !name.contains(' ');
            if !ours || NEW.contains(&name.as_str()) {
                continue;
            }
            seen += 1;
            // `<name>` and `*` stand for something: what is before them exists.
            let fixed = name.split(['<', '*']).next().unwrap_or_default();
            let path = match fixed.rfind('/') {
                Some(end) if fixed.len() < name.len() => fixed.get(..end).unwrap_or_default(),
                _ => fixed,
            };
            if !root.join(path).exists() {
                missing.push(format!("{}: {name}", page.path.display()));
            }
        }
    }
    ensure!(seen > 10, "only {seen} paths were found");
    ensure!(missing.is_empty(), "{missing:#?}");
    Ok(())
}

/// The map of docs/ARCHITECTURE.md, in its indented form, names what is there.
#[test]
fn the_map_is_true() -> Result<()> {
    let text = fs::read_to_string(repository().join("docs/ARCHITECTURE.md"))?;
    let map = text.split("```").nth(1).context("no map")?;
    let mut above = String::new();
    for line in map.lines().filter(|l| !l.is_empty()) {
        let name = line.split_whitespace().next().unwrap_or_default();
        let path = if line.starts_with(' ') {
            format!("{above}{name}")
        } else {
            above = name.to_owned();
            above.clone()
        };
        ensure!(repository().join(&path).is_dir(), "{path}: {line}");
    }
    Ok(())
}

#[test]
fn policies_compile() -> Result<()> {
    let mut seen = 0;
    for page in pages()? {
        for text in page
            .blocks("yaml")
            .iter()
            .filter(|b| b.starts_with("version:"))
        {
            let place = page.path.display();
            let mut config =
                Config::from_yaml(text).map_err(|e| anyhow::anyhow!("{place}: {e}"))?;
            // As a host draws it.
            config.random = Some(Random::new([0; 32]));
            seen += 1;
            // Its page makes the files and checks it: commands.rs.
            if config.files().next().is_some() {
                continue;
            }
            for lane in LaneKind::ALL
                .into_iter()
                .filter(|l| config.lane(*l).is_some())
            {
                Lane::compile(&config, lane).map_err(|e| anyhow::anyhow!("{place}: {e}"))?;
            }
        }
    }
    ensure!(seen > 0, "no policy was found");
    Ok(())
}

/// `weir check` takes what we ship.
#[test]
fn weir_checks_the_shipped_policies() -> Result<()> {
    let weir = program("pingora-host", "weir")?;
    for entry in fs::read_dir(repository().join("envoy-configs/policies"))? {
        let path = entry?.path();
        let output = Command::new(&weir).arg("check").arg(&path).output()?;
        ensure!(
            output.status.success(),
            "{}: {}",
            path.display(),
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(())
}

/// Where the paths in documents begin.
const TOP: &[&str] = &[
    ".ci",
    "docs",
    "envoy-configs",
    "ext-proc-server",
    "filters",
    "pingora-host",
    "tests",
];

/// What the guides add.
const NEW: &[&str] = &[
    "filters/codec/src/provider/acme.rs",
    "filters/codec/tests/providers/acme.rs",
    "filters/detect/src/identifier/is_kennitala.rs",
];

/// Cargo's own commands, and the subcommands that documents name.
const CARGO: &[&str] = &["bench", "build", "clippy", "fmt", "run", "test"];

/// The targets of `[text](target)`.
fn links(text: &str) -> Vec<&str> {
    let after = text.split("](").skip(1);
    after
        .filter_map(|rest| rest.split([')', ' ']).next())
        .collect()
}

fn subcommands(weir: &Path) -> Result<BTreeSet<String>> {
    let output = Command::new(weir).arg("--help").output()?;
    let help = String::from_utf8(output.stdout)?;
    let list = help
        .split("Commands:")
        .nth(1)
        .context("--help lists no commands")?;
    let first_words = list
        .lines()
        .skip(1)
        .take_while(|l| l.starts_with("  "))
        .filter_map(|l| l.split_whitespace().next());
    Ok(first_words.map(str::to_owned).collect())
}
