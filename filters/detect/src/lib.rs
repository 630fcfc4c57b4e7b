//! Finds sensitive and hostile text: text in, findings out.

mod detector;
mod finding;

pub use self::{
    detector::{Detector, Family, Match, Prefilter},
    finding::{Confidence, DetectorId, Finding, Span},
};
