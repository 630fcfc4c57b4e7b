//! When a payload is logged: what a lane's rules ask for, and the key that the document names.

use detect::Finding;
use policy::{Phase, Rule, Ruleset, Verdict};

use super::{Masking, Payload, Sealer, Text};
use crate::{
    compile::Lane,
    config::{Config, ConfigError, EntryConfig, EntryType},
};

/// The payload log of one lane.
#[derive(Debug)]
pub(crate) struct PayloadLog {
    sealer: Sealer,
    masking: Masking,
    /// The entries whose values are never shown: the cells of a customer's own data.
    hidden: Vec<String>,
}

impl PayloadLog {
    /// `None` where no rule asks for it.
    pub(crate) fn new(
        config: &Config,
        rules: &Ruleset,
        path: &str,
    ) -> Result<Option<Self>, ConfigError> {
        let asks = |(_, rule): &(usize, &Rule)| rule.payload_log || rule.body_log;
        let place = match rules.rules().iter().enumerate().find(asks) {
            Some((_, rule)) if rule.body_log => format!("{path}.log_mode"),
            Some((index, _)) => format!("{path}.rules[{index}].payload_log"),
            None => return Ok(None),
        };
        let Some(key) = config.payload_log.public_key.clone() else {
            let message = "there is no key to seal payloads to: set payload_log.public_key (`weir keys generate` makes a pair)";
            return Err(ConfigError::at(place, message));
        };
        let Some(random) = &config.random else {
            return Err(ConfigError::at(place, "this host cannot seal payloads"));
        };
        Ok(Some(Self {
            sealer: Sealer::new(key, config.payload_log.max_bytes, random.draw()),
            masking: config.payload_log.masking_level,
            hidden: hidden(config),
        }))
    }
}

impl PayloadLog {
    fn is_hidden(&self, finding: &Finding) -> bool {
        self.hidden.iter().any(|id| finding.detector.as_str() == id)
    }
}

fn hidden(config: &Config) -> Vec<String> {
    let is_secret = |entry: &&EntryConfig| entry.kind == EntryType::ExactMatch;
    let entries = config.entries.iter().filter(is_secret);
    entries.map(EntryConfig::detector_id).collect()
}

impl Lane {
    /// Whether a rule of this phase may log a payload, so that texts must be kept for it.
    pub(crate) fn may_log_payload(&self, phase: Phase) -> bool {
        self.payload_log().is_some() && self.rules().phase(phase).any(|rule| rule.payload_log)
    }

    /// What was found in `texts`, sealed, if a rule that matched asks for it and a profile in force covers any of it.
    pub(crate) fn sealed_payload<'p>(
        &'p self,
        verdict: &Verdict,
        texts: impl Iterator<Item = Text<'p>> + Clone,
    ) -> Option<String> {
        let log = self.payload_log()?;
        if !self.has_match(verdict, |rule| rule.payload_log) {
            return None;
        }
        let findings: Vec<_> = texts.clone().map(|text| text.findings).collect();
        let fired = self.profiles_fired(&findings);
        let masking = |finding: &Finding| match log.is_hidden(finding) {
            true => Masking::Full,
            false => log.masking,
        };
        let payload = Payload::new(fired, texts, &masking, |f| self.is_of_profile(f));
        (!payload.is_empty()).then(|| log.sealer.seal(&payload.to_json()))
    }

    /// A whole body, sealed, if a rule that matched asks for it.
    pub(crate) fn sealed_body(&self, verdict: &Verdict, body: &[u8]) -> Option<String> {
        let log = self.payload_log()?;
        let is_asked = self.has_match(verdict, |rule| rule.body_log);
        is_asked.then(|| log.sealer.seal(body))
    }

    /// Whether a rule of this kind matched.
    fn has_match(&self, verdict: &Verdict, kind: impl Fn(&Rule) -> bool) -> bool {
        let mut matches = verdict.matches.iter();
        matches.any(|matched| {
            let mut rules = self.rules().rules().iter();
            rules.any(|rule| kind(rule) && rule.id == matched.rule)
        })
    }
}
