//! `weir check`.

use std::path::PathBuf;

use clap::Args;

use super::{Outcome, Result, config, print};
use crate::{deployment, output};

/// Check configurations: everything that a start would refuse is refused here. Exits with 2 when one is bad.
#[derive(Args, Debug)]
pub(super) struct Check {
    /// The configurations.
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

impl Check {
    pub(super) fn execute(self) -> Result {
        let mut bad = 0_usize;
        for file in &self.files {
            let name = file.display().to_string();
            let checked = config::text(file)
                .map_err(|e| format!("{e:#}"))
                .and_then(|text| deployment::check(&name, &text));
            match checked {
                Ok(()) => print::line(&format!("{name}: ok"))?,
                Err(problem) => {
                    bad += 1;
                    output::note(&problem);
                }
            }
        }
        if bad == 0 {
            return Ok(Outcome::Fine);
        }
        anyhow::bail!("{bad} of {} refused", self.files.len())
    }
}
