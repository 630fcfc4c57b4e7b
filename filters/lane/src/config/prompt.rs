//! Where prompts are, in bodies that no table knows.

use codec::Role;
use serde::Deserialize;

use super::error::ConfigError;

/// Cloudflare's field extractor `llm_prompts`, as its API has it: used on every endpoint of `ai_waf`, beside the shapes that are
/// known.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LlmPromptsConfig {
    /// The rules; the texts that any of them selects are the prompt.
    pub rules: Vec<ExtractionConfig>,
}

/// One rule of the extractor.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExtractionConfig {
    /// Its name, which events and `weir extract --explain` say: 1 to 64 characters.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What it is for: at most 4096 characters.
    #[serde(default)]
    pub description: Option<String>,
    /// What it selects.
    pub fields: Vec<ExtractionFieldConfig>,
}

/// What a rule of the extractor selects.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExtractionFieldConfig {
    /// Its name: at least one character.
    pub name: String,
    /// A value expression, such as `requests[*].params.messages[*].content`: 1 to 4096 characters.
    pub expression: String,
}

/// Where an endpoint's prompt is: an expression or a JSONPath.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PromptAtConfig {
    /// A value expression, such as `requests[*].params.messages[*].content`: 1 to 4096 characters.
    #[serde(default)]
    pub expression: Option<String>,
    /// A JSONPath query (RFC 9535), such as `$.messages[?@.role == 'user'].content`. Not in the wasm filter.
    #[serde(default)]
    pub jsonpath: Option<String>,
    /// Who speaks; absent: who the body says, or else the user.
    #[serde(default)]
    pub role: Option<SpeakerConfig>,
}

/// Who speaks.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SpeakerConfig {
    /// The person or program that asks.
    User,
    /// The application: its instructions are not scored for attacks.
    System,
    /// The model.
    Assistant,
    /// A tool or a document.
    Tool,
}

impl SpeakerConfig {
    pub(crate) fn role(self) -> Role {
        match self {
            Self::User => Role::User,
            Self::System => Role::System,
            Self::Assistant => Role::Assistant,
            Self::Tool => Role::Tool,
        }
    }
}

/// How long an expression or a description may be.
pub(crate) const MOST_CHARACTERS: usize = 4096;

impl LlmPromptsConfig {
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        for (index, rule) in self.rules.iter().enumerate() {
            let wrong = |key: &str, message: &str| {
                Err(ConfigError::at(
                    format!("llm_prompts.rules[{index}].{key}"),
                    message,
                ))
            };
            if !(1..=64).contains(&rule.reference.chars().count()) {
                return wrong("ref", "a ref has 1 to 64 characters");
            }
            if self
                .rules
                .iter()
                .take(index)
                .any(|known| known.reference == rule.reference)
            {
                return wrong("ref", "another rule has this ref");
            }
            if rule
                .description
                .iter()
                .any(|d| d.chars().count() > MOST_CHARACTERS)
            {
                return wrong("description", "a description has at most 4096 characters");
            }
            if rule.fields.is_empty() {
                return wrong("fields", "a rule without fields selects nothing");
            }
            if rule.fields.iter().any(|field| field.name.is_empty()) {
                return wrong("fields", "a field has a name");
            }
        }
        Ok(())
    }
}
