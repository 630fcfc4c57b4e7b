//! What the rules of a phase decided.

use std::sync::Arc;

use serde::Serialize;

use crate::action::{ActionKind, Block, Redact};

/// What the rules of a phase decided.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Verdict {
    /// How the phase ends.
    pub decision: Decision,
    /// What is to be replaced, in the order of the rules.
    pub redactions: Vec<Redaction>,
    /// Every rule that matched, in order, with what it did or would have done.
    pub matches: Vec<RuleMatch>,
}

/// How a phase ends.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Decision {
    /// A rule allowed it.
    Allow {
        /// The rule's id.
        rule: Arc<str>,
    },
    /// A rule blocked it.
    Block {
        /// The rule's id.
        rule: Arc<str>,
        /// The answer to the caller.
        block: Arc<Block>,
    },
    /// No rule ended it: it goes on.
    #[default]
    Pass,
    /// A rule left out all later ones: it goes on.
    Skip {
        /// The rule's id.
        rule: Arc<str>,
    },
}

/// A redaction that a rule asked for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Redaction {
    /// The rule's id.
    pub rule: Arc<str>,
    /// What is replaced, and how.
    pub redact: Arc<Redact>,
}

/// A rule that matched.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct RuleMatch {
    /// Its id.
    pub rule: Arc<str>,
    /// What it asks for.
    pub action: ActionKind,
    /// Whether it acted.
    pub effect: Effect,
}

/// Whether a rule that matched acted.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// It did.
    Applied,
    /// It is in log mode: it would have.
    WouldApply,
}
