//! Finds sensitive and hostile text: text in, findings out.

mod boundary;
mod by_hash;
mod calendar;
mod checksum;
mod code;
mod context;
mod custom;
mod detector;
mod eights;
mod encoded;
mod entry;
mod escape;
mod feed;
mod finance;
mod finding;
mod fold;
mod heads;
mod health;
mod identifier;
mod joint;
#[cfg(test)]
mod laws;
mod lead;
mod marks;
mod names;
mod next;
mod normalize;
mod numbers;
mod output;
mod overlap;
mod pattern;
mod patterns;
mod pii;
mod plain;
mod prefilter;
mod preserve;
mod profile;
#[cfg(test)]
mod proof;
mod redact;
mod registry;
mod runs;
mod scanner;
mod secret;
#[cfg(test)]
mod signs;
mod stream;
mod stretch;
mod sweep;
mod whole;
mod words;

pub use self::{
    custom::{
        Case, DatasetError, DatasetKey, DatasetOptions, DatasetReport, ExactMatch, Fingerprint,
        FingerprintError, LONGEST_WORD, MOST_WORDS, OWN, Regex, RegexError, Terms, build_dataset,
        build_fingerprint,
    },
    detector::{About, Detector, Family, Match, Prefilter},
    entry::Entry,
    finding::{Confidence, DetectorId, Finding, Span},
    overlap::{cover, resolve},
    pattern::ScannerError,
    plain::Plain,
    profile::{Profile, Together, builtin_profiles, names_detector},
    redact::{HashKey, MASK, Redaction, TokenVault, redact},
    registry::{detector, detectors},
    scanner::Scanner,
    stream::{Progress, StreamLimits, StreamScanner},
    whole::{DOCUMENTS, OWN_TOPICS, Whole, is_order, is_topic, needs_whole},
};
