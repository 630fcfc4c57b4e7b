//! What a scan reports: which detector, where, how sure. Never the text itself.

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Serialize};

/// A half-open byte range `start..end` in a segment's text.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// How many bytes it covers.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// How sure a detector is, in Cloudflare DLP's four levels.
#[derive(
    Clone, Copy, Debug, Default, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// The shape fits.
    #[default]
    Low,
    /// The shape fits and either a validator or the words around it agree.
    Medium,
    /// A checksum or an unmistakable prefix agrees.
    High,
    /// Checksum or prefix, and the words around it.
    VeryHigh,
}

impl Confidence {
    /// One level higher; the highest stays.
    #[must_use]
    pub fn raised(self) -> Self {
        match self {
            Self::Low => Self::Medium,
            Self::Medium => Self::High,
            Self::High | Self::VeryHigh => Self::VeryHigh,
        }
    }

    /// One level lower; `None` below the lowest.
    #[must_use]
    pub fn lowered(self) -> Option<Self> {
        match self {
            Self::Low => None,
            Self::Medium => Some(Self::Low),
            Self::High => Some(Self::Medium),
            Self::VeryHigh => Some(Self::High),
        }
    }
}

/// A detector's id, `family.name`: built in (`finance.visa`), from a classifier (`pii.person`) or the user's own.
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
pub struct DetectorId(Cow<'static, str>);

impl DetectorId {
    /// The id of a built-in detector.
    pub const fn builtin(id: &'static str) -> Self {
        Self(Cow::Borrowed(id))
    }

    /// An id that came from data.
    pub fn new(id: impl Into<String>) -> Self {
        Self(Cow::Owned(id.into()))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DetectorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One confirmed occurrence. It carries no text, so it can be logged.
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
pub struct Finding {
    /// Who found it.
    pub detector: DetectorId,
    /// Where, in bytes of the segment's original (not normalised) text; on character boundaries.
    pub span: Span,
    /// How sure.
    pub confidence: Confidence,
}
