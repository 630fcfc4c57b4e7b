//! Entries of the user's own: what a scanner looks for beside the built-in detectors.

mod dataset;
mod fingerprint;
mod normal;
mod regex;
mod syntax;
mod table;
mod terms;
mod word_list;

pub use self::{
    dataset::{DatasetError, DatasetKey, DatasetOptions, DatasetReport, ExactMatch, build_dataset},
    fingerprint::{Fingerprint, FingerprintError, build_fingerprint},
    regex::Regex,
    syntax::RegexError,
    terms::Terms,
    word_list::{Case, LONGEST_WORD, MOST_WORDS},
};
