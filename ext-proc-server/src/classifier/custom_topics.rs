//! Topics of the user's own, without training: how alike a prompt's meaning and a few words' are. Those with a label get a score,
//! those that profiles name are findings.
//!
//! A prompt is as near to a topic as its nearest window. Application's instructions and the model's own words are no prompt.

use std::{num::NonZeroUsize, time::Instant};

use lane::{ClassifierSegment, ClassifiersConfig, CustomTopicConfig, OWN_TOPICS};
use lru::LruCache;

use super::{
    Answer, AnswerEnd, Asked, Classifier, Classify, LoadError, TextFinding, TextScore, confidence,
    embedder::{Embedder, Nearness, Vector},
};

pub(super) static CUSTOM_TOPICS: Classifier = Classifier {
    id: "custom_topics",
    title: "Topics of the user's own, by their meaning",
    detectors: &[],
    by_topics: true,
    load,
};

const FIELD: &str = "cf.llm.prompt.custom_topic_categories";

/// At score 50 are, of 900 ordinary prompts (chats with public models), one in a hundred for a topic that they do not have; at 27
/// one in three hundred.
const NEARNESS: Nearness = Nearness {
    middle: 0.22,
    step: 0.06,
};

/// More are not looked for: those with labels, and as many that profiles name.
const MOST: usize = 2 * CustomTopicConfig::MOST;

/// The roles of what is no prompt.
const NO_PROMPT: [&str; 4] = [
    "system",
    "developer",
    "assistant",
    ClassifierSegment::UNSAID,
];

/// Phrases whose meanings are kept. More than one document's: a server may be asked by several hosts.
const PHRASES: NonZeroUsize = NonZeroUsize::MIN.saturating_add(255);

struct CustomTopics {
    embedder: Embedder,
    phrases: LruCache<String, Vector>,
}

fn load(_: &ClassifiersConfig) -> Result<Box<dyn Classify>, LoadError> {
    Ok(Box::new(CustomTopics {
        embedder: Embedder::load()?,
        phrases: LruCache::new(PHRASES),
    }))
}

impl Classify for CustomTopics {
    fn classify(&mut self, asked: &Asked<'_>) -> Answer {
        if asked.topics.is_empty() || NO_PROMPT.contains(&asked.role) {
            return Answer::default();
        }
        if asked.topics.len() > MOST {
            return Answer::ended(AnswerEnd::Failed);
        }
        let mut topics = Vec::new();
        for topic in asked.topics {
            match self.meaning(&topic.topic, asked.until) {
                Some(meaning) => topics.push((&topic.label, meaning)),
                None => return Answer::ended(AnswerEnd::Failed),
            }
        }
        let (windows, end) = self.embedder.windows(asked.text, asked.until);
        let mut answer = Answer::ended(end);
        for (label, topic) in topics {
            let likeness = windows.iter().map(|window| window.likeness(&topic));
            let Some(value) = likeness.reduce(f32::max).map(score) else {
                continue;
            };
            if !label.starts_with(OWN_TOPICS) {
                answer.scores.push(TextScore {
                    field: FIELD,
                    key: label.clone(),
                    value,
                });
            } else if let Some(confidence) = confidence(value) {
                answer.findings.push(TextFinding {
                    detector: label.clone().into(),
                    start: 0,
                    end: asked.text.len(),
                    confidence,
                });
            }
        }
        answer
    }
}

impl CustomTopics {
    /// What a topic means: between its own words and a question about them, which prompts are more like.
    fn meaning(&mut self, topic: &str, until: Instant) -> Option<Vector> {
        if let Some(known) = self.phrases.get(topic) {
            return Some(known.clone());
        }
        let words = self.embedder.phrase(topic, until)?;
        let question = self
            .embedder
            .phrase(&format!("A question about {topic}."), until)?;
        let meaning = words.between(&question);
        self.phrases.put(topic.to_owned(), meaning.clone());
        Some(meaning)
    }
}

/// 1 to 99, lower is more relevant.
fn score(likeness: f32) -> i32 {
    NEARNESS.score(likeness).into()
}

#[cfg(test)]
mod tests {
    use super::score;

    #[test]
    fn scores_fall_from_99_to_1() {
        assert_eq!([-1.0, 0.22, 1.0].map(score), [99, 50, 1]);
        assert!(score(0.28) > 20 && score(0.28) < 30);
        for pair in [-1.0_f32, 0.0, 0.1, 0.2, 0.3, 0.4, 1.0].windows(2) {
            assert!(score(pair[0]) >= score(pair[1]), "{pair:?}");
        }
        assert!((1..=99).contains(&score(f32::MAX)));
    }
}
