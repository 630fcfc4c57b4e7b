//! What the classifiers can find and fill: the lane must know it to ask only when an answer is needed.

use std::mem;

use detect::{Confidence, DetectorId, Finding, OWN_TOPICS, Profile};

use crate::{
    classifier::ClassifierTopic,
    config::{Config, CustomTopicConfig},
    entries,
    profiles::is_pattern,
    set::set,
};

/// One classifier as the lane sees it.
#[derive(Debug)]
struct Known {
    id: &'static str,
    /// What it finds.
    detectors: &'static [Found],
}

/// One detector id that a classifier finds.
#[derive(Debug)]
struct Found {
    id: &'static str,
    title: &'static str,
    /// Its category in `cf.llm.prompt.pii_categories`.
    category: Option<&'static str>,
    /// The categories of patterns' findings that it speaks for where both stand in one place.
    speaks_for: &'static [&'static str],
}

static CLASSIFIERS: &[Known] = &[SCORES_OF_CUSTOM_TOPICS, PII_NER, PROMPTS];

/// Scores prompts for the user's own topics.
pub(crate) const CUSTOM_TOPICS: &str = "custom_topics";

const SCORES_OF_CUSTOM_TOPICS: Known = Known {
    id: CUSTOM_TOPICS,
    detectors: &[],
};

/// Tells what a prompt is and wants.
pub(crate) const PROMPT: &str = "prompt";

const PROMPTS: Known = Known {
    id: PROMPT,
    detectors: &[
        found(
            "prompt.injection",
            "Order to the model that is not its user's to give",
        ),
        found("content.pii", "Prompt contains personal data"),
        found("content.customer_data", "Prompt contains customers' data"),
        found(
            "content.financial_information",
            "Prompt contains financial information",
        ),
        found(
            "content.credentials_and_secrets",
            "Prompt contains credentials or secrets",
        ),
        found("content.source_code", "Prompt contains source code"),
        found("intent.pii", "Prompt asks for personal data"),
        found("intent.code_abuse", "Prompt asks for malicious code"),
        found("intent.jailbreak", "Prompt is a jailbreak"),
    ],
};

const fn found(id: &'static str, title: &'static str) -> Found {
    Found {
        id,
        title,
        category: None,
        speaks_for: &[],
    }
}

const PII_NER: Known = Known {
    id: "pii_ner",
    detectors: &[
        Found {
            id: "pii.person",
            title: "Name of a person",
            category: Some("PERSON"),
            speaks_for: &[],
        },
        Found {
            id: "pii.address",
            title: "Address of a person",
            category: Some("LOCATION"),
            speaks_for: &[],
        },
        Found {
            id: "pii.tax_id",
            title: "Tax number",
            category: Some("TAX_ID"),
            speaks_for: &[
                "TAX_ID",
                "AU_TFN",
                "ES_NIE",
                "ES_NIF",
                "IN_PAN",
                "IT_FISCAL_CODE",
                "US_ITIN",
            ],
        },
        Found {
            id: "pii.government_id",
            title: "Government identifier",
            category: None,
            speaks_for: &[
                "FI_PERSONAL_IDENTITY_CODE",
                "IN_AADHAAR",
                "IN_VOTER",
                "IT_IDENTITY_CARD",
                "PL_PESEL",
                "SG_NRIC_FIN",
                "UK_NINO",
                "US_SSN",
            ],
        },
        Found {
            id: "pii.passport",
            title: "Passport number",
            category: Some("PASSPORT"),
            speaks_for: &["PASSPORT", "IN_PASSPORT", "IT_PASSPORT", "US_PASSPORT"],
        },
        Found {
            id: "pii.driver_license",
            title: "Driver's licence number",
            category: Some("DRIVER_LICENSE"),
            speaks_for: &["IT_DRIVER_LICENSE", "US_DRIVER_LICENSE"],
        },
        Found {
            id: "finance.bank_account",
            title: "Bank account number",
            category: Some("BANK_ACCOUNT"),
            speaks_for: &["BANK_ACCOUNT", "IBAN_CODE", "US_BANK_NUMBER"],
        },
    ],
};

/// The classifiers whose findings may move how sure a pattern's finding is.
pub(crate) fn raters(pattern: &DetectorId) -> impl Iterator<Item = &'static str> {
    let category = detect::detector(pattern.as_str()).and_then(|d| d.category);
    let rates = move |known: &&Known| {
        let mut found = known.detectors.iter();
        category.is_some_and(|category| found.any(|f| f.speaks_for.contains(&category)))
    };
    CLASSIFIERS.iter().filter(rates).map(|known| known.id)
}

/// Whether one of these profiles would ask for such a finding if a classifier, one of those `asked`, were surer of it.
pub(crate) fn may_raise(
    finding: &Finding,
    profiles: &[Profile],
    asked: impl Fn(&str) -> bool,
) -> bool {
    let surer = Finding {
        confidence: Confidence::VeryHigh,
        ..finding.clone()
    };
    finding.confidence <= Confidence::Medium
        && profiles.iter().any(|profile| profile.counts(&surer))
        && raters(&finding.detector).any(asked)
}

/// Adds to what patterns found in a text, unsure things too, what the classifiers `said` of it: first they move how sure those
/// are, then what is not wanted goes, then what no pattern knows better comes in.
pub(crate) fn merge(
    found: &mut Vec<Finding>,
    said: Vec<Finding>,
    wants: impl Fn(&Finding) -> bool,
) {
    for said in &said {
        rate(found, said);
    }
    found.retain(&wants);
    for said in said {
        // What no pattern found stays so.
        let own = !is_pattern(&said.detector) && wants(&said);
        if own && !is_known(found, &said) {
            found.push(said);
        }
    }
    *found = detect::resolve(mem::take(found));
}

/// Moves how sure findings of patterns are, as a classifier says.
fn rate(found: &mut [Finding], said: &Finding) {
    for finding in found.iter_mut().filter(|f| is_pattern(&f.detector)) {
        if let Some(confidence) = rating(finding, said) {
            finding.confidence = confidence;
        }
    }
}

/// How sure a pattern's finding is, now that a classifier said this. It was not sure before, a checksum knows better; and the
/// classifier speaks of just this finding, or found in its place what it stands for.
fn rating(finding: &Finding, said: &Finding) -> Option<Confidence> {
    if finding.confidence > Confidence::Medium {
        return None;
    }
    if finding.detector == said.detector {
        return (finding.span == said.span).then_some(said.confidence);
    }
    let category = detect::detector(finding.detector.as_str())?.category?;
    let (_, found) = find(said.detector.as_str())?;
    let agrees = found.speaks_for.contains(&category) && finding.span.overlaps(said.span);
    agrees.then_some(said.confidence.max(finding.confidence))
}

/// What `custom_topics` is to look for: topics with labels, and those that profiles name.
pub(crate) fn topics(config: &Config) -> Vec<ClassifierTopic> {
    let topic = |topic: &CustomTopicConfig| ClassifierTopic {
        label: topic.label.clone(),
        topic: topic.phrase().to_owned(),
    };
    let named = config.custom_topics.iter().map(topic);
    named.chain(entries::topics(config)).collect()
}

/// Every classifier of this version that finds something in a text, rather than scoring it.
pub(crate) fn finders() -> impl Iterator<Item = &'static str> {
    let finders = CLASSIFIERS
        .iter()
        .filter(|known| !known.detectors.is_empty());
    finders.map(|known| known.id)
}

/// Whether this version has such a classifier.
pub(crate) fn exists(id: &str) -> bool {
    CLASSIFIERS.iter().any(|known| known.id == id)
}

/// The classifiers whose findings these detectors are.
pub(crate) fn of_detectors<'d>(
    detectors: impl Iterator<Item = &'d DetectorId>,
) -> Vec<&'static str> {
    let ids = detectors.filter_map(|detector| match detector.as_str() {
        own if own.starts_with(OWN_TOPICS) => Some(CUSTOM_TOPICS),
        id => find(id).map(|(known, _)| known.id),
    });
    set(ids).into_iter().collect()
}

/// The category of a finding in `cf.llm.prompt.pii_categories`, a detector's or a classifier's; none where it is not sure
/// enough, whatever profiles ask for less.
pub(crate) fn category(finding: &Finding) -> Option<&'static str> {
    let detector = finding.detector.as_str();
    let category = match detect::detector(detector) {
        Some(detector) => detector.category,
        None => find(detector).and_then(|(_, found)| found.category),
    };
    category.filter(|_| finding.confidence >= Confidence::Medium)
}

/// The categories that no detector finds.
pub(crate) fn own_categories() -> impl Iterator<Item = &'static str> {
    let found = CLASSIFIERS.iter().flat_map(|known| known.detectors);
    found.filter_map(|found| {
        found
            .category
            .filter(|&category| !detect::detectors().any(|d| d.category == Some(category)))
    })
}

/// What people call a classifier's finding.
pub(crate) fn title(detector: &str) -> Option<&'static str> {
    find(detector).map(|(_, found)| found.title)
}

/// The id, where it is one of what the classifier of prompts finds.
pub(crate) fn of_prompts(id: &DetectorId) -> Option<&'static str> {
    let (known, found) = find(id.as_str())?;
    (known.id == PROMPT).then_some(found.id)
}

/// Whether a detector id is that of something in a text, rather than of what a prompt is and wants.
pub(crate) fn is_span(id: &DetectorId) -> bool {
    of_prompts(id).is_none()
}

/// Every detector id that classifiers find.
pub(crate) fn detector_ids() -> impl Iterator<Item = &'static str> {
    CLASSIFIERS
        .iter()
        .flat_map(|known| known.detectors.iter().map(|found| found.id))
}

/// Whether a pattern already knows better what a classifier finds there: a checksum or a name outweighs a model's guess, however
/// much more of the text the guess covers.
fn is_known(found: &[Finding], said: &Finding) -> bool {
    // What is said of a whole text, or of an order in it, is about another thing.
    !detect::needs_whole(&said.detector)
        && !detect::is_order(said.detector.as_str())
        && found.iter().any(|known| {
            let by_pattern =
                detect::detector(known.detector.as_str()).is_some_and(|d| d.whole.is_none());
            by_pattern && known.confidence >= Confidence::Medium && known.span.overlaps(said.span)
        })
}

fn find(detector: &str) -> Option<(&'static Known, &'static Found)> {
    CLASSIFIERS.iter().find_map(|known| {
        known
            .detectors
            .iter()
            .find(|found| found.id == detector)
            .map(|found| (known, found))
    })
}

#[cfg(test)]
mod tests {
    use detect::Span;

    use super::*;

    fn finding(id: &'static str, start: usize, confidence: Confidence) -> Finding {
        Finding {
            detector: DetectorId::builtin(id),
            span: Span::new(start, start + 10),
            confidence,
        }
    }

    #[test]
    fn a_classifier_moves_only_what_is_not_sure() {
        use Confidence::{High, Low, Medium, VeryHigh};

        for (was, said, is) in [
            (Low, High, High),
            (Medium, Low, Low),
            (High, Low, High),
            (VeryHigh, Low, VeryHigh),
        ] {
            let mut found = [finding("pii.phone", 5, was), finding("pii.phone", 40, was)];
            rate(&mut found, &finding("pii.phone", 5, said));
            assert_eq!([found[0].confidence, found[1].confidence], [is, was]);
        }
        let mut found = [finding("pii.phone", 5, Low)];
        rate(&mut found, &finding("pii.email", 5, High));
        rate(&mut found, &finding("pii.phone", 6, High));
        assert_eq!(found[0].confidence, Low);
    }

    #[test]
    fn what_both_take_for_the_same_is_surer_and_never_less_sure() {
        use Confidence::{High, Low, Medium};

        for (was, said, is) in [
            (Low, High, High),
            (Medium, Low, Medium),
            (Low, Medium, Medium),
        ] {
            let mut found = [finding("identifier.us_passport", 5, was)];
            rate(&mut found, &finding("pii.passport", 7, said));
            assert_eq!(found[0].confidence, is);
        }
        let mut found = [finding("identifier.us_passport", 5, Low)];
        rate(&mut found, &finding("pii.passport", 15, High));
        rate(&mut found, &finding("pii.person", 5, High));
        assert_eq!(found[0].confidence, Low);
    }
}
