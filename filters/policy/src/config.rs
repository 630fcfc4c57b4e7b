//! Rules as typed in the configuration.

use serde::Deserialize;

use crate::action::{ActionKind, ContentType, Phase, RedactWith, RuleMode};

/// A rule as typed.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RuleConfig {
    /// Names the rule in events: 1 to 64 letters, digits, `_`, `-` or `.`; no two rules share one.
    pub id: String,
    /// For people.
    #[serde(default)]
    pub description: String,
    /// Which half of the exchange it decides about: `request` where it is not said.
    #[serde(default)]
    pub phase: Phase,
    /// The condition, in the Rules language.
    pub when: String,
    /// What it does.
    pub action: ActionKind,
    /// Whether it acts or only records what it would have done.
    #[serde(default)]
    pub mode: RuleMode,
    /// Where it matches, what was found goes into the event, sealed to the key of `payload_log`.
    #[serde(default)]
    pub payload_log: bool,
    /// The same with the whole body. Managed rules alone do so.
    #[serde(skip)]
    pub body_log: bool,
    /// More about the action `redact`.
    #[serde(default)]
    pub redact: Option<RedactConfig>,
    /// More about the action `block`, and about challenges: what the caller gets.
    #[serde(default)]
    pub block: Option<BlockConfig>,
    /// More about the action `skip`.
    #[serde(default)]
    pub skip: Option<SkipConfig>,
}

impl RuleConfig {
    /// A rule about requests that says no more than this.
    pub fn new(id: &str, when: String, action: ActionKind) -> Self {
        Self {
            id: id.to_owned(),
            description: String::new(),
            phase: Phase::Request,
            when,
            action,
            mode: RuleMode::Enforce,
            payload_log: false,
            body_log: false,
            redact: None,
            block: None,
            skip: None,
        }
    }
}

/// What is replaced, and how.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RedactConfig {
    /// How.
    #[serde(default)]
    pub with: RedactWith,
    /// Findings of these profiles; none named means of all profiles in force.
    #[serde(default)]
    pub profiles: Vec<String>,
    /// Findings of these detectors alone; `finance.*` stands for a family. None named means of all.
    #[serde(default)]
    pub detectors: Vec<String>,
}

/// The answer to a caller that is blocked or challenged.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BlockConfig {
    /// 400 to 499; 403 where it is not given.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(range(min = 400, max = 499)))]
    pub status: Option<u16>,
    /// What the body is.
    #[serde(default)]
    pub content_type: ContentType,
    /// At most 2048 bytes; without it, the provider's own error body, or a page where a browser asks.
    #[serde(default)]
    pub body: Option<String>,
}

/// Which later rules are left out.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SkipConfig {
    /// Their ids; none named means all.
    #[serde(default)]
    pub rules: Vec<String>,
}
