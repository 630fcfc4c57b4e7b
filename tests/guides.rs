//! The guides that add something work: their code, put where they say into a copy of the crate, passes the crate's tests.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use tests::{pages, repository};

#[test]
fn add_a_detector() -> Result<()> {
    let mut copy = Copy::of("detect")?;
    copy.follow("add-a-detector.md", 3)?;
    copy.write()?;
    // Those over the whole list too: this is what the guide says to run.
    let said = copy.test(&["--lib"])?;
    for proof in ["finds_real_numbers", "ignores_near_misses"] {
        let line = format!("identifier::is_kennitala::tests::{proof} ... ok");
        ensure!(said.contains(&line), "{line}:\n{said}");
    }
    Ok(())
}

#[test]
fn add_a_provider() -> Result<()> {
    let mut copy = Copy::of("codec")?;
    copy.follow("add-a-provider.md", 3)?;
    // Said in the sentence before the test.
    copy.edit("filters/codec/tests/providers/main.rs", "mod acme;")?;
    copy.write()?;
    let said = copy.test(&["--lib", "--test", "providers"])?;
    ensure!(said.contains("acme::a_stream ... ok"), "{said}");
    Ok(())
}

/// A crate of `filters/` that stands alone, in a workspace of its own.
struct Copy {
    name: &'static str,
    root: PathBuf,
    files: BTreeMap<String, Vec<u8>>,
}

impl Copy {
    fn of(name: &'static str) -> Result<Self> {
        let manifest = fs::read_to_string(repository().join("Cargo.toml"))?;
        let (before, rest) = manifest.split_once("members = [").context("no members")?;
        let (_, after) = rest.split_once(']').context("no end of members")?;
        // With another version the crate's artefacts do not take the place of the ones that stand in the target folder.
        let own = format!("version = \"{}\"", env!("CARGO_PKG_VERSION"));
        ensure!(after.contains(&own), "the workspace has another version");
        let after = after.replacen(&own, "version = \"0.0.0-guide\"", 1);
        let manifest = format!("{before}members = [\"filters/{name}\"]{after}");
        let lock = fs::read(repository().join("Cargo.lock"))?;
        let mut files = BTreeMap::from([
            (String::from("Cargo.toml"), manifest.into_bytes()),
            (String::from("Cargo.lock"), lock),
        ]);
        let mut waiting = vec![format!("filters/{name}")];
        while let Some(folder) = waiting.pop() {
            for entry in fs::read_dir(repository().join(&folder))? {
                let entry = entry?;
                let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
                if entry.path().is_dir() {
                    waiting.push(path);
                } else {
                    files.insert(path, fs::read(entry.path())?);
                }
            }
        }
        Ok(Self {
            name,
            root: Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("guide-{name}")),
            files,
        })
    }

    /// Does what the rust blocks of a guide say, each to the file that was named last before it; there must be so many.
    fn follow(&mut self, guide: &str, blocks: usize) -> Result<()> {
        let page = pages()?
            .into_iter()
            .find(|p| p.path.ends_with(guide))
            .with_context(|| format!("no {guide}"))?;
        let mut file = String::new();
        let mut seen = 0;
        for (n, part) in page.text.split("\n```").enumerate() {
            match part.strip_prefix("rust\n") {
                Some(code) if n % 2 == 1 && code.starts_with("//!") => {
                    let old = self
                        .files
                        .insert(file.clone(), format!("{code}\n").into_bytes());
                    ensure!(old.is_none(), "{file} is not new");
                    seen += 1;
                }
                Some(code) if n % 2 == 1 => {
                    self.edit(&file, code)?;
                    seen += 1;
                }
                _ => {
                    let mut spans = part.split('`').filter(|s| s.starts_with("filters/"));
                    file = spans.next_back().map_or(file, str::to_owned);
                }
            }
        }
        ensure!(
            seen == blocks,
            "{guide} has {seen} rust blocks, not {blocks}"
        );
        Ok(())
    }

    /// Puts the lines of a block where they belong: a `mod` line beside the others, a list in place of the one of that name, an
    /// entry into the list.
    fn edit(&mut self, file: &str, block: &str) -> Result<()> {
        let bytes = self.files.get(file).with_context(|| format!("no {file}"))?;
        let mut text = String::from_utf8(bytes.clone())?;
        for line in block.lines().filter(|l| !l.is_empty()) {
            let at = if line.starts_with("mod ") {
                text.find("\nmod ").map(|at| at + 1..at + 1)
            } else if let Some((name, _)) =
                line.split_once(": ").filter(|_| line.starts_with("pub"))
            {
                let (before, rest) = text
                    .split_once(name)
                    .with_context(|| format!("no {name} in {file}"))?;
                let (list, _) = rest.split_once("];").context("no end")?;
                for entry in list.split(['[', ',']).map(str::trim) {
                    let stays = !entry.starts_with('&') || line.contains(entry);
                    ensure!(stays, "the guide's list leaves out {entry}");
                }
                let (start, end) = (before.len(), before.len() + name.len() + list.len() + 2);
                Some(start..end)
            } else {
                text.find(" = &[").map(|start| start + 5..start + 5)
            };
            let at = at.with_context(|| format!("no place for {line:?} in {file}"))?;
            text.replace_range(at, &format!("{line}\n"));
        }
        self.files.insert(file.to_owned(), text.into_bytes());
        Ok(())
    }

    /// Writes the files. What is right already is left alone: cargo builds anew what is written anew.
    fn write(&self) -> Result<()> {
        for (file, text) in &self.files {
            let path = self.root.join(file);
            fs::create_dir_all(path.parent().context("no folder")?)?;
            if fs::read(&path).ok().as_ref() != Some(text) {
                fs::write(&path, text)?;
            }
        }
        // What an earlier run left.
        let mut waiting = vec![self.root.join("filters")];
        while let Some(folder) = waiting.pop() {
            for entry in fs::read_dir(&folder)? {
                let path = entry?.path();
                let file = path
                    .strip_prefix(&self.root)?
                    .to_string_lossy()
                    .into_owned();
                if path.is_dir() {
                    waiting.push(path);
                } else if !self.files.contains_key(&file) {
                    fs::remove_file(path)?;
                }
            }
        }
        Ok(())
    }

    /// What the crate's tests say, all of which pass.
    fn test(&self, which: &[&str]) -> Result<String> {
        let mut cargo = artefacts::cargo(&["test", "--offline", "-p", self.name])?;
        cargo.args(which).current_dir(&self.root);
        // The dependencies are built already.
        cargo.env("CARGO_TARGET_DIR", artefacts::target_folder());
        let output = cargo.output()?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        ensure!(
            output.status.success(),
            "{said}{}",
            String::from_utf8_lossy(&output.stderr)
        );
        Ok(said)
    }
}
