//! What a scanner looks for: a built-in detector, or an entry of the user's own that was read at run time.

use std::sync::Arc;

use regex_syntax::hir::Hir;

use crate::{
    custom::{Fingerprint, Regex, Terms},
    detector::{Detector, Match},
    finding::{Confidence, DetectorId},
    lead::Lead,
    pattern::{self, ScannerError},
};

/// One thing that a scanner looks for.
#[derive(Clone, Debug)]
pub enum Entry {
    /// A built-in detector.
    Builtin(&'static Detector),
    /// The matches of a built-in detector that need no name before them; a scanner adds it by itself.
    Nameless(&'static Detector),
    /// A regular expression of the user's own; gone with the last scanner that has it.
    Regex(Arc<Regex>),
    /// Words or exact data of the user's own.
    Terms(Arc<Terms>),
    /// Documents of the user's own, by their fingerprints; texts are judged as a whole.
    Documents(Arc<Fingerprint>),
}

impl From<&'static Detector> for Entry {
    fn from(detector: &'static Detector) -> Self {
        Self::Builtin(detector)
    }
}

impl From<Arc<Regex>> for Entry {
    fn from(regex: Arc<Regex>) -> Self {
        Self::Regex(regex)
    }
}

impl From<Arc<Terms>> for Entry {
    fn from(terms: Arc<Terms>) -> Self {
        Self::Terms(terms)
    }
}

impl From<Arc<Fingerprint>> for Entry {
    fn from(fingerprint: Arc<Fingerprint>) -> Self {
        Self::Documents(fingerprint)
    }
}

impl Entry {
    /// What its findings are called.
    pub(crate) fn id(&self) -> DetectorId {
        match self {
            Self::Builtin(detector) | Self::Nameless(detector) => DetectorId::builtin(detector.id),
            Self::Regex(regex) => regex.id().clone(),
            Self::Terms(terms) => terms.id().clone(),
            Self::Documents(fingerprint) => fingerprint.id().clone(),
        }
    }

    /// Its pattern, as the automata are made from it.
    pub(crate) fn parse(&self) -> Result<Hir, ScannerError> {
        match self {
            Self::Builtin(detector) => pattern::parse(detector),
            Self::Nameless(detector) => pattern::parse_of(detector, detector.nameless),
            Self::Regex(regex) => Ok(regex.pattern().clone()),
            Self::Terms(_) | Self::Documents(_) => {
                Err(ScannerError::new(self.id(), "there is no pattern"))
            }
        }
    }

    /// Where its matches may start.
    pub(crate) fn lead(&self, pattern: &Hir) -> Lead {
        match self {
            Self::Builtin(detector) | Self::Nameless(detector) => Lead::new(detector),
            Self::Regex(_) | Self::Terms(_) | Self::Documents(_) => Lead::of_any(pattern),
        }
    }

    /// The words of which its matches need one before them. `true`: it stands for another entry where there is none.
    pub(crate) fn names(&self) -> Option<(&'static [&'static [&'static str]], bool)> {
        match self {
            Self::Builtin(detector) if !detector.names.is_empty() => Some((detector.names, false)),
            Self::Nameless(detector) => Some((detector.names, true)),
            _ => None,
        }
    }

    /// What stands for it where its names do not.
    pub(crate) fn nameless(&self) -> Option<Self> {
        match self {
            Self::Builtin(detector) if !detector.nameless.is_empty() => {
                Some(Self::Nameless(detector))
            }
            _ => None,
        }
    }

    /// How sure it is of a candidate, before the words around it are read.
    pub(crate) fn validate(&self, candidate: &Match<'_>) -> Option<Confidence> {
        match self {
            Self::Builtin(detector) | Self::Nameless(detector) => (detector.validate)(candidate),
            Self::Regex(regex) => regex.validate(candidate),
            Self::Terms(_) | Self::Documents(_) => None,
        }
    }

    /// How sure it is once the words before a candidate are read.
    pub(crate) fn in_context(
        &self,
        candidate: &Match<'_>,
        confidence: Confidence,
    ) -> Option<Confidence> {
        match self {
            Self::Builtin(detector) | Self::Nameless(detector) => {
                candidate.in_context(detector, confidence)
            }
            Self::Regex(regex) => Some(match candidate.follows_any(regex.context()) {
                true => confidence.raised(),
                false => confidence,
            }),
            Self::Terms(_) | Self::Documents(_) => Some(confidence),
        }
    }

    /// Where in a match the sensitive part begins.
    pub(crate) fn value(&self, text: &str) -> usize {
        match self {
            Self::Builtin(detector) | Self::Nameless(detector) => (detector.value)(text),
            Self::Regex(_) | Self::Terms(_) | Self::Documents(_) => 0,
        }
    }
}
