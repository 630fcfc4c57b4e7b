//! How endpoints are discovered.

use std::time::Duration;

use ::discovery::{Bounds, Thresholds};
use serde::Deserialize;

use super::{ConfigError, RedisConfig};

/// Finds out from traffic which endpoints are models': every exchange of the lane counts, in scope or not, none of its text is
/// kept.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct DiscoveryConfig {
    /// What becomes of an endpoint that is found to be a model's.
    pub apply: Apply,
    /// How many successful exchanges an endpoint needs before it is judged, 20 to 100000; older ones count less.
    #[cfg_attr(feature = "schema", schemars(range(min = 20, max = 100_000)))]
    pub min_samples: u32,
    /// After how many days an exchange counts half, 1 to 365.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 365)))]
    pub half_life_days: u32,
    /// How many endpoints are kept, 10 to 20000; beyond, those with the fewest exchanges are forgotten.
    #[cfg_attr(feature = "schema", schemars(range(min = 10, max = 20_000)))]
    pub max_endpoints: u32,
    /// The file that keeps what is known, beside the document; several hosts may share one. Absent: the server of `store.redis`
    /// keeps it, shared by all hosts with its `prefix`; where there is none either, a restart begins anew.
    pub state: Option<String>,
    /// This host's name among those that share the state; absent: the machine's name and the program's.
    pub host: Option<String>,
    /// How often endpoints are judged and the state is saved, in seconds, 1 to 3600.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 3600)))]
    pub interval_seconds: u32,
    /// Where the line runs.
    pub thresholds: Thresholds,
    /// The server that keeps what is known, if no file does; filled in by the host.
    #[serde(skip)]
    pub store: Option<RedisConfig>,
}

/// What becomes of an endpoint that is found to be a model's.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Apply {
    /// It is reported.
    #[default]
    Suggest,
    /// It gets the label `cf-llm`, as if it were listed: the lane scans what is labelled, and nothing else.
    Label,
}

impl Default for DiscoveryConfig {
    fn default() -> Self {
        Self {
            apply: Apply::Suggest,
            min_samples: 50,
            half_life_days: 7,
            max_endpoints: 1000,
            state: None,
            host: None,
            interval_seconds: 30,
            thresholds: Thresholds::default(),
            store: None,
        }
    }
}

impl DiscoveryConfig {
    /// `path`: of this section.
    pub(super) fn check(&self, path: &str) -> Result<(), ConfigError> {
        let numbers = [
            ("min_samples", self.min_samples, 20, 100_000),
            ("half_life_days", self.half_life_days, 1, 365),
            ("max_endpoints", self.max_endpoints, 10, 20_000),
            ("interval_seconds", self.interval_seconds, 1, 3600),
        ];
        for (key, number, least, most) in numbers {
            if !(least..=most).contains(&number) {
                let message = format!("{number} is not between {least} and {most}");
                return Err(ConfigError::at(format!("{path}.{key}"), message));
            }
        }
        if self.host.as_deref() == Some("") {
            return Err(ConfigError::at(format!("{path}.host"), "a host has a name"));
        }
        let checked = self.thresholds.check();
        checked.map_err(|(key, why)| ConfigError::at(format!("{path}.thresholds.{key}"), why))
    }

    /// How long a host's part is kept by the store after the host was seen last: as long as an endpoint that is a model's is
    /// remembered.
    pub fn keep(&self) -> Duration {
        Duration::from_secs(u64::from(self.half_life_days) * 8 * 24 * 3600)
    }

    pub(crate) fn bounds(&self) -> Bounds {
        Bounds {
            min_samples: self.min_samples,
            half_life_ms: u64::from(self.half_life_days) * 24 * 3_600_000,
            endpoints: usize::try_from(self.max_endpoints).unwrap_or(usize::MAX),
        }
    }
}
