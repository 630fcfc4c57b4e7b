//! Numbers that a state gave to a person or company.

mod us_itin;
mod us_ssn;

use crate::detector::Detector;

/// The family's detectors, in alphabetical order.
pub(crate) static DETECTORS: &[&Detector] = &[&us_itin::DETECTOR, &us_ssn::DETECTOR];
