//! What was inspected and what was not, with the reason: never silence.

use std::fmt;

use serde::Serialize;

/// Why something was not inspected.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The configuration exempts this content type.
    Exempt,
    /// The body is not of a kind that can be read.
    ContentType,
    /// JSON nests deeper than the limit.
    Depth,
    /// The content encoding is unknown or its data is corrupt.
    Encoding,
    /// A file in it is encrypted.
    Encrypted,
    /// A picture: its text could only be seen.
    Image,
    /// The body is not what its type says, or is cut off.
    Malformed,
    /// A media part inside a readable body (sound, video, or a file where the host reads none).
    Media,
    /// No rule or profile in force looks at it.
    NoCheck,
    /// The endpoint is not in scope of the lane.
    OutOfScope,
    /// A queue was full.
    Overload,
    /// A protocol that cannot be inspected (an upgrade, a tunnel).
    Protocol,
    /// The decoded body is out of proportion to its compressed form.
    Ratio,
    /// A bound on bytes was reached.
    Size,
    /// A bound on time was reached.
    Time,
    /// Text is given as the model's token ids.
    Tokens,
    /// The classifier could not be reached or gave no usable answer.
    Unavailable,
}

impl Reason {
    /// As events and metrics spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exempt => "exempt",
            Self::ContentType => "content_type",
            Self::Depth => "depth",
            Self::Encoding => "encoding",
            Self::Encrypted => "encrypted",
            Self::Image => "image",
            Self::Malformed => "malformed",
            Self::Media => "media",
            Self::NoCheck => "no_check",
            Self::OutOfScope => "out_of_scope",
            Self::Overload => "overload",
            Self::Protocol => "protocol",
            Self::Ratio => "ratio",
            Self::Size => "size",
            Self::Time => "time",
            Self::Tokens => "tokens",
            Self::Unavailable => "unavailable",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Whether a body was inspected.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyState {
    /// There was none, or the exchange ended before it.
    #[default]
    None,
    /// All of it was.
    Inspected,
    /// Some of it was; `uninspected` says what was not.
    Partial,
    /// Nothing of it was; `uninspected` says why.
    Uninspected,
}

/// What was done with one body.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct BodyCoverage {
    /// Whether it was inspected.
    pub state: BodyState,
    /// What was not, why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub uninspected: Vec<Reason>,
    /// Bytes received. Of a stream that is cut: those of its events, decoded, up to the one that it is cut for.
    pub bytes: u64,
    /// Pieces of text inspected.
    pub segments: u32,
    /// Profiles all of whose detectors ran over it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub profiles: Vec<String>,
    /// The other detectors that ran over it: of a profile that also needs a classifier, or for a rule on categories.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub detectors: Vec<String>,
    /// Classifiers and what became of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub classifiers: Vec<ClassifierUse>,
}

impl BodyCoverage {
    /// Records that part of the body was not inspected.
    pub fn miss(&mut self, reason: Reason) {
        if !self.uninspected.contains(&reason) {
            self.uninspected.push(reason);
        }
        self.state = match self.state {
            BodyState::Inspected | BodyState::Partial => BodyState::Partial,
            BodyState::None | BodyState::Uninspected => BodyState::Uninspected,
        };
    }
}

/// What became of a classifier that a rule or profile in force needs.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct ClassifierUse {
    /// Its id.
    pub id: String,
    /// What became of it.
    pub outcome: ClassifierOutcome,
    /// Why it gave no answer; absent too where the exchange ended while it was being asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
}

/// What became of a classifier call.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClassifierOutcome {
    /// It answered.
    Answered,
    /// It was not asked since the request's body was not read; the reason says why.
    NotAsked,
    /// No answer was needed: an earlier rule had decided, or there was no text.
    NotNeeded,
    /// It gave no answer.
    Failed,
}
