//! Entries of the user's own: what a scanner looks for beside the built-in detectors.

mod regex;

pub use self::regex::Regex;
