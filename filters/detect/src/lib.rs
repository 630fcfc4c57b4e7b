//! Finds sensitive and hostile text: text in, findings out.

mod boundary;
mod checksum;
mod detector;
mod finance;
mod finding;
mod identifier;
mod pii;
#[cfg(test)]
mod proof;
mod secret;

pub use self::{
    detector::{Detector, Family, Match, Prefilter},
    finding::{Confidence, DetectorId, Finding, Span},
};

/// Every built-in detector.
pub fn detectors() -> impl Iterator<Item = &'static Detector> {
    [
        finance::DETECTORS,
        identifier::DETECTORS,
        pii::DETECTORS,
        secret::DETECTORS,
    ]
    .into_iter()
    .flatten()
    .copied()
}
