//! The managed rules that only watch: Cloudflare's "AI Security Log Mode Ruleset".

use policy::{ActionKind, RuleConfig};
use serde::Deserialize;

use super::ConfigError;

/// Three rules with fixed conditions, which come after the lane's own: a request that one of those blocks is not seen by them. Where
/// one matches, the whole body goes into the event, sealed to the key of `payload_log`.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct LogModeConfig {
    /// Of prompts with personal data (`cf.llm.prompt.pii_detected`).
    pub pii: LogModeAction,
    /// Of prompts on an unsafe topic (`cf.llm.prompt.unsafe_topic_detected`).
    pub unsafe_topic: LogModeAction,
    /// Of prompts that attack the model.
    pub injection: LogModeAction,
    /// The injection score, 1 to 99, below which one does; Cloudflare's is not published.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 99)))]
    pub injection_below: u8,
}

impl Default for LogModeConfig {
    fn default() -> Self {
        Self {
            pii: LogModeAction::Log,
            unsafe_topic: LogModeAction::Log,
            injection: LogModeAction::Log,
            injection_below: 20,
        }
    }
}

/// What one of these rules does.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LogModeAction {
    /// Blocks, with the default page.
    Block,
    /// Records.
    #[default]
    Log,
    /// It is left out.
    Off,
}

impl LogModeConfig {
    /// `path`: of the lane.
    pub(super) fn check(&self, path: &str) -> Result<(), ConfigError> {
        if (1..=99).contains(&self.injection_below) {
            return Ok(());
        }
        let message = format!("{} is not between 1 and 99", self.injection_below);
        let place = format!("{path}.log_mode.injection_below");
        Err(ConfigError::at(place, message))
    }

    /// The rules that it stands for.
    pub(crate) fn rules(&self) -> impl Iterator<Item = RuleConfig> {
        let injection = format!("cf.llm.prompt.injection_score lt {}", self.injection_below);
        let each = [
            (
                "log_mode.pii",
                self.pii,
                "cf.llm.prompt.pii_detected".to_owned(),
            ),
            (
                "log_mode.unsafe_topic",
                self.unsafe_topic,
                "cf.llm.prompt.unsafe_topic_detected".to_owned(),
            ),
            ("log_mode.injection", self.injection, injection),
        ];
        each.into_iter().filter_map(|(id, action, when)| {
            let action = match action {
                LogModeAction::Block => ActionKind::Block,
                LogModeAction::Log => ActionKind::Log,
                LogModeAction::Off => return None,
            };
            Some(RuleConfig {
                body_log: true,
                ..RuleConfig::new(id, when, action)
            })
        })
    }
}
