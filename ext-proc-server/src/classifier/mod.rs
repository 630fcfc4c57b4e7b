//! The classifiers: each a value in [`CLASSIFIERS`], one file each.

mod cache;
mod custom_topics;
mod embedder;
mod flights;
mod pii_head;
mod pii_ner;
mod pool;
mod prompt;
mod token_classifier;
mod tokens;

use std::{borrow::Cow, fmt, path::PathBuf, time::Instant};

use lane::{ClassifierTopic, ClassifiersConfig};

pub use self::pool::Classifiers;
pub(crate) use self::prompt::check as check_prompt;

/// Every classifier there is.
pub static CLASSIFIERS: &[&Classifier] = &[
    &custom_topics::CUSTOM_TOPICS,
    &pii_ner::PII_NER,
    &prompt::PROMPT,
];

/// One classifier: what it is called, what it finds, and how a worker gets one.
#[derive(Debug)]
pub struct Classifier {
    /// As configuration, requests and events spell it.
    pub id: &'static str,
    /// For people.
    pub title: &'static str,
    /// The detector ids of its findings. They are never those of a built-in detector: a profile that asks for e-mail
    /// addresses must not need a network.
    pub detectors: &'static [&'static str],
    /// Whether its answer depends on the request's topics.
    by_topics: bool,
    /// Loads one for a worker; fetches ONNX Runtime the first time.
    load: fn(&ClassifiersConfig) -> Result<Box<dyn Classify>, LoadError>,
}

/// A loaded classifier, owned by one worker.
pub(crate) trait Classify: Send {
    /// Looks at a text, until it is through or the time is up.
    fn classify(&mut self, asked: &Asked<'_>) -> Answer;

    /// What of all that [`lane::Lane::asked_of_prompts`] may name it cannot tell.
    fn cannot_tell(&self) -> Vec<&'static str> {
        Vec::new()
    }
}

/// What a classifier is asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    pub(crate) text: &'a str,
    /// Whose text it is, as [`lane::ClassifierSegment::role`].
    pub(crate) role: &'a str,
    /// None where the answer does not depend on them.
    pub(crate) topics: &'a [ClassifierTopic],
    /// Whether it is a response's.
    pub(crate) is_response: bool,
    pub(crate) until: Instant,
}

/// What a classifier found in one text.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Answer {
    /// In order; only topics, which are of the whole text, lie over others.
    pub(crate) findings: Vec<TextFinding>,
    /// At most one for each field and key.
    pub(crate) scores: Vec<TextScore>,
    pub(crate) end: AnswerEnd,
}

impl Answer {
    /// Nothing, for this reason.
    pub(crate) fn ended(end: AnswerEnd) -> Self {
        Self {
            end,
            ..Self::default()
        }
    }
}

/// How far a classifier came.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum AnswerEnd {
    /// It looked at everything.
    #[default]
    Complete,
    /// The time was up before it was through.
    Timeout,
    /// The network could not be run.
    Failed,
}

/// A finding in one text: byte offsets on character boundaries.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct TextFinding {
    pub(crate) detector: Cow<'static, str>,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// As [`lane::ClassifierFinding::confidence`].
    pub(crate) confidence: u32,
}

/// What a text adds to a field: of all texts of a request the lowest counts.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct TextScore {
    /// As [`lane::Score::field`].
    pub(crate) field: &'static str,
    /// As [`lane::Score::key`].
    pub(crate) key: String,
    /// 1 to 99, lower is riskier or more relevant.
    pub(crate) value: i32,
}

/// A topic or an order with a score below this is a finding.
const POSSIBLE: i32 = 50;
/// With one below this, of high confidence.
const LIKELY: i32 = 20;

/// How sure a finding with this score is, as [`lane::ClassifierFinding::confidence`]; `None`: it is none.
fn confidence(score: i32) -> Option<u32> {
    match score {
        ..LIKELY => Some(2),
        LIKELY..POSSIBLE => Some(1),
        _ => None,
    }
}

/// Where an artefact of a classifier is: it comes with the sources, or is fetched the first time.
fn artefact(classifier: &str, name: &str) -> Result<PathBuf, LoadError> {
    artefacts::ensure(name).map_err(|e| LoadError::new(classifier, e.to_string()))
}

/// A classifier could not be loaded.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LoadError {
    subject: String,
    message: String,
}

impl LoadError {
    pub(crate) fn new(subject: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            subject: subject.into(),
            message: message.into(),
        }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.subject, self.message)
    }
}

impl std::error::Error for LoadError {}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use lane::{Config, Lane, LaneKind};

    use super::CLASSIFIERS;

    /// Without it a profile that names such a detector would be refused, or never ask.
    #[test]
    fn lanes_know_every_classifier_and_what_it_finds() {
        for classifier in CLASSIFIERS {
            for detector in classifier.detectors {
                let document = format!(
                    "{{version: 1, classifiers: {{mode: in_process}}, \
                     profiles: [{{id: p, detectors: [{detector}]}}], lanes: {{llm_gateway: {{profiles: [p]}}}}}}"
                );
                let config = Config::from_yaml(&document).unwrap();
                let lane = Lane::compile(&config, LaneKind::LlmGateway).unwrap();
                assert_eq!(lane.classifiers(), [classifier.id], "{detector}");
            }
        }
    }

    #[test]
    fn ids_are_unique() {
        let ids: BTreeSet<_> = CLASSIFIERS.iter().map(|c| c.id).collect();
        assert_eq!(ids.len(), CLASSIFIERS.len());
        for classifier in CLASSIFIERS {
            let unique: BTreeSet<_> = classifier.detectors.iter().collect();
            assert_eq!(
                unique.len(),
                classifier.detectors.len(),
                "{}",
                classifier.id
            );
        }
    }
}
