//! `weir decrypt`.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};
use lane::payload::PrivateKey;
use serde_json::Value;

use super::{Outcome, Result, keys::KeyPair, lines::Lines, print};

/// Open what a payload log sealed. Takes blobs, one a line, or audit events (JSON lines), and prints what each says, one a
/// line. How many there were is said on standard error. Exits with 2 when one cannot be opened; the others are printed all
/// the same.
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
        let text = input.text()?;
        let (mut events, mut payloads, mut bad) = (0_usize, 0_usize, 0_usize);
        for (index, line) in text.lines().enumerate() {
            let sealed = sealed(line).map(|sealed| {
                events += usize::from(sealed.is_event);
                sealed.blobs
            });
            let blobs = match sealed {
                Ok(blobs) => blobs.into_iter().map(Ok).collect(),
                Err(what) => vec![Err(what)],
            };
            for blob in blobs {
                let opened = blob.and_then(|blob| key.open(&blob).map_err(|e| e.to_string()));
                match opened {
                    Ok(payload) => {
                        payloads += 1;
                        self.print(&payload)?;
                    }
                    Err(what) => {
                        bad += 1;
                        crate::output::note(&format!("{name}:{}: {what}", index + 1));
                    }
                }
            }
        }
        crate::output::note(&format!(
            "{name}: events: {events}, payloads opened: {payloads}"
        ));
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

/// What a line has to open.
struct Sealed {
    is_event: bool,
    blobs: Vec<String>,
}

/// The blobs of a line: an event's, or the line itself.
fn sealed(line: &str) -> std::result::Result<Sealed, String> {
    let line = line.trim();
    if !line.contains(['{', '}', '"']) {
        let blob = Some(line.to_owned()).filter(|blob| !blob.is_empty());
        return Ok(Sealed {
            is_event: false,
            blobs: blob.into_iter().collect(),
        });
    }
    let event: Value = serde_json::from_str(line).map_err(|error| match error.is_eof() {
        true => "the event is cut off: its JSON does not end".to_owned(),
        false => format!(
            "no blob and no event: no JSON from column {}",
            error.column()
        ),
    })?;
    if !event.is_object() {
        return Err("no blob and no event".to_owned());
    }
    let sides = ["request", "response"].iter();
    let side = |side| event.get(side).into_iter();
    let of_side =
        |side: &Value| SEALED.map(|key| side.get(key).and_then(Value::as_str).map(str::to_owned));
    let blobs = sides.flat_map(side).flat_map(of_side).flatten();
    Ok(Sealed {
        is_event: true,
        blobs: blobs.collect(),
    })
}

/// Where an event has payloads.
const SEALED: [&str; 2] = ["encrypted_matched_data", "encrypted_body"];
