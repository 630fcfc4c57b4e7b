//! `weir eval`.

use std::path::PathBuf;

use anyhow::anyhow;
use clap::Args;
use lane::eval;

use super::{Outcome, Result, lines::Lines, print};

/// Evaluate a rule expression and print true or false. Exits with 2 for a bad expression or bad fields.
#[derive(Args, Debug)]
pub(super) struct Eval {
    /// The expression: `http.request.method eq "POST" and any(dlp.profiles[*] == "financial_information")`.
    expression: String,
    /// One flat JSON object, field name to value: `{"http.request.method": "POST", "dlp.profiles": ["financial_information"]}`.
    /// Absent fields have their defaults: all of them where no file is given. `-` is standard input.
    #[arg(long, value_name = "FILE")]
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
        let fields = match &self.fields {
            Some(file) => Lines::open(Some(file))?.text()?,
            None => "{}".to_owned(),
        };
        let matches = eval::matches(&self.expression, &fields).map_err(|e| anyhow!(e))?;
        print::line(if matches { "true" } else { "false" })?;
        Ok(Outcome::Fine)
    }
}
