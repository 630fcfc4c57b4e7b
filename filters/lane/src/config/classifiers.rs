//! Where the classifiers run and how long they may take.

use serde::Deserialize;

use super::error::ConfigError;

/// Where the classifiers run.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ClassifiersConfig {
    /// Where needed, off, in this process, or in an ext_proc server. Where one of the last two is said, classifiers are also asked
    /// how sure a pattern's finding is that a profile is not sure enough of; without an answer it stays as it is.
    pub mode: ClassifierMode,
    /// The server, for `remote`.
    pub remote: Option<RemoteConfig>,
    /// How long a call may take, in milliseconds, 1 to 60000; later it is `uninspected(time)`.
    pub budget_ms: u32,
    /// How many calls may wait; beyond that they are `uninspected(overload)`.
    pub queue: usize,
    /// How many sessions run at once; 0 = one per core.
    pub workers: usize,
}

/// Where the classifiers run.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ClassifierMode {
    /// In this process, where a rule or profile in force needs one; else nowhere. What detectors find too (`pii_detected`)
    /// does not need one. A wasm filter runs none: what needs one is refused at load.
    #[default]
    WhereNeeded,
    /// Nowhere: a rule or profile that needs one is refused at load.
    Off,
    /// In this process (Pingora host, ext_proc server). A wasm filter cannot, and refuses it at load.
    InProcess,
    /// In an ext_proc server, over gRPC.
    Remote,
}

impl ClassifierMode {
    /// The mode in a host that can run classifiers: `where_needed` becomes one of the others.
    #[must_use]
    pub fn resolved(self, is_needed: bool) -> Self {
        match self {
            Self::WhereNeeded if is_needed => Self::InProcess,
            Self::WhereNeeded => Self::Off,
            chosen => chosen,
        }
    }

    /// Whether the document says that classifiers run.
    pub(crate) fn is_chosen(self) -> bool {
        matches!(self, Self::InProcess | Self::Remote)
    }
}

/// The server that runs the classifiers.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RemoteConfig {
    /// `http://host:port` for the Pingora host; in Envoy, the name of the cluster.
    pub address: String,
}

impl ClassifiersConfig {
    /// The longest budget, in milliseconds: what a server of the Classifier service will wait, whoever asks.
    pub const MOST_BUDGET_MS: u32 = 60_000;

    pub(super) fn check(&self) -> Result<(), ConfigError> {
        if (1..=Self::MOST_BUDGET_MS).contains(&self.budget_ms) {
            return Ok(());
        }
        let (given, most) = (self.budget_ms, Self::MOST_BUDGET_MS);
        Err(ConfigError::at(
            "classifiers.budget_ms",
            format!("{given} is out of range; it may be 1 to {most}"),
        ))
    }
}

impl Default for ClassifiersConfig {
    fn default() -> Self {
        Self {
            mode: ClassifierMode::default(),
            remote: None,
            budget_ms: 1000,
            queue: 64,
            workers: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Config;

    #[test]
    fn a_budget_that_nobody_could_keep_is_refused() {
        for (budget, good) in [(0, false), (1, true), (60_000, true), (60_001, false)] {
            let text = format!("{{\"version\": 1, \"classifiers\": {{\"budget_ms\": {budget}}}}}");
            let read = Config::from_json(&text);
            assert_eq!(read.is_ok(), good, "{budget}");
            if let Err(error) = read {
                assert_eq!(error.path(), "classifiers.budget_ms");
            }
        }
    }

    #[cfg(feature = "yaml")]
    #[test]
    fn a_wrong_budget_is_named_with_line_and_column() {
        let text = "version: 1\nclassifiers:\n  budget_ms: 0\n";
        let error = Config::from_yaml(text).unwrap_err();
        assert!(
            error
                .in_document("weir.yaml", text)
                .starts_with("weir.yaml:3:14: ")
        );
    }
}
