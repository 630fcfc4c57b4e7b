//! Decides: attributes and findings in, verdict out.

/// A rule as typed.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct RuleConfig {
    /// Unique in its lane.
    pub id: String,
}
