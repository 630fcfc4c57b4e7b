//! `weir schema`.

use clap::Args;
use lane::Config;

use super::{Outcome, Result, print};

/// Print the configuration's JSON Schema.
#[derive(Args, Debug)]
pub(super) struct Schema {}

impl Schema {
    pub(super) fn execute(self) -> Result {
        print::line(&serde_json::to_string_pretty(&Config::json_schema())?)?;
        Ok(Outcome::Fine)
    }
}
