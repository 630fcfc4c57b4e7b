//! What the README and the documents tell people to do can be done: commands exist, links lead somewhere, policies compile.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use lane::{Config, Lane, LaneKind};
use tests::{program, repository};

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
        for target in links(&page.text) {
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
    let mut wrong = Vec::new();
    let mut seen = 0;
    for page in pages()? {
        for line in page.blocks("sh").iter().flat_map(|b| b.lines()) {
            let words: Vec<&str> = line
                .split_whitespace()
                .filter(|w| !w.contains('=') && *w != "$")
                .collect();
            let known = match words.as_slice() {
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
            let config = Config::from_yaml(text).map_err(|e| anyhow::anyhow!("{place}: {e}"))?;
            for lane in LaneKind::ALL
                .into_iter()
                .filter(|l| config.lane(*l).is_some())
            {
                Lane::compile(&config, lane).map_err(|e| anyhow::anyhow!("{place}: {e}"))?;
            }
            seen += 1;
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

/// Cargo's own commands, and the subcommands that documents name.
const CARGO: &[&str] = &["bench", "build", "clippy", "fmt", "fuzz", "run", "test"];

struct Page {
    path: PathBuf,
    text: String,
}

impl Page {
    /// The fenced blocks of that language.
    fn blocks(&self, language: &str) -> Vec<String> {
        let mut blocks = Vec::new();
        let mut open: Option<String> = None;
        for line in self.text.lines() {
            match (&mut open, line.strip_prefix("```")) {
                (None, Some(tag)) if tag.trim() == language => open = Some(String::new()),
                (Some(_), Some(_)) => blocks.extend(open.take()),
                (Some(block), None) => {
                    block.push_str(line);
                    block.push('\n');
                }
                (None, _) => {}
            }
        }
        blocks
    }
}

/// README.md and everything under docs/.
fn pages() -> Result<Vec<Page>> {
    let mut folders = vec![repository().join("docs")];
    let mut paths = vec![repository().join("README.md")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "md") {
                paths.push(path);
            }
        }
    }
    let read = |path: PathBuf| {
        Ok(Page {
            text: fs::read_to_string(&path)?,
            path,
        })
    };
    paths.into_iter().map(read).collect()
}

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
