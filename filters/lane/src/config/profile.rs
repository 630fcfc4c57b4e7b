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
    /// Detectors left out again, as `detectors` names them.
    #[serde(default)]
    pub except: Vec<String>,
    /// It only fires when different detectors find something close together: `{different: 3, within_bytes: 300}`.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TogetherSchema>"))]
    pub together: Option<detect::Together>,
}

/// What `together` looks like, for the schema.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
struct TogetherSchema {
    /// How many different detectors must find something.
    #[expect(dead_code, reason = "only its schema is used")]
    different: u32,
    /// In how many bytes, from the first finding's start to the last one's end.
    #[expect(dead_code, reason = "only its schema is used")]
    within_bytes: usize,
}
