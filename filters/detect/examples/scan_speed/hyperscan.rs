//! Hyperscan over the same patterns: a program in C that is built and run where Debian's `libhyperscan-dev` is installed.

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use crate::corpus::Corpus;

/// Hyperscan with a list of patterns.
pub(crate) struct Hyperscan {
    program: PathBuf,
    patterns: PathBuf,
    /// The patterns that it takes, by their place in the list.
    pub(crate) takes: Vec<usize>,
}

/// What one corpus took.
pub(crate) struct Figures {
    /// Megabytes per second.
    pub(crate) speed: f64,
    /// Milliseconds to build.
    pub(crate) build: f64,
}

impl Hyperscan {
    /// `None`: the library or a compiler is not installed.
    pub(crate) fn new(patterns: &[&str]) -> Result<Option<Self>, Box<dyn Error>> {
        let folder = env::temp_dir().join(format!("scan_speed-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let program = folder.join("hyperscan");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/scan_speed/hyperscan.c");
        let built = Command::new("cc")
            .args(["-O2", "-I/usr/include/hs", "-o"])
            .args([&program, &source])
            .arg("-lhs")
            .output();
        if !built.is_ok_and(|output| output.status.success()) {
            return Ok(None);
        }
        let list = folder.join("patterns");
        fs::write(&list, patterns.join("\n"))?;
        let output = Command::new(&program).arg(&list).arg("-").output()?;
        let takes = said(&output)?
            .lines()
            .map(str::parse)
            .collect::<Result<_, _>>()?;
        Ok(Some(Self {
            program,
            patterns: list,
            takes,
        }))
    }

    pub(crate) fn scan(&self, corpus: &Corpus) -> Result<Figures, Box<dyn Error>> {
        let texts = self.patterns.with_file_name("texts");
        let parts: String = corpus
            .texts
            .iter()
            .map(|text| format!("{}\n{text}", text.len()))
            .collect();
        fs::write(&texts, parts)?;
        let output = Command::new(&self.program)
            .args([&self.patterns, &texts])
            .arg("scan")
            .output()?;
        let said = said(&output)?;
        let mut figures = said.split_whitespace().map(str::parse);
        match (figures.next(), figures.next()) {
            (Some(Ok(speed)), Some(Ok(build))) => Ok(Figures { speed, build }),
            _ => Err("Hyperscan's program said nothing".into()),
        }
    }
}

impl Drop for Hyperscan {
    fn drop(&mut self) {
        if let Some(folder) = self.program.parent() {
            let _ = fs::remove_dir_all(folder);
        }
    }
}

fn said(output: &Output) -> Result<String, Box<dyn Error>> {
    match output.status.success() {
        true => Ok(String::from_utf8(output.stdout.clone())?),
        false => Err(format!("Hyperscan's program failed: {}", output.status).into()),
    }
}
