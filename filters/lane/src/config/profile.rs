//! A DLP profile of the user's own.

use serde::Deserialize;

/// A named choice of detectors.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProfileConfig {
    /// What rules call it in `dlp.profiles`.
    pub id: String,
    /// For people.
    #[serde(default)]
    pub title: String,
    /// Detector ids (`finance.visa`); `finance.*` stands for a whole family.
    pub detectors: Vec<String>,
    /// The least confidence that counts: `low`, `medium`, `high` or `very_high`.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub confidence: detect::Confidence,
    /// The profile fires when the number of findings is strictly greater.
    #[serde(default)]
    pub allowed_match_count: u32,
}
