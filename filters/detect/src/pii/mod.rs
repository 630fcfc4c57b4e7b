//! What names or reaches a person.

mod email;
mod ipv4;

use crate::detector::Detector;

/// The family's detectors, in alphabetical order.
pub(crate) static DETECTORS: &[&Detector] = &[&email::DETECTOR, &ipv4::DETECTOR];
