//! How what was found is replaced, and what of it a lane cannot do.

use detect::{Finding, HashKey, Profile, Redaction, names_detector};
use policy::{Action, Phase, Redact, RedactWith, Rule};

use crate::{
    compile::Lane,
    config::{Config, ConfigError, RedactionConfig},
    profiles::has_pattern,
};

/// The ways to replace a finding, with the document's key.
#[derive(Debug)]
pub(crate) struct Replacements {
    hash: Redaction,
    preserve_format: Redaction,
}

impl Replacements {
    pub(crate) fn new(config: &RedactionConfig) -> Self {
        let key = HashKey::new(config.hash_key.clone().unwrap_or_default());
        Self {
            hash: Redaction::Hash(key.clone()),
            preserve_format: Redaction::PreserveFormat(key),
        }
    }

    fn with(&self, with: RedactWith) -> &Redaction {
        match with {
            RedactWith::Hash => &self.hash,
            RedactWith::Mask => &Redaction::Mask,
            RedactWith::MaskLast4 => &Redaction::MaskLast4,
            RedactWith::PreserveFormat => &self.preserve_format,
            RedactWith::Replace => &Redaction::Replace,
            RedactWith::Token => &Redaction::Token,
        }
    }
}

impl Lane {
    /// How a finding is redacted, if one of the redact rules that matched covers it: by the first that does.
    pub(crate) fn redaction<'l>(
        &'l self,
        rules: &[policy::Redaction],
        finding: &Finding,
    ) -> Option<&'l Redaction> {
        let rule = rules
            .iter()
            .map(|rule| &rule.redact)
            .find(|redact| self.covers(redact, finding))?;
        Some(self.replacements().with(rule.with))
    }

    fn covers(&self, redact: &Redact, finding: &Finding) -> bool {
        let id = finding.detector.as_str();
        let of_detector = redact.detectors.is_empty()
            || redact.detectors.iter().any(|name| names_detector(name, id));
        let named = |profile: &&Profile| {
            redact.profiles.is_empty() || redact.profiles.contains(&profile.id)
        };
        let mut profiles = self.profiles().iter().filter(named);
        of_detector && profiles.any(|profile| profile.counts(finding))
    }

    /// Refuses a rule that would redact what this lane does not look for, or in a way that it cannot.
    pub(crate) fn check_redact(
        &self,
        rule: &Rule,
        config: &Config,
        place: &str,
    ) -> Result<(), ConfigError> {
        let Action::Redact(redact) = &rule.action else {
            return Ok(());
        };
        for (index, id) in redact.profiles.iter().enumerate() {
            let message = match self.profiles().iter().find(|profile| profile.id == *id) {
                None => "is not in force in this lane; list it under profiles",
                Some(profile) if rule.phase == Phase::Response && !has_pattern(profile) => {
                    "is looked for by classifiers only, and they are asked about prompts, not about answers"
                }
                Some(_) => continue,
            };
            let place = format!("{place}.redact.profiles[{index}]");
            return Err(ConfigError::at(place, format!("profile {id} {message}")));
        }
        let is_looked_for = |name: &str| {
            let mut ids = self
                .profiles()
                .iter()
                .flat_map(|profile| &profile.detectors);
            ids.any(|id| names_detector(name, id.as_str()))
        };
        for (index, name) in redact.detectors.iter().enumerate() {
            if !is_looked_for(name) {
                let place = format!("{place}.redact.detectors[{index}]");
                let message = format!("no profile in force in this lane has a detector {name}");
                return Err(ConfigError::at(place, message));
            }
        }
        check_way(redact.with, rule.phase, config, &format!("{place}.redact"))
    }
}

fn check_way(
    with: RedactWith,
    phase: Phase,
    config: &Config,
    place: &str,
) -> Result<(), ConfigError> {
    let has_key = config.redaction.hash_key.is_some();
    let message = match with {
        RedactWith::Token if phase == Phase::Response => {
            "token is for requests: nothing would turn it back behind the response"
        }
        RedactWith::Hash if !has_key => "hash needs a key: set redaction.hash_key",
        RedactWith::PreserveFormat if !has_key => {
            "preserve_format needs a key: set redaction.hash_key"
        }
        _ => return Ok(()),
    };
    Err(ConfigError::at(place, message))
}
