//! `weir profiles`.

use std::path::PathBuf;

use clap::Args;
use lane::{Profile, is_topic, profiles};

use super::{Outcome, Result, config, print};

/// List the DLP profiles, built in and of a configuration, or the detectors of one.
#[derive(Args, Debug)]
pub(super) struct Profiles {
    /// Only this profile, with its detectors.
    id: Option<String>,
    /// A configuration with profiles of your own.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl Profiles {
    pub(super) fn execute(self) -> Result {
        let config = self.config.as_deref().map(config::read).transpose()?;
        let known = profiles(config.as_ref())?;
        match &self.id {
            None => list(&known)?,
            Some(id) => {
                let found = known.iter().find(|profile| profile.id == *id);
                let found = found.ok_or_else(|| {
                    anyhow::anyhow!("there is no profile {id}; `weir profiles` lists all")
                })?;
                print::text(&told(found))?;
            }
        }
        Ok(Outcome::Fine)
    }
}

fn list(known: &[Profile]) -> anyhow::Result<()> {
    let width = known.iter().map(|p| p.id.len()).max().unwrap_or(0);
    for profile in known {
        let topics = profile.detectors.iter().filter(|id| is_topic(id.as_str()));
        let what = match (profile.detectors.len(), topics.count()) {
            (all, topics) if all == topics => counted(topics, "topic"),
            (all, _) => counted(all, "detector"),
        };
        let line = format!("{:width$}  {what:>13}  {}", profile.id, profile.title);
        print::line(&line)?;
    }
    Ok(())
}

fn told(profile: &Profile) -> String {
    let mut text = format!("{}\n{}\n\n", profile.id, profile.title);
    let confidence = format!("{:?}", profile.confidence).to_lowercase();
    text.push_str(&format!("Confidence: {confidence} or more\n"));
    let allowed = profile.allowed_match_count;
    let fires = match allowed {
        0 => "1 finding".to_owned(),
        more => format!("{} findings", u64::from(more) + 1),
    };
    text.push_str(&format!("Fires at: {fires}\n"));
    if let Some(together) = profile.together {
        let (different, within) = (together.different, together.within_bytes);
        text.push_str(&format!(
            "Together: {different} different ones within {within} bytes\n"
        ));
    }
    let mut list = |title: &str, ids: &mut dyn Iterator<Item = &str>| {
        let lines: String = ids.map(|id| format!("  {id}\n")).collect();
        if !lines.is_empty() {
            text.push_str(&format!("\n{title}\n{lines}"));
        }
    };
    let ids = profile.detectors.iter().map(|id| id.as_str());
    let (topics, detectors): (Vec<_>, Vec<_>) = ids.partition(|id| is_topic(id));
    list("Detectors", &mut detectors.into_iter());
    list(
        "Topics, which the classifier `prompt` tells",
        &mut topics.into_iter(),
    );
    text
}

fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}
