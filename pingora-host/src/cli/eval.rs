//! `weir eval`.

use std::path::PathBuf;

use anyhow::anyhow;
use clap::Args;
use lane::eval;

use super::{Outcome, Result, lines::Lines, print};

/// Evaluate a rule expression and print true or false. Exits with 2 for a bad expression or bad fields.
#[derive(Args, Debug)]
pub(super) struct Eval {
    /// The expression: `http.request.method eq "POST" and dlp.profiles contains "x"`.
    expression: String,
    /// One flat JSON object, field name to value; absent fields have their defaults. `-` is standard input.
    #[arg(long, value_name = "FILE", required_unless_present = "check")]
    fields: Option<PathBuf>,
    /// Only parse and type-check.
    #[arg(long)]
    check: bool,
}

impl Eval {
    pub(super) fn execute(self) -> Result {
        if self.check {
            eval::check(&self.expression).map_err(|e| anyhow!("expression: {e}"))?;
            return Ok(Outcome::Fine);
        }
        let lines = Lines::open(self.fields.as_ref())?;
        let name = lines.name().to_owned();
        let fields = String::from_utf8(lines.whole()?)
            .map_err(|e| anyhow!("{name}: not UTF-8 at byte {}", e.utf8_error().valid_up_to()))?;
        let matches = eval::matches(&self.expression, &fields).map_err(|e| anyhow!(e))?;
        print::line(if matches { "true" } else { "false" })?;
        Ok(Outcome::Fine)
    }
}
