//! Detectors over a text, outside any exchange: `weir scan`.

use std::{collections::BTreeSet, sync::Arc};

use detect::{DetectorId, Entry, Finding, Profile, Redaction, Scanner, TokenVault};

use crate::{
    classifier::{ClassifierReply, ClassifierRequest, ClassifierTopic},
    classifiers::{self, CUSTOM_TOPICS, PROMPT},
    config::{Config, ConfigError},
    entries::Custom,
    profiles::{detector_ids, named, profiles_and_entries, scanner},
    risk,
    set::set,
};

/// The detectors of some profiles.
#[derive(Debug)]
pub struct Scan {
    scanner: Arc<Scanner>,
    profiles: Vec<Profile>,
    custom: Arc<[Custom]>,
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
            // What is said of a whole prompt is no finding in a text.
            let ids = classifiers::detector_ids().map(DetectorId::builtin);
            all.detectors.extend(ids.filter(classifiers::is_span));
            all.detectors
                .extend(custom.iter().map(|custom| custom.id.clone()));
        }
        let scanner = scanner(&detector_ids(&in_force), &custom)
            .map_err(|message| ConfigError::at("", message))?;
        Ok(Self {
            scanner: Arc::new(scanner),
            profiles: in_force,
            custom,
        })
    }

    /// What the detectors find, in order, without overlaps. A profile's least confidence counts, its match count does not.
    pub fn findings(&self, text: &str) -> Vec<Finding> {
        let mut found = self.scanner.scan(text);
        found.retain(|finding| self.covers(finding));
        found
    }

    /// What the detectors and the classifiers found together, as in a lane: what a profile is not sure enough of counts where a
    /// classifier is.
    pub fn with_classified(&self, text: &str, reply: &ClassifierReply) -> Vec<Finding> {
        let mut found = self.scanner.scan(text);
        found.retain(|finding| {
            self.covers(finding) || classifiers::may_raise(finding, &self.profiles, |_| true)
        });
        let said = reply.findings.iter().filter_map(|f| f.in_text(text));
        classifiers::merge(&mut found, said.collect(), |finding| self.covers(finding));
        found
    }

    /// How alike the text is to the documents that a finding speaks of, in percent; `None` for a finding of another kind.
    pub fn similarity(&self, text: &str, finding: &Finding) -> Option<u8> {
        let own = self.custom.iter().find(|own| own.id == finding.detector)?;
        match &own.entry {
            Some(Entry::Documents(fingerprint)) => Some(fingerprint.similarity(text)),
            _ => None,
        }
    }

    /// What to ask all classifiers about texts, which are to be added: what they find, and the scores of the document's topics.
    pub fn request_of_all(config: Option<&Config>, budget_ms: u32) -> ClassifierRequest {
        let topics = config.map(classifiers::topics).unwrap_or_default();
        let scorer = (!topics.is_empty()).then_some(CUSTOM_TOPICS);
        Self::ask(classifiers::finders().chain(scorer), topics, budget_ms)
    }

    /// What to ask the classifiers that find something in texts, and those whose findings the profiles name.
    pub fn request(&self, budget_ms: u32) -> ClassifierRequest {
        let detectors = self.profiles.iter().flat_map(|p| p.detectors.iter());
        let named = classifiers::of_detectors(detectors).into_iter();
        let ids = set(named.chain(classifiers::finders().filter(|id| *id != PROMPT)));
        Self::ask(ids.into_iter(), Vec::new(), budget_ms)
    }

    fn ask(
        ids: impl Iterator<Item = &'static str>,
        topics: Vec<ClassifierTopic>,
        budget_ms: u32,
    ) -> ClassifierRequest {
        ClassifierRequest {
            classifiers: ids.map(str::to_owned).collect(),
            segments: Vec::new(),
            budget_ms,
            topics,
            is_response: false,
            questions: Vec::new(),
        }
    }

    /// `cf.llm.prompt.injection_score` of a text that a user wrote, with what the classifiers said of it: 1 to 99, lower is
    /// riskier; `None` where there is no score.
    pub fn injection_score(text: &str, reply: &ClassifierReply) -> Option<i64> {
        let risk = risk::of_text(text)?;
        Some(risk.replaced_by(reply).unwrap_or(i64::from(risk.score)))
    }

    /// The categories of `cf.llm.prompt.pii_categories` that findings stand for.
    pub fn pii_categories(findings: &[Finding]) -> BTreeSet<&'static str> {
        set(findings.iter().filter_map(classifiers::category))
    }

    /// The text with the findings masked.
    pub fn redact(&self, text: &str, findings: &[Finding]) -> String {
        detect::redact(text, findings, &Redaction::Replace, &mut TokenVault::new())
    }

    fn covers(&self, finding: &Finding) -> bool {
        self.profiles.iter().any(|profile| profile.counts(finding))
    }
}

#[cfg(test)]
mod tests {
    use detect::Confidence;

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

    /// As in a lane: `inspection/rating.rs` tests the same.
    #[test]
    fn a_classifier_raises_what_a_profile_is_not_sure_enough_of() {
        let profile =
            r#"{"id": "travel", "detectors": ["identifier.us_passport"], "confidence": "high"}"#;
        let config = format!(r#"{{"version": 1, "profiles": [{profile}]}}"#);
        let config = Config::from_json(&config).unwrap();
        let scan = Scan::new(Some(&config), &[String::from("travel")]).unwrap();
        let text = "my passport is 512345678, thanks";
        assert_eq!(scan.findings(text), []);
        for (detector, confidence, is_found) in [
            ("pii.passport", 1, false),
            ("pii.passport", 2, true),
            ("pii.person", 3, false),
        ] {
            let said = ClassifierFinding {
                detector: String::from(detector),
                start: 15,
                end: 24,
                confidence,
                ..ClassifierFinding::default()
            };
            let reply = ClassifierReply {
                findings: vec![said],
                ..ClassifierReply::default()
            };
            let found = scan.with_classified(text, &reply);
            let found: Vec<_> = found
                .iter()
                .map(|f| (f.detector.as_str(), f.confidence))
                .collect();
            let raised = [("identifier.us_passport", Confidence::High)];
            assert_eq!(
                found,
                raised[..usize::from(is_found)],
                "{detector} {confidence}"
            );
        }
    }

    #[test]
    fn what_no_pattern_found_stays_so() {
        let scan = Scan::new(None, &[]).unwrap();
        let said = ClassifierFinding {
            detector: String::from("pii.email"),
            end: 3,
            confidence: 3,
            ..ClassifierFinding::default()
        };
        let reply = ClassifierReply {
            findings: vec![said],
            ..ClassifierReply::default()
        };
        assert_eq!(scan.with_classified("Ann is here", &reply), []);
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
