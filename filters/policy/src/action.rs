//! What a rule asks for.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Which half of the exchange a rule decides about.
#[derive(
    Clone, Copy, Debug, Default, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// The request: evaluated when its head and, where a rule needs it, its body is known.
    #[default]
    Request,
    /// The response.
    Response,
}

/// The actions by name.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    /// Ends the phase; nothing of it is stopped.
    Allow,
    /// Ends the phase and the exchange with an error for the caller.
    Block,
    /// As `managed_challenge`: Cloudflare's name for the one that a person has to solve.
    Challenge,
    /// As `managed_challenge`: Cloudflare's name for the one that a browser solves alone.
    JsChallenge,
    /// Only records the match.
    Log,
    /// Ends the phase and the exchange with a page on which the caller has to prove something: the one of `block`, which may lead to
    /// whoever verifies callers; by default one that says so. Nobody is verified here.
    ManagedChallenge,
    /// Replaces what was found; later rules still count, and may redact more.
    Redact,
    /// Leaves out later rules: those it names, or all.
    Skip,
}

impl ActionKind {
    /// As written in the configuration and in events.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Block => "block",
            Self::Challenge => "challenge",
            Self::JsChallenge => "js_challenge",
            Self::Log => "log",
            Self::ManagedChallenge => "managed_challenge",
            Self::Redact => "redact",
            Self::Skip => "skip",
        }
    }

    /// Whether the caller gets a page instead of an answer, to go on from there.
    pub fn is_challenge(self) -> bool {
        matches!(
            self,
            Self::Challenge | Self::JsChallenge | Self::ManagedChallenge
        )
    }
}

/// Whether a rule acts.
#[derive(
    Clone, Copy, Debug, Default, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RuleMode {
    /// It does what its action says.
    #[default]
    Enforce,
    /// It does nothing; what it would have done is recorded.
    Log,
}

/// How a finding's text is replaced.
#[derive(
    Clone, Copy, Debug, Default, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RedactWith {
    /// A keyed hash, equal for equal text.
    Hash,
    /// Asterisks.
    #[default]
    Mask,
    /// Asterisks but for the last four characters.
    #[serde(rename = "mask_last4")]
    MaskLast4,
    /// Other digits for digits and other letters for letters, so that the detector still takes it for real; equal for equal
    /// text. Where its validator cannot be satisfied so: asterisks.
    PreserveFormat,
    /// The detector's label: `[CREDIT_CARD]`.
    Replace,
    /// A token that stands for the text within the exchange (requests only). Where the response has it, it is turned
    /// back after the response was inspected: what its client said is not redacted again.
    Token,
}

/// The media type of a block's body.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ContentType {
    /// `application/json`.
    #[default]
    #[serde(rename = "application/json")]
    Json,
    /// `text/html`.
    #[serde(rename = "text/html")]
    Html,
    /// `text/plain`.
    #[serde(rename = "text/plain")]
    Plain,
    /// `text/xml`.
    #[serde(rename = "text/xml")]
    Xml,
}

impl ContentType {
    /// The header's value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Html => "text/html",
            Self::Plain => "text/plain",
            Self::Xml => "text/xml",
        }
    }
}

/// What a rule does, compiled.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Action {
    /// See [`ActionKind::Allow`].
    Allow,
    /// See [`ActionKind::Block`]; a challenge is one with another page.
    Block(Arc<Block>),
    /// See [`ActionKind::Log`].
    Log,
    /// See [`ActionKind::Redact`].
    Redact(Arc<Redact>),
    /// See [`ActionKind::Skip`].
    Skip(Skip),
}

impl Action {
    /// Its name.
    pub fn kind(&self) -> ActionKind {
        match self {
            Self::Allow => ActionKind::Allow,
            Self::Block(block) => block.action,
            Self::Log => ActionKind::Log,
            Self::Redact(_) => ActionKind::Redact,
            Self::Skip(_) => ActionKind::Skip,
        }
    }
}

/// The answer to a caller that is blocked or challenged.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Block {
    /// `block` or a challenge.
    pub action: ActionKind,
    /// 400 to 499.
    pub status: u16,
    /// What the body is.
    pub content_type: ContentType,
    /// At most 2048 bytes; `None` asks for the provider's own error body, or a page.
    pub body: Option<String>,
}

/// What is replaced, and how.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Redact {
    /// How.
    pub with: RedactWith,
    /// Findings of these profiles; empty means of all profiles in force.
    pub profiles: Vec<String>,
    /// Findings of these detectors (`family.*` for a family); empty means of all.
    pub detectors: Vec<String>,
}

/// Which later rules of the phase are left out.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Skip {
    /// All of them.
    Remainder,
    /// Those with these ids.
    Rules(Vec<String>),
}
