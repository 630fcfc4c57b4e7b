//! Entries of the user's own: what a scanner looks for beside the built-in detectors.

mod dataset;
mod fingerprint;
mod normal;
mod regex;
mod syntax;
mod table;
mod terms;
mod word_list;

use crate::finding::DetectorId;

pub use self::{
    dataset::{DatasetError, DatasetKey, DatasetOptions, DatasetReport, ExactMatch, build_dataset},
    fingerprint::{Fingerprint, FingerprintError, build_fingerprint},
    regex::Regex,
    syntax::RegexError,
    terms::Terms,
    word_list::{Case, LONGEST_WORD, MOST_WORDS},
};

/// What stands before the ids of entries: so it shows whose they are.
pub const OWN: &str = "custom.";

/// Whether the id is that of an entry of the user's own.
pub(crate) fn is_own(id: &DetectorId) -> bool {
    id.as_str().starts_with(OWN)
}
