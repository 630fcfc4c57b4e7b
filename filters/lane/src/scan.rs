//! Detectors over a text, outside any exchange: `weir scan`.

use std::{collections::BTreeSet, sync::Arc};

use detect::{Finding, Profile, Redaction, Scanner, TokenVault};

use crate::{
    classifier::{ClassifierReply, ClassifierRequest, ClassifierSegment},
    classifiers,
    config::{Config, ConfigError},
    profiles::{detector_ids, known_profiles, named, scanner},
    set::set,
};

/// The detectors of some profiles.
#[derive(Debug)]
pub struct Scan {
    scanner: Arc<Scanner>,
    profiles: Vec<Profile>,
}

impl Scan {
    /// The detectors of these profiles, built in or of the configuration; all built-in detectors where none is named.
    ///
    /// # Errors
    /// An unknown profile.
    pub fn new(config: Option<&Config>, profiles: &[String]) -> Result<Self, ConfigError> {
        let known = known_profiles(config.map(|c| c.profiles.as_slice()).unwrap_or_default())?;
        let wanted = if profiles.is_empty() {
            &["all".to_owned()]
        } else {
            profiles
        };
        let in_force: Result<Vec<Profile>, String> =
            wanted.iter().map(|id| named(&known, id)).collect();
        let in_force = in_force.map_err(|message| ConfigError::at("", message))?;
        let scanner =
            scanner(&detector_ids(&in_force)).map_err(|message| ConfigError::at("", message))?;
        Ok(Self {
            scanner: Arc::new(scanner),
            profiles: in_force,
        })
    }

    /// What the detectors find, in order, without overlaps. A profile's least confidence counts, its match count does not.
    pub fn findings(&self, text: &str) -> Vec<Finding> {
        self.covered(self.scanner.scan(text))
    }

    /// What the detectors and the classifiers found together.
    pub fn with_classified(&self, text: &str, reply: &ClassifierReply) -> Vec<Finding> {
        let mut found = self.scanner.scan(text);
        found.extend(reply.findings.iter().filter_map(|f| f.in_text(text)));
        detect::resolve(found)
    }

    /// What to ask the classifiers about a text.
    pub fn classifier_request(text: &str, budget_ms: u32) -> ClassifierRequest {
        let segment = ClassifierSegment {
            segment: 0,
            role: "user".to_owned(),
            text: text.to_owned(),
        };
        ClassifierRequest {
            classifiers: classifiers::ids().map(str::to_owned).collect(),
            segments: vec![segment],
            budget_ms,
        }
    }

    /// The categories of `cf.llm.prompt.pii_categories` that findings stand for.
    pub fn pii_categories(findings: &[Finding]) -> BTreeSet<&'static str> {
        set(findings
            .iter()
            .filter_map(|finding| classifiers::category(&finding.detector)))
    }

    /// The text with the findings masked.
    pub fn redact(&self, text: &str, findings: &[Finding]) -> String {
        detect::redact(text, findings, &Redaction::Replace, &mut TokenVault::new())
    }

    fn covered(&self, mut found: Vec<Finding>) -> Vec<Finding> {
        found.retain(|finding| self.profiles.iter().any(|profile| profile.counts(finding)));
        found
    }
}
