//! `weir decrypt`.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};
use lane::payload::PrivateKey;
use serde_json::Value;

use super::{Outcome, Result, keys::KeyPair, lines::Lines, print};

/// Open what a payload log sealed. Takes blobs, one a line, or audit events (JSON lines), and prints what each says, one a
/// line. Exits with 2 when one cannot be opened; the others are printed all the same.
#[derive(Args, Debug)]
pub(super) struct Decrypt {
    /// The private key: the JSON that `weir keys generate` wrote, or the key alone in base64.
    #[arg(long, short = 'k', value_name = "FILE")]
    private_key: PathBuf,
    /// What to open; `-` or nothing is standard input.
    file: Option<PathBuf>,
    /// How payloads are printed.
    #[arg(long, value_enum, default_value_t = Output::Utf8Lossy)]
    output: Output,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Output {
    /// The bytes as they are, without line ends.
    Raw,
    /// As text, one a line; what is no UTF-8 becomes U+FFFD.
    Utf8Lossy,
}

impl Decrypt {
    pub(super) fn execute(self) -> Result {
        let key = self.key()?;
        let input = Lines::open(self.file.as_ref())?;
        let name = input.name().to_owned();
        let text = String::from_utf8(input.whole()?).with_context(|| name.clone())?;
        let mut bad = 0_usize;
        for (index, line) in text.lines().enumerate() {
            for blob in blobs(line) {
                match key.open(&blob) {
                    Ok(payload) => self.print(&payload)?,
                    Err(error) => {
                        bad += 1;
                        crate::output::note(&format!("{name}:{}: {error}", index + 1));
                    }
                }
            }
        }
        if bad > 0 {
            bail!("{bad} could not be opened");
        }
        Ok(Outcome::Fine)
    }

    fn key(&self) -> anyhow::Result<PrivateKey> {
        let name = self.private_key.display().to_string();
        let text = std::fs::read_to_string(&self.private_key).with_context(|| name.clone())?;
        let key = match text.trim_start().starts_with('{') {
            true => {
                let pair: KeyPair = serde_json::from_str(&text).with_context(|| name.clone())?;
                pair.private_key
            }
            false => text,
        };
        PrivateKey::from_base64(&key).with_context(|| name)
    }

    fn print(&self, payload: &[u8]) -> anyhow::Result<()> {
        match self.output {
            Output::Raw => crate::output::bytes(payload)?,
            Output::Utf8Lossy => print::line(&String::from_utf8_lossy(payload))?,
        }
        Ok(())
    }
}

/// The blobs of a line: an event's, or the line itself.
fn blobs(line: &str) -> Vec<String> {
    let line = line.trim();
    if !line.starts_with('{') {
        return Some(line.to_owned())
            .filter(|l| !l.is_empty())
            .into_iter()
            .collect();
    }
    let event: Value = serde_json::from_str(line).unwrap_or_default();
    let sides = ["request", "response"].iter();
    let sealed = sides.filter_map(|side| event.get(side)?.get(SEALED)?.as_str());
    sealed.map(str::to_owned).collect()
}

/// Where an event has a payload.
const SEALED: &str = "encrypted_matched_data";
