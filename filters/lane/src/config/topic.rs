//! Topics of the user's own, which a classifier looks for in prompts by their meaning.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::error::ConfigError;

/// A topic by its meaning: prompts get a score for it in `cf.llm.prompt.custom_topic_categories`, under its label.
///
/// The bounds are those of Cloudflare's custom topics.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CustomTopicConfig {
    /// The key in the field: 2 to 20 of `a` to `z`, `0` to `9` and `-`.
    pub label: String,
    /// What it is about, in a few English words: 2 to 50 printable ASCII characters, of which those before the first comma count.
    pub topic: String,
}

impl CustomTopicConfig {
    /// How many there may be.
    pub const MOST: usize = 20;

    /// The words that count.
    pub(crate) fn phrase(&self) -> &str {
        let first = self.topic.split(',').next().unwrap_or_default();
        first.trim()
    }

    pub(super) fn check(topics: &[Self]) -> Result<(), ConfigError> {
        if topics.len() > Self::MOST {
            let message = format!(
                "{} topics; at most {} may be given",
                topics.len(),
                Self::MOST
            );
            return Err(ConfigError::at("custom_topics", message));
        }
        let mut labels = BTreeSet::new();
        for (index, topic) in topics.iter().enumerate() {
            let wrong = |key: &str, message: String| {
                Err(ConfigError::at(
                    format!("custom_topics[{index}].{key}"),
                    message,
                ))
            };
            if !is_label(&topic.label) {
                return wrong("label", "a label has 2 to 20 of a-z, 0-9 and -".to_owned());
            }
            if !labels.insert(&topic.label) {
                return wrong("label", format!("{} is there already", topic.label));
            }
            if !is_topic(&topic.topic) || topic.phrase().len() < 2 {
                let message = "a topic has 2 to 50 printable ASCII characters, 2 of them before the first comma";
                return wrong("topic", message.to_owned());
            }
        }
        Ok(())
    }
}

fn is_label(text: &str) -> bool {
    let part = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (2..=20).contains(&text.len()) && text.bytes().all(part)
}

fn is_topic(text: &str) -> bool {
    let printable = |byte: u8| (b' '..=b'~').contains(&byte);
    (2..=50).contains(&text.len()) && text.bytes().all(printable)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::Config;

    fn read(topics: &serde_json::Value) -> Result<Config, crate::ConfigError> {
        Config::from_json(&json!({ "version": 1, "custom_topics": topics }).to_string())
    }

    #[test]
    fn a_topic_that_no_host_could_ask_for_is_refused_where_it_stands() {
        let long = "x".repeat(51);
        for (label, topic, wrong) in [
            ("competitors", "products of our competitors", None),
            ("a1", "ab", None),
            ("law", "legal advice, lawsuits", None),
            ("a", "ab", Some("label")),
            ("Legal", "legal advice", Some("label")),
            ("legal_advice", "legal advice", Some("label")),
            ("a-label-of-more-than-20", "legal advice", Some("label")),
            ("legal", "l", Some("topic")),
            ("legal", ", legal advice", Some("topic")),
            ("legal", "avis juridique prêté", Some("topic")),
            ("legal", "legal\nadvice", Some("topic")),
            ("legal", long.as_str(), Some("topic")),
        ] {
            let result = read(&json!([{ "label": label, "topic": topic }]));
            let path = result.as_ref().err().map(crate::ConfigError::path);
            let expected = wrong.map(|key| format!("custom_topics[0].{key}"));
            assert_eq!(path, expected.as_deref(), "{label}: {topic}");
        }
    }

    #[test]
    fn labels_are_unique_and_twenty_topics_are_enough() {
        let topic = |label: String| json!({ "label": label, "topic": "travel" });
        let twice = read(&json!([topic("go".into()), topic("go".into())])).unwrap_err();
        assert_eq!(twice.path(), "custom_topics[1].label");
        let many = |count: usize| -> serde_json::Value {
            (0..count).map(|i| topic(format!("t{i}"))).collect()
        };
        assert!(read(&many(20)).is_ok());
        assert_eq!(read(&many(21)).unwrap_err().path(), "custom_topics");
    }

    #[test]
    fn words_before_the_first_comma_count() {
        let config = read(&json!([{ "label": "law", "topic": " legal advice , suits" }])).unwrap();
        assert_eq!(config.custom_topics[0].phrase(), "legal advice");
    }
}
