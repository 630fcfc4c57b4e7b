//! Detectors over a text, outside any exchange: `weir scan`.

use std::{collections::BTreeSet, sync::Arc};

use detect::{DetectorId, Finding, Profile, Redaction, Scanner, TokenVault};

use crate::{
    classifier::{ClassifierReply, ClassifierRequest, ClassifierSegment},
    classifiers,
    config::{Config, ConfigError},
    profiles::{detector_ids, named, profiles_and_entries, scanner},
    set::set,
};

/// The detectors of some profiles.
#[derive(Debug)]
pub struct Scan {
    scanner: Arc<Scanner>,
    profiles: Vec<Profile>,
}

impl Scan {
    /// The detectors of these profiles, built in or of the configuration; where none is named all there are, those of
    /// classifiers and the configuration's entries too.
    ///
    /// # Errors
    /// An unknown profile, an entry that cannot be made ready.
    pub fn new(config: Option<&Config>, profiles: &[String]) -> Result<Self, ConfigError> {
        let (known, custom) = profiles_and_entries(config)?;
        let wanted = if profiles.is_empty() {
            &["all".to_owned()]
        } else {
            profiles
        };
        let in_force: Result<Vec<Profile>, String> =
            wanted.iter().map(|id| named(&known, id)).collect();
        let mut in_force = in_force.map_err(|message| ConfigError::at("", message))?;
        if let ([], [all]) = (profiles, in_force.as_mut_slice()) {
            let classified = classifiers::detector_ids().map(DetectorId::builtin);
            all.detectors.extend(classified);
            all.detectors
                .extend(custom.iter().map(|custom| custom.id.clone()));
        }
        let scanner = scanner(&detector_ids(&in_force), &custom)
            .map_err(|message| ConfigError::at("", message))?;
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
        for said in reply.findings.iter().filter_map(|f| f.in_text(text)) {
            if !classifiers::is_known(&found, &said) {
                found.push(said);
            }
        }
        detect::resolve(self.covered(found))
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
        set(findings.iter().filter_map(classifiers::category))
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

#[cfg(test)]
mod tests {
    use super::Scan;
    use crate::{
        classifier::{ClassifierFinding, ClassifierReply},
        config::Config,
    };

    fn found(profiles: &[&str], confidence: u32) -> (Vec<String>, Vec<&'static str>) {
        let text = "Ann: ann@example.com";
        let config = r#"{"version": 1, "profiles": [{"id": "mail", "detectors": ["pii.email"]}, {"id": "people", "detectors": ["pii.person"]}]}"#;
        let config = Config::from_json(config).unwrap();
        let profiles: Vec<String> = profiles.iter().map(|id| String::from(*id)).collect();
        let scan = Scan::new(Some(&config), &profiles).unwrap();
        let person = ClassifierFinding {
            detector: String::from("pii.person"),
            end: 3,
            confidence,
            ..ClassifierFinding::default()
        };
        let reply = ClassifierReply {
            findings: vec![person],
            ..ClassifierReply::default()
        };
        let found = scan.with_classified(text, &reply);
        let categories = Scan::pii_categories(&found).into_iter().collect();
        let ids = found.iter().map(|f| f.detector.to_string()).collect();
        (ids, categories)
    }

    #[test]
    fn a_profile_limits_what_classifiers_found_too() {
        assert_eq!(found(&[], 2).0, ["pii.person", "pii.email"]);
        assert_eq!(found(&["people"], 2).0, ["pii.person"]);
        assert_eq!(found(&["mail"], 2).0, ["pii.email"]);
    }

    #[test]
    fn a_pattern_knows_better_than_a_classifier() {
        let scan = Scan::new(None, &[]).unwrap();
        let text = "Ann: ann@example.com";
        let over = |start: u32, end: u32| ClassifierFinding {
            detector: String::from("pii.address"),
            start,
            end,
            confidence: 3,
            ..ClassifierFinding::default()
        };
        let reply = ClassifierReply {
            findings: vec![over(0, 20), over(0, 3)],
            ..ClassifierReply::default()
        };
        let found = scan.with_classified(text, &reply);
        let ids: Vec<&str> = found.iter().map(|f| f.detector.as_str()).collect();
        assert_eq!(ids, ["pii.address", "pii.email"]);
        assert_eq!(found[0].span.end, 3);
    }

    #[test]
    fn what_is_not_sure_has_no_category() {
        assert_eq!(found(&["people"], 2).1, ["PERSON"]);
        assert_eq!(
            found(&["people"], 0),
            (vec![String::from("pii.person")], vec![])
        );
    }
}
