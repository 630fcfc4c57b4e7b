//! `weir keys`.

use std::{
    fs::OpenOptions,
    io::{ErrorKind, Write as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, anyhow};
use clap::{Args, Subcommand};
use ext_proc_server::random_bytes;
use lane::payload::PrivateKey;
use serde::{Deserialize, Serialize};

use super::{Outcome, Result, print};

/// The keys of the payload log.
#[derive(Args, Debug)]
pub(super) struct Keys {
    #[command(subcommand)]
    command: KeysCommand,
}

#[derive(Debug, Subcommand)]
enum KeysCommand {
    Generate(Generate),
}

/// Make a key pair, as JSON: {"private_key": …, "public_key": …}, both X25519 in base64.
///
/// `public_key` goes into the configuration (payload_log.public_key); whoever has `private_key` can read what was logged.
#[derive(Args, Debug)]
struct Generate {
    /// Write the pair into this new file, readable to you only, and print the public key alone.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// A key pair's file.
#[derive(Deserialize, Serialize)]
pub(super) struct KeyPair {
    pub(super) private_key: String,
    #[serde(default)]
    pub(super) public_key: String,
}

impl Keys {
    pub(super) fn execute(self) -> Result {
        match self.command {
            KeysCommand::Generate(generate) => generate.execute(),
        }
    }
}

impl Generate {
    fn execute(self) -> Result {
        let random = random_bytes().map_err(|error| anyhow!("no random bytes: {error}"))?;
        let (private, public) = PrivateKey::generate(random);
        let pair = KeyPair {
            private_key: private.to_base64(),
            public_key: public.to_base64(),
        };
        match &self.output {
            None => print::line(&serde_json::to_string_pretty(&pair)?)?,
            Some(file) => {
                let text = serde_json::to_string_pretty(&pair)? + "\n";
                write_new(file, &text).with_context(|| file.display().to_string())?;
                print::line(&pair.public_key)?;
            }
        }
        Ok(Outcome::Fine)
    }
}

/// Never over a file that is there: it may be the only key to what was logged.
fn write_new(file: &Path, text: &str) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt as _;

    let refused = |what: &str| std::io::Error::other(what);
    if file.is_dir() {
        return Err(refused("is a folder; name a file in it"));
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(0o600);
    let opened = options.open(file).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => refused("is there already, and a key is never written over"),
        _ => error,
    });
    opened?.write_all(text.as_bytes())
}
